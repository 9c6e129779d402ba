"""Bản đang đối chiếu: drafts of a bộ chỉ số, every cell as it was typed, right or wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from cds_desktop.domain.set_table import RowKind, SetRow, SetTable
from cds_desktop.errors import NotFound, WorkspaceUnreadable
from cds_desktop.storage.faults import value_faults
from cds_desktop.storage.models import SetDraftRecord, SetDraftRowRecord


@dataclass(frozen=True)
class DraftHead:
    """One draft without its rows: of which version, by whom, since when."""

    id: str
    base_digest: str
    person: str
    title: str
    rows: int
    started_at: datetime
    changed_at: datetime


@dataclass(frozen=True)
class Draft:
    """One draft whole, as a table of typed texts."""

    id: str
    base_digest: str
    person: str
    table: SetTable
    started_at: datetime
    changed_at: datetime


@value_faults()
def drafts(db: Session) -> tuple[DraftHead, ...]:
    """All drafts, the one changed last first."""
    count = select(func.count()).where(SetDraftRowRecord.draft_id == SetDraftRecord.id).scalar_subquery()
    found = db.execute(select(SetDraftRecord, count).order_by(SetDraftRecord.changed_at_utc.desc()))
    return tuple(
        DraftHead(
            id=record.id,
            base_digest=record.base_digest,
            person=record.person,
            title=texts_of(record.settings).get("title", ""),
            rows=rows,
            started_at=record.started_at_utc,
            changed_at=record.changed_at_utc,
        )
        for record, rows in found
    )


@value_faults()
def read_draft(db: Session, draft_id: str) -> Draft:
    """One draft; `NotFound` when it was dropped or saved."""
    record = draft_record(db, draft_id)
    rows = (SetRow(row.row_id, RowKind(row.kind), texts_of(row.cells)) for row in draft_rows(db, draft_id))
    return Draft(
        id=record.id,
        base_digest=record.base_digest,
        person=record.person,
        table=SetTable(texts_of(record.settings), tuple(rows)),
        started_at=record.started_at_utc,
        changed_at=record.changed_at_utc,
    )


def draft_record(db: Session, draft_id: str) -> SetDraftRecord:
    """The record of a draft; `NotFound` when it was dropped or saved."""
    record = db.get(SetDraftRecord, draft_id)
    if record is None:
        raise NotFound("Bản đối chiếu này không còn: đã lưu thành phiên bản mới hoặc đã bỏ.")
    return record


def draft_rows(db: Session, draft_id: str) -> list[SetDraftRowRecord]:
    """The records of its rows, from top to bottom."""
    wanted = select(SetDraftRowRecord).where(SetDraftRowRecord.draft_id == draft_id)
    return list(db.scalars(wanted.order_by(SetDraftRowRecord.position, SetDraftRowRecord.row_id)))


def write_draft(
    db: Session, draft_id: str, base_digest: str, person: str, table: SetTable, now: datetime
) -> None:
    """Put down a new draft."""
    db.add(
        SetDraftRecord(
            id=draft_id,
            base_digest=base_digest,
            person=person,
            settings=text_of(table.settings),
            started_at_utc=now,
            changed_at_utc=now,
        )
    )
    for position, row in enumerate(table.rows):
        db.add(row_record(draft_id, row, position))


def row_record(draft_id: str, row: SetRow, position: int) -> SetDraftRowRecord:
    """The record of one row."""
    return SetDraftRowRecord(
        draft_id=draft_id, row_id=row.id, position=position, kind=row.kind.value, cells=text_of(row.cells)
    )


def remove_draft(db: Session, draft_id: str) -> None:
    """Take a draft away with all its rows."""
    db.execute(delete(SetDraftRowRecord).where(SetDraftRowRecord.draft_id == draft_id))
    db.execute(delete(SetDraftRecord).where(SetDraftRecord.id == draft_id))


def text_of(texts: Mapping[str, str]) -> str:
    """Texts by key as they are stored; empty ones say nothing and are left out."""
    return json.dumps({key: texts[key] for key in sorted(texts) if texts[key]}, ensure_ascii=False)


def texts_of(stored: str) -> dict[str, str]:
    """Stored texts by key."""
    try:
        found = json.loads(stored)
    except ValueError as error:
        raise WorkspaceUnreadable("một bản đối chiếu bộ chỉ số bị sửa ngoài chương trình") from error
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise WorkspaceUnreadable("một bản đối chiếu bộ chỉ số bị sửa ngoài chương trình")
    return found
