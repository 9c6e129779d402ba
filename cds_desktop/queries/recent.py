"""Hồ sơ mở gần đây: what can be said of a folder without opening it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cds_desktop.storage.engine import connect
from cds_desktop.storage.layout import DATABASE_NAME

_FACTS = (
    "SELECT school.name, round.school_year FROM school, workspace "
    "LEFT JOIN round ON round.id = workspace.current_round_id"
)


@dataclass(frozen=True)
class RecentWorkspace:
    """A folder opened before: whose it is, and why it cannot be opened now, if so."""

    folder: Path
    school: str = ""
    school_year: str = ""
    fault: str = ""


def recent_workspaces(folders: Iterable[Path]) -> tuple[RecentWorkspace, ...]:
    """Look at each folder, in order; nothing is opened, locked or changed."""
    return tuple(recent_workspace(folder) for folder in folders)


def recent_workspace(folder: Path) -> RecentWorkspace:
    """Whose folder this is, or what is wrong with it in words."""
    if fault := _fault(folder):
        return RecentWorkspace(folder, fault=fault)
    try:
        with closing(connect(folder / DATABASE_NAME, "?mode=ro")) as connection:
            found = connection.execute(_FACTS).fetchone()
    except (sqlite3.Error, OSError):
        # Why it cannot be read is told by the attempt to open it.
        found = None
    school, school_year = found or ("", "")
    return RecentWorkspace(folder, str(school or ""), str(school_year or ""))


def _fault(folder: Path) -> str:
    try:
        if folder.anchor and not Path(folder.anchor).exists():
            drive = folder.drive or folder.anchor
            return f"Không thấy ổ {drive}. Cắm lại USB hoặc nối lại mạng, rồi bấm lần nữa."
        if not folder.is_dir():
            return "Không thấy thư mục này: ổ đĩa chưa cắm, hoặc thư mục đã chuyển đi."
        if not (folder / DATABASE_NAME).is_file():
            return "Thư mục này không còn hồ sơ."
    except OSError:
        return "Không đọc được thư mục này. Kiểm tra ổ đĩa, rồi bấm lần nữa."
    return ""
