"""Files that are there whole or not at all: written beside, pushed to the disk, then renamed."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cds_desktop.errors import DiskFull, FileNotWritable

PARTIAL = ".partial"

# EFBIG is what FAT32 says of the byte after 4 GiB; Windows knows no EDQUOT.
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; what was there before stays until the new one is safe."""
    partial = partial_of(path)
    with writing_to(path), removed_on_failure(partial):
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(partial, path)
    return path


def partial_of(path: Path) -> Path:
    """The name under which a file is written before it counts."""
    return path.with_name(path.name + PARTIAL)


def is_disk_full(error: OSError) -> bool:
    """Whether the system refused to write for lack of room."""
    return error.errno in _NO_ROOM


@contextmanager
def writing_to(target: Path) -> Iterator[None]:
    """Turn what the system says while writing into our errors."""
    try:
        yield
    except OSError as error:
        if is_disk_full(error):
            raise DiskFull(f"đang ghi {target}") from error
        raise FileNotWritable(f"{target}: {error.strerror or 'không ghi được'}") from error


@contextmanager
def removed_on_failure(partial: Path) -> Iterator[None]:
    """Start without a leftover of an earlier run, and leave none when the work fails."""
    partial.unlink(missing_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def put_in_place(partial: Path, path: Path) -> None:
    """Rename a finished file and make the new name last through a power cut, where the system can."""
    partial.replace(path)
    if not hasattr(os, "O_DIRECTORY"):  # Windows cannot open a folder for flushing; NTFS journals the rename.
        return
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # Some network and FUSE drives refuse to sync a folder; the file itself is already safe.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
