"""The middle of the signing page: the ways, the key, how the signature will look, what came of it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.pages.signing.key import KeyFields
from cds_desktop.ui.pages.signing.stamp_view import StampView
from cds_desktop.ui.pages.signing.ways import Ways
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea, ScrolledInside, scrolled

_SIDE = Space.L + Space.XS
CHOOSE, SIGNED, WAITING = "Ký bằng cách nào?", "Biên bản đã đủ chữ ký", "Biên bản chờ ký"


class WayCard(Card):
    """Everything about one signature, from the way to the result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHOOSE, parent=parent)
        self.ways = Ways()
        self.key_fields = KeyFields()
        self.stamp = StampView()
        self.result = VerificationPanel()
        self.start = primary("Đến Họp và biên bản", arrow=True)
        self.empty = EmptyState(
            "Chưa có biên bản để ký", "Chốt số liệu và lập biên bản trước, rồi trở lại đây.", [self.start]
        )
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

    def show_stage(self, *, has_paper: bool, signable: bool, complete: bool) -> None:
        """What can be done now: draw up the minutes first, sign, wait, or go on."""
        self.set_title(CHOOSE if signable else SIGNED if complete else WAITING)
        self.title.setVisible(has_paper)
        for part in (self.ways, self.key_fields, self.sign):
            part.setVisible(signable)
        self.go_on.setVisible(has_paper and complete)
        # Last: shown with all three buttons for a moment, the foot would widen the page.
        self.empty.setVisible(not has_paper)
        self.pane.setVisible(has_paper)
        self._foot.setVisible(has_paper)

    def take_in(self, part: QWidget) -> None:
        """A column that has no room beside this card stands below the look of the signature."""
        self._column.insertWidget(self._column.indexOf(self.stamp) + 1, part)

    def _build_scroll(self) -> ScrollArea:
        inside = ScrolledInside()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.XS, 0)
        column.setSpacing(Space.S + 2)
        for part in (self.result, self.ways, self.key_fields, self.stamp):
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
            row.addWidget(button)
        return part
