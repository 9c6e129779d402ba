"""Việc cần làm and what every page shows in its head: meters, level, steps, deadlines, what is left."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import IndicatorSet, LevelBand
from cds_desktop.domain.level_words import failure_words, level_reason_words
from cds_desktop.domain.readiness import Finding
from cds_desktop.domain.round import Deadline, Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.scoring import lacking_groups
from cds_desktop.queries.earlier import EarlierRound, read_earlier
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.queries.steps import Closing, Step, read_closing, steps, with_late
from cds_desktop.queries.tasks import Task, tasks
from cds_desktop.storage.models import AnswerRecord, RoundRecord, SchoolRecord
from cds_desktop.storage.workspace import Workspace

__all__ = ["Meter", "Overview", "Step", "has_round", "meters", "overview", "total_meter"]


@dataclass(frozen=True)
class Meter:
    """Thước mức độ of one group; a condition not met holds the level at `cap`.

    `last_year` are the points of the year before, when they were counted out of as many.
    """

    code: str
    title: str
    points: Decimal
    max_points: Decimal
    unscored_points: Decimal
    unscored_items: int
    level: int
    bands: tuple[LevelBand, ...]
    conditions: tuple[str, ...]
    cap: int | None
    last_year: Decimal | None = None


@dataclass(frozen=True)
class Overview:
    """Where the school stands; `stopped_at` is the place in the set of the last answer, -1 before any."""

    school_name: str
    school_year: str
    set_title: str
    set_number: str
    demonstration: bool
    phase: Phase
    editable: bool
    meters: tuple[Meter, ...]
    level: int
    level_title: str
    provisional: bool
    begun: bool
    mandatory_failed: tuple[str, ...]
    rule: str
    reason: str
    failed_words: str
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    met_deadlines: frozenset[str]
    findings: tuple[Finding, ...]
    tasks: tuple[Task, ...]
    stopped_at: int
    member_ids: tuple[str, ...]
    total: Meter | None = None


def has_round(workspace: Workspace) -> bool:
    """Whether a round was opened; without one only the wizard makes sense."""
    with workspace.read() as db:
        return db.query(SchoolRecord.id).first() is not None and db.query(RoundRecord.id).first() is not None


def overview(workspace: Workspace) -> Overview:
    """Tổng quan: one look at everything; raises `NotFound` before a round is opened."""
    today = workspace.now().astimezone().date()
    with workspace.read() as db:
        now = read_current(db)
        closing = read_closing(db, now)
        last = _last_answered(db, now)
        earlier = read_earlier(db, now)
    # Once sealed only what is late can still be mended.
    found, met = with_late(now, now.findings if is_open(now.phase) else (), closing, today)
    return _overview(now, found, met, closing, last, earlier)


def _last_answered(db: Session, now: CurrentRound) -> int:
    newest = select(AnswerRecord.code).filter_by(round_id=now.record.id)
    code = db.execute(newest.order_by(AnswerRecord.changed_at_utc.desc()).limit(1)).scalar_one_or_none()
    codes = now.indicator_set.answer_codes
    return codes.index(code) if code in codes else -1


def _overview(
    now: CurrentRound,
    found: tuple[Finding, ...],
    met: frozenset[str],
    closing: Closing,
    last: int,
    earlier: EarlierRound | None,
) -> Overview:
    school, indicator_set, result = now.assessment.school, now.indicator_set, now.score
    shown = steps(now, found, closing)
    return Overview(
        school_name=school.name,
        school_year=now.assessment.school_year,
        set_title=indicator_set.title,
        set_number=_set_number(indicator_set),
        demonstration=indicator_set.demonstration,
        phase=now.phase,
        editable=is_open(now.phase),
        meters=meters(now, earlier),
        level=result.level,
        level_title=result.level_title,
        provisional=is_open(now.phase),
        begun=any(item.points is not None for item in result.items),
        mandatory_failed=result.mandatory_failed,
        rule=result.rule,
        reason=level_reason_words(indicator_set, {g.code: g.level for g in result.groups}),
        failed_words=_failed_words(now),
        steps=shown,
        deadlines=now.assessment.deadlines,
        met_deadlines=met,
        findings=found,
        tasks=tasks(now, found, shown, closing),
        stopped_at=last,
        member_ids=tuple(member.id for member in now.assessment.members),
        total=total_meter(now, earlier),
    )


def _set_number(indicator_set: IndicatorSet) -> str:
    number = indicator_set.legal_basis.number
    return f"QĐ {number}" if number else indicator_set.title


def _failed_words(now: CurrentRound) -> str:
    cap = now.indicator_set.level_rule.mandatory_cap
    return failure_words(cap, now.score.mandatory_failed, lacking_groups(now.score))


def meters(now: CurrentRound, earlier: EarlierRound | None = None) -> tuple[Meter, ...]:
    """One meter per group with its tick of the year before; conditions alone have nothing to measure."""
    rule, indicator_set = now.indicator_set.level_rule, now.indicator_set
    made = []
    for group, scored in zip(indicator_set.groups, now.score.groups, strict=True):
        if not group.has_points:
            continue
        criteria = indicator_set.criteria_of(group.code)
        items = [item.code for c in criteria for item in indicator_set.items_of(c.code)]
        unscored = sum(1 for code in items if now.score.item(code).points is None)
        made.append(
            Meter(
                group.code,
                group.title,
                scored.points,
                scored.max_points,
                scored.unscored_points,
                unscored,
                scored.level,
                rule.levels_of(group.code),
                tuple(c.code for c in criteria if c.mandatory),
                rule.mandatory_cap,
                earlier.group_points(group.code, scored.max_points) if earlier else None,
            )
        )
    return tuple(made)


def total_meter(now: CurrentRound, earlier: EarlierRound | None = None) -> Meter | None:
    """Thước của tổng có trọng số, where that decides the level."""
    total, rule = now.score.total, now.indicator_set.level_rule
    if total is None:
        return None
    before = earlier.score.total if earlier else None
    is_same = before is not None and before.max_points == total.max_points
    return Meter(
        code="",
        title="Tổng có trọng số",
        points=total.points,
        max_points=total.max_points,
        unscored_points=total.unscored_points,
        unscored_items=0,
        level=total.level,
        bands=rule.common_levels,
        conditions=tuple(c.code for c in now.indicator_set.criteria if c.mandatory),
        cap=rule.mandatory_cap,
        last_year=before.points if before and is_same else None,
    )
