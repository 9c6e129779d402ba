"""Thư viện bộ chỉ số: every version a workspace ever used, word for word; its digest is its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.errors import WorkspaceUnreadable
from cds_desktop.storage.faults import value_faults
from cds_desktop.storage.models import IndicatorSetRecord, RoundRecord

ROUND, FILE, SHEET, PACKAGE, DRAFT = "round", "file", "sheet", "package", "draft"


@dataclass(frozen=True)
class KeptSet:
    """One version that was kept: where it came from, what it was made from, by whom and when."""

    digest: str
    set_id: str
    version: str
    text: str
    origin: str
    made_from: str
    kept_by: str
    kept_at: datetime


@value_faults()
def kept_sets(db: Session) -> tuple[KeptSet, ...]:
    """The library and the sets of all rounds, the newest first; each version once."""
    found = {kept.digest: kept for kept in (*_of_rounds(db), *_of_library(db))}
    return tuple(sorted(found.values(), key=lambda kept: (kept.kept_at, kept.digest), reverse=True))


@value_faults()
def kept_set(db: Session, digest: str) -> KeptSet | None:
    """One version, if it was kept and is still what its digest says."""
    record = db.get(IndicatorSetRecord, digest)
    kept = _of_record(record) if record else next((k for k in _of_rounds(db) if k.digest == digest), None)
    if kept is not None and sha256(kept.text.encode()).hexdigest() != digest:
        raise WorkspaceUnreadable("một bộ chỉ số trong hồ sơ bị sửa ngoài chương trình")
    return kept


def is_kept(db: Session, digest: str) -> bool:
    """Whether a version is in the library itself, not only in a round."""
    return db.get(IndicatorSetRecord, digest) is not None


def keep(
    db: Session, indicator_set: IndicatorSet, origin: str, *, by: str, at: datetime, made_from: str = ""
) -> bool:
    """Keep a version word for word; one that is kept already stays as it is."""
    if is_kept(db, indicator_set.digest):
        return False
    db.add(
        IndicatorSetRecord(
            digest=indicator_set.digest,
            set_id=indicator_set.id,
            version=indicator_set.version,
            text=indicator_set.text,
            origin=origin,
            made_from=made_from,
            kept_by=by,
            kept_at_utc=at,
        )
    )
    return True


def _of_library(db: Session) -> Iterator[KeptSet]:
    return (_of_record(record) for record in db.scalars(select(IndicatorSetRecord)))


def _of_record(record: IndicatorSetRecord) -> KeptSet:
    return KeptSet(
        record.digest,
        record.set_id,
        record.version,
        record.text,
        record.origin,
        record.made_from,
        record.kept_by,
        record.kept_at_utc,
    )


def _of_rounds(db: Session) -> Iterator[KeptSet]:
    for record in db.scalars(select(RoundRecord)):
        yield KeptSet(
            record.set_digest,
            record.set_id,
            record.set_version,
            record.set_text,
            ROUND,
            "",
            "",
            record.opened_at_utc,
        )
