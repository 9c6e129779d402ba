"""What the window remembers from one start to the next: places, sizes, colours, the folder last open."""

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter

from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Scheme

CROWDED, ROOMY = "crowded", "roomy"
_WORKSPACE = "workspace/last"
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


def restore_header(name: str, header: QHeaderView) -> bool:
    """Give the columns of a table the sizes they had; `False` when nothing fitting is remembered."""
    state = settings().value(f"columns/{name}")
    return isinstance(state, QByteArray) and header.restoreState(state)


def remember_header(name: str, header: QHeaderView) -> None:
    """Keep the sizes and the order of columns."""
    settings().setValue(f"columns/{name}", header.saveState())


def restore_splitter(name: str, splitter: QSplitter) -> bool:
    """Give the panes the sizes they had; `False` when nothing fitting is remembered."""
    state = settings().value(f"panes/{name}")
    return isinstance(state, QByteArray) and splitter.restoreState(state)


def remember_splitter(name: str, splitter: QSplitter) -> None:
    """Keep the sizes of the panes."""
    settings().setValue(f"panes/{name}", splitter.saveState())
