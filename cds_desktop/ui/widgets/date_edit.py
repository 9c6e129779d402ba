"""Ô ngày: typed as people type it, or chosen from a calendar; what is no date stays and is not wiped."""

import re
from dataclasses import asdict
from datetime import date
from string import Template

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cds_desktop.ui import icons, theme
from cds_desktop.ui.typed_dates import read_date, show_date
from cds_desktop.ui.widgets.line_edit import LineEdit

WIDTH = 180
_ARROWS = (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right"))
_SHEET = """
QWidget#qt_calendar_navigationbar { background: $surface; min-height: 36px; }
QToolButton { color: $text; background: transparent; border: 2px solid transparent; border-radius: 6px;
  min-width: 32px; min-height: 32px; padding: 0 6px; font-weight: 600; }
QToolButton:hover { background: $sunken; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QTableView::item { border: 0; padding: 0; }
QTableView::item:focus { border: 2px solid $accent; padding: 0; }
"""
_WHOLE_YEAR = re.compile(r"\d{4}\s*$")


class DateEdit(LineEdit):
    """A date as people type it; `date_edited` comes when it is a date, or empty."""

    date_edited = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.school_year = ""
        self._told: date | None = None
        self.calendar_popup: _CalendarPopup | None = None
        self.setPlaceholderText("ngày/tháng/năm")
        self.setMaximumWidth(WIDTH)
        self._open = QAction("Chọn ngày trên lịch (Alt+↓)", self)
        self._open.triggered.connect(self.show_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self._show_icon()
        theme.on_change(self._show_icon)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finish)

    @property
    def value(self) -> date | None:
        """The date, or `None` while it is none."""
        return read_date(self.text(), self.school_year)

    @property
    def is_wrong(self) -> bool:
        """Whether something stands here that is no date."""
        return bool(self.text().strip()) and self.value is None

    def show_value(self, day: date | None) -> None:
        """Show a stored date, unless one is only half typed."""
        if not self.is_wrong and self.value != day:
            self.setText(show_date(day))
        self._told = day
        self.settled.emit()

    def enter(self, day: date) -> None:
        """Take a date that was chosen by hand."""
        self.setText(show_date(day))
        self._tell()
        self.settled.emit()

    def show_calendar(self) -> None:
        """Open the calendar below the field, at its date."""
        if self.isReadOnly() or not self.isEnabled():
            return
        if self.calendar_popup is None:
            self.calendar_popup = _CalendarPopup(self)
            self.calendar_popup.picked.connect(self.enter)
        self.calendar_popup.show_below(self, self.value or self._near())

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        self._open.setEnabled(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.show_calendar()
            return
        super().keyPressEvent(event)

    def _near(self) -> date:
        today = QDate.currentDate()
        return date(today.year(), today.month(), today.day())

    def _show_icon(self) -> None:
        self._open.setIcon(icons.icon("calendar", "muted", 16))

    def _typed(self) -> None:
        # "5/3/20" may still become "5/3/2027": only a whole year is told while typing.
        if not self.text().strip() or _WHOLE_YEAR.search(self.text()):
            self._tell()

    def _finish(self) -> None:
        if self.value is not None:
            self.setText(show_date(self.value))
        self._tell()
        self.settled.emit()

    def _tell(self) -> None:
        if not self.is_wrong and self.value != self._told:
            self._told = self.value
            self.date_edited.emit()


class _CalendarPopup(QFrame):
    """The calendar; Esc goes back to the field, Enter or a click takes the day."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "card")
        self.setAccessibleName("Lịch")
        self.calendar = QCalendarWidget()
        # Years before the common era can be paged to, and are no dates here.
        self.calendar.setDateRange(QDate(1900, 1, 1), QDate(2199, 12, 31))
        self.calendar.setGridVisible(False)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.calendar.setMinimumSize(304, 272)
        for signal in (self.calendar.clicked, self.calendar.activated):
            signal.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.calendar)

    def show_below(self, field: QWidget, day: date) -> None:
        """Open at this day, inside the screen."""
        self._dress()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _dress(self) -> None:
        """The colours shown now, which the control of Qt does not take from the sheet by itself."""
        tokens = theme.current()
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(tokens.text))
        quiet.setForeground(QColor(tokens.muted))
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.setHeaderTextFormat(quiet)
        self.calendar.setStyleSheet(Template(_SHEET).substitute(asdict(tokens)))
        for name, icon in _ARROWS:
            if (button := self.calendar.findChild(QToolButton, name)) is not None:
                button.setIcon(icons.icon(icon, "text", 16))

    def _take(self, day: QDate) -> None:
        # A double click comes as two: the first one has closed the calendar.
        if self.isVisible():
            self.close()
            self.picked.emit(date(day.year(), day.month(), day.day()))
