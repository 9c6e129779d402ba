"""Minh chứng in words: how private it is, what travels of it, and the row a list shows of it."""

from cds_desktop.domain.evidence_words import FileKind, kind_of_name, second_line, size_words
from cds_desktop.domain.evidence_words import kind_of as file_kind_of
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.ui.widgets import evidence_item as row

__all__ = ["kind_of", "kind_of_file", "list_row", "size_words"]

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
SENSITIVITY_TITLES = SENSITIVITY_CHOICES | {Sensitivity.CHILDREN: "Có hình học sinh"}
SENSITIVITY_MEANS = {
    Sensitivity.NONE: "",
    Sensitivity.BASIC: "Họ tên, ngày sinh, số điện thoại của ai đó.",
    Sensitivity.SENSITIVE: "Sức khỏe, tài khoản, nơi ở của ai đó.",
    Sensitivity.CHILDREN: "Thấy mặt, tên hoặc thông tin của học sinh.",
}
TRAVEL_CHOICES = {
    Travel.DEFAULT: "Theo mặc định",
    Travel.WITH_FILE: "Gửi cả tệp",
    Travel.INDEX_ONLY: "Chỉ gửi tên, không gửi tệp",
}
_KINDS = {
    FileKind.PDF: row.EvidenceKind.PDF,
    FileKind.DOCUMENT: row.EvidenceKind.DOCUMENT,
    FileKind.SLIDES: row.EvidenceKind.DOCUMENT,
    FileKind.SHEET: row.EvidenceKind.SHEET,
    FileKind.IMAGE: row.EvidenceKind.IMAGE,
    FileKind.LINK: row.EvidenceKind.LINK,
    FileKind.PAPER: row.EvidenceKind.PAPER,
}


def kind_of(item: EvidenceItem) -> row.EvidenceKind:
    """What is drawn for an item without a thumbnail."""
    return _KINDS.get(file_kind_of(item), row.EvidenceKind.OTHER)


def kind_of_file(name: str) -> row.EvidenceKind:
    """What is drawn for a file, by its name."""
    return _KINDS.get(kind_of_name(name), row.EvidenceKind.OTHER)


def list_row(
    item: EvidenceItem, *, used_for: tuple[str, ...] = (), is_missing: bool = False, is_asked: bool = False
) -> row.EvidenceItem:
    """The row of a list beside a criterion."""
    numbered = item.number or ""
    return row.EvidenceItem(
        key=item.id,
        code=item.code,
        title=item.title or "Chưa đặt tên",
        kind=kind_of(item),
        meta=" · ".join(part for part in (second_line(item), numbered, *used_for) if part),
        warning="Giữ nguyên?" if is_asked else _warning(item),
        is_missing=is_missing or (item.kind is EvidenceKind.FILE and not item.files),
        file=item.files[0].digest if item.files else "",
    )


def _warning(item: EvidenceItem) -> str:
    if item.sensitivity is Sensitivity.NONE or item.travel is not Travel.DEFAULT:
        return ""
    return SENSITIVITY_TITLES[item.sensitivity]
