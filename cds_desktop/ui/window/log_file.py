"""The log of a workspace: what went wrong, for whoever helps; it lies in the workspace's own folder."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace

LOG_NAME = "cds-desktop.log"
_LARGEST_BYTES = 500_000
_KEPT_FILES = 3


def write_log_into(workspace: "Workspace") -> None:
    """Write warnings and errors into the workspace that is open now, and into no other."""
    from logging.handlers import RotatingFileHandler

    stop_log()
    if workspace.read_only:
        return
    handler = RotatingFileHandler(
        workspace.logs_folder / LOG_NAME,
        maxBytes=_LARGEST_BYTES,
        backupCount=_KEPT_FILES,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    handler.set_name(LOG_NAME)
    logging.getLogger("cds_desktop").addHandler(handler)


def stop_log() -> None:
    """Let go of the log file, so that the folder can be moved."""
    logger = logging.getLogger("cds_desktop")
    for handler in [h for h in logger.handlers if h.get_name() == LOG_NAME]:
        logger.removeHandler(handler)
        handler.close()
