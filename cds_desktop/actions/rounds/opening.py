"""Set up the school, open a round, mend its details, start a new revision."""

from dataclasses import asdict, fields
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import Phase, RoundDetails, School, require_phase
from cds_desktop.domain.round.phases import OPEN_PHASES, later
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import (
    DeadlineRecord,
    LegalBasisRecord,
    RoundRecord,
    SchoolRecord,
    WorkspaceRecord,
)
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

_SCHOOL_WORDS = {
    "name": "tên trường",
    "name_upper": "tên in hoa",
    "superior_upper": "cơ quan cấp trên",
    "place_name": "địa danh",
    "abbreviation": "chữ viết tắt",
    "sector_code": "mã trường",
    "ownership": "loại hình",
    "levels": "cấp học",
    "province_code": "tỉnh",
    "province": "tỉnh",
    "commune_code": "xã, phường",
    "commune": "xã, phường",
    "managing_authority": "cơ quan quản lý",
}
_DECISION = "quyết định thành lập Hội đồng"
_ROUND_WORDS = {
    "receiving_office": "cơ quan nhận",
    "council_decision_number": _DECISION,
    "council_decision_date": _DECISION,
    "council_decision_issuer": _DECISION,
    "plan_number": "kế hoạch",
    "plan_date": "kế hoạch",
    "legal_bases": "căn cứ",
    "deadlines": "thời hạn",
}


def enter_school(workspace: Workspace, school: School) -> Changes:
    """Ghi thông tin trường, printed on every paper; refused while the round's numbers are sealed."""
    values = {name: clean(value) for name, value in asdict(school).items() if isinstance(value, str)}
    with workspace.change("enter_school", values["name"]) as db:
        if db.query(WorkspaceRecord).one().current_round_id:
            open_round_record(db, "Sửa thông tin trường")
        record = db.get(SchoolRecord, 1) or SchoolRecord(id=1)
        values["levels"] = " ".join(school.levels)
        changed = [name for name, value in values.items() if (getattr(record, name) or "") != value]
        for name, value in values.items():
            setattr(record, name, value)
        db.add(record)
        words = _SCHOOL_WORDS[changed[0]] if len(changed) == 1 else "thông tin trường"
        undoable(db, f"sửa {words}", joins=f"school {words}")
    return Changes(Subject.SCHOOL)


def open_round(
    workspace: Workspace, school_year: str, indicator_set: IndicatorSet, details: RoundDetails
) -> Changes:
    """Mở đợt đánh giá of a school year with one bộ chỉ số, kept word for word."""
    year = clean(school_year)
    with workspace.change("open_round", year, f"{indicator_set.id} {indicator_set.version}") as db:
        round_ = new_round_record(db, year, indicator_set, details, workspace.now())
    return Changes(Subject.ROUND, (round_.id,))


def new_round_record(
    db: Session, year: str, indicator_set: IndicatorSet, details: RoundDetails, now: datetime
) -> RoundRecord:
    """A round of a school year that has none yet; it is the current one from now on."""
    if db.query(RoundRecord).filter_by(school_year=year).first():
        raise NotAllowedNow(f"Đã có đợt đánh giá của năm học {year}.")
    round_ = RoundRecord(
        id=uuid4().hex,
        school_year=year,
        opened_at_utc=now,
        set_id=indicator_set.id,
        set_version=indicator_set.version,
        set_digest=indicator_set.digest,
        set_text=indicator_set.text,
    )
    db.add(round_)
    db.flush()
    _write_details(db, round_, details)
    db.query(WorkspaceRecord).one().current_round_id = round_.id
    return round_


def change_round(workspace: Workspace, details: RoundDetails) -> Changes:
    """Sửa thông tin đợt: receiving office, decisions, deadlines, căn cứ."""
    with workspace.change("change_round") as db:
        round_ = open_round_record(db, "Sửa thông tin đợt")
        words = _changed_words(read_assessment(db, round_.id), details)
        _write_details(db, round_, details)
        undoable(db, f"sửa {words}", joins=f"round {words}")
    return Changes(Subject.ROUND)


def _changed_words(before: RoundDetails, after: RoundDetails) -> str:
    """What of a round is being changed, in the words of its forms."""
    changed = {
        _ROUND_WORDS[field.name]
        for field in fields(RoundDetails)
        if getattr(before, field.name) != getattr(after, field.name)
    }
    return changed.pop() if len(changed) == 1 else "thông tin đợt"


def _write_details(db: Session, round_: RoundRecord, details: RoundDetails) -> None:
    office = details.receiving_office
    round_.office_name, round_.office_name_upper = clean(office.name), clean(office.name_upper)
    round_.office_kind, round_.office_code = clean(office.kind), clean(office.code)
    round_.council_decision_number = clean(details.council_decision_number)
    round_.council_decision_date = details.council_decision_date
    round_.council_decision_issuer = clean(details.council_decision_issuer)
    round_.plan_number, round_.plan_date = clean(details.plan_number), details.plan_date
    db.execute(delete(LegalBasisRecord).filter_by(round_id=round_.id))
    db.execute(delete(DeadlineRecord).filter_by(round_id=round_.id))
    for position, basis in enumerate(filter(None, map(clean_lines, details.legal_bases))):
        db.add(LegalBasisRecord(round_id=round_.id, position=position, text=basis))
    for deadline in details.deadlines:
        db.add(
            DeadlineRecord(
                round_id=round_.id, key=deadline.key, label=clean(deadline.label), due_on=deadline.due_on
            )
        )


def reopen_round(workspace: Workspace) -> Changes:
    """Mở lại để sửa: revision n+1; what was sealed and signed stays as it is."""
    with workspace.change("reopen_round") as db:
        round_ = current_round(db)
        require_phase(Phase(round_.phase), (Phase.SEALED, Phase.SUBMITTED, Phase.RETURNED), "Mở lại để sửa")
        round_.revision += 1
        round_.phase = Phase.COLLECTING.value
        undoable(db, "mở lại hồ sơ để sửa")
    return Changes(Subject.ROUND)


def open_round_record(db: Session, deed: str, reached: Phase = Phase.PREPARING) -> RoundRecord:
    """The current round if it may still change; it moves on to the phase this deed belongs to."""
    round_ = current_round(db)
    phase = Phase(round_.phase)
    require_phase(phase, OPEN_PHASES, deed)
    round_.phase = later(phase, reached).value
    return round_
