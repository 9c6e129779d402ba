"""Nộp hồ sơ: what goes in, where to, and what was written and read back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.package_names import check_words
from cds_desktop.domain.round.phases import Phase, is_open
from cds_desktop.errors import Cancelled, CdsError
from cds_desktop.queries import SubmissionView, submission_view
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import Progress, run_long_action, run_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.file_asking import ask_file
from cds_desktop.ui.pages.checking import Checked, check_file
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import ReopenLink
from cds_desktop.ui.pages.signing.key import KeyFields
from cds_desktop.ui.pages.submission.content import ContentCard
from cds_desktop.ui.pages.submission.history import SentList
from cds_desktop.ui.pages.submission.target import TargetField
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import Kind, link, primary, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.widgets.text_area import TextArea

_UNSIGNED = "Gói không ký vẫn nộp được, nhưng không chứng minh được ai gửi. Biên bản bên trong vẫn có chữ ký."
_WRITTEN = "Đã ghi, đọc lại và khớp từng tệp"


class SubmissionPage(Page):
    """One package, written and read back."""

    key = "submission"
    title = "Nộp hồ sơ"
    subjects = frozenset({Subject.PACKAGES, Subject.MINUTES, Subject.ROUND, Subject.EVIDENCE})
    help_text = (
        "Ghi toàn bộ hồ sơ thành một tệp .cdsx để chép vào USB hoặc gửi thư điện tử. Chương trình đọc lại "
        "gói vừa ghi rồi mới báo xong. Mã kiểm tra để đọc qua điện thoại cho nơi nhận."
    )

    def reload(self) -> None:
        run_query(self, partial(submission_view, self.workspace), self._show)

    def enter(self, code: str = "") -> None:
        """The cursor goes to where the work begins."""
        self._wants_cursor = True
        super().enter(code)

    def leave(self) -> None:
        self.key_fields.forget()

    def set_margin(self, margin: int) -> None:
        self._columns.setContentsMargins(margin, Space.M, margin, Space.M)

    def _build(self) -> None:
        self._view: SubmissionView | None = None
        self._digest = ""
        self._path = Path()
        self.content = ContentCard()
        self.content.body.addSpacing(Space.L)
        self.content.body.addWidget(self._build_signing())
        self.content.body.addStretch(1)
        self.reopen = ReopenLink(self.workspace)
        self.content.body.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns = QHBoxLayout(self)
        self._columns.setSpacing(Space.L)
        self._columns.addWidget(_scrolled(self.content), 10)
        self._right = _scrolled(self._build_writing())
        self._columns.addWidget(self._right, 11)
        self.set_margin(Space.L)

    def _build_signing(self) -> QWidget:
        self.signed = QRadioButton("Ký gói bằng khóa của Chủ tịch")
        self.unsigned = QRadioButton("Không ký gói")
        self.signed.setChecked(True)
        self.key_fields = KeyFields()
        self.key_fields.set_help("Không lưu mật khẩu. Nhấn Enter để ghi gói.")
        self._unsigned_words = Label(_UNSIGNED, Type.SMALL, tone="warn", wrap=True)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Label("Ký gói", Type.H3))
        column.addWidget(self.signed)
        column.addWidget(self.key_fields)
        column.addWidget(self.unsigned)
        column.addWidget(self._unsigned_words)
        self._signing = part
        return part

    def _build_writing(self) -> Card:
        card = Card("Ghi vào đâu", padding=20)
        self.blocked = self._build_blocked()
        self.target = TargetField()
        self.write = primary("Ghi gói", "upload")
        self._read_back = Label(
            "Ghi xong, chương trình đọc lại để đối chiếu.", Type.SMALL, tone="muted", wrap=True
        )
        writing = QHBoxLayout()
        writing.addWidget(self._read_back, 1)
        writing.addWidget(self.write)
        self.result = VerificationPanel()
        self.open_folder = link("Mở thư mục", "folder")
        self.result.head.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.blocked, self.target):
            card.body.addWidget(part)
        card.body.addLayout(writing)
        card.body.addWidget(self.result)
        self._build_message(card)
        card.body.addWidget(line())
        card.body.addWidget(Label("Đã gửi những gì", Type.H3))
        self.sent = SentList()
        card.body.addWidget(self.sent)
        card.body.addStretch(1)
        self._build_checking(card)
        return card

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

    def _build_message(self, card: Card) -> None:
        self.message = TextArea("Lời nhắn gửi kèm", lines=5)
        self.message.set_fixed_lines(5)
        self.copy = link("Chép lời nhắn", "mail")
        head = QHBoxLayout()
        head.addWidget(Label("Lời nhắn gửi kèm", Type.H3))
        head.addStretch(1)
        head.addWidget(self.copy)
        card.body.addLayout(head)
        card.body.addWidget(self.message)

    def _build_checking(self, card: Card) -> None:
        self.check = secondary("Kiểm tra một gói…", "search-check")
        self.check_result = VerificationPanel()
        words = Label(
            "Gói hoặc PDF đã ký của bất kỳ ai, không cần mạng.", Type.SMALL, tone="muted", wrap=True
        )
        foot = QHBoxLayout()
        foot.addWidget(words, 1)
        foot.addWidget(self.check)
        card.body.addWidget(self.check_result)
        card.body.addLayout(foot)

    def _connect(self) -> None:
        self.signed.toggled.connect(self._show_way)
        self.key_fields.entered.connect(self.start_writing)
        self.write.clicked.connect(self.start_writing)
        self.unblock.clicked.connect(self._unblock)
        self.open_folder.clicked.connect(self._open_folder)
        self.copy.clicked.connect(self._copy)
        self.check.clicked.connect(self._ask_check)
        self._show_way()

    def _show_way(self) -> None:
        self.key_fields.setVisible(self.signed.isChecked())
        self._unsigned_words.setVisible(self.unsigned.isChecked())

    def _show(self, view: SubmissionView) -> None:
        self._view = view
        self.content.show_view(view)
        can_write = not view.blocked and not self.is_read_only
        self.blocked.setVisible(bool(view.blocked))
        self._blocked_words.setText(view.blocked)
        self.unblock.set_words("Đến Họp và biên bản" if is_open(view.phase) else "Đến Ký")
        for part in (self.target, self.write, self._read_back, self._signing):
            part.setVisible(can_write)
        self.reopen.setVisible(not is_open(view.phase) and not self.is_read_only)
        self.target.propose(view.proposed_name)
        self.write.set_words("Ghi lại gói" if view.sent else "Ghi gói")
        # Once a package was written, nothing more has to be done here.
        self.write.set_kind(Kind.SECONDARY if view.phase is Phase.SUBMITTED else Kind.PRIMARY)
        self.sent.show_packages(view.sent)
        self._digest = view.sent[0].digest if view.sent else ""
        self._show_message(view.message)
        if self._wants_cursor:
            self._wants_cursor = False
            (self.signed if can_write else self.unblock if view.blocked else self.check).setFocus()

    def _show_message(self, message: str) -> None:
        code = f" Mã kiểm tra {check_words(self._digest)}." if self._digest else ""
        self.message.fill(f"{message}{code}")

    def start_writing(self) -> None:
        """Write the package; a password leaves the screen here."""
        if (target := self.target.path()) is None:
            return
        key: tuple[Path, str] | None = None
        if self.signed.isChecked() and (key := self.key_fields.take()) is None:
            return
        self.write.setEnabled(False)
        run_long_action(
            self,
            lambda progress: _pack(self.workspace, target, key, progress),
            what=f"Đang ghi gói {target.name}",
            done=self._written,
            failed=self._not_written,
        )

    def _written(self, changes: Changes) -> None:
        from cds_desktop.actions.packages import Packed

        self.write.setEnabled(True)
        self.target.propose_anew()
        if not isinstance(changes, Packed):
            return
        package = changes.package
        self._path = package.path
        signed = "gói đã ký" if package.signed else "gói không ký"
        facts = (
            f"{size_words(package.size_bytes)} · {package.entry_count} tệp · {signed} · "
            f"mã kiểm tra {check_words(package.manifest_sha256)}"
        )
        advice = "Chép vào USB thì rút USB an toàn trước khi tháo."
        self.result.show_result(True, _WRITTEN, [facts, advice], str(package.path))
        self.open_folder.show()

    def _not_written(self, error: CdsError) -> None:
        self.write.setEnabled(True)
        if isinstance(error, Cancelled):
            signals.said.emit("Đã hủy. Chưa có gói nào được ghi.")
        elif not isinstance(error, UnforeseenFault) and not self.key_fields.show_fault(error):
            show_fault(self.window(), error)

    def _unblock(self) -> None:
        if self._view is not None:
            self.go_to.emit("minutes" if is_open(self._view.phase) else "signing", "")

    def _open_folder(self) -> None:
        open_file(self, self._path.parent)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        signals.said.emit("Đã chép lời nhắn")

    def _ask_check(self) -> None:
        filters = "Gói hoặc PDF (*.cdsx *.pdf);;Mọi tệp (*)"
        if path := ask_file(self, "Kiểm tra một gói", filters):
            self.check_file(path)

    def check_file(self, path: Path) -> None:
        """Check a package or a signed PDF and say what was found."""
        now = self.workspace.now()
        run_query(self, lambda: check_file(path, now), self._show_checked, failed=partial(self._unread, path))

    def _show_checked(self, found: Checked) -> None:
        title = f"{found.path.name}: {'hợp lệ' if found.valid else 'KHÔNG hợp lệ'}"
        code = f"Mã kiểm tra {check_words(found.digest)}" if found.digest else ""
        self._say_checked(found.valid, title, [*found.lines, *([code] if code else [])])

    def _unread(self, path: Path, error: CdsError) -> None:
        if not isinstance(error, UnforeseenFault):
            lines = [error.detail, *error.faults, error.advice]
            title = f"{path.name}: {error.title}"
            self._say_checked(False, title, [words for words in lines if words])

    def _say_checked(self, valid: bool, title: str, lines: list[str]) -> None:
        self.check_result.show_result(valid, title, lines)
        # It stands last: on a low screen it would lie out of sight.
        QTimer.singleShot(0, self, lambda: self._right.ensureWidgetVisible(self.check_result, 0, Space.L))


def _scrolled(card: Card) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(card)
    return area


def _pack(workspace: Workspace, target: Path, key: tuple[Path, str] | None, progress: Progress) -> Changes:
    # The libraries for signing and packing are loaded in the worker, not with the page.
    from cds_desktop.actions.packages import pack_submission
    from cds_desktop.signing.keys import open_pkcs12

    return pack_submission(workspace, target, open_pkcs12(*key) if key else None, progress)
