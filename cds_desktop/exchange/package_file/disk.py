"""Writing beside and renaming: what the disk may do to us, told in our own errors."""

import errno
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from cds_desktop.errors import DiskFull, FileNotWritable

_SYNC_EVERY_BYTES = 32 * 1024**2
# EFBIG is what FAT32 says of the byte after 4 GiB.
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def partial_of(target: Path) -> Path:
    """Where a file grows until it is whole."""
    return target.with_name(f"{target.name}.partial")


@contextmanager
def writing_to(target: Path) -> Iterator[None]:
    """Turn what the system says while writing into our errors."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(f"đang ghi {target.name}") from error
        raise FileNotWritable(f"{target.name}: {error.strerror}") from error


class SteadySync:
    """Keeps pushing what was written to the disk, so that the final sync is short on a slow USB stick."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._worker = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None
        self._synced_bytes = 0

    def __enter__(self) -> "SteadySync":
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.shutdown(wait=True)

    def written(self, total_bytes: int) -> None:
        """Tell how much was written so far; raises what an earlier push ran into."""
        if self._running and self._running.done():
            self._running.result()
            self._running = None
        if self._running is None and total_bytes - self._synced_bytes >= _SYNC_EVERY_BYTES:
            self._synced_bytes = total_bytes
            self._running = self._worker.submit(os.fsync, self._descriptor)

    def finish(self) -> None:
        """Wait until everything is on the disk."""
        # The system tells each writing error only once: an earlier push may have been the one to hear it.
        if self._running:
            self._running.result()
        os.fsync(self._descriptor)


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


def require_room(folder: Path, size_bytes: int) -> None:
    """Say at once that the disk is too full, not after a quarter of an hour of copying."""
    free = shutil.disk_usage(folder).free
    if free < size_bytes:
        raise DiskFull(f"cần {size_bytes / 1e6:.0f} MB, ổ chỉ còn {free / 1e6:.0f} MB")


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # Some network and FUSE drives refuse to sync a folder; the file itself is already safe.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
