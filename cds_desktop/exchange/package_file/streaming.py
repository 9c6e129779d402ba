"""Moves any amount of bytes through a few buffers while other threads compute the digests."""

import hashlib
import zlib
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

# Small enough to stay in a processor's cache from reading over hashing to writing.
CHUNK_BYTES = 256 * 1024
_BUFFERS = 8

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

    def __init__(self, hash_whole: bool = False) -> None:
        self._hasher = ThreadPoolExecutor(1)
        self._whole_hasher = ThreadPoolExecutor(1) if hash_whole else None
        self._whole = hashlib.sha256()
        self._buffers: deque[tuple[bytearray, list[Future[None]]]] = deque(
            (bytearray(CHUNK_BYTES), []) for _ in range(_BUFFERS)
        )

    def __enter__(self) -> "Pump":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for executor in (self._hasher, self._whole_hasher):
            if executor:
                executor.shutdown(wait=True, cancel_futures=True)

    def move(self, read_into: ReadInto, size: int, sink: Sink | None = None) -> Moved:
        """Move up to `size` bytes from a source to a sink, in order."""
        digest, crc, left = hashlib.sha256(), 0, size
        while left:
            buffer = self._free_buffer()
            count = read_into(memoryview(buffer)[: min(CHUNK_BYTES, left)])
            if not count:
                break
            chunk = memoryview(buffer)[:count]
            self._hash(buffer, digest, chunk)
            crc = zlib.crc32(chunk, crc)
            left -= count
            if sink:
                sink(chunk)
        return Moved(size - left, crc, self._hasher.submit(digest.hexdigest))

    def pass_by(self, data: bytes) -> None:
        """Count bytes between contents (headers) into the digest of the whole."""
        if self._whole_hasher:
            self._whole_hasher.submit(self._whole.update, data)

    def whole_sha256(self) -> str:
        """The SHA-256 of everything that went through, contents and headers."""
        if not self._whole_hasher:
            raise RuntimeError("the pump was not asked to hash the whole")
        return self._whole_hasher.submit(self._whole.hexdigest).result()

    def _free_buffer(self) -> bytearray:
        buffer, pending = self._buffers.popleft()
        for future in pending:
            future.result()
        self._buffers.append((buffer, []))
        return buffer

    def _hash(self, buffer: bytearray, digest: Digest, chunk: memoryview) -> None:
        pending = [self._hasher.submit(digest.update, chunk)]
        if self._whole_hasher:
            pending.append(self._whole_hasher.submit(self._whole.update, chunk))
        self._buffers[-1] = (buffer, pending)
