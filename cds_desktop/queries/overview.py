"""Việc cần làm and what every page shows in its head: meters, level, steps, deadlines."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import LevelBand
from cds_desktop.domain.minutes import Signer, signers_of
from cds_desktop.domain.readiness import Finding, Weight, findings
from cds_desktop.domain.round import Deadline, Phase, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.models import (
    PackageRecord,
    RoundRecord,
    SchoolRecord,
)
from cds_desktop.storage.papers import minutes_signatures
from cds_desktop.storage.workspace import Workspace


class StepState(StrEnum):
    """Trạng thái of a step of the way."""

    NONE = "none"
    GOING = "going"
    ATTENTION = "attention"
    DONE = "done"


@dataclass(frozen=True)
class Step:
    """One step of the rail: its key is the page's name."""

    key: str
    title: str
    state: StepState
    words: str


@dataclass(frozen=True)
class Meter:
    """Thước mức độ of one group."""

    code: str
    title: str
    points: Decimal
    max_points: Decimal
    unscored_points: Decimal
    level: int
    bands: tuple[LevelBand, ...]


@dataclass(frozen=True)
class Overview:
    """Where the school stands; `resume_code` is the first item or condition without an answer."""

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
    mandatory_failed: tuple[str, ...]
    rule: str
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    findings: tuple[Finding, ...]
    resume_code: str
    resume_text: str
    unanswered: tuple[tuple[str, str], ...]


def has_round(workspace: Workspace) -> bool:
    """Whether a round was opened; without one only the wizard makes sense."""
    with workspace.read() as db:
        return db.query(SchoolRecord.id).first() is not None and db.query(RoundRecord.id).first() is not None


def overview(workspace: Workspace) -> Overview:
    """Tổng quan: one look at everything; raises `NotFound` before a round is opened."""
    with workspace.read() as db:
        now = read_current(db)
        found = findings(now.indicator_set, now.assessment, now.score)
        return _overview(now, found, _steps(db, now, found))


def _overview(now: CurrentRound, found: tuple[Finding, ...], steps: tuple[Step, ...]) -> Overview:
    unanswered = _unanswered(now)
    first = unanswered[0] if unanswered else ("", "")
    basis = now.indicator_set.legal_basis
    return Overview(
        school_name=now.assessment.school.name,
        school_year=now.assessment.school_year,
        set_title=now.indicator_set.title,
        set_number=f"QĐ {basis.number}" if basis.number else now.indicator_set.title,
        demonstration=now.indicator_set.demonstration,
        phase=now.phase,
        editable=is_open(now.phase),
        meters=meters(now),
        level=now.score.level,
        level_title=now.score.level_title,
        provisional=is_open(now.phase),
        mandatory_failed=now.score.mandatory_failed,
        rule=now.score.rule,
        steps=steps,
        deadlines=now.assessment.deadlines,
        findings=found,
        resume_code=first[0],
        resume_text=first[1],
        unanswered=unanswered,
    )


def meters(now: CurrentRound) -> tuple[Meter, ...]:
    """One meter per group."""
    rule = now.indicator_set.level_rule
    titles = {group.code: group.title for group in now.indicator_set.groups}
    return tuple(
        Meter(
            g.code, titles[g.code], g.points, g.max_points, g.unscored_points, g.level, rule.levels_of(g.code)
        )
        for g in now.score.groups
    )


def _unanswered(now: CurrentRound) -> tuple[tuple[str, str], ...]:
    open_codes = set(now.score.mandatory_open)
    open_codes |= {item.code for item in now.score.items if item.points is None}
    texts = {c.code: c.title for c in now.indicator_set.criteria if c.mandatory}
    texts |= {item.code: item.text for item in now.indicator_set.items}
    return tuple((code, texts[code]) for code in now.indicator_set.answer_codes if code in open_codes)


