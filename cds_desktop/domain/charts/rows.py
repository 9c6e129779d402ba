"""One bar of a chart as shapes: its track, what is filled, hatched or dashed, and its marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from cds_desktop.domain.charts.model import Bar
from cds_desktop.domain.charts.shapes import Box, Fill, Look, Measure, Measures, Pointer, Rule, Shape, Words


@dataclass(frozen=True)
class Place:
    """Where a bar may be drawn: from `left`, below `top`, `row` high, `room` wide at `scale` per point."""

    left: float
    top: float
    row: float
    room: float
    scale: float


def groups_row(
    bar: Bar, place: Place, sizes: Measures, measure: Measure, *, pointer: bool
) -> tuple[list[Shape], float]:
    """A bar with its thresholds named below it; answers its shapes and how far they reach below the row."""
    left, scale = place.left, place.scale
    y = place.top + (place.row - sizes.bar) / 2
    shapes: list[Shape] = list(_filled(bar, left, y, scale, sizes))
    over = sizes.overhang
    for threshold in bar.thresholds:
        x = left + scale * float(threshold.at)
        shapes.append(Rule(x, y - over, y + sizes.bar + over, halo=True))
    if bar.last_points is not None:
        x = left + scale * float(bar.last_points)
        shapes.append(Pointer(x, y - 1) if pointer else Rule(x, y - over, y + sizes.bar + over, halo=True))
    names, depth = _threshold_names(bar, place, sizes, measure)
    return [*shapes, *names], depth


def years_row(bar: Bar, place: Place, sizes: Measures) -> list[Shape]:
    """This year's bar above last year's hollow one."""
    y = place.top + (place.row - sizes.bar - sizes.last_bar - 2) / 2
    shapes: list[Shape] = list(_filled(bar, place.left, y, place.scale, sizes))
    if bar.last_points is not None:
        width = max(1.0, place.scale * float(bar.last_points))
        shapes.append(Box(place.left, y + sizes.bar + 2, width, sizes.last_bar, Fill.LAST_YEAR))
    return shapes


def _filled(bar: Bar, left: float, y: float, scale: float, sizes: Measures) -> Iterator[Box]:
    maximum, points = scale * float(bar.max_points), scale * float(bar.points or 0)
    unscored, unplaced = scale * float(bar.unscored), scale * float(bar.unplaced)
    if maximum:
        yield Box(left, y, maximum, sizes.bar, Fill.MAXIMUM)
    if points:
        yield Box(left, y, points, sizes.bar, Fill.POINTS)
    if unscored:
        yield Box(left + points, y, unscored, sizes.bar, Fill.UNSCORED)
    if unplaced:
        yield Box(left + maximum - unplaced, y, unplaced, sizes.bar, Fill.UNPLACED)


def _threshold_names(bar: Bar, place: Place, sizes: Measures, measure: Measure) -> tuple[list[Shape], float]:
    """The levels named at their thresholds, on as many lines as keep them apart."""
    names: list[Shape] = []
    ends: list[float] = []
    for threshold in bar.thresholds:
        width = min(measure(threshold.words, Look.SMALL) + 1, place.room)
        at, last = place.left + place.scale * float(threshold.at), place.left + place.room - width
        x = max(place.left, min(at, last))
        line = next((n for n, end in enumerate(ends) if end + sizes.gap <= x), len(ends))
        ends[line : line + 1] = [x + width]
        y = place.top + place.row + line * sizes.small_line
        names.append(Words(threshold.words, x, y, width, sizes.small_line, Look.SMALL, muted=True))
    return names, len(ends) * sizes.small_line
