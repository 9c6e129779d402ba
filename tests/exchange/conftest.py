"""A small honest package, and a press for dishonest ones."""

import hashlib
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from cds_desktop.exchange.package_file import DataEntry, FileEntry, WrittenPackage, write_package
from cds_desktop.exchange.package_format import (
    FileRole,
    IndicatorSetStamp,
    Manifest,
    ManifestFile,
    OmitReason,
    OmittedFile,
    PackageKind,
    SchoolStamp,
)

# A file-size limit, as used to play a full disk, exists only on POSIX systems.
collect_ignore = [] if os.name == "posix" else ["test_full_disk.py"]


@pytest.fixture
def head() -> Manifest:
    return Manifest(
        kind=PackageKind.SUBMISSION,
        package_id="01JPKG0001",
        created_at="2026-05-21T08:30:00Z",
        made_by="CĐS Desktop 0.1.0",
        school=SchoolStamp(name="Trường THCS Nguyễn Đình Chiểu", code="01234567"),
        school_year="2025-2026",
        round_id="01JROUND01",
        revision=2,
        indicator_set=IndicatorSetStamp(id="qd-4725", version="2022.1", digest="a" * 64),
        sealed_digest="b" * 64,
        omitted=(
            OmittedFile(
                evidence_code="H1-2.1-01",
                title="Danh sách học sinh khuyết tật.xlsx",
                sha256="c" * 64,
                size=1234,
                reason=OmitReason.PERSONAL_DATA,
            ),
            OmittedFile(
                evidence_code="H1-2.1-02",
                title="Ảnh lớp 6A.jpg",
                sha256="d" * 64,
                size=0,
                reason=OmitReason.PERSONAL_DATA,
            ),
        ),
    )


@pytest.fixture
def data_entries() -> list[DataEntry]:
    return [
        DataEntry("assessment.json", b'{"points":"7.5"}\n', "Dữ liệu", "application/json", FileRole.DATA),
        DataEntry("indicator-set.toml", b'id = "qd-4725"\n', "Bộ chỉ số", "text/plain", FileRole.SET),
        DataEntry("audit.jsonl", b"{}\n{}\n", "Nhật ký", "application/jsonl", FileRole.AUDIT),
        DataEntry(
            "documents/bien-ban.pdf", b"%PDF-1.7 one", "Biên bản.pdf", "application/pdf", FileRole.DOCUMENT
        ),
        DataEntry(
            "documents/to-trinh.pdf", b"%PDF-1.7 two", "Tờ trình.pdf", "application/pdf", FileRole.DOCUMENT
        ),
    ]


@pytest.fixture
def evidence(tmp_path: Path) -> Callable[..., FileEntry]:
    """Keeps a file on the disk and gives its package entry."""

    def keep(number: int, content: bytes, title: str) -> FileEntry:
        digest = hashlib.sha256(content).hexdigest()
        source = tmp_path / "kept" / digest
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(content)
        listed = ManifestFile(
            path=f"evidence/H1-1.3-{number:02}_tep.pdf",
            size=len(content),
            sha256=digest,
            title=title,
            media_type="application/pdf",
            role=FileRole.EVIDENCE,
            evidence_code=f"H1-1.3-{number:02}",
        )
        return FileEntry(source, listed)

    return keep


@pytest.fixture
def file_entries(evidence: Callable[..., FileEntry]) -> list[FileEntry]:
    return [
        evidence(1, b"k" * 300_000 + b"1", "Kế hoạch chuyển đổi số – năm học 2025-2026.pdf"),
        evidence(2, b"", "Tệp rỗng.pdf"),
        evidence(3, b"quyet dinh", "Quyết định thành lập Hội đồng.pdf"),
    ]


def sign(signed_bytes: bytes) -> bytes:
    """Stands for the CAdES signature that the signing side would give."""
    return b"signature over " + hashlib.sha256(signed_bytes).digest()


@pytest.fixture
def write(
    tmp_path: Path, head: Manifest, data_entries: list[DataEntry], file_entries: list[FileEntry]
) -> Callable[..., WrittenPackage]:
    """Writes the honest package; arguments replace parts of it."""

    def write(
        name: str = "truong.cdsx", signed: bool = True, head: Manifest = head, **others: object
    ) -> WrittenPackage:
        arguments = {"data_entries": data_entries, "file_entries": file_entries} | others
        return write_package(tmp_path / name, head, sign=sign if signed else None, **arguments)

    return write


@dataclass(frozen=True)
class RawEntry:
    """One zip entry in which every number can lie."""

    name: bytes
    data: bytes
    local_name: bytes | None = None
    flags: int = 0
    method: int = 0
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    mode: int = 0o100644
    time: int = 0
    offset: int | None = None
    gap: bytes = b""


@dataclass(frozen=True)
class RawZip:
    """A zip pressed by hand."""

    entries: tuple[RawEntry, ...]
    comment: bytes = b""
    count: int | None = None
    removed: frozenset[bytes] = field(default_factory=frozenset)

    def changed(self, name: str, **lies: object) -> "RawZip":
        """The same zip with one entry lying."""
        assert name.encode() in [entry.name for entry in self.entries]
        changed = [replace(entry, **lies) if entry.name == name.encode() else entry for entry in self.entries]
        return replace(self, entries=tuple(changed))

    def with_entry(self, entry: RawEntry, before: str = "META-INF/ASiCManifest001.xml") -> "RawZip":
        """The same zip with one more entry."""
        at = [old.name for old in self.entries].index(before.encode())
        return replace(self, entries=(*self.entries[:at], entry, *self.entries[at:]))

    def without(self, name: str) -> "RawZip":
        """The same zip with one entry less."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.name != name.encode()))

    def pressed(self) -> bytes:
        """The bytes of it all."""
        body, central = b"", b""
        for entry in self.entries:
            local_name = entry.name if entry.local_name is None else entry.local_name
            crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
            size = len(entry.data) if entry.size is None else entry.size
            packed = len(entry.data) if entry.packed_size is None else entry.packed_size
            offset = len(body) if entry.offset is None else entry.offset
            shared = (20, entry.flags, entry.method, entry.time, 0x21, crc, packed, size)
            body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *shared, len(local_name), 0)
            body += local_name + entry.data + entry.gap
            central += struct.pack(
                "<4s6H3L5H2L", b"PK\x01\x02", 0x314, *shared, len(entry.name), 0, 0, 0, 0,
                entry.mode << 16, offset,
            ) + entry.name  # fmt: skip
        count = len(self.entries) if self.count is None else self.count
        end = (0, 0, count, count, len(central), len(body), len(self.comment))
        return body + central + struct.pack("<4s4H2LH", b"PK\x05\x06", *end) + self.comment


@pytest.fixture
def honest_zip(write: Callable[..., WrittenPackage]) -> RawZip:
    """The honest package taken apart, ready to be pressed again with a lie in it."""
    with zipfile.ZipFile(write("honest.cdsx", signed=False).path) as package:
        return RawZip(tuple(RawEntry(name.encode(), package.read(name)) for name in package.namelist()))


@pytest.fixture
def raw_entry() -> type[RawEntry]:
    return RawEntry
