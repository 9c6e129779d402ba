"""Writes what a new round takes over: the council with its tasks, the evidence with its files."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from cds_desktop.actions.rounds.copy_plan import CopyPlan
from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.round import Member, Sensitivity, Travel
from cds_desktop.progress import Progress
from cds_desktop.storage.models import (
    AssignmentRecord,
    Base,
    EvidenceFileRecord,
    EvidenceRecord,
    EvidenceUseRecord,
    MemberRecord,
)

Row = dict[str, Any]

ASKED, KEPT = "asked", "kept"
_AT_ONCE = 500


def write_council(db: Session, round_id: str, members: Sequence[Member]) -> None:
    """The same people in the same order, as members of another round."""
    for position, member in enumerate(members):
        id_ = uuid4().hex
        db.add(
            MemberRecord(
                id=id_,
                round_id=round_id,
                position_in_list=position,
                full_name=member.full_name,
                salutation=member.salutation,
                position=member.position,
                role=member.role.value,
            )
        )
        for code in member.criteria:
            db.add(AssignmentRecord(member_id=id_, criterion_code=code))


def copy_evidence(
    db: Session, plan: CopyPlan, evidence: "ReadEvidence", round_id: str, now: datetime, progress: Progress
) -> None:
    """Every item under its code, with the same files, waiting to be asked about."""
    for start in range(0, len(evidence.items), _AT_ONCE):
        progress(start, len(evidence.items))
        part = evidence.items[start : start + _AT_ONCE]
        ids = {row["id"]: uuid4().hex for row in part}
        _add(db, EvidenceRecord, (_item(row, ids[row["id"]], round_id, plan, evidence, now) for row in part))
        files = (file for row in part for file in evidence.files.get(row["id"], ()))
        _add(db, EvidenceFileRecord, (file | {"evidence_id": ids[file["evidence_id"]]} for file in files))
        uses = ((id_, code) for old, id_ in ids.items() for code in plan.uses.get(old, ()))
        _add(db, EvidenceUseRecord, ({"evidence_id": id_, "code": code} for id_, code in uses))


class ReadEvidence:
    """The rows of a round's evidence, as they lie in its workspace."""

    def __init__(self, db: Session, round_id: str) -> None:
        items, files, uses = (
            _table(record) for record in (EvidenceRecord, EvidenceFileRecord, EvidenceUseRecord)
        )
        mine = select(items.c.id).where(items.c.round_id == round_id)
        self.items = _rows(db, select(items).where(items.c.round_id == round_id).order_by(items.c.code))
        self.files = _by_item(_rows(db, select(files).where(files.c.evidence_id.in_(mine))))
        self.uses = _by_item(_rows(db, select(uses).where(uses.c.evidence_id.in_(mine))))


def _item(row: Row, id_: str, round_id: str, plan: CopyPlan, evidence: ReadEvidence, now: datetime) -> Row:
    private = row["sensitivity"] != Sensitivity.NONE
    # That private files may travel was decided for last year's dossier only.
    travel = Travel.DEFAULT.value if private and row["travel"] == Travel.WITH_FILE else row["travel"]
    used = (use["code"] for use in evidence.uses.get(row["id"], ()))
    gone = sorted((code for code in used if code not in plan.followed), key=code_order)
    note = f"Năm học {plan.earlier_year} dùng cho {', '.join(gone)}; bộ chỉ số năm nay không có mã này."
    return row | {
        "id": id_,
        "round_id": round_id,
        "travel": travel,
        "note": "\n".join(filter(None, (row["note"], note))) if gone else row["note"],
        "carried_from": row["id"],
        "carry_state": ASKED,
        "added_at_utc": now,
    }


def _add(db: Session, record: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    if made := list(rows):
        db.execute(insert(_table(record)), made)


def _rows(db: Session, wanted: Any) -> list[Row]:
    return [dict(row) for row in db.execute(wanted).mappings()]


def _by_item(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["evidence_id"], []).append(row)
    return found


def _table(record: type[Base]) -> Table:
    table = record.__table__
    assert isinstance(table, Table)
    return table
