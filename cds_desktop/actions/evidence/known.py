"""Đã có chưa: which of the files about to be attached does an item of the round have already?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.progress import Progress
from cds_desktop.storage.copying import digest_of
from cds_desktop.storage.models import EvidenceFileRecord, EvidenceRecord
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class KnownFile:
    """A file whose bytes are there already, and the item that has them."""

    source: Path
    code: str
    title: str
    evidence_id: str


def known_files(
    workspace: Workspace, sources: Sequence[Path], progress: Progress | None = None
) -> tuple[KnownFile, ...]:
    """Tệp đã có among `sources`: only those of a size that is known are read, unreadable ones passed over."""
    with workspace.read() as db:
        by_digest, sizes = _kept(db)
    likely = []
    for seen, source in enumerate(sources):
        if progress:
            progress(seen, 0)
        if _size_of(source) in sizes:
            likely.append(source)
    found = []
    for done, source in enumerate(likely):
        if progress:
            progress(done, len(likely))
        if holder := by_digest.get(_digest(source, progress, done, len(likely))):
            found.append(KnownFile(source, *holder))
    return tuple(found)


def _kept(db: Session) -> tuple[dict[str, tuple[str, str, str]], set[int]]:
    wanted = (
        select(
            EvidenceFileRecord.digest,
            EvidenceFileRecord.size_bytes,
            EvidenceRecord.code,
            EvidenceRecord.title,
            EvidenceRecord.id,
        )
        .join(EvidenceRecord, EvidenceRecord.id == EvidenceFileRecord.evidence_id)
        .where(EvidenceRecord.round_id == current_round(db).id)
        .order_by(EvidenceRecord.code.desc())
    )
    rows = db.execute(wanted).all()
    return {digest: (code, title, id_) for digest, _, code, title, id_ in rows}, {row[1] for row in rows}


def _size_of(source: Path) -> int:
    try:
        return source.stat().st_size
    except (OSError, ValueError):
        return -1


def _digest(source: Path, progress: Progress | None, done: int, total: int) -> str:
    try:
        # Also heard within a big file, so that "Hủy" need not wait for its end.
        return digest_of(source, (lambda _bytes, _all: progress(done, total)) if progress else None)
    except OSError:
        return ""
