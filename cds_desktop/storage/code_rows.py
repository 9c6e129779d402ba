"""Rows that stand under a code of the bộ chỉ số: which tables hold them, and taking them to another code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Select, Table, and_, delete, insert, select
from sqlalchemy.orm import Session

from cds_desktop.storage.models import (
    AnswerRecord,
    AssignmentRecord,
    Base,
    CriterionChangeRecord,
    CriterionTextRecord,
    EvidenceRecord,
    EvidenceUseRecord,
    LeftOutItemRecord,
    MemberRecord,
    PlanStepRecord,
)


class CodeKind(StrEnum):
    """What was entered under a code."""

    ANSWER = "answer"
    TEXT = "text"
    EVIDENCE_USE = "evidence_use"
    ASSIGNMENT = "assignment"
    CHANGE = "change"
    LEFT_OUT = "left_out"
    PLAN_STEP = "plan_step"

    @property
    def words(self) -> str:
        """What it is called."""
        return _WORDS[self]


_WORDS = {
    CodeKind.ANSWER: "số liệu và điểm",
    CodeKind.TEXT: "phần viết",
    CodeKind.EVIDENCE_USE: "minh chứng",
    CodeKind.ASSIGNMENT: "phân công",
    CodeKind.CHANGE: "ghi chú so với năm trước",
    CodeKind.LEFT_OUT: "đánh dấu không làm được năm nay",
    CodeKind.PLAN_STEP: "việc trong kế hoạch",
}


@dataclass(frozen=True)
class _Place:
    """Where rows of one kind are; `owner` names the row they belong to: the round, a member, an item."""

    table: Table
    code: Column[str]
    owner: Column[str]
    via: Table | None = None

    def of_round(self, wanted: Select[*tuple[Any, ...]], round_id: str) -> Select[*tuple[Any, ...]]:
        if self.via is None:
            return wanted.where(self.owner == round_id)
        return wanted.join(self.via, self.via.c.id == self.owner).where(self.via.c.round_id == round_id)


def _place(record: type[Base], code: str, owner: str = "round_id", via: type[Base] | None = None) -> _Place:
    columns = record.metadata.tables[record.__tablename__].c
    tables = Base.metadata.tables
    table = tables[record.__tablename__]
    return _Place(table, columns[code], columns[owner], tables[via.__tablename__] if via else None)


_PLACES = {
    CodeKind.ANSWER: _place(AnswerRecord, "code"),
    CodeKind.TEXT: _place(CriterionTextRecord, "criterion_code"),
    CodeKind.EVIDENCE_USE: _place(EvidenceUseRecord, "code", "evidence_id", EvidenceRecord),
    CodeKind.ASSIGNMENT: _place(AssignmentRecord, "criterion_code", "member_id", MemberRecord),
    CodeKind.CHANGE: _place(CriterionChangeRecord, "criterion_code"),
    CodeKind.LEFT_OUT: _place(LeftOutItemRecord, "item_code"),
    CodeKind.PLAN_STEP: _place(PlanStepRecord, "item_code"),
}


def codes_of_round(db: Session, round_id: str) -> Iterator[tuple[CodeKind, str, str]]:
    """Every row under a code: its kind, whose it is, its code as stored."""
    for kind, place in _PLACES.items():
        wanted = place.of_round(select(place.owner, place.code), round_id)
        for owner, code in db.execute(wanted.order_by(place.owner, place.code)):
            yield kind, owner, code


def rewrite_codes(
    db: Session, round_id: str, new_codes: Callable[[CodeKind, list[str]], dict[str, str]]
) -> int:
    """Take rows to other codes: `new_codes` says per owner which; none is lost, others stay as they are."""
    moved = 0
    for kind, place in _PLACES.items():
        rows = [dict(row) for row in db.execute(place.of_round(select(place.table), round_id)).mappings()]
        owners: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            owners.setdefault(row[place.owner.name], []).append(row)
        for owner, mine in owners.items():
            codes = new_codes(kind, [row[place.code.name] for row in mine])
            moved += _rewrite(db, place, owner, [row for row in mine if row[place.code.name] in codes], codes)
    return moved


def _rewrite(
    db: Session, place: _Place, owner: str, rows: list[dict[str, Any]], codes: dict[str, str]
) -> int:
    name = place.code.name
    # All out before the first goes in: two rows may change places.
    for row in rows:
        db.execute(delete(place.table).where(and_(place.owner == owner, place.code == row[name])))
    if rows:
        db.execute(insert(place.table), [row | {name: codes[row[name]]} for row in rows])
    return len(rows)
