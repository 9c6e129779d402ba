"""Writing much: room asked for beforehand, and bytes pushed to the disk while more are written."""

import os
import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from cds_desktop.errors import DiskFull

_SYNC_EVERY_BYTES = 32 * 1024**2


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


def require_room(folder: Path, size_bytes: int) -> None:
    """Say at once that the disk is too full, not after a quarter of an hour of copying."""
    free = shutil.disk_usage(folder).free
    if free < size_bytes:
        raise DiskFull(f"cần {size_bytes / 1e6:.0f} MB, ổ chỉ còn {free / 1e6:.0f} MB")
