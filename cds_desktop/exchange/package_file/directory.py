"""Reads the directory of a zip that may be hostile, and lets only our own layout through."""

import io
import stat
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.errors import NotAPackage, PackageDamaged, PackageUnsafe
from cds_desktop.exchange.names import faults_of_name
from cds_desktop.exchange.package_file import container
from cds_desktop.exchange.package_file.container import PlacedEntry
from cds_desktop.exchange.package_format import Limits

_ENCRYPTED = 0x2041  # classic, strong and "masked" encryption
_UTF8_NAME = 0x0800
_STORED, _DEFLATED = 0, 8
_BYTES_PER_RECORD = 300
_TOO_SMALL_FOR_A_BOMB = 64 * 1024
_LONGEST_COMMENT = 65_535
REZIPPED = "gói đã bị sửa, hoặc bị một chương trình khác nén lại"


@dataclass(frozen=True)
class Record:
    """One line (dòng) of the zip directory, as the file claims it."""

    name: str
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    mode: int
    offset: int

    @property
    def shown(self) -> str:
        """The name, safe to print."""
        letters = "".join(letter if letter.isprintable() else "?" for letter in self.name)
        return letters if len(letters) <= 80 else f"{letters[:77]}..."


@dataclass(frozen=True)
class Directory:
    """The directory (mục lục) of a zip: its records, where it starts, and all bytes from there on."""

    records: tuple[Record, ...]
    start: int
    closing: bytes


def read_directory(file: io.FileIO, limits: Limits) -> Directory:
    """Find and parse the directory, reading no more than the limits allow."""
    file_size = file.seek(0, io.SEEK_END)
    count, start, length, ends_at = _end_record(file, file_size)
    if count > limits.entries:
        raise PackageUnsafe(f"gói khai {count} mục, quá {limits.entries}")
    if length > (count + 1) * _BYTES_PER_RECORD:
        raise PackageUnsafe("mục lục của gói lớn bất thường")
    if start + length > ends_at:
        raise PackageDamaged("mục lục chỉ ra ngoài tệp")
    if start + length < ends_at:
        raise PackageUnsafe("có dữ liệu lạ trước hoặc trong mục lục của gói")
    closing = read_at(file, start, file_size - start)
    return Directory(tuple(_records(closing[:length], count)), start, closing)


def read_at(file: io.FileIO, offset: int, size: int) -> bytes:
    """Exactly `size` bytes from a place in the file."""
    if offset + size > file.seek(0, io.SEEK_END):
        raise PackageDamaged("gói bị cắt cụt")
    file.seek(offset)
    data = file.read(size)
    if data is None or len(data) != size:
        raise PackageDamaged("gói bị cắt cụt")
    return data


def read_entry(file: io.FileIO, entry: PlacedEntry, longest: int) -> bytes:
    """The content of a small entry, its checksum verified."""
    if entry.size > longest:
        raise PackageUnsafe(f"{entry.name}: dài hơn {longest} byte")
    data = read_at(file, entry.data_offset, entry.size)
    if zlib.crc32(data) != entry.crc:
        raise PackageDamaged(f"{entry.name}: nội dung đã bị thay đổi")
    return data


def refuse_unsafe(records: Sequence[Record], limits: Limits) -> None:
    """Refuse bombs, tricks with names, links, encryption: everything no honest writer makes."""
    _refuse_bomb(records, limits)
    faults = _repeated_names(records)
    for record in records:
        faults += [f"{record.shown}: {fault}" for fault in faults_of_name(record.name, limits.name_length)]
        if record.flags & _ENCRYPTED:
            faults.append(f"{record.shown}: mục bị khóa mật khẩu")
        if stat.S_IFMT(record.mode) not in (0, stat.S_IFREG):
            faults.append(f"{record.shown}: không phải tệp thường (liên kết, thư mục hoặc thiết bị)")
        if record.method not in (_STORED, _DEFLATED):
            faults.append(f"{record.shown}: cách nén lạ ({record.method})")
    if faults:
        raise PackageUnsafe(faults[0], faults=faults[1:20])


def canonical_entries(file: io.FileIO, directory: Directory) -> list[PlacedEntry]:
    """The entries, once every header is exactly what our own writer would have written."""
    _refuse_overlap(directory)
    _refuse_two_names(file, directory.records)
    entries: list[PlacedEntry] = []
    for record in directory.records:
        if record.method == _DEFLATED:
            raise PackageDamaged(f"{record.shown}: {REZIPPED}")
        offset = entries[-1].end if entries else 0
        entries.append(PlacedEntry(record.name, record.size, record.crc, offset))
    names = [entry.name for entry in entries]
    if names != container.in_order(names) or container.closing(entries) != directory.closing:
        raise PackageDamaged(REZIPPED)
    for entry in entries:
        expected = container.local_header(entry)
        if read_at(file, entry.offset, len(expected)) != expected:
            raise PackageDamaged(f"{entry.name}: {REZIPPED}")
    return entries


