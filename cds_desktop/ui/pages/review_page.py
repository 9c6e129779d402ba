"""Rà soát: what is wrong or odd, and how the points stand, criterion by criterion."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.actions import Subject
from cds_desktop.domain.numbers import show
from cds_desktop.domain.readiness import Finding, Weight
from cds_desktop.queries import Review
from cds_desktop.ui.background import run_query
from cds_desktop.ui.level_marks import show_on_meter
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.row_list import RowList, finding_row
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import ElidedLabel, Label
from cds_desktop.ui.widgets.level_meter import LevelMeter
from cds_desktop.ui.widgets.score_bar import ScoreBar
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.window.places import place_of_finding

WEIGHTS = (
    (Weight.ERROR, "lỗi", State.ERROR),
    (Weight.WARNING, "cảnh báo", State.ATTENTION),
    (Weight.NOTE, "lưu ý", State.NOTE),
)
LINK_WORDS = {
    "evidence": "Xem",
    "set": "Xem các dòng",
    "council": "Đến Hội đồng",
    "meeting": "Đến biên bản",
    "school": "Điền",
}


class ReviewPage(Page):
    """Checks at the left; level and bars at the right."""

    key = "review"
    title = "Rà soát"
    help_text = (
        "Các kiểm tra, lỗi xếp trước. Chọn một dòng để đến chỗ sửa. Còn lỗi thì chưa chốt được số liệu."
    )
    subjects = frozenset(Subject)

    def reload(self) -> None:
        run_query(self, partial(queries.review, self.workspace), self._show)

    def set_margin(self, margin: int) -> None:
        self._row.setContentsMargins(margin, Space.L, margin, Space.L)

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(Space.L)
        self._row.addWidget(self._build_checks(), 7)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Space.L)
        right.addWidget(self._build_standing())
        right.addWidget(self._build_bars(), 1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row.addWidget(scroll, 10)

    def _build_checks(self) -> Card:
        card = Card("Kiểm tra", spacing=Space.S)
        self._checked_at = Label("", Type.SMALL, tone="muted")
        card.head.addWidget(self._checked_at)
        self.chips = {weight: Chip(words, state) for weight, words, state in WEIGHTS}
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        card.body.addLayout(row)
        self.findings = RowList("Kiểm tra")
        self.all_well = EmptyState("Không có gì phải sửa", "Số liệu, minh chứng và Hội đồng đã đủ để họp.")
        card.body.addWidget(self.findings, 1)
        card.body.addWidget(self.all_well, 1)
        return card

    def _build_standing(self) -> Card:
        card = Card()
        card.setAccessibleName("Kết quả hiện nay")
        self.meters: list[LevelMeter] = []
        self._meters_column = QVBoxLayout()
        self._meters_column.setSpacing(Space.S)
        self._level = Label("", Type.H2)
        self._rule = Label("", Type.SMALL, tone="muted", wrap=True)
        card.body.addWidget(self._level)
        card.body.addLayout(self._meters_column)
        card.body.addWidget(self._rule)
        return card

    def _build_bars(self) -> Card:
        card = Card("Điểm từng tiêu chí", spacing=Space.S)
        self._bars = QGridLayout()
        self._bars.setHorizontalSpacing(Space.M)
        self._bars.setVerticalSpacing(2)
        self._bars.setColumnStretch(0, 5)
        self._bars.setColumnStretch(1, 6)
        card.body.addLayout(self._bars)
        card.body.addStretch(1)
        return card

    def _show(self, review: Review) -> None:
        self._checked_at.setText(f"lúc {datetime.now().astimezone():%H:%M}")
        for weight, words, state in WEIGHTS:
            count = sum(1 for finding in review.findings if finding.weight is weight)
            self.chips[weight].show_chip(f"{count} {words}", state)
            self.chips[weight].setVisible(bool(count))
        self._show_findings(review.findings)
        self._level.setText(f"Mức {review.level} · {review.level_title}")
        self._rule.setText(review.rule)
        while len(self.meters) < len(review.meters):
            self.meters.append(LevelMeter("", ()))
            self._meters_column.addWidget(self.meters[-1])
        for widget, shown in zip(self.meters, review.meters, strict=False):
            show_on_meter(widget, shown)
        self._show_bars(review)

    def _show_findings(self, found: tuple[Finding, ...]) -> None:
        rows = []
        for finding in found:
            row = finding_row(finding, LINK_WORDS.get(finding.place, f"Đến {finding.place}"))
            row.clicked.connect(self._goes_to(finding))
            rows.append(row)
        self.findings.show_rows(rows)
        self.findings.setVisible(bool(rows))
        self.all_well.setVisible(not rows)

    def _goes_to(self, finding: Finding) -> Callable[[], None]:
        return lambda: self.go_to.emit(*place_of_finding(finding.place))

    def _show_bars(self, review: Review) -> None:
        while item := self._bars.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        longest = max((bar.max_points for bar in review.bars), default=1)
        row = 0
        for meter in review.meters:
            title = ElidedLabel(f"Nhóm {meter.code} · {meter.title}", Type.SMALL_STRONG, tone="muted")
            total = Label(f"{show(meter.points)}/{show(meter.max_points)}", Type.SMALL, tone="muted")
            self._bars.addWidget(title, row, 0, 1, 2)
            self._bars.addWidget(total, row, 2, Qt.AlignmentFlag.AlignRight)
            row += 1
            for bar in (bar for bar in review.bars if bar.group_code == meter.code):
                self._bars.addWidget(ElidedLabel(f"{bar.code} {bar.title}"), row, 0)
                drawn = ScoreBar(f"{bar.code} {bar.title}")
                drawn.show_score(bar.points, bar.max_points, longest)
                self._bars.addWidget(drawn, row, 1)
                points = Label(f"{show(bar.points)}/{show(bar.max_points)}", Type.STRONG)
                self._bars.addWidget(points, row, 2, Qt.AlignmentFlag.AlignRight)
                row += 1
