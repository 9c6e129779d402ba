"""Chìa khóa ký: a PKCS#12 file and its password; the password is taken once and forgotten."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_desktop.domain.signers import Signer
from cds_desktop.errors import CdsError, CertificateExpired, KeyFileUnreadable, WrongPassword
from cds_desktop.ui.asking import agrees
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.form_field import FormField, Validity, beside_field
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from cds_desktop.signing.keys import SigningKey

PASSWORD_WIDTH = 240
_LAST_FOLDER = "signing/last_folder"


class KeyFields(QWidget):
    """`entered` when Enter is pressed in the password field, the last one; `completed` when it is left."""

    entered = Signal()
    completed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = LineEdit()
        self.file.setPlaceholderText("Chọn tệp .p12 hoặc .pfx")
        self._choose = secondary("Chọn tệp", "folder")
        self.password = PasswordField()
        self.file_field = FormField("Tệp chứng thư", self.file)
        self.password_field = FormField("Mật khẩu của tệp chứng thư", self.password)
        self.password.setFixedWidth(PASSWORD_WIDTH)
        self._help = Label("Không lưu mật khẩu. Nhấn Enter để ký.", Type.SMALL, tone="muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        file_row = QHBoxLayout()
        file_row.setSpacing(Space.S)
        file_row.addWidget(self.file_field, 1)
        file_row.addLayout(beside_field(self._choose))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S + 2)
        column.addLayout(file_row)
        self._password_row = QHBoxLayout()
        self._password_row.setSpacing(Space.M)
        self.password_field.setMaximumWidth(PASSWORD_WIDTH)
        self._password_row.addWidget(self.password_field, 1)
        self._help.setFixedHeight(Size.CONTROL + Space.XS)
        self._password_row.addLayout(beside_field(self._help), 1)
        column.addLayout(self._password_row)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._ask)
        self.password.returnPressed.connect(self.entered)
        self.password.editingFinished.connect(self._left)
        self.file.editingFinished.connect(self._file_left)
        for field in (self.file_field, self.password_field):
            edit = field.editor
            assert isinstance(edit, QLineEdit)
            edit.textEdited.connect(self._mended)

    def set_help(self, words: str) -> None:
        """What stands beside the password field."""
        self._help.setText(words)

    @property
    def path(self) -> Path | None:
        """The file as entered."""
        words = self.file.text().strip().strip('"')
        return Path(words) if words else None

    def take(self) -> tuple[Path, str] | None:
        """The file and the password, which is then gone from the screen; `None` when one is missing."""
        if (path := self.path) is None:
            self.file_field.set_validity(Validity.ERROR, "Chọn tệp chứng thư.")
            self._choose.setFocus()
            return None
        if not self.password.text():
            self._show_password_fault("Nhập mật khẩu của tệp chứng thư.")
            return None
        taken = path, self.password.text()
        self.password.clear()
        return taken

    def forget(self) -> None:
        """Take the password off the screen."""
        self.password.clear()

    def show_fault(self, error: CdsError) -> bool:
        """Mark the field an error speaks of; `False` when it speaks of none."""
        sentence = f"{error.title}. {error.advice}"
        if isinstance(error, WrongPassword):
            self._show_password_fault(sentence)
            return True
        if isinstance(error, KeyFileUnreadable | CertificateExpired):
            self.file_field.set_validity(Validity.ERROR, sentence)
            self._choose.setFocus()
            return True
        return False

    def _show_password_fault(self, sentence: str) -> None:
        # The sentence takes the whole width, where the help stood.
        self._help.hide()
        self._password_row.setStretch(1, 0)
        self.password_field.setMaximumWidth(16_777_215)
        self.password_field.set_validity(Validity.ERROR, sentence)
        self.password.setFocus()

    def _mended(self) -> None:
        for field in (self.file_field, self.password_field):
            field.set_validity(Validity.NONE)
        self.password_field.setMaximumWidth(PASSWORD_WIDTH)
        self._password_row.setStretch(1, 1)
        self._help.show()

    def _left(self) -> None:
        # Enter ends the editing as well, but then the password is already taken.
        if self.password.text() and not self.password.hasFocus():
            self.completed.emit()

    def _file_left(self) -> None:
        if self.path is not None and not self.file.hasFocus():
            self.chosen.emit()

    def _ask(self) -> None:
        folder = str(settings().value(_LAST_FOLDER, ""))
        filters = "Tệp chứng thư (*.p12 *.pfx);;Mọi tệp (*)"
        name, _ = QFileDialog.getOpenFileName(self, "Chọn tệp chứng thư", folder, filters)
        if name:
            settings().setValue(_LAST_FOLDER, str(Path(name).parent))
            self.file.setText(name)
            self._mended()
            self.password.setFocus()
            self.chosen.emit()


class PasswordField(LineEdit):
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


def may_sign_as(owner: QWidget, subject: str, signer: Signer) -> bool:
    """Ask whether to sign with a certificate of another name, e.g. that of the school."""
    means = (
        f"Chứng thư mang tên “{subject}”, còn ô {signer.heading} là của {signer.full_name}. Ai kiểm tra biên "
        "bản cũng thấy tên trong chứng thư."
    )
    question = f"Chứng thư không mang tên {signer.full_name}"
    return agrees(owner, question, means, yes="Vẫn ký", no="Chọn chứng thư khác", title="Ký biên bản")
