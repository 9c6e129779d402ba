"""Hồ sơ làm việc: one folder that holds everything; open it, read it, change it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from cds_desktop.errors import WorkspaceInUse, WorkspaceReadOnly, WorkspaceUnreadable
from cds_desktop.storage import audit
from cds_desktop.storage.clock import Clock, utc_now
from cds_desktop.storage.creating import create_folder
from cds_desktop.storage.engine import reading_engine, writing_engine
from cds_desktop.storage.evidence_files import EvidenceFiles
from cds_desktop.storage.faults import storage_faults
from cds_desktop.storage.history import History, record_rows, step_of
from cds_desktop.storage.layout import BACKUPS, DATABASE_NAME, DOCUMENTS, EVIDENCE, LOGS
from cds_desktop.storage.lock import WorkspaceLock
from cds_desktop.storage.opening import (
    back_up_daily,
    identity_of,
    make_ready,
    reading_query,
    require_readable,
)

__all__ = ["Clock", "Workspace", "create_workspace", "open_workspace", "utc_now"]


class Workspace:
    """An open workspace; writing may happen on one thread while another reads."""

    def __init__(
        self, folder: Path, *, clock: Clock, actor: str, lock: WorkspaceLock | None, query: str = "?mode=rw"
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.actor = actor
        self.read_only = lock is None
        self.evidence_files = EvidenceFiles(folder / EVIDENCE, read_only=self.read_only)
        self.documents_folder = folder / DOCUMENTS
        self.backups_folder = folder / BACKUPS
        self.logs_folder = folder / LOGS
        self.history = History()
        self._database = folder / DATABASE_NAME
        self._query = query
        self._identity = identity_of(self._database, query)
        self._lock = lock
        self._is_closed = False
        self._has_lost_lock = False
        # Holding it keeps other changes out between two looks at the history.
        self.one_at_a_time = threading.RLock()
        self._reading = reading_engine(self._database, query)
        self._writing: Engine | None = writing_engine(self._database) if lock else None
        if self._writing is not None:
            event.listen(self._writing, "connect", record_rows)

    @property
    def database(self) -> Path:
        """The file that holds the records."""
        return self._database

    def now(self) -> datetime:
        """This moment in UTC, by the workspace's clock."""
        return self.clock().astimezone(UTC)

    @contextmanager
    def change(self, deed: str, subject: str = "", detail: str = "") -> Iterator[Session]:
        """One change: a transaction that ends with its line of the nhật ký, or leaves no trace at all."""
        if self._writing is None:
            raise WorkspaceReadOnly
        # What is typed may be stored while files are being copied: one change after the other.
        with self.one_at_a_time:
            yield from self._change(self._writing, deed, subject, detail)

    def _change(self, engine: Engine, deed: str, subject: str, detail: str) -> Iterator[Session]:
        if self._has_lost_lock:
            raise WorkspaceInUse("hồ sơ đã được mở ở nơi khác khi ổ đĩa vắng mặt")
        self._require_database()
        with storage_faults(self._database), Session(engine, expire_on_commit=False) as db, db.begin():
            db.connection()  # Takes the write lock now: what is read below stays true until the commit.
            yield db
            now = self.now()
            step, has_changed = step_of(db, deed, subject, now)
            audit.append(db, at=now, actor=self.actor, deed=deed, subject=subject, detail=detail)
        if step is not None:
            self.history.add(step)
        elif has_changed:
            self.history.clear()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent look at everything; what it gives is loaded for good when it ends."""
        self._require_database()
        with storage_faults(self._database), Session(self._reading, autoflush=False) as db:
            yield db
            db.expunge_all()

    def reconnect(self) -> None:
        """Open the files anew after their drive was away; raises while it still is."""
        self._require_database()
        require_readable(self.folder)
        if identity_of(self._database, self._query) != self._identity:
            raise WorkspaceUnreadable("ở chỗ này bây giờ là một hồ sơ khác")
        with self.one_at_a_time:
            self._dispose()
            if self._lock is not None:
                self._has_lost_lock = True
                self._lock.release()
                self._lock = WorkspaceLock.take(self.folder, self.clock())
                self._has_lost_lock = False

    def close(self) -> None:
        """Close the database and free the lock; nothing can be read or changed through this object then."""
        self._is_closed = True
        self._dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _dispose(self) -> None:
        for engine in (self._reading, self._writing):
            if engine is not None:
                engine.dispose()

    def _require_database(self) -> None:
        if self._is_closed:
            raise WorkspaceUnreadable("hồ sơ đã đóng ở cửa sổ này")
        # A file removed while open would still take our changes, and lose them at the end.
        if not self._database.is_file():
            raise WorkspaceUnreadable(f"không còn thấy {self._database}; ổ đĩa có thể đã rút ra")


def create_workspace(folder: Path, *, clock: Clock = utc_now, actor: str = "") -> Workspace:
    """Tạo hồ sơ: make an empty school workspace in a new or empty folder and open it."""
    create_folder(folder, clock())
    return _open_for_writing(folder, clock, actor, just_made=True)


def open_workspace(
    folder: Path, *, read_only: bool = False, clock: Clock = utc_now, actor: str = ""
) -> Workspace:
    """Mở hồ sơ: checked, locked, backed up and brought to today's tables; or only to look at."""
    require_readable(folder)
    if read_only:
        return Workspace(folder, clock=clock, actor=actor, lock=None, query=reading_query(folder))
    return _open_for_writing(folder, clock, actor)


def _open_for_writing(folder: Path, clock: Clock, actor: str, *, just_made: bool = False) -> Workspace:
    lock = WorkspaceLock.take(folder, clock())
    try:
        make_ready(folder, clock())
        if not just_made:
            back_up_daily(folder, clock())
        return Workspace(folder, clock=clock, actor=actor, lock=lock)
    except BaseException:
        lock.release()
        raise
