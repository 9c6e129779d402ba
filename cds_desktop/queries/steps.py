"""Đường đi: the steps of the rail as a round stands, and which deadlines were met."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cds_desktop.domain.readiness import (
    EVIDENCE,
    Finding,
    Kind,
    Weight,
    in_order,
    late_findings,
    missing_in_setup,
)
from cds_desktop.domain.round import Member, Phase, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.signers import may_sign_now, signers_of
from cds_desktop.queries.reading import CurrentRound
from cds_desktop.queries.states import WorkState
from cds_desktop.storage.models import PackageRecord
from cds_desktop.storage.papers import read_signing, signing_choice


@dataclass(frozen=True)
class Step:
    """One step of the rail: its key is the page's name."""

    key: str
    title: str
    state: WorkState
    words: str


@dataclass(frozen=True)
class Closing:
    """How far signing and sending are; `turn` are the members who may sign next."""

    signed: int
    signers: int
    sent: int
    turn: tuple[Member, ...]


def read_closing(db: Session, now: CurrentRound) -> Closing:
    """Count signatures and packages of the current revision; a whole scan counts for everybody."""
    signers = signers_of(now.assessment, signing_choice(db, now.record))
    signed = read_signing(db, now.record).signed(signers)
    turn = () if is_open(now.phase) else may_sign_now(signers, signed)
    sent = db.query(PackageRecord.id).filter_by(round_id=now.record.id).count()
    names = {signer.full_name for signer in turn if signer.role is not None}
    members = tuple(member for member in now.assessment.members if member.full_name in names)
    return Closing(len(signed), len(signers), sent, members)


def steps(now: CurrentRound, found: tuple[Finding, ...], closing: Closing) -> tuple[Step, ...]:
    """All nine steps; the review counts `found`."""
    return (
        _setup_step(now),
        _council_step(now),
        _scoring_step(now),
        _evidence_step(now, found),
        _review_step(now, found),
        _minutes_step(now),
        _signing_step(now, closing),
        _submission_step(now, closing),
        Step("results", "Kết quả", WorkState.NONE, "Chưa có"),
    )


def with_late(
    now: CurrentRound, found: tuple[Finding, ...], closing: Closing, today: date
) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """The findings with what is late among them, and the keys of the deadlines met."""
    met = _met_deadlines(now, found, steps(now, found, closing), today)
    return in_order([*found, *late_findings(now.assessment.deadlines, met, today)]), met


def _met_deadlines(
    now: CurrentRound, found: tuple[Finding, ...], shown: tuple[Step, ...], today: date
) -> frozenset[str]:
    """Deadlines whose work is done; those of other names are met by their day alone."""
    done = {step.key for step in shown if step.state is WorkState.DONE}
    lacking = any(finding.kind in (Kind.UNPROVEN, Kind.NO_FILE) for finding in found)
    is_met = {
        "evidence": "scoring" in done and not lacking,
        "scoring": "scoring" in done,
        "meeting": "signing" in done,
        "submission": "submission" in done,
    }
    deadlines = now.assessment.deadlines
    return frozenset(d.key for d in deadlines if is_met.get(d.key, d.due_on < today))


def _answered(now: CurrentRound) -> tuple[int, int]:
    total = len(now.indicator_set.answer_codes)
    return total - len(now.score.open_codes), total


def _setup_step(now: CurrentRound) -> Step:
    missing = len(missing_in_setup(now.assessment)) if is_open(now.phase) else 0
    state, words = (WorkState.GOING, f"Thiếu {missing} mục") if missing else (WorkState.DONE, "Xong")
    return Step("setup", "Trường và đợt đánh giá", state, words)


def _council_step(now: CurrentRound) -> Step:
    ready = all(len(now.assessment.members_with(r)) == 1 for r in (Role.CHAIR, Role.SECRETARY))
    state = WorkState.DONE if ready else WorkState.GOING if now.assessment.members else WorkState.NONE
    words = {WorkState.DONE: "Xong", WorkState.GOING: "Thiếu vai trò", WorkState.NONE: "Chưa bắt đầu"}
    return Step("council", "Hội đồng và phân công", state, words[state])


def _scoring_step(now: CurrentRound) -> Step:
    answered, total = _answered(now)
    if answered == total:
        return Step("scoring", "Chấm tiêu chí", WorkState.DONE, f"{answered}/{total}")
    if answered == 0:
        return Step("scoring", "Chấm tiêu chí", WorkState.NONE, "Chưa bắt đầu")
    return Step("scoring", "Chấm tiêu chí", WorkState.GOING, f"Đang làm · {answered}/{total}")


def _evidence_step(now: CurrentRound, found: tuple[Finding, ...]) -> Step:
    count = len(now.assessment.evidence_items)
    odd = [
        f for f in found if f.place == EVIDENCE and f.weight is not Weight.NOTE and f.kind is not Kind.LATE
    ]
    faults = sum(len(finding.codes) for finding in odd)
    if faults and is_open(now.phase):
        return Step("evidence", "Minh chứng", WorkState.ATTENTION, f"Cần chú ý · {faults}")
    if count:
        return Step("evidence", "Minh chứng", WorkState.DONE, f"{count} minh chứng")
    return Step("evidence", "Minh chứng", WorkState.NONE, "Chưa bắt đầu")


def _review_step(now: CurrentRound, found: tuple[Finding, ...]) -> Step:
    problems = sum(1 for finding in found if finding.weight is not Weight.NOTE)
    if not is_open(now.phase):
        return Step("review", "Rà soát", WorkState.DONE, "Xong")
    if not _answered(now)[0]:
        return Step("review", "Rà soát", WorkState.NONE, "Chưa bắt đầu")
    if problems:
        return Step("review", "Rà soát", WorkState.ATTENTION, f"Cần chú ý · {problems}")
    return Step("review", "Rà soát", WorkState.DONE, "Không còn lỗi")


def _minutes_step(now: CurrentRound) -> Step:
    title = "Họp và biên bản"
    if not is_open(now.phase):
        return Step("minutes", title, WorkState.DONE, "Đã chốt")
    if now.assessment.meeting.held_on:
        return Step("minutes", title, WorkState.GOING, "Đang soạn")
    return Step("minutes", title, WorkState.NONE, "Chưa bắt đầu")


def _signing_step(now: CurrentRound, closing: Closing) -> Step:
    if is_open(now.phase):
        return Step("signing", "Ký", WorkState.NONE, "Chưa bắt đầu")
    words = f"{closing.signed}/{closing.signers} chữ ký"
    state = WorkState.DONE if closing.signed >= closing.signers else WorkState.GOING
    return Step("signing", "Ký", state, words)


def _submission_step(now: CurrentRound, closing: Closing) -> Step:
    if closing.sent and now.phase is not Phase.SEALED and not is_open(now.phase):
        return Step("submission", "Nộp hồ sơ", WorkState.DONE, f"Đã ghi {closing.sent} gói")
    return Step("submission", "Nộp hồ sơ", WorkState.NONE, "Chưa bắt đầu")
