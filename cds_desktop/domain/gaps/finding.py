"""Còn thiếu gì: for each level above the present one, the fewest items and then the smallest changes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.gaps.easing import Options, eased
from cds_desktop.domain.gaps.group_plans import Choice, GroupPlans, group_plans
from cds_desktop.domain.gaps.needs import Need, is_held, need_of, weights_of
from cds_desktop.domain.gaps.weighted import cheapest_gains
from cds_desktop.domain.indicator_set import CriterionGroup, IndicatorSet
from cds_desktop.domain.raising import way_words, ways_up
from cds_desktop.domain.round.assessment import Answer
from cds_desktop.domain.scoring import Score, lacking_groups, score
from cds_desktop.domain.step_words import deed_words, fact_words

NOTHING = Answer()


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
    """What lies between the present result and a level: conditions not met, and the smallest set of steps.

    `groups` are mandatory groups that still have too few points; their steps are among `steps`.
    """

    to_level: int
    reachable: bool
    conditions: tuple[str, ...]
    steps: tuple[Step, ...]
    groups: tuple[str, ...] = ()


def gaps(
    indicator_set: IndicatorSet, answers: Mapping[str, Answer], without: Collection[str] = ()
) -> tuple[Gap, ...]:
    """What is missing for each higher level; exact, not greedy; items in `without` stay as they are."""
    result = score(indicator_set, answers)
    levels = sorted({b.level for b in indicator_set.level_rule.levels if b.level > result.level})
    weights = weights_of(indicator_set)
    needs = {level: need_of(indicator_set, result, level, weights.scale) for level in levels}
    most = _most(needs.values(), weights.each)
    offers = [[*_options(indicator_set, answers, result, group, without)] for group in indicator_set.groups]
    plans = [group_plans(options, greatest) for options, greatest in zip(offers, most, strict=True)]
    return tuple(
        _gap(indicator_set, answers, result, level, _smallest(plans, offers, weights.each, need))
        for level, need in needs.items()
    )


def _most(needs: Collection[Need | None], each: Sequence[int]) -> list[int]:
    """The most point steps worth looking at in each group."""
    known = [need for need in needs if need is not None]
    return [
        max((max(need.groups[place], -(-need.total // worth)) for need in known), default=0)
        for place, worth in enumerate(each)
    ]


def _options(
    indicator_set: IndicatorSet,
    answers: Mapping[str, Answer],
    result: Score,
    group: CriterionGroup,
    without: Collection[str],
) -> Iterator[list[Choice]]:
    """The ways up of each item of a group."""
    step = indicator_set.level_rule.point_step
    for criterion in indicator_set.criteria_of(group.code):
        for item in indicator_set.items_of(criterion.code):
            if item.code in without:
                continue
            scored = result.item(item.code)
            now = scored.points or Decimal(0)
            ways = ways_up(item, answers.get(item.code, NOTHING), scored, step)
            if ways:
                yield [Choice(item, scored, way, int((way.points - now) / step)) for way in ways]


def _smallest(
    plans: Sequence[GroupPlans], offers: Sequence[Options], each: Sequence[int], need: Need | None
) -> list[Choice] | None:
    """The cheapest choices that meet the need, and of equally cheap ones the smallest; None without any."""
    chosen = None if need is None else _choices(plans, each, need)
    if need is None or chosen is None:
        return None
    return eased(chosen, offers, each, need)


def _choices(plans: Sequence[GroupPlans], each: Sequence[int], need: Need) -> list[list[Choice]] | None:
    """The cheapest choices of each group that meet the need; None when there are none."""
    gains: list[int] | None
    if need.total:
        gains = cheapest_gains(plans, each, need.groups, need.total)
    else:
        found = [plan.cheapest(steps) for plan, steps in zip(plans, need.groups, strict=True)]
        gains = [gain for gain in found if gain is not None]
        if len(gains) < len(found):
            return None
    if gains is None:
        return None
    return [plan.choices(gain) for plan, gain in zip(plans, gains, strict=True)]


def _gap(
    indicator_set: IndicatorSet,
    answers: Mapping[str, Answer],
    result: Score,
    level: int,
    choices: Sequence[Choice] | None,
) -> Gap:
    held = is_held(indicator_set, level)
    return Gap(
        to_level=level,
        reachable=choices is not None,
        conditions=tuple(c.code for c in result.conditions if not c.met) if held else (),
        steps=tuple(_step(choice, answers.get(choice.item.code, NOTHING)) for choice in choices or ()),
        groups=lacking_groups(result) if held else (),
    )


def _step(choice: Choice, answer: Answer) -> Step:
    item, scored, way = choice.item, choice.scored, choice.way
    return Step(
        code=item.code,
        change=way_words(item, answer, scored, way),
        gain=way.points - (scored.points or Decimal(0)),
        units=way.units if way.units_known else None,
        is_judgement=way.is_judgement,
        deed=deed_words(item, way),
        fact=fact_words(item, answer, scored, way),
    )
