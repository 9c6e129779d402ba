"""Ký: the order, the way to sign, what a signature does and does not prove, and what came of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.minutes import Signer
from cds_desktop.domain.round import Phase, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.errors import CdsError
from cds_desktop.queries import SigningView, signing_view
from cds_desktop.ui.background import run_action, run_query
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.pages.checking import Checked, check_file
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import ReopenLink
from cds_desktop.ui.pages.signing.key import KeyFields, open_key
from cds_desktop.ui.pages.signing.look import PaperDialog
from cds_desktop.ui.pages.signing.name import bears_name, may_sign_as
from cds_desktop.ui.pages.signing.order import order_items
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.path_list import signing_order

if TYPE_CHECKING:
    from cds_desktop.signing.keys import SigningKey

NARROW, TWO_COLUMNS = 1036, 940
_LATER = "Sẽ có ở phiên bản sau"
_PLAINLY = (
    "Chữ ký cho thấy biên bản không bị sửa sau khi ký và ký bằng khóa nào.",
    "Thời điểm ký do máy tính khai; không có dấu thời gian của bên thứ ba.",
    "Chưa kiểm tra thu hồi chứng thư vì máy không nối mạng.",
    "Ký xong, chương trình kiểm tra lại ngay; bản trước vẫn được giữ.",
)
_LOCKS = "Chủ tịch ký xong thì biên bản khóa lại. Muốn sửa phải lập bản mới; bản đã ký vẫn được giữ."


class SigningPage(Page):
    """One signer at a time."""

    key = "signing"
    title = "Ký"
    subjects = frozenset({Subject.MINUTES, Subject.ROUND, Subject.PACKAGES})
    prefers_narrow_rail = True
    help_text = (
        "Ký biên bản theo thứ tự: Thư ký ký trước, Chủ tịch ký sau cùng và khóa văn bản. Chọn tệp chứng thư, "
        "nhập mật khẩu rồi nhấn Enter. Mật khẩu không được lưu."
    )

    def reload(self) -> None:
        run_query(self, partial(signing_view, self.workspace), self._show)

    def leave(self) -> None:
        self.key_fields.forget()

    def _build(self) -> None:
        self._view: SigningView | None = None
        self._checked: Path | None = None
        self._just_signed = False
        self.reopen = ReopenLink(self.workspace)
        self._order_card = self._build_order()
        self._way_card = self._build_way()
        self._said_card = self._build_said()
        columns = QHBoxLayout()
        columns.addWidget(self._order_card)
        columns.addWidget(self._way_card, 1)
        columns.addWidget(self._said_card)
        self._columns = columns
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(columns, 1)

    def _build_order(self) -> Card:
        card = Card("Thứ tự ký")
        self.order = signing_order()
        card.body.addWidget(self.order)
        card.body.addStretch(1)
        card.body.addWidget(line())
        card.body.addWidget(Label(_LOCKS, Type.SMALL, tone="muted", wrap=True))
        card.body.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_way(self) -> Card:
        card = Card("Ký bằng cách nào?", padding=20)
        self._ways = self._build_ways()
        self.key_fields = KeyFields()
        self.result = VerificationPanel()
        self._start = primary("Đến Họp và biên bản", arrow=True)
        self.empty = EmptyState(
            "Chưa có biên bản để ký", "Chốt số liệu và lập biên bản trước, rồi trở lại đây.", [self._start]
        )
        inside = QWidget()
        column = self._inside = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.XS, 0)
        column.setSpacing(Space.M)
        for part in (self.empty, self._ways, self.key_fields, self.result):
            column.addWidget(part)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        card.body.addWidget(scroll, 1)
        card.body.addWidget(line())
        card.body.addLayout(self._build_foot())
        return card

    def _build_ways(self) -> QWidget:
        self.file_way = ChoiceCard("Tệp chứng thư (.p12, .pfx)", "Chọn tệp và nhập mật khẩu", "key")
        self.file_way.setChecked(True)
        self.ways = [
            ChoiceCard("USB token", "", "usb"),
            self.file_way,
            ChoiceCard("Ký tay và quét", "", "scan"),
            ChoiceCard("Ký bằng phần mềm khác", "", "external-link"),
        ]
        group = QButtonGroup(self)
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        for place, way in enumerate(self.ways):
            group.addButton(way)
            grid.addWidget(way, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
            if way is not self.file_way:
                way.set_unavailable(_LATER)
        return part

    def _build_foot(self) -> QHBoxLayout:
        self.turn = Label("", Type.SMALL, tone="muted", wrap=True)
        self.look = secondary("Xem biên bản", "eye")
        self.sign = primary("Ký biên bản", "pen")
        self.go_on = primary("Đến Nộp hồ sơ", arrow=True)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.turn, 1)
        for button in (self.look, self.sign, self.go_on):
            foot.addWidget(button)
        return foot

    def _build_said(self) -> Card:
        card = Card("Nói rõ về chữ ký")
        panel = Panel("sunken")
        for words in _PLAINLY:
            panel.body.addWidget(Label(words, Type.SMALL, wrap=True))
        card.body.addWidget(panel)
        self.seal_words = Label("", Type.SMALL, tone="muted", wrap=True)
        card.body.addWidget(self.seal_words)
        self.check = secondary("Kiểm tra lại", "search-check")
        card.body.addStretch(1)
        card.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _connect(self) -> None:
        self.key_fields.entered.connect(self.start_signing)
        self.sign.clicked.connect(self.start_signing)
        self.look.clicked.connect(self._look)
        self.check.clicked.connect(self._check_again)
        self._start.clicked.connect(lambda: self.go_to.emit("minutes", ""))
        self.go_on.clicked.connect(lambda: self.go_to.emit("submission", ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        side, gap = (Space.L, Space.M) if wide else (Space.S, Space.S)
        self._columns.setContentsMargins(side, Space.M, side, Space.M)
        self._columns.setSpacing(gap)
        self._order_card.setFixedWidth(312 if wide else 220)
        self._place_said(304 if wide else 204)

    def _place_said(self, width: int) -> None:
        if self.width() >= TWO_COLUMNS:
            self._said_card.setFixedWidth(width)
            self._columns.addWidget(self._said_card)
            return
        # Too narrow for three: it is still said, below the way and before the result.
        self._said_card.setMinimumWidth(0)
        self._said_card.setMaximumWidth(16_777_215)
        self._inside.insertWidget(self._inside.indexOf(self.result), self._said_card)

    def _show(self, view: SigningView) -> None:
        self._view = view
        has_paper = view.document is not None and not is_open(view.phase)
        signable = (
            view.turn is not None and has_paper and view.phase is Phase.SEALED and not self.is_read_only
        )
        self.reopen.setVisible(has_paper and not self.is_read_only)
        self.order.show_items(order_items(view.rows))
        self.empty.setVisible(not has_paper)
        for part in (self._ways, self.key_fields, self.sign):
            part.setVisible(signable)
        for part in (self.look, self.check):
            part.setVisible(has_paper)
        self.go_on.setVisible(has_paper and view.turn is None)
        self._say_turn(view, has_paper)
        signed = any(row.signed_at_utc for row in view.rows)
        if not (has_paper and signed):
            self.result.hide()
        elif view.document != self._checked:
            self._check(view.document)
        if signable and not self.key_fields.file.text():
            self.file_way.setFocus()
        elif self.go_on.isVisibleTo(self):
            self.go_on.setFocus()

    def _say_turn(self, view: SigningView, has_paper: bool) -> None:
        turn = next((row.signer for row in view.rows if row.is_turn), None)
        if not has_paper:
            self.turn.setText("")
        elif turn is None:
            self.turn.setText("Đủ chữ ký, biên bản đã khóa.")
        else:
            self.turn.setText(f"Đến lượt {turn.full_name}, ô {turn.heading}.")
        sealed = view.sealed_at_utc
        moment = f"Chốt lúc {sealed.astimezone():%H:%M ngày %d/%m/%Y}. " if sealed else ""
        self.seal_words.setText(
            f"{moment}Mã số liệu {view.sealed_digest[:16]}…" if view.sealed_digest else ""
        )

    def start_signing(self) -> None:
        """Sign for the person whose turn it is; the password leaves the screen here."""
        if self._view is None or self._view.turn is None:
            return
        if (taken := self.key_fields.take()) is None:
            return
        path, password = taken
        signer = next(row.signer for row in self._view.rows if row.is_turn)
        self.sign.setEnabled(False)
        self.sign.set_words("Đang ký…")
        opened = partial(self._sign_with, signer)
        run_query(self, lambda: open_key(path, password), opened, failed=self._not_signed)

    def _sign_with(self, signer: Signer, key: "SigningKey") -> None:
        subject = key.summary.subject_name
        if bears_name(subject, signer) or may_sign_as(self, subject, signer):
            deed = partial(_sign, self, signer.role, key)
            run_action(self, deed, done=self._signed, failed=self._not_signed)
        else:
            self._ready_again()
            self.key_fields.file.setFocus()

    def _signed(self, changes: Changes) -> None:
        self._just_signed = True
        self._ready_again()
        self.key_fields.file.clear()

    def _not_signed(self, error: CdsError) -> None:
        self._ready_again()
        if not isinstance(error, UnforeseenFault) and not self.key_fields.show_fault(error):
            show_fault(self.window(), error)
        # The sentence below the password lies at the end of the pane.
        QTimer.singleShot(0, self, self._show_fields)

    def _show_fields(self) -> None:
        self._scroll.ensureWidgetVisible(self.key_fields, 0, 0)

    def _ready_again(self) -> None:
        self.sign.setEnabled(True)
        self.sign.set_words("Ký biên bản")

    def _check_again(self) -> None:
        if self._view and self._view.document:
            self._check(self._view.document)

    def _check(self, document: Path | None) -> None:
        if document is not None:
            self._checked = document
            now = self.workspace.now()
            run_query(self, lambda: check_file(document, now), self._show_checked)

    def _show_checked(self, found: Checked) -> None:
        title = found.lines[0] if found.lines else ""
        self.result.show_result(found.valid or found.so_far_intact, title, found.lines[1:])
        if self._just_signed:
            self._just_signed = False
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.result, 0, 0))

    def _look(self) -> None:
        if self._view and self._view.document:
            PaperDialog(self._view.document, self.window()).open()


def _sign(page: SigningPage, role: Role, key: "SigningKey") -> Changes:
    from cds_desktop.actions.signatures import sign_minutes_with

    return sign_minutes_with(page.workspace, role, key)
