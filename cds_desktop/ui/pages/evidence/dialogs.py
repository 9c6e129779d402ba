"""Hộp thoại của minh chứng: a new link or paper, a last word before removing."""

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.domain.round import EvidenceItem, EvidenceKind
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.labels import Label


class NewEvidenceDialog(QDialog):
    """A link, or something on paper: the two facts without which it says nothing."""

    def __init__(self, kind: EvidenceKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        is_link = kind is EvidenceKind.LINK
        self.setWindowTitle("Thêm đường link" if is_link else "Thêm bản giấy, hiện vật")
        self.setMinimumWidth(460)
        self.name = FormField("Tên minh chứng", QLineEdit(), required=True)
        label = "Địa chỉ đường link" if is_link else "Hộp, nơi để"
        self.place = FormField(label, QLineEdit(), required=is_link)
        if is_link:
            _line(self.place).setPlaceholderText("https://")
        column = dialog_column(self, self.windowTitle())
        column.addWidget(self.name)
        column.addWidget(self.place)
        column.addStretch(1)
        column.addLayout(dialog_buttons(self, "Thêm"))

    def made(self) -> EvidenceItem:
        """The item described here."""
        place = _line(self.place).text()
        is_link = self._kind is EvidenceKind.LINK
        return EvidenceItem(
            id="",
            code="",
            title=_line(self.name).text(),
            kind=self._kind,
            address=place if is_link else "",
            box="" if is_link else place,
        )

    def accept(self) -> None:
        """Goes to the first field that is missing, and says so."""
        for field in (self.name, self.place):
            missing = field.required and not _line(field).text().strip()
            field.set_validity(*((Validity.ERROR, "Cần điền ô này.") if missing else (Validity.NONE,)))
            if missing:
                field.editor.setFocus()
                return
        super().accept()


def may_remove(owner: QWidget, item: EvidenceItem) -> bool:
    """Whether an item is to go; its removal cannot be undone."""
    question = QMessageBox(owner.window())
    question.setWindowTitle("Bỏ minh chứng")
    question.setText(f"Bỏ {item.code} “{item.title}” khỏi hồ sơ?")
    used = f"Đang dùng cho {', '.join(item.used_for)}. " if item.used_for else ""
    question.setInformativeText(f"{used}Muốn giữ lại mà không dùng ở một tiêu chí thì gỡ khỏi tiêu chí đó.")
    yes = question.addButton("Bỏ minh chứng", QMessageBox.ButtonRole.DestructiveRole)
    no = question.addButton("Giữ lại", QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(no)
    question.setEscapeButton(no)
    question.exec()
    return bool(question.clickedButton() is yes)


def dialog_column(dialog: QDialog, title: str) -> QVBoxLayout:
    """The column of a dialog, with its title."""
    dialog.setAccessibleName(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
    column.setSpacing(Space.M)
    column.addWidget(Label(title, Type.H3, wrap=True))
    return column


def dialog_buttons(dialog: QDialog, done: str) -> QHBoxLayout:
    """Hủy, and the word for being done."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addStretch(1)
    cancel: QPushButton = secondary("Hủy")
    accept: QPushButton = primary(done)
    cancel.clicked.connect(dialog.reject)
    accept.clicked.connect(dialog.accept)
    accept.setDefault(True)
    row.addWidget(cancel)
    row.addWidget(accept)
    return row


def _line(field: FormField) -> QLineEdit:
    assert isinstance(field.editor, QLineEdit)
    return field.editor
