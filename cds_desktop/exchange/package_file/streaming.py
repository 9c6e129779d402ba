"""Moves any amount of bytes through a few buffers while another thread computes their digests."""

import hashlib
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Semaphore, Thread
from typing import Protocol

CHUNK_BYTES = 1024 * 1024
_BUFFERS = 4

ReadInto = Callable[[memoryview], int]
Sink = Callable[[memoryview], object]


class Digest(Protocol):
    """A running digest, as hashlib makes it."""

    def update(self, data: memoryview, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(frozen=True)
class Moved:
    """What has passed: bytes counted, CRC-32, and the SHA-256 that another thread still finishes."""

    size: int
    crc: int
    sha256: Future[str]


class Pump:
    """Reads, hands on and hashes at the same time; memory stays at a few buffers."""

    def __init__(self) -> None:
        self._hasher = _Hasher()
        self._buffers = [memoryview(bytearray(CHUNK_BYTES)) for _ in range(_BUFFERS)]
        self._turn = 0

    def __enter__(self) -> "Pump":
        return self

    def __exit__(self, *_: object) -> None:
        self._hasher.stop()

    def move(self, read_into: ReadInto, size: int, sink: Sink) -> Moved:
        """Move up to `size` bytes from a source to a sink, in order."""
        digest, crc, left = hashlib.sha256(), 0, size
        while left:
            buffer = self._free_buffer()
            count = read_into(buffer[: min(CHUNK_BYTES, left)])
            chunk = buffer[:count]
            self._hasher.update(digest, chunk)
            if not count:
                break
            crc = zlib.crc32(chunk, crc)
            left -= count
            sink(chunk)
        return Moved(size - left, crc, self._hasher.finish(digest))

    def _free_buffer(self) -> memoryview:
        self._hasher.reserve()
        self._turn = (self._turn + 1) % _BUFFERS
        return self._buffers[self._turn]


class _Hasher:
    """A thread that digests chunks in order, never more than the buffers behind."""

    def __init__(self) -> None:
        # A plain queue: one future per chunk would cost a fifth of the time.
        self._jobs: SimpleQueue[tuple[Digest, memoryview | Future[str]] | None] = SimpleQueue()
        self._room = Semaphore(_BUFFERS)
        self._thread = Thread(target=self._work, name="hasher", daemon=True)
        self._thread.start()

    def reserve(self) -> None:
        """Wait until the oldest chunk is digested and its buffer may be filled again."""
        self._room.acquire()

    def update(self, digest: Digest, chunk: memoryview) -> None:
        """Digest a chunk for which room was reserved."""
        self._jobs.put((digest, chunk))

    def finish(self, digest: Digest) -> "Future[str]":
        """The digest, once all its chunks are through."""
        promised: Future[str] = Future()
        self._jobs.put((digest, promised))
        return promised

    def stop(self) -> None:
        """End the thread after what it still has to do."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            digest, matter = job
            if isinstance(matter, Future):
                matter.set_result(digest.hexdigest())
            else:
                digest.update(matter)
                self._room.release()
