"""The two lists of the token: libraries of this machine, certificates of what is plugged in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cds_desktop.signing.tokens import FoundLibrary, Token, TokenCertificate, TokenChoice, TokenLook
from cds_desktop.ui.widgets.combo_box import ComboBox

_NARROWEST = 140
_BROWSE = "Chọn tệp thư viện…"
_FILTERS = "Thư viện token (*.dll *.so *.so.*);;Mọi tệp (*)"


class LibraryBox(ComboBox):
    """`picked` when another library was chosen; its last row asks for a file."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._found: tuple[FoundLibrary, ...] = ()
        self.setPlaceholderText("Chọn thư viện của nhà cung cấp token")
        _let_be_narrow(self)
        self.activated.connect(self._activated)
        self._fill()

    def show_found(self, found: Sequence[FoundLibrary], path: Path | None) -> None:
        """Offer these libraries, with one of them chosen; that one may be from elsewhere."""
        self._found, self.path = tuple(found), path
        self._fill()

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            for library in self._found:
                unusable = " – không dùng được" if library.problem else ""
                self.addItem(library.name + unusable, library.path)
            paths = [library.path for library in self._found]
            if self.path is not None and self.path not in paths:
                paths.append(self.path)
                self.addItem(str(self.path), self.path)
            self.addItem(_BROWSE)
            self.setCurrentIndex(paths.index(self.path) if self.path is not None else -1)

    def _activated(self, index: int) -> None:
        path = self.itemData(index) or self._asked()
        is_new = path is not None
        self.path = path or self.path
        self._fill()
        if is_new:
            self.picked.emit()

    def _asked(self) -> Path | None:
        folder = str(self.path.parent) if self.path else ""
        name, _ = QFileDialog.getOpenFileName(self, "Chọn tệp thư viện của token", folder, _FILTERS)
        return Path(name) if name else None


class CertificateBox(ComboBox):
    """Whose certificate, who issued it, until when; the standard signal tells of another choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _let_be_narrow(self)
        self.show_look(TokenLook())

    @property
    def choice(self) -> TokenChoice | None:
        """The certificate chosen, exactly."""
        found = self.currentData()
        return found if isinstance(found, TokenChoice) else None

    def show_look(self, look: TokenLook) -> None:
        """Offer what is there; the one of last time is chosen, else the only one that can sign."""
        rows = [(token, found) for token in look.tokens for found in token.certificates]
        with QSignalBlocker(self):
            self.clear()
            for token, found in rows:
                self.addItem(_words(token, found, len(look.tokens) > 1), token.choice(found))
            self.setPlaceholderText(why_none(look))
            self.setEnabled(bool(rows))
            self.setCurrentIndex(_pick(rows, look))


def _let_be_narrow(box: ComboBox) -> None:
    box.let_be_narrow()
    # Qt would make room for the whole of the words that stand there while nothing is chosen.
    box.setMinimumWidth(_NARROWEST)


def why_none(look: TokenLook) -> str:
    """Why no certificate is chosen, with the next step."""
    if look.is_under_way:
        return "Đang tìm token…"
    if look.library is None:
        return "Chọn thư viện trước."
    if look.error is not None:
        return "Chưa xem được token."
    if not look.tokens:
        return "Không thấy token. Cắm token rồi bấm “Tìm lại”."
    if not any(token.certificates for token in look.tokens):
        return "Token không có chứng thư số."
    return "Chọn chứng thư để ký."


def _words(token: Token, found: TokenCertificate, with_token: bool) -> str:
    summary = found.summary
    until = f"hạn {summary.not_after.astimezone():%d/%m/%Y}"
    where = (token.label or token.serial,) if with_token else ()
    return " · ".join((summary.subject_name, until, summary.issuer_name, *where))


def _pick(rows: list[tuple[Token, TokenCertificate]], look: TokenLook) -> int:
    known = [i for i, (token, found) in enumerate(rows) if token.choice(found) == look.choice]
    able = [i for i, (_, found) in enumerate(rows) if found.summary.can_sign and found.has_key is not False]
    return next(iter(known or (able if len(able) == 1 else [])), -1)
