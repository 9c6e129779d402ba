"""Cần chú ý: what may spoil the result, worst first; what is work of its own stands among the tasks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.readiness import Finding, Kind
from cds_desktop.queries import Overview
from cds_desktop.ui.pages.row_list import RowList, finding_row, place_of
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.labels import Label

_TASKS = (Kind.UNSCORED, Kind.NUMBERS_WITHOUT_POINTS, Kind.UNPROVEN, Kind.NO_DESCRIPTION, Kind.NO_PLAN)


class AttentionCard(Card):
    """Findings as rows; `go_to` carries page and code."""

    go_to = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Cần chú ý", padding=Space.XS, spacing=Space.S, parent=parent)
        self.body.setContentsMargins(Space.XS, Space.M, Space.XS, Space.M)
        self.head.setContentsMargins(Space.M, 0, Space.M, 0)
        self.title.setMinimumHeight(34)
        self._nothing = Label("Không có gì cần chú ý.", tone="muted", wrap=True)
        self._nothing.setContentsMargins(Space.M, Space.S, Space.M, 0)
        self.rows = RowList("Cần chú ý")
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.rows, 1)

    def show_overview(self, overview: Overview) -> None:
        """Show what needs a look."""
        found = [finding for finding in overview.findings if finding.kind not in _TASKS]
        rows = [self._row(finding) for finding in found]
        self.rows.show_rows(rows)
        self._nothing.setVisible(not rows)
        self.set_title(f"Cần chú ý · {len(rows)}" if rows else "Cần chú ý")

    def _row(self, finding: Finding) -> CheckRow:
        row = finding_row(finding)
        row.clicked.connect(lambda: self.go_to.emit(*place_of(finding)))
        return row
