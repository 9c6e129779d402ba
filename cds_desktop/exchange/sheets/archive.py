"""The zip a spreadsheet is: what kind of file it really is, and its parts, measured before believed.

Cells are read by us and not by a library: formulas must be seen and refused, numbers kept digit for
digit, and no part may grow beyond its limit or bring a document type (and with it entities) of its own.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from cds_desktop.errors import InputUnreadable, SpreadsheetUnreadable

MAX_FILE_BYTES = 10_000_000
MAX_PART_BYTES = 40_000_000
MAX_ENTRIES = 5_000
_CHUNK_BYTES = 65_536
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_BROKEN = (
    BadZipFile,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    zlib.error,
    struct.error,
)


class Archive:
    """Tệp .xlsx, open for reading; use it as a context."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        with _refusals(path.name):
            _require_spreadsheet(path)
        with self._damage():
            self._zip = ZipFile(path)
        self._names = {entry.filename.lstrip("/"): entry for entry in self._zip.infolist()}
        if len(self._names) > MAX_ENTRIES:
            self._zip.close()
            raise self.refusal("có quá nhiều thành phần bên trong")

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, as they come out; never more than the limit."""
        total = 0
        with self._damage(), self._open(name) as part:
            while chunk := part.read(_CHUNK_BYTES):
                total += len(chunk)
                if total > MAX_PART_BYTES:
                    raise self.refusal("phình ra quá lớn khi mở; bộ chỉ số không bao giờ lớn như vậy")
                yield chunk

    def refusal(self, why: str) -> SpreadsheetUnreadable:
        """The error to raise for this file."""
        return SpreadsheetUnreadable(f"“{self.name}” {why}")

    def _open(self, name: str) -> IO[bytes]:
        entry = self._names.get(name)
        if entry is None:
            raise self.refusal("thiếu thành phần bên trong, có thể đã hỏng")
        if entry.flag_bits & 1:
            raise self.refusal("được bảo vệ bằng mật khẩu; bỏ mật khẩu, lưu lại rồi nạp")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.refusal("được nén theo cách lạ; lưu lại bằng Excel hoặc LibreOffice")
        return self._zip.open(entry)

    @contextmanager
    def _damage(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            raise self.refusal("bị hỏng hoặc chép chưa xong; chép lại tệp gốc") from error


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputUnreadable(f"“{name}”: {error.strerror}") from error


def _require_spreadsheet(path: Path) -> None:
    """Refuse by the first bytes what only has the name of an .xlsx, saying what it is."""
    if not path.is_file():
        raise InputUnreadable(f"“{path.name}”: không thấy tệp")
    size = path.stat().st_size
    if size == 0:
        raise SpreadsheetUnreadable(f"“{path.name}” là tệp rỗng (0 byte)")
    if size > MAX_FILE_BYTES:
        raise SpreadsheetUnreadable(f"“{path.name}” lớn hơn {MAX_FILE_BYTES // 1_000_000} MB")
    with path.open("rb") as file:
        head = file.read(_CHUNK_BYTES)
        if head.startswith(_OLE):
            raise SpreadsheetUnreadable(f"“{path.name}” {_why_ole(head + file.read())}")
    if _OPEN_DOCUMENT in head[:200]:
        raise SpreadsheetUnreadable(f"“{path.name}” là tệp OpenDocument (.ods); lưu lại dạng Excel (.xlsx)")
    if not head.startswith(b"PK"):
        why = "không phải bảng tính .xlsx (có thể là .csv hoặc văn bản đổi tên)"
        raise SpreadsheetUnreadable(f"“{path.name}” {why}; mở rồi lưu lại dạng Excel (.xlsx)")


def _why_ole(content: bytes) -> str:
    if _ENCRYPTED in content:
        return "được bảo vệ bằng mật khẩu; mở bằng Excel, bỏ mật khẩu, lưu lại rồi nạp"
    return "là tệp Excel kiểu cũ (.xls); mở bằng Excel rồi lưu lại dạng .xlsx"
