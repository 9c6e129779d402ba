"""The program as its user starts it, and beside it a thread that answers what is on the screen.

One JSON question a line on standard input, one JSON answer a line on standard output. It never types,
clicks or calls anything of the program: all input comes from outside, through the screen.
"""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from cds_desktop import app
from cds_desktop.ui import background
from e2e import looking
from ui.watchdog import Watchdog

Question = dict[str, Any]


class Driver(QObject):
    """Takes each question to the screen's thread and its answer back."""

    _asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._watchdog = Watchdog()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Answer until nobody asks any more."""
        for line in sys.stdin:
            answered = threading.Event()
            box: list[Any] = []
            self._asked.emit((json.loads(line), box, answered))
            answered.wait()
            print(json.dumps(box[0], ensure_ascii=False), flush=True)

    def _answer(self, asked: tuple[Question, list[Any], threading.Event]) -> None:
        question, box, answered = asked
        with self._watchdog.looking_away():
            try:
                box.append({"answer": self._ask(question)})
            except Exception as error:
                box.append({"error": repr(error)})
        answered.set()

    def _ask(self, question: Question) -> Any:
        what = question.pop("ask")
        answers: dict[str, Callable[..., Any]] = {
            "find": looking.find,
            "rows": looking.rows,
            "focus": looking.focus,
            "front": looking.front,
            "words": looking.words,
            "idle": background.is_idle,
            "shot": _shot,
            "during": self._watchdog.name,
            "stalls": self._watchdog.report,
        }
        return answers[what](**question)


def _shot(path: str) -> bool:
    """The whole screen as a picture, decorations and all."""
    screen = QApplication.primaryScreen()
    return screen.grabWindow(0).save(path)


def main() -> int:
    """Open the window as `python -m cds_desktop [FOLDER]` does."""
    app.application()
    driver = Driver()
    threading.Thread(target=driver.listen, name="driver", daemon=True).start()
    return app.open_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)


if __name__ == "__main__":
    sys.exit(main())
