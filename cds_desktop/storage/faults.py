"""Turns faults of the disk and of SQLite into errors a user understands."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from cds_desktop.errors import CdsError, DiskFull, WorkspaceInUse, WorkspaceUnreadable
from cds_desktop.whole_files import is_disk_full

_log = logging.getLogger(__name__)

_PRIMARY = 0xFF
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_GONE = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


@contextmanager
def storage_faults(database: Path) -> Iterator[None]:
    """Let `DiskFull`, `WorkspaceInUse` or `WorkspaceUnreadable` rise instead of a library's error."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        if (fault := _fault_of(original, database)) is None:
            raise
        _log.warning("storage fault %s: %s", fault.code, original)
        raise fault from error
    except OSError as error:
        if is_disk_full(error):
            raise DiskFull(str(database.parent)) from error
        raise


def _fault_of(error: BaseException | None, database: Path) -> CdsError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(str(database.parent))
    if code == sqlite3.SQLITE_IOERR_WRITE and database.exists():
        return DiskFull(f"không ghi thêm được vào {database.parent}")
    if code is not None and code & _PRIMARY in _BUSY:
        return WorkspaceInUse("cơ sở dữ liệu đang bận quá lâu")
    # A lost table and text that is no UTF-8 are told without a code of their own.
    damaged = isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError
    if damaged or (code is not None and code & _PRIMARY in _GONE):
        return WorkspaceUnreadable(f"{database}: {error}")
    return None


@contextmanager
def value_faults() -> Iterator[None]:
    """Let `WorkspaceUnreadable` rise where a stored value is none that this app ever wrote."""
    try:
        yield
    except (ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise WorkspaceUnreadable(f"giá trị đã lưu không đọc được ({error})") from error
