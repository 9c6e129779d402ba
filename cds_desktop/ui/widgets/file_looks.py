"""Xem tệp: a picture at the size it is shown at, the first lines of a text, or words why not."""

import codecs
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

TEXT_BYTES = 64 * 1024
LARGEST_PICTURE_BYTES = 200_000_000
MISSING = "Không thấy tệp"
NOT_SHOWN = "Không xem trước được loại tệp này."
DAMAGED_PICTURE = "Tệp ảnh này bị hỏng hoặc không phải là ảnh. Xin lại tệp gốc rồi thay tệp."
# What a file is called says nothing about its content: only plain pictures are decoded, no drawings.
_FORMATS = frozenset({"bmp", "gif", "jpeg", "jpg", "jfif", "png", "tif", "tiff", "webp"})
_BYTES_PER_PIXEL = 4
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Look:
    """What was seen: a picture, a text, or one sentence why neither."""

    image: QImage | None = None
    text: str = ""
    is_cut: bool = False
    message: str = ""


def look_at_picture(path: Path, longest_side: int) -> Look:
    """A picture no larger than it is shown at, upright as the camera noted."""
    try:
        if path.stat().st_size > LARGEST_PICTURE_BYTES:
            return Look(message=_too_large(QSize()))
        data = path.read_bytes()
    except OSError:
        return Look(message=MISSING)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode() not in _FORMATS:
        return Look(message=DAMAGED_PICTURE if data[:4] != b"\0\0\0\0" else NOT_SHOWN)
    size = reader.size()
    if _needs(reader, size) > QImageReader.allocationLimit() * 1024 * 1024:
        return Look(message=_too_large(size))
    if size.isValid() and max(size.width(), size.height()) > longest_side:
        room = QSize(longest_side, longest_side)
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return Look(message=DAMAGED_PICTURE) if image.isNull() else Look(image=image)


def look_at_text(path: Path) -> Look:
    """The first 64 KB of a text, in the encoding it most likely has."""
    try:
        with path.open("rb") as file:
            data = file.read(TEXT_BYTES + 1)
    except OSError:
        return Look(message=MISSING)
    text = _decoded(data[:TEXT_BYTES])
    if text is None:
        return Look(message="Tệp này không phải là văn bản.")
    return Look(text=unicodedata.normalize("NFC", text), is_cut=len(data) > TEXT_BYTES)


def _needs(reader: QImageReader, size: QSize) -> int:
    # A JPEG is made smaller while it is decoded; everything else is decoded whole first.
    if bytes(reader.format().data()) in (b"jpeg", b"jpg", b"jfif") or not size.isValid():
        return 0
    return size.width() * size.height() * _BYTES_PER_PIXEL


def _too_large(size: QSize) -> str:
    pixels = f" ({size.width()} × {size.height()} điểm ảnh)" if size.isValid() else ""
    return f"Ảnh quá lớn để xem trước{pixels}. Mở bằng chương trình khác để xem."


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        return None
    try:
        # A letter cut in two by the end of what was read is no fault.
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1258", "replace")
