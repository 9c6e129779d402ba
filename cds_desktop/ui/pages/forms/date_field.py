"""Ngày của đợt: a date with its sentence below; an odd year is marked, with one click to mend it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.ui.typed_dates import date_fault, is_far, proposed_date, show_date
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.date_edit import DateEdit
from cds_desktop.ui.widgets.form_field import FormField, Validity


class RoundDateField(FormField):
    """A date of a round; `edited` comes with every new date."""

    edited = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        self.day = DateEdit()
        super().__init__(label, self.day, parent=parent)
        self._proposed: date | None = None
        self.take = link("")
        self.take.hide()
        self.take.clicked.connect(self._take)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.take)
        layout.setAlignment(self.take, Qt.AlignmentFlag.AlignLeft)
        self.day.date_edited.connect(self.edited)
        self.day.settled.connect(self.mark)
        self.day.textEdited.connect(self._typed)

    @property
    def value(self) -> date | None:
        """The date, or `None` while it is none."""
        return self.day.value

    @property
    def is_wrong(self) -> bool:
        """Whether something stands here that is no date."""
        return self.day.is_wrong

    def set_school_year(self, school_year: str) -> None:
        """Which school year the date belongs to."""
        if school_year != self.day.school_year:
            self.day.school_year = school_year
            self.mark()

    def show_value(self, day: date | None) -> None:
        """Show a stored date, unless one is only half typed."""
        self.day.show_value(day)

    def mark(self) -> None:
        """Say below the field when this is no date, or one of another time."""
        day, year = self.day.value, self.day.school_year
        self._proposed = proposed_date(day, year) if day else None
        if fault := date_fault(self.day.text(), year):
            self.set_validity(Validity.ERROR, fault)
        elif day is not None and is_far(day, year):
            self.set_validity(Validity.WARN, self._far_words(day))
        else:
            self.set_validity(Validity.NONE)
        self.take.setVisible(self._proposed is not None)
        if self._proposed is not None:
            self.take.set_words(f"Lấy {show_date(self._proposed)}")

    def _far_words(self, day: date) -> str:
        words = f"{show_date(day)} nằm ngoài năm học {self.day.school_year}."
        return f"{words} Ý thầy cô là {show_date(self._proposed)}?" if self._proposed else words

    def _typed(self) -> None:
        # While typing nothing is called wrong; a mend shows at once.
        if self.validity is not Validity.NONE and not date_fault(self.day.text(), self.day.school_year):
            self.mark()

    def _take(self) -> None:
        if self._proposed is not None:
            self.day.setFocus()
            self.day.enter(self._proposed)
