"""Our zip layout beyond four gigabytes and 65,535 entries, judged by Python's own zip reader."""

import io
import zipfile

import pytest

from cds_desktop.exchange.package_file import container
from cds_desktop.exchange.package_file.container import PlacedEntry
from cds_desktop.exchange.package_file.directory import read_directory
from cds_desktop.exchange.package_format import Limits

GIB = 1024**3


class HollowFile(io.RawIOBase):
    """A file of any size of which only some stretches hold anything but zeros."""

    def __init__(self, size: int, stretches: dict[int, bytes]) -> None:
        self._size, self._stretches, self._place = size, stretches, 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer) -> int:
        start, count = self._place, max(0, min(len(buffer), self._size - self._place))
        buffer[:count] = bytes(count)
        for at, data in self._stretches.items():
            first, last = max(at, start), min(at + len(data), start + count)
            if first < last:
                buffer[first - start : last - start] = data[first - at : last - at]
        self._place += count
        return count


def hollow_zip(sizes: list[int]) -> tuple[HollowFile, list[PlacedEntry]]:
    entries: list[PlacedEntry] = []
    for number, size in enumerate(sizes):
        entries.append(
            PlacedEntry(f"evidence/{number:06}.bin", size, number, entries[-1].end if entries else 0)
        )
    closing = container.closing(entries)
    stretches = {entry.offset: container.local_header(entry) for entry in entries}
    stretches[entries[-1].end] = closing
    return HollowFile(entries[-1].end + len(closing), stretches), entries


@pytest.mark.parametrize(
    "sizes",
    [
        [10, 20],
        [0xFFFFFFFE, 1],
        [0xFFFFFFFF, 1],
        [5 * GIB, 7, 6 * GIB, 9],
        [3 * GIB, 3 * GIB, 3],
        [1] * 70_000,
    ],
    ids=["small", "just below", "just above", "two huge", "huge together", "many"],
)
def test_sizes_and_places_are_read_alike_by_us_and_by_python(sizes):
    file, entries = hollow_zip(sizes)
    ours = read_directory(file, Limits(entries=100_000))
    with zipfile.ZipFile(file) as package:
        theirs = package.infolist()
        for entry in (theirs[0], theirs[-1]):
            package.open(entry).close()  # compares the local header
    expected = [(entry.name, entry.size, entry.offset) for entry in entries]
    assert [(entry.filename, entry.file_size, entry.header_offset) for entry in theirs] == expected
    assert [(record.name, record.size, record.offset) for record in ours.records] == expected
    assert ours.closing == container.closing(entries)
