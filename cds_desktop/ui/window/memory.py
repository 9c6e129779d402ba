"""What the window remembers from one start to the next: its place, colours, the folders opened."""

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Scheme

CROWDED, ROOMY = "crowded", "roomy"
MOST_RECENT = 6
_WORKSPACE, _RECENT = "workspace/last", "workspace/recent"
_SCHEME = "look/scheme"


def restore_place(window: QMainWindow) -> bool:
    """Put the window where it was; `False` when nothing is remembered."""
    place = settings().value("window/place")
    return isinstance(place, QByteArray) and window.restoreGeometry(place)


def remember_place(window: QMainWindow) -> None:
    """Keep size and position."""
    settings().setValue("window/place", window.saveGeometry())


def rail_choices() -> dict[str, bool]:
    """Whether the rail is narrow, on crowded and on roomy pages."""
    kept = settings()
    return {
        CROWDED: str(kept.value("rail/narrow_crowded", "true")) == "true",
        ROOMY: str(kept.value("rail/narrow_roomy", "false")) == "true",
    }


def remember_rail(choices: dict[str, bool]) -> None:
    """Keep how wide the rail is."""
    kept = settings()
    for kind, narrow in choices.items():
        kept.setValue(f"rail/narrow_{kind}", "true" if narrow else "false")


def last_workspace() -> Path | None:
    """The folder that was open last."""
    kept = str(settings().value(_WORKSPACE, "") or "")
    return Path(kept) if kept else None


def remember_workspace(folder: Path) -> None:
    """Keep which folder is open."""
    settings().setValue(_WORKSPACE, str(folder))


def scheme() -> Scheme:
    """The colours the user asked for."""
    try:
        return Scheme(str(settings().value(_SCHEME, Scheme.SYSTEM.value)))
    except ValueError:
        return Scheme.SYSTEM


def remember_scheme(chosen: Scheme) -> None:
    """Keep the colours the user asked for."""
    settings().setValue(_SCHEME, chosen.value)


def recent_folders() -> list[Path]:
    """Hồ sơ mở gần đây: the folders, the latest first."""
    kept = settings().value(_RECENT, [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(name) for name in names if isinstance(name, str) and name][:MOST_RECENT]


def remember_folder(folder: Path) -> None:
    """Put a folder first among those opened."""
    _keep([folder, *(one for one in recent_folders() if one != folder)])


def forget_folder(folder: Path) -> None:
    """Take a folder off the list; the folder itself stays."""
    _keep([one for one in recent_folders() if one != folder])


def _keep(folders: list[Path]) -> None:
    settings().setValue(_RECENT, [str(folder) for folder in folders[:MOST_RECENT]])
