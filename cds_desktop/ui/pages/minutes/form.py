"""Phiếu họp: everything the minutes say of the meeting, stored as it is entered."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_desktop.actions.minutes import enter_meeting
from cds_desktop.domain.round import Meeting
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.queries import MinutesView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.minutes.attendance import AttendanceList
from cds_desktop.ui.pages.minutes.votes import Votes
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.widgets.text_area import TextArea
from cds_desktop.ui.widgets.typed_field import DateField, TimeField

WIDTH = 476
NUMBERS = 2
# The paper is to be drawn anew within half a second of the last key: storing may not wait long.
PAUSE_MS = 150
_AREAS = (
    ("guests", "Khách mời", 2, "Họ tên, chức vụ, đơn vị; để trống nếu không có."),
    (
        "differing_opinions",
        "Ý kiến khác nhau",
        2,
        "Ý kiến còn khác và cách giải quyết; để trống nếu không có.",
    ),
    ("shortcomings", "Tồn tại, hạn chế", 3, ""),
    ("plan", "Kế hoạch cải tiến", 3, ""),
    ("conclusion", "Kết luận của chủ tọa", 3, ""),
    ("recipients", "Nơi nhận (mỗi dòng một nơi)", 3, "Như trên;\nLưu: VT."),
)


class MinutesForm(Card):
    """Fields keep what was typed, also when it cannot be read; `editing` says where it is printed."""

    editing = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self._workspace = workspace
        self._meeting = Meeting()
        self.store = AsEntered(self, self._deed, pause_ms=PAUSE_MS)
        self.setAccessibleName("Thông tin phiên họp")
        self._make()
        self._build()
        self._connect()
        # Nothing can be typed, and so nothing stored, before the first look brought what is there.
        self.setEnabled(False)

    def show_view(self, view: MinutesView, *, editable: bool) -> None:
        """Show what is stored; whatever is being typed stays as it is."""
        meeting = self._meeting = view.meeting
        self.setEnabled(True)
        if self.store.is_settled:
            self._fill(meeting, view.proposed_symbol)
            self.attendance.show_members(view.members, meeting.attendance)
            self.votes.fill(meeting)
        self._show_present()
        for edit in self.findChildren(QLineEdit):
            edit.setReadOnly(not editable)
        for area in self.areas.values():
            area.setReadOnly(not editable)
        self.attendance.set_editable(editable)

    def set_narrow(self, narrow: bool) -> None:
        """Too narrow for three beside each other: the place gets a line of its own."""
        if narrow:
            self._number_row.addStretch(1)
            self._place_row.addWidget(self._place_field)
            return
        while self._number_row.count() > NUMBERS:
            self._number_row.takeAt(NUMBERS)
        self._number_row.addWidget(self._place_field, 1, Qt.AlignmentFlag.AlignTop)

    def focus_first_missing(self) -> None:
        """The cursor goes to the first place the minutes cannot do without."""
        needed: list[QLineEdit | TextArea] = [
            self.held_on.line, self.began_at.line, self.ended_at.line, self.number, self.symbol, self.place,
            self.votes.fields[0].line, self.areas["conclusion"],
        ]  # fmt: skip
        empty = (w for w in needed if not (w.toPlainText() if isinstance(w, TextArea) else w.text()).strip())
        place = next(empty, self.held_on.line)
        place.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(place, 0, 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter goes on to the next field, as in the scoring page.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _make(self) -> None:
        self.held_on = DateField("Ngày họp")
        self.began_at, self.ended_at = TimeField("Bắt đầu"), TimeField("Kết thúc")
        self.number, self.symbol, self.place = LineEdit(), LineEdit(), LineEdit()
        self.attendance = AttendanceList()
        self.votes = Votes()
        self.areas: dict[str, TextArea] = {}
        for name, label, lines, hint in _AREAS:
            self.areas[name] = TextArea(label, lines=lines)
            self.areas[name].set_fixed_lines(lines)
            self.areas[name].setPlaceholderText(hint)

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, Space.L, 20, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label("Thời gian, địa điểm", Type.H3))
        times = _row((self.held_on, 156), (self.began_at, 80), (self.ended_at, 80))
        times.addStretch(1)
        column.addLayout(times)
        self._place_field = FormField("Địa điểm", self.place)
        numbered = (FormField("Số biên bản", self.number), 72), (FormField("Ký hiệu", self.symbol), 112)
        self._number_row = _row(*numbered)
        self._place_row = QVBoxLayout()
        column.addLayout(self._number_row)
        column.addLayout(self._place_row)
        self.set_narrow(False)
        column.addWidget(line())
        column.addWidget(self.attendance)
        column.addWidget(line())
        column.addWidget(self.votes)
        column.addWidget(line())
        column.addWidget(Label("Ý kiến, kết luận", Type.H3))
        for name, label, _, _ in _AREAS:
            column.addWidget(FormField(label, self.areas[name]))
        column.addStretch(1)
        self._scroll = scrolled(content)
        self.body.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        for field in (self.held_on, self.began_at, self.ended_at):
            field.typed.connect(self.store.touch)
        for edit in (self.number, self.symbol, self.place):
            edit.textEdited.connect(self.store.touch)
        for area in self.areas.values():
            area.textChanged.connect(partial(self._area_typed, area))
        self.votes.typed.connect(self._votes_typed)
        self.attendance.typed.connect(self.store.touch)
        self.attendance.ticked.connect(self._ticked)
        self._places = self._places_on_paper()
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _places_on_paper(self) -> dict[QWidget, str]:
        fixed: dict[QWidget, str] = {
            self.held_on: "begins",
            self.began_at: "begins",
            self.ended_at: "closes",
            self.number: "number",
            self.symbol: "number",
            self.place: "place",
            self.attendance: "present",
            self.votes: "votes",
        }
        return fixed | {area: name for name, area in self.areas.items()}

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        widget = new
        while widget is not None and widget is not self:
            if widget in self._places:
                self.editing.emit(self._places[widget])
                return
            widget = widget.parentWidget()

    def _area_typed(self, area: TextArea) -> None:
        if not area.is_filling:
            self.store.touch()

    def _votes_typed(self) -> None:
        self._show_present()
        self.store.touch()

    def _ticked(self) -> None:
        self._show_present()
        self.store.store_now()

    def _show_present(self) -> None:
        self.votes.show_present(self.attendance.present_count)

    def _fill(self, meeting: Meeting, proposed_symbol: str) -> None:
        for field, value in (
            (self.began_at, meeting.began_at),
            (self.ended_at, meeting.ended_at),
        ):
            field.fill(value, even_if_focused=True)
        self.held_on.fill(meeting.held_on, even_if_focused=True)
        for edit, words in (
            (self.number, meeting.number),
            (self.symbol, meeting.symbol),
            (self.place, meeting.place),
        ):
            # What differs in spaces only is left as it was typed.
            if clean(edit.text()) != words:
                edit.setText(words)
                edit.setCursorPosition(0)
        self.symbol.setPlaceholderText(proposed_symbol)
        for name, area in self.areas.items():
            stored = getattr(meeting, name)
            words = stored if isinstance(stored, str) else "\n".join(stored)
            if _settled_words(name, area.toPlainText()) != words:
                area.fill(words, even_if_focused=True)

    def _deed(self) -> Deed | None:
        old = self._meeting
        symbol = self.symbol.text().strip()
        if not symbol and self.number.text().strip():
            symbol = self.symbol.placeholderText()
        facts: dict[str, Any] = {name: area.toPlainText() for name, area in self.areas.items()}
        facts["recipients"] = tuple(facts["recipients"].splitlines())
        meeting = replace(
            old,
            number=self.number.text(),
            symbol=symbol,
            place=self.place.text(),
            # What nobody can read stays marked in the form; what was stored before stays in force.
            held_on=old.held_on if self.held_on.is_unreadable else self.held_on.value,
            began_at=old.began_at if self.began_at.is_unreadable else self.began_at.value,
            ended_at=old.ended_at if self.ended_at.is_unreadable else self.ended_at.value,
            attendance=self.attendance.entries,
            **facts,
            **self.votes.values(old),
        )
        return partial(enter_meeting, self._workspace, meeting)


def _settled_words(name: str, typed: str) -> str:
    """The words as the store would keep them."""
    if name != "recipients":
        return clean_lines(typed)
    return "\n".join(filter(None, map(clean, typed.splitlines())))


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Parts side by side; a width of 0 takes what is left."""
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    for part, width in parts:
        row.addWidget(part, 0 if width else 1, Qt.AlignmentFlag.AlignTop)
        if width:
            part.setFixedWidth(width)
    return row
