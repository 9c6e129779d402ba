"""On what kind of drive a folder lies: a write-ahead log is safe on a fixed local disk only."""

import sys
from pathlib import Path, PurePath

_WINDOWS_FIXED = 3
_WINDOWS_RAM = 6
_NETWORK_OR_REMOVABLE = (
    "9p", "afs", "ceph", "cifs", "exfat", "fuse", "hfs", "iso9660", "msdos", "ncpfs", "nfs", "ntfs",
    "smb", "udf", "vboxsf", "vfat", "virtiofs",
)  # fmt: skip


def is_fixed_local_disk(folder: Path) -> bool:
    """Whether the folder lies on a disk of this machine that nobody pulls out."""
    resolved = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(resolved.anchor)
        is_fixed = kind in (_WINDOWS_FIXED, _WINDOWS_RAM)
    else:
        mounts = Path("/proc/mounts")
        is_fixed = mounts.exists() and is_fixed_by_mounts(resolved, mounts.read_text("utf-8", "replace"))
    return is_fixed


def is_fixed_by_mounts(folder: PurePath, mounts: str) -> bool:
    """The same by the words of /proc/mounts: the longest mount point above the folder decides."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if len(point) >= len(best) and _is_inside(folder.as_posix(), point):
            best, kind = point, fields[2]
    return bool(kind) and not kind.startswith(_NETWORK_OR_REMOVABLE)


def _is_inside(folder: str, point: str) -> bool:
    return folder == point or folder.startswith(point.rstrip("/") + "/")
