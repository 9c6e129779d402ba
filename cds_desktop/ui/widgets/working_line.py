"""Dòng cách tính: how the points came about; it wraps and is never cut."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import Button, link
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

ARROW = " \u00a0→\u00a0\u00a0"
LONGEST_UNBROKEN = 44


class WorkingLine(QFrame):
    """One line: computed, judged, missing, reduced, error, or a sum; perhaps with a link word."""

    link_asked = Signal()

    def __init__(self, *, with_link: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link: Button | None = None
        self._build()
        if with_link:
            self._build_link()
        self.show_missing("")

    @property
    def text(self) -> str:
        """The words without markup."""
        return QTextDocumentFragment.fromHtml(self._words.text()).toPlainText().replace("\u00a0", " ")

    def show_computed(self, numbers: str, band: str, points: str) -> None:
        """E.g. "37/40 giáo viên = 92,5 %" → "khung “từ 80 %”:" "7/7 điểm"."""
        self._show("sunken", None, f"{_strong(numbers)}{ARROW}{_plain(band)} {_strong(points)}")

    def show_judged(
        self, numbers: str, points: str, reason: str = "chưa có khung; Hội đồng chấm", note: str = ""
    ) -> None:
        """No band decides, so the council did; `note` says why, if it was written down."""
        start = f"{_strong(numbers)}{ARROW}" if numbers else ""
        self._show("sunken", State.NOTE, f"{start}{_plain(reason)} {_strong(points)}{_sentence(note)}")

    def show_sum(self, sentence: str) -> None:
        """How contents add up: "1.3: 1.3.1 6/6 + 1.3.2 4/6 = 10/12 điểm."."""
        self._show("sunken", None, escape(sentence))

    def show_missing(self, sentence: str) -> None:
        """A number is missing; the sentence says which."""
        self._show("warn", State.ATTENTION, escape(sentence))

    def show_reduced(self, numbers: str, computed: str, awarded: str, reason: str) -> None:
        """The council gave less than computed: both are shown, with the reason."""
        start = f"{_strong(numbers)}{ARROW}" if numbers else ""
        council = f"Hội đồng chấm {_strong(awarded)}"
        words = f"{start}{_plain(f'theo cách tính {computed};')} {council}{_sentence(reason)}"
        self._show("sunken", State.NOTE, words)

    def show_error(self, sentence: str) -> None:
        """The numbers contradict each other; the sentence says how to mend it."""
        self._show("err", State.ERROR, escape(sentence))

    def show_link(self, words: str, described: str = "") -> None:
        """A link word at the right, e.g. "Sửa lý do"; no words take it away."""
        if self.link is None:
            return
        if words:
            self.link.set_words(words)
            self.link.setAccessibleName(described or words)
        self.link.setVisible(bool(words))

    def _build_link(self) -> None:
        self.link = link("")
        self.link.hide()
        self.link.clicked.connect(self.link_asked)
        self._row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    def _build(self) -> None:
        self._glyph = StateGlyph(State.NOTE, 18)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setProperty("look", "body")
        self._words.setContentsMargins(0, Space.XS, 0, Space.XS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._words.setSizePolicy(policy)
        self.setSizePolicy(policy)
        self.setMinimumHeight(32)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.S + 2, 0, Space.S + 2, 0)
        self._row.setSpacing(Space.S)
        # The glyph stands beside the first line, however many there are.
        first = QVBoxLayout()
        first.setContentsMargins(0, (32 - self._glyph.height()) // 2, 0, 0)
        first.addWidget(self._glyph)
        self._row.addLayout(first)
        self._row.setAlignment(first, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)

    def _show(self, tint: str, state: State | None, words: str) -> None:
        if self.property("tint") != tint:
            self.setProperty("tint", tint)
            theme.restyle(self)
        self._glyph.setVisible(state is not None)
        if state is not None:
            self._glyph.set_state(state)
        if self._words.text() != words:
            self._words.setText(words)
            self.setAccessibleName(f"Cách tính: {self.text}")


def _plain(text: str) -> str:
    # No-break spaces keep a short piece whole, so that the line breaks before the next one.
    shown = escape(text)
    return shown.replace(" ", "\u00a0") if len(text) <= LONGEST_UNBROKEN else shown


def _strong(text: str) -> str:
    return f'<span style="font-weight:600">{_plain(text)}</span>'


def _sentence(note: str) -> str:
    # Line breaks of a reason are only its form.
    return f". {escape(' '.join(note.split()))}" if note.strip() else ""
