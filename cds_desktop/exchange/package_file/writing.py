"""Writing a package: beside the target, synced, read back, and only then in its place."""

import io
import os
import zlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import structs

from cds_desktop.errors import Cancelled, CdsError, EvidenceFileMissing, PackageNotVerified, SourceFileLost
from cds_desktop.exchange.package_file import container
from cds_desktop.exchange.package_file.asic import asic_manifest
from cds_desktop.exchange.package_file.container import PlacedEntry
from cds_desktop.exchange.package_file.contents import PackageContents
from cds_desktop.exchange.package_file.disk import SteadySync, require_room
from cds_desktop.exchange.package_file.entries import DataEntry, FileEntry
from cds_desktop.exchange.package_file.reading import read_package
from cds_desktop.exchange.package_file.readme import readme_entry
from cds_desktop.exchange.package_file.streaming import Moved, Pump
from cds_desktop.exchange.package_format import MIMETYPE, Manifest, decode_manifest, encode_manifest
from cds_desktop.progress import Progress
from cds_desktop.whole_files import partial_of, put_in_place, removed_on_failure, writing_to

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True)
class WrittenPackage:
    """A package (gói) that is on the disk and was read back without a difference."""

    path: Path
    size_bytes: int
    manifest_sha256: str
    entry_count: int
    signed: bool
    manifest: Manifest


@dataclass(frozen=True)
class Plan:
    """Everything that is known before the first byte is written."""

    manifest: Manifest
    signature: bytes | None
    contents: Mapping[str, bytes | FileEntry]

    @property
    def total_bytes(self) -> int:
        return sum(_size_of(content) for content in self.contents.values())


