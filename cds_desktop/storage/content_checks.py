"""Can what was entered be read, is what was sealed unchanged, does the nhật ký reach to the end?"""

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cds_desktop.errors import WorkspaceUnreadable
from cds_desktop.storage.models import (
    AnswerRecord,
    AuditRecord,
    DocumentRecord,
    EvidenceRecord,
    IndicatorSetRecord,
    PackageRecord,
    RoundRecord,
    SealRecord,
    SignatureRecord,
)
from cds_desktop.storage.snapshot import read_assessment

# Each of these moments was noted within a change, before the line of the nhật ký that ends it.
_MOMENTS = (
    RoundRecord.opened_at_utc,
    AnswerRecord.changed_at_utc,
    EvidenceRecord.added_at_utc,
    SealRecord.sealed_at_utc,
    DocumentRecord.made_at_utc,
    SignatureRecord.signed_at_utc,
    PackageRecord.written_at_utc,
    IndicatorSetRecord.kept_at_utc,
)


def content_faults(db: Session) -> Iterator[str]:
    """Rounds that cannot be read, seals and sets that were altered, a nhật ký cut short."""
    for round_id, year, text, digest in db.execute(
        select(RoundRecord.id, RoundRecord.school_year, RoundRecord.set_text, RoundRecord.set_digest)
    ):
        if _digest(text) != digest:
            yield f"Đợt {year}: bộ chỉ số lưu trong hồ sơ đã bị sửa."
        try:
            read_assessment(db, round_id)
        except WorkspaceUnreadable as error:
            yield f"Đợt {year}: {error.detail}."
    for version, text, digest in db.execute(
        select(IndicatorSetRecord.version, IndicatorSetRecord.text, IndicatorSetRecord.digest)
    ):
        if _digest(text) != digest:
            yield f"Bộ chỉ số phiên bản {version} lưu trong hồ sơ đã bị sửa."
    for revision, data, digest in db.execute(select(SealRecord.revision, SealRecord.data, SealRecord.digest)):
        if _digest(data) != digest:
            yield f"Số liệu đã chốt lần {revision} đã bị sửa."
    yield from _cut_short(db)


def _cut_short(db: Session) -> Iterator[str]:
    noted = [moment for column in _MOMENTS if (moment := db.scalar(select(func.max(column)))) is not None]
    last = db.scalar(select(func.max(AuditRecord.at_utc)))
    if noted and (last is None or max(noted) > last):
        yield "Nhật ký thiếu dòng cuối: có thay đổi ghi sau dòng cuối cùng."


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
