"""Finds and reads the files a description names; nothing outside its folder, whatever it says."""

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

from cds_desktop.domain.typed_tables import MAX_TEXT_BYTES
from cds_desktop.errors import InputUnreadable


def read_text(path: Path) -> str:
    """The UTF-8 text of a small file."""
    # A pipe would be waited for without end.
    if not path.is_file():
        raise InputUnreadable(f"{path.name}: không thấy tệp")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        raise InputUnreadable(f"{path.name}: {error.strerror or 'không mở được'}") from error
    if len(content) > MAX_TEXT_BYTES:
        raise InputUnreadable(f"{path.name}: lớn hơn 2 MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputUnreadable(f"{path.name}: không phải văn bản UTF-8") from error


def find_below(folder: Path, name: str) -> Path | str:
    """The file `name` below `folder`, or in words why it may not be used."""
    relative = PurePosixPath(name)
    if (
        not name
        or any(letter in name for letter in "\\\0")
        or relative.is_absolute()
        or ".." in relative.parts
        or PureWindowsPath(name).drive
    ):
        return "phải là đường dẫn tương đối, bên trong thư mục của tệp mô tả"
    found = folder
    for part in relative.parts:
        found = _child(found, part)
    if not found.resolve().is_relative_to(folder.resolve()):
        return "nằm ngoài thư mục của tệp mô tả"
    return found if found.is_file() else "không thấy tệp"


def _child(folder: Path, name: str) -> Path:
    """The entry called `name`, however its tone marks are encoded on this disk."""
    direct = folder / name
    if direct.exists() or not folder.is_dir():
        return direct
    wanted = unicodedata.normalize("NFC", name)
    same = (entry for entry in folder.iterdir() if unicodedata.normalize("NFC", entry.name) == wanted)
    return next(same, direct)