def _end_record(file: io.FileIO, file_size: int) -> tuple[int, int, int, int]:
    """Count, start and length of the directory, and where the end records begin."""
    ends_at = file_size - container.END.size
    tail = read_at(file, ends_at, container.END.size) if ends_at >= 0 else b""
    if not tail.startswith(container.END_SIGNATURE):
        raise _no_end(file, file_size)
    _, disk, start_disk, _, count, length, start, comment = container.END.unpack(tail)
    if disk not in (0, container.MAX_16) or start_disk not in (0, container.MAX_16) or comment:
        raise PackageDamaged(REZIPPED)
    if count != container.MAX_16 and container.MAX_32 not in (length, start):
        return count, start, length, ends_at
    ends_at -= container.LOCATOR.size + container.END64.size
    if ends_at < 0:
        raise PackageDamaged("phần cuối của gói bị hỏng")
    wide = container.END64.unpack(read_at(file, ends_at, container.END64.size))
    if wide[0] != container.END64_SIGNATURE:
        raise PackageDamaged("phần cuối của gói bị hỏng")
    return wide[7], wide[9], wide[8], ends_at


def _no_end(file: io.FileIO, file_size: int) -> NotAPackage | PackageDamaged | PackageUnsafe:
    """Tell a stranger's file from a package that lost its end or was given a longer one."""
    tail_size = min(file_size, container.END.size + _LONGEST_COMMENT)
    starts_like_zip = read_at(file, 0, min(4, file_size)) == container.LOCAL_SIGNATURE
    tail = read_at(file, file_size - tail_size, tail_size)
    if 0 <= tail.find(container.END_SIGNATURE) < tail_size - container.END.size:
        return PackageUnsafe("có dữ liệu lạ nối vào cuối gói")
    if starts_like_zip:
        return PackageDamaged("gói bị cắt cụt: thiếu phần cuối")
    return NotAPackage("tệp không có cấu trúc của một gói .cdsx")


def _records(data: bytes, count: int) -> list[Record]:
    records, position = [], 0
    try:
        for _ in range(count):
            record, position = _record(data, position)
            records.append(record)
    except (struct.error, IndexError) as error:
        raise PackageDamaged("mục lục của gói bị hỏng") from error
    if position != len(data):
        raise PackageDamaged("mục lục của gói bị hỏng")
    return records


def _record(data: bytes, position: int) -> tuple[Record, int]:
    fields = container.CENTRAL.unpack_from(data, position)
    if fields[0] != container.CENTRAL_SIGNATURE:
        raise PackageDamaged("mục lục của gói bị hỏng")
    flags, method, crc, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    name_size, extra_size, comment_size, attributes, offset = *fields[10:13], fields[15], fields[16]
    name_at = position + container.CENTRAL.size
    extra_at = name_at + name_size
    after = extra_at + extra_size + comment_size
    if after > len(data):
        raise PackageDamaged("mục lục của gói bị hỏng")
    size, packed, offset = _widened(data[extra_at : extra_at + extra_size], size, packed, offset)
    name = data[name_at:extra_at].decode("utf-8" if flags & _UTF8_NAME else "cp437", "replace")
    return Record(name, flags, method, crc, packed, size, attributes >> 16, offset), after


def _widened(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Numbers too large for 32 bits stand in an extra field, in this order, only those needed."""
    if extra[:2] != b"\x01\x00":
        return size, packed, offset
    values = iter(struct.unpack_from(f"<{min(3, (len(extra) - 4) // 8)}Q", extra, 4))
    size, packed, offset = (
        next(values, number) if number == container.MAX_32 else number for number in (size, packed, offset)
    )
    return size, packed, offset


def _refuse_bomb(records: Sequence[Record], limits: Limits) -> None:
    total = sum(record.size for record in records)
    if total > limits.total_bytes:
        raise PackageUnsafe(f"gói bung ra {total} byte, quá {limits.total_bytes}")
    for record in records:
        if record.size > limits.ratio * max(record.packed_size, _TOO_SMALL_FOR_A_BOMB):
            raise PackageUnsafe(f"{record.shown}: nén quá chặt, có thể là bom nén")
        if record.method == _STORED and record.size != record.packed_size:
            raise PackageUnsafe(f"{record.shown}: hai kích thước khai khác nhau")


def _repeated_names(records: Sequence[Record]) -> list[str]:
    seen: set[str] = set()
    faults = []
    for record in records:
        key = unicodedata.normalize("NFC", record.name).casefold()
        if key in seen:
            faults.append(f"{record.shown}: tên xuất hiện hai lần trong gói")
        seen.add(key)
    return faults


def _refuse_overlap(directory: Directory) -> None:
    end = 0
    for record in sorted(directory.records, key=lambda record: record.offset):
        if record.offset < end or record.offset + record.packed_size > directory.start:
            raise PackageUnsafe(f"{record.shown}: các mục chồng lên nhau")
        end = record.offset + container.LOCAL.size + record.packed_size


def _refuse_two_names(file: io.FileIO, records: Sequence[Record]) -> None:
    for record in records:
        header = container.LOCAL.unpack(read_at(file, record.offset, container.LOCAL.size))
        if header[0] != container.LOCAL_SIGNATURE:
            raise PackageDamaged(f"{record.shown}: không thấy phần đầu của mục")
        name = file.read(header[9]) or b""
        if name != record.name.encode("utf-8"):
            raise PackageUnsafe(f"{record.shown}: mục mang hai tên khác nhau")
