"""Đọc phần đầu tệp thư viện: 32 or 64 bit, for which machine, before anything is loaded."""

import platform
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from cds_desktop.errors import TokenLibraryUnusable, TokenLibraryWrongBits

_PE_MACHINES = {0x014C: ("x86", 32), 0x8664: ("x86-64", 64), 0xAA64: ("ARM64", 64)}
_ELF_MACHINES = {3: "x86", 62: "x86-64", 183: "ARM64"}
_OWN_MACHINES = {"amd64": "x86-64", "x86_64": "x86-64", "arm64": "ARM64", "aarch64": "ARM64", "i686": "x86"}
_IS_DLL, _SHARED_OBJECT = 0x2000, 3
_FURTHEST_HEADER = 4096
_LARGEST_LIBRARY_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True)
class LibraryHeader:
    """For which system, machine and word length a library was made (loại thư viện)."""

    system: str
    machine: str
    bits: int

    @property
    def words(self) -> str:
        """In plain words, e.g. "bản Windows 32 bit (x86)"."""
        return f"bản {self.system} {self.bits} bit ({self.machine})"


def read_header(path: Path) -> LibraryHeader:
    """Read what a library was made for; whatever is no library is refused."""
    start = _read_start(path)
    header = _pe_header(start) if start[:2] == b"MZ" else _elf_header(start)
    if header is None:
        raise TokenLibraryUnusable(f"“{path.name}” không phải tệp thư viện")
    return header


def own_header() -> LibraryHeader:
    """What this application was made for."""
    system = "Windows" if sys.platform == "win32" else "Linux"
    machine = platform.machine()
    bits = 64 if sys.maxsize > 2**32 else 32
    return LibraryHeader(system, _OWN_MACHINES.get(machine.lower(), machine), bits)


def require_loadable(path: Path) -> LibraryHeader:
    """Raise unless this application could load the library at all (nạp được)."""
    header, own = read_header(path), own_header()
    if header != own:
        raise TokenLibraryWrongBits(f"“{path.name}” là {header.words}, ứng dụng là {own.words}")
    return header


def _read_start(path: Path) -> bytes:
    # A pipe would be waited for without end, a device read for ever.
    try:
        if not path.is_file():
            raise TokenLibraryUnusable(f"không thấy tệp “{path}”")
        if path.stat().st_size > _LARGEST_LIBRARY_BYTES:
            raise TokenLibraryUnusable(f"“{path.name}” quá lớn")
        with path.open("rb") as file:
            return file.read(_FURTHEST_HEADER)
    except (OSError, ValueError) as error:
        raise TokenLibraryUnusable(f"không đọc được tệp “{path.name}”") from error


def _pe_header(start: bytes) -> LibraryHeader | None:
    try:
        (place,) = struct.unpack_from("<I", start, 0x3C)
        signature, machine = struct.unpack_from("<4sH", start, place)
        (traits,) = struct.unpack_from("<H", start, place + 22)
    except struct.error:
        return None
    if signature != b"PE\0\0" or not traits & _IS_DLL:
        return None
    name, bits = _PE_MACHINES.get(machine, (f"máy loại {machine:04x}", 32))
    return LibraryHeader("Windows", name, bits)


def _elf_header(start: bytes) -> LibraryHeader | None:
    if len(start) < 20 or start[:4] != b"\x7fELF" or start[4] not in (1, 2) or start[5] not in (1, 2):
        return None
    order = "<" if start[5] == 1 else ">"
    kind, machine = struct.unpack_from(f"{order}HH", start, 16)
    if kind != _SHARED_OBJECT:
        return None
    return LibraryHeader(
        "Linux", _ELF_MACHINES.get(machine, f"máy loại {machine}"), 64 if start[4] == 2 else 32
    )
