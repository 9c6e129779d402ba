"""Random bộ chỉ số of every shape the rules allow, for properties that must hold for all of them."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from cds_desktop.domain.indicator_set import (
    Band,
    Choice,
    Criterion,
    CriterionGroup,
    IndicatorSet,
    Interval,
    Item,
    Ladder,
    LegalBasis,
    LevelBand,
    LevelRule,
    Scope,
    ScoringKind,
)
from cds_desktop.domain.text import clean

HUNDRED = Decimal(100)
TRICKY = "abcĐđẫợ 0123456789;:=,.\"“”()-–<>%_x@+'\\|/→…\u00a0"
quarters = st.integers(1, 40).map(lambda value: Decimal(value) / 4)
words = st.text(TRICKY, max_size=14).map(clean)
needed_words = st.text(TRICKY, min_size=1, max_size=30).map(clean).filter(bool)
days = st.none() | st.dates(date(1850, 1, 1), date(2090, 12, 31))
flags = st.booleans()


@st.composite
def stretches(draw: st.DrawFn, end: Decimal | None) -> tuple[Interval, ...]:
    """Intervals that cover 0 to `end` (none: no end), with ends included on either side."""
    most = 4_000 if end is None else int(end * 4) - 1
    cuts = sorted(draw(st.sets(st.integers(1, most), max_size=3))) if most > 0 else []
    borders = [(Decimal(cut) / 4, draw(flags)) for cut in cuts]
    first = draw(st.sampled_from((None, Decimal(0))))
    last = draw(st.sampled_from((None, end)))
    intervals = []
    lower, lower_included = first, True
    for border, above in borders:
        intervals.append(Interval(lower, border, lower_included, not above))
        lower, lower_included = border, above
    intervals.append(Interval(lower, last, lower_included, True))
    return tuple(intervals)


@st.composite
def ladders(draw: st.DrawFn, end: Decimal | None = HUNDRED, most: Decimal = Decimal(10)) -> Ladder:
    """Thang điểm with rising points, the highest `most`."""
    intervals = draw(stretches(end))
    steps = st.integers(0, int(most * 4)).map(lambda value: Decimal(value) / 4)
    points = sorted(draw(st.lists(steps, min_size=len(intervals) - 1, max_size=len(intervals) - 1)))
    return Ladder(tuple(Band(*pair) for pair in zip(intervals, [*points, most], strict=True)))


@st.composite
def choices(draw: st.DrawFn, most: Decimal = Decimal(10)) -> tuple[Choice, ...]:
    """Phương án with different keys, the best worth `most`."""
    keys = draw(st.lists(st.text("ab1.-_Z", min_size=1, max_size=4), min_size=1, max_size=4, unique=True))
    found = [Choice(key, draw(needed_words), most) for key in keys]
    return tuple(
        Choice(
            one.key, one.text, most if number == 0 else most / 2 if not (most / 2) % Decimal("0.25") else most
        )
        for number, one in enumerate(found)
    )


@st.composite
def level_bands(draw: st.DrawFn, end: Decimal | None, group: str = "") -> tuple[LevelBand, ...]:
    """Các mức that cover 0 to `end`."""
    intervals = draw(stretches(end))
    return tuple(LevelBand(number, draw(words), part, group) for number, part in enumerate(intervals, 1))


def _checking(draw: st.DrawFn) -> dict[str, object]:
    return {
        "source": draw(words),
        "checked": draw(flags),
        "checked_by": draw(words),
        "checked_on": draw(days),
    }


@st.composite
def items(draw: st.DrawFn, code: str, criterion: str) -> Item:
    """Nội dung thành phần of any scoring kind."""
    most = draw(quarters)
    kind = draw(st.sampled_from(ScoringKind))
    ladder, options, asks = Ladder(), (), None
    if kind is ScoringKind.RATIO:
        ladder = draw(st.just(Ladder(proportional=True)) | ladders(HUNDRED, most))
    elif kind is ScoringKind.COUNT:
        ladder = draw(ladders(None, most))
    elif kind is ScoringKind.CHOICE:
        options = draw(choices(most))
    elif kind is ScoringKind.JUDGED:
        asked = (None, ScoringKind.YES_NO, ScoringKind.RATIO, ScoringKind.COUNT)
        asks = draw(st.sampled_from(asked))
    return Item(
        code=code,
        criterion_code=criterion,
        text=draw(needed_words),
        max_points=most,
        scoring=kind,
        ladder=ladder,
        choices=options,
        asks_for=asks,
        numerator_label=draw(words),
        denominator_label=draw(words),
        count_label=draw(words),
        unit=draw(words),
        evidence_hint=draw(words),
        short_name=draw(flags),
        replaces=tuple(draw(st.lists(words, max_size=2))),
        **_checking(draw),  # type: ignore[arg-type]
    )


@st.composite
def criteria(draw: st.DrawFn, code: str, group: str) -> tuple[Criterion, tuple[Item, ...]]:
    """Tiêu chí with its items, or a điều kiện bắt buộc."""
    mandatory = draw(flags)
    number = 0 if mandatory else draw(st.integers(1, 3))
    below = tuple(draw(items(f"{code}.{place}", code)) for place in range(1, number + 1))
    total = sum((item.max_points for item in below), Decimal(0))
    declared = None if mandatory else draw(st.sampled_from((None, total)))
    found = Criterion(
        code=code,
        group_code=group,
        title=draw(needed_words if mandatory else words),
        mandatory=mandatory,
        max_points=declared,
        evidence_hint=draw(words),
        levels=() if mandatory else draw(st.just(()) | level_bands(declared)),
        short_name=draw(flags),
        replaces=tuple(draw(st.lists(words, max_size=2))),
        **_checking(draw),  # type: ignore[arg-type]
    )
    return found, below


@st.composite
def indicator_sets(draw: st.DrawFn) -> IndicatorSet:
    """Bộ chỉ số with one to four groups; the last one always has points."""
    groups: list[CriterionGroup] = []
    rows: list[tuple[Criterion, tuple[Item, ...]]] = []
    weighted = draw(flags)
    for number in range(1, draw(st.integers(1, 3)) + 1):
        code = f"{draw(st.sampled_from('ABC'))}{number}"
        below = [draw(criteria(f"{code}.{place}", code)) for place in range(1, draw(st.integers(1, 2)) + 1)]
        total = sum((item.max_points for _criterion, found in below for item in found), Decimal(0))
        mandatory = any(criterion.mandatory for criterion, _items in below) and draw(flags)
        groups.append(
            CriterionGroup(
                code=code,
                title=draw(needed_words),
                max_points=total,
                weight=draw(quarters) if weighted else Decimal(1),
                mandatory=mandatory,
                required_points=total if mandatory and total and draw(flags) else None,
                **_checking(draw),  # type: ignore[arg-type]
            )
        )
        rows += below
    with_points = [group for group in groups if group.max_points]
    if not with_points:
        return draw(indicator_sets())
    own = [band for group in with_points for band in draw(level_bands(group.max_points, group.code))]
    total = sum((group.weight * group.max_points for group in with_points), Decimal(0))
    levels = (*draw(level_bands(Decimal(int(total * 4)) / 4)), *own) if weighted else tuple(own)
    if weighted and total % Decimal("0.25"):
        levels = (*draw(st.just((LevelBand(1, "", Interval(None, None)),))), *own)
    valid_from, valid_until = draw(days), draw(days)
    if valid_from and valid_until:
        valid_from, valid_until = sorted((valid_from, valid_until))
    return IndicatorSet(
        id=draw(st.text("abc-19", min_size=1, max_size=8)),
        version=draw(needed_words),
        title=draw(needed_words),
        legal_basis=LegalBasis(draw(words), draw(days), draw(words)),
        applies_to=tuple(draw(st.lists(words, max_size=3))),
        valid_from=valid_from,
        valid_until=valid_until,
        language="vi",
        demonstration=draw(flags),
        groups=tuple(groups),
        criteria=tuple(criterion for criterion, _items in rows),
        items=tuple(item for _criterion, below in rows for item in below),
        level_rule=LevelRule(
            levels=levels,
            combine="weighted_total" if weighted else "lowest_group",
            mandatory_cap=draw(st.sampled_from((None, 1))),
            point_step=Decimal("0.25"),
            **_checking(draw),  # type: ignore[arg-type]
        ),
        open_faults=(),
        text="",
        note=draw(words),
        scope=Scope(tuple(draw(st.lists(words, max_size=2))), draw(words), draw(words), draw(words)),
    )


def unlike(found: object, wanted: object, place: str = "") -> list[str]:
    """Every single value in which two sets differ, apart from their text."""
    if is_dataclass(found) and type(found) is type(wanted):
        names = [
            one.name for one in fields(found) if one.name != "text" or not isinstance(found, IndicatorSet)
        ]
        return [
            words
            for name in names
            for words in unlike(getattr(found, name), getattr(wanted, name), f"{place}.{name}")
        ]
    if isinstance(found, tuple) and isinstance(wanted, tuple) and len(found) == len(wanted):
        pairs = enumerate(zip(found, wanted, strict=True))
        return [words for number, pair in pairs for words in unlike(*pair, f"{place}[{number}]")]
    return [] if found == wanted else [f"{place}: {found!r} != {wanted!r}"]
