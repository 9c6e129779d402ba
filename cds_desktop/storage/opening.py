"""The way into a workspace: is it one, is it not from the future, is it safe to write."""

import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cds_desktop.errors import DiskFull, WorkspaceFromFuture, WorkspaceReadOnly, WorkspaceUnreadable
from cds_desktop.storage.backups import BEFORE_MIGRATION, DAILY, backup_now, daily_backup_is_due
from cds_desktop.storage.drives import is_fixed_local_disk
from cds_desktop.storage.engine import choose_journal, connect
from cds_desktop.storage.faults import storage_faults
from cds_desktop.storage.layout import BACKUPS, DATABASE_NAME, DOCUMENTS, EVIDENCE, FOLDERS
from cds_desktop.storage.migrations import SCHEMA_VERSION, migrate, read_version
from cds_desktop.whole_files import PARTIAL

_log = logging.getLogger(__name__)
_SQLITE_HEADER = b"SQLite format 3\0"
_WRITABLE = "?mode=rw"
_READ_ONLY = "?mode=ro"
# For a drive that cannot be written at all: SQLite then needs no log beside the database.
_UNCHANGING = "?immutable=1"


def require_readable(folder: Path) -> None:
    """Refuse what is no workspace, and one from the future, without touching a byte."""
    database = folder / DATABASE_NAME
    try:
        with database.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except FileNotFoundError as error:
        raise WorkspaceUnreadable(f"{folder} không phải thư mục hồ sơ") from error
    except OSError as error:
        raise WorkspaceUnreadable(f"{database}: {error.strerror}") from error
    if header != _SQLITE_HEADER:
        raise WorkspaceUnreadable(f"{database} không phải cơ sở dữ liệu")
    version = _peek_version(database)
    if version is not None:
        _refuse_newer(version)


def identity_of(database: Path, query: str = _WRITABLE) -> str:
    """The id a workspace was founded with, to tell it from another one in the same place."""
    with storage_faults(database), closing(connect(database, query)) as connection:
        found = connection.execute("SELECT id FROM workspace").fetchone()
    return str(found[0]) if found else ""


def make_ready(folder: Path, now: datetime) -> None:
    """Bring a locked workspace to the state in which it is worked with."""
    database = folder / DATABASE_NAME
    version = _version(database, _WRITABLE)
    _refuse_newer(version)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    _remove_partials(folder)
    if version < SCHEMA_VERSION:
        backup_now(folder, BEFORE_MIGRATION, now)
        with storage_faults(database):
            migrate(database)
    with storage_faults(database):
        choose_journal(database, "WAL" if is_fixed_local_disk(folder) else "DELETE")


def _remove_partials(folder: Path) -> None:
    """Remove what an interrupted write left behind; only the holder of the lock may do this."""
    for name in (EVIDENCE, DOCUMENTS, BACKUPS):
        for left in (folder / name).glob(f"*{PARTIAL}"):
            left.unlink(missing_ok=True)


def back_up_daily(folder: Path, now: datetime) -> None:
    """Keep a copy of the database once a day."""
    try:
        if daily_backup_is_due(folder, now):
            backup_now(folder, DAILY, now)
    except DiskFull:
        # Whoever has no room left must still get in, to make room.
        _log.warning("no room for the daily backup")


def reading_query(folder: Path) -> str:
    """How a database that may not be written is opened."""
    database = folder / DATABASE_NAME
    try:
        version, query = _version(database, _READ_ONLY), _READ_ONLY
    except WorkspaceUnreadable:
        _require_no_log(database)
        version, query = _version(database, _UNCHANGING), _UNCHANGING
    _refuse_newer(version)
    if version < SCHEMA_VERSION:
        raise WorkspaceReadOnly("hồ sơ do phiên bản cũ tạo ra; mở để sửa một lần cho chương trình nâng cấp")
    return query


def _require_no_log(database: Path) -> None:
    """On a drive that cannot be written, changes still waiting in the log would silently be left out."""
    log = database.with_name(f"{database.name}-wal")
    if log.exists() and log.stat().st_size:
        raise WorkspaceUnreadable("hồ sơ được chép khi đang mở; chép cả thư mục sang ổ ghi được rồi mở")


def _peek_version(database: Path) -> int | None:
    """The version in the main file alone; opening it in earnest would leave files beside it."""
    try:
        with closing(connect(database, _UNCHANGING)) as connection:
            return read_version(connection)
    except (sqlite3.Error, TypeError, ValueError):
        return None


def _version(database: Path, query: str) -> int:
    with storage_faults(database):
        try:
            with closing(connect(database, query)) as connection:
                return read_version(connection)
        except (TypeError, ValueError) as error:
            raise WorkspaceUnreadable(f"{database} không ghi phiên bản nào") from error
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                raise WorkspaceUnreadable(f"{database} không phải hồ sơ CĐS Desktop") from error
            raise


def _refuse_newer(version: int) -> None:
    if version > SCHEMA_VERSION:
        raise WorkspaceFromFuture(f"bản hồ sơ {version}, chương trình này đọc tới bản {SCHEMA_VERSION}")
