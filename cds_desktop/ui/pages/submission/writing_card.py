"""The right side of handing in: where to, what was written, the message, what was sent before."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.package_names import check_words
from cds_desktop.domain.round.phases import Phase, is_open
from cds_desktop.queries import SubmissionView
from cds_desktop.ui.background import signals
from cds_desktop.ui.pages.submission.content import SIDE
from cds_desktop.ui.pages.submission.history import SentList
from cds_desktop.ui.pages.submission.target import TargetField
from cds_desktop.ui.pages.submission.written import WrittenPanel
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import Kind, link, primary, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.widgets.text_area import TextArea


class WritingCard(Card):
    """Everything about one package, from what is in its way to what was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ghi vào đâu", parent=parent)
        self.body.setContentsMargins(SIDE, Space.L, SIDE, Space.L)
        self.blocked = self._build_blocked()
        self.target = TargetField()
        self.result = WrittenPanel()
        self.sent = SentList()
        for part in (self.blocked, self.target, self._build_writing(), self.result, self._build_message()):
            self.body.addWidget(part)
        self.body.addWidget(line())
        self.body.addWidget(Label("Đã gửi những gì", Type.H3))
        self.body.addWidget(self.sent)
        self.body.addStretch(1)
        self._build_checking()
        self.target.changed.connect(self.show_place)
        self.copy.clicked.connect(self._copy)

    def show_view(self, view: SubmissionView, *, can_write: bool) -> None:
        """Show what is in the way, or the place to write to, and what was written."""
        self.blocked.setVisible(bool(view.blocked))
        self._blocked_words.setText(view.blocked)
        self.unblock.set_words("Đến Họp và biên bản" if is_open(view.phase) else "Đến Ký")
        for part in (self.target, self.write, self.read_back):
            part.setVisible(can_write)
        self.target.propose(view.proposed_name)
        self.write.set_words("Ghi lại gói" if view.sent else "Ghi gói")
        # Once a package was written, nothing more has to be done here.
        is_done = view.phase is Phase.SUBMITTED
        self.write.set_kind(Kind.SECONDARY if is_done else Kind.PRIMARY)
        self.sent.show_packages(view.sent)
        code = f" Mã kiểm tra {check_words(view.sent[0].digest)}." if view.sent else ""
        self.message.fill(f"{view.message}{code}")
        if view.sent and is_done:
            self.result.show_package(view.sent[0], to_drive=False)
        elif is_open(view.phase):
            self.result.forget()

    def show_place(self) -> None:
        """Say what happens after writing to the place entered now."""
        after = "chương trình đọc lại để đối chiếu."
        to_drive = self.target.is_removable
        self.read_back.setText(f"Khi ghi vào USB, {after}" if to_drive else f"Ghi xong, {after}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        signals.said.emit("Đã chép lời nhắn")

    def _build_writing(self) -> QWidget:
        self.write = primary("Ghi gói", "upload")
        self.read_back = Label("", Type.SMALL, tone="muted", wrap=True)
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.read_back, 1)
        row.addWidget(self.write)
        return part

    def _build_blocked(self) -> Panel:
        panel = Panel("warn")
        self._blocked_words = Label("", wrap=True)
        row = QHBoxLayout()
        row.addWidget(StateGlyph(State.ATTENTION, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._blocked_words, 1)
        panel.body.addLayout(row)
        self.unblock = primary("Đến Ký", arrow=True)
        panel.body.addWidget(self.unblock, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _build_message(self) -> QWidget:
        self.message = TextArea("Lời nhắn gửi kèm", lines=5)
        self.message.set_fixed_lines(5)
        self.copy = link("Chép lời nhắn", "mail")
        head = QHBoxLayout()
        head.addWidget(Label("Lời nhắn gửi kèm", Type.H3))
        head.addStretch(1)
        head.addWidget(self.copy)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.message)
        return part

    def _build_checking(self) -> None:
        self.check = secondary("Kiểm tra một gói…", "search-check")
        self.check_result = VerificationPanel(from_elsewhere=True)
        words = "Gói hoặc PDF đã ký của bất kỳ ai, không cần mạng."
        foot = QHBoxLayout()
        foot.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True), 1)
        foot.addWidget(self.check)
        self.body.addWidget(self.check_result)
        self.body.addLayout(foot)
