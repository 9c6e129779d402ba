"""A column of rows that scrolls; filled anew without losing the place of the focus."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.domain.readiness import EVIDENCE, Finding, Kind
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea, ScrolledInside
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.window.places import PLACES, place_of_finding

WEIGHT_STATES = {"error": State.ERROR, "warning": State.ATTENTION, "note": State.NOTE}


class RowList(ScrollArea):
    """Rows one below the other."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[QWidget] = []
        self._is_whole = False
        self._inside = ScrolledInside()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def set_whole(self, whole: bool) -> None:
        """As high as its rows, for a page that scrolls itself; else the list scrolls."""
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self._is_whole = whole
        if whole:
            self._hug()
        else:
            self.setMinimumHeight(120)
        kind = QSizePolicy.Policy.Preferred if whole else QSizePolicy.Policy.Ignored
        self.setSizePolicy(QSizePolicy.Policy.Preferred, kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
        if self._is_whole and watched is self._inside and resized:
            self._hug()
        # A scroll area watches its inside itself.
        return super().eventFilter(watched, event)

    def _hug(self) -> None:
        width = max(1, self.viewport().width())
        self.setMinimumHeight(max(48, self._column.heightForWidth(width)))

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead of the ones before."""
        focused = QApplication.focusWidget()
        place = self.rows.index(focused) if focused in self.rows else -1
        self.setUpdatesEnabled(False)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = list(rows)
        for index, row in enumerate(self.rows):
            self._column.insertWidget(index, row)
        self.setUpdatesEnabled(True)
        if place >= 0 and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus()


def tab_through(parts: Sequence[QWidget]) -> None:
    """Tab goes through these parts in this order; rows made later would otherwise come last."""
    for part, following in pairwise(parts):
        QWidget.setTabOrder(part, following)


def finding_row(finding: Finding, link: str = "") -> CheckRow:
    """A finding as a row; the caller joins `clicked`."""
    return CheckRow(WEIGHT_STATES[finding.weight.value], finding.sentence, finding.fact, link)


def place_of(finding: Finding) -> tuple[str, str]:
    """The page and code where a finding is mended; evidence is opened at the item concerned."""
    if finding.kind is Kind.LATE:
        page = {"meeting": "minutes", "deadlines": "setup"}.get(finding.place, finding.place)
        return (page if page in PLACES else "setup"), ""
    page, code = place_of_finding(finding.place)
    if finding.place == EVIDENCE and finding.codes:
        return page, finding.codes[0]
    return page, code
