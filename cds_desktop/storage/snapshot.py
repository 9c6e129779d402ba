"""Everything entered in one round as frozen values, in a fixed order, read with a few queries.

What stands under codes that the set of the round does not have is left out; `set_aside.py` tells it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.moving import KnownCodes
from cds_desktop.domain.round import (
    Answer,
    Assessment,
    Attendance,
    CriterionText,
    Deadline,
    EvidenceItem,
    Meeting,
    Member,
    Phase,
    PlanStep,
    ReceivingOffice,
    Role,
    School,
    SetReference,
)
from cds_desktop.errors import NotFound
from cds_desktop.storage.code_rows import CodeKind
from cds_desktop.storage.evidence_reading import read_evidence
from cds_desktop.storage.faults import value_faults
from cds_desktop.storage.models import (
    AnswerRecord,
    AssignmentRecord,
    AttendanceRecord,
    Base,
    CriterionTextRecord,
    DeadlineRecord,
    LegalBasisRecord,
    MeetingRecord,
    MemberRecord,
    PlanStepRecord,
    RoundRecord,
    SchoolRecord,
    WorkspaceRecord,
)
from cds_desktop.storage.set_aside import codes_for, known_codes

V = TypeVar("V")
_DECIMALS = ("numerator", "denominator", "count", "points")


@value_faults()
def current_round(db: Session) -> RoundRecord:
    """Đợt đánh giá being worked on."""
    round_id = db.execute(select(WorkspaceRecord.current_round_id)).scalar_one_or_none()
    round_ = db.get(RoundRecord, round_id) if round_id else None
    if round_ is None:
        raise NotFound("hồ sơ chưa mở đợt đánh giá nào")
    Phase(round_.phase)  # A phase nobody knows would decide what may be done next.
    return round_


@value_faults()
def read_assessment(
    db: Session, round_id: str, *, evidence_items: tuple[EvidenceItem, ...] | None = None
) -> Assessment:
    """What the council entered in a round, whole and in order; evidence known to be as given is not read."""
    round_ = db.get(RoundRecord, round_id)
    if round_ is None:
        raise NotFound(f"đợt đánh giá {round_id}")
    known = known_codes(round_.set_text)
    members = _members(db, round_id, known)
    evidence = read_evidence(db, round_id).items if evidence_items is None else evidence_items
    return Assessment(
        round_id=round_id,
        school_year=round_.school_year,
        revision=round_.revision,
        indicator_set=SetReference(id=round_.set_id, version=round_.set_version, digest=round_.set_digest),
        school=read_school(db),
        receiving_office=_office(round_),
        council_decision_number=round_.council_decision_number,
        council_decision_date=round_.council_decision_date,
        council_decision_issuer=round_.council_decision_issuer,
        plan_number=round_.plan_number,
        plan_date=round_.plan_date,
        legal_bases=_legal_bases(db, round_id),
        deadlines=_deadlines(db, round_id),
        members=members,
        answers=_known(read_answers(db, round_id), known, CodeKind.ANSWER),
        texts=_known(_texts(db, round_id), known, CodeKind.TEXT),
        evidence_items=_used_for_known(evidence, known),
        meeting=_meeting(db, round_id, members),
        plan_steps=_plan_steps(db, round_id, known),
    )


@value_faults()
def read_school(db: Session) -> School:
    """Trường as entered; empty before anything was."""
    row = next(_values(db, _columns(SchoolRecord, "id")), {})
    return School(**row | {"levels": tuple(row.get("levels", "").split())})


def _office(round_: RoundRecord) -> ReceivingOffice:
    return ReceivingOffice(
        name=round_.office_name,
        name_upper=round_.office_name_upper,
        kind=round_.office_kind,
        code=round_.office_code,
    )


def _legal_bases(db: Session, round_id: str) -> tuple[str, ...]:
    return tuple(
        db.scalars(
            select(LegalBasisRecord.text)
            .where(LegalBasisRecord.round_id == round_id)
            .order_by(LegalBasisRecord.position)
        )
    )


def _deadlines(db: Session, round_id: str) -> tuple[Deadline, ...]:
    wanted = _columns(DeadlineRecord, "round_id").where(DeadlineRecord.round_id == round_id)
    return tuple(Deadline(**row) for row in _values(db, wanted.order_by("due_on", "key")))


def _members(db: Session, round_id: str, known: KnownCodes | None) -> tuple[Member, ...]:
    criteria = defaultdict(list)
    there = codes_for(known, CodeKind.ASSIGNMENT) if known else None
    assigned = (
        select(AssignmentRecord.member_id, AssignmentRecord.criterion_code)
        .join(MemberRecord, MemberRecord.id == AssignmentRecord.member_id)
        .where(MemberRecord.round_id == round_id)
    )
    for member_id, code in db.execute(assigned):
        if there is None or code in there:
            criteria[member_id].append(code)
    wanted = _columns(MemberRecord, "round_id", "position_in_list").where(MemberRecord.round_id == round_id)
    return tuple(
        Member(**row | {"role": Role(row["role"]), "criteria": _in_order(criteria[row["id"]])})
        for row in _values(db, wanted.order_by(MemberRecord.position_in_list, MemberRecord.id))
    )


@value_faults()
def read_answers(db: Session, round_id: str) -> dict[str, Answer]:
    """Số liệu và điểm of a round, under every code they were entered for."""
    wanted = _columns(AnswerRecord, "round_id", "changed_at_utc").where(AnswerRecord.round_id == round_id)
    answers = {row.pop("code"): Answer(**row | _decimals(row, *_DECIMALS)) for row in _values(db, wanted)}
    return {code: answers[code] for code in _in_order(answers)}


def _decimals(row: dict[str, Any], *names: str) -> dict[str, Decimal | None]:
    return {name: None if row[name] is None else Decimal(row[name]) for name in names}


def _texts(db: Session, round_id: str) -> dict[str, CriterionText]:
    wanted = _columns(CriterionTextRecord, "round_id", "changed_at_utc").where(
        CriterionTextRecord.round_id == round_id
    )
    texts = {row.pop("criterion_code"): CriterionText(**row) for row in _values(db, wanted)}
    return {code: texts[code] for code in _in_order(texts)}


def _plan_steps(db: Session, round_id: str, known: KnownCodes | None) -> tuple[PlanStep, ...]:
    wanted = _columns(PlanStepRecord, "round_id", "changed_at_utc").where(PlanStepRecord.round_id == round_id)
    steps = {row["item_code"]: PlanStep(**row | _decimals(row, "gain")) for row in _values(db, wanted)}
    steps = _known(steps, known, CodeKind.PLAN_STEP)
    return tuple(steps[code] for code in _in_order(steps))


def _known(rows: dict[str, V], known: KnownCodes | None, kind: CodeKind) -> dict[str, V]:
    if known is None or rows.keys() <= (there := codes_for(known, kind)):
        return rows
    return {code: row for code, row in rows.items() if code in there}


def _used_for_known(items: tuple[EvidenceItem, ...], known: KnownCodes | None) -> tuple[EvidenceItem, ...]:
    if known is None:
        return items
    there = codes_for(known, CodeKind.EVIDENCE_USE)
    if all(there.issuperset(item.used_for) for item in items):
        return items
    return tuple(
        item
        if there.issuperset(item.used_for)
        else replace(item, used_for=tuple(code for code in item.used_for if code in there))
        for item in items
    )


def _meeting(db: Session, round_id: str, members: tuple[Member, ...]) -> Meeting:
    wanted = _columns(MeetingRecord, "round_id").where(MeetingRecord.round_id == round_id)
    row = next(_values(db, wanted), None)
    if row is None:
        return Meeting(attendance=_attendance(db, members))
    recipients = tuple(line for line in row["recipients"].split("\n") if line.strip())
    return Meeting(**row | {"recipients": recipients, "attendance": _attendance(db, members)})


def _attendance(db: Session, members: tuple[Member, ...]) -> tuple[Attendance, ...]:
    rows = {row["member_id"]: Attendance(**row) for row in _values(db, _columns(AttendanceRecord))}
    return tuple(rows[member.id] for member in members if member.id in rows)


def _columns(record: type[Base], *leave_out: str) -> Select[Any]:
    return select(*(column for column in record.__table__.columns if column.name not in leave_out))


def _values(db: Session, wanted: Select[Any]) -> Iterator[dict[str, Any]]:
    found = db.execute(wanted)
    names = tuple(found.keys())
    return (dict(zip(names, row, strict=True)) for row in found)


def _in_order(codes: Collection[str]) -> tuple[str, ...]:
    return tuple(codes) if len(codes) < 2 else tuple(sorted(codes, key=code_order))
