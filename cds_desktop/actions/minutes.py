"""Biên bản: enter the meeting, seal the numbers and draw up the paper."""

from hashlib import sha256
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.documents import file_document
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.actions.signatures.redrawing import drawn_minutes
from cds_desktop.domain.folding import slug
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.papers.numbering import number_line
from cds_desktop.domain.readiness import sealing_faults
from cds_desktop.domain.round import Assessment, Meeting, Phase, require_phase
from cds_desktop.domain.round.phases import OPEN_PHASES
from cds_desktop.domain.scoring import score
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.errors import NotReadyToSeal
from cds_desktop.exchange.package_format import canonical_json
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import (
    AttendanceRecord,
    MeetingRecord,
    MemberRecord,
    RoundRecord,
    SealRecord,
)
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace


def enter_meeting(workspace: Workspace, meeting: Meeting) -> Changes:
    """Ghi phiên họp: time, place, attendance, votes, opinions, conclusion."""
    with workspace.change("enter_meeting", meeting.number) as db:
        round_ = open_round_record(db, "Sửa biên bản", Phase.MEETING)
        record = db.get(MeetingRecord, round_.id) or MeetingRecord(round_id=round_.id)
        changed = [name for name, value in _values(meeting).items() if _put(record, name, value)]
        db.add(record)
        if _write_attendance(db, round_, meeting):
            changed.append("attendance")
        name = changed[0] if changed else ""
        undoable(db, f"sửa {_NAMES.get(name, 'phiên họp')}", joins=f"meeting-{name}")
    return Changes(Subject.MEETING)


_NAMES = {
    "number": "số biên bản",
    "symbol": "ký hiệu biên bản",
    "held_on": "ngày họp",
    "began_at": "giờ bắt đầu họp",
    "ended_at": "giờ kết thúc họp",
    "ended_on": "ngày kết thúc họp",
    "place": "địa điểm họp",
    "guests": "khách mời",
    "votes_for": "số phiếu tán thành",
    "votes_against": "số phiếu không tán thành",
    "votes_other": "số phiếu ý kiến khác",
    "differing_opinions": "ý kiến khác nhau",
    "shortcomings": "tồn tại, hạn chế",
    "plan": "kế hoạch cải tiến",
    "conclusion": "kết luận của chủ tọa",
    "recipients": "nơi nhận",
    "attendance": "danh sách có mặt",
}


def _values(meeting: Meeting) -> dict[str, Any]:
    """What is stored, made clean, in the order of the form."""
    lines = ("guests", "differing_opinions", "shortcomings", "plan", "conclusion")
    values = {name: getattr(meeting, name) for name in _NAMES if name not in ("recipients", "attendance")}
    values |= {name: clean(values[name]) for name in ("number", "symbol", "place")}
    values |= {name: clean_lines(values[name]) for name in lines}
    return values | {"recipients": "\n".join(filter(None, map(clean, meeting.recipients)))}


def _put(record: MeetingRecord, name: str, value: Any) -> bool:
    """Set one value; whether that changes anything (a new record knows no empty text yet)."""
    old = getattr(record, name)
    setattr(record, name, value)
    return bool(old != value and (old is not None or value != ""))


def _write_attendance(db: Session, round_: RoundRecord, meeting: Meeting) -> bool:
    members = {record.id for record in db.query(MemberRecord).filter_by(round_id=round_.id)}
    found = db.query(AttendanceRecord).filter(AttendanceRecord.member_id.in_(members))
    old = {(record.member_id, record.present, record.reason) for record in found}
    new = {(e.member_id, e.present, clean(e.reason)) for e in meeting.attendance if e.member_id in members}
    if new != old:
        db.execute(delete(AttendanceRecord).where(AttendanceRecord.member_id.in_(members)))
        db.add_all(AttendanceRecord(member_id=m, present=p, reason=r) for m, p, r in sorted(new))
    return new != old


def draw_up_minutes(workspace: Workspace) -> Changes:
    """Chốt số liệu và lập biên bản: seal the data, print its digest, prepare the signature fields."""
    with workspace.change("draw_up_minutes") as db:
        round_ = current_round(db)
        require_phase(Phase(round_.phase), (*OPEN_PHASES, Phase.APPROVED), "Chốt số liệu")
        indicator_set, assessment = load(round_.set_text), read_assessment(db, round_.id)
        _require_ready(indicator_set, assessment)
        data = canonical_json(assessment)
        digest = sha256(data).hexdigest()
        pdf = drawn_minutes(workspace, db, digest)
        name = f"{_base_name(assessment)}.pdf"
        file_document(workspace, db, round_, name, pdf, digest)
        db.add(
            SealRecord(
                round_id=round_.id,
                revision=round_.revision,
                digest=digest,
                data=data.decode(),
                sealed_at_utc=workspace.now(),
            )
        )
        round_.phase = Phase.SEALED.value
    return Changes(Subject.MINUTES, (name,))


def _require_ready(indicator_set: IndicatorSet, assessment: Assessment) -> None:
    faults = sealing_faults(indicator_set, assessment, score(indicator_set, assessment.answers))
    if faults:
        raise NotReadyToSeal(
            faults=[f"{fault.sentence}: {fault.fact}" if fault.fact else fault.sentence for fault in faults]
        )


def _base_name(assessment: Assessment) -> str:
    number = slug(number_line(assessment.meeting.number, assessment.meeting.symbol))
    return f"bien-ban-{number}_{assessment.school_year}_lan-{assessment.revision}"
