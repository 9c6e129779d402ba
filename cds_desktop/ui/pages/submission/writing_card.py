"""The right side of handing in: where to, what was written, the message, what was sent before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.pages.submission.content import SIDE
from cds_desktop.ui.pages.submission.history import SentList
from cds_desktop.ui.pages.submission.target import TargetField
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, primary, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.widgets.text_area import TextArea


class WritingCard(Card):
    """Lays out its parts; the page decides which are seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ghi vào đâu", parent=parent)
        self.body.setContentsMargins(SIDE, Space.L, SIDE, Space.L)
        self.blocked = self._build_blocked()
        self.target = TargetField()
        self.result = VerificationPanel()
        self.open_folder = link("Mở thư mục", "folder")
        self.result.head.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignTop)
        self.sent = SentList()
        for part in (self.blocked, self.target, self._build_writing(), self.result, self._build_message()):
            self.body.addWidget(part)
        self.body.addWidget(line())
        self.body.addWidget(Label("Đã gửi những gì", Type.H3))
        self.body.addWidget(self.sent)
        self.body.addStretch(1)
        self._build_checking()

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
        self.blocked_words = Label("", wrap=True)
        row = QHBoxLayout()
        row.addWidget(StateGlyph(State.ATTENTION, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.blocked_words, 1)
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
