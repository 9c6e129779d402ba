"""Thông tin của minh chứng: labels and words in two columns, laid out once and filled again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.evidence_words import size_words
from cds_desktop.domain.round import EvidenceItem, EvidenceKind
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.typed_dates import show_date
from cds_desktop.ui.widgets.labels import Label

_LABELS = (
    "Số", "Ngày", "Nơi ban hành", "Trang", "Người cung cấp", "Địa chỉ", "Người xem", "Ngày xem", "Nơi giữ",
    "Dùng cho", "Ghi chú",
)  # fmt: skip


class Facts(QWidget):
    """What is known of an item; what is not known takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[Label, Label]] = {}
        for place, words in enumerate(_LABELS):
            label, value = Label(words, Type.SMALL, tone="muted"), Label("", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(words)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
            label.setContentsMargins(0, 2, 0, 2)
            value.setContentsMargins(0, 1, 0, 1)
            self._rows[words] = (label, value)

    def show_item(self, item: EvidenceItem) -> None:
        """Show the facts of an item."""
        facts = _facts(item)
        for words, (label, value) in self._rows.items():
            text = facts.get(words, "")
            value.setText(text)
            label.setVisible(bool(text))
            value.setVisible(bool(text))


def _facts(item: EvidenceItem) -> dict[str, str]:
    return {
        "Số": item.number,
        "Ngày": show_date(item.issued_on),
        "Nơi ban hành": item.issuer,
        "Trang": item.pages,
        "Người cung cấp": item.supplied_by,
        "Địa chỉ": item.address,
        "Người xem": item.seen_by,
        "Ngày xem": show_date(item.seen_on),
        "Nơi giữ": _place(item),
        "Dùng cho": ", ".join(sorted(item.used_for, key=code_order)) or "chưa dùng ở tiêu chí nào",
        "Ghi chú": item.note,
    }


def _place(item: EvidenceItem) -> str:
    if item.kind is EvidenceKind.PHYSICAL:
        return f"Hộp {item.box}" if item.box else "Bản giấy, chưa ghi nơi để"
    if not item.files:
        return ""
    size = size_words(sum(file.size_bytes for file in item.files))
    count = f"{len(item.files)} tệp · " if len(item.files) > 1 else ""
    return f"Trong máy · {count}{size}"
