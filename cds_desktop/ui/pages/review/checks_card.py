"""Kiểm tra: findings with their counts, errors first, each row a way to its place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.domain.readiness import Finding, Weight
from cds_desktop.ui.pages.review.words import link_words
from cds_desktop.ui.pages.row_list import RowList, finding_row, place_of
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State

WEIGHTS = (
    (Weight.ERROR, "lỗi", State.ERROR),
    (Weight.WARNING, "cảnh báo", State.ATTENTION),
    (Weight.NOTE, "lưu ý", State.NOTE),
)


class ChecksCard(Card):
    """The checks; `go_to` carries page and code."""

    go_to = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Kiểm tra", padding=Space.XS, spacing=Space.S, parent=parent)
        self.body.setContentsMargins(Space.XS, Space.S, Space.XS, Space.XS)
        self.head.setContentsMargins(Space.M, 0, Space.M, 0)
        self.title.setMinimumHeight(34)
        self._checked_at = Label("", Type.SMALL, tone="muted")
        self.head.addWidget(self._checked_at)
        self.chips = {weight: Chip(words, state) for weight, words, state in WEIGHTS}
        self._shown: tuple[Finding, ...] | None = None
        self._editable = True
        row = QHBoxLayout()
        row.setContentsMargins(Space.M, 0, Space.M, 0)
        row.setSpacing(Space.S)
        for chip in self.chips.values():
            chip.hide()
            row.addWidget(chip)
        row.addStretch(1)
        self.body.addLayout(row)
        self.rows = RowList("Kiểm tra")
        self.all_well = EmptyState("Không có gì phải sửa", "Số liệu, minh chứng và Hội đồng đã đủ để họp.")
        self.all_well.hide()
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.all_well, 1)

    def show_findings(
        self, found: tuple[Finding, ...], time_words: str, *, editable: bool
    ) -> tuple[str, ...]:
        """Show the findings of now; gives the sentences of those that are solved since the last time."""
        self._checked_at.setText(f"lúc {time_words}")
        for weight, words, state in WEIGHTS:
            count = sum(1 for finding in found if finding.weight is weight)
            self.chips[weight].show_chip(f"{count} {words}", state)
            self.chips[weight].setVisible(bool(count))
        solved = _solved(self._shown or (), found)
        if found != self._shown or editable != self._editable:
            self._editable = editable
            self.rows.show_rows([self._row(finding) for finding in found])
        self._shown = found
        self.rows.setVisible(bool(found))
        self.all_well.setVisible(not found)
        return solved

    def _row(self, finding: Finding) -> CheckRow:
        row = finding_row(finding, link_words(finding, editable=self._editable))
        row.clicked.connect(lambda: self.go_to.emit(*place_of(finding)))
        return row


def _solved(before: Sequence[Finding], now: Sequence[Finding]) -> tuple[str, ...]:
    """Sentences of findings none of whose codes is found any more."""
    left = {(finding.kind, code) for finding in now for code in (finding.codes or (finding.sentence,))}
    return tuple(
        finding.sentence
        for finding in before
        if not any((finding.kind, code) in left for code in (finding.codes or (finding.sentence,)))
    )
