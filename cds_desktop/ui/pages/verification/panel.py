"""Kiểm tra một tệp beside the screen, and its result: a headline in green or red, then every line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.package_names import check_words
from cds_desktop.errors import CdsError
from cds_desktop.ui.background import run_query
from cds_desktop.ui.fault_dialog import UnforeseenFault
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


@dataclass(frozen=True)
class Checked:
    """What a check found, in words."""

    valid: bool
    so_far_intact: bool
    lines: tuple[str, ...]
    digest: str


def check_file(path: Path, now: datetime) -> Checked:
    """Check a signed PDF or a package; the libraries for it are loaded only when it is asked for."""
    from cds_desktop.actions.verifying import verify

    found = verify(path, now)
    so_far = bool(found.signatures) and all(signature.intact for signature in found.signatures)
    return Checked(found.valid, so_far, found.lines, found.digest)


class VerificationPanel(Panel):
    """What a check said, in words; `told` says whether it went well.

    A file `from_elsewhere` is named and must be whole; our own may still wait for signatures.
    """

    told = Signal(bool)

    def __init__(self, *, from_elsewhere: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("ok", parent=parent)
        self._from_elsewhere = from_elsewhere
        self._glyph = StateGlyph(State.DONE, 20)
        self._title = Label("", Type.STRONG, wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.head.addWidget(self._glyph)
        self.head.addWidget(self._title, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.body.addLayout(self.head)
        self.body.addLayout(self._lines)
        self.words = ""
        self.hide()

    def check(self, path: Path, now: datetime) -> None:
        """Check a file and say what was found."""
        look = partial(check_file, path, now)
        run_query(self, look, partial(self._show_checked, path), failed=partial(self._show_unread, path))

    def show_result(self, valid: bool, title: str, lines: Sequence[str], strong: str = "") -> None:
        """Show a result; `strong` stands first, e.g. a path."""
        self.set_tint("ok" if valid else "err")
        self._glyph.set_state(State.DONE if valid else State.ERROR)
        self._title.setText(title)
        self._title.set_tone("ok" if valid else "err")
        labels = [Label(strong, Type.STRONG, wrap=True)] if strong else []
        labels += [Label(words, Type.SMALL, wrap=True) for words in lines]
        for label in labels:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        refill(self._lines, labels)
        self.words = "\n".join([title, *([strong] if strong else []), *lines])
        self.setAccessibleName(self.words)
        self.show()
        announce(self, title)

    def _show_checked(self, path: Path, found: Checked) -> None:
        good, (title, *lines) = found.valid or found.so_far_intact, found.lines or (path.name,)
        if self._from_elsewhere:
            good = found.valid
            title = f"{path.name}: {'hợp lệ' if good else 'KHÔNG hợp lệ'}"
            code = [f"Mã kiểm tra {check_words(found.digest)}"] if found.digest else []
            lines = [*found.lines, *code]
        self.show_result(good, title, lines)
        self.told.emit(good)

    def _show_unread(self, path: Path, error: CdsError) -> None:
        if not isinstance(error, UnforeseenFault):
            lines = [words for words in (error.detail, *error.faults, error.advice) if words]
            self.show_result(False, f"{path.name}: {error.title}", lines)
            self.told.emit(False)
