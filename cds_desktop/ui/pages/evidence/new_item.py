"""Đường link, bản giấy: the facts without which such evidence says nothing, and a picture of the page."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_desktop.domain.round import EvidenceItem, EvidenceKind
from cds_desktop.domain.web_addresses import address_doubt
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.picture_preview import PicturePreview
from cds_desktop.ui.widgets.typed_field import DateField


class NewItemDialog(QDialog):
    """A dialog that ends with an item, and perhaps a picture of it."""

    title_field: FormField
    place_field: FormField

    def made(self, used_for: tuple[str, ...] = ()) -> EvidenceItem:
        """The item described here."""
        raise NotImplementedError

    @property
    def image(self) -> QImage:
        """A picture that was pasted here; a null image if none was."""
        return QImage()

    def accept(self) -> None:
        """Goes to the first field that is missing, and says so."""
        for field in (self.place_field, self.title_field):
            missing = field.required and not text_of(field)
            field.set_validity(*((Validity.ERROR, "Cần điền ô này.") if missing else (Validity.NONE,)))
            if missing:
                field.editor.setFocus()
                return
        super().accept()


class LinkDialog(NewItemDialog):
    """Address, title, who looked and when; a screenshot of the page is invited."""

    def __init__(self, seen_by: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm đường link")
        self.setMinimumWidth(520)
        self.place_field = FormField("Địa chỉ đường link", LineEdit(), required=True)
        self.title_field = FormField("Tên minh chứng", LineEdit(), required=True)
        self.seen_by = FormField("Người đã xem", LineEdit())
        self.seen_on = DateField("Ngày xem")
        self.picture = _PastedPicture()
        line_of(self.place_field).setPlaceholderText("https://")
        line_of(self.seen_by).setText(seen_by)
        self.seen_on.start_anew(datetime.now().astimezone().date())
        self._build()
        line_of(self.place_field).editingFinished.connect(self._doubt)
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self._paste)

    def made(self, used_for: tuple[str, ...] = ()) -> EvidenceItem:
        return EvidenceItem(
            id="",
            code="",
            title=text_of(self.title_field),
            kind=EvidenceKind.LINK,
            address=text_of(self.place_field),
            seen_by=text_of(self.seen_by),
            seen_on=self.seen_on.value,
            used_for=used_for,
        )

    @property
    def image(self) -> QImage:
        return self.picture.image

    def _build(self) -> None:
        column = dialog_column(self, "Thêm đường link")
        seen = QHBoxLayout()
        seen.setSpacing(Space.M)
        seen.addWidget(self.seen_by, 2)
        seen.addWidget(self.seen_on, 1)
        column.addWidget(self.place_field)
        column.addWidget(self.title_field)
        column.addLayout(seen)
        column.addWidget(self.picture)
        column.addStretch(1)
        column.addLayout(dialog_buttons(self, "Thêm"))

    def _doubt(self) -> None:
        address = text_of(self.place_field)
        doubt = address_doubt(address) if address else ""
        self.place_field.set_validity(Validity.WARN if doubt else Validity.NONE, doubt)

    def _paste(self) -> None:
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self.picture.show_image(image)


class PaperDialog(NewItemDialog):
    """Something on paper, or a thing: where it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm bản giấy, hiện vật")
        self.setMinimumWidth(460)
        self.title_field = FormField("Tên minh chứng", LineEdit(), required=True)
        self.place_field = FormField("Hộp, nơi để", LineEdit(), help_text="Ví dụ: hộp 1, tủ hồ sơ văn thư.")
        column = dialog_column(self, "Thêm bản giấy, hiện vật")
        column.addWidget(self.title_field)
        column.addWidget(self.place_field)
        column.addStretch(1)
        column.addLayout(dialog_buttons(self, "Thêm"))

    def made(self, used_for: tuple[str, ...] = ()) -> EvidenceItem:
        return EvidenceItem(
            id="",
            code="",
            title=text_of(self.title_field),
            kind=EvidenceKind.PHYSICAL,
            box=text_of(self.place_field),
            used_for=used_for,
        )


class _PastedPicture(Panel):
    """Invites a screenshot; shows it once it was pasted."""

    def __init__(self) -> None:
        super().__init__("sunken")
        self.image = QImage()
        self._invitation = Label("Dán ảnh chụp trang (Ctrl+V)", Type.STRONG)
        self._why = Label(
            "Nơi nhận có thể không mở được địa chỉ; ảnh chụp cho thấy trang như lúc xem.",
            Type.SMALL,
            tone="muted",
            wrap=True,
        )
        self._picture = PicturePreview()
        self._picture.setFixedSize(QSize(160, 100))
        self._picture.hide()
        self._away = link("Bỏ ảnh")
        self._away.clicked.connect(lambda: self.show_image(QImage()))
        self._away.hide()
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self._invitation)
        words.addWidget(self._why)
        words.addWidget(self._away, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(self._picture)
        self.body.addLayout(row)

    def show_image(self, image: QImage) -> None:
        """Show what was pasted, or nothing again."""
        self.image = image
        there = not image.isNull()
        self._picture.show_picture(image, "Ảnh chụp trang")
        self._picture.setVisible(there)
        self._away.setVisible(there)
        self._invitation.setText("Đã có ảnh chụp trang" if there else "Dán ảnh chụp trang (Ctrl+V)")


def line_of(field: FormField) -> QLineEdit:
    """The line of a field that holds one."""
    assert isinstance(field.editor, QLineEdit)
    return field.editor


def text_of(field: FormField) -> str:
    """What stands in the line of a field."""
    return line_of(field).text().strip()
