"""The keys of the window: steps, undo, search, rail, help, panes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from cds_desktop.ui.window.places import RAIL_KEYS

if TYPE_CHECKING:
    from cds_desktop.ui.window.main_window import MainWindow

WINDOW_KEYS = (
    ("Ctrl+0", "Việc cần làm"),
    ("Ctrl+1 … Ctrl+9", "Đến từng bước"),
    ("Ctrl+Z", "Hoàn tác"),
    ("Ctrl+Y", "Làm lại"),
    ("Ctrl+K", "Tìm mọi nơi"),
    ("F6, Shift+F6", "Khung kế tiếp, khung trước"),
    ("F9", "Thu gọn hoặc mở rộng thanh bước"),
    ("Tab, Shift+Tab", "Ô tiếp theo, ô trước"),
    ("Enter, phím cách", "Mở, chọn"),
    ("Esc", "Đóng khung tìm, đóng báo đã làm"),
    ("F1", "Trợ giúp của trang đang mở"),
)


def install(window: "MainWindow") -> None:
    """Join every key of the window with what it does."""
    for number, key in enumerate(RAIL_KEYS):
        _add(window, f"Ctrl+{number}", partial(window.go_to, key))
    _add(window, "Ctrl+Z", lambda: window.undoing.undo())
    for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
        _add(window, keys, lambda: window.undoing.redo())
    _add(window, "Ctrl+K", window.open_search)
    _add(window, "F9", window.toggle_rail)
    _add(window, "F1", window.show_help)


def _add(window: "MainWindow", keys: str, slot: Callable[[], None]) -> None:
    QShortcut(QKeySequence(keys), window).activated.connect(slot)
