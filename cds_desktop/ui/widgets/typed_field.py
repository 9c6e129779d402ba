"""Ô nhập có kiểu: a date, a time or a count as people type it; what cannot be read stays and is marked."""

from collections.abc import Callable
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cds_desktop.ui.typed_dates import (
    GENERAL_FAULT,
    date_fault,
    is_far,
    proposed_date,
    read_date,
    read_time,
    show_date,
    show_time,
)
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.date_edit import DateEdit
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.line_edit import LineEdit

V = TypeVar("V")


class TypedField(FormField, Generic[V]):
    """A labelled line whose words mean a value; `typed` while it is being edited."""

    typed = Signal()

    def __init__(
        self,
        label: str,
        read: Callable[[str], V | None],
        show: Callable[[V | None], str],
        fault: str,
        *,
        hint: str = "",
        line: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.line = line or LineEdit()
        super().__init__(label, self.line, parent=parent)
        self._read, self._show, self._fault = read, show, fault
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._settle)

    @property
    def value(self) -> V | None:
        """What the words mean."""
        return self._read(self.line.text())

    @property
    def is_unreadable(self) -> bool:
        """Whether something stands here that means nothing."""
        return bool(self.line.text().strip()) and self.value is None

    def fill(self, value: V | None, *, even_if_focused: bool = False) -> None:
        """Show a stored value, unless somebody is typing here or what stands here is still to be mended."""
        typing = self.line.hasFocus() and bool(self.line.text()) and not even_if_focused
        if typing or self.is_unreadable:
            return
        if self.value != value:
            self.line.setText(self._show(value))

    def start_anew(self, value: V | None) -> None:
        """Show the value of another thing, whatever stood here."""
        self.line.setText(self._show(value))
        self.mark()

    def mark(self) -> None:
        """Show whether the words can be read."""
        if self.is_unreadable:
            self.set_validity(Validity.ERROR, self._fault)
        elif self.validity is not Validity.NONE:
            self.set_validity(Validity.NONE)

    def _edited(self) -> None:
        # While typing nothing is called wrong; a mend shows at once.
        if self.validity is not Validity.NONE and not self.is_unreadable:
            self.mark()
        self.typed.emit()

    def _settle(self) -> None:
        if self.value is not None:
            self.line.setText(self._show(self.value))
        self.mark()


class DateField(TypedField[date]):
    """Ngày, as dd/mm/yyyy once the field is left; one far from its school year is marked, with the mend."""

    line: DateEdit

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(
            label, read_date, show_date, GENERAL_FAULT, hint="ngày/tháng/năm", line=DateEdit(), parent=parent
        )
        self._proposed: date | None = None
        self.take = link("")
        self.take.hide()
        self.take.clicked.connect(self._take)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.take)
        layout.setAlignment(self.take, Qt.AlignmentFlag.AlignLeft)
        self.line.date_edited.connect(self.typed)
        self.line.settled.connect(self.mark)

    @property
    def value(self) -> date | None:
        return self.line.value

    def set_school_year(self, school_year: str) -> None:
        """Which school year the date belongs to."""
        if school_year != self.line.school_year:
            self.line.school_year = school_year
            self.mark()

    def fill(self, value: date | None, *, even_if_focused: bool = False) -> None:
        typing = self.line.hasFocus() and bool(self.line.text()) and not even_if_focused
        if not typing and not self.is_unreadable:
            self.line.show_value(value)

    def start_anew(self, value: date | None) -> None:
        self.line.clear()
        self.line.show_value(value)

    def mark(self) -> None:
        day, year = self.value, self.line.school_year
        self._fault = date_fault(self.line.text(), year) or GENERAL_FAULT
        self._proposed = proposed_date(day, year) if day else None
        super().mark()
        if day is not None and is_far(day, year):
            self.set_validity(Validity.WARN, self._far_words(day))
        self.take.setVisible(self._proposed is not None)
        self.take.set_words(f"Lấy {show_date(self._proposed)}" if self._proposed else "")

    def _far_words(self, day: date) -> str:
        words = f"{show_date(day)} nằm ngoài năm học {self.line.school_year}."
        return f"{words} Ý thầy cô là {show_date(self._proposed)}?" if self._proposed else words

    def _take(self) -> None:
        if self._proposed is not None:
            self.line.setFocus()
            self.line.enter(self._proposed)


class TimeField(TypedField[time]):
    """Giờ, as 14:30 once the field is left."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        fault = "Không phải là giờ. Ghi ví dụ 14:30 hoặc 14h."
        super().__init__(label, read_time, show_time, fault, hint="--:--", parent=parent)


class CountField(TypedField[int]):
    """Số nguyên không âm."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, _read_count, _show_count, "Không phải là số đếm.", parent=parent)


def _read_count(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.isdecimal() and len(plain) <= 5 else None


def _show_count(value: int | None) -> str:
    return "" if value is None else str(value)
