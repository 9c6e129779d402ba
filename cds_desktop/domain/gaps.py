"""Còn thiếu gì: for each level above the present one, the fewest items and then the smallest changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from cds_desktop.domain.indicator_set import CriterionGroup, IndicatorSet, Item, LevelBand
from cds_desktop.domain.raising import Way, way_words, ways_up
from cds_desktop.domain.round.assessment import Answer
from cds_desktop.domain.scoring import ItemScore, Score, score
from cds_desktop.domain.step_words import deed_words, fact_words

NOTHING = Answer()
# One item more weighs heavier than any number of units.
ONE_ITEM = 10**15


@dataclass(frozen=True)
class Step:
    """One item to raise, what to do for it and the numbers; `units` is None if nobody said of how many."""

    code: str
    change: str
    gain: Decimal
    units: int | None
    is_judgement: bool = False
    deed: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Gap:
    """What lies between the present result and a level: conditions not met, and the smallest set of steps."""

    to_level: int
    reachable: bool
    conditions: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Choice:
    """An item with one way up, as part of a plan."""

    item: Item
    scored: ItemScore
    way: Way


@dataclass(frozen=True)
class _Plan:
    """The cheapest choices found for one gain; linked, so that plans share their beginnings."""

    cost: int
    choice: _Choice | None = None
    before: "_Plan | None" = None

    def choices(self) -> list[_Choice]:
        """All choices, in the order of the set."""
        earlier = self.before.choices() if self.before else []
        return [*earlier, self.choice] if self.choice else earlier


def gaps(
    indicator_set: IndicatorSet, answers: Mapping[str, Answer], without: Collection[str] = ()
) -> tuple[Gap, ...]:
    """What is missing for each higher level; exact, not greedy; items in `without` stay as they are."""
    result = score(indicator_set, answers)
    levels = sorted({b.level for b in indicator_set.level_rule.levels if b.level > result.level})
    if not levels:
        return ()
    needs = {
        group.code: [_missing_steps(indicator_set, result, group, level) for level in levels]
        for group in indicator_set.groups
    }
    plans = {
        group.code: _plans(indicator_set, answers, result, group, needs[group.code], without)
        for group in indicator_set.groups
    }
    return tuple(
        _gap(indicator_set, answers, result, level, [plans[code][position] for code in plans])
        for position, level in enumerate(levels)
    )


def _gap(
    indicator_set: IndicatorSet,
    answers: Mapping[str, Answer],
    result: Score,
    level: int,
    plans: Sequence[_Plan | None],
) -> Gap:
    cap = indicator_set.level_rule.mandatory_cap
    blocked = cap is not None and cap < level
    conditions = tuple(c.code for c in result.conditions if not c.met) if blocked else ()
    steps = tuple(
        _step(choice, answers.get(choice.item.code, NOTHING))
        for plan in plans
        if plan is not None
        for choice in plan.choices()
    )
    reachable = all(plan is not None for plan in plans)
    return Gap(level, reachable, conditions, steps if reachable else ())


def _step(choice: _Choice, answer: Answer) -> Step:
    item, scored, way = choice.item, choice.scored, choice.way
    return Step(
        code=item.code,
        change=way_words(item, answer, scored, way),
        gain=way.points - (scored.points or Decimal(0)),
        units=way.units if way.units_known else None,
        is_judgement=way.is_judgement,
        deed=deed_words(item, scored, way),
        fact=fact_words(item, answer, scored, way),
    )


def _missing_steps(
    indicator_set: IndicatorSet, result: Score, group: CriterionGroup, level: int
) -> int | None:
    """Point steps a group lacks for a level; None when no number of points gives it."""
    step = indicator_set.level_rule.point_step
    bands = [b for b in indicator_set.level_rule.levels_of(group.code) if b.level >= level]
    if not bands:
        return None
    now = next(g.points for g in result.groups if g.code == group.code)
    return max(0, _first_step(bands[0], step) - int(now / step))


def _first_step(band: LevelBand, step: Decimal) -> int:
    low = Fraction(band.interval.lower or 0) / Fraction(step)
    return ceil(low) if band.interval.lower_included else floor(low) + 1


def _plans(
    indicator_set: IndicatorSet,
    answers: Mapping[str, Answer],
    result: Score,
    group: CriterionGroup,
    needs: Sequence[int | None],
    without: Collection[str],
) -> list[_Plan | None]:
    """The cheapest plan for each need."""
    most = max((need for need in needs if need is not None), default=0)
    step = indicator_set.level_rule.point_step
    best: list[_Plan | None] = [_Plan(0), *[None] * most]
    for criterion in indicator_set.criteria_of(group.code):
        for item in indicator_set.items_of(criterion.code):
            if item.code in without:
                continue
            scored = result.item(item.code)
            now = scored.points or Decimal(0)
            ways = ways_up(item, answers.get(item.code, NOTHING), scored, step) if most else ()
            choices = [(int((w.points - now) / step), _Choice(item, scored, w)) for w in ways]
            best = _with_item(best, _useful(choices, most))
    return [None if need is None else _cheapest(best[need:]) for need in needs]


def _useful(choices: Sequence[tuple[int, _Choice]], most: int) -> list[tuple[int, _Choice]]:
    """Choices worth trying: none is both dearer and no better than another."""
    kept: list[tuple[int, _Choice]] = []
    for gain, choice in sorted(
        ((min(g, most), c) for g, c in choices), key=lambda pair: (pair[1].way.units, -pair[0])
    ):
        if not kept or gain > kept[-1][0]:
            kept.append((gain, choice))
    return kept


def _with_item(best: list[_Plan | None], choices: Sequence[tuple[int, _Choice]]) -> list[_Plan | None]:
    """The best plans when one more item may be raised; what exceeds the greatest need counts as that need."""
    most = len(best) - 1
    found = list(best)
    costs = [None if plan is None else plan.cost for plan in best]
    for gain, choice in choices:
        price = ONE_ITEM + choice.way.units
        for done, plan in enumerate(best):
            if plan is None:
                continue
            reached = min(done + gain, most)
            cost, known = plan.cost + price, costs[reached]
            if known is None or cost < known:
                costs[reached] = cost
                found[reached] = _Plan(cost, choice, plan)
    return found


def _cheapest(plans: Sequence[_Plan | None]) -> _Plan | None:
    return min((plan for plan in plans if plan is not None), key=lambda plan: plan.cost, default=None)
