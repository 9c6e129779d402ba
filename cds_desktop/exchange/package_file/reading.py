"""Reading a package: measured, compared and hashed before a word of it is believed."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from cds_desktop.errors import CdsError, InputUnreadable, NotAPackage, PackageDamaged, PackageUnsafe
from cds_desktop.exchange.package_file import container
from cds_desktop.exchange.package_file.asic import asic_manifest
from cds_desktop.exchange.package_file.container import PlacedEntry
from cds_desktop.exchange.package_file.contents import PackageContents, opened
from cds_desktop.exchange.package_file.directory import (
    REZIPPED,
    Record,
    canonical_entries,
    read_directory,
    read_entry,
    refuse_unsafe,
)
from cds_desktop.exchange.package_file.verifying import verify_contents
from cds_desktop.exchange.package_format import (
    MIMETYPE,
    Limits,
    Manifest,
    decode_manifest,
    parse_json,
    refuse_future_format,
)
from cds_desktop.progress import Progress


def read_package(
    path: Path, limits: Limits | None = None, progress: Progress | None = None
) -> PackageContents:
    """Read a package (đọc gói): every check of structure, names and digests, and nothing unpacked."""
    limits = limits or Limits()
    try:
        with opened(path) as file:
            return _read(path, file, limits, progress or (lambda done, total: None))
    except OSError as error:
        raise InputUnreadable(f"{path.name}: {error.strerror}") from error


def _read(path: Path, file: io.FileIO, limits: Limits, progress: Progress) -> PackageContents:
    directory = read_directory(file, limits)
    _refuse_foreign(directory.records)
    _refuse_future(file, directory.records, limits)
    refuse_unsafe(directory.records, limits)
    entries = {entry.name: entry for entry in canonical_entries(file, directory)}
    if read_entry(file, entries[container.MIMETYPE_ENTRY], 100) != MIMETYPE.encode("ascii"):
        raise NotAPackage("mục mimetype không phải của gói CĐS")
    manifest_json = read_entry(file, entries[container.MANIFEST_ENTRY], limits.json_bytes)
    manifest = decode_manifest(manifest_json, limits)
    _compare_lists(manifest, entries)
    signed_bytes = _read_signed_bytes(file, entries, manifest, manifest_json, limits)
    signature = None
    if manifest.signed:
        signature = read_entry(file, entries[container.SIGNATURE_ENTRY], limits.signature_bytes)
    size = directory.start + len(directory.closing)
    listed = {listed.path: listed for listed in manifest.files}
    verify_contents(path, entries.values(), listed, lambda done: progress(done, size))
    progress(size, size)
    digest = hashlib.sha256(manifest_json).hexdigest()
    return PackageContents(path, size, digest, manifest, signature, signed_bytes, entries, limits)


def _refuse_foreign(records: Sequence[Record]) -> None:
    names = {record.name for record in records}
    if not {container.MIMETYPE_ENTRY, container.MANIFEST_ENTRY} <= names:
        raise NotAPackage("tệp nén thiếu mimetype hoặc manifest.json")
    if records[0].name != container.MIMETYPE_ENTRY:
        raise PackageDamaged(f"mimetype không đứng đầu: {REZIPPED}")


def _refuse_future(file: io.FileIO, records: Sequence[Record], limits: Limits) -> None:
    """A newer format may be built otherwise, so its number is looked up before the rest is judged."""
    record = next(record for record in records if record.name == container.MANIFEST_ENTRY)
    try:
        entry = PlacedEntry(record.name, record.packed_size, record.crc, record.offset)
        plain = parse_json(read_entry(file, entry, limits.json_bytes), limits)
    except CdsError:
        return  # the strict checks that follow will say what is wrong
    refuse_future_format(plain)


def _compare_lists(manifest: Manifest, entries: Mapping[str, PlacedEntry]) -> None:
    own = {container.MIMETYPE_ENTRY, container.MANIFEST_ENTRY, container.ASIC_MANIFEST_ENTRY}
    if manifest.signed:
        own.add(container.SIGNATURE_ENTRY)
    listed = {file.path for file in manifest.files}
    if strange := sorted(entries.keys() - listed - own):
        raise PackageUnsafe(f"{strange[0]}: có trong gói mà không có trong bản kê", faults=strange[1:20])
    if missing := sorted((listed | own) - entries.keys()):
        raise PackageDamaged(f"{missing[0]}: có trong bản kê mà không có trong gói", faults=missing[1:20])
    for file in manifest.files:
        if file.path in own or entries[file.path].size != file.size:
            raise PackageDamaged(f"{file.path}: kích thước khác bản kê")


def _read_signed_bytes(
    file: io.FileIO,
    entries: Mapping[str, PlacedEntry],
    manifest: Manifest,
    manifest_json: bytes,
    limits: Limits,
) -> bytes:
    found = read_entry(file, entries[container.ASIC_MANIFEST_ENTRY], limits.json_bytes)
    if found != asic_manifest(manifest_json, manifest.files, manifest.signed):
        raise PackageDamaged(f"{container.ASIC_MANIFEST_ENTRY} không khớp manifest.json và các văn bản")
    return found
