"""Còn thiếu gì: the way to each level above the present one, with what is left out and what is planned."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.gaps import Gap, Step, gaps
from cds_desktop.domain.indicator_set import CriterionGroup, Item, LevelBand
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import PlanStep
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.reading import CurrentRound

ZERO = Decimal(0)


@dataclass(frozen=True)
class ConditionNeed:
    """A condition that must be met for the level; `met` is None while nobody said."""

    code: str
    title: str
    met: bool | None


@dataclass(frozen=True)
class StepRow:
    """A step towards a level; one that is not `chosen` is left out this year.

    `proposal` is what would stand in the plan; `planned` says that it does, `replans` that other numbers do.
    """

    code: str
    deed: str
    fact: str
    gain: Decimal
    chosen: bool
    planned: bool
    replans: bool
    proposal: PlanStep


@dataclass(frozen=True)
class GroupNeed:
    """A group on the way to the level: points now and after the steps; `above` is its threshold in words.

    The weighted total is told like a group without a code.
    """

    code: str
    name: str
    now: Decimal
    then: Decimal
    above: str
    is_there: bool


@dataclass(frozen=True)
class Way:
    """The way to one level: conditions not met, groups short of points, the smallest set of steps."""

    to_level: int
    title: str
    reachable: bool
    conditions: tuple[ConditionNeed, ...]
    groups: tuple[GroupNeed, ...]
    steps: tuple[StepRow, ...]


def ways_up(now: CurrentRound, without: Collection[str]) -> tuple[Way, ...]:
    """A way to each higher level; the items in `without` are not to be raised this year."""
    answers = now.assessment.answers
    found = gaps(now.indicator_set, answers, without)
    full = {gap.to_level: gap for gap in gaps(now.indicator_set, answers)} if without else {}
    return tuple(_way(now, gap, full.get(gap.to_level, gap), without) for gap in found)


def _way(now: CurrentRound, gap: Gap, full: Gap, without: Collection[str]) -> Way:
    bands = now.indicator_set.level_rule.levels
    title = next((band.title for band in bands if band.level == gap.to_level and band.title), "")
    met = {condition.code: condition.met for condition in now.score.conditions}
    return Way(
        gap.to_level,
        title,
        gap.reachable,
        tuple(
            ConditionNeed(code, criterion_title(now.indicator_set, code), met.get(code))
            for code in gap.conditions
        ),
        _needs(now, gap),
        _rows(now, gap, full, without),
    )


def _needs(now: CurrentRound, gap: Gap) -> tuple[GroupNeed, ...]:
    """What the level asks of each group, and of the weighted total where one decides."""
    gains: dict[str, Decimal] = {}
    for step in gap.steps:
        code = _group_of(now, step.code)
        gains[code] = gains.get(code, ZERO) + step.gain
    groups = now.indicator_set.groups
    needs = [_group_need(now, gap, group, gains.get(group.code, ZERO)) for group in groups]
    found = [need for need in needs if need is not None]
    if (total := now.score.total) is not None:
        gain = sum((group.weight * gains.get(group.code, ZERO) for group in groups), ZERO)
        above = _above(now.indicator_set.level_rule.common_levels, gap.to_level)
        is_there = total.level >= gap.to_level
        found.append(GroupNeed("", "tổng có trọng số", total.points, total.points + gain, above, is_there))
    return tuple(found)


def _group_need(now: CurrentRound, gap: Gap, group: CriterionGroup, gain: Decimal) -> GroupNeed | None:
    scored = now.score.group(group.code)
    bands = now.indicator_set.level_rule.levels_of(group.code) if group.has_points else ()
    above = _above(bands, gap.to_level) if bands else ""
    is_there = not bands or scored.level >= gap.to_level
    if is_there and group.code in gap.groups and group.required_points is not None:
        above, is_there = f"từ {show(group.required_points)} (nhóm bắt buộc)", False
    if not above:
        return None
    name = f"nhóm {group.code}"
    return GroupNeed(group.code, name, scored.points, scored.points + gain, above, is_there)


def _above(bands: Sequence[LevelBand], level: int) -> str:
    """The threshold of a level in words."""
    band = next((band for band in bands if band.level >= level), None)
    if band is None:
        return ""
    included = "từ" if band.interval.lower_included else "trên"
    return f"{included} {show(band.interval.lower or ZERO)}"


def _group_of(now: CurrentRound, item_code: str) -> str:
    item = now.indicator_set.item(item_code)
    criterion = now.indicator_set.criterion(item.criterion_code) if item else None
    return criterion.group_code if criterion else ""


def _rows(now: CurrentRound, gap: Gap, full: Gap, without: Collection[str]) -> tuple[StepRow, ...]:
    """The steps of the way, and all that is left out: what was left out can be taken up again."""
    chosen = {step.code: step for step in gap.steps}
    known = {step.code: step for step in full.steps if step.code in without} | chosen
    items = (item for item in now.indicator_set.items if item.code in known or item.code in without)
    return tuple(_row(now, item, known.get(item.code), is_chosen=item.code in chosen) for item in items)


def _row(now: CurrentRound, item: Item, step: Step | None, *, is_chosen: bool) -> StepRow:
    if step is None:
        fact = f"{show(now.score.item(item.code).points)}/{show(item.max_points)} điểm"
        nothing = PlanStep(item_code=item.code)
        return StepRow(
            item.code, item.text, fact, ZERO, chosen=False, planned=False, replans=False, proposal=nothing
        )
    planned = next((one for one in now.assessment.plan_steps if one.item_code == item.code), None)
    names = (m.full_name for m in now.assessment.members if item.criterion_code in m.criteria)
    proposal = PlanStep(
        item_code=item.code, deed=step.deed, fact=step.fact, gain=step.gain, who=", ".join(names)
    )
    is_planned = planned is not None and planned.fact == step.fact
    return StepRow(
        item.code,
        step.deed,
        step.fact,
        step.gain,
        chosen=is_chosen,
        planned=is_planned,
        replans=planned is not None and not is_planned,
        proposal=proposal,
    )
