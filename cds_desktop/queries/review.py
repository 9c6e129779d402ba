"""Rà soát: findings, the points of criteria and contents, and what is missing for the next level."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.gaps import Gap, Step, gaps
from cds_desktop.domain.indicator_set import Criterion, Item
from cds_desktop.domain.level_words import level_reason_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.readiness import Finding
from cds_desktop.domain.round import CriterionText
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.scoring import ItemScore, criterion_points
from cds_desktop.domain.step_words import plan_line
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.overview import Meter, meters
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.queries.steps import read_closing, with_late
from cds_desktop.storage.workspace import Workspace

ZERO = Decimal(0)


@dataclass(frozen=True)
class CriterionBar:
    """Points of a criterion or content against its maximum; `points` is None before anything is scored."""

    group_code: str
    code: str
    title: str
    points: Decimal | None
    max_points: Decimal


@dataclass(frozen=True)
class StepRow:
    """A step towards the next level; one that is not `chosen` is left out this year."""

    code: str
    criterion_code: str
    deed: str
    fact: str
    gain: Decimal
    line: str
    chosen: bool
    planned: bool


@dataclass(frozen=True)
class GroupNeed:
    """A group on the way to the level: points now and after the steps; `above` is its threshold in words."""

    code: str
    now: Decimal
    then: Decimal
    above: str
    is_there: bool


@dataclass(frozen=True)
class NextLevel:
    """Còn thiếu gì: the way to the next level; `to_level` is 0 at the highest one."""

    to_level: int
    reachable: bool
    conditions: tuple[tuple[str, bool | None], ...]
    groups: tuple[GroupNeed, ...]
    steps: tuple[StepRow, ...]
    unscored_items: int
    unscored_points: Decimal


@dataclass(frozen=True)
class Review:
    """Everything the review page shows; `unknown` are points of a group that no content of the set names."""

    findings: tuple[Finding, ...]
    meters: tuple[Meter, ...]
    bars: tuple[CriterionBar, ...]
    item_bars: tuple[CriterionBar, ...]
    unknown: tuple[tuple[str, Decimal], ...]
    level: int
    level_title: str
    reason: str
    begun: bool
    editable: bool
    next_level: NextLevel


def review(workspace: Workspace, without: Collection[str] = ()) -> Review:
    """Findings, bars and the way up; the contents in `without` are not to be raised this year."""
    today = workspace.now().astimezone().date()
    with workspace.read() as db:
        now = read_current(db)
        closing = read_closing(db, now)
    indicator_set, result = now.indicator_set, now.score
    found, _ = with_late(now, now.findings, closing, today)
    levels = {group.code: group.level for group in result.groups}
    return Review(
        findings=found,
        meters=meters(now),
        bars=tuple(_bar(now, c) for c in indicator_set.criteria if not c.mandatory),
        item_bars=tuple(_item_bar(now, item) for item in indicator_set.items),
        unknown=_unknown(now),
        level=result.level,
        level_title=result.level_title,
        reason=level_reason_words(indicator_set, levels),
        begun=any(item.points is not None for item in result.items),
        editable=is_open(now.phase),
        next_level=_next_level(now, without),
    )


def _bar(now: CurrentRound, criterion: Criterion) -> CriterionBar:
    code = criterion.code
    codes = [item.code for item in now.indicator_set.items_of(code)]
    is_begun = any(now.score.item(code).points is not None for code in codes)
    points = criterion_points(now.indicator_set, now.score, criterion) if is_begun else None
    title = criterion_title(now.indicator_set, code)
    return CriterionBar(criterion.group_code, code, title, points, now.indicator_set.max_points_of(code))


def _item_bar(now: CurrentRound, item: Item) -> CriterionBar:
    criterion = now.indicator_set.criterion(item.criterion_code)
    group = criterion.group_code if criterion else ""
    return CriterionBar(group, item.code, item.text, now.score.item(item.code).points, item.max_points)


def _unknown(now: CurrentRound) -> tuple[tuple[str, Decimal], ...]:
    """Groups whose contents sum to less than the group's maximum, with the points nobody can place."""
    found = []
    for group in now.indicator_set.groups:
        criteria = now.indicator_set.criteria_of(group.code)
        known = sum((item.max_points for c in criteria for item in now.indicator_set.items_of(c.code)), ZERO)
        if known < group.max_points:
            found.append((group.code, group.max_points - known))
    return tuple(found)


def _next_level(now: CurrentRound, without: Collection[str]) -> NextLevel:
    unscored = [item for item in now.score.items if item.points is None]
    missing = sum((item.max_points for item in unscored), ZERO)
    answers = now.assessment.answers
    way = next(iter(gaps(now.indicator_set, answers, without)), None)
    if way is None:
        return NextLevel(0, True, (), (), (), len(unscored), missing)
    full = next(iter(gaps(now.indicator_set, answers)), way)
    met = {condition.code: condition.met for condition in now.score.conditions}
    return NextLevel(
        way.to_level,
        way.reachable,
        tuple((code, met[code]) for code in way.conditions),
        tuple(_need(now, way, group.code) for group in now.indicator_set.groups),
        _rows(now, way, full, without),
        len(unscored),
        missing,
    )


def _need(now: CurrentRound, way: Gap, group_code: str) -> GroupNeed:
    scored = next(group for group in now.score.groups if group.code == group_code)
    bands = now.indicator_set.level_rule.levels_of(group_code)
    band = next((band for band in bands if band.level >= way.to_level), bands[-1])
    included = "từ" if band.interval.lower_included else "trên"
    gain = sum((step.gain for step in way.steps if _group_of(now, step.code) == group_code), ZERO)
    above = f"{included} {show(band.interval.lower or ZERO)}"
    return GroupNeed(group_code, scored.points, scored.points + gain, above, scored.level >= way.to_level)


def _group_of(now: CurrentRound, item_code: str) -> str:
    item = now.indicator_set.item(item_code)
    criterion = now.indicator_set.criterion(item.criterion_code) if item else None
    return criterion.group_code if criterion else ""


def _rows(now: CurrentRound, way: Gap, full: Gap, without: Collection[str]) -> tuple[StepRow, ...]:
    """The steps of the way, and those left out which would otherwise be proposed."""
    chosen = {step.code: step for step in way.steps}
    left_out = {step.code: step for step in full.steps if step.code in without}
    known = {**left_out, **chosen}
    order = [item.code for item in now.indicator_set.items if item.code in known or item.code in without]
    rows = []
    for code in order:
        item = now.indicator_set.item(code)
        if item is not None:
            rows.append(_row(now, item, known.get(code), is_chosen=code in chosen))
    return tuple(rows)


def _row(now: CurrentRound, item: Item, step: Step | None, *, is_chosen: bool) -> StepRow:
    if step is None:
        scored: ItemScore = now.score.item(item.code)
        fact = f"{show(scored.points)}/{show(item.max_points)} điểm"
        return StepRow(item.code, item.criterion_code, item.text, fact, ZERO, "", False, False)
    line = plan_line(step.code, step.deed, step.fact)
    text = now.assessment.texts.get(item.criterion_code, CriterionText())
    planned = line in text.plan.splitlines()
    return StepRow(step.code, item.criterion_code, step.deed, step.fact, step.gain, line, is_chosen, planned)
