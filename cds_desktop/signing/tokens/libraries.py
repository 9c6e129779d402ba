"""Tìm thư viện token: which vendors' libraries this machine has, by a list that is data."""

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cds_desktop import resources
from cds_desktop.errors import CdsError
from cds_desktop.signing.tokens.library_header import require_loadable
from cds_desktop.signing.tokens.values import FoundLibrary

_MOST_FOLDERS = 4000


@dataclass(frozen=True)
class _Place:
    folder: Path
    depth: int


def find_libraries(
    *, system: str | None = None, environment: Mapping[str, str] | None = None
) -> tuple[FoundLibrary, ...]:
    """The libraries of the list that are on this machine; those it cannot load come last."""
    table = tomllib.loads(resources.path("tokens", "libraries.toml").read_text("utf-8"))
    system = system or ("windows" if sys.platform == "win32" else "linux")
    vendors = {name.lower(): row["vendor"] for row in table["library"] for name in row[system]}
    paths: dict[Path, Path] = {}
    for place in _places(table["folders"], system, os.environ if environment is None else environment):
        for path in _walk(place.folder, place.depth):
            if path.name.lower() in vendors:
                # The same file is often reached by two names of its folder.
                paths.setdefault(path.resolve(), path)
    order = list(vendors)
    known = sorted(paths.values(), key=lambda path: order.index(path.name.lower()))
    found = [FoundLibrary(path, vendors[path.name.lower()], problem_of(path)) for path in known]
    return tuple(sorted(found, key=lambda library: bool(library.problem)))


def problem_of(path: Path) -> str:
    """Why a library cannot be loaded, or "" (lý do không nạp được)."""
    try:
        require_loadable(path)
    except CdsError as error:
        return error.detail
    return ""


def _places(folders: Mapping[str, Any], system: str, environment: Mapping[str, str]) -> Iterator[_Place]:
    known = {name.lower(): value for name, value in environment.items()}
    for words in folders[system]:
        folder = words
        if words.startswith("%"):
            name, _, rest = words[1:].partition("%")
            if name.lower() not in known:
                continue
            folder = str(Path(known[name.lower()], *rest.replace("\\", "/").split("/")))
        yield _Place(Path(folder), folders["depth"] if words in folders["deep"] else 0)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Files of a folder and those below, as far as `depth`; what cannot be read is passed over."""
    level, seen = [folder], 0
    for step in range(depth + 1):
        below: list[Path] = []
        for place in level:
            seen += 1
            if seen > _MOST_FOLDERS:
                return
            try:
                with os.scandir(place) as entries:
                    for entry in entries:
                        if entry.is_dir(follow_symlinks=False):
                            below.append(Path(entry.path))
                        elif entry.is_file():
                            yield Path(entry.path)
            except OSError:
                continue
        level = below if step < depth else []
