"""The charts of a round: criteria, contents, groups against their levels, this year beside last year."""

from collections.abc import Iterable
from dataclasses import replace

from cds_desktop.domain.charts.bars import (
    LastYear,
    criterion_sections,
    gone_section,
    group_sections,
    item_sections,
)
from cds_desktop.domain.charts.model import Chart, ChartKind, LegendEntry, Mark, Section
from cds_desktop.domain.charts.table import with_table
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.scoring import Score

_WORDS = {
    Mark.POINTS: "Năm nay",
    Mark.MAXIMUM: "Điểm tối đa",
    Mark.UNSCORED: "Chưa chấm",
    Mark.UNPLACED: "Chưa rõ thuộc nội dung nào",
    Mark.THRESHOLD: "Ngưỡng mức",
    Mark.LAST_YEAR: "Năm học trước",
    Mark.LAST_YEAR_BAR: "Năm học trước",
    Mark.LAST_YEAR_POINTER: "Năm học trước",
}


def criteria_chart(indicator_set: IndicatorSet, result: Score, last: LastYear | None = None) -> Chart:
    """Điểm từng tiêu chí: points against the maximum, last year as a tick."""
    sections = criterion_sections(indicator_set, result, last)
    return _chart(ChartKind.CRITERIA, "Điểm từng tiêu chí", sections, Mark.LAST_YEAR)


def items_chart(indicator_set: IndicatorSet, result: Score, last: LastYear | None = None) -> Chart:
    """Điểm từng nội dung: as the criteria, one bar for each content."""
    sections = item_sections(indicator_set, result, last)
    return _chart(ChartKind.CRITERIA, "Điểm từng nội dung", sections, Mark.LAST_YEAR)


def groups_chart(indicator_set: IndicatorSet, result: Score, last: LastYear | None = None) -> Chart:
    """Điểm từng nhóm và ngưỡng mức: each total on a bar where every level begins at a rule."""
    sections = group_sections(indicator_set, result, last)
    return _chart(ChartKind.GROUPS, "Điểm từng nhóm và ngưỡng mức", sections, Mark.LAST_YEAR_POINTER)


def years_chart(indicator_set: IndicatorSet, result: Score, last: LastYear) -> Chart:
    """Năm nay và năm học trước, từng tiêu chí: two bars each, with what is new and what is gone."""
    sections = [_placed_only(s) for s in criterion_sections(indicator_set, result, last)]
    sections += gone_section(indicator_set, last)
    title = "Năm nay và năm học trước, từng tiêu chí"
    return _chart(ChartKind.YEARS, title, sections, Mark.LAST_YEAR_BAR)


def group_years_chart(indicator_set: IndicatorSet, result: Score, last: LastYear) -> Chart:
    """Năm nay và năm học trước, từng nhóm."""
    sections = [
        replace(section, bars=tuple(replace(bar, thresholds=()) for bar in section.bars))
        for section in group_sections(indicator_set, result, last)
    ]
    return _chart(ChartKind.YEARS, "Năm nay và năm học trước, từng nhóm", sections, Mark.LAST_YEAR_BAR)


def _placed_only(section: Section) -> Section:
    """Without the points nobody can place: they have no year before."""
    return replace(section, bars=tuple(bar for bar in section.bars if not bar.is_unplaced))


def _chart(kind: ChartKind, title: str, sections: Iterable[Section], last_mark: Mark) -> Chart:
    shown = tuple(section for section in sections if section.bars or section.note)
    return with_table(Chart(kind, title, "điểm", shown, _legend(shown, last_mark)))


def _legend(sections: Iterable[Section], last_mark: Mark) -> tuple[LegendEntry, ...]:
    """Only the marks that this chart really shows."""
    bars = [bar for section in sections for bar in section.bars]
    shown = {
        Mark.POINTS: bool(bars),
        Mark.MAXIMUM: bool(bars),
        Mark.UNSCORED: any(bar.unscored > 0 for bar in bars),
        Mark.UNPLACED: any(bar.unplaced > 0 for bar in bars),
        Mark.THRESHOLD: any(bar.thresholds for bar in bars),
        last_mark: any(bar.last_points is not None for bar in bars),
    }
    return tuple(LegendEntry(mark, _WORDS[mark]) for mark, is_shown in shown.items() if is_shown)
