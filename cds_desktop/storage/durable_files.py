"""Files that survive a power cut: written beside, flushed to the disk, then renamed."""

import os
from collections.abc import Iterable
from pathlib import Path

from cds_desktop.errors import DiskFull
from cds_desktop.storage.faults import is_disk_full

PARTIAL = ".partial"


def partial_of(path: Path) -> Path:
    """The name under which a file is written before it counts."""
    return path.with_name(path.name + PARTIAL)


def write_durably(path: Path, data: bytes) -> None:
    """Write a whole file at once; what was there before stays until the new one is safe."""
    partial = partial_of(path)
    try:
        with partial.open("wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        put_in_place(partial, path)
    except BaseException as error:
        partial.unlink(missing_ok=True)
        if isinstance(error, OSError) and is_disk_full(error):
            raise DiskFull(str(path.parent)) from error
        raise


def put_in_place(partial: Path, path: Path) -> None:
    """Rename a finished file and make the new name itself durable."""
    partial.replace(path)
    if os.name == "posix":  # Windows cannot open a folder for flushing, NTFS journals the rename.
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_partials(folders: Iterable[Path]) -> None:
    """Remove what an interrupted write left behind; only the holder of the lock may do this."""
    for folder in folders:
        for left in folder.glob(f"*{PARTIAL}"):
            left.unlink(missing_ok=True)
