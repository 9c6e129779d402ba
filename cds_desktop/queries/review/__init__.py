"""Rà soát: findings, the points of criteria and contents, the ways to higher levels, the improvement plan."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from cds_desktop.domain.charts import Chart, LastYear, criteria_chart, groups_chart, items_chart, years_chart
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.readiness import Finding
from cds_desktop.domain.round import PlanStep
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.scoring import Score
from cds_desktop.queries.earlier import EarlierRound, read_earlier
from cds_desktop.queries.overview import Meter, meters, total_meter
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.queries.review.ways import ConditionNeed, GroupNeed, StepRow, Way, ways_up
from cds_desktop.queries.steps import read_closing, with_late
from cds_desktop.storage.models import LeftOutItemRecord
from cds_desktop.storage.workspace import Workspace

__all__ = [
    "ConditionNeed",
    "GroupNeed",
    "PlannedStep",
    "Review",
    "Sentence",
    "StepRow",
    "Way",
    "review",
]

ZERO = Decimal(0)


@dataclass(frozen=True)
class PlannedStep:
    """A step of the improvement plan with the words of its item."""

    step: PlanStep
    title: str


@dataclass(frozen=True)
class Sentence:
    """How one number came about; `of` is "level", "rule", "group" or "criterion"."""

    of: str
    words: str


@dataclass(frozen=True)
class Review:
    """Everything the review page shows.

    `ways` lead to each level above the present one, the next first; `people` may be asked to do something;
    `total` is the weighted total, where one decides.
    """

    findings: tuple[Finding, ...]
    meters: tuple[Meter, ...]
    total: Meter | None
    criteria_chart: Chart
    items_chart: Chart
    groups_chart: Chart
    years_chart: Chart | None
    sentences: tuple[Sentence, ...]
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
        total=total_meter(now, earlier),
        criteria_chart=criteria_chart(indicator_set, result, last),
        items_chart=items_chart(indicator_set, result, last),
        groups_chart=groups_chart(indicator_set, result, last),
        years_chart=years_chart(indicator_set, result, last) if last else None,
        sentences=_sentences(indicator_set, result),
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


def _sentences(indicator_set: IndicatorSet, result: Score) -> tuple[Sentence, ...]:
    """Cách tính from the level down: its rule, each group, each criterion under its group."""
    found = [Sentence("level", result.working), Sentence("rule", result.rule)]
    if result.total is not None:
        found.append(Sentence("group", result.total.working))
    conditions = {condition.code: condition.working for condition in result.conditions}
    criteria = {criterion.code: criterion.working for criterion in result.criteria}
    for group in result.groups:
        found.append(Sentence("group", group.working))
        codes = (criterion.code for criterion in indicator_set.criteria_of(group.code))
        found += [Sentence("criterion", (conditions | criteria)[code]) for code in codes]
    return tuple(found)


def _planned(now: CurrentRound, step: PlanStep) -> PlannedStep:
    item = now.indicator_set.item(step.item_code)
    return PlannedStep(step, item.text if item else "")


def _last_year(earlier: EarlierRound) -> LastYear:
    same = earlier.same
    return LastYear(earlier.indicator_set, earlier.score, same.criteria, same.groups, same.items)
