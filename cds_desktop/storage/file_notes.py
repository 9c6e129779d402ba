"""A short look into a file that is to be evidence: what is refused, and what its reader should know."""

import os
import re
from io import FileIO
from pathlib import Path

from cds_desktop.domain.evidence_words import FileKind, kind_of_name, size_words
from cds_desktop.errors import EmptyFileNotTaken, PhotoNotTaken, ShortcutNotTaken, SourceFileLost
from cds_desktop.storage.source_files import opened

HARD_TO_MAIL_BYTES = 200_000_000
_SHORTCUTS = frozenset({".lnk", ".url", ".webloc", ".desktop", ".appref-ms", ".gdoc", ".gsheet", ".gslides"})
_HEAD, _TAIL = 1 << 10, 1 << 17
_LARGEST_UNLOCKED_BYTES = 100_000_000
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_STARTXREF = re.compile(rb"startxref\s+([0-9]{1,12})\s")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPPED = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*", b"II+\0")
_BROKEN = "{} có thể hỏng hoặc chép dở, không mở được; mở thử tệp gốc rồi thay tệp"


def is_shortcut(name: str) -> bool:
    """Whether a name is that of a file that only points elsewhere."""
    return Path(name).suffix.lower() in _SHORTCUTS


def note_on(path: Path) -> str:
    """What to know about a file, or ""; raises what says why it is no evidence at all."""
    if is_shortcut(path.name):
        raise ShortcutNotTaken
    with opened(path) as file:
        try:
            return _note_on(path, file, os.fstat(file.fileno()).st_size)
        except OSError as error:
            raise SourceFileLost(f"{path.name}: không đọc được") from error


def _note_on(path: Path, file: FileIO, size_bytes: int) -> str:
    if size_bytes == 0:
        raise EmptyFileNotTaken
    head, tail = _ends(file, size_bytes)
    if _is_heic(head):
        raise PhotoNotTaken
    notes = [_content_note(path, head, tail, file, size_bytes)]
    if size_bytes > HARD_TO_MAIL_BYTES:
        notes.append(f"dung lượng {size_words(size_bytes)}: khó gửi qua thư điện tử")
    return "; ".join(filter(None, notes))


def _ends(file: FileIO, size_bytes: int) -> tuple[bytes, bytes]:
    head = file.read(_HEAD)
    file.seek(max(0, size_bytes - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    return head, tail


def _is_heic(head: bytes) -> bool:
    """By its first box, whatever the name says: phones also call such a photo .jpg."""
    if head[4:8] != b"ftyp":
        return False
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))}
    return bool(brands & _HEIC_BRANDS) or (head[8:12] in (b"mif1", b"msf1") and b"avif" not in brands)


def _content_note(path: Path, head: bytes, tail: bytes, file: FileIO, size_bytes: int) -> str:
    suffix, kind = path.suffix.lower(), kind_of_name(path.name)
    if suffix == ".pdf" or head.startswith(b"%PDF-"):
        return _pdf_note(path, head, tail, file, size_bytes)
    if kind is FileKind.IMAGE:
        return _BROKEN.format("ảnh") if _is_broken_picture(head, tail) else ""
    if suffix in _ZIPPED:
        if head.startswith(_OLE):
            return "tệp có mật khẩu mở, nơi nhận không đọc được; nên thêm bản không đặt mật khẩu"
        whole = head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and b"PK\x05\x06" in tail
        return "" if whole else _BROKEN.format("tệp")
    return ""


def _is_broken_picture(head: bytes, tail: bytes) -> bool:
    if head.startswith(b"\xff\xd8\xff"):
        return b"\xff\xd9" not in tail
    if head.startswith(b"\x89PNG"):
        return b"IEND" not in tail
    return not head.startswith(_PICTURES) and head[4:8] != b"ftyp"


def _pdf_note(path: Path, head: bytes, tail: bytes, file: FileIO, size_bytes: int) -> str:
    if b"%PDF-" not in head or b"%%EOF" not in tail[-2048:]:
        return _BROKEN.format("tệp PDF")
    if not _names_encryption(tail, file, size_bytes):
        return ""
    # Many papers are only locked against change: they open without a password.
    needs = size_bytes > _LARGEST_UNLOCKED_BYTES or _needs_password(path)
    return "PDF có mật khẩu mở, nơi nhận không đọc được; nên thêm bản không đặt mật khẩu" if needs else ""


def _names_encryption(tail: bytes, file: FileIO, size_bytes: int) -> bool:
    if b"/Encrypt" in tail[tail.rfind(b"trailer") :][:_HEAD] and b"trailer" in tail:
        return True
    found = _STARTXREF.findall(tail)
    if not found or int(found[-1]) >= size_bytes:
        return False
    file.seek(int(found[-1]))
    table = file.read(_TAIL)
    file.seek(0)
    ends = [at for word in (b"stream", b"startxref") if (at := table.find(word)) >= 0]
    return b"/Encrypt" in table[: min(ends, default=len(table))]


def _needs_password(path: Path) -> bool:
    # Only a locked PDF needs the library, which takes its time to load.
    from pikepdf import PasswordError, PdfError
    from pikepdf import open as open_pdf

    try:
        with open_pdf(path):
            return False
    except PasswordError:
        return True
    except (PdfError, OSError, ValueError, RuntimeError):
        return False
