"""Một nội dung: its words, the raw numbers, the points and the line that explains them."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.indicator_set import ScoringKind
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer
from cds_desktop.queries import ItemView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.scoring.columns import POINTS_WORD, Columns
from cds_desktop.ui.pages.scoring.item_faults import show_item
from cds_desktop.ui.pages.scoring.kept_words import KeptWords
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.pages.scoring.raw_inputs import raw_inputs, shape_of
from cds_desktop.ui.pages.scoring.reason import Reason
from cds_desktop.ui.pages.scoring.requirement import Requirement
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.working_line import WorkingLine


class ItemRow(QWidget):
    """Everything is stored as it is entered; a settled row may be shown for another item of its shape."""

    next_asked = Signal(QWidget)

    def __init__(self, workspace: Workspace, view: ItemView, kept: KeptWords) -> None:
        super().__init__()
        self._workspace, self.view, self._kept = workspace, view, kept
        self._has_own_points = False
        self.shape = shape_of(view.item)
        self.code = ""
        self.store = AsEntered(self, self._deed)
        self._build()
        self._connect()

    @property
    def fields(self) -> tuple[NumberField, ...]:
        """All number fields, in reading order."""
        return (*(self.inputs.fields if self.inputs else ()), self.points)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in reading order."""
        inputs = self.inputs.stops if self.inputs else ()
        link = self.working.link
        return (*inputs, self.points, self.reason, *((link,) if link else ()))

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of the raw numbers."""
        return self.inputs.labels if self.inputs else ()

    @property
    def most(self) -> str:
        """What the points are counted against, e.g. "/7"."""
        return self._most.text()

    @property
    def unreadable(self) -> list[NumberField]:
        """Fields that hold something which is no number."""
        found = self.inputs.unreadable() if self.inputs else []
        return [*found, self.points] if self.points.is_unreadable else found

    @property
    def answer(self) -> Answer:
        """What stands here now, as it would be stored."""
        values: dict[str, Any] = self.inputs.values() if self.inputs else {}
        points = self.points.value if self._has_own_points else None
        if points == self.view.score.computed and self.view.item.scoring is not ScoringKind.JUDGED:
            points = None
        if self.points.is_unreadable:
            # Points nobody can read must not give more than the council gave before.
            points = self.view.answer.points
        return Answer(**values, points=points, reason=self.reason.toPlainText())

    def first_empty(self) -> QWidget | None:
        """Where something is still to be entered."""
        if self.inputs is not None and (found := self.inputs.first_empty()):
            return found
        judged = self.view.item.scoring is ScoringKind.JUDGED
        return self.points if judged and not self.points.text().strip() else None

    def first_place(self) -> QWidget:
        """Where the cursor goes when nothing is empty."""
        return self.inputs.first_place() if self.inputs else self.points

    def show_view(self, view: ItemView, *, editable: bool) -> None:
        """Show what is stored; whatever is being typed stays as it is."""
        self.view = view
        if view.item.code != self.code:
            self._stand_for(view)
        if self.store.is_settled:
            self._fill(view)
        for field in (self.points, self.reason):
            field.setReadOnly(not editable)
        if self.inputs is not None:
            self.inputs.set_editable(editable)
        self.last_year.setText(f"Năm trước: {view.last_year}")
        self.last_year.setVisible(bool(view.last_year))
        show_item(self)

    def set_narrow(self, narrow: bool) -> None:
        """Less room: the chip becomes a glyph."""
        self.requirement.set_narrow(narrow)

    def arrange(self, columns: Columns) -> None:
        """Stand in the columns of the criterion."""
        self._most.setFixedWidth(columns.most)
        if self.inputs is not None:
            self.inputs.arrange(columns)

    def open_reason(self) -> None:
        """The council says why."""
        self.reason.open_if(True)
        show_item(self)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand_for(self, view: ItemView) -> None:
        item = view.item
        self.code = item.code
        self.store.start_anew()
        self.setAccessibleName(f"Nội dung {item.code}")
        self.requirement.show_words(item.code, item.text, checked=item.checked, short_name=item.short_name)
        self.points.setAccessibleName(f"Điểm của {item.code}, tối đa {show(item.max_points)}")
        self._most.setText(f"/{show(item.max_points)}")
        self.reason.hide()
        self.reason.start_anew(view.answer.reason)
        for field in self.fields:
            field.setText("")
        if self.inputs is not None:
            self.inputs.ask_for(item)

    def _build(self) -> None:
        self.requirement = Requirement()
        self.inputs = raw_inputs(self.view.item)
        self.points = NumberField("points")
        self.points.set_strong()
        self._most = Label("", tone="muted")
        self.reason = Reason()
        self.working = WorkingLine(with_link=True)
        self.last_year = Label("", Type.SMALL, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S + 2)
        column.setSpacing(Space.XS + 2)
        column.addWidget(line())
        column.addSpacing(Space.XS)
        column.addWidget(self.requirement)
        if self.inputs is not None and self.inputs.heads is not None:
            column.addWidget(self.inputs.heads)
        column.addLayout(self._entry_line())
        column.addWidget(self.reason)
        column.addWidget(self.working)
        column.addWidget(self.last_year)

    def _entry_line(self) -> QHBoxLayout:
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        if self.inputs is not None:
            row.addWidget(self.inputs, 1, top)
        else:
            row.addStretch(1)
        label = Label(POINTS_WORD, Type.SMALL_STRONG, tone="muted")
        label.setBuddy(self.points)
        for words in (label, self._most):
            words.setMinimumHeight(34)
        row.addSpacing(Space.S)
        row.addWidget(label, 0, top)
        row.addWidget(self.points, 0, top)
        row.addSpacing(-Space.XS)
        row.addWidget(self._most, 0, top)
        return row

    def _connect(self) -> None:
        if self.inputs is not None:
            self.inputs.typed.connect(self._typed)
            self.inputs.picked.connect(self.store.store_now)
            self.inputs.next_asked.connect(lambda: self.next_asked.emit(self.focusWidget() or self.points))
        self.points.textEdited.connect(self._points_typed)
        self.reason.textChanged.connect(self._reason_typed)
        self.working.link_asked.connect(self.open_reason)
        for field in self.fields:
            field.editingFinished.connect(self._left)
            field.pasted.connect(self.store.hand_over)
            field.next_asked.connect(partial(self.next_asked.emit, field))

    def _left(self) -> None:
        self.store.hand_over()
        show_item(self)

    def _typed(self) -> None:
        self.store.touch()
        show_item(self, typing=True)

    def _points_typed(self, text: str) -> None:
        self._has_own_points = bool(text.strip())
        self.reason.open_if(self._wants_reason())
        self._typed()

    def _reason_typed(self) -> None:
        if not self.reason.is_filling:
            self.store.touch()

    def _wants_reason(self) -> bool:
        differs = self.points.value != self.view.score.computed or self.view.score.computed is None
        return self._has_own_points and differs and self.points.value is not None

    def _deed(self) -> Deed | None:
        answer = self.answer
        self._kept.note(self.code, self.fields, self.unreadable, answer)
        show_item(self)
        return partial(enter_answer, self._workspace, self.code, answer)

    def _fill(self, view: ItemView) -> None:
        own = view.answer.points
        self._has_own_points = own is not None
        kept = {f: words for f in self.fields if (words := self._kept.words(self.code, f.name, view.answer))}
        if self.inputs is not None:
            self.inputs.fill(view.answer, {field.name for field in kept})
        if self.points not in kept:
            self.points.show_value(own if own is not None else view.score.computed)
        for field, words in kept.items():
            if words != field.text():
                field.setText(words)
        self._has_own_points |= self.points in kept
        self.reason.fill(view.answer.reason, even_if_focused=True)
        self.reason.open_if(self._wants_reason() and not view.answer.reason and not self._is_judged)

    @property
    def _is_judged(self) -> bool:
        return self.view.item.scoring is ScoringKind.JUDGED
