"""From older tables to today's: all of a step or nothing of it, and never without a backup."""

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from cds_desktop.errors import WorkspaceFromFuture, WorkspaceReadOnly
from cds_desktop.storage import migrations, opening
from cds_desktop.storage.migrations import SCHEMA_VERSION, Step, migrate
from cds_desktop.storage.workspace import Workspace, open_workspace


def _all_files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _query(database: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        rows = connection.execute(statement).fetchall()
        connection.commit()
        return rows
    finally:
        connection.close()


def _tables(database: Path) -> list[tuple[object, ...]]:
    return _query(database, "SELECT sql FROM sqlite_master ORDER BY name")


@pytest.fixture
def database(school: Workspace) -> Path:
    school.close()
    return school.folder / "workspace.sqlite3"


def _add_motto(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE school ADD COLUMN motto VARCHAR NOT NULL DEFAULT ''")


def _half_then_fail(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
    connection.exec_driver_sql("UPDATE school SET name = 'half'")
    raise RuntimeError("power cut")


def _leave_orphans(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM round")


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Connection], None]], None]:
    """Pretends that this app is one version ahead of the workspace."""

    def pretend(step: Callable[[Connection], None]) -> None:
        steps = (*migrations.MIGRATIONS, Step(SCHEMA_VERSION + 1, step))
        monkeypatch.setattr(opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        monkeypatch.setattr(opening, "migrate", lambda path: migrate(path, steps))

    return pretend


def test_an_older_workspace_is_brought_forward_after_a_backup(
    database: Path, now: datetime, next_version: Callable[..., None]
) -> None:
    next_version(_add_motto)
    before = _tables(database)

    open_workspace(database.parent, clock=lambda: now).close()

    assert _query(database, "SELECT schema_version, (SELECT motto FROM school) FROM workspace") == [
        (SCHEMA_VERSION + 1, "")
    ]
    (backup,) = (database.parent / "backups").glob("*-truoc-nang-cap.sqlite3")
    assert _tables(backup) == before


@pytest.mark.parametrize("step", [_half_then_fail, _leave_orphans])
def test_a_failing_step_leaves_version_and_tables_as_before(
    database: Path, next_version: Callable[..., None], step: Callable[[Connection], None]
) -> None:
    next_version(step)
    state = "SELECT schema_version, (SELECT name FROM school), (SELECT count(*) FROM round) FROM workspace"
    before = (_tables(database), _query(database, state))

    with pytest.raises(RuntimeError):
        open_workspace(database.parent)

    assert (_tables(database), _query(database, state)) == before
    assert len(list((database.parent / "backups").glob("*-truoc-nang-cap.sqlite3"))) == 1


def test_steps_before_a_failing_one_stay(database: Path) -> None:
    steps = (Step(SCHEMA_VERSION + 1, _add_motto), Step(SCHEMA_VERSION + 2, _half_then_fail))

    with pytest.raises(RuntimeError):
        migrate(database, steps)

    assert _query(database, "SELECT schema_version FROM workspace") == [(SCHEMA_VERSION + 1,)]


def test_the_lock_is_free_after_a_failed_migration(database: Path, next_version: Callable[..., None]) -> None:
    next_version(_half_then_fail)
    with pytest.raises(RuntimeError):
        open_workspace(database.parent)

    next_version(_add_motto)
    open_workspace(database.parent).close()


def test_an_older_workspace_is_not_migrated_by_looking(
    database: Path, next_version: Callable[..., None]
) -> None:
    next_version(_add_motto)

    with pytest.raises(WorkspaceReadOnly):
        open_workspace(database.parent, read_only=True)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_workspace_from_the_future_is_refused_and_not_a_byte_changes(
    database: Path, read_only: bool
) -> None:
    _query(database, f"UPDATE workspace SET schema_version = {SCHEMA_VERSION + 1}")
    before = _all_files(database.parent)

    with pytest.raises(WorkspaceFromFuture):
        open_workspace(database.parent, read_only=read_only)

    assert _all_files(database.parent) == before


def test_a_version_that_waits_in_the_log_is_seen_too(school: Workspace) -> None:
    with school.change("Nâng cấp") as db:
        db.connection().exec_driver_sql(f"UPDATE workspace SET schema_version = {SCHEMA_VERSION + 1}")

    with pytest.raises(WorkspaceFromFuture):
        open_workspace(school.folder, read_only=True)


def test_step_numbers_rise_one_by_one() -> None:
    assert [step.version for step in migrations.MIGRATIONS] == list(range(1, SCHEMA_VERSION + 1))
