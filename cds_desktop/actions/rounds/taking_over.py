"""Lấy đợt năm trước từ hồ sơ khác: its rows, files and papers, to be looked at and compared with."""

import shutil
import threading
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import Any

from sqlalchemy import Select, Table, insert, select
from sqlalchemy.orm import Session

from cds_desktop.actions.rounds.copy_plan import CopyPlan, CopySource
from cds_desktop.domain.round.phases import Phase, is_open
from cds_desktop.errors import (
    Cancelled,
    CdsError,
    DiskFull,
    NotAllowedNow,
    WorkspaceReadOnly,
    WorkspaceUnreadable,
)
from cds_desktop.progress import Progress
from cds_desktop.storage.models import (
    AssignmentRecord,
    AttendanceRecord,
    Base,
    DocumentRecord,
    EarlierFileRecord,
    EvidenceFileRecord,
    EvidenceRecord,
    EvidenceUseRecord,
    MemberRecord,
    RoundRecord,
    SignatureRecord,
)
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import partial_of, put_in_place

_AT_ONCE = 4
_SECONDS_BETWEEN_NEWS = 0.2
_OF_EVIDENCE = (EvidenceFileRecord, EvidenceUseRecord, EarlierFileRecord)
_OF_MEMBERS = (AssignmentRecord, AttendanceRecord)


def require_not_here(workspace: Workspace, source: CopySource) -> None:
    """Refuse a round that this workspace has already, or another one of its year."""
    year = source.assessment.school_year
    with workspace.read() as db:
        if db.get(RoundRecord, source.record.id) is not None:
            raise NotAllowedNow(f"Đợt {year} này đã có trong hồ sơ đang mở; chọn chép từ chính đợt đó.")
        if db.query(RoundRecord).filter_by(school_year=year).first():
            raise NotAllowedNow(f"Hồ sơ đang mở đã có một đợt khác của năm học {year}.")


def require_free_year(workspace: Workspace, year: str) -> None:
    """Refuse a year that has a round, before anything is copied for it."""
    with workspace.read() as db:
        if db.query(RoundRecord).filter_by(school_year=year).first():
            raise NotAllowedNow(f"Đã có đợt đánh giá của năm học {year}.")


def keep_files(
    workspace: Workspace, source: CopySource, plan: CopyPlan, progress: Progress
) -> tuple[str, ...]:
    """Copy the files of the evidence; gives the names of those that could not be read as they were."""
    names = {file.digest: file.name for item in source.assessment.evidence_items for file in item.files}
    wanted = [digest for digest in plan.file_digests if not workspace.evidence_files.has(digest)]
    stop = threading.Event()
    # The disk is flushed after every file: several at a time wait for it together.
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="chép năm trước")
    try:
        left = {pool.submit(_keep, workspace, source, digest, stop): digest for digest in wanted}
        waiting, lost = set(left), list[str]()
        while waiting:
            progress(len(wanted) - len(waiting), len(wanted))
            done, waiting = wait(waiting, _SECONDS_BETWEEN_NEWS, FIRST_COMPLETED)
            lost += [names[left[one]] for one in done if not one.result()]
        return tuple(lost)
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _keep(workspace: Workspace, source: CopySource, digest: str, stop: threading.Event) -> bool:
    """Whether the bytes named by `digest` lie here now."""

    def heard(_done: int, _total: int) -> None:
        if stop.is_set():
            raise Cancelled

    try:
        path = source.workspace.evidence_files.path_of(digest)
        return workspace.evidence_files.keep(path, heard).digest == digest
    except (Cancelled, DiskFull, WorkspaceReadOnly, WorkspaceUnreadable):
        raise
    except CdsError:
        return False


def take_over(db: Session, theirs: Session, workspace: Workspace, source: CopySource) -> None:
    """Write every row of their round into ours; one still open comes closed, for its place is there."""
    round_id = source.record.id
    for row in _rows(theirs, _all_of(RoundRecord).where(RoundRecord.id == round_id)):
        phase = Phase(row["phase"])
        _add(db, RoundRecord, [row | {"phase": Phase.SEALED.value if is_open(phase) else phase.value}])
    members = select(MemberRecord.id).where(MemberRecord.round_id == round_id)
    evidence = select(EvidenceRecord.id).where(EvidenceRecord.round_id == round_id)
    for table in Base.metadata.sorted_tables:
        if "round_id" in table.c and table.name != DocumentRecord.__tablename__:
            _add_table(db, table, _rows(theirs, select(table).where(table.c.round_id == round_id)))
    for record in _OF_MEMBERS:
        _add(db, record, _rows(theirs, _all_of(record).where(record.member_id.in_(members))))
    for part in _OF_EVIDENCE:
        _add(db, part, _rows(theirs, _all_of(part).where(part.evidence_id.in_(evidence))))
    _take_papers(db, theirs, workspace, source)


def _take_papers(db: Session, theirs: Session, workspace: Workspace, source: CopySource) -> None:
    for row in _rows(theirs, _all_of(DocumentRecord).where(DocumentRecord.round_id == source.record.id)):
        name = _take_paper(workspace, source, row["file_name"])
        if not name:
            continue
        number = row.pop("id")
        record = DocumentRecord(**row | {"file_name": name})
        db.add(record)
        db.flush()
        signed = _rows(theirs, _all_of(SignatureRecord).where(SignatureRecord.document_id == number))
        _add(db, SignatureRecord, [one | {"document_id": record.id} for one in signed])


def _take_paper(workspace: Workspace, source: CopySource, name: str) -> str:
    """The name under which a paper lies here now; "" when it cannot be read there."""
    original = source.workspace.documents_folder / name
    target = workspace.documents_folder / name
    if target.exists():
        target = target.with_name(f"{source.assessment.school_year} {name}")
    try:
        shutil.copyfile(original, partial_of(target))
        put_in_place(partial_of(target), target)
    except OSError:
        partial_of(target).unlink(missing_ok=True)
        return ""
    return target.name


def _all_of(record: type[Base]) -> Select[Any]:
    return select(*record.__table__.columns)


def _rows(db: Session, wanted: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in db.execute(wanted).mappings()]


def _add(db: Session, record: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    table = record.__table__
    assert isinstance(table, Table)
    _add_table(db, table, rows)


def _add_table(db: Session, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    if made := list(rows):
        db.execute(insert(table), made)
