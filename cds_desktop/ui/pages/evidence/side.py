"""Khung bên: one chosen item, or several; beside the table, or over it where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cds_desktop.queries import EvidenceRow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.evidence.bulk import BulkPanel
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds
from cds_desktop.ui.pages.evidence.panel import EvidencePanel
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.thumbnails import Thumbnails

TWO_COLUMNS, WIDE_FROM = 860, 1000
WIDE, NARROW = 304, 264


class EvidenceSide(QStackedWidget):
    """Shows rows; what it asks for concerns the rows it shows."""

    menu_asked = Signal(QPoint)
    merge_asked = Signal()
    remove_asked = Signal()
    close_asked = Signal()

    def __init__(self, workspace: Workspace, deeds: EvidenceDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self.rows: tuple[EvidenceRow, ...] = ()
        self.is_over = False
        thumbnails = Thumbnails(workspace.evidence_files.path_of, self)
        self.panel = EvidencePanel(workspace, deeds, thumbnails, self)
        self._bulk: BulkPanel | None = None
        self.panel.remove_asked.connect(self.remove_asked)
        self._add(self.panel)

    @property
    def bulk(self) -> BulkPanel:
        """What is shown of several items, made when several are first chosen."""
        if self._bulk is None:
            self._bulk = BulkPanel(self._deeds, self)
            self._bulk.merge_asked.connect(self.merge_asked)
            self._bulk.remove_asked.connect(self.remove_asked)
            self._add(self._bulk)
        return self._bulk

    def show_rows(self, rows: Sequence[EvidenceRow], *, editable: bool) -> None:
        """Show one item or what several share; nothing hides it."""
        if not rows:
            self.hand_over()
            self.rows = ()
            self.hide()
            return
        part = self.panel if len(rows) == 1 else self.bulk
        if part is not self.currentWidget():
            self.hand_over()
        self.rows = tuple(rows)
        part.show_rows(rows, editable=editable)
        self.setCurrentWidget(part)

    def hand_over(self) -> None:
        """Store what still waits."""
        self._part.hand_over()

    def start_editing(self) -> None:
        """Put the cursor where facts are changed."""
        self._part.start_editing()

    def open(self) -> None:
        """Become visible, over the page where it has no column of its own."""
        self.show()
        if self.is_over:
            self.raise_()

    @property
    def _part(self) -> EvidencePanel | BulkPanel:
        return self.bulk if self._bulk is self.currentWidget() else self.panel

    def _add(self, part: EvidencePanel | BulkPanel) -> None:
        self.addWidget(part)
        part.close_asked.connect(self.close_asked)
        part.menu_asked.connect(self.menu_asked)

    def fit(self, page: QWidget, columns: QHBoxLayout) -> None:
        """Beside the table while there is room for two columns, else over the right of the page."""
        self.is_over = page.width() < TWO_COLUMNS
        self.setFixedWidth(WIDE if page.width() >= WIDE_FROM or self.is_over else NARROW)
        at = columns.indexOf(self)
        if self.is_over:
            if at >= 0:
                columns.removeWidget(self)
                self.hide()
            margin = Space.S
            place = QRect(0, Space.M, self.width(), page.height() - 2 * Space.M)
            place.moveRight(page.width() - margin - 1)
            self.setGeometry(place)
        elif at < 0:
            columns.addWidget(self)
