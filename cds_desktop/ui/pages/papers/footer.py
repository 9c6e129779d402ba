"""Chân trang văn bản: what still keeps the paper from being issued, and the one next deed."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.queries.papers import PaperRow, PaperState
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import Kind, primary, secondary
from cds_desktop.ui.widgets.labels import ElidedLabel
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

WORDS_FROM = 1080


class Next(Enum):
    """Việc tiếp theo of a paper, with the words of its button."""

    NUMBER = "Lấy số"
    DATE = "Ghi ngày ký"
    MINUTES = "Đến Họp và biên bản"
    ISSUE = "Lập bản chính thức"
    AGAIN = "Lập lại bản chính thức"
    SIGN = "Ký"


def next_deed(row: PaperRow, *, has_number: bool) -> Next | None:
    """What to do now; nothing when the paper is signed."""
    if row.state is PaperState.SIGNED:
        return None
    if row.state is PaperState.ISSUED:
        return Next.AGAIN if row.is_outdated and not row.faults else Next.SIGN
    if row.kind is PaperKind.MINUTES:
        return Next.MINUTES
    if KINDS[row.kind].is_numbered and not has_number:
        return Next.NUMBER
    if KINDS[row.kind].is_numbered and row.dated_on is None:
        return Next.DATE
    return Next.MINUTES if row.faults else Next.ISSUE


class PapersFooter(QFrame):
    """`asked` carries the next deed."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.setFixedHeight(Size.FOOTER)
        self._next: Next | None = None
        self._glyph = StateGlyph(State.NONE, 18)
        self._sentence = ElidedLabel("", Type.SMALL)
        self.open = secondary("Mở bằng chương trình khác", "external-link")
        self.print = secondary("In", "printer")
        self.print.setToolTip("In bản đang xem (Ctrl+P)")
        self.write = secondary("Ghi ra tệp", "download")
        self.write.setToolTip("PDF, Word, Excel, trang web; một văn bản hoặc tất cả")
        self.again = secondary("Lập lại", "refresh")
        self.again.setToolTip("Lập bản chính thức lần nữa theo nội dung hiện có; bản trước vẫn giữ")
        self.main = primary("", arrow=True)
        self.left = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.S)
        row.addLayout(self.left)
        row.addWidget(self._glyph)
        row.addWidget(self._sentence, 1)
        for button in (self.open, self.write, self.print, self.again, self.main):
            row.addWidget(button)
        self.main.clicked.connect(self._clicked)
        self.again.clicked.connect(lambda: self.asked.emit(Next.ISSUE))

    def show_row(self, row: PaperRow, *, writable: bool) -> None:
        """Show what is missing, or what comes next."""
        self._next = next_deed(row, has_number=bool(row.line))
        self.main.setVisible(self._next is not None and writable)
        self.main.set_words(self._next.value if self._next else "")
        issued = row.state in (PaperState.ISSUED, PaperState.SIGNED)
        may_again = issued and writable and row.kind is not PaperKind.MINUTES and not row.faults
        self.again.setVisible(may_again and self._next is not Next.AGAIN)
        if row.state is PaperState.ISSUED and row.is_outdated:
            state, words = State.ATTENTION, f"{row.words}. Lập lại rồi ký, để bản ký đúng nội dung đang thấy."
        elif row.state is PaperState.SIGNED:
            state, words = State.DONE, f"{row.words}."
        elif issued:
            state, words = State.LOCKED, f"{row.words}, chờ ký."
        elif row.faults:
            state, words = State.ATTENTION, f"Chưa lập được bản chính thức: {', '.join(row.faults)}."
        else:
            state, words = State.DONE, "Đủ số, ngày và số liệu để lập bản chính thức."
        self._glyph.set_state(state)
        self._sentence.set_full_text(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        kind = Kind.SECONDARY if self.width() >= WORDS_FROM else Kind.ICON
        for button in (self.write, self.print, self.again):
            button.set_kind(kind)
        self.open.set_kind(Kind.ICON)

    def _clicked(self) -> None:
        if self._next is not None:
            self.asked.emit(self._next)
