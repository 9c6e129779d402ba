"""The middle of the signing page: the ways, the key, how the signature will look, what came of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_desktop.ui.pages.signing.key import KeyFields
from cds_desktop.ui.pages.signing.stamp_view import StampView
from cds_desktop.ui.pages.signing.ways import Ways
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label, line

CHOOSE, SIGNED, WAITING = "Ký bằng cách nào?", "Biên bản đã đủ chữ ký", "Biên bản chờ ký"


class WayCard(Card):
    """Everything about one signature, from the way to the result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHOOSE, padding=20, parent=parent)
        self.ways = Ways()
        self.key_fields = KeyFields()
        self.stamp = StampView()
        self.result = VerificationPanel()
        self.start = primary("Đến Họp và biên bản", arrow=True)
        self.empty = EmptyState(
            "Chưa có biên bản để ký", "Chốt số liệu và lập biên bản trước, rồi trở lại đây.", [self.start]
        )
        self.pane = self._build_scroll()
        self._above_foot = line()
        self._foot = self._build_foot()
        for part in (self.empty, self.pane):
            self.body.addWidget(part, 1)
        self.body.addWidget(self._above_foot)
        self.body.addWidget(self._foot)
        # Nothing is offered before the first look brought how things stand.
        for part in (self.empty, self.pane, self._above_foot, self._foot):
            part.hide()

    def show_stage(self, *, has_paper: bool, signable: bool, complete: bool) -> None:
        """What can be done now: draw up the minutes first, sign, wait, or go on."""
        self.set_title(CHOOSE if signable else SIGNED if complete else WAITING)
        self.title.setVisible(has_paper)
        self.empty.setVisible(not has_paper)
        for part in (self.pane, self._above_foot, self._foot):
            part.setVisible(has_paper)
        for part in (self.ways, self.key_fields, self.sign):
            part.setVisible(signable)
        self.go_on.setVisible(has_paper and complete)

    def take_in(self, part: QWidget) -> None:
        """A column that has no room beside this card stands below the look of the signature."""
        self._column.insertWidget(self._column.indexOf(self.stamp) + 1, part)

    def _build_scroll(self) -> QScrollArea:
        inside = _Inside()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.XS, 0)
        column.setSpacing(Space.S + 2)
        for part in (self.result, self.ways, self.key_fields, self.stamp):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def _build_foot(self) -> QWidget:
        self.turn = Label("", Type.SMALL, tone="muted", wrap=True)
        self.look = secondary("Xem biên bản", "eye")
        self.sign = primary("Ký biên bản", "pen")
        self.go_on = primary("Đến Nộp hồ sơ", arrow=True)
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.turn, 1)
        for button in (self.look, self.sign, self.go_on):
            row.addWidget(button)
        return part


class _Inside(QWidget):
    def minimumSizeHint(self) -> QSize:
        # Wrapped words ask for the height of the narrowest width; here their width is known.
        return QSize(super().minimumSizeHint().width(), 0)
