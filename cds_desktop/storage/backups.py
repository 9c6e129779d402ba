"""Bản sao lưu of the database in backups/; evidence needs none, its files never change."""

import os
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cds_desktop.storage.engine import connect
from cds_desktop.storage.faults import storage_faults
from cds_desktop.storage.layout import BACKUPS, DATABASE_NAME
from cds_desktop.storage.migrations import read_version
from cds_desktop.whole_files import partial_of, put_in_place

DAILY = "hang-ngay"
BEFORE_MIGRATION = "truoc-nang-cap"
BEFORE_MOVE = "truoc-chuyen-bo-chi-so"
_KEPT_PER_REASON = 10
_MOMENT = "%Y-%m-%dT%H%M%S.%fZ"
_NAME = re.compile(r"(?P<moment>[0-9T.-]+Z)-v[0-9]+-(?P<reason>[a-z0-9-]+)\.sqlite3")


def backup_now(workspace_folder: Path, reason: str, now: datetime) -> Path:
    """Copy the database as it is at this moment; the last ten copies of one reason stay."""
    if not re.fullmatch(r"[a-z0-9-]+", reason):
        raise ValueError(f"a reason is lower-case words joined by hyphens, not {reason!r}")
    database = workspace_folder / DATABASE_NAME
    folder = workspace_folder / BACKUPS
    folder.mkdir(exist_ok=True)
    with storage_faults(database):
        source = connect(database, "?mode=rw")
        try:
            name = f"{now.astimezone(UTC).strftime(_MOMENT)}-v{read_version(source)}-{reason}.sqlite3"
            _copy(source, folder / name)
        finally:
            source.close()
    _remove_oldest(workspace_folder, reason)
    return folder / name


def backups_in(workspace_folder: Path) -> tuple[tuple[datetime, str, Path], ...]:
    """Every copy there is with its moment and its reason, the latest first."""
    found = []
    for path in (workspace_folder / BACKUPS).glob("*.sqlite3"):
        if match := _NAME.fullmatch(path.name):
            moment = datetime.strptime(match["moment"], _MOMENT).replace(tzinfo=UTC)
            found.append((moment, match["reason"], path))
    return tuple(sorted(found, reverse=True))


def daily_backup_is_due(workspace_folder: Path, now: datetime) -> bool:
    """Whether the last daily copy is older than a day (or, by a wrong clock, from the future)."""
    moments = [moment for moment, reason, _ in backups_in(workspace_folder) if reason == DAILY]
    return not any(now - timedelta(days=1) < moment <= now for moment in moments)


def _copy(source: sqlite3.Connection, path: Path) -> None:
    partial = partial_of(path)
    try:
        target = sqlite3.connect(partial, isolation_level=None)
        try:
            source.backup(target)
            # One file that opens anywhere, without a write-ahead log beside it.
            target.execute("PRAGMA journal_mode=DELETE")
        finally:
            target.close()
        with partial.open("r+b") as written:
            os.fsync(written.fileno())
        put_in_place(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _remove_oldest(workspace_folder: Path, reason: str) -> None:
    copies = [path for _, why, path in backups_in(workspace_folder) if why == reason]
    for path in copies[_KEPT_PER_REASON:]:
        path.unlink(missing_ok=True)
