"""The evidence of a round as frozen values; an item whose rows stayed the same is not made anew."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.round import EvidenceFile, EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.storage.faults import value_faults
from cds_desktop.storage.models import EvidenceFileRecord, EvidenceRecord, EvidenceUseRecord

# What came from last year is asked of the council, and is no part of what is sealed.
_APART = ("round_id", "added_at_utc", "search_key", "carried_from", "carry_state")
_COLUMNS = tuple(column for column in EvidenceRecord.__table__.columns if column.name not in _APART)
_NAMES = tuple(column.name for column in _COLUMNS)
_FILE_NAMES = ("digest", "name", "size_bytes", "media_type")
_Row: TypeAlias = Row[*tuple[Any, ...]]
_Select: TypeAlias = Select[*tuple[Any, ...]]
_ID = _NAMES.index("id")


@dataclass(frozen=True)
class _Known:
    """An item with the rows it was made of."""

    row: _Row
    files: tuple[_Row, ...]
    uses: tuple[str, ...]
    item: EvidenceItem
    order: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class EvidenceRead:
    """The items in the order of their codes, with the folded text a search looks through."""

    items: tuple[EvidenceItem, ...]
    search_keys: Mapping[str, str]
    known: Mapping[str, _Known]


@value_faults()
def read_evidence(db: Session, round_id: str, last: EvidenceRead | None = None) -> EvidenceRead:
    """Minh chứng of a round; what was read `last` spares the work for all that did not change."""
    files, uses = _files(db, round_id), _uses(db, round_id)
    before = last.known if last else {}
    known: dict[str, _Known] = {}
    search_keys: dict[str, str] = {}
    wanted = select(*_COLUMNS, EvidenceRecord.search_key).where(EvidenceRecord.round_id == round_id)
    for row in db.execute(wanted):
        id_ = row[_ID]
        mine, codes = tuple(files.get(id_, ())), tuple(uses.get(id_, ()))
        seen = before.get(id_)
        same = seen is not None and (seen.row, seen.files, seen.uses) == (row, mine, codes)
        known[id_] = seen if seen is not None and same else _made(row, mine, codes)
        search_keys[id_] = row[-1]
    ordered = sorted(known.values(), key=lambda one: one.order)
    return EvidenceRead(tuple(one.item for one in ordered), search_keys, known)


def _made(row: _Row, files: tuple[_Row, ...], uses: tuple[str, ...]) -> _Known:
    values = dict(zip(_NAMES, row, strict=False))
    values |= {
        "kind": EvidenceKind(values["kind"]),
        "sensitivity": Sensitivity(values["sensitivity"]),
        "travel": Travel(values["travel"]),
        "files": tuple(EvidenceFile(**dict(zip(_FILE_NAMES, file[1:], strict=True))) for file in files),
        "used_for": uses if len(uses) < 2 else tuple(sorted(uses, key=code_order)),
    }
    item = EvidenceItem(**values)
    return _Known(row, files, uses, item, code_order(item.code))


def _files(db: Session, round_id: str) -> dict[str, list[_Row]]:
    columns = (getattr(EvidenceFileRecord, name) for name in ("evidence_id", *_FILE_NAMES))
    wanted = _of_round(select(*columns), EvidenceFileRecord.evidence_id, round_id)
    files = defaultdict(list)
    for row in db.execute(wanted.order_by(EvidenceFileRecord.evidence_id, EvidenceFileRecord.position)):
        files[row[0]].append(row)
    return files


def _uses(db: Session, round_id: str) -> dict[str, list[str]]:
    wanted = select(EvidenceUseRecord.evidence_id, EvidenceUseRecord.code)
    uses = defaultdict(list)
    for evidence_id, code in db.execute(
        _of_round(wanted, EvidenceUseRecord.evidence_id, round_id).order_by(EvidenceUseRecord.code)
    ):
        uses[evidence_id].append(code)
    return uses


def _of_round(wanted: _Select, evidence_id: Any, round_id: str) -> _Select:
    joined = wanted.join(EvidenceRecord, EvidenceRecord.id == evidence_id)
    return joined.where(EvidenceRecord.round_id == round_id)
