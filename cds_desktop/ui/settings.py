"""What the app remembers of its own looks on this machine; never anything of a school."""

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings

FOLDER_VARIABLE = "CDS_SETTINGS_DIR"


def settings() -> QSettings:
    """The settings of this user, in one small file."""
    folder = os.environ.get(FOLDER_VARIABLE) or platformdirs.user_config_dir("CDS Desktop", appauthor=False)
    return QSettings(str(Path(folder) / "cds-desktop.ini"), QSettings.Format.IniFormat)
