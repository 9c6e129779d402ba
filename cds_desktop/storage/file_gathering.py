"""What was dropped or chosen, as files: folders are walked, and what cannot be evidence says why."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cds_desktop.domain.code_order import code_order
from cds_desktop.progress import Progress
from cds_desktop.storage.file_notes import is_shortcut
from cds_desktop.storage.layout import DATABASE_NAME

MOST_FILES = 20_000
_JUNCTION = 0xA0000003
_HIDDEN_ATTRIBUTES = 0x2 | 0x4  # Windows: hidden, system.
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "icon\r"})
_TEMPORARY = (".tmp", ".temp", ".partial", ".crdownload", ".part", ".download")
_SHORTCUT = "đây là lối tắt; hãy chọn tệp gốc"
_BROKEN_LINK = "lối tắt trỏ tới chỗ không còn; hãy chọn tệp gốc"
_LINK_OUT = "đây là lối tắt tới chỗ khác; hãy chọn thẳng thư mục hoặc tệp gốc"
_EMPTY = "tệp rỗng (0 byte); mở tệp gốc xem đã lưu chưa"
_DEVICE = "đây là thiết bị, không phải tệp"
_NO_ENTRY = "không mở được thư mục; kiểm tra quyền truy cập và ổ đĩa rồi thả lại"
_NO_FILE = "không thấy tệp; kiểm tra tệp còn ở chỗ cũ và USB còn cắm"
_TEMPORARY_FILE = "đây là tệp tạm hoặc tệp của hệ thống; hãy chọn tệp gốc"
_NAMELESS = "tên tệp không đọc được; đổi tên rồi thả lại"
_WORKSPACE = "đây là thư mục hồ sơ của CĐS Desktop; hãy chọn thư mục chứa minh chứng"
_TOO_MANY = f"mỗi lần nhận nhiều nhất {MOST_FILES} tệp; chọn riêng các tệp còn lại rồi thả thêm"


@dataclass(frozen=True)
class LeftOut:
    """One thing that was not taken, and what to do about it."""

    path: Path
    reason: str


@dataclass(frozen=True)
class Gathered:
    """Files to attach in order, and what was left out with its reason."""

    files: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]
    size_bytes: int = 0


@dataclass
class _Gathering:
    progress: Progress | None
    files: dict[Path, int] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    seen: int = 0

    def tell(self) -> None:
        self.seen += 1
        if self.progress:
            self.progress(self.seen, 0)

    def refuse(self, path: Path, reason: str) -> None:
        self.left_out.append(LeftOut(path, reason))


def gather_files(paths: Sequence[Path], progress: Progress | None = None) -> Gathered:
    """Gom tệp: all files meant by `paths`; links out of a folder are not followed, nothing is opened."""
    gathering = _Gathering(progress)
    for path in paths:
        gathering.tell()
        _take_chosen(gathering, path)
    files = tuple(gathering.files)
    return Gathered(files, tuple(gathering.left_out), sum(gathering.files.values()))


def _take_chosen(gathering: _Gathering, path: Path) -> None:
    """Something a person pointed at: nothing about it is passed over in silence."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        gathering.refuse(path, _BROKEN_LINK if path.is_symlink() else _NO_FILE)
        return
    if stat.S_ISDIR(facts.st_mode):
        _walk(gathering, path)
    elif _is_left_alone(path.name):
        gathering.refuse(path, _TEMPORARY_FILE)
    else:
        _take_file(gathering, path, facts)


def _take_file(gathering: _Gathering, path: Path, facts: os.stat_result) -> None:
    reason = ""
    if not stat.S_ISREG(facts.st_mode):
        reason = _DEVICE
    elif is_shortcut(path.name):
        reason = _SHORTCUT
    elif not any(letter.isprintable() and not letter.isspace() for letter in path.stem):
        reason = _NAMELESS
    elif not facts.st_size:
        reason = _EMPTY
    if reason:
        gathering.refuse(path, reason)
    else:
        gathering.files[path] = facts.st_size


def _walk(gathering: _Gathering, top: Path) -> None:
    # A stack, for folders may lie deeper than Python calls.
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(_entries(gathering, folder))
        except OSError:
            gathering.refuse(folder, _NO_ENTRY)
            continue
        if any(entry.name == DATABASE_NAME for entry in entries):
            gathering.refuse(folder, _WORKSPACE)
            continue
        inner = []
        for entry in sorted(entries, key=lambda entry: code_order(entry.name.casefold())):
            if len(gathering.files) >= MOST_FILES:
                gathering.refuse(top, _TOO_MANY)
                return
            if _take_entry(gathering, entry, top):
                inner.append(Path(entry.path))
        waiting += reversed(inner)


def _entries(gathering: _Gathering, folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for entry in found:
            gathering.tell()
            yield entry


def _take_entry(gathering: _Gathering, entry: os.DirEntry[str], top: Path) -> bool:
    """Take a file found in a folder; True when it is a folder to be walked."""
    path = Path(entry.path)
    try:
        facts = entry.stat(follow_symlinks=False)
        if _is_left_alone(entry.name) or _is_hidden(facts):
            return False
        if entry.is_symlink() or getattr(facts, "st_reparse_tag", 0) == _JUNCTION:
            _take_link(gathering, path, top)
            return False
    except OSError:
        gathering.refuse(path, _NO_FILE)
        return False
    if stat.S_ISDIR(facts.st_mode):
        return True
    _take_file(gathering, path, facts)
    return False


def _take_link(gathering: _Gathering, path: Path, top: Path) -> None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        gathering.refuse(path, _BROKEN_LINK)
        return
    # What it points to inside the folder is met on the way.
    if not target.is_relative_to(top.resolve()):
        gathering.refuse(path, _LINK_OUT)


def _is_left_alone(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(("~$", ".")) or lower in _SYSTEM_NAMES or lower.endswith(_TEMPORARY)


def _is_hidden(facts: os.stat_result) -> bool:
    return sys.platform == "win32" and bool(facts.st_file_attributes & _HIDDEN_ATTRIBUTES)
