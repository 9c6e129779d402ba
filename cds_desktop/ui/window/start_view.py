"""What stands in the window while no round is open: go on where one was, begin, open, look at the sample."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui import background
from cds_desktop.ui.file_asking import ask_folder
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import link, primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.window import memory
from cds_desktop.ui.window.recent_row import RecentRow

if TYPE_CHECKING:
    from cds_desktop.queries.recent import RecentWorkspace

WIDTH = 720


class StartView(QWidget):
    """Workspaces opened before, and the ways to begin; the sample school is put into `home`."""

    new_asked = Signal()
    folder_chosen = Signal(Path)

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.setAccessibleName("Bắt đầu")
        self.setAcceptDrops(True)
        self._is_over = False
        self.rows: list[RecentRow] = []
        self._build()
        self.begin.clicked.connect(self.new_asked)
        self.other.clicked.connect(self._ask_for_folder)
        self.sample.clicked.connect(self.open_sample)
        self._show_folders(memory.recent_folders())

    def offer_last(self, folder: Path) -> None:
        """Offer the way back to the workspace that was open last, first of all."""
        memory.remember_folder(folder)
        self._show_folders(memory.recent_folders())

    def choose(self, folder: Path) -> None:
        """Open a folder, or say why it cannot be reached."""
        background.run_query(self, partial(_look, folder), self._open)

    def open_sample(self) -> None:
        """Trường minh họa, in a folder of its own beside the others."""
        from cds_desktop.ui.pages.setup_wizard.founding import SAMPLE_NAME, SampleFounding

        self.setEnabled(False)
        founding = SampleFounding(self._home / SAMPLE_NAME)

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
        memory.remember_folder(found.folder)
        self.folder_chosen.emit(found.folder)

    def _forget(self, folder: Path) -> None:
        memory.forget_folder(folder)
        self._show_folders(memory.recent_folders())
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
