"""Ký: the order, the way to sign, what a signature does and does not prove, and what came of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.round import Phase, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.signers import Signer
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.errors import CdsError
from cds_desktop.queries import SigningView, signing_view
from cds_desktop.queries.signing_doctor import Finding, SigningCheck, SigningCheckup, check_before_signing
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.signing.doctor import AFTER, BEFORE, Doctor
from cds_desktop.ui.pages.signing.key import may_sign_as, open_key
from cds_desktop.ui.pages.signing.look import PaperDialog
from cds_desktop.ui.pages.signing.order import OrderCard
from cds_desktop.ui.pages.signing.way_card import WayCard
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.scrolled_inside import scrolled

if TYPE_CHECKING:
    from cds_desktop.signing.keys import SigningKey

NARROW, TWO_COLUMNS = 1036, 940
STACKED_FROM_HEIGHT = 690


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
        self._just_signed = self._has_paper = False
        self.order = OrderCard(self.workspace)
        card = self._way_card = WayCard()
        self.ways, self.key_fields, self.stamp, self.result = (
            card.ways, card.key_fields, card.stamp, card.result,
        )  # fmt: skip
        self.empty, self.turn = card.empty, card.turn
        self.start, self.look, self.sign, self.go_on = card.start, card.look, card.sign, card.go_on
        self.doctor = Doctor()
        self._doctor_area = scrolled(self.doctor)
        columns = QHBoxLayout()
        self._order_area = scrolled(self.order)
        columns.addWidget(self._order_area)
        columns.addWidget(self._way_card, 1)
        columns.addWidget(self._doctor_area)
        self._columns = columns
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(columns, 1)

    def _connect(self) -> None:
        self.key_fields.entered.connect(self.start_signing)
        self.key_fields.chosen.connect(self._examine)
        self.key_fields.completed.connect(self._examine)
        self.sign.clicked.connect(self.start_signing)
        self.look.clicked.connect(self._look)
        self.doctor.again.clicked.connect(self._check_again)
        self.result.told.connect(self._show_checked)
        self.start.clicked.connect(lambda: self.go_to.emit("minutes", ""))
        self.go_on.clicked.connect(lambda: self.go_to.emit("submission", ""))

    def panes(self) -> list[QWidget]:
        return [self._way_card, self.doctor, self.order]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        side, gap = (Space.L, Space.M) if wide else (Space.S, Space.S)
        self._columns.setContentsMargins(side, Space.M, side, Space.M)
        self._columns.setSpacing(gap)
        self._order_area.setFixedWidth(312 if wide else 220)
        self.ways.set_columns(1 if self.height() >= STACKED_FROM_HEIGHT else 2)
        self._place_doctor(304 if wide else 220)

    def _place_doctor(self, width: int) -> None:
        if self.width() >= TWO_COLUMNS:
            self._doctor_area.setFixedWidth(width)
            if self._doctor_area.widget() is None:
                self._doctor_area.setWidget(self.doctor)
        elif self._doctor_area.widget() is not None:
            # Too narrow for three: it is still said, below the password and the look of the signature.
            self._doctor_area.takeWidget()
            self._way_card.take_in(self.doctor)
        self._show_doctor()

    def _show_doctor(self) -> None:
        self.doctor.setVisible(self._has_paper)
        self._doctor_area.setVisible(self._has_paper and self._doctor_area.widget() is not None)

    def _show(self, view: SigningView) -> None:
        self._view = view
        has_paper = view.document is not None and not is_open(view.phase)
        signable = (
            view.turn is not None and has_paper and view.phase is Phase.SEALED and not self.is_read_only
        )
        self.order.reopen.setVisible(has_paper and not self.is_read_only)
        self.order.show_rows(view.rows)
        self._way_card.show_stage(has_paper=has_paper, signable=signable, complete=view.turn is None)
        self._has_paper = has_paper
        self._show_doctor()
        signed = sum(1 for row in view.rows if row.signed_at_utc)
        self.ways.show_signed(signed)
        self._say_turn(view, has_paper)
        self._look_at_paper(view, signed, signable=signable)
        if signable and not self.key_fields.file.text():
            self.ways.file.setFocus()
        elif self.go_on.isVisibleTo(self):
            self.go_on.setFocus()
        elif not has_paper:
            self.start.setFocus()

    def _look_at_paper(self, view: SigningView, signed: int, *, signable: bool) -> None:
        """Before signing the doctor speaks; after it the check of the file says what came of it."""
        self.doctor.set_title(BEFORE if signable else AFTER)
        if signable:
            self._examine()
        else:
            self.stamp.show_look(None)
            self.doctor.show_checks((), aloud=False)
        if not signed or (signable and not self._just_signed):
            self.result.hide()
        elif view.document != self._checked:
            self._check(view.document)

    def _examine(self, *, aloud: bool = False) -> None:
        path, password = self.key_fields.path, self.key_fields.password.text()
        show = self._show_checkup_aloud if aloud else self._show_checkup
        run_query(self, partial(check_before_signing, self.workspace, path, password), show)

    def _show_checkup_aloud(self, checkup: SigningCheckup) -> None:
        self._show_checkup(checkup, aloud=True)

    def _show_checkup(self, checkup: SigningCheckup, *, aloud: bool = False) -> None:
        if self.key_fields.isVisibleTo(self):
            self.doctor.show_checks(checkup.checks, aloud=aloud)
            self.stamp.show_look(checkup.look)
            self._say_turn(self._view, has_paper=True)

    def _say_turn(self, view: SigningView | None, has_paper: bool) -> None:
        if view is None:
            return
        turn = next((row.signer for row in view.rows if row.is_turn), None)
        if not has_paper:
            self.turn.setText("")
        elif turn is None:
            self.turn.setText("Đủ chữ ký, biên bản đã khóa.")
        else:
            self.turn.setText(self.doctor.said or f"Đến lượt {turn.full_name}, ô {turn.heading}.")
        sealed = view.sealed_at_utc
        moment = f"Chốt lúc {sealed.astimezone():%H:%M ngày %d/%m/%Y}. " if sealed else ""
        words = f"{moment}Mã số liệu {view.sealed_digest[:16]}…" if view.sealed_digest else ""
        self.doctor.sealed.setText(words)

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
        if bears_name(subject, signer.full_name) or may_sign_as(self, subject, signer):
            deed = partial(_sign, self, signer.role, key)
            run_action(self, deed, done=self._signed, failed=self._not_signed)
        else:
            self._ready_again()
            self.key_fields.file.setFocus()

    def _signed(self, changes: Changes) -> None:
        self._just_signed = True
        self._ready_again()
        self.key_fields.file.clear()
        signals.said.emit(f"Đã ký: {changes.codes[0]}")

    def _not_signed(self, error: CdsError) -> None:
        self._ready_again()
        if not isinstance(error, UnforeseenFault) and not self.key_fields.show_fault(error):
            show_fault(self.window(), error)
        # The sentence below the password lies at the end of the pane.
        QTimer.singleShot(0, self, self._show_fields)

    def _show_fields(self) -> None:
        self._way_card.pane.ensureWidgetVisible(self.key_fields, 0, 0)

    def _ready_again(self) -> None:
        self.sign.setEnabled(True)
        self.sign.set_words("Ký biên bản")

    def _check_again(self) -> None:
        if self.key_fields.isVisibleTo(self):
            self._examine(aloud=True)
        elif self._view and self._view.document:
            self._check(self._view.document)

    def _check(self, document: Path | None) -> None:
        if document is not None:
            self._checked = document
            self.result.check(document, self.workspace.now())

    def _show_checked(self, good: bool) -> None:
        if not self.key_fields.isVisibleTo(self):
            self.doctor.show_checks(self._after_signing(good), aloud=False)
        if self._just_signed:
            self._just_signed = False
            self._way_card.pane.verticalScrollBar().setValue(0)

    def _after_signing(self, good: bool) -> list[SigningCheck]:
        now = f"Kiểm tra lúc {self.workspace.now().astimezone():%H:%M}"
        if not good:
            return [SigningCheck(Finding.BAD, "Chữ ký không hợp lệ", now)]
        whole = SigningCheck(Finding.GOOD, "Chữ ký toàn vẹn", now)
        if self._view is None or self._view.turn is not None:
            return [whole]
        return [whole, SigningCheck(Finding.GOOD, "Biên bản đã khóa", "Không ký thêm, không sửa được nữa.")]

    def _look(self) -> None:
        if self._view and self._view.document:
            PaperDialog(self._view.document, self.window()).open()


def _sign(page: SigningPage, role: Role, key: "SigningKey") -> Changes:
    from cds_desktop.actions.signatures import sign_minutes_with

    return sign_minutes_with(page.workspace, role, key)
