"""Chú giải: every mark that a chart shows, with its meaning, in as many lines as they need."""

from collections.abc import Iterator, Sequence

from cds_desktop.domain.charts.model import LegendEntry, Mark
from cds_desktop.domain.charts.shapes import (
    Box,
    Fill,
    Look,
    Measure,
    Measures,
    Pointer,
    Rule,
    Shape,
    Strip,
    Words,
)

_FILLS = {
    Mark.POINTS: Fill.POINTS,
    Mark.MAXIMUM: Fill.MAXIMUM,
    Mark.UNSCORED: Fill.UNSCORED,
    Mark.UNPLACED: Fill.UNPLACED,
    Mark.LAST_YEAR_BAR: Fill.LAST_YEAR,
}


def legend_strips(
    legend: Sequence[LegendEntry], width: float, sizes: Measures, measure: Measure
) -> Iterator[Strip]:
    """The lines of the legend, after a little space."""
    swatch = sizes.bar * 1.2
    lines: list[list[Shape]] = [[]]
    x = 0.0
    for entry in legend:
        taken = swatch + sizes.gap / 2 + measure(entry.words, Look.SMALL) + 1
        if x and x + taken > width:
            lines.append([])
            x = 0.0
        room = min(taken - swatch - sizes.gap / 2, width - x - swatch)
        lines[-1].append(_sample(entry.mark, x, swatch, sizes))
        left = x + swatch + sizes.gap / 2
        lines[-1].append(Words(entry.words, left, 0, room, sizes.small_line, Look.SMALL, muted=True))
        x += taken + sizes.gap * 1.5
    if legend:
        yield Strip(sizes.gap, ())
        yield from (Strip(sizes.small_line, tuple(shapes)) for shapes in lines)


def _sample(mark: Mark, x: float, width: float, sizes: Measures) -> Shape:
    middle, half = sizes.small_line / 2, sizes.bar / 2
    if mark is Mark.LAST_YEAR_POINTER:
        return Pointer(x + width / 2, middle + half / 2)
    if mark in (Mark.LAST_YEAR, Mark.THRESHOLD):
        reach = half + sizes.overhang / 2
        return Rule(x + width / 2, middle - reach, middle + reach)
    return Box(x, middle - half, width, sizes.bar, _FILLS[mark])
