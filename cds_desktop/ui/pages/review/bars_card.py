"""Điểm từng tiêu chí: bars on one common scale, by criterion or by content."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.queries import CriterionBar, Review
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import ElidedLabel, Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.score_row import LegendItem, ScoreRow, Swatch

_SIDE = Space.L + Space.XS


class BarsCard(Card):
    """The length of a bar is its most points; filled is what was reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Điểm từng tiêu chí", spacing=Space.XS, parent=parent)
        self.body.setContentsMargins(_SIDE, Space.S, _SIDE, Space.M)
        self.turn = link("Xem từng nội dung")
        self.head.addWidget(self.turn)
        self.rows: list[ScoreRow] = []
        self._by_item = False
        self._review: Review | None = None
        self._chart = QWidget()
        self._column = QVBoxLayout(self._chart)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.addWidget(self._chart)
        self._legend = QWidget()
        self._legend_row = FlowLayout(self._legend, Space.L)
        self.body.addSpacing(Space.XS)
        self.body.addWidget(self._legend)
        self.body.addStretch(1)
        self.turn.clicked.connect(self._turn)

    def show_review(self, review: Review) -> None:
        """Show the points as they are now."""
        self._review = review
        self._show()

    def _turn(self) -> None:
        self._by_item = not self._by_item
        self.turn.set_words("Xem từng tiêu chí" if self._by_item else "Xem từng nội dung")
        self.set_title("Điểm từng nội dung" if self._by_item else "Điểm từng tiêu chí")
        self._show()

    def _show(self) -> None:
        review = self._review
        if review is None:
            return
        bars = review.item_bars if self._by_item else review.bars
        unknown = dict(review.unknown)
        scale = max([*(bar.max_points for bar in bars), *unknown.values()], default=Decimal(1))
        self._chart.setUpdatesEnabled(False)
        parts: list[QWidget] = []
        for meter in review.meters:
            total = f"{show(meter.points)}/{show(meter.max_points)}"
            parts.append(_group_head(f"Nhóm {meter.code} · {meter.title}", total))
            parts += [_bar_row(bar, scale) for bar in bars if bar.group_code == meter.code]
            if meter.code in unknown:
                row = ScoreRow("Chưa rõ nội dung")
                row.show_unknown(unknown[meter.code], scale)
                parts.append(row)
        refill(self._column, parts)
        self.rows = [part for part in parts if isinstance(part, ScoreRow)]
        self._chart.setUpdatesEnabled(True)
        self._chart.setAccessibleName(self.title.text())
        self._chart.setAccessibleDescription("; ".join(row.accessibleName() for row in self.rows))
        self._show_legend(review)

    def _show_legend(self, review: Review) -> None:
        items = [LegendItem(Swatch.POINTS, "Năm nay"), LegendItem(Swatch.MAXIMUM, "Điểm tối đa")]
        if any(bar.last_year is not None for bar in review.bars):
            items.append(LegendItem(Swatch.LAST_YEAR, "Năm học trước"))
        for code, points in review.unknown:
            items.append(LegendItem(Swatch.UNKNOWN, f"{show(points)} điểm chưa rõ của nhóm {code}"))
        refill(self._legend_row, items)


def _bar_row(bar: CriterionBar, scale: Decimal) -> ScoreRow:
    row = ScoreRow(f"{bar.code} · {bar.title}")
    row.show_points(bar.points, bar.max_points, scale, last_year=bar.last_year)
    return row


def _group_head(title: str, total: str) -> QWidget:
    part = QWidget()
    part.setFixedHeight(28)
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(ElidedLabel(title, Type.SMALL_STRONG, tone="muted"), 1)
    row.addWidget(Label(total, Type.SMALL_STRONG, tone="muted"))
    return part