def write_package(
    target: Path,
    manifest_head: Manifest,
    data_entries: Sequence[DataEntry],
    file_entries: Sequence[FileEntry],
    sign: Sign | None = None,
    progress: Progress | None = None,
) -> WrittenPackage:
    """Write a package (ghi gói); an earlier file of that name stays until the new one is verified."""
    report = progress or (lambda done, total: None)
    plan = _planned(manifest_head, data_entries, file_entries, sign)
    growing, half = partial_of(target), plan.total_bytes
    with writing_to(target), removed_on_failure(growing):
        require_room(target.parent, half)
        _write_synced(growing, plan, report)
        contents = verify_written(growing, plan, lambda done, of: report(half + half * done // of, 2 * half))
        put_in_place(growing, target)
    return WrittenPackage(
        path=target,
        size_bytes=contents.size_bytes,
        manifest_sha256=contents.manifest_sha256,
        entry_count=len(contents.entries),
        signed=plan.manifest.signed,
        manifest=plan.manifest,
    )


def verify_written(path: Path, plan: Plan, progress: Progress) -> PackageContents:
    """Read a package back (đọc lại) from the disk and compare it with what was meant."""
    try:
        contents = read_package(path, progress=progress)
    except Cancelled:
        raise
    except CdsError as error:
        raise PackageNotVerified(str(error)) from error
    if (contents.manifest, contents.signature) != (plan.manifest, plan.signature):
        raise PackageNotVerified("bản kê đọc lại khác bản đã ghi")
    return contents


def _planned(
    head: Manifest, data_entries: Sequence[DataEntry], file_entries: Sequence[FileEntry], sign: Sign | None
) -> Plan:
    data_entries = [readme_entry(head, signed=sign is not None), *data_entries]
    listed = {entry.path: entry.listed() for entry in data_entries}
    listed |= {entry.entry.path: entry.entry for entry in file_entries}
    if len(listed) != len(data_entries) + len(file_entries):
        raise ValueError("two entries of one package share a path")
    files = tuple(listed[path] for path in container.in_order(listed))
    manifest_json = encode_manifest(structs.replace(head, files=files, signed=sign is not None))
    # Read as a receiver will read it: in NFC, and refused now if it would be refused there.
    manifest = decode_manifest(manifest_json)
    signed_bytes = asic_manifest(manifest_json, manifest.files, manifest.signed)
    contents: dict[str, bytes | FileEntry] = {
        container.MIMETYPE_ENTRY: MIMETYPE.encode("ascii"),
        container.MANIFEST_ENTRY: manifest_json,
        container.ASIC_MANIFEST_ENTRY: signed_bytes,
    }
    contents |= {entry.path: entry.content for entry in data_entries}
    contents |= {entry.entry.path: entry for entry in file_entries}
    # Signed before the long copying, so that a refused PIN costs nobody a quarter of an hour.
    signature = sign(signed_bytes) if sign else None
    if signature is not None:
        contents[container.SIGNATURE_ENTRY] = signature
    return Plan(manifest, signature, contents)


def _write_synced(growing: Path, plan: Plan, progress: Progress) -> None:
    total = 2 * plan.total_bytes
    with growing.open("xb") as out, SteadySync(out.fileno()) as sync:

        def report(done: int) -> None:
            sync.written(done)
            progress(done, total)

        _write(out, plan, report)
        out.flush()
        sync.finish()
        _forget_cached(out.fileno())


def _write(out: BinaryIO, plan: Plan, report: Callable[[int], None]) -> None:
    """Write every entry in order; digests are compared as the other thread finishes them."""
    entries: list[PlacedEntry] = []
    pending: deque[tuple[FileEntry, Moved]] = deque()
    done = 0
    with Pump() as pump:
        for name in container.in_order(plan.contents):
            content, offset = plan.contents[name], entries[-1].end if entries else 0
            if isinstance(content, bytes):
                entry = PlacedEntry(name, len(content), zlib.crc32(content), offset)
                out.write(container.local_header(entry) + content)
            else:
                entry, moved = _stream(out, pump, content, offset, partial(_report_from, report, done))
                pending.append((content, moved))
                _settle(pending)
            entries.append(entry)
            done += entry.size
            report(done)
        _settle(pending, wait=True)
    out.write(container.closing(entries))


def _report_from(report: Callable[[int], None], base: int, done: int) -> None:
    report(base + done)


def _stream(
    out: BinaryIO, pump: Pump, file: FileEntry, offset: int, report: Callable[[int], None]
) -> tuple[PlacedEntry, Moved]:
    """Copy one file in; its checksum is known only afterwards and put into the header then."""
    listed, done = file.entry, 0

    def sink(chunk: memoryview) -> None:
        nonlocal done
        out.write(chunk)
        done += len(chunk)
        report(done)

    out.write(container.local_header(PlacedEntry(listed.path, listed.size, 0, offset)))
    with _opened_source(file) as source:
        read_into = partial(_read_into, source, file)
        moved = pump.move(read_into, listed.size, sink)
        if moved.size != listed.size or read_into(memoryview(bytearray(1))):
            raise _changed(file)
    entry = PlacedEntry(listed.path, listed.size, moved.crc, offset)
    out.seek(offset)
    out.write(container.local_header(entry))
    out.seek(entry.end)
    return entry, moved


def _settle(pending: deque[tuple[FileEntry, Moved]], wait: bool = False) -> None:
    while pending and (wait or pending[0][1].sha256.done()):
        file, moved = pending.popleft()
        if moved.sha256.result() != file.entry.sha256:
            raise _changed(file)


def _opened_source(file: FileEntry) -> io.FileIO:
    try:
        return file.source.open("rb", buffering=0)
    except OSError as error:
        raise SourceFileLost(_named(file)) from error


def _read_into(source: io.FileIO, file: FileEntry, view: memoryview) -> int:
    try:
        return source.readinto(view)
    except OSError as error:
        raise SourceFileLost(_named(file)) from error


def _changed(file: FileEntry) -> EvidenceFileMissing:
    return EvidenceFileMissing(f"{_named(file)}: tệp đã bị thay đổi sau khi đưa vào hồ sơ")


def _named(file: FileEntry) -> str:
    return f"{file.entry.evidence_code or file.entry.path} – {file.entry.title}"


def _size_of(content: bytes | FileEntry) -> int:
    return len(content) if isinstance(content, bytes) else content.entry.size


def _forget_cached(descriptor: int) -> None:
    """Ask the system to drop its copy, so that reading back reaches the disk or the USB stick."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