def _steps(db: Session, now: CurrentRound, found: tuple[Finding, ...]) -> tuple[Step, ...]:
    total = len(now.indicator_set.answer_codes)
    answered = total - len(_unanswered(now))
    evidence_count = len(now.assessment.evidence_items)
    problems = sum(1 for f in found if f.weight is not Weight.NOTE)
    council_ready = all(len(now.assessment.members_with(r)) == 1 for r in (Role.CHAIR, Role.SECRETARY))
    sealed = not is_open(now.phase)
    evidence_faults = sum(1 for f in found if f.place == "evidence" and f.weight is not Weight.NOTE)
    return (
        _step("setup", "Trường và đợt đánh giá", StepState.DONE, "Xong"),
        _council_step(bool(now.assessment.members), council_ready),
        _scoring_step(answered, total),
        _evidence_step(evidence_count, evidence_faults),
        _review_step(answered, problems, sealed),
        _step("minutes", "Họp và biên bản", *_minutes_state(now, sealed)),
        *_closing_steps(db, now),
    )


def _step(key: str, title: str, state: StepState, words: str) -> Step:
    return Step(key, title, state, words)


def _council_step(any_member: bool, ready: bool) -> Step:
    state = StepState.DONE if ready else StepState.GOING if any_member else StepState.NONE
    words = {StepState.DONE: "Xong", StepState.GOING: "Thiếu vai trò", StepState.NONE: "Chưa bắt đầu"}
    return Step("council", "Hội đồng và phân công", state, words[state])


def _scoring_step(answered: int, total: int) -> Step:
    if answered == total:
        return Step("scoring", "Chấm tiêu chí", StepState.DONE, f"{answered}/{total}")
    if answered == 0:
        return Step("scoring", "Chấm tiêu chí", StepState.NONE, "Chưa bắt đầu")
    return Step("scoring", "Chấm tiêu chí", StepState.GOING, f"Đang làm · {answered}/{total}")


def _evidence_step(count: int, faults: int) -> Step:
    if faults:
        return Step("evidence", "Minh chứng", StepState.ATTENTION, f"Cần chú ý · {faults}")
    if count:
        return Step("evidence", "Minh chứng", StepState.DONE, f"{count} minh chứng")
    return Step("evidence", "Minh chứng", StepState.NONE, "Chưa bắt đầu")


def _review_step(answered: int, problems: int, sealed: bool) -> Step:
    if sealed:
        return Step("review", "Rà soát", StepState.DONE, "Xong")
    if not answered:
        return Step("review", "Rà soát", StepState.NONE, "Chưa bắt đầu")
    if problems:
        return Step("review", "Rà soát", StepState.ATTENTION, f"Cần chú ý · {problems}")
    return Step("review", "Rà soát", StepState.DONE, "Không còn lỗi")


def _minutes_state(now: CurrentRound, sealed: bool) -> tuple[StepState, str]:
    if sealed:
        return StepState.DONE, "Đã chốt"
    if now.assessment.meeting.held_on:
        return StepState.GOING, "Đang soạn"
    return StepState.NONE, "Chưa bắt đầu"


def _closing_steps(db: Session, now: CurrentRound) -> tuple[Step, ...]:
    signers: tuple[Signer, ...] = signers_of(now.assessment)
    signed = len(minutes_signatures(db, now.record))
    sent = db.query(PackageRecord.id).filter_by(round_id=now.record.id).count()
    submitted = now.phase not in (Phase.SEALED,) and not is_open(now.phase)
    if is_open(now.phase):
        signing = Step("signing", "Ký", StepState.NONE, "Chưa bắt đầu")
    elif signed >= len(signers):
        signing = Step("signing", "Ký", StepState.DONE, f"{signed}/{len(signers)} chữ ký")
    else:
        signing = Step("signing", "Ký", StepState.GOING, f"{signed}/{len(signers)} chữ ký")
    state = StepState.DONE if submitted and sent else StepState.NONE
    words = f"Đã ghi {sent} gói" if submitted and sent else "Chưa bắt đầu"
    return (
        signing,
        Step("submission", "Nộp hồ sơ", state, words),
        Step("results", "Kết quả", StepState.NONE, "Chưa có"),
    )
