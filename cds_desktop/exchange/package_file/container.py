"""The one zip layout a package may have: stored entries, fixed times, nothing left to choice.

Writer and reader share these functions. The reader rebuilds every header from names, sizes and
checksums and compares it with the file, so that no zip trick has a byte to hide in; and the bytes
do not depend on the version of a zip library.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MIMETYPE_ENTRY = "mimetype"
README_ENTRY = "DOC-TOI.txt"
MANIFEST_ENTRY = "manifest.json"
ASIC_MANIFEST_ENTRY = "META-INF/ASiCManifest001.xml"
SIGNATURE_ENTRY = "META-INF/signature001.p7s"
_FIRST = (
    MIMETYPE_ENTRY,
    README_ENTRY,
    MANIFEST_ENTRY,
    "assessment.json",
    "indicator-set.toml",
    "audit.jsonl",
)
_LAST = (ASIC_MANIFEST_ENTRY, SIGNATURE_ENTRY)

LOCAL_SIGNATURE, CENTRAL_SIGNATURE, END_SIGNATURE = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCATOR_SIGNATURE, END64_SIGNATURE = b"PK\x06\x07", b"PK\x06\x06"
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCATOR = struct.Struct("<4sLQL")
END64 = struct.Struct("<4sQ2H2L4Q")
MAX_16, MAX_32 = 0xFFFF, 0xFFFFFFFF

_MADE_ON_UNIX = 3 << 8
_PLAIN_FILE = 0o100644 << 16
_TIME, _DATE = 0, 0x0021  # 1980-01-01 00:00, the first moment a zip can name
_VERSION, _VERSION_64 = 20, 45


@dataclass(frozen=True)
class PlacedEntry:
    """One entry (mục) and where it stands in the file."""

    name: str
    size: int
    crc: int
    offset: int

    @property
    def data_offset(self) -> int:
        """Where the content itself begins."""
        return self.offset + len(local_header(self))

    @property
    def end(self) -> int:
        """Where the next entry begins."""
        return self.data_offset + self.size


def in_order(names: Iterable[str]) -> list[str]:
    """The only order entries may stand in: head, then sorted, signature last."""
    ranks = {name: rank for rank, name in enumerate(_FIRST)}
    ranks |= {name: 1_000 + rank for rank, name in enumerate(_LAST)}
    return sorted(names, key=lambda name: (ranks.get(name, 500), name))


def local_header(entry: PlacedEntry) -> bytes:
    """What stands before the content of an entry."""
    size, extra, version = entry.size, b"", _VERSION
    if entry.size >= MAX_32:
        size, version = MAX_32, _VERSION_64
        extra = struct.pack("<2H2Q", 1, 16, entry.size, entry.size)
    name = entry.name.encode("ascii")
    fields = (version, 0, 0, _TIME, _DATE, entry.crc, size, size, len(name), len(extra))
    return LOCAL.pack(LOCAL_SIGNATURE, *fields) + name + extra


def central_record(entry: PlacedEntry) -> bytes:
    """What the directory at the end of the file says of an entry."""
    size, offset, wide = entry.size, entry.offset, b""
    if size >= MAX_32:
        wide, size = struct.pack("<2Q", size, size), MAX_32
    if offset >= MAX_32:
        wide, offset = wide + struct.pack("<Q", offset), MAX_32
    extra = struct.pack("<2H", 1, len(wide)) + wide if wide else b""
    version = _VERSION_64 if wide else _VERSION
    name = entry.name.encode("ascii")
    return (
        CENTRAL.pack(
            CENTRAL_SIGNATURE, version | _MADE_ON_UNIX, version, 0, 0, _TIME, _DATE, entry.crc,
            size, size, len(name), len(extra), 0, 0, 0, _PLAIN_FILE, offset,
        )
        + name
        + extra
    )  # fmt: skip


def closing(entries: Sequence[PlacedEntry]) -> bytes:
    """Everything after the last entry: the directory and the end records."""
    directory = b"".join(central_record(entry) for entry in entries)
    start = entries[-1].end if entries else 0
    return directory + end_records(len(entries), start, len(directory))


def end_records(count: int, start: int, length: int) -> bytes:
    """The records that close the file, with their 64-bit twins only where numbers need them."""
    wide = b""
    if count >= MAX_16 or start >= MAX_32 or length >= MAX_32:
        version = _VERSION_64
        wide = END64.pack(
            END64_SIGNATURE, END64.size - 12, version | _MADE_ON_UNIX, version, 0, 0,
            count, count, length, start,
        ) + LOCATOR.pack(LOCATOR_SIGNATURE, 0, start + length, 1)  # fmt: skip
    count, start, length = min(count, MAX_16), min(start, MAX_32), min(length, MAX_32)
    return wide + END.pack(END_SIGNATURE, 0, 0, count, count, length, start, 0)
