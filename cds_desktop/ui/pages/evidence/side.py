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
        self.rows: tuple[EvidenceRow, ...] = ()
        self.panel = EvidencePanel(workspace, deeds, Thumbnails(workspace.evidence_files.path_of, self))
        self.bulk = BulkPanel(deeds)
        for part in (self.panel, self.bulk):
            self.addWidget(part)
            part.close_asked.connect(self.close_asked)
            part.menu_asked.connect(self.menu_asked)
        self.is_over = False
        self.bulk.merge_asked.connect(self.merge_asked)
        self.bulk.remove_asked.connect(self.remove_asked)

    def show_rows(self, rows: Sequence[EvidenceRow], *, editable: bool) -> None:
        """Show one item or what several share; nothing hides it."""
        if not rows:
            self.hand_over()
            self.rows = ()
            self.hide()
            return
        if self.currentWidget() is self.panel and len(rows) > 1:
            self.panel.hand_over()
        self.rows = tuple(rows)
        if len(rows) == 1:
            self.panel.show_row(rows[0], editable=editable)
        else:
            self.bulk.show_rows(rows, editable=editable)
        self.setCurrentWidget(self.panel if len(rows) == 1 else self.bulk)

    def hand_over(self) -> None:
        """Store what still waits."""
        self.panel.hand_over()
        self.bulk.hand_over()

    def start_editing(self) -> None:
        """Put the cursor where facts are changed."""
        if self.currentWidget() is self.panel:
            self.panel.start_editing()
        else:
            self.bulk.boxes["sensitivity"].setFocus()

    def open(self) -> None:
        """Become visible, over the page where it has no column of its own."""
        self.show()
        if self.is_over:
            self.raise_()

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
