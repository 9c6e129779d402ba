"""Hoàn tác: the button of the window that names what can be taken back and what can be done again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cds_desktop.ui.widgets.buttons import Button, Kind

if TYPE_CHECKING:
    from cds_desktop.storage.history import History

NOTHING_DONE = "Chưa có gì để hoàn tác"
NOTHING_UNDONE = "Chưa có gì để làm lại"
SEALED = "Số liệu đã chốt: những việc trước đó không hoàn tác được nữa"
ONLY_LOOKING = "Hồ sơ đang mở chỉ để xem"
MOST_STEPS = 10
_LONGEST_WORDS = 72


class UndoButton(Button):
    """Opens the list of steps; `undo_asked` carries how many to take back, the latest first."""

    undo_asked = Signal(int)
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hoàn tác", Kind.ICON, "undo", parent=parent)
        self._history: History | None = None
        self.menu_shown = QMenu(self)
        self.menu_shown.setToolTipsVisible(True)
        self.clicked.connect(self._open)
        self.show_history(None, NOTHING_DONE)

    def show_history(self, history: "History | None", reason: str = "") -> None:
        """Follow the history of the open workspace; `reason` says why nothing can be taken back."""
        self._history = history
        undoable = history.undoable if history else ()
        redoable = history.redoable if history else ()
        self.setEnabled(bool(undoable or redoable))
        if undoable:
            words = f"Hoàn tác: {undoable[-1].words} (Ctrl+Z)"
        else:
            words = f"Làm lại: {redoable[-1].words} (Ctrl+Y)" if redoable else reason or NOTHING_DONE
        self.setToolTip(words)
        self.setAccessibleName("Hoàn tác")
        self.setAccessibleDescription(words)

    def _open(self) -> None:
        self._fill()
        corner = self.mapToGlobal(QPoint(self.width(), self.height() + 4))
        self.menu_shown.popup(corner - QPoint(self.menu_shown.sizeHint().width(), 0))

    def _fill(self) -> None:
        menu = self.menu_shown
        menu.clear()
        undoable = self._history.undoable if self._history else ()
        redoable = self._history.redoable if self._history else ()
        if undoable:
            menu.addAction(_line("Hoàn tác", undoable[-1].words, "Ctrl+Z"), partial(self.undo_asked.emit, 1))
        else:
            menu.addAction(NOTHING_DONE).setEnabled(False)
        if redoable:
            menu.addAction(_line("Làm lại", redoable[-1].words, "Ctrl+Y"), self.redo_asked.emit)
        else:
            menu.addAction(NOTHING_UNDONE).setEnabled(False)
        earlier = list(reversed(undoable))[1:MOST_STEPS]
        if earlier:
            menu.addSeparator()
        for count, step in enumerate(earlier, 2):
            menu.addAction(_line("Hoàn tác đến", step.words), partial(self.undo_asked.emit, count))


def _line(deed: str, words: str, keys: str = "") -> str:
    # An ampersand or a tabulator in a title is a character here.
    words = " ".join(words.split()).replace("&", "&&")
    if len(words) > _LONGEST_WORDS:
        words = words[: _LONGEST_WORDS - 1].rstrip() + "…"
    return f"{deed}: {words}\t{keys}" if keys else f"{deed}: {words}"
