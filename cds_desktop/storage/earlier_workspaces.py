"""Hồ sơ năm trước: another workspace, only to read, even when an older version of the app made it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cds_desktop.errors import WorkspaceReadOnly
from cds_desktop.storage.engine import connect
from cds_desktop.storage.evidence_files import EvidenceFiles
from cds_desktop.storage.faults import storage_faults
from cds_desktop.storage.layout import DATABASE_NAME, DOCUMENTS, EVIDENCE
from cds_desktop.storage.migrations import migrate
from cds_desktop.storage.workspace import Workspace, open_workspace


@contextmanager
def opened_to_read(folder: Path) -> Iterator[Workspace]:
    """Open `folder` without changing it; a copy of an older database is brought up to date and read."""
    try:
        workspace = open_workspace(folder, read_only=True)
    except WorkspaceReadOnly:
        # Made by an older version: nothing may be upgraded there, so a copy is.
        with _upgraded_copy(folder) as copy:
            yield copy
        return
    with workspace:
        yield workspace


@contextmanager
def _upgraded_copy(folder: Path) -> Iterator[Workspace]:
    with TemporaryDirectory(prefix="cds-nam-truoc-") as place:
        database = Path(place) / DATABASE_NAME
        with storage_faults(folder / DATABASE_NAME):
            _copy(folder / DATABASE_NAME, database)
            migrate(database)
        with open_workspace(Path(place), read_only=True) as workspace:
            workspace.evidence_files = EvidenceFiles(folder / EVIDENCE, read_only=True)
            workspace.documents_folder = folder / DOCUMENTS
            yield workspace


def _copy(source: Path, target: Path) -> None:
    log = source.with_name(f"{source.name}-wal")
    # On a drive that cannot be written SQLite must not look for a log; where there is one it has to.
    query = "?mode=ro" if log.exists() else "?immutable=1"
    with closing(connect(source, query)) as origin, closing(sqlite3.connect(target)) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
