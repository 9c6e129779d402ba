"""Nhật ký: append-only entries, each carrying the hash of the one before."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.storage.faults import value_faults
from cds_desktop.storage.models import AuditRecord

FIRST_HASH = "0" * 64
_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True)
class AuditEntry:
    """Một dòng nhật ký: who did what to which thing, when."""

    sequence: int
    at: datetime
    actor: str
    deed: str
    subject: str
    detail: str
    previous_hash: str
    hash: str = ""

    @property
    def expected_hash(self) -> str:
        """SHA-256 over the canonical JSON of everything but the hash itself."""
        content = self.as_json()
        del content["hash"]
        return hashlib.sha256(_canonical(content)).hexdigest()

    def as_json(self) -> dict[str, object]:
        """The entry as a JSON object; the moment in UTC to the microsecond."""
        return asdict(self) | {"at": self.at.astimezone(UTC).strftime(_MOMENT)}


def append(db: Session, *, at: datetime, actor: str, deed: str, subject: str, detail: str) -> None:
    """Add one entry after the last one; the caller holds the write transaction."""
    last = db.execute(
        select(AuditRecord.sequence, AuditRecord.hash).order_by(AuditRecord.sequence.desc()).limit(1)
    ).first()
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, FIRST_HASH)
    entry = AuditEntry(sequence, at, actor, deed, subject, detail, previous)
    db.add(
        AuditRecord(
            sequence=sequence,
            at_utc=at,
            actor=actor,
            deed=deed,
            subject=subject,
            detail=detail,
            previous_hash=previous,
            hash=entry.expected_hash,
        )
    )


@value_faults()
def entries(db: Session) -> tuple[AuditEntry, ...]:
    """All entries in order."""
    columns = AuditRecord.__table__.columns
    names = ("sequence", "at_utc", "actor", "deed", "subject", "detail", "previous_hash", "hash")
    rows = db.execute(select(*(columns[name] for name in names)).order_by(AuditRecord.sequence))
    return tuple(AuditEntry(*row) for row in rows)


def verify_chain(db: Session) -> list[str]:
    """Where the nhật ký was altered, in words; an empty list when it is whole."""
    return chain_faults(entries(db))


def chain_faults(chain: Sequence[AuditEntry]) -> list[str]:
    """The same for entries read from anywhere."""
    faults: list[str] = []
    previous = FIRST_HASH
    for expected, entry in enumerate(chain, 1):
        if entry.sequence != expected:
            return [*faults, f"Nhật ký thiếu dòng {expected}."]
        if entry.previous_hash != previous:
            faults.append(f"Nhật ký dòng {entry.sequence}: không nối tiếp dòng trước.")
        if entry.expected_hash != entry.hash:
            faults.append(f"Nhật ký dòng {entry.sequence}: nội dung đã bị sửa.")
        previous = entry.hash
    return faults


def audit_lines(db: Session) -> bytes:
    """The whole nhật ký as JSON lines, for a package."""
    return b"".join(_canonical(entry.as_json()) + b"\n" for entry in entries(db))


def faults_of_lines(lines: bytes) -> list[str]:
    """What is wrong with a nhật ký that came in a package; nothing of it is believed before."""
    chain = []
    try:
        for line in lines.splitlines():
            content = json.loads(line)
            moment = datetime.strptime(content["at"], _MOMENT).replace(tzinfo=UTC)
            entry = AuditEntry(**content | {"at": moment})
            if _canonical(entry.as_json()) != line:
                return ["Nhật ký không ở dạng chuẩn."]
            chain.append(entry)
    except (ValueError, TypeError, KeyError, RecursionError):
        return ["Nhật ký không đọc được."]
    return chain_faults(chain)


def _canonical(content: dict[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
