"""Dòng cách tính: how the points came about; it wraps and is never cut."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

ARROW = " →\u00a0\u00a0"
LONGEST_UNBROKEN = 44


class WorkingLine(QFrame):
    """One line in one of five states: computed, judged, missing, reduced, error."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.show_missing("")

    @property
    def text(self) -> str:
        """The words without markup."""
        return QTextDocumentFragment.fromHtml(self._words.text()).toPlainText().replace("\u00a0", " ")

    def show_computed(self, numbers: str, band: str, points: str) -> None:
        """E.g. "37/40 giáo viên = 92,5 %" → "khung “từ 80 %”:" "7/7 điểm"."""
        self._show("sunken", None, f"{_strong(numbers)}{ARROW}{_plain(band)} {_strong(points)}")

    def show_judged(self, numbers: str, points: str, reason: str = "chưa có khung; Hội đồng chấm") -> None:
        """No band decides, so the council did."""
        start = f"{_strong(numbers)}{ARROW}" if numbers else ""
        self._show("sunken", State.NOTE, f"{start}{_plain(reason)} {_strong(points)}")

    def show_missing(self, sentence: str) -> None:
        """A number is missing; the sentence says which."""
        self._show("warn", State.ATTENTION, escape(sentence))

    def show_reduced(self, numbers: str, computed: str, awarded: str, reason: str) -> None:
        """The council gave less than computed: both are shown, with the reason."""
        start = f"{_strong(numbers)}{ARROW}" if numbers else ""
        council = f"Hội đồng chấm {_strong(awarded)}"
        words = f"{start}{_plain(f'theo cách tính {computed};')} {council}. {escape(reason)}"
        self._show("sunken", State.NOTE, words)

    def show_error(self, sentence: str) -> None:
        """The numbers contradict each other; the sentence says how to mend it."""
        self._show("err", State.ERROR, escape(sentence))

    def _build(self) -> None:
        self._glyph = StateGlyph(State.NOTE, 18)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setProperty("look", "body")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._words.setSizePolicy(policy)
        self.setSizePolicy(policy)
        self.setMinimumHeight(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S + 2, Space.XS, Space.S + 2, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)

    def _show(self, tint: str, state: State | None, words: str) -> None:
        if self.property("tint") != tint:
            self.setProperty("tint", tint)
            theme.restyle(self)
        self._glyph.setVisible(state is not None)
        if state is not None:
            self._glyph.set_state(state)
        self._words.setText(words)
        self.setAccessibleName(f"Cách tính: {self.text}")


def _plain(text: str) -> str:
    # No-break spaces keep a short piece whole, so that the line breaks before the next one.
    shown = escape(text)
    return shown.replace(" ", "\u00a0") if len(text) <= LONGEST_UNBROKEN else shown


def _strong(text: str) -> str:
    return f'<span style="font-weight:600">{_plain(text)}</span>'
