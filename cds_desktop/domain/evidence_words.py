"""Minh chứng in words: what kind of thing it is, how big, what stands in the second line."""

from enum import StrEnum
from pathlib import PurePath

from cds_desktop.domain.numbers import NO_BREAK_SPACE, show
from cds_desktop.domain.round.assessment import EvidenceItem, EvidenceKind


class FileKind(StrEnum):
    """Loại tệp, by the end of its name."""

    PDF = "pdf"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    IMAGE = "image"
    SOUND = "sound"
    VIDEO = "video"
    ARCHIVE = "archive"
    LINK = "link"
    PAPER = "paper"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind as a list names it."""
        return _LABELS[self]


_LABELS = {
    FileKind.PDF: "PDF",
    FileKind.DOCUMENT: "Văn bản",
    FileKind.SHEET: "Bảng tính",
    FileKind.SLIDES: "Trình chiếu",
    FileKind.IMAGE: "Ảnh",
    FileKind.SOUND: "Âm thanh",
    FileKind.VIDEO: "Video",
    FileKind.ARCHIVE: "Tệp nén",
    FileKind.LINK: "Đường link",
    FileKind.PAPER: "Bản giấy",
    FileKind.OTHER: "Tệp",
}
_SUFFIXES = {
    FileKind.PDF: ".pdf",
    FileKind.DOCUMENT: ".doc .docx .odt .rtf .txt .htm .html",
    FileKind.SHEET: ".xls .xlsx .ods .csv",
    FileKind.SLIDES: ".ppt .pptx .odp",
    FileKind.IMAGE: ".jpg .jpeg .png .gif .bmp .webp .tif .tiff .heic",
    FileKind.SOUND: ".mp3 .m4a .wav",
    FileKind.VIDEO: ".mp4 .mov .avi .mkv .webm",
    FileKind.ARCHIVE: ".zip .rar .7z",
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_UNITS = (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000))


def kind_of_name(name: str) -> FileKind:
    """What a file is by its name."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower(), FileKind.OTHER)


def kind_of(item: EvidenceItem) -> FileKind:
    """What kind of thing it is, by its first file."""
    if item.kind is EvidenceKind.LINK:
        return FileKind.LINK
    if item.kind is EvidenceKind.PHYSICAL:
        return FileKind.PAPER
    return kind_of_name(item.files[0].name) if item.files else FileKind.OTHER


def size_words(size_bytes: int) -> str:
    """ "1,2 MB": units of a thousand, one digit while it is below ten."""
    for unit, worth in _UNITS:
        if size_bytes >= worth:
            tenths = round(size_bytes * 10 / worth)
            text = f"{tenths // 10},{tenths % 10}" if tenths < 100 and tenths % 10 else str(tenths // 10)
            return f"{text}{NO_BREAK_SPACE}{unit}"
    return f"{show(size_bytes)}{NO_BREAK_SPACE}byte"


def second_line(item: EvidenceItem) -> str:
    """ "PDF · trang 3–5 · 2 tệp · 2,4 MB", or the address, or the box."""
    kind = kind_of(item).label
    if item.kind is EvidenceKind.LINK:
        return f"{kind} · {item.address}" if item.address else kind
    if item.kind is EvidenceKind.PHYSICAL:
        return f"{kind}, hộp {item.box}" if item.box else kind
    pages = f"trang {item.pages}" if item.pages[:1].isdigit() else item.pages
    count = f"{len(item.files)} tệp" if len(item.files) > 1 else ""
    size = size_words(sum(file.size_bytes for file in item.files)) if item.files else "chưa có tệp"
    return " · ".join(part for part in (kind, pages, count, size) if part)
