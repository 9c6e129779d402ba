"""Ký: the order, the way to sign, what a signature does and does not prove, and what came of it."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions import Subject
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.round import Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.signers import Signer
from cds_desktop.queries import SigningView, signing_view
from cds_desktop.queries.signing_doctor import SigningCheckup, check_before_signing
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.signing.choosing import ask_who_signs
from cds_desktop.ui.pages.signing.doctor import AFTER, BEFORE, Doctor
from cds_desktop.ui.pages.signing.history import HistoryDialog
from cds_desktop.ui.pages.signing.images import ImagesDialog
from cds_desktop.ui.pages.signing.key import may_sign_as
from cds_desktop.ui.pages.signing.look import PaperDialog
from cds_desktop.ui.pages.signing.order import OrderCard
from cds_desktop.ui.pages.signing.signing_deeds import SigningDeeds
from cds_desktop.ui.pages.signing.way_card import WayCard
from cds_desktop.ui.pages.signing.ways import Way
from cds_desktop.ui.pages.signing.wishes import ON_PAPER, WISHES, after_signing
from cds_desktop.ui.printing import print_pdf
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.scrolled_inside import scrolled

NARROW, TWO_COLUMNS = 1036, 940
STACKED_FROM_HEIGHT = 690
PAPER = "paper:"


class SigningPage(Page):
    """One signer at a time; the code "paper:<kind>" asks for another paper than the minutes."""

    key = "signing"
    title = "Ký"
    subjects = frozenset({Subject.MINUTES, Subject.ROUND, Subject.PACKAGES, Subject.PAPERS, Subject.COUNCIL})
    prefers_narrow_rail = True
    help_text = (
        "Thư ký và thành viên ký trước, theo thứ tự nào cũng được; Chủ tịch ký sau; dấu cơ quan, nếu dùng, "
        "ký sau cùng. Ký bằng USB token, tệp chứng thư, phần mềm khác, hoặc ký tay rồi quét. Mã PIN và "
        "mật khẩu không được lưu."
    )

    def enter(self, code: str = "") -> None:
        wanted = code.removeprefix(PAPER) if code.startswith(PAPER) else ""
        self._kind = PaperKind(wanted) if wanted in list(PaperKind) else PaperKind.MINUTES
        super().enter(code)

    def reload(self) -> None:
        run_query(self, partial(signing_view, self.workspace, self._kind), self._show)

    def leave(self) -> None:
        self.key_fields.forget()
        self.token_fields.forget()

    def _build(self) -> None:
        self._view: SigningView | None = None
        self._kind = PaperKind.MINUTES
        self._checked: Path | None = None
        self._just_signed = self._has_paper = False
        self.order = OrderCard(self.workspace)
        card = self._way_card = WayCard()
        self.ways, self.key_fields, self.token_fields = card.ways, card.key_fields, card.token_fields
        self.scan_fields, self.elsewhere_fields = card.scan_fields, card.elsewhere_fields
        self.stamp, self.result, self.empty, self.turn = card.stamp, card.result, card.empty, card.turn
        self.start, self.look, self.sign, self.go_on = card.start, card.look, card.sign, card.go_on
        # Looked up when asked, not when built.
        self.deeds = SigningDeeds(self, self.workspace, card, lambda *asked: may_sign_as(*asked))
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
        card = self._way_card
        for fields in (self.key_fields, self.token_fields):
            fields.entered.connect(self.start_signing)
            fields.chosen.connect(self._examine)
            fields.completed.connect(self._examine)
        card.who.activated.connect(lambda: self._examine())
        self.ways.chosen.connect(self._way_chosen)
        self.scan_fields.print_asked.connect(self._print)
        self.elsewhere_fields.export_asked.connect(self._export)
        card.scanned.anew_asked.connect(self.deeds.sign_anew)
        self.deeds.done.connect(self._came_off)
        self.sign.clicked.connect(self.start_signing)
        self.look.clicked.connect(self._look)
        self.doctor.again.clicked.connect(self._check_again)
        self.result.told.connect(self._show_checked)
        self.order.paper_chosen.connect(lambda kind: self.enter(f"{PAPER}{kind}"))
        self.order.images.clicked.connect(lambda: ImagesDialog(self.workspace, self.window()).open())
        self.order.history.clicked.connect(
            lambda: HistoryDialog(self.workspace, self._kind, self.window()).open()
        )
        self.order.people.clicked.connect(self._choose_people)
        card.people.clicked.connect(self._choose_people)
        self.start.clicked.connect(self._go_to_start)
        self.go_on.clicked.connect(lambda: self.go_to.emit("submission", ""))

    def panes(self) -> list[QWidget]:
        return [self._way_card, self.doctor, self.order]

    @property
    def signer(self) -> Signer | None:
        """Who signs now: the one chosen among those who may."""
        turn = [row.signer for row in self._view.rows if row.is_turn] if self._view else []
        chosen = self._way_card.who.currentData()
        return next((signer for signer in turn if signer.field == chosen), next(iter(turn), None))

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
        if view.kind is not self._kind:
            return
        self._view = view
        is_minutes = view.kind is PaperKind.MINUTES
        has_paper = view.document is not None and not (is_minutes and is_open(view.phase))
        signable = view.turn is not None and has_paper and not self.is_read_only
        if is_minutes:
            signable = signable and view.phase is Phase.SEALED
        name = "Biên bản" if is_minutes else view.name
        self.order.reopen.setVisible(is_minutes and has_paper and not self.is_read_only)
        self.order.show_view(view)
        self._has_paper = has_paper
        self._way_card.show_view(view, name, has_paper=has_paper, signable=signable)
        self._way_card.people.setVisible(is_minutes and not self.is_read_only)
        self._way_card.scanned.anew.setVisible(
            is_minutes and view.phase is Phase.SEALED and not view.digital_count and not self.is_read_only
        )
        self.order.people.setEnabled(not view.digital_count and not view.scans and not self.is_read_only)
        self._show_doctor()
        self._say_turn()
        self._look_at_paper(signable=signable)
        if self.order.papers.hasFocus():
            return
        if signable and self.ways.way is Way.FILE and not self.key_fields.file.text():
            self.ways.file.setFocus()
        elif self.go_on.isVisibleTo(self):
            self.go_on.setFocus()
        elif not has_paper:
            self.start.setFocus()

    def _look_at_paper(self, *, signable: bool) -> None:
        """Before signing the doctor speaks; after it the check of the file says what came of it."""
        view = self._view
        assert view is not None
        self.doctor.set_title(BEFORE if signable else AFTER)
        if signable:
            self._examine()
        else:
            self.stamp.show_look(None)
            if view.is_by_hand or view.document != self._checked:
                self.doctor.show_checks(ON_PAPER if view.is_by_hand else (), aloud=False)
        self.doctor.say_plainly(by_hand=view.is_by_hand)
        if not view.digital_count or (signable and not self._just_signed):
            self.result.hide()
            self._checked = None
        elif view.document != self._checked:
            self._check(view.document)

    def _way_chosen(self) -> None:
        if self.ways.way is Way.TOKEN and self._way_card.signable:
            self.token_fields.search()
        self._examine()

    def _examine(self, *, aloud: bool = False) -> None:
        way, signer = self.ways.way, self.signer
        if not self._way_card.signable:
            return
        if not way.needs_key:
            title, wishes = WISHES[way]
            self.doctor.set_title(title)
            self.doctor.show_checks(wishes, aloud=aloud)
            self.stamp.show_look(None)
            self._say_turn()
            return
        self.doctor.set_title(BEFORE)
        token = self.token_fields.look if way is Way.TOKEN else None
        path = self.key_fields.path if way is Way.FILE else None
        password = self.key_fields.password.text() if way is Way.FILE else ""
        look = partial(
            check_before_signing,
            self.workspace,
            path,
            password,
            token=token,
            kind=self._kind,
            field=signer.field if signer else "",
        )
        run_query(self, look, partial(self._show_checkup, way, aloud=aloud))

    def _show_checkup(self, way: Way, checkup: SigningCheckup, *, aloud: bool = False) -> None:
        if self._way_card.signable and self.ways.way is way:
            self.doctor.show_checks(checkup.checks, aloud=aloud)
            self.stamp.show_look(checkup.look)
            self._say_turn()

    def _say_turn(self) -> None:
        view = self._view
        if view is None:
            return
        turn = self.signer if self._has_paper else None
        if not self._has_paper:
            self.turn.setText("")
        elif turn is None:
            paper = "biên bản" if view.kind is PaperKind.MINUTES else "văn bản"
            self.turn.setText("Có bản ký tay đã quét." if view.is_by_hand else f"Đủ chữ ký, {paper} đã khóa.")
        else:
            said = self.doctor.said if self.ways.way.needs_key else ""
            self.turn.setText(said or f"Đến lượt {turn.full_name}, ô {turn.heading}.")
        sealed = view.sealed_at_utc
        moment = f"Chốt lúc {sealed.astimezone():%H:%M ngày %d/%m/%Y}. " if sealed else ""
        words = f"{moment}Mã số liệu {view.sealed_digest[:16]}…" if view.sealed_digest else ""
        self.doctor.sealed.setText(words)

    def start_signing(self) -> None:
        """Do what the chosen way says for the person whose turn it is."""
        if self._view is not None and self._view.turn is not None:
            self.deeds.start(self._kind, self.signer)

    def _came_off(self) -> None:
        self._just_signed = True

    def _check_again(self) -> None:
        if self._way_card.signable:
            if self.ways.way is Way.TOKEN:
                self.token_fields.search()
            self._examine(aloud=True)
        elif self._view and self._view.document:
            self._check(self._view.document)

    def _check(self, document: Path | None) -> None:
        if document is not None:
            self._checked = document
            self.result.check(document, self.workspace.now())

    def _show_checked(self, good: bool) -> None:
        if not self._way_card.signable:
            found = after_signing(self._view, self.workspace.now(), good=good)
            self.doctor.show_checks(found, aloud=False)
        if self._just_signed:
            self._just_signed = False
            self._way_card.pane.verticalScrollBar().setValue(0)

    def _look(self) -> None:
        if self._view and self._view.document:
            PaperDialog(self._view.document, self.window()).open()

    def _print(self) -> None:
        if self._view and (path := self._view.document):
            show = partial(print_pdf, self, title=self._view.name, file_name=path.name)
            run_query(self, path.read_bytes, lambda pdf: show(pdf))

    def _export(self, folder: Path, bare: bool) -> None:
        self.deeds.export(self._kind, folder, bare)

    def _go_to_start(self) -> None:
        self.go_to.emit("minutes", "")

    def _choose_people(self) -> None:
        if self._view is not None:
            ask_who_signs(self, self.workspace, self._view.choice, is_drawn_up=self._has_paper)
