"""Nộp hồ sơ: what goes in, where to, and what was written and read back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.round.phases import is_open
from cds_desktop.errors import Cancelled, CdsError, DiskFull, FileNotWritable
from cds_desktop.queries import SubmissionView, submission_view
from cds_desktop.queries.package_targets import PackageTarget
from cds_desktop.ui.background import run_long_action, run_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.file_asking import ask_file
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import ReopenLink
from cds_desktop.ui.pages.signing import token_memory
from cds_desktop.ui.pages.signing.key import KeyFields
from cds_desktop.ui.pages.signing.opening import Taken
from cds_desktop.ui.pages.signing.token_fields import TokenFields
from cds_desktop.ui.pages.submission.content import ContentCard
from cds_desktop.ui.pages.submission.packing import PackageOrder, pack, sent_now, targets_now
from cds_desktop.ui.pages.submission.writing_card import WritingCard
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.scrolled_inside import scrolled

_UNSIGNED = "Gói không ký vẫn nộp được, nhưng không chứng minh được ai gửi. Biên bản bên trong vẫn có chữ ký."
LOOK_EVERY_MS = 2_500
_LAST_FOLDER = "submission/last_folder"


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
        self.token_fields.forget()

    def set_margin(self, margin: int) -> None:
        self._columns.setContentsMargins(margin, Space.M, margin, Space.M)

    def _build(self) -> None:
        self._view: SubmissionView | None = None
        self._is_looking = self._to_drive = self._wants_cursor = False
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_EVERY_MS)
        self.content = ContentCard()
        self.content.body.addWidget(self._build_signing())
        self.content.body.addStretch(1)
        self.reopen = ReopenLink(self.workspace)
        self.content.body.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        self.writing = WritingCard()
        self.target, self.write = self.writing.target, self.writing.write
        self._right = scrolled(self.writing)
        self._columns = QHBoxLayout(self)
        self._columns.setSpacing(Space.L)
        self._columns.addWidget(scrolled(self.content), 10)
        self._columns.addWidget(self._right, 11)
        self.set_margin(Space.L)

    def _build_signing(self) -> QWidget:
        self.signed = QRadioButton("Tệp khóa của Chủ tịch")
        self.by_token = QRadioButton("USB token của Chủ tịch")
        self.unsigned = QRadioButton("Không ký gói")
        (self.by_token if token_memory.library() else self.signed).setChecked(True)
        self.key_fields, self.token_fields = KeyFields(), TokenFields()
        self.key_fields.set_help("Không lưu mật khẩu. Nhấn Enter để ghi gói.")
        self.token_fields.set_help("Không lưu mã PIN. Nhấn Enter để ghi gói.")
        self._unsigned_words = Label(_UNSIGNED, Type.SMALL, tone="warn", wrap=True)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(line())
        column.addWidget(Label("Ký gói", Type.H3))
        ways = QWidget()
        beside = FlowLayout(ways, Space.L)
        for way in (self.signed, self.by_token, self.unsigned):
            beside.addWidget(way)
        column.addWidget(ways)
        column.addWidget(self.key_fields)
        column.addWidget(self.token_fields)
        column.addWidget(self._unsigned_words)
        self._signing = part
        return part

    def _connect(self) -> None:
        for way in (self.signed, self.by_token):
            way.toggled.connect(self._show_way)
        for fields in (self.key_fields, self.token_fields):
            fields.entered.connect(self.start_writing)
        self.write.clicked.connect(self.start_writing)
        self.writing.unblock.clicked.connect(self._unblock)
        self.writing.check.clicked.connect(self._ask_check)
        self.writing.check_result.told.connect(self._show_end)
        self._watch.timeout.connect(self._look_for_targets)
        self._show_way()

    @property
    def _fields(self) -> KeyFields | TokenFields:
        return self.token_fields if self.by_token.isChecked() else self.key_fields

    def panes(self) -> list[QWidget]:
        return [self.content, self._right]

    def _show_way(self) -> None:
        self.key_fields.setVisible(self.signed.isChecked())
        self.token_fields.setVisible(self.by_token.isChecked())
        self._look_at_token()
        self._unsigned_words.setVisible(self.unsigned.isChecked())

    def _look_at_token(self) -> None:
        # A vendor's library is not loaded for a page that nobody has opened.
        if self.token_fields.isVisible() and self.token_fields.look.library is None:
            self.token_fields.search()

    def _show(self, view: SubmissionView) -> None:
        self._view = view
        self.content.show_view(view)
        can_write = not view.blocked and not self.is_read_only
        self.writing.show_view(view, can_write=can_write)
        self._signing.setVisible(can_write)
        self.reopen.setVisible(not is_open(view.phase) and not self.is_read_only)
        self._look_for_targets()
        self._look_at_token()
        if self._wants_cursor:
            self._wants_cursor = False
            first = self.writing.unblock if view.blocked else self.writing.check
            chosen = next(way for way in (self.signed, self.by_token, self.unsigned) if way.isChecked())
            (chosen if can_write else first).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.stop()

    def _look_for_targets(self) -> None:
        """Somebody may put in a stick at any moment; a slow drive is not asked twice at once."""
        if self._view is None or self._is_looking or self._view.blocked or self.is_read_only:
            return
        self._is_looking = True
        needed = self._view.total_bytes
        last = settings().value(_LAST_FOLDER)
        folder = Path(last) if isinstance(last, str) and last else None
        look = partial(targets_now, folder, needed)
        run_query(self, look, self._show_targets, failed=self._no_targets)

    def _show_targets(self, targets: tuple[PackageTarget, ...]) -> None:
        self._is_looking = False
        self.target.show_targets(targets)
        self.writing.show_place()

    def _no_targets(self, error: CdsError) -> None:
        self._is_looking = False

    def start_writing(self) -> None:
        """Write the package; a password leaves the screen here."""
        if (target := self.target.path()) is None:
            return
        key: Taken | None = None
        if not self.unsigned.isChecked() and (key := self._fields.take()) is None:
            return
        self.write.setEnabled(False)
        assert self._view is not None
        order = PackageOrder(target, self._view.total_bytes, key, may_rename=self.target.is_proposed)
        self._to_drive = self.target.is_removable
        run_long_action(
            self,
            lambda progress: pack(self.workspace, order, progress),
            what=f"Đang ghi gói {target.name}",
            done=self._written,
            failed=self._not_written,
        )

    def _written(self, changes: Changes) -> None:
        from cds_desktop.actions.packages import Packed

        self.write.setEnabled(True)
        self.target.start_anew()
        if not isinstance(changes, Packed):
            return
        package = changes.package
        settings().setValue(_LAST_FOLDER, str(package.path.parent))
        written = sent_now(package, self.workspace.now())
        self.writing.result.show_package(written, to_drive=self._to_drive)

    def _not_written(self, error: CdsError) -> None:
        self.write.setEnabled(True)
        if isinstance(error, Cancelled):
            signals.said.emit("Đã hủy. Chưa có gói nào được ghi.")
        elif isinstance(error, FileNotWritable | DiskFull):
            self.target.show_fault(f"{error.title}. {error.detail or error.advice}")
        elif not isinstance(error, UnforeseenFault) and not self._fields.show_fault(error):
            show_fault(self.window(), error)

    def _unblock(self) -> None:
        if self._view is not None:
            self.go_to.emit("minutes" if is_open(self._view.phase) else "signing", "")

    def _ask_check(self) -> None:
        filters = "Gói hoặc PDF (*.cdsx *.pdf);;Mọi tệp (*)"
        if path := ask_file(self, "Kiểm tra một gói", filters):
            self.check_file(path)

    def check_file(self, path: Path) -> None:
        """Check a package or a signed PDF and say what was found."""
        self.writing.check_result.check(path, self.workspace.now())

    def _show_end(self) -> None:
        # What was found stands last: on a low screen it would lie out of sight.
        QTimer.singleShot(
            0, self, lambda: self._right.ensureWidgetVisible(self.writing.check_result, 0, Space.L)
        )
