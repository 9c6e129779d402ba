"""Biểu đồ: what a chart of points says, its table, and the picture all of its drawings share."""

from cds_desktop.domain.charts.bars import LastYear
from cds_desktop.domain.charts.making import (
    criteria_chart,
    group_years_chart,
    groups_chart,
    items_chart,
    years_chart,
)
from cds_desktop.domain.charts.model import Bar, Chart, ChartKind, LegendEntry, Mark, Section, Threshold

__all__ = [
    "Bar",
    "Chart",
    "ChartKind",
    "LastYear",
    "LegendEntry",
    "Mark",
    "Section",
    "Threshold",
    "criteria_chart",
    "group_years_chart",
    "groups_chart",
    "items_chart",
    "years_chart",
]
