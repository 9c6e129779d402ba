"""Điểm từng nội dung: bars on one common scale, group by group."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.queries import CriterionBar, Review
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import ElidedLabel, Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.score_row import LegendItem, ScoreRow, Swatch


class ItemBars(QWidget):
    """The length of a bar is its most points; filled is what was reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Điểm từng nội dung")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.rows: list[ScoreRow] = []
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._legend = QWidget()
        self._legend_row = FlowLayout(self._legend, Space.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(self._column)
        column.addWidget(self._legend)

    def show_review(self, review: Review) -> None:
        """Show the points as they are now; nothing is made anew when they stayed the same."""
        shown = (review.item_bars, review.unknown, review.meters)
        if shown == self._shown:
            return
        self._shown = shown
        unknown = dict(review.unknown)
        scale = max([*(bar.max_points for bar in review.item_bars), *unknown.values()], default=Decimal(1))
        parts: list[QWidget] = []
        for meter in review.meters:
            total = f"{show(meter.points)}/{show(meter.max_points)}"
            parts.append(_group_head(f"Nhóm {meter.code} · {meter.title}", total))
            parts += [_bar_row(bar, scale) for bar in review.item_bars if bar.group_code == meter.code]
            if meter.code in unknown:
                row = ScoreRow("Chưa rõ nội dung")
                row.show_unknown(unknown[meter.code], scale)
                parts.append(row)
        refill(self._column, parts)
        self.rows = [part for part in parts if isinstance(part, ScoreRow)]
        self.setAccessibleDescription("; ".join(row.accessibleName() for row in self.rows))
        self._show_legend(review)

    def _show_legend(self, review: Review) -> None:
        items = [LegendItem(Swatch.POINTS, "Năm nay"), LegendItem(Swatch.MAXIMUM, "Điểm tối đa")]
        if any(bar.last_year is not None for bar in review.item_bars):
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
