"""What stands in the window while no round is open: go on where one was, begin, open, look at the sample."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui import background
from cds_desktop.ui.file_asking import ask_folder
from cds_desktop.ui.recent_folders import forget_folder, recent_folders, remember_folder
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link, primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.row_button import RowButton, let_clicks_through, paint_focus
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

if TYPE_CHECKING:
    from cds_desktop.queries.recent import RecentWorkspace

WIDTH = 720
_DATA_VARIABLE = "CDS_DATA_DIR"


class StartView(QWidget):
    """Workspaces opened before, and the ways to begin; a folder dropped here is opened."""

    new_asked = Signal()
    folder_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bắt đầu")
        self.setAcceptDrops(True)
        self._is_over = False
        self.rows: list[RecentRow] = []
        self.back: RecentRow | None = None
        self._build()
        self.begin.clicked.connect(self.new_asked)
        self.other.clicked.connect(self._ask_for_folder)
        self.sample.clicked.connect(self.open_sample)
        self._show_folders(recent_folders())

    def offer_last(self, folder: Path) -> None:
        """Offer the way back to the workspace that was open last, first of all."""
        remember_folder(folder)
        self._show_folders(recent_folders())

    def choose(self, folder: Path) -> None:
        """Open a folder, or say why it cannot be reached."""
        background.run_query(self, partial(_look, folder), self._open)

    def open_sample(self) -> None:
        """Trường minh họa, in a folder of its own beside the others."""
        from cds_desktop.ui.pages.setup_wizard.founding import SampleFounding

        self.setEnabled(False)
        founding = SampleFounding(_sample_folder())

        def opened(_: object) -> None:
            founding.founded.close()
            self.folder_chosen.emit(founding.folder)

        background.run_action(self, founding.do, done=opened, failed=self._refused)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.rows[0] if self.rows else self.begin).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData().urls()) is not None:
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        if (folder := _dropped(event.mimeData().urls())) is not None:
            event.acceptProposedAction()
            self.choose(folder)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_over:
            paint_focus(QPainter(self), QRectF(self.rect()).adjusted(6, 6, -6, -6), 8)

    def _build(self) -> None:
        self.begin = primary("Lập hồ sơ mới", arrow=True)
        self.other = secondary("Mở thư mục hồ sơ", "folder")
        self.sample = link("Xem thử với trường minh họa", "eye")
        self._recent = Card("Hồ sơ mở gần đây", spacing=Space.S)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._recent.body.addLayout(self._list)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        self._empty = EmptyState(
            "Chưa mở hồ sơ nào",
            "Lập hồ sơ của trường cho năm học này, hoặc mở thư mục hồ sơ đã có (thả vào đây cũng được).",
        )
        self._recent.body.addWidget(self._empty)
        for button in (self.begin, self.other, self.sample):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        column.addStretch(1)
        column.addWidget(self._recent)
        column.addLayout(buttons)
        column.addStretch(2)
        self._lay_out(inside)

    def _lay_out(self, inside: QWidget) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inside, 8)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(middle))

    def _show_folders(self, folders: list[Path]) -> None:
        self.rows = [RecentRow(folder) for folder in folders]
        refill(self._list, self.rows)
        for row in self.rows:
            row.clicked.connect(partial(self.choose, row.folder))
            row.forget_asked.connect(partial(self._forget, row.folder))
        self.back = self.rows[0] if self.rows else None
        self._recent.title.setVisible(bool(self.rows))
        self._empty.setVisible(not self.rows)
        if self.rows:
            background.run_query(self, partial(_look_at_all, folders), self._show_facts)

    def _show_facts(self, found: "tuple[RecentWorkspace, ...]") -> None:
        known = {one.folder: one for one in found}
        for row in self.rows:
            if row.folder in known:
                row.show_facts(known[row.folder])

    def _open(self, found: "RecentWorkspace") -> None:
        if found.fault:
            self._show_facts((found,))
            background.signals.said.emit(found.fault)
            return
        remember_folder(found.folder)
        self.folder_chosen.emit(found.folder)

    def _forget(self, folder: Path) -> None:
        forget_folder(folder)
        self._show_folders(recent_folders())
        (self.rows[0] if self.rows else self.begin).setFocus()

    def _refused(self, error: Exception) -> None:
        from cds_desktop.errors import CdsError
        from cds_desktop.ui.fault_dialog import show_fault

        self.setEnabled(True)
        if isinstance(error, CdsError):
            show_fault(self.window(), error)

    def _set_over(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def _ask_for_folder(self) -> None:
        if folder := ask_folder(self, "Mở thư mục hồ sơ"):
            self.choose(folder)


class RecentRow(RowButton):
    """One workspace: whose it is and where it lies; Del takes it off the list."""

    forget_asked = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._glyph = StateGlyph(State.ATTENTION, 20)
        self._icon = IconView("folder", "accent", 20)
        self._name = Label(folder.name, Type.STRONG, wrap=True)
        self._place = Label(str(folder), Type.SMALL, tone="muted", wrap=True)
        self._fault = Label("", Type.SMALL, tone="warn", wrap=True)
        self.forget = icon_button("Bỏ khỏi danh sách này", "close")
        self.forget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.forget.clicked.connect(self.forget_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._place, self._fault):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addStrut(Size.ROW_TASK - 2 * Space.S)
        for part in (self._glyph, self._icon):
            row.addWidget(part)
        row.addLayout(words, 1)
        row.addWidget(self.forget)
        let_clicks_through(self._glyph, self._icon, self._name, self._place, self._fault)
        self._say("")

    def show_facts(self, found: "RecentWorkspace") -> None:
        """Whose workspace it is, or why it cannot be opened now."""
        year = f"năm học {found.school_year}" if found.school_year else ""
        self._name.setText(" · ".join(part for part in (found.school or self.folder.name, year) if part))
        self._say(found.fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forget_asked.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._glyph.setVisible(bool(fault))
        self._icon.setVisible(not fault)
        self._name.set_tone("muted" if fault else "")
        self.setAccessibleName(f"Mở hồ sơ {self._name.text()}")
        self.setAccessibleDescription(". ".join(part for part in (str(self.folder), fault) if part))


def _dropped(urls: list[QUrl]) -> Path | None:
    """The one folder that is dropped; a file stands for the folder it lies in."""
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def _look(folder: Path) -> "RecentWorkspace":
    from cds_desktop.queries.recent import recent_workspace

    return recent_workspace(folder.parent if folder.is_file() else folder)


def _look_at_all(folders: list[Path]) -> "tuple[RecentWorkspace, ...]":
    from cds_desktop.queries.recent import recent_workspaces

    return recent_workspaces(folders)


def _sample_folder() -> Path:
    data = os.environ.get(_DATA_VARIABLE) or platformdirs.user_data_dir("CDS Desktop", appauthor=False)
    return Path(data) / "truong-minh-hoa"
