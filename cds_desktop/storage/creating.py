"""Makes the folder of a new workspace; it counts only once its database is complete."""

import uuid
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.errors import DiskFull, WorkspaceExists, WorkspaceUnreadable
from cds_desktop.storage.engine import connect, writing_engine
from cds_desktop.storage.faults import storage_faults
from cds_desktop.storage.layout import DATABASE_NAME, FOLDERS
from cds_desktop.storage.lock import LOCK_NAME, WorkspaceLock
from cds_desktop.storage.migrations import SCHEMA_VERSION, create_current_tables
from cds_desktop.storage.models import WorkspaceRecord
from cds_desktop.whole_files import PARTIAL, is_disk_full, partial_of, put_in_place

SCHOOL = "school"


def create_folder(folder: Path, now: datetime) -> None:
    """Make folder and database; a folder that holds anything else is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _require_empty(folder)
        lock = WorkspaceLock.take(folder, now)
        try:
            for name in FOLDERS:
                (folder / name).mkdir(exist_ok=True)
            _create_database(folder / DATABASE_NAME, now)
        finally:
            lock.release()
    except OSError as error:
        if is_disk_full(error):
            raise DiskFull(str(folder)) from error
        raise WorkspaceUnreadable(f"không tạo được hồ sơ trong {folder}: {error.strerror}") from error


def _require_empty(folder: Path) -> None:
    if (folder / DATABASE_NAME).exists():
        raise WorkspaceExists(str(folder))
    foreign = [path.name for path in folder.iterdir() if not _is_ours(path)]
    if foreign:
        raise WorkspaceExists(f"{folder} có sẵn “{sorted(foreign)[0]}”")


def _is_ours(path: Path) -> bool:
    """Whether an earlier, interrupted attempt may have left this."""
    if path.name in FOLDERS:
        return path.is_dir() and not any(path.iterdir())
    return path.name == LOCK_NAME or path.name.startswith(DATABASE_NAME + PARTIAL)


def _create_database(database: Path, now: datetime) -> None:
    partial = partial_of(database)
    for left in database.parent.glob(f"{partial.name}*"):
        left.unlink()
    with storage_faults(partial):
        connect(partial, "?mode=rwc").close()
        engine = writing_engine(partial)
        try:
            with Session(engine) as db, db.begin():
                create_current_tables(db.connection())
                db.add(_first_row(now))
        finally:
            engine.dispose()
    put_in_place(partial, database)


def _first_row(now: datetime) -> WorkspaceRecord:
    return WorkspaceRecord(
        id=str(uuid.uuid4()), kind=SCHOOL, schema_version=SCHEMA_VERSION, created_at_utc=now
    )
