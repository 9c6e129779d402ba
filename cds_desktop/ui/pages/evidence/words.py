"""Minh chứng in words: its kind, its size, how private it is, and the row a list shows of it."""

from pathlib import PurePath

from cds_desktop.domain.numbers import NO_BREAK_SPACE, show
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.ui.widgets import evidence_item as row

SENSITIVITY_WORDS = {
    Sensitivity.NONE: "Không",
    Sensitivity.BASIC: "Cơ bản",
    Sensitivity.SENSITIVE: "Nhạy cảm",
    Sensitivity.CHILDREN: "Trẻ em",
}
SENSITIVITY_CHOICES = {
    Sensitivity.NONE: "Không có dữ liệu cá nhân",
    Sensitivity.BASIC: "Có dữ liệu cá nhân cơ bản",
    Sensitivity.SENSITIVE: "Có dữ liệu cá nhân nhạy cảm",
    Sensitivity.CHILDREN: "Có hình ảnh, dữ liệu của trẻ em",
}
TRAVEL_CHOICES = {
    Travel.DEFAULT: "Theo mặc định",
    Travel.WITH_FILE: "Gửi cả tệp",
    Travel.INDEX_ONLY: "Chỉ gửi tên, không gửi tệp",
}
_KINDS = {
    ".pdf": row.EvidenceKind.PDF,
    ".doc": row.EvidenceKind.DOCUMENT,
    ".docx": row.EvidenceKind.DOCUMENT,
    ".odt": row.EvidenceKind.DOCUMENT,
    ".rtf": row.EvidenceKind.DOCUMENT,
    ".txt": row.EvidenceKind.DOCUMENT,
    ".xls": row.EvidenceKind.SHEET,
    ".xlsx": row.EvidenceKind.SHEET,
    ".ods": row.EvidenceKind.SHEET,
    ".csv": row.EvidenceKind.SHEET,
    ".jpg": row.EvidenceKind.IMAGE,
    ".jpeg": row.EvidenceKind.IMAGE,
    ".png": row.EvidenceKind.IMAGE,
    ".gif": row.EvidenceKind.IMAGE,
    ".webp": row.EvidenceKind.IMAGE,
    ".heic": row.EvidenceKind.IMAGE,
}
_UNITS = (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000))


def size_words(size_bytes: int) -> str:
    """ "1,2 MB": units of a thousand, one digit while it is below ten."""
    for unit, worth in _UNITS:
        if size_bytes >= worth:
            tenths = round(size_bytes * 10 / worth)
            text = f"{tenths // 10},{tenths % 10}" if tenths < 100 and tenths % 10 else str(tenths // 10)
            return f"{text}{NO_BREAK_SPACE}{unit}"
    return f"{show(size_bytes)}{NO_BREAK_SPACE}byte"


def kind_of(item: EvidenceItem) -> row.EvidenceKind:
    """What kind of thing it is, by its first file."""
    if item.kind is EvidenceKind.LINK:
        return row.EvidenceKind.LINK
    if item.kind is EvidenceKind.PHYSICAL:
        return row.EvidenceKind.PAPER
    if not item.files:
        return row.EvidenceKind.OTHER
    return _KINDS.get(PurePath(item.files[0].name).suffix.lower(), row.EvidenceKind.OTHER)


def meta_words(item: EvidenceItem) -> str:
    """ "PDF · 2 tệp · 2,4 MB", or the address, or the box."""
    kind = kind_of(item).value
    if item.kind is EvidenceKind.LINK:
        return f"{kind} · {item.address}" if item.address else kind
    if item.kind is EvidenceKind.PHYSICAL:
        return f"{kind} · hộp {item.box}" if item.box else kind
    count = f"{len(item.files)} tệp" if len(item.files) > 1 else ""
    size = size_words(sum(file.size_bytes for file in item.files)) if item.files else ""
    return " · ".join(part for part in (kind, count, size) if part)


def list_row(item: EvidenceItem, *, used_for: tuple[str, ...] = ()) -> row.EvidenceItem:
    """The row of a list beside a criterion."""
    return row.EvidenceItem(
        key=item.id,
        code=item.code,
        title=item.title,
        kind=kind_of(item),
        meta=" · ".join([meta_words(item), *used_for]),
        warning=_warning(item),
        is_missing=item.kind is EvidenceKind.FILE and not item.files,
    )


def _warning(item: EvidenceItem) -> str:
    if item.sensitivity is Sensitivity.NONE or item.travel is not Travel.DEFAULT:
        return ""
    return f"{SENSITIVITY_CHOICES[item.sensitivity]}"
