"""Đường đi: the steps of the rail as a round stands, and which deadlines were met."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from cds_desktop.domain.minutes import next_signer, signers_of
from cds_desktop.domain.readiness import EVIDENCE, Finding, Kind, Weight
from cds_desktop.domain.round import Member, Phase, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.queries.reading import CurrentRound
from cds_desktop.storage.models import PackageRecord
from cds_desktop.storage.papers import minutes_signatures


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
class Closing:
    """How far signing and sending are; `turn` are the members who may sign next."""

    signed: int
    signers: int
    sent: int
    turn: tuple[Member, ...]


def read_closing(db: Session, now: CurrentRound) -> Closing:
    """Count signatures and packages of the current revision."""
    signers = signers_of(now.assessment)
    roles = list(minutes_signatures(db, now.record))
    turn = None if is_open(now.phase) else next_signer(signers, roles)
    sent = db.query(PackageRecord.id).filter_by(round_id=now.record.id).count()
    members = now.assessment.members_with(turn.role) if turn else ()
    return Closing(len(roles), len(signers), sent, members)


def steps(now: CurrentRound, found: tuple[Finding, ...], closing: Closing) -> tuple[Step, ...]:
    """All nine steps; the review counts `found`."""
    return (
        Step("setup", "Trường và đợt đánh giá", StepState.DONE, "Xong"),
        _council_step(now),
        _scoring_step(now),
        _evidence_step(now, found),
        _review_step(now, found),
        _minutes_step(now),
        _signing_step(now, closing),
        _submission_step(now, closing),
        Step("results", "Kết quả", StepState.NONE, "Chưa có"),
    )


def met_deadlines(
    now: CurrentRound, found: tuple[Finding, ...], shown: tuple[Step, ...], today: date
) -> frozenset[str]:
    """Keys of deadlines whose work is done; those of other names are met by their day alone."""
    done = {step.key for step in shown if step.state is StepState.DONE}
    lacking = any(finding.kind in (Kind.UNPROVEN, Kind.NO_FILE) for finding in found)
    is_met = {
        "evidence": "scoring" in done and not lacking,
        "scoring": "scoring" in done,
        "meeting": "signing" in done,
        "submission": "submission" in done,
    }
    deadlines = now.assessment.deadlines
    return frozenset(d.key for d in deadlines if is_met.get(d.key, d.due_on < today))


def open_codes(now: CurrentRound) -> frozenset[str]:
    """Codes of contents without points and of conditions without an answer."""
    blank = {item.code for item in now.score.items if item.points is None}
    return frozenset(blank | set(now.score.mandatory_open))


def _answered(now: CurrentRound) -> tuple[int, int]:
    total = len(now.indicator_set.answer_codes)
    return total - len(open_codes(now)), total


def _council_step(now: CurrentRound) -> Step:
    ready = all(len(now.assessment.members_with(r)) == 1 for r in (Role.CHAIR, Role.SECRETARY))
    state = StepState.DONE if ready else StepState.GOING if now.assessment.members else StepState.NONE
    words = {StepState.DONE: "Xong", StepState.GOING: "Thiếu vai trò", StepState.NONE: "Chưa bắt đầu"}
    return Step("council", "Hội đồng và phân công", state, words[state])


def _scoring_step(now: CurrentRound) -> Step:
    answered, total = _answered(now)
    if answered == total:
        return Step("scoring", "Chấm tiêu chí", StepState.DONE, f"{answered}/{total}")
    if answered == 0:
        return Step("scoring", "Chấm tiêu chí", StepState.NONE, "Chưa bắt đầu")
    return Step("scoring", "Chấm tiêu chí", StepState.GOING, f"Đang làm · {answered}/{total}")


def _evidence_step(now: CurrentRound, found: tuple[Finding, ...]) -> Step:
    count = len(now.assessment.evidence_items)
    odd = [
        f for f in found if f.place == EVIDENCE and f.weight is not Weight.NOTE and f.kind is not Kind.LATE
    ]
    faults = sum(len(finding.codes) for finding in odd)
    if faults and is_open(now.phase):
        return Step("evidence", "Minh chứng", StepState.ATTENTION, f"Cần chú ý · {faults}")
    if count:
        return Step("evidence", "Minh chứng", StepState.DONE, f"{count} minh chứng")
    return Step("evidence", "Minh chứng", StepState.NONE, "Chưa bắt đầu")


def _review_step(now: CurrentRound, found: tuple[Finding, ...]) -> Step:
    problems = sum(1 for finding in found if finding.weight is not Weight.NOTE)
    if not is_open(now.phase):
        return Step("review", "Rà soát", StepState.DONE, "Xong")
    if not _answered(now)[0]:
        return Step("review", "Rà soát", StepState.NONE, "Chưa bắt đầu")
    if problems:
        return Step("review", "Rà soát", StepState.ATTENTION, f"Cần chú ý · {problems}")
    return Step("review", "Rà soát", StepState.DONE, "Không còn lỗi")


def _minutes_step(now: CurrentRound) -> Step:
    title = "Họp và biên bản"
    if not is_open(now.phase):
        return Step("minutes", title, StepState.DONE, "Đã chốt")
    if now.assessment.meeting.held_on:
        return Step("minutes", title, StepState.GOING, "Đang soạn")
    return Step("minutes", title, StepState.NONE, "Chưa bắt đầu")


def _signing_step(now: CurrentRound, closing: Closing) -> Step:
    if is_open(now.phase):
        return Step("signing", "Ký", StepState.NONE, "Chưa bắt đầu")
    words = f"{closing.signed}/{closing.signers} chữ ký"
    state = StepState.DONE if closing.signed >= closing.signers else StepState.GOING
    return Step("signing", "Ký", state, words)


def _submission_step(now: CurrentRound, closing: Closing) -> Step:
    if closing.sent and now.phase is not Phase.SEALED and not is_open(now.phase):
        return Step("submission", "Nộp hồ sơ", StepState.DONE, f"Đã ghi {closing.sent} gói")
    return Step("submission", "Nộp hồ sơ", StepState.NONE, "Chưa bắt đầu")
