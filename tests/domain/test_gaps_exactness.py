"""The steps to the next level against what plain trial of every combination finds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cds_desktop.domain.gaps import gaps
from cds_desktop.domain.indicator_set import IndicatorSet, Item, ScoringKind, load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import score

D = Decimal
MET = {"0": Answer(met=True)}
KINDS = ("ratio", "count", "choice", "yes_no", "judged", "proportional")


def raw(item: Item) -> st.SearchStrategy[Answer]:
    match item.scoring:
        case ScoringKind.RATIO:
            return st.tuples(st.integers(1, 6), st.integers(0, 6)).map(
                lambda n: Answer(numerator=D(min(n)), denominator=D(n[0]))
            )
        case ScoringKind.COUNT:
            return st.integers(0, 9).map(lambda n: Answer(count=D(n)))
        case ScoringKind.CHOICE:
            return st.sampled_from("xyz").map(lambda key: Answer(choice=key))
        case ScoringKind.YES_NO:
            return st.booleans().map(lambda yes: Answer(yes=yes))
        case _:
            return st.integers(0, 4).map(lambda n: Answer(points=D(n) / 2))


def every_raise(item: Item, answer: Answer) -> Iterator[tuple[int, Answer]]:
    """Every better answer a person could give, by plain counting, with its units."""
    match item.scoring:
        case ScoringKind.RATIO:
            now = int(answer.numerator or 0)
            for more in range(1, int(answer.denominator or 0) - now + 1):
                yield more, replace(answer, numerator=D(now + more))
        case ScoringKind.COUNT:
            for more in range(1, 9):
                yield more, replace(answer, count=(answer.count or 0) + D(more))
        case ScoringKind.CHOICE:
            yield from ((1, Answer(choice=key)) for key in "xyz")
        case ScoringKind.YES_NO:
            yield 1, Answer(yes=True)
        case _:
            for more in range(1, int((item.max_points - (answer.points or 0)) * 2) + 1):
                yield more, Answer(points=(answer.points or 0) + D(more) / 2)


def by_trying_all(
    indicator_set: IndicatorSet, answers: Mapping[str, Answer], level: int
) -> tuple[int, int] | None:
    """The fewest items, then units, found by trying every combination."""
    step = indicator_set.level_rule.point_step
    moves = []
    for item in indicator_set.items:
        best: dict[Decimal, int] = {D(0): 0}
        before = score(indicator_set, answers).item(item.code).points or D(0)
        for units, answer in every_raise(item, answers[item.code]):
            gain = (score(indicator_set, {item.code: answer}).item(item.code).points or D(0)) - before
            best[gain] = min(units, best.get(gain, units))
        moves.append([(gain, units) for gain, units in best.items() if gain >= 0])
    total = score(indicator_set, answers).groups[0].points
    need = {2: D(8), 3: D(14) + step}[level]
    costs = [
        (sum(1 for gain, _ in chosen if gain), sum(units for gain, units in chosen if gain))
        for chosen in product(*moves)
        if total + sum(gain for gain, _ in chosen) >= need
    ]
    return min(costs, default=None)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), kinds=st.lists(st.sampled_from(KINDS), min_size=3, max_size=6, unique=True))
def test_the_steps_are_as_few_as_trying_everything_would_find(
    data: st.DataObject, kinds: list[str], little_texts: dict[str, str]
) -> None:
    indicator_set = load(little_texts["head"] + "".join(little_texts[kind] for kind in kinds))
    answers = {**MET, **{item.code: data.draw(raw(item)) for item in indicator_set.items}}
    found = gaps(indicator_set, answers)
    assume(found)
    for gap in found:
        expected = by_trying_all(indicator_set, answers, gap.to_level)
        assert gap.reachable == (expected is not None)
        if expected is not None:
            assert (len(gap.steps), sum(step.units or 0 for step in gap.steps)) == expected


@given(data=st.data())
def test_taking_the_steps_gives_enough_points(data: st.DataObject, little_set: IndicatorSet) -> None:
    answers = {**MET, **{item.code: data.draw(raw(item)) for item in little_set.items}}
    total = score(little_set, answers).groups[0].points
    for gap in gaps(little_set, answers):
        need = {2: D(8), 3: D("14.5")}[gap.to_level]
        assert total + sum(step.gain for step in gap.steps) >= need
