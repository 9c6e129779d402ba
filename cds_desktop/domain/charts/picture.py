"""The picture of a chart as strips of shapes: one common scale, length = points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cds_desktop.domain.charts.legend import legend_strips
from cds_desktop.domain.charts.model import Bar, Chart, ChartKind, Section
from cds_desktop.domain.charts.rows import Place, groups_row, years_row
from cds_desktop.domain.charts.shapes import (
    Look,
    Measure,
    Measures,
    Shape,
    Strip,
    Words,
    elide,
    wrap,
)
from cds_desktop.domain.charts.table import bar_sentence


@dataclass(frozen=True)
class _Grid:
    """Where the columns of this picture stand; stacked ones have their labels above the bars."""

    width: float
    label: float
    bars: float
    value: float
    side: float
    is_stacked: bool

    @property
    def left(self) -> float:
        """Where every bar begins."""
        return 0 if self.is_stacked else self.label


def lay_out(chart: Chart, width: float, sizes: Measures, measure: Measure) -> tuple[Strip, ...]:
    """The whole picture, from the first group's name to the legend, one strip below the other."""
    grid = _grid(chart, width, sizes, measure)
    strips: list[Strip] = []
    for section in chart.sections:
        if strips and not section.title:
            strips.append(Strip(sizes.gap, ()))
        strips += _section_strips(chart, section, grid, sizes, measure)
    legend = list(legend_strips(chart.legend, width, sizes, measure))
    if strips and legend:
        # A legend alone on a page explains nothing.
        strips[-1] = replace(strips[-1], leads=True)
        legend = [*(replace(strip, leads=True) for strip in legend[:-1]), legend[-1]]
    return (*strips, *legend)


def _grid(chart: Chart, width: float, sizes: Measures, measure: Measure) -> _Grid:
    value = max((measure(bar.value_words, Look.STRONG) for bar in chart.bars), default=0.0)
    side = max((measure(_side_words(chart, bar), Look.STRONG) for bar in chart.bars), default=0.0)
    value, side = value + sizes.gap, side + sizes.gap if side else 0.0
    # Levels are named below a bar: groups always get all of the width, as on a level meter.
    if width < sizes.narrow_below or chart.kind is ChartKind.GROUPS:
        years = chart.kind is ChartKind.YEARS
        last = max((measure(bar.last_words, Look.SMALL) for bar in chart.bars if years), default=0.0)
        bars = width - last - sizes.gap if last else width
        return _Grid(width, width - value - side, bars, value, side, is_stacked=True)
    longest = max((measure(bar.label, Look.BODY) for bar in chart.bars), default=0.0) + sizes.gap
    label = min(longest, width * sizes.label_share)
    return _Grid(width, label, width - label - value - side, value, side, is_stacked=False)


def _side_words(chart: Chart, bar: Bar) -> str:
    return bar.change if chart.kind is ChartKind.YEARS else bar.level


def _section_strips(
    chart: Chart, section: Section, grid: _Grid, sizes: Measures, measure: Measure
) -> Iterator[Strip]:
    if section.title:
        yield _heading(section, grid.width, sizes, measure)
    for bar in section.bars:
        yield _bar_strip(chart, bar, grid, sizes, measure)
    if section.note:
        for line in wrap(section.note, Look.SMALL, grid.width, 0, measure):
            height = sizes.small_line
            yield Strip(height, (Words(line, 0, 0, grid.width, height, Look.SMALL, muted=True),))


def _heading(section: Section, width: float, sizes: Measures, measure: Measure) -> Strip:
    height, look = sizes.small_line + sizes.gap / 2, Look.SMALL_STRONG
    top, line = sizes.gap / 2, sizes.small_line
    room = width - measure(section.words, look) - sizes.gap
    lines = wrap(section.title, look, room, sizes.most_lines, measure)
    shapes = [
        Words(words, 0, top + number * line, room, line, look, muted=True)
        for number, words in enumerate(lines)
    ]
    shapes.append(Words(section.words, 0, top, width, line, look, muted=True, right=True))
    spoken = f"{section.title}: {section.words}" if section.words else section.title
    return Strip(height + line * (len(lines) - 1), tuple(shapes), spoken=spoken, leads=True)


