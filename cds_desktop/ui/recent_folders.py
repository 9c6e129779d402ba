"""Thư mục mở gần đây: which folders this user opened on this machine, the latest first."""

from pathlib import Path

from cds_desktop.ui.settings import settings

MOST = 6
_KEY = "workspace/recent"


def recent_folders() -> list[Path]:
    """The folders, the latest first."""
    kept = settings().value(_KEY, [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(name) for name in names if isinstance(name, str) and name][:MOST]


def remember_folder(folder: Path) -> None:
    """Put a folder first."""
    _keep([folder, *(one for one in recent_folders() if one != folder)])


def forget_folder(folder: Path) -> None:
    """Take a folder off the list; the folder itself stays."""
    _keep([one for one in recent_folders() if one != folder])


def _keep(folders: list[Path]) -> None:
    settings().setValue(_KEY, [str(folder) for folder in folders[:MOST]])
