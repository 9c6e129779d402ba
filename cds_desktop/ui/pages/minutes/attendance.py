"""Có mặt: a tick per member; whoever is away gets a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.round import Attendance, Member
from cds_desktop.domain.text import clean
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.refilling import refill

LONG, SHOWN_OF_LONG = 6, 5


class AttendanceList(QWidget):
    """`ticked` at once, `typed` while a reason grows; the end of a long list is folded away."""

    ticked = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label("", Type.SMALL, tone="muted")
        self._none = Label("Chưa có thành viên. Lập Hội đồng ở trang Hội đồng và phân công.", wrap=True)
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(0)
        self.rows: list[MemberRow] = []
        self._unfolded = False
        self.more = link("")
        self.more.hide()
        head = QHBoxLayout()
        head.addWidget(Label("Có mặt", Type.H3))
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._rows_column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._unfold)

    @property
    def present_count(self) -> int:
        """How many are there."""
        return sum(1 for row in self.rows if row.tick.isChecked())

    @property
    def entries(self) -> tuple[Attendance, ...]:
        """Who is there, and why the others are not."""
        return tuple(row.entry for row in self.rows)

    def show_members(self, members: Sequence[Member], attendance: Sequence[Attendance]) -> None:
        """Show all members; who has no entry yet counts as present."""
        if [row.member for row in self.rows] != list(members):
            self._rebuild(members)
        entries = {entry.member_id: entry for entry in attendance}
        for row in self.rows:
            row.fill(entries.get(row.member.id, Attendance(member_id=row.member.id)))
        self._none.setVisible(not members)
        self._show_count()
        self._fold()

    def set_editable(self, editable: bool) -> None:
        """May it be changed?"""
        for row in self.rows:
            row.tick.setEnabled(editable)
            row.reason.setReadOnly(not editable)

    def _rebuild(self, members: Sequence[Member]) -> None:
        self.rows = [MemberRow(member) for member in members]
        refill(self._rows_column, self.rows)
        for row in self.rows:
            row.tick.clicked.connect(self._ticked)
            row.reason.textEdited.connect(self.typed)

    def _unfold(self) -> None:
        folded = [row for row in self.rows if not row.isVisibleTo(self)]
        self._unfolded = True
        self._fold()
        if folded:
            folded[0].tick.setFocus(Qt.FocusReason.TabFocusReason)

    def _fold(self) -> None:
        """Who is away is always in sight, wherever they stand in the list."""
        is_long = len(self.rows) > LONG and not self._unfolded
        folded = [row for row in self.rows[SHOWN_OF_LONG:] if is_long and row.tick.isChecked()]
        if len(folded) == 1:
            folded = []
        for row in self.rows:
            row.setVisible(row not in folded)
        self.more.setVisible(bool(folded))
        self.more.set_words(f"Xem {len(folded)} thành viên nữa")

    def _ticked(self) -> None:
        for row in self.rows:
            row.show_reason()
        self._show_count()
        self.ticked.emit()

    def _show_count(self) -> None:
        self._count.setText(f"{self.present_count}/{len(self.rows)} thành viên" if self.rows else "")


class MemberRow(QWidget):
    """One member; the whole row is the target."""

    def __init__(self, member: Member) -> None:
        super().__init__()
        self.member = member
        self.setMinimumHeight(Size.ROW_PERSON)
        self.tick = QCheckBox()
        what = " · ".join(part for part in (member.position, member.role.label) if part)
        self.tick.setAccessibleName(f"{member.full_name}, {what}, có mặt")
        self.reason = LineEdit()
        self.reason.setPlaceholderText("Lý do vắng")
        self.reason.setAccessibleName(f"Lý do vắng của {member.full_name}")
        self.reason.setFixedWidth(150)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(member.full_name))
        words.addWidget(Label(what, Type.SMALL, tone="muted", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.tick)
        row.addLayout(words, 1)
        row.addWidget(self.reason)

    @property
    def entry(self) -> Attendance:
        """What stands here."""
        present = self.tick.isChecked()
        reason = "" if present else self.reason.text()
        return Attendance(member_id=self.member.id, present=present, reason=reason)

    def fill(self, entry: Attendance) -> None:
        """Show what is stored; a space still to be followed by a word is left alone."""
        self.tick.setChecked(entry.present)
        if clean(self.reason.text()) != entry.reason:
            self.reason.setText(entry.reason)
        self.show_reason()

    def show_reason(self) -> None:
        """A reason is asked of the absent only."""
        self.reason.setVisible(not self.tick.isChecked())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self.tick.isEnabled() and inside and event.button() is Qt.MouseButton.LeftButton:
            self.tick.click()
