"""Hỏi tệp: the system's file dialogs; they begin where this user took a file last, else in Documents."""

from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QFileDialog, QWidget

from cds_desktop.ui.settings import settings

_LAST_FOLDER = "files/last_folder"


def usual_folder() -> Path:
    """Where a dialog begins."""
    last = settings().value(_LAST_FOLDER)
    if isinstance(last, str) and last and Path(last).is_dir():
        return Path(last)
    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def ask_file(owner: QWidget, title: str, filters: str) -> Path | None:
    """One file that exists."""
    name, _ = QFileDialog.getOpenFileName(owner, title, str(usual_folder()), filters)
    return _remembered([name])[0] if name else None


def ask_files(owner: QWidget, title: str, filters: str) -> list[Path]:
    """Any number of files that exist."""
    names, _ = QFileDialog.getOpenFileNames(owner, title, str(usual_folder()), filters)
    return _remembered(names)


def ask_target(owner: QWidget, title: str, name: str, filters: str) -> Path | None:
    """Where to write a file that is offered under `name`."""
    chosen, _ = QFileDialog.getSaveFileName(owner, title, str(usual_folder() / name), filters)
    return _remembered([chosen])[0] if chosen else None


def ask_folder(owner: QWidget, title: str) -> Path | None:
    """One folder that exists."""
    name = QFileDialog.getExistingDirectory(owner, title, str(usual_folder()))
    return _remembered([name])[0] if name else None


def _remembered(names: list[str]) -> list[Path]:
    paths = [Path(name) for name in names]
    if paths:
        settings().setValue(_LAST_FOLDER, str(paths[0].parent))
    return paths
