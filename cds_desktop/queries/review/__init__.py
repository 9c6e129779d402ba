"""Rà soát: findings, the points of criteria and contents, the ways to higher levels, the improvement plan."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from cds_desktop.domain.charts import Chart, LastYear, criteria_chart, groups_chart, years_chart
from cds_desktop.domain.indicator_set import Item
from cds_desktop.domain.readiness import Finding
from cds_desktop.domain.round import PlanStep
from cds_desktop.domain.round.phases import is_open
from cds_desktop.queries.earlier import EarlierRound, read_earlier
from cds_desktop.queries.overview import Meter, meters
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.queries.review.ways import ConditionNeed, GroupNeed, StepRow, Way, ways_up
from cds_desktop.queries.steps import read_closing, with_late
from cds_desktop.storage.models import LeftOutItemRecord
from cds_desktop.storage.workspace import Workspace

__all__ = [
    "ConditionNeed",
    "CriterionBar",
    "GroupNeed",
    "PlannedStep",
    "Review",
    "StepRow",
    "Way",
    "review",
]

ZERO = Decimal(0)


@dataclass(frozen=True)
class CriterionBar:
    """Points of a content against its maximum; `points` is None before it is scored."""

    group_code: str
    code: str
    title: str
    points: Decimal | None
    max_points: Decimal
    last_year: Decimal | None = None


@dataclass(frozen=True)
class PlannedStep:
    """A step of the improvement plan with the words of its item."""

    step: PlanStep
    title: str


@dataclass(frozen=True)
class Review:
    """Everything the review page shows; `unknown` are points of a group that no content of the set names.

    `ways` lead to each level above the present one, the next first; `people` may be asked to do something;
    `total` is the weighted total, where one decides.
    """

    findings: tuple[Finding, ...]
    meters: tuple[Meter, ...]
    total: Meter | None
    criteria_chart: Chart
    groups_chart: Chart
    years_chart: Chart | None
    item_bars: tuple[CriterionBar, ...]
    unknown: tuple[tuple[str, Decimal], ...]
    level: int
    level_title: str
    begun: bool
    editable: bool
    ways: tuple[Way, ...]
    unscored_items: int
    unscored_points: Decimal
    plan: tuple[PlannedStep, ...]
    people: tuple[str, ...]
    school_year: str


def review(workspace: Workspace) -> Review:
    """Findings, bars, the ways up without what is left out this year, and what is planned."""
    today = workspace.now().astimezone().date()
    with workspace.read() as db:
        now = read_current(db)
        closing = read_closing(db, now)
        left_out = select(LeftOutItemRecord.item_code).filter_by(round_id=now.record.id)
        without = frozenset(db.scalars(left_out))
        earlier = read_earlier(db, now)
    found, _ = with_late(now, now.findings, closing, today)
    return _review(now, found, without, earlier)


def _review(
    now: CurrentRound, found: tuple[Finding, ...], without: frozenset[str], earlier: EarlierRound | None
) -> Review:
    indicator_set, result = now.indicator_set, now.score
    last = _last_year(earlier) if earlier else None
    unscored = [item for item in result.items if item.points is None]
    return Review(
        findings=found,
        meters=meters(now, earlier),
        total=_total(now),
        criteria_chart=criteria_chart(indicator_set, result, last),
        groups_chart=groups_chart(indicator_set, result, last),
        years_chart=years_chart(indicator_set, result, last) if last else None,
        item_bars=tuple(_item_bar(now, item, earlier) for item in indicator_set.items),
        unknown=_unknown(now),
        level=result.level,
        level_title=result.level_title,
        begun=len(unscored) < len(result.items),
        editable=is_open(now.phase),
        ways=ways_up(now, without),
        unscored_items=len(unscored),
        unscored_points=sum((item.max_points for item in unscored), ZERO),
        plan=tuple(_planned(now, step) for step in now.assessment.plan_steps),
        people=tuple(member.full_name for member in now.assessment.members),
        school_year=now.assessment.school_year,
    )


def _total(now: CurrentRound) -> Meter | None:
    """Thước của tổng có trọng số."""
    total, rule = now.score.total, now.indicator_set.level_rule
    if total is None:
        return None
    return Meter(
        code="",
        title="Tổng có trọng số",
        points=total.points,
        max_points=total.max_points,
        unscored_points=total.unscored_points,
        unscored_items=0,
        level=total.level,
        bands=rule.common_levels,
        conditions=(),
        cap=rule.mandatory_cap,
    )


def _planned(now: CurrentRound, step: PlanStep) -> PlannedStep:
    item = now.indicator_set.item(step.item_code)
    return PlannedStep(step, item.text if item else "")


def _last_year(earlier: EarlierRound) -> LastYear:
    return LastYear(earlier.indicator_set, earlier.score, earlier.same.criteria, earlier.same.groups)


def _item_bar(now: CurrentRound, item: Item, earlier: EarlierRound | None) -> CriterionBar:
    criterion = now.indicator_set.criterion(item.criterion_code)
    group = criterion.group_code if criterion else ""
    points, before = now.score.item(item.code).points, earlier.item_points(item.code) if earlier else None
    return CriterionBar(group, item.code, item.text, points, item.max_points, before)


def _unknown(now: CurrentRound) -> tuple[tuple[str, Decimal], ...]:
    """Groups whose contents sum to less than the group's maximum, with the points nobody can place."""
    found = []
    for group in now.indicator_set.groups:
        criteria = now.indicator_set.criteria_of(group.code)
        known = sum((item.max_points for c in criteria for item in now.indicator_set.items_of(c.code)), ZERO)
        if known < group.max_points:
            found.append((group.code, group.max_points - known))
    return tuple(found)
