"""A package that has been read and verified, and the ways to take things out of it."""

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from cds_desktop.errors import InputUnreadable, NotFound, PackageDamaged
from cds_desktop.exchange.package_file.container import PlacedEntry
from cds_desktop.exchange.package_file.directory import read_entry
from cds_desktop.exchange.package_file.streaming import Pump
from cds_desktop.exchange.package_format import Limits, Manifest, ManifestFile
from cds_desktop.whole_files import partial_of, put_in_place, removed_on_failure, writing_to


@dataclass(frozen=True)
class PackageContents:
    """A verified package (gói đã kiểm tra); content is taken out only by name and by digest."""

    path: Path
    size_bytes: int
    # Names the content for good, since the manifest holds the digest of every file.
    manifest_sha256: str
    manifest: Manifest
    signature: bytes | None
    signed_bytes: bytes
    entries: Mapping[str, PlacedEntry] = field(repr=False)
    limits: Limits = field(repr=False)

    def file(self, name: str) -> ManifestFile:
        """The manifest's line for a file."""
        for listed in self.manifest.files:
            if listed.path == name:
                return listed
        raise NotFound(f"gói không có tệp {name}")

    def read(self, name: str) -> bytes:
        """The content of a small file (đọc một tệp nhỏ), verified again."""
        listed = self.file(name)
        with opened(self.path) as file:
            data = read_entry(file, self.entries[name], self.limits.read_bytes)
        if sha256(data).hexdigest() != listed.sha256:
            raise PackageDamaged(f"{name}: nội dung đã bị thay đổi")
        return data

    def copy_to(self, name: str, target: Path) -> None:
        """Copy one file out (chép ra) to `target`; it appears there only when its digest is right."""
        listed, partial = self.file(name), partial_of(target)
        with opened(self.path) as file, writing_to(target), removed_on_failure(partial):
            file.seek(self.entries[name].data_offset)
            with partial.open("xb") as out, Pump() as pump:
                moved = pump.move(file.readinto, listed.size, out.write)
                out.flush()
                os.fsync(out.fileno())
            if moved.sha256.result() != listed.sha256:
                raise PackageDamaged(f"{name}: nội dung đã bị thay đổi")
            put_in_place(partial, target)


def opened(path: Path) -> io.FileIO:
    """The package file, opened for unbuffered reading."""
    # A pipe or a device would let the reader wait for ever.
    if not path.is_file():
        raise InputUnreadable(f"không thấy tệp {path.name}")
    try:
        return path.open("rb", buffering=0)
    except OSError as error:
        raise InputUnreadable(f"{path.name}: {error.strerror}") from error
