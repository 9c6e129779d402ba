"""Ghi vào đâu: the places a package may be written to, with their room."""

from dataclasses import dataclass
from pathlib import Path

from cds_desktop.domain.evidence_words import size_words
from cds_desktop.storage.removable_drives import Drive, free_bytes, removable_drives

FAT_LARGEST_FILE = 4 * 1024**3 - 1
# The package's own lists and seals, beyond the files inside.
SPARE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class PackageTarget:
    """One place; `refusal` says in words why the package does not fit there, or is ""."""

    folder: Path
    name: str
    facts: str
    is_removable: bool
    refusal: str = ""


def package_targets(documents: Path, last: Path | None, needed_bytes: int) -> tuple[PackageTarget, ...]:
    """Every plugged-in drive, the Documents folder of this machine, and the folder used last."""
    targets = [_drive(drive, needed_bytes) for drive in removable_drives()]
    name = "thư mục riêng" if documents == Path.home() else documents.name
    targets += _folder(documents, f"Máy này · {name}", "", needed_bytes)
    if last is not None and last != documents and not any(t.folder == last for t in targets):
        targets += _folder(last, "Nơi ghi lần trước", str(last), needed_bytes)
    return tuple(targets)


def _folder(folder: Path, name: str, note: str, needed: int) -> list[PackageTarget]:
    free = free_bytes(folder)
    if free is None:
        return []
    facts = " · ".join(part for part in (f"Còn {size_words(free)}", note) if part)
    return [PackageTarget(folder, name, facts, False, _refusal(free, "", needed))]


def room_refusal(folder: Path, needed_bytes: int) -> str:
    """Why a package of this size does not fit into a folder; "" when it does."""
    free = free_bytes(folder)
    if free is None:
        return f"Không thấy thư mục {folder}. Cắm lại USB hoặc chọn nơi khác."
    drive = next((d for d in removable_drives() if folder.is_relative_to(d.folder)), None)
    return _refusal(free, drive.file_system if drive else "", needed_bytes)


def free_name(path: Path) -> Path:
    """The path itself, or with a number behind its name while something is already there."""
    number, found = 2, path
    while found.exists():
        found, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return found


def _drive(drive: Drive, needed_bytes: int) -> PackageTarget:
    # E:\\ is known by its letter, a folder under /media by its name alone.
    letter = drive.folder.drive
    name = f"USB {drive.label}".strip() + (f" ({letter})" if letter else "")
    facts = " · ".join(part for part in (f"Còn {size_words(drive.free_bytes)}", drive.file_system) if part)
    refusal = _refusal(drive.free_bytes, drive.file_system, needed_bytes)
    return PackageTarget(drive.folder, name, facts, True, refusal)


def _refusal(free: int, file_system: str, needed: int) -> str:
    if free < needed + SPARE_BYTES:
        return f"Không đủ chỗ: còn {size_words(free)}, cần {size_words(needed + SPARE_BYTES)}"
    if file_system.upper().startswith("FAT") and needed > FAT_LARGEST_FILE:
        return f"{file_system} không chứa được tệp lớn hơn 4 GB"
    return ""
