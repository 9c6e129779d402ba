"""Ways one item may get more points, each with the change of raw numbers it takes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from cds_desktop.domain.indicator_set import Band, Item, ScoringKind
from cds_desktop.domain.level_words import band_words
from cds_desktop.domain.numbers import NO_BREAK_SPACE, show
from cds_desktop.domain.round.assessment import Answer
from cds_desktop.domain.scoring import ItemScore, Working

ZERO = Decimal(0)
PERCENT = f"{NO_BREAK_SPACE}%"
# What the council must do beside a better fact where it has awarded less than the ladder.
FULL_AWARD = "Hội đồng không chấm thấp hơn khung"


@dataclass(frozen=True)
class Way:
    """Points an item could have, the units that takes, and the raw fact and number ("" for a judgement).

    `awards` of the units are point steps the council must give back beside the better fact.
    """

    points: Decimal
    units: int
    target: str = ""
    units_known: bool = True
    reached: Decimal | None = None
    awards: int = 0

    @property
    def more(self) -> int:
        """How many more of what is counted."""
        return self.units - self.awards

    @property
    def has_number(self) -> bool:
        """Whether one can say how many more; a fact nobody entered yet may need none."""
        return self.units_known and self.more > 0

    @property
    def is_judgement(self) -> bool:
        """Whether it is for the council alone to award these points."""
        return not self.target


def ways_up(item: Item, answer: Answer, scored: ItemScore, step: Decimal) -> tuple[Way, ...]:
    """Every higher number of points, cheapest first; numbers that cannot be count as not entered."""
    now = scored.points or ZERO
    facts = Answer() if scored.state is Working.WRONG else answer
    if item.scoring is ScoringKind.JUDGED:
        return tuple(_awards(now, item.max_points, step))
    base = scored.computed or ZERO
    awards = list(_awards(now, base, step))
    raised = _raw(item, facts, base, step)
    if not awards:
        return tuple(raised)
    back = len(awards)
    return (*awards, *(replace(way, units=way.units + back, awards=back) for way in raised))


def way_words(item: Item, answer: Answer, scored: ItemScore, way: Way) -> str:
    """ "thêm 3 giáo viên: 29 → 32/40", "Không → Có", "Hội đồng chấm thêm 2 điểm: 4 → 6/7"."""
    if way.is_judgement:
        gain = show(way.points - (scored.points or ZERO))
        change = f"{show(scored.points)} → {show(way.points)}/{show(item.max_points)}"
        return f"Hội đồng chấm thêm {gain} điểm: {change}"
    now = "–" if scored.state is Working.WRONG else _fact_now(item, answer)
    change = f"{now} → {way.target}"
    counted = item.scoring in (ScoringKind.RATIO, ScoringKind.COUNT)
    if counted and way.has_number and item.unit:
        change = f"thêm {show(way.more)} {item.unit}: {change}"
    return f"{change} và {FULL_AWARD}" if way.awards else change


def _fact_now(item: Item, answer: Answer) -> str:
    match item.scoring:
        case ScoringKind.RATIO:
            return show(answer.numerator)
        case ScoringKind.COUNT:
            return show(answer.count)
        case ScoringKind.CHOICE:
            return option_words(item, answer.choice) or "–"
        case _:
            return "Không" if answer.yes is False else "–"


def option_words(item: Item, key: str | None) -> str:
    """The words one chose by; the key of an option is seen nowhere else."""
    text = next((choice.text for choice in item.choices if choice.key == key), "")
    return f"“{text}”" if text else key or ""


def _awards(now: Decimal, top: Decimal, step: Decimal) -> Iterator[Way]:
    """The council gives more by its own judgement: one unit per point step."""
    for units in range(1, int((top - now) / step) + 1):
        yield Way(now + units * step, units)


def _raw(item: Item, answer: Answer, base: Decimal, step: Decimal) -> Iterator[Way]:
    """Better facts than those which give `base` points."""
    match item.scoring:
        case ScoringKind.YES_NO if base < item.max_points:
            yield Way(item.max_points, 1, "Có")
        case ScoringKind.CHOICE:
            better = (choice for choice in item.choices if choice.points > base)
            for choice in sorted(better, key=lambda choice: choice.points):
                yield Way(choice.points, 1, option_words(item, choice.key))
        case ScoringKind.COUNT:
            yield from _more_counted(item, answer, base)
        case ScoringKind.RATIO if answer.denominator is None:
            yield from _some_ratio(item, base, step)
        case ScoringKind.RATIO if item.ladder.proportional:
            yield from _more_in_proportion(item, answer, base, step)
        case ScoringKind.RATIO:
            yield from _more_of_all(item, answer, base)


def _more_counted(item: Item, answer: Answer, base: Decimal) -> Iterator[Way]:
    now = answer.count or ZERO
    for band in _bands_above(item, base):
        count = _least_whole(band, Fraction(1))
        if band.interval.contains(Fraction(count)):
            yield Way(band.points, ceil(count - now), show(count), reached=Decimal(count))


def _more_of_all(item: Item, answer: Answer, base: Decimal) -> Iterator[Way]:
    now, whole = answer.numerator or ZERO, Fraction(answer.denominator or 1)
    for band in _bands_above(item, base):
        part = _least_whole(band, whole / 100)
        if part <= whole and band.interval.contains(part / whole * 100):
            target = f"{part}/{show(answer.denominator)}"
            yield Way(band.points, ceil(part - now), target, reached=Decimal(part))


def _more_in_proportion(item: Item, answer: Answer, base: Decimal, step: Decimal) -> Iterator[Way]:
    now, whole = answer.numerator or ZERO, Fraction(answer.denominator or 1)
    all_words = show(answer.denominator)
    # Points of `part` persons are part × most / whole point steps, cut: in whole numbers for speed.
    most = int(item.max_points / step) * whole.denominator
    steps = int(base / step) + 1
    while (part := -(-steps * whole.numerator // most)) <= whole:
        reached = part * most // whole.numerator
        yield Way(reached * step, ceil(part - now), f"{part}/{all_words}", reached=Decimal(part))
        steps = reached + 1


def _some_ratio(item: Item, base: Decimal, step: Decimal) -> Iterator[Way]:
    """Nobody entered of how many: only the per cents to reach can be named."""
    if item.ladder.proportional:
        yield from _some_share(item, base, step)
    for band in _bands_above(item, base):
        yield Way(band.points, 1, band_words(band.interval, PERCENT), units_known=False)


def _some_share(item: Item, base: Decimal, step: Decimal) -> Iterator[Way]:
    """The least whole per cents that give more points each."""
    steps = Fraction(item.max_points) / Fraction(step)
    reached = int(base / step)
    for percent in range(1, 101):
        points = int(steps * percent / 100)
        if points > reached:
            start = "" if percent == 100 else "từ "
            yield Way(points * step, 1, f"{start}{percent}{PERCENT}", units_known=False)
            reached = points


def _bands_above(item: Item, base: Decimal) -> list[Band]:
    """The bands above `base`; of two with the same points the lower may hold no whole number."""
    return [band for band in item.ladder.bands if band.points > base]


def _least_whole(band: Band, scale: Fraction) -> int:
    """The least whole number that reaches the band, whose ends are multiplied by `scale`."""
    low = Fraction(band.interval.lower or 0) * scale
    return ceil(low) if band.interval.lower_included else floor(low) + 1
