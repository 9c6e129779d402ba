"""Finds a file of resources/, from source, from an installed wheel or from the frozen app."""

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds indicator sets, schemas, fonts and samples."""
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    here = Path(__file__).resolve().parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parent / "resources"


def path(*parts: str) -> Path:
    """The path of one resource, e.g. `path("fonts", "LiberationSerif-Regular.ttf")`."""
    return root().joinpath(*parts)
