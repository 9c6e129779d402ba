"""USB và thẻ nhớ: the drives somebody plugged in, with their room; asking may take a moment."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_REMOVABLE = 2
_NO_DIALOG = 1  # Windows would ask for a disk where a card reader is empty.
_NAME_LENGTH = 261
_PLACES = ("/media/", "/run/media/", "/Volumes/")
_ESCAPES = (("\\040", " "), ("\\011", "\t"), ("\\134", "\\"))
_USUAL_NAMES = {"vfat": "FAT32", "msdos": "FAT32", "exfat": "exFAT", "ntfs": "NTFS", "ntfs3": "NTFS"}


@dataclass(frozen=True)
class Drive:
    """Ổ cắm ngoài: its folder, the name its owner gave it, what is free, how it is formatted."""

    folder: Path
    label: str
    file_system: str
    free_bytes: int


def removable_drives() -> tuple[Drive, ...]:
    """The removable drives that can be written to now, in the order of their names."""
    found = _on_windows() if sys.platform == "win32" else _by_mounts()
    return tuple(sorted(found, key=lambda drive: str(drive.folder)))


def mounted(mounts: str) -> list[tuple[Path, str]]:
    """Folder and file system of each removable drive named in the words of /proc/mounts."""
    found = []
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 4 or "ro" in fields[3].split(","):
            continue
        point = fields[1]
        for escape, char in _ESCAPES:
            point = point.replace(escape, char)
        if point.startswith(_PLACES):
            found.append((Path(point), _USUAL_NAMES.get(fields[2], fields[2])))
    return found


def _by_mounts() -> Iterator[Drive]:
    mounts = Path("/proc/mounts")
    for folder, file_system in mounted(mounts.read_text("utf-8", "replace")) if mounts.exists() else ():
        if (free := free_bytes(folder)) is not None:
            yield Drive(folder, folder.name, file_system, free)


def free_bytes(folder: Path) -> int | None:
    """How much room there is, or `None` when the folder is not there."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _on_windows() -> list[Drive]:
    found: list[Drive] = []
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        before = ctypes.c_uint(0)
        kernel.SetThreadErrorMode(_NO_DIALOG, ctypes.byref(before))
        try:
            for number in range(26):
                root = f"{chr(ord('A') + number)}:\\"
                if kernel.GetLogicalDrives() >> number & 1 and kernel.GetDriveTypeW(root) == _REMOVABLE:
                    found += _windows_drive(root)
        finally:
            kernel.SetThreadErrorMode(before.value, None)
    return found


def _windows_drive(root: str) -> list[Drive]:
    found: list[Drive] = []
    if sys.platform == "win32":
        import ctypes

        name, kind = (ctypes.create_unicode_buffer(_NAME_LENGTH) for _ in range(2))
        ask = ctypes.windll.kernel32.GetVolumeInformationW
        if ask(root, name, _NAME_LENGTH, None, None, None, kind, _NAME_LENGTH):
            free = free_bytes(Path(root))
            if free is not None:
                found.append(Drive(Path(root), name.value, kind.value, free))
    return found
