"""USB token: which library, which certificate on which token, and the PIN, taken once and forgotten."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.errors import (
    Cancelled,
    CdsError,
    CertificateExpired,
    CertificateNotForSigning,
    CertificateNotOnToken,
    CertificateNotYetValid,
    KeyNotOnToken,
    PinLocked,
    PinNotSet,
    TokenAnswersGarbled,
    TokenLibraryCrashed,
    TokenLibraryUnusable,
    WrongPin,
)
from cds_desktop.progress import Progress
from cds_desktop.signing.tokens import (
    FoundLibrary,
    PinState,
    TokenChoice,
    TokenLook,
    find_libraries,
    look_at_token,
)
from cds_desktop.ui.background import run_long_query
from cds_desktop.ui.pages.signing import token_memory
from cds_desktop.ui.pages.signing.key import PASSWORD_WIDTH, PasswordField
from cds_desktop.ui.pages.signing.token_boxes import CertificateBox, LibraryBox, why_none
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.form_field import FormField, Validity, beside_field
from cds_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from cds_desktop.signing.keys import SigningKey

_WIDEST = 16_777_215
_PIN_WORDS = {
    PinState.TRIED: "Token báo mã PIN vừa bị nhập sai. Sai vài lần liền thì token khóa.",
    PinState.LAST_TRY: "Chỉ còn một lần thử: sai nữa là token khóa. Chưa chắc thì hỏi nơi cấp.",
    PinState.LOCKED: "Mã PIN đã bị khóa. Nhờ nơi cấp token mở khóa.",
    PinState.NOT_SET: "Token chưa đặt mã PIN. Đặt bằng phần mềm của nhà cung cấp token.",
}
_UNUSABLE = (PinState.LOCKED, PinState.NOT_SET)
_OF_PIN = (WrongPin, PinLocked, PinNotSet)
_OF_LIBRARY = (TokenLibraryUnusable, TokenLibraryCrashed, TokenAnswersGarbled)
_OF_CERTIFICATE = (
    *(CertificateNotOnToken, KeyNotOnToken),
    *(CertificateExpired, CertificateNotYetValid, CertificateNotForSigning),
)


class TokenFields(QWidget):
    """`entered` when Enter is pressed in the PIN field, the last one; `completed` when it is left.

    `chosen` when there is something new to look at: another library or certificate, or a search that ended.
    """

    entered = Signal()
    completed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = TokenLook()
        self.libraries, self.certificates, self.password = LibraryBox(), CertificateBox(), PasswordField()
        self.again = secondary("Tìm lại", "refresh")
        self.library_field = FormField("Thư viện token", self.libraries)
        self.certificate_field = FormField("Chứng thư trên token", self.certificates)
        self.password_field = FormField("Mã PIN", self.password)
        self._help = Label("Không lưu mã PIN. Nhấn Enter để ký.", Type.SMALL, tone="muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        library_row = QHBoxLayout()
        library_row.setSpacing(Space.S)
        library_row.addWidget(self.library_field, 1)
        library_row.addLayout(beside_field(self.again))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S + 2)
        column.addLayout(library_row)
        column.addWidget(self.certificate_field)
        self._pin_row = QHBoxLayout()
        self._pin_row.setSpacing(Space.M)
        self.password.setFixedWidth(PASSWORD_WIDTH)
        self.password_field.setMaximumWidth(PASSWORD_WIDTH)
        self._pin_row.addWidget(self.password_field, 1)
        self._help.setFixedHeight(Size.CONTROL + Space.XS)
        self._pin_row.addLayout(beside_field(self._help), 1)
        column.addLayout(self._pin_row)

    def _connect(self) -> None:
        self.again.clicked.connect(self.search)
        self.libraries.picked.connect(self._look_at_library)
        self.certificates.currentIndexChanged.connect(self._certificate_picked)
        self.password.returnPressed.connect(self.entered)
        self.password.editingFinished.connect(self._left)
        self.password.textEdited.connect(self._pin_typed)

    @property
    def file(self) -> LibraryBox:
        """Where the choosing begins."""
        return self.libraries

    @property
    def look(self) -> TokenLook:
        """What the last search found, with the certificate chosen now."""
        look = self._look
        return TokenLook(look.library, self.choice, look.tokens, look.error, look.is_under_way)

    @property
    def choice(self) -> TokenChoice | None:
        """The certificate chosen, exactly."""
        return self.certificates.choice

    def set_help(self, words: str) -> None:
        """What stands beside the PIN field."""
        self._help.setText(words)

    def search(self) -> None:
        """Tìm lại: libraries on this machine, then what is plugged in; the PIN is not used."""
        if not self._look.is_under_way:
            self._show_look(TokenLook(self.libraries.path, is_under_way=True))
            words = "Đang tìm thư viện của token"
            run_long_query(self, _find, self._show_libraries, what=words, failed=self._not_found)

    def take(self) -> tuple[TokenChoice, str] | None:
        """The certificate and the PIN, which is then gone from the screen; `None` when one is missing."""
        if self.libraries.path is None:
            self.library_field.set_fault("Chọn thư viện của nhà cung cấp token.")
            self.libraries.setFocus()
            return None
        if (choice := self.choice) is None:
            self.certificate_field.set_fault(why_none(self._look))
            (self.certificates if self.certificates.isEnabled() else self.again).setFocus()
            return None
        if not self.password.text():
            self._show_pin_fault("Nhập mã PIN của token.")
            return None
        token_memory.remember(choice)
        taken = choice, self.password.text()
        self.password.clear()
        return taken

    def forget(self) -> None:
        """Take the PIN off the screen."""
        self.password.clear()

    def show_fault(self, error: CdsError) -> bool:
        """Mark the field an error speaks of; `False` when it speaks of none."""
        detail = f": {error.detail}" if error.detail else ""
        sentence = f"{error.title}{detail}. {error.advice}"
        if isinstance(error, _OF_PIN):
            self._show_pin_fault(sentence)
        elif isinstance(error, _OF_LIBRARY):
            self.library_field.set_fault(sentence)
            self.libraries.setFocus()
        elif isinstance(error, _OF_CERTIFICATE):
            self.certificate_field.set_fault(sentence)
            self.certificates.setFocus()
        else:
            return False
        return True

    def _show_libraries(self, found: tuple[FoundLibrary, ...]) -> None:
        usable = [library.path for library in found if not library.problem]
        only = usable[0] if len(usable) == 1 else None
        self.libraries.show_found(found, self.libraries.path or token_memory.library() or only)
        self._look_at_library()

    def _look_at_library(self) -> None:
        if (path := self.libraries.path) is None:
            self._end_search(TokenLook())
            return
        token_memory.remember_library(path)
        self._show_look(TokenLook(path, is_under_way=True))
        look = partial(_look_at, path, token_memory.choice(path))
        run_long_query(self, look, self._end_search, what="Đang xem token", failed=self._not_found)

    def _end_search(self, look: TokenLook) -> None:
        # Another library may have been chosen meanwhile.
        if look.library == self.libraries.path:
            self._show_look(look)
            self.chosen.emit()

    def _not_found(self, error: CdsError) -> None:
        self._end_search(
            TokenLook(self.libraries.path, error=None if isinstance(error, Cancelled) else error)
        )

    def _show_look(self, look: TokenLook) -> None:
        self._look = look
        self.again.setEnabled(not look.is_under_way)
        self.certificates.show_look(look)
        error = look.error
        sentence = f"{error.title}. {error.advice}" if error else ""
        is_of_library = isinstance(error, _OF_LIBRARY)
        self.library_field.set_fault(sentence if is_of_library else "")
        self.certificate_field.set_fault("" if is_of_library else sentence)
        self._show_pin_state()

    def _certificate_picked(self) -> None:
        self.certificate_field.set_fault("")
        self._show_pin_state()
        self.chosen.emit()

    def _show_pin_state(self) -> None:
        """What the token tells of its PIN stands there before anybody types."""
        chosen = self.look.chosen
        state = chosen[0].pin if chosen else PinState.GOOD
        self.password.setEnabled(state not in _UNUSABLE)
        words = _PIN_WORDS.get(state, "")
        self._say_at_pin(
            Validity.ERROR if state in _UNUSABLE else Validity.WARN if words else Validity.NONE, words
        )

    def _show_pin_fault(self, sentence: str) -> None:
        self._say_at_pin(Validity.ERROR, sentence)
        self.password.setFocus()

    def _pin_typed(self) -> None:
        if self.password_field.validity is Validity.ERROR:
            self._show_pin_state()

    def _say_at_pin(self, validity: Validity, sentence: str) -> None:
        # The sentence takes the whole width, where the help stood.
        self._help.setVisible(not sentence)
        self._pin_row.setStretch(1, 0 if sentence else 1)
        self.password_field.setMaximumWidth(_WIDEST if sentence else PASSWORD_WIDTH)
        self.password_field.set_validity(validity, sentence)

    def _left(self) -> None:
        # Enter ends the editing as well, but then the PIN is already taken.
        if self.password.text() and not self.password.hasFocus():
            self.completed.emit()


def open_token_key(choice: TokenChoice, pin: str, progress: Progress | None = None) -> "SigningKey":
    """Open a key on a token beside the screen; what that needs is imported only now."""
    from cds_desktop.signing.tokens import open_token

    return open_token(choice, pin, progress)


def _find(progress: Progress) -> tuple[FoundLibrary, ...]:
    progress(0, 0)
    return find_libraries()


def _look_at(library: Path, choice: TokenChoice | None, progress: Progress) -> TokenLook:
    return look_at_token(library, choice, progress)