def _bar_strip(chart: Chart, bar: Bar, grid: _Grid, sizes: Measures, measure: Measure) -> Strip:
    years = chart.kind is ChartKind.YEARS
    room = max(1.0, grid.label - sizes.gap)
    lines = wrap(bar.label, Look.BODY, room, sizes.most_lines, measure)
    row = (
        max(sizes.bar + sizes.last_bar, sizes.line + sizes.small_line) + sizes.overhang
        if years
        else sizes.row
    )
    head = sizes.line * len(lines) + (0.0 if grid.is_stacked else sizes.row - sizes.line)
    middle = head if grid.is_stacked else max(row, head)
    top = head if grid.is_stacked else (middle - row) / 2
    place = Place(grid.left, top, row, grid.bars, grid.bars / float(chart.scale_end))
    if years:
        drawn, depth = years_row(bar, place, sizes), 0.0
    else:
        pointer = chart.kind is ChartKind.GROUPS
        drawn, depth = groups_row(bar, place, sizes, measure, pointer=pointer)
    shapes = [*_labels(lines, middle, room, sizes, muted=bar.is_unplaced), *drawn]
    shapes += _values(chart, bar, grid, middle, sizes)
    if years and grid.is_stacked:
        shapes.append(_aside(bar.last_words, grid.width, top + (row - sizes.small_line) / 2, sizes))
    shapes = [_fitted(shape, measure) for shape in shapes]
    # What stands below a bar belongs to it, not to the next one.
    apart = sizes.gap / 2 if depth else 0.0
    return Strip(
        max(middle, top + row + depth) + apart, tuple(shapes), bar.code, bar_sentence(bar, chart.unit)
    )


def _aside(text: str, width: float, y: float, sizes: Measures) -> Words:
    return Words(text, 0, y, width, sizes.small_line, Look.SMALL, muted=True, right=True)


def _labels(
    lines: Iterable[str], height: float, width: float, sizes: Measures, *, muted: bool
) -> Iterator[Words]:
    lines = tuple(lines)
    top = (height - sizes.line * len(lines)) / 2
    for number, words in enumerate(lines):
        yield Words(words, 0, top + number * sizes.line, width, sizes.line, Look.BODY, muted=muted)


def _values(chart: Chart, bar: Bar, grid: _Grid, height: float, sizes: Measures) -> Iterator[Words]:
    look = Look.BODY if bar.is_unplaced else Look.STRONG
    end = grid.width - grid.side
    years = chart.kind is ChartKind.YEARS
    below = bar.last_words if years else ""
    lift = sizes.small_line if below and not grid.is_stacked else 0.0
    top = 0.0 if grid.is_stacked else (height - sizes.line - lift) / 2
    if bar.value_words:
        yield Words(bar.value_words, 0, top, end, sizes.line, look, right=True)
    if below and not grid.is_stacked:
        lower = top + sizes.line if bar.value_words else (height - sizes.small_line) / 2
        yield _aside(below, end, lower, sizes)
    if side := _side_words(chart, bar):
        middle = 0.0 if grid.is_stacked else (height - sizes.line) / 2
        yield Words(side, end, middle, grid.side, sizes.line, Look.STRONG, right=True)


def _fitted(shape: Shape, measure: Measure) -> Shape:
    if not isinstance(shape, Words) or measure(shape.text, shape.look) <= shape.width:
        return shape
    text = elide(shape.text, shape.look, shape.width, measure)
    return Words(
        text, shape.x, shape.y, shape.width, shape.height, shape.look, muted=shape.muted, right=shape.right
    )
