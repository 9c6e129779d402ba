"""The lock of a workspace: one program writes at a time; the system frees it when that program dies."""

import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from cds_desktop.errors import WorkspaceInUse, WorkspaceUnreadable

LOCK_NAME = "workspace.lock"
# On Windows a locked byte cannot be read by others, so it lies far behind the words.
_LOCKED_BYTE = 1 << 20
_LONGEST_NOTE = 200


class WorkspaceLock:
    """Held from `take` to `release`."""

    def __init__(self, handle: IO[bytes]) -> None:
        self._handle = handle

    @classmethod
    def take(cls, folder: Path, now: datetime) -> "WorkspaceLock":
        """Take the lock, or say who holds it."""
        path = folder / LOCK_NAME
        try:
            handle = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)
        except OSError as error:
            raise WorkspaceUnreadable(f"không ghi được vào {folder}; chỉ mở để xem được") from error
        if not _lock(handle):
            note = _note(handle)
            handle.close()
            raise WorkspaceInUse(note)
        handle.truncate(0)
        handle.write(f"máy {socket.gethostname()}, từ {now.astimezone():%H:%M ngày %d/%m/%Y}\n".encode())
        return cls(handle)

    def release(self) -> None:
        """Free the lock; the file stays."""
        # A drive that was pulled out cannot be told any more.
        with suppress(OSError):
            self._handle.close()


def _note(handle: IO[bytes]) -> str:
    handle.seek(0)
    return handle.read(_LONGEST_NOTE).decode("utf-8", "replace").split("\n")[0].strip()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[bytes]) -> bool:
        handle.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        handle.seek(0)
        return True
else:
    import fcntl

    def _lock(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
