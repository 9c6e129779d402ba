"""Writes a small file whole or not at all."""

import os
from pathlib import Path

from cds_desktop.exchange.package_file.disk import partial_of, removed_on_failure, sync_folder, writing_to


def write_whole(path: Path, content: bytes) -> Path:
    """Write beside, push to the disk, then rename: an older file stays until the new one is whole."""
    partial = partial_of(path)
    with writing_to(path), removed_on_failure(partial):
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    return path
