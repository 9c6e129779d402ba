"""Measures one screen in a process of its own: python -m bench.screens_once KIND FOLDER, JSON on stdout."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from bench.stage import Stage, stage
from cds_desktop import queries
from cds_desktop.ui.pages.evidence.preview import EvidencePreview
from cds_desktop.ui.window.places import PLACES
from ui.memory import resident_mb
from ui.watchdog import Watchdog

ALT = Qt.KeyboardModifier.AltModifier
SEARCHED = "thong ke so 12"
PATIENCE_S = 30


def switching(played: Stage) -> dict[str, list[float]]:
    """Alt+→ through all criteria and Alt+← back, twice; the first round builds, the second shows."""
    played.window.go_to("scoring")
    played.settle()
    count = len([row for row in queries.criterion_tree(_workspace(played)) if row.kind == "criterion"])
    measured = {}
    for name in ("first time", "again"):
        there = [played.press(Qt.Key.Key_Right, ALT) for _ in range(count - 1)]
        measured[name] = there + [played.press(Qt.Key.Key_Left, ALT) for _ in range(count - 1)]
    return measured


def table(played: Stage) -> dict[str, list[float]]:
    """Search as you type, the same taken back, and a page down at a time."""
    opened = played.milliseconds(lambda: played.window.go_to("evidence"))
    page = played.window.page("evidence")
    search = _part(page, QLineEdit, "Tìm minh chứng")
    view = _part(page, QAbstractItemView, "Bảng minh chứng")
    search.setFocus()
    played.settle()
    typed = [played.type(letter) for letter in SEARCHED]
    typed += [played.press(Qt.Key.Key_Backspace) for _ in SEARCHED]
    bar = view.verticalScrollBar()
    scrolled = []
    for step in range(1, 61):
        began = time.perf_counter()
        bar.setValue(step * bar.maximum() // 60)
        view.viewport().repaint()
        scrolled.append((time.perf_counter() - began) * 1000)
    return {"open": [opened], "search": typed, "scroll": scrolled}


def preview(played: Stage) -> dict[str, list[float]]:
    """From choosing an item to its first picture, and the memory that takes."""
    rows = [row for row in queries.evidence_table(_workspace(played)).rows if row.item.files]
    measured = {}
    shown = EvidencePreview(_workspace(played))
    shown.resize(400, 500)
    shown.show()
    for row in rows:
        shown.show_item(None)
        played.settle()
        before = resident_mb()
        began = time.perf_counter()
        shown.show_item(row.item)
        peak = _await_red(shown, began)
        measured[row.item.title] = [
            (time.perf_counter() - began) * 1000,
            peak - before,
            resident_mb() - before,
        ]
    shown.close()
    return measured


def stalls(played: Stage) -> dict[str, list[tuple[float, float, str]]]:
    """Who keeps the screen waiting: each page twice, criteria one after the other, typing."""
    watchdog = Watchdog()
    told: dict[str, list[tuple[float, float, str]]] = {}
    for visit in ("first visit", "second visit"):
        for key in PLACES:
            watchdog.name(f"{key}, {visit}")
            played.window.go_to(key)
            played.settle()
    watchdog.name("change of criterion")
    played.window.go_to("scoring", "1.1")
    played.settle()
    for _ in range(10):
        played.press(Qt.Key.Key_Right, ALT)
    watchdog.name("typing a text")
    page = played.window.page("scoring")
    next(
        w for w in page.findChildren(QWidget) if w.accessibleName() == "Hiện trạng" and w.isVisible()
    ).setFocus()
    for letter in "Nha truong co bon muoi may tinh va hai phong hoc. ":
        played.type(letter)
    watchdog.name("")
    for stall in watchdog.stalls:
        facts = (stall.busy_seconds * 1000, stall.seconds * 1000, stall.stack)
        told.setdefault(stall.during, []).append(facts)
    watchdog.stop()
    return told


def _await_red(shown: QWidget, began: float) -> float:
    """Wait until the red mark of the page or photo is seen; returns the highest memory on the way."""
    peak = 0.0
    while not _has_red(shown.grab().toImage()):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        peak = max(peak, _resident_now())
        if time.perf_counter() - began > PATIENCE_S:
            raise TimeoutError("nothing was shown")
    return max(peak, _resident_now())


def _has_red(image: QImage) -> bool:
    for y in range(0, image.height(), 7):
        for x in range(0, image.width(), 7):
            color = QColor(image.pixel(x, y))
            if color.red() > 200 and color.green() < 60 and color.blue() < 60:
                return True
    return False


def _resident_now() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def _workspace(played: Stage):  # type: ignore[no-untyped-def]
    assert played.window.workspace is not None
    return played.window.workspace


def _part(page: QWidget, kind, name: str):  # type: ignore[no-untyped-def]
    return next(w for w in page.findChildren(kind) if w.accessibleName() == name)


if __name__ == "__main__":
    measure = {"switching": switching, "table": table, "preview": preview, "stalls": stalls}[sys.argv[1]]
    with stage(Path(sys.argv[2])) as played:
        measured = measure(played)
    print(json.dumps(measured, ensure_ascii=False))
