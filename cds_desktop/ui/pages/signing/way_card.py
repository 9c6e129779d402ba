"""The middle of the signing page: the ways, what each needs, how the signature will look, what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries import SigningView
from cds_desktop.ui.pages.signing.elsewhere_fields import ElsewhereFields
from cds_desktop.ui.pages.signing.key import KeyFields
from cds_desktop.ui.pages.signing.scan_fields import ScanFields
from cds_desktop.ui.pages.signing.scanned import ScannedPanel
from cds_desktop.ui.pages.signing.stamp_view import StampView
from cds_desktop.ui.pages.signing.token_fields import TokenFields
from cds_desktop.ui.pages.signing.ways import Way, Ways, within
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea, ScrolledInside, scrolled

_SIDE = Space.L + Space.XS
CHOOSE = "Ký bằng cách nào?"
# A longer name would leave no room for the sentence beside the buttons.
_LONGEST = 20
_DEEDS = {Way.SCAN: "Đính kèm bản ký tay", Way.ELSEWHERE: "Nhận tệp đã ký"}


class WayCard(Card):
    """Everything about one signature, from the way to the result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHOOSE, parent=parent)
        self.ways = Ways()
        self.who = ComboBox()
        self.who.let_be_narrow()
        self.who_field = FormField("Người ký lúc này", self.who)
        self.token_fields, self.key_fields = TokenFields(), KeyFields()
        self.scan_fields, self.elsewhere_fields = ScanFields(), ElsewhereFields()
        self.stamp = StampView()
        self.result, self.scanned = VerificationPanel(), ScannedPanel()
        self.start = primary("Đến Họp và biên bản", arrow=True)
        self.people = secondary("Ai ký biên bản…")
        self.empty = EmptyState(
            "Chưa có biên bản để ký",
            "Chốt số liệu và lập biên bản trước, rồi trở lại đây.",
            [self.start, self.people],
        )
        self.signable = False
        self.name = "Biên bản"
        self.pane = self._build_scroll()
        self._foot = self._build_foot()
        # The titles of the three cards stand on one line.
        self.body.setContentsMargins(_SIDE, Space.L, _SIDE - Space.XS, Space.L)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.pane, 1)
        self.body.addWidget(self._foot)
        # Nothing is offered before the first look brought how things stand.
        for part in (self.empty, self.pane, self._foot):
            part.hide()
        self.ways.chosen.connect(self.show_way)

    @property
    def way(self) -> Way:
        """How it is to be signed."""
        return self.ways.way

    @property
    def fields(self) -> "TokenFields | KeyFields | ScanFields | ElsewhereFields":
        """What the way needs."""
        return self._fields()[self.way]

    def show_view(self, view: SigningView, name: str, *, has_paper: bool, signable: bool) -> None:
        """What can be done now: draw up the paper first, sign, wait, or go on."""
        complete = has_paper and view.turn is None
        done = f"{name} đã ký tay" if view.is_by_hand else f"{name} đã đủ chữ ký"
        self.name, self.signable = name, signable
        self.set_title(CHOOSE if signable else done if complete else f"{name} chờ ký")
        self.title.setVisible(has_paper)
        words = f"Xem {within(name)}"
        self.look.set_words(words if len(words) < _LONGEST else "Xem văn bản")
        self._show_turn(view)
        self.ways.show_signed(name, view.digital_count, by_hand=view.is_by_hand)
        self.scanned.show_scans(view.scans if has_paper else (), whole=view.is_by_hand)
        self.ways.setVisible(signable)
        self.go_on.setVisible(complete)
        self.show_way()
        # Last: shown with all buttons for a moment, the foot would widen the page.
        self.empty.setVisible(not has_paper)
        self.pane.setVisible(has_paper)
        self._foot.setVisible(has_paper)

    def show_way(self) -> None:
        """Show what the chosen way needs."""
        for way, part in self._fields().items():
            part.setVisible(self.signable and way is self.way)
        self.sign.setVisible(self.signable)
        self.who_field.setVisible(self.signable and self.way.needs_key and self.who.count() > 1)
        self.say_ready()

    def say_ready(self) -> None:
        """The words of the filled button."""
        usual = f"Ký {within(self.name)}"
        self.sign.set_words(_DEEDS.get(self.way, usual if len(usual) < _LONGEST else "Ký văn bản"))

    def take_in(self, part: QWidget) -> None:
        """A column that has no room beside this card stands below the look of the signature."""
        self._column.insertWidget(self._column.indexOf(self.stamp) + 1, part)

    def _show_turn(self, view: SigningView) -> None:
        turn = [row.signer for row in view.rows if row.is_turn]
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        for signer in turn:
            self.who.addItem(f"{signer.full_name} ({within(signer.label)})", signer.field)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.blockSignals(False)
        signers = [row.signer for row in view.rows]
        self.scan_fields.show_signers(signers, is_minutes=view.kind.value == "minutes")
        self.elsewhere_fields.show_signers(turn, may_be_bare=view.digital_count == 0)

    def _fields(self) -> dict[Way, "TokenFields | KeyFields | ScanFields | ElsewhereFields"]:
        return {
            Way.TOKEN: self.token_fields,
            Way.FILE: self.key_fields,
            Way.SCAN: self.scan_fields,
            Way.ELSEWHERE: self.elsewhere_fields,
        }

    def _build_scroll(self) -> ScrollArea:
        inside = ScrolledInside()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.XS, 0)
        column.setSpacing(Space.S + 2)
        fields = self._fields().values()
        for part in (self.result, self.scanned, self.ways, self.who_field, *fields, self.stamp):
            column.addWidget(part)
        column.addStretch(1)
        return scrolled(inside)

    def _build_foot(self) -> QFrame:
        self.turn = Label("", Type.SMALL, tone="muted", wrap=True)
        self.look = secondary("Xem biên bản", "eye")
        self.sign = primary("Ký biên bản", "pen")
        self.go_on = primary("Đến Nộp hồ sơ", arrow=True)
        part = QFrame()
        part.setProperty("kind", "closing")
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, Space.XS, 0)
        column.setSpacing(Space.M)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        column.addLayout(row)
        row.addWidget(self.turn, 1)
        for button in (self.look, self.sign, self.go_on):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return part
