"""Compares every file in a package with its checksum and digest, on two cores."""

import hashlib
import io
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from cds_desktop.errors import PackageDamaged
from cds_desktop.exchange.package_file.container import PlacedEntry
from cds_desktop.exchange.package_format import ManifestFile

# Small enough to stay in a processor's own cache between reading and hashing.
_CHUNK_BYTES = 256 * 1024
_SECONDS_BETWEEN_REPORTS = 0.1

Report = Callable[[int], None]


def verify_contents(
    path: Path, entries: Iterable[PlacedEntry], listed: Mapping[str, ManifestFile], report: Report
) -> None:
    """Compare all content with its checksums and digests; reports, and may be cancelled, as it goes."""
    verification = _Verification(path, entries, listed)
    with ThreadPoolExecutor(1) as executor:
        other = executor.submit(verification.work, 1)
        try:
            verification.work(0, report)
            while wait([other], _SECONDS_BETWEEN_REPORTS).not_done:
                report(verification.done_bytes)
            other.result()
        except BaseException:
            verification.given_up = True
            raise


class _Verification:
    """Entries waiting to be compared; each worker takes the next, so both read close together."""

    def __init__(
        self, path: Path, entries: Iterable[PlacedEntry], listed: Mapping[str, ManifestFile]
    ) -> None:
        self._path, self._listed = path, listed
        self._waiting = deque(entries)
        self._done = [0, 0]  # one number per worker, so that none overwrites the other's
        self.given_up = False

    @property
    def done_bytes(self) -> int:
        """What both workers have compared so far."""
        return sum(self._done)

    def work(self, worker: int, report: Report | None = None) -> None:
        """Compare entries until none is left or the other worker gave up."""
        buffer = memoryview(bytearray(_CHUNK_BYTES))
        try:
            with self._path.open("rb", buffering=0) as file:
                while not self.given_up and (entry := self._next()):
                    for count in self._compare(file, entry, buffer):
                        self._done[worker] += count
                        if report:
                            report(self.done_bytes)
        except BaseException:
            self.given_up = True
            raise

    def _next(self) -> PlacedEntry | None:
        try:
            return self._waiting.popleft()
        except IndexError:
            return None

    def _compare(self, file: io.FileIO, entry: PlacedEntry, buffer: memoryview) -> Iterator[int]:
        digest, crc, left = hashlib.sha256(), 0, entry.size
        file.seek(entry.data_offset)
        while left:
            count = file.readinto(buffer[: min(_CHUNK_BYTES, left)])
            if not count:
                raise PackageDamaged("gói bị cắt cụt")
            digest.update(buffer[:count])
            crc = zlib.crc32(buffer[:count], crc)
            left -= count
            yield count
            if self.given_up:
                return
        if crc != entry.crc:
            raise PackageDamaged(f"{entry.name}: nội dung đã bị thay đổi")
        listed = self._listed.get(entry.name)
        if listed and digest.hexdigest() != listed.sha256:
            raise PackageDamaged(f"{entry.name}: nội dung đã bị thay đổi so với bản kê")
