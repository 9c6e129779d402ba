"""Kiểm tra hồ sơ: is the database whole, is every file there, was the nhật ký left alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from cds_desktop.errors import EvidenceFileMissing, WorkspaceUnreadable
from cds_desktop.progress import Progress
from cds_desktop.storage import audit
from cds_desktop.storage.content_checks import content_faults
from cds_desktop.storage.copying import digest_of
from cds_desktop.storage.models import AuditRecord, DocumentRecord, EarlierFileRecord, EvidenceFileRecord
from cds_desktop.storage.schema import schema_faults
from cds_desktop.storage.workspace import Workspace

_MOST_ROWS_NAMED = 10


@dataclass(frozen=True)
class CheckReport:
    """What a check found; `spare_files` belong to no evidence item and harm nothing."""

    faults: tuple[str, ...]
    evidence_files: int
    documents: int
    audit_entries: int
    spare_files: int


@dataclass(frozen=True)
class _Expected:
    """A file the database speaks of."""

    title: str
    path: Path | None
    digest: str
    size_bytes: int


def check_workspace(workspace: Workspace, progress: Progress | None = None) -> CheckReport:
    """Check everything that can be checked without changing anything."""
    try:
        with workspace.read() as db:
            faults = [*_database_faults(db), *audit.verify_chain(db)]
            # Where tables differ, what they hold cannot be judged.
            faults += content_faults(db) if not faults else ()
            evidence = _expected_evidence(workspace, db)
            documents = _expected_documents(workspace, db)
            audit_entries = len(db.scalars(select(AuditRecord.sequence)).all())
    except (DatabaseError, WorkspaceUnreadable) as error:
        return CheckReport((f"Cơ sở dữ liệu hỏng: {error}",), 0, 0, 0, 0)
    faults += _file_faults([*evidence, *documents], progress)
    named = {expected.digest for expected in evidence}
    return CheckReport(
        tuple(faults),
        evidence_files=len(evidence),
        documents=len(documents),
        audit_entries=audit_entries,
        spare_files=len(workspace.evidence_files.digests() - named),
    )


def _database_faults(db: Session) -> Iterator[str]:
    connection = db.connection()
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_ROWS_NAMED})"):
        if line != "ok":
            yield f"Cơ sở dữ liệu: {line}"
    for table, row, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST_ROWS_NAMED):
        yield f"Cơ sở dữ liệu: bảng {table} dòng {row} trỏ tới chỗ không có"
    yield from schema_faults(connection)


def _expected_evidence(workspace: Workspace, db: Session) -> list[_Expected]:
    """One per digest, however many evidence items share it, now or in earlier versions of their files."""
    now, earlier = (
        db.execute(select(r.digest, r.name, r.size_bytes).order_by(r.digest, r.name))
        for r in (EvidenceFileRecord, EarlierFileRecord)
    )
    titles = {(digest, size): f"Bản trước của tệp minh chứng “{name}”" for digest, name, size in earlier}
    titles |= {(digest, size): f"Tệp minh chứng “{name}”" for digest, name, size in now}
    return [
        _Expected(title, _evidence_path(workspace, digest), digest, size)
        for (digest, size), title in sorted(titles.items())
    ]


def _evidence_path(workspace: Workspace, digest: str) -> Path | None:
    try:
        return workspace.evidence_files.path_of(digest)
    except EvidenceFileMissing:
        return None


def _expected_documents(workspace: Workspace, db: Session) -> list[_Expected]:
    columns = (DocumentRecord.file_name, DocumentRecord.digest, DocumentRecord.size_bytes)
    rows = db.execute(select(*columns).order_by(DocumentRecord.id))
    return [
        _Expected(f"Văn bản “{name}”", _document_path(workspace, name), digest, size)
        for name, digest, size in rows
    ]


def _document_path(workspace: Workspace, name: str) -> Path | None:
    path = workspace.documents_folder / name
    inside = path.parent == workspace.documents_folder and path.name == name
    return path if inside and path.is_file() else None


def _file_faults(expected_files: list[_Expected], progress: Progress | None) -> Iterator[str]:
    for done, expected in enumerate(expected_files, 1):
        if fault := _file_fault(expected):
            yield f"{expected.title}: {fault}"
        if progress:
            progress(done, len(expected_files))


def _file_fault(expected: _Expected) -> str:
    if expected.path is None:
        return "không thấy trong thư mục hồ sơ"
    try:
        if expected.path.stat().st_size != expected.size_bytes:
            return "sai kích thước"
        return "" if digest_of(expected.path) == expected.digest else "nội dung đã bị thay đổi"
    except OSError:
        return "không đọc được"
