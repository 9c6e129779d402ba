"""Các tệp minh chứng: those of one item with their earlier versions, and a check of all of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.domain.round import EvidenceFile, EvidenceItem
from cds_desktop.errors import EvidenceFileMissing, NotFound
from cds_desktop.progress import Progress
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.models import EarlierFileRecord, EvidenceFileRecord
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class EarlierFile:
    """Bản trước of a file; `number` is what `restore_file` asks for."""

    number: int
    file: EvidenceFile
    replaced_at: datetime
    is_here: bool


@dataclass(frozen=True)
class ItemFile:
    """One file of an item; `position` is its place from 0, its earlier versions stand newest first."""

    position: int
    file: EvidenceFile
    is_here: bool
    earlier: tuple[EarlierFile, ...]


@dataclass(frozen=True)
class ItemFiles:
    """One evidence item and its files."""

    item: EvidenceItem
    files: tuple[ItemFile, ...]


@dataclass(frozen=True)
class FileFault:
    """A file that is lost or was changed outside the app."""

    evidence_id: str
    code: str
    title: str
    position: int
    file: EvidenceFile
    is_missing: bool

    @property
    def words(self) -> str:
        """What is wrong, in words."""
        fault = "không thấy tệp" if self.is_missing else "nội dung tệp đã bị thay đổi"
        return f"{self.code}: {fault} “{self.file.name}”"


@dataclass(frozen=True)
class FilesCheck:
    """Kết quả kiểm tra tệp: how many files were read again, and what is wrong with which."""

    file_count: int
    size_bytes: int
    faults: tuple[FileFault, ...]


def evidence_files_of(workspace: Workspace, evidence_id: str) -> ItemFiles:
    """Các tệp của một minh chứng, with what each replaced."""
    with workspace.read() as db:
        items = read_current(db).assessment.evidence_items
        item = next((item for item in items if item.id == evidence_id), None)
        if item is None:
            raise NotFound("Minh chứng này không còn trong hồ sơ.")
        positions = db.scalars(
            select(EvidenceFileRecord.position)
            .where(EvidenceFileRecord.evidence_id == evidence_id)
            .order_by(EvidenceFileRecord.position)
        ).all()
        earlier = _earlier(workspace, db, evidence_id)
    has = workspace.evidence_files.has
    files = zip(positions, item.files, strict=True)
    return ItemFiles(
        item,
        tuple(
            ItemFile(at, file, has(file.digest), tuple(earlier[stored]))
            for at, (stored, file) in enumerate(files)
        ),
    )


def check_files(workspace: Workspace, progress: Progress | None = None) -> FilesCheck:
    """Kiểm tra tệp: read every file again and compare; it may be cancelled, for nothing is changed."""
    with workspace.read() as db:
        items = read_current(db).assessment.evidence_items
    holders: dict[str, list[tuple[EvidenceItem, int]]] = defaultdict(list)
    for item in items:
        for position, file in enumerate(item.files):
            holders[file.digest].append((item, position))
    faults: list[FileFault] = []
    for done, (digest, held_by) in enumerate(holders.items()):
        found = _digest_now(workspace, digest, progress, done, len(holders))
        if found != digest:
            faults += (
                FileFault(item.id, item.code, item.title, at, item.files[at], found is None)
                for item, at in held_by
            )
    if progress:
        progress(len(holders), len(holders))
    sizes = {digest: held_by[0][0].files[held_by[0][1]].size_bytes for digest, held_by in holders.items()}
    return FilesCheck(len(holders), sum(sizes.values()), tuple(faults))


def _earlier(workspace: Workspace, db: Session, evidence_id: str) -> dict[int, list[EarlierFile]]:
    wanted = select(EarlierFileRecord).where(EarlierFileRecord.evidence_id == evidence_id)
    found: dict[int, list[EarlierFile]] = defaultdict(list)
    for record in db.scalars(wanted.order_by(EarlierFileRecord.number.desc())):
        file = EvidenceFile(
            digest=record.digest,
            name=record.name,
            size_bytes=record.size_bytes,
            media_type=record.media_type,
        )
        is_here = workspace.evidence_files.has(record.digest)
        found[record.position].append(EarlierFile(record.number, file, record.replaced_at_utc, is_here))
    return found


def _digest_now(
    workspace: Workspace, digest: str, progress: Progress | None, done: int, total: int
) -> str | None:
    """What the bytes say now; `None` when there are none."""
    if progress:
        progress(done, total)
    try:
        # Also heard within a big file, so that "Hủy" need not wait for its end.
        return workspace.evidence_files.digest_of(
            digest, (lambda _bytes, _all: progress(done, total)) if progress else None
        )
    except EvidenceFileMissing:
        return None
