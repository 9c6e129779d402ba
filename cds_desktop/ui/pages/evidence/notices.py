"""Điều phải biết về một minh chứng: a lost file, an earlier version, private data, no picture of a page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.queries.evidence_files import EarlierFile
from cds_desktop.ui.pages.evidence.words import SENSITIVITY_MEANS, SENSITIVITY_TITLES, TRAVEL_CHOICES
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.typed_dates import show_date
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

_STAYS = "Mặc định chỉ gửi tên và mã kiểm tra, không gửi tệp."


class PrivacyNotice(Panel):
    """What the flag means, and what travels; `chosen` carries the choice."""

    chosen = Signal(Travel)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self._title = Label("", Type.STRONG, tone="warn", wrap=True)
        self._means = Label("", Type.SMALL, wrap=True)
        self.travel = ComboBox()
        self.travel.setAccessibleName("Khi nộp hồ sơ")
        self.travel.let_be_narrow()
        for value, words in (TRAVEL_CHOICES | {Travel.DEFAULT: "Chưa chọn: chỉ gửi tên"}).items():
            self.travel.addItem(words, value)
        self.travel.activated.connect(lambda _index: self.chosen.emit(self.travel.currentData()))
        self.body.addLayout(titled(State.ATTENTION, self._title))
        self.body.addWidget(self._means)
        self.body.addWidget(self.travel)

    def show_item(self, item: EvidenceItem, *, editable: bool) -> None:
        """Show what concerns an item; hidden for what is not private."""
        private = item.sensitivity is not Sensitivity.NONE
        self.setVisible(private and bool(item.files))
        self._title.setText(SENSITIVITY_TITLES[item.sensitivity])
        self._means.setText(f"{SENSITIVITY_MEANS[item.sensitivity]} {_STAYS}".strip())
        self.travel.setCurrentIndex(list(TRAVEL_CHOICES).index(item.travel))
        self.travel.setEnabled(editable)


class MissingNotice(Panel):
    """A file that is not there: attach the same one again, or put another in its place."""

    reattach_asked = Signal()
    replace_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("err", parent=parent)
        self._words = Label("", Type.SMALL, wrap=True)
        self.reattach = secondary("Gắn lại tệp…")
        self.replace = link("Thay tệp…")
        self.reattach.clicked.connect(self.reattach_asked)
        self.replace.clicked.connect(self.replace_asked)
        row = QHBoxLayout()
        row.addWidget(self.reattach)
        row.addWidget(self.replace)
        row.addStretch(1)
        self.body.addLayout(titled(State.ERROR, Label("Không thấy tệp", Type.STRONG, tone="err")))
        self.body.addWidget(self._words)
        self.body.addLayout(row)

    def show_file(self, name: str, *, missing: bool, editable: bool, writable: bool) -> None:
        """Show it for a file that is missing; the same file may come back even when sealed."""
        self.setVisible(missing)
        self._words.setText(f"“{name}” không còn trong thư mục hồ sơ.")
        self.reattach.setVisible(writable)
        self.replace.setVisible(editable)


class PictureInvitation(Panel):
    """A link without a picture of its page."""

    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self.paste = link("Dán ảnh chụp trang (Ctrl+V)", "image")
        self.paste.clicked.connect(self.paste_asked)
        words = "Nơi nhận có thể không mở được địa chỉ; ảnh chụp cho thấy trang như lúc xem."
        self.body.addWidget(self.paste, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))

    def show_item(self, item: EvidenceItem, *, editable: bool) -> None:
        """Show it for a link that has no picture yet."""
        self.setVisible(editable and item.kind is EvidenceKind.LINK and not item.files)


class EarlierVersions(QWidget):
    """What a file replaced, newest first; `restore_asked` carries the number of the version."""

    restore_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_versions(self, versions: Sequence[EarlierFile], *, editable: bool) -> None:
        """Show these versions."""
        while taken := self._column.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for version in versions:
            self._column.addWidget(self._row(version, editable))
        self.setVisible(bool(versions))

    def _row(self, version: EarlierFile, editable: bool) -> QWidget:
        day = show_date(version.replaced_at.astimezone().date())
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = Label(f"Bản trước {day}", Type.SMALL, tone="muted")
        words.setToolTip(version.file.name)
        line.addWidget(words, 1)
        back = link("Khôi phục", "history")
        back.setAccessibleName(f"Khôi phục bản trước {day}")
        back.setVisible(editable and version.is_here)
        back.clicked.connect(lambda _on=False, number=version.number: self.restore_asked.emit(number))
        line.addWidget(back)
        return row


def titled(state: State, title: Label) -> QHBoxLayout:
    """A glyph before the words that say what it is about."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addWidget(StateGlyph(state, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(title, 1)
    return row
