"""Trợ giúp (F1): what the page is for, and the keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea
from cds_desktop.ui.window.keys import WINDOW_KEYS

if TYPE_CHECKING:
    from cds_desktop.ui.pages.page import Page

BEFORE_A_ROUND = "Lập hồ sơ của trường cho năm học này, hoặc mở thư mục hồ sơ đã có."


class HelpDialog(QDialog):
    """Help for one page: its title, its text, its keys and those of the window."""

    def __init__(
        self,
        title: str,
        text: str,
        keys: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trợ giúp")
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(title, Type.H2))
        column.addWidget(Label(text, wrap=True))
        column.addWidget(line())
        column.addWidget(_scrolling(_all_keys(keys)), 1)
        close = primary("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()


def open_help(parent: QWidget, page: "Page | None") -> None:
    """Explain the page that is open, or how to begin."""
    words = (page.title, page.help_text, page.keys) if page else ("Bắt đầu", BEFORE_A_ROUND, ())
    dialog = HelpDialog(*words, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(dialog.width(), min(dialog.sizeHint().height(), max(360, parent.height() - 2 * Space.XXL)))
    dialog.open()


def _all_keys(keys: Sequence[tuple[str, str]]) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, Space.S, 0)
    column.setSpacing(Space.S)
    if keys:
        column.addWidget(Label("Phím của trang này", Type.H3))
        column.addLayout(keys_grid(keys))
        column.addSpacing(Space.S)
    column.addWidget(Label("Phím dùng ở mọi trang", Type.H3))
    column.addLayout(keys_grid(WINDOW_KEYS))
    column.addStretch(1)
    return inside


def keys_grid(keys: Sequence[tuple[str, str]], *, small: bool = False) -> QGridLayout:
    """Keys with what they do."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L if small else Space.XL)
    # All keys are seen at once on a laptop.
    grid.setVerticalSpacing(Space.XS if small else 2)
    grid.setColumnMinimumWidth(0, 0 if small else 150)
    grid.setColumnStretch(1, 1)
    strong, plain = (Type.SMALL_STRONG, Type.SMALL) if small else (Type.STRONG, Type.BODY)
    for row, (key, words) in enumerate(keys):
        grid.addWidget(Label(key, strong), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(words, plain, wrap=True), row, 1)
    return grid


def _scrolling(inside: QWidget) -> ScrollArea:
    area = _KeysArea()
    area.setWidget(inside)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("Phím tắt")
    area.setMinimumHeight(140)
    return area


class _KeysArea(ScrollArea):
    """Wants to show all keys at once, and scrolls where the window is low."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() + QSize(16, 4) if inside is not None else super().sizeHint()
