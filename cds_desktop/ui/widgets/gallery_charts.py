"""The charts of the gallery: every mark there is, many levels, a group without points, both years."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.domain.charts import Bar, Chart, ChartKind, LegendEntry, Mark, Section, Threshold
from cds_desktop.domain.charts.table import with_table
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chart_view import ChartView

_MARKS = {
    Mark.POINTS: "Năm nay",
    Mark.MAXIMUM: "Điểm tối đa",
    Mark.UNSCORED: "Chưa chấm",
    Mark.UNPLACED: "Chưa rõ thuộc nội dung nào",
}
_LEVELS = tuple(
    Threshold(Decimal(at), f"Mức {level} · từ {at}") for level, at in enumerate((20, 35, 50, 75), 2)
)


def charts() -> QWidget:
    """Every kind of chart on a card of its own."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.L)
    for number, chart in enumerate((_criteria(), _groups(), _years(), _criteria())):
        card, view = Card(), ChartView()
        view.show_chart(chart)
        view.show_table(number == 3)
        card.body.addWidget(view)
        column.addWidget(card)
    column.addStretch(1)
    return holder


def _bar(code: str, title: str, points: str, most: int, last: str = "", **more: Any) -> Bar:
    known = Decimal(points) if points else None
    before = (Decimal(last), Decimal(most)) if last else (None, None)
    return replace(Bar(code, title, known, Decimal(most), Decimal(0), Decimal(0), *before), **more)


def _chart(kind: ChartKind, title: str, last: Mark, *sections: Section) -> Chart:
    legend = [LegendEntry(mark, words) for mark, words in _MARKS.items()]
    legend.append(LegendEntry(last, "Năm học trước"))
    return with_table(Chart(kind, title, "điểm", sections, tuple(legend)))


def _criteria() -> Chart:
    bars = (
        _bar("1.3", "Triển khai phần mềm dạy học trực tuyến, trực tiếp và hỗn hợp", "23.5", 30, "21"),
        _bar("1.4", "Học liệu số hóa", "", 10, unscored=Decimal(10)),
        _bar("1.6", "Năng lực số của giáo viên", "12", 20, "15", unscored=Decimal(6)),
        _bar("2.3", "Hệ thống quản trị nhà trường", "49", 70, "44", unplaced=Decimal(10)),
        Bar("", "Chưa rõ thuộc nội dung nào", None, Decimal(10), unplaced=Decimal(10), is_unplaced=True),
    )
    section = Section("Nhóm 1 · Dạy, học", "84,5/140", bars)
    return _chart(ChartKind.CRITERIA, "Điểm từng tiêu chí", Mark.LAST_YEAR, section)


def _groups() -> Chart:
    bars = (
        _bar("", "Nhóm 1 · Dạy, học", "50", 100, "62", thresholds=_LEVELS, level="Mức 4"),
        _bar("", "Nhóm 2 · Quản trị", "34.5", 100, thresholds=_LEVELS, level="Mức 2", unscored=Decimal(20)),
    )
    note = "Nhóm 0 · Điều kiện: chỉ có điều kiện bắt buộc, đạt 3/4."
    section = Section("", "", bars, note)
    return _chart(ChartKind.GROUPS, "Điểm từng nhóm và ngưỡng mức", Mark.LAST_YEAR_POINTER, section)


def _years() -> Chart:
    bars = (
        _bar("1.3", "Phần mềm dạy học", "23.5", 30, "21"),
        _bar("1.4", "Học liệu số hóa", "8", 10, state="mới"),
        replace(_bar("1.9", "Thư viện", "", 0, "4"), last_max=Decimal(5), state="không còn"),
    )
    section = Section("Nhóm 1 · Dạy, học", "31,5/40", bars)
    title = "Năm nay và năm học trước, từng tiêu chí"
    return _chart(ChartKind.YEARS, title, Mark.LAST_YEAR_BAR, section)
