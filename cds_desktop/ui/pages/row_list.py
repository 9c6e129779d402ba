"""A column of rows that scrolls; filled anew without losing the place of the focus."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from cds_desktop.domain.readiness import Finding
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.state_glyph import State

WEIGHT_STATES = {"error": State.ERROR, "warning": State.ATTENTION, "note": State.NOTE}


class RowList(QScrollArea):
    """Rows one below the other."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[QWidget] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead of the ones before."""
        focused = QApplication.focusWidget()
        place = self.rows.index(focused) if focused in self.rows else -1
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = list(rows)
        for index, row in enumerate(self.rows):
            self._column.insertWidget(index, row)
        if place >= 0 and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus()


def finding_row(finding: Finding, link: str = "") -> CheckRow:
    """A finding as a row; the caller joins `clicked`."""
    return CheckRow(WEIGHT_STATES[finding.weight.value], finding.sentence, finding.fact, link)
