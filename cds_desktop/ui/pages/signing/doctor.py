"""Kiểm tra trước khi ký: one line per check, and plain words on what a signature does not prove."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries.signing_doctor import Finding, SigningCheck
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

_STATES = {
    Finding.GOOD: State.DONE,
    Finding.WARNING: State.ATTENTION,
    Finding.BAD: State.ERROR,
    Finding.WAITING: State.NONE,
}
_ORDER = (Finding.BAD, Finding.WARNING, Finding.WAITING, Finding.GOOD)
_PLAINLY = (
    "Chữ ký cho thấy văn bản không bị sửa sau khi ký và ký bằng khóa nào. Thời điểm ký do máy tính khai. "
    "Chưa kiểm tra thu hồi chứng thư vì máy không nối mạng."
)
_PLAINLY_ON_PAPER = (
    "Bản quét chỉ là hình của văn bản đã ký. Chương trình không biết ai đã ký và bản giấy có bị sửa không; "
    "giữ bản giấy gốc để đối chiếu."
)
BEFORE, AFTER = "Kiểm tra trước khi ký", "Kiểm tra chữ ký"


class Doctor(Card):
    """The right column; `again` is its button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BEFORE, parent=parent)
        self.checks: tuple[SigningCheck, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.M)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        panel = Panel("sunken")
        panel.body.addWidget(Label("Nói rõ về chữ ký", Type.SMALL_STRONG))
        self._plainly = Label(_PLAINLY, Type.SMALL, tone="muted", wrap=True)
        panel.body.addWidget(self._plainly)
        self.sealed = Label("", Type.SMALL, tone="muted", wrap=True)
        panel.body.addWidget(self.sealed)
        self.body.addWidget(panel)
        self.again = secondary("Kiểm tra lại", "search-check")
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def warnings(self) -> int:
        """How many checks warn without being in the way."""
        return sum(1 for check in self.checks if check.finding is Finding.WARNING)

    @property
    def faults(self) -> int:
        """How many checks say that signing would fail."""
        return sum(1 for check in self.checks if check.finding is Finding.BAD)

    def say_plainly(self, *, by_hand: bool) -> None:
        """What a signature of this kind does not prove."""
        self._plainly.setText(_PLAINLY_ON_PAPER if by_hand else _PLAINLY)

    def show_checks(self, checks: Sequence[SigningCheck], *, aloud: bool) -> None:
        """Show what was found; `aloud` when somebody asked for it."""
        self.checks = tuple(checks)
        # What is in the way stands where it is seen without scrolling.
        refill(self._rows, map(_Row, sorted(checks, key=lambda check: _ORDER.index(check.finding))))
        if aloud:
            announce(self, self.said)

    @property
    def said(self) -> str:
        """How many warnings and faults there are, in words."""
        if self.faults:
            return f"{self.faults} chỗ cần xử lý trước khi ký"
        return f"{self.warnings} cảnh báo, không cản việc ký" if self.warnings else ""


class _Row(QWidget):
    def __init__(self, check: SigningCheck) -> None:
        super().__init__()
        state = _STATES[check.finding]
        said = (check.title, "chưa kiểm tra" if state is State.NONE else state.word, check.detail)
        self.setAccessibleName(". ".join(part for part in said if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(check.title, wrap=True))
        if check.detail:
            words.addWidget(Label(check.detail, Type.SMALL, tone="muted", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S + 2)
        row.addWidget(StateGlyph(state, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
