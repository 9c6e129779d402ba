"""Copies of the database: whole, one a day, the last ten."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cds_desktop.storage.backups import backup_now
from cds_desktop.storage.migrations import SCHEMA_VERSION
from cds_desktop.storage.workspace import Workspace, open_workspace


def _backups(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def test_a_backup_holds_what_was_entered_and_is_one_file(school: Workspace, now: datetime) -> None:
    path = backup_now(school.folder, "truoc-hop-nhat", now)

    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM school").fetchall() == [("Trường THCS Nguyễn Trãi",)]
    connection.close()
    assert _backups(school.folder) == [f"2026-11-21T083000.000000Z-v{SCHEMA_VERSION}-truoc-hop-nhat.sqlite3"]


def test_a_backup_put_back_opens_as_a_workspace(school: Workspace, now: datetime) -> None:
    backup = backup_now(school.folder, "truoc-hop-nhat", now)
    school.close()
    backup.replace(school.folder / "workspace.sqlite3")

    open_workspace(school.folder).close()


def test_the_last_ten_of_a_reason_stay(school: Workspace, now: datetime) -> None:
    first_of_other = backup_now(school.folder, "truoc-hop-nhat", now)
    made = [backup_now(school.folder, "hang-ngay", now + timedelta(days=day)) for day in range(12)]

    assert _backups(school.folder) == sorted(path.name for path in [first_of_other, *made[2:]])


def test_opening_backs_up_once_a_day(school: Workspace, now: datetime) -> None:
    school.close()
    for hours in (0, 1, 23, 25, 26):
        open_workspace(school.folder, clock=lambda h=hours: now + timedelta(hours=h)).close()

    assert len(_backups(school.folder)) == 2


def test_a_backup_from_the_future_does_not_stop_the_daily_ones(school: Workspace, now: datetime) -> None:
    backup_now(school.folder, "hang-ngay", now + timedelta(days=400))
    school.close()

    open_workspace(school.folder, clock=lambda: now).close()

    assert len(_backups(school.folder)) == 2


def test_a_reason_is_no_path(school: Workspace, now: datetime) -> None:
    with pytest.raises(ValueError, match="reason"):
        backup_now(school.folder, "../lạc", now)
