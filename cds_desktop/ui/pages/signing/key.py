"""Chìa khóa ký: a PKCS#12 file and its password; the password is taken once and forgotten."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_desktop.errors import CdsError, CertificateExpired, KeyFileUnreadable, WrongPassword
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.form_field import FormField, Validity, beside_field

if TYPE_CHECKING:
    from cds_desktop.signing.keys import SigningKey

_LAST_FOLDER = "signing/last_folder"


class KeyFields(QWidget):
    """`entered` when Enter is pressed in the password field, which is the last one."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = QLineEdit()
        self.file.setPlaceholderText("Chọn tệp .p12 hoặc .pfx")
        self._choose = secondary("Chọn tệp", "folder")
        self.password = PasswordField()
        self.file_field = FormField("Tệp chứng thư", self.file)
        self.password_field = FormField(
            "Mật khẩu của tệp chứng thư", self.password, help_text="Không lưu mật khẩu. Nhấn Enter để ký."
        )
        self.password.setMaximumWidth(280)
        file_row = QHBoxLayout()
        file_row.setSpacing(Space.S)
        file_row.addWidget(self.file_field, 1)
        file_row.addLayout(beside_field(self._choose))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(file_row)
        column.addWidget(self.password_field)
        self._choose.clicked.connect(self._ask)
        self.password.returnPressed.connect(self.entered)
        for field in (self.file_field, self.password_field):
            edit = field.editor
            assert isinstance(edit, QLineEdit)
            edit.textEdited.connect(lambda _text, marked=field: marked.set_validity(Validity.NONE))

    def set_help(self, words: str) -> None:
        """What stands below the password field."""
        self.password_field.set_help(words)

    def take(self) -> tuple[Path, str] | None:
        """The file and the password, which is then gone from the screen; `None` when one is missing."""
        if not self.file.text().strip():
            self.file_field.set_validity(Validity.ERROR, "Chọn tệp chứng thư.")
            self._choose.setFocus()
            return None
        if not self.password.text():
            self.password_field.set_validity(Validity.ERROR, "Nhập mật khẩu của tệp chứng thư.")
            self.password.setFocus()
            return None
        taken = Path(self.file.text().strip()), self.password.text()
        self.password.clear()
        return taken

    def forget(self) -> None:
        """Take the password off the screen."""
        self.password.clear()

    def show_fault(self, error: CdsError) -> bool:
        """Mark the field an error speaks of; `False` when it speaks of none."""
        sentence = f"{error.title}. {error.advice}"
        if isinstance(error, WrongPassword):
            self.password_field.set_validity(Validity.ERROR, sentence)
            self.password.setFocus()
            return True
        if isinstance(error, KeyFileUnreadable | CertificateExpired):
            self.file_field.set_validity(Validity.ERROR, sentence)
            self._choose.setFocus()
            return True
        return False

    def _ask(self) -> None:
        folder = str(settings().value(_LAST_FOLDER, ""))
        filters = "Tệp chứng thư (*.p12 *.pfx);;Mọi tệp (*)"
        name, _ = QFileDialog.getOpenFileName(self, "Chọn tệp chứng thư", folder, filters)
        if name:
            settings().setValue(_LAST_FOLDER, str(Path(name).parent))
            self.file.setText(name)
            self.file_field.set_validity(Validity.NONE)
            self.password.setFocus()


class PasswordField(QLineEdit):
    """Shows nothing readable, offers nothing to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def open_key(path: Path, password: str) -> "SigningKey":
    """Open a key file beside the screen; what that needs is imported only now."""
    from cds_desktop.signing.keys import open_pkcs12

    return open_pkcs12(path, password)
