"""Copies a file while one worker computes its digest and another flushes it to the disk."""

import hashlib
import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from io import FileIO
from pathlib import Path

from cds_desktop.errors import SourceFileLost
from cds_desktop.progress import Progress

_CHUNK_BYTES = 1 << 20
_BUFFERS = 4
# Flushing early keeps the disk busy while we read; all of it at the end costs half as much again.
_FLUSH_EVERY_BYTES = 8 << 20
_flush_data: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


def digest_of(path: Path, progress: Progress | None = None) -> str:
    """SHA-256 of a file, hex."""
    with path.open("rb", buffering=0) as file:
        if progress is None:
            return hashlib.file_digest(file, "sha256").hexdigest()
        digest, buffer, done = hashlib.sha256(), memoryview(bytearray(_CHUNK_BYTES)), 0
        total = os.fstat(file.fileno()).st_size
        while size := file.readinto(buffer):
            digest.update(buffer[:size])
            done += size
            progress(done, max(done, total))
        return digest.hexdigest()


def copy_and_digest(
    origin: FileIO,
    target: FileIO,
    total: int,
    name: str,
    progress: Progress | None = None,
) -> tuple[str, int]:
    """Copy all of `origin`; returns the SHA-256 and the size once the bytes are safely on the disk."""
    if total < _CHUNK_BYTES:
        return _copy_small(origin, target, total, name, progress)
    done = 0
    with ThreadPoolExecutor(1) as hasher, ThreadPoolExecutor(1) as flusher:
        hashing, flushing = _Hashing(hasher), _Flushing(flusher, target)
        while chunk := _read(origin, hashing.free_buffer(), name):
            hashing.feed(chunk)
            _write(target, chunk)
            flushing.written(len(chunk))
            done += len(chunk)
            if progress:
                progress(done, max(done, total))
        flushing.finish()
        return hashing.hexdigest(), done


def _copy_small(
    origin: FileIO, target: FileIO, total: int, name: str, progress: Progress | None
) -> tuple[str, int]:
    """The same for what fits one buffer: thousands of small files need no helpers of their own."""
    digest, buffer, done = hashlib.sha256(), memoryview(bytearray(total + 1)), 0
    while chunk := _read(origin, buffer, name):
        digest.update(chunk)
        _write(target, chunk)
        done += len(chunk)
        if progress:
            progress(done, max(done, total))
    os.fsync(target.fileno())
    return digest.hexdigest(), done


def _read(origin: FileIO, buffer: memoryview, name: str) -> memoryview:
    try:
        return buffer[: origin.readinto(buffer)]
    except OSError as error:
        raise SourceFileLost(f"{name}: ngừng đọc giữa chừng") from error


def _write(target: FileIO, chunk: memoryview) -> None:
    while chunk:
        chunk = chunk[target.write(chunk) :]


class _Hashing:
    """Feeds chunks in order to one digest; a buffer is used again only after it was hashed."""

    def __init__(self, worker: ThreadPoolExecutor) -> None:
        self._worker = worker
        self._digest = hashlib.sha256()
        self._free = deque(bytearray(_CHUNK_BYTES) for _ in range(_BUFFERS))
        self._fed: deque[tuple[bytearray, Future[None]]] = deque()

    def free_buffer(self) -> memoryview:
        if not self._free:
            buffer, hashed = self._fed.popleft()
            hashed.result()
            self._free.append(buffer)
        return memoryview(self._free[0])

    def feed(self, chunk: memoryview) -> None:
        self._fed.append((self._free.popleft(), self._worker.submit(self._digest.update, chunk)))

    def hexdigest(self) -> str:
        for _, hashed in self._fed:
            hashed.result()
        return self._digest.hexdigest()


class _Flushing:
    """Flushes now and then while the copy goes on, and waits for the disk at the end."""

    def __init__(self, worker: ThreadPoolExecutor, target: FileIO) -> None:
        self._worker = worker
        self._target = target
        self._since = 0
        self._running: Future[None] | None = None

    def written(self, size_bytes: int) -> None:
        self._since += size_bytes
        if self._since >= _FLUSH_EVERY_BYTES and (self._running is None or self._running.done()):
            self._wait()
            self._since = 0
            self._running = self._worker.submit(_flush_data, self._target.fileno())

    def finish(self) -> None:
        self._wait()
        os.fsync(self._target.fileno())

    def _wait(self) -> None:
        if self._running:
            self._running.result()
