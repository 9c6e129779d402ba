"""Ô của một dòng: everything a row says, one labelled field for each value."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cds_desktop.domain.set_table import CellFault, CellForm, Column, SetRow, Setting
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.ui.as_entered import PAUSE_MS
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.words import (
    COLUMN_OF,
    asked_of,
    choice_for,
    choices_of,
    scoring_of,
    sentence,
)
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.text_area import TextArea

# Ticks have a place of their own, and the kind of a row is fixed when it is made.
_ELSEWHERE = frozenset({"kind", "checked", "checked_by", "checked_on"})


class ValueField(FormField):
    """One value as text or as a choice; `typed` at every key, `left` when it may be stored."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, column: Column | Setting, parent: QWidget | None = None) -> None:
        self.key, self.column = column.key, column
        self.pending = False
        super().__init__(column.title, _editor_for(column), parent=parent)
        self.editor.setToolTip(column.hint)
        if isinstance(self.editor, QComboBox):
            self.editor.activated.connect(self._chosen)
        elif isinstance(self.editor, QLineEdit):
            self.editor.textEdited.connect(self._edited)
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.textChanged.connect(self._edited)

    @property
    def text(self) -> str:
        """What the field says now."""
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or "")
        if isinstance(self.editor, QLineEdit):
            return clean(self.editor.text())
        if not isinstance(self.editor, QPlainTextEdit):
            return ""
        return self._clean(self.editor.toPlainText())

    def fill(self, text: str, *, anew: bool) -> None:
        """Show a stored text; what is being typed is never wiped unless the field means another row."""
        if anew:
            self.pending = False
        if self.pending:
            return
        if isinstance(self.editor, QComboBox):
            self._choose(text)
        elif isinstance(self.editor, TextArea):
            if anew:
                self.editor.start_anew(text)
            elif self.text != text:
                self.editor.fill(text, even_if_focused=True)
        elif isinstance(self.editor, QLineEdit) and (anew or clean(self.editor.text()) != text):
            place = self.editor.cursorPosition()
            self.editor.setText(text)
            self.editor.setCursorPosition(0 if anew else min(place, len(text)))

    def show_fault(self, fault: CellFault) -> None:
        """Say what is wrong with the value."""
        self.set_validity(Validity.WARN if fault.tolerable else Validity.ERROR, sentence(fault.message))

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            if self.editor.isReadOnly() is not read_only:
                self.editor.setReadOnly(read_only)
                # A field of several lines keeps the look it had before.
                self.editor.style().polish(self.editor)
        else:
            self.editor.setEnabled(not read_only)

    def _clean(self, text: str) -> str:
        return clean_lines(text) if self.column.form is CellForm.LINES else clean(text)

    def _choose(self, text: str) -> None:
        assert isinstance(self.editor, QComboBox)
        value = choice_for(self.column, text)
        place = self.editor.findData(value)
        if place < 0 and text:
            # What is none of the choices stays as it was typed, and can be read.
            self.editor.addItem(text, text)
            place = self.editor.count() - 1
        self.editor.setCurrentIndex(max(0, place))

    def _chosen(self) -> None:
        self.pending = True
        self.left.emit()

    def _edited(self) -> None:
        if not getattr(self.editor, "is_filling", False):
            self.pending = True
            self.typed.emit(self.text)


class RowForm(QWidget):
    """The fields of the row shown; read at every key, stored after a pause."""

    def __init__(self, desk: Desk, columns: tuple[Column, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row_id = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.hand_over)
        self.fields: Mapping[str, ValueField] = {
            column.key: ValueField(column) for column in columns if column.key not in _ELSEWHERE
        }
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.M)
        for key, field in self.fields.items():
            lines.addWidget(field)
            field.typed.connect(partial(self._typed, key))
            field.left.connect(self.hand_over)

    def show_row(self, row: SetRow | None) -> None:
        """Show a row; fields that mean nothing for its kind are hidden."""
        anew = (row.id if row else "") != self._row_id
        if anew:
            self.hand_over()
            self._row_id = row.id if row else ""
        if row is None:
            return
        for key, field in self.fields.items():
            field.setVisible(means_something(row, key))
            field.fill(self._desk.said(row, key), anew=anew)
            field.set_read_only(not self._desk.editable)
        self.show_faults()

    def show_faults(self) -> None:
        """Say at each field what is wrong with it."""
        faults = {fault.column: fault for fault in reversed(self._desk.faults_of(self._row_id))}
        for key, field in self.fields.items():
            fault = faults.get(key)
            if fault is None:
                understood = self._desk.understood(self._row_id, key, field.text)
                field.set_validity(Validity.NONE, understood)
            else:
                field.set_validity(
                    Validity.WARN if fault.tolerable else Validity.ERROR, sentence(fault.message)
                )

    def hand_over(self) -> None:
        """Store what was typed since."""
        self._timer.stop()
        edits = [(self._row_id, key, field.text) for key, field in self.fields.items() if field.pending]
        for field in self.fields.values():
            field.pending = False
        if edits and self._row_id:
            self._desk.enter(edits)

    def _typed(self, key: str, text: str) -> None:
        self._desk.try_cell(self._row_id, key, text)
        self._timer.start()


def means_something(row: SetRow, key: str) -> bool:
    """Whether a value concerns a row; what was filled in is always seen."""
    if row.kind not in COLUMN_OF[key].kinds:
        return False
    return bool(row.text(key)) or key not in _ONLY_FOR or _ONLY_FOR[key](row)


_ONLY_FOR: Mapping[str, Callable[[SetRow], bool]] = {
    "asks_for": lambda row: scoring_of(row) == "judged",
    "ladder": lambda row: scoring_of(row) in ("ratio", "count"),
    "options": lambda row: scoring_of(row) == "choice",
    "numerator_label": lambda row: asked_of(row) == "ratio",
    "denominator_label": lambda row: asked_of(row) == "ratio",
    "count_label": lambda row: asked_of(row) == "count",
    "unit": lambda row: asked_of(row) in ("ratio", "count"),
}


def _editor_for(column: Column | Setting) -> QWidget:
    if choices := choices_of(column):
        box = ComboBox()
        box.let_be_narrow()
        for stored, words in choices:
            box.addItem(words, stored)
        return box
    if column.form is CellForm.LINES or getattr(column, "wide", False):
        area = TextArea(column.title, lines=2)
        area.set_fixed_lines(4 if column.key == "text" else 3)
        return area
    return LineEdit()
