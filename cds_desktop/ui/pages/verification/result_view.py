"""The result of one check: the verdict, plain words, each signature, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.verification import MarkState, VerificationReport, fingerprint
from cds_desktop.ui.pages.verification.mark_view import MarkView
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class ResultView(Card):
    """Shows a report; the buttons are told to the page."""

    look_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    trust_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Kết quả kiểm tra")
        self.words = ""
        self.marks: list[MarkView] = []
        self._build()

    def show_report(self, report: VerificationReport, *, can_look: bool) -> None:
        """Fill everything anew."""
        state = state_of(report)
        tint = _TINTS[state]
        self._head.set_tint(tint)
        self._glyph.set_state(state)
        self._verdict.setText(report.verdict)
        self._verdict.set_tone(tint)
        self._file.setText(report.file_name)
        size = f"{report.size_bytes:,}".replace(",", ".")
        when = f"Kiểm tra lúc {report.checked_at:%H:%M ngày %d/%m/%Y}, bằng {report.program} · {size} byte"
        self._when.setText(when)
        self._digest.setText(f"Mã kiểm tra SHA-256: {fingerprint(report.sha256)}" if report.sha256 else "")
        for fact in (self._when, self._digest):
            fact.setVisible(bool(fact.text()))
        refill(self._lines, [_line(words) for words in report.lines_about_the_file])
        self.marks = [MarkView(mark) for mark in report.marks]
        refill(self._marks, self.marks)
        self._marks_title.setVisible(bool(self.marks))
        self.look.setVisible(can_look)
        self.words = "\n".join([report.verdict, *report.lines])
        announce(self, report.verdict)

    def show_fault(self, title: str, file_name: str, lines: list[str]) -> None:
        """A file that could not be read at all."""
        self._head.set_tint("err")
        self._glyph.set_state(State.ERROR)
        self._verdict.setText(title)
        self._verdict.set_tone("err")
        self._file.setText(file_name)
        self._when.hide()
        self._digest.hide()
        refill(self._lines, [_line(words) for words in lines])
        self.marks = []
        refill(self._marks)
        self._marks_title.hide()
        self.look.hide()
        self.words = "\n".join([title, *lines])
        announce(self, title)

    def _build(self) -> None:
        self._head = Panel("ok")
        self._glyph = StateGlyph(State.DONE, 20)
        self._verdict = Label("", Type.STRONG, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._verdict, 1)
        self._head.body.addLayout(row)
        self._file = Label("", Type.H3, wrap=True)
        self._when = Label("", Type.SMALL, tone="muted", wrap=True)
        self._digest = Label("", Type.SMALL, tone="muted", wrap=True)
        self._digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines, self._marks = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(Space.S)
        self._marks.setSpacing(Space.XS)
        self._marks_title = Label("Từng chữ ký", Type.H3)
        facts = QVBoxLayout()
        facts.setSpacing(Space.XS)
        for part in (self._file, self._when, self._digest):
            facts.addWidget(part)
        self.body.addLayout(facts)
        self.body.addWidget(self._head)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._build_buttons())
        self.body.addWidget(self._marks_title)
        self.body.addLayout(self._marks)

    def _build_buttons(self) -> QWidget:
        self.look = secondary("Xem tệp", "eye")
        self.print = secondary("In kết quả", "printer")
        self.save = secondary("Lưu kết quả (PDF)…", "download")
        self.trust = link("Chứng thư tin cậy", arrow=True)
        holder = QWidget()
        flow = FlowLayout(holder)
        for button, told in (
            (self.look, self.look_asked),
            (self.print, self.print_asked),
            (self.save, self.save_asked),
            (self.trust, self.trust_asked),
        ):
            flow.addWidget(button)
            button.clicked.connect(told)
        return holder


def state_of(report: VerificationReport) -> State:
    """What came of a check: valid, valid with something to mind, or not valid."""
    if not report.valid:
        return State.ERROR
    doubtful = any(mark.state is MarkState.DOUBTFUL for mark in report.marks)
    return State.ATTENTION if doubtful else State.DONE


_TINTS = {State.DONE: "ok", State.ATTENTION: "warn", State.ERROR: "err"}


def _line(words: str) -> Label:
    label = Label(words, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
