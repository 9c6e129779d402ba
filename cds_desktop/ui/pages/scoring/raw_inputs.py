"""Số liệu thô: the inputs of one item by its kind, each reading into and filled from an answer."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.domain.indicator_set import Item, ScoringKind
from cds_desktop.domain.numbers import read_pair, show
from cds_desktop.domain.round import Answer
from cds_desktop.ui.pages.scoring.columns import Columns
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.pages.scoring.options import Option, Options
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label

YES_NO = (Option(True, "Có"), Option(False, "Không"))
MET = (Option(True, "Đạt"), Option(False, "Chưa đạt"))


class RawInputs(QWidget):
    """Base: `typed` while a number grows, `picked` after a choice; `heads` are labels on their own line."""

    typed = Signal()
    picked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[NumberField, ...] = ()
        self.heads: QWidget | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Words beside or above the number fields."""
        return ()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in reading order."""
        return self.fields

    def ask_for(self, item: Item) -> None:
        """Stand for another item of the same kind."""

    def arrange(self, columns: Columns) -> None:
        """Stand in these columns."""

    def fill(self, answer: Answer, kept: Collection[str] = ()) -> None:
        """Show what is stored, but for fields whose own words are `kept`."""

    def values(self) -> dict[str, object]:
        """What stands here, by the names of an answer."""
        return {}

    def set_editable(self, editable: bool) -> None:
        """May it be changed?"""
        for field in self.fields:
            field.setReadOnly(not editable)

    def unreadable(self) -> list[NumberField]:
        """Fields that hold something which is no number."""
        return [field for field in self.fields if field.is_unreadable]

    def first_empty(self) -> QWidget | None:
        """Where something is still to be entered."""
        return next((field for field in self.fields if not field.text().strip()), None)

    def first_place(self) -> QWidget:
        """Where the cursor goes when nothing is empty."""
        return self.stops[0]


class NumbersInput(RawInputs):
    """One or two labelled numbers."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(NumberField(name) for name in names)
        self._beside = [Label("", Type.SMALL, tone="muted") for _ in names]
        self._above = [Label("", Type.SMALL, tone="muted", wrap=True) for _ in names]
        self._places = [QWidget() for _ in names]
        self._build()
        for field in self.fields:
            field.textEdited.connect(self.typed)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label.text() for label in self._beside)

    def ask_for(self, item: Item) -> None:
        labels = [item.count_label or "Số lượng"]
        if len(self.fields) == 2:
            labels = [item.numerator_label or "Số đạt", item.denominator_label or "Tổng số"]
        for words, field, *both in zip(labels, self.fields, self._beside, self._above, strict=True):
            field.setAccessibleName(words)
            for label in both:
                label.setText(words)

    def arrange(self, columns: Columns) -> None:
        assert self.heads is not None
        self.heads.setVisible(not columns.beside)
        widths = (columns.first, columns.second)
        last = len(self.fields) - 1
        for n, (beside, above, place) in enumerate(zip(self._beside, self._above, self._places, strict=True)):
            beside.setVisible(columns.beside)
            beside.setFixedWidth(widths[n])
            if n < last:
                above.setFixedWidth(widths[n])
                place.setFixedWidth(max(0, widths[n] - self.fields[n].width() - self._row.spacing()))
                place.setVisible(not columns.beside)

    def fill(self, answer: Answer, kept: Collection[str] = ()) -> None:
        for field in self.fields:
            if field.name not in kept:
                field.show_value(getattr(answer, field.name))

    def values(self) -> dict[str, object]:
        return {field.name: field.value for field in self.fields}

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self.heads = QWidget()
        heads = QHBoxLayout(self.heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(Space.L)
        for place, field in enumerate(self.fields):
            last = place == len(self.fields) - 1
            for part in (self._beside[place], field, self._places[place]):
                self._row.addWidget(part)
            self._beside[place].setBuddy(field)
            heads.addWidget(self._above[place], 1 if last else 0, Qt.AlignmentFlag.AlignBottom)
            if last:
                self._places[place].hide()
            else:
                self._row.addSpacing(Space.S)
        self._row.addStretch(1)


class RatioInput(NumbersInput):
    """Part and whole; "37/40" in the first field means both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("numerator", "denominator"), parent)
        self.fields[0].editingFinished.connect(self._split)
        self.fields[0].pasted.connect(self._split)

    def fill(self, answer: Answer, kept: Collection[str] = ()) -> None:
        both = self._both()
        if both is not None and self.fields[0].hasFocus() and both == (answer.numerator, answer.denominator):
            # Nothing is rewritten under the cursor; the second number shows that the pair was understood.
            self.fields[1].show_value(answer.denominator)
            return
        super().fill(answer, kept)

    def values(self) -> dict[str, object]:
        both = self._both()
        return dict(zip(("numerator", "denominator"), both, strict=True)) if both else super().values()

    def unreadable(self) -> list[NumberField]:
        found = super().unreadable()
        return [field for field in found if field is not self.fields[0]] if self._both() else found

    def _both(self) -> tuple[Decimal, Decimal] | None:
        return read_pair(self.fields[0].text())

    def _split(self) -> None:
        if both := self._both():
            for field, value in zip(self.fields, both, strict=True):
                field.setText(show(value))
            self.typed.emit()


class OptionsInput(RawInputs):
    """One of several options; the answer's field `name` takes the value of the chosen one."""

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.options = Options(options)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.options, 1, Qt.AlignmentFlag.AlignTop)
        self.options.picked.connect(self.picked)
        self.options.next_asked.connect(self.next_asked)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return self.options.stops

    def ask_for(self, item: Item) -> None:
        if item.raw_kind is ScoringKind.CHOICE:
            self.options.show_options([Option(c.key, c.text, c.points) for c in item.choices])

    def fill(self, answer: Answer, kept: Collection[str] = ()) -> None:
        self.options.show_value(getattr(answer, self._name))

    def values(self) -> dict[str, object]:
        return {self._name: self.options.value}

    def set_editable(self, editable: bool) -> None:
        self.options.set_editable(editable)

    def first_empty(self) -> QWidget | None:
        return self.options.buttons[0] if self.options.value is None else None

    def first_place(self) -> QWidget:
        return next((button for button in self.options.buttons if button.isChecked()), self.stops[0])


def raw_inputs(item: Item) -> RawInputs | None:
    """The inputs an item asks for; nothing when only points are given."""
    match item.raw_kind:
        case ScoringKind.RATIO:
            return RatioInput()
        case ScoringKind.COUNT:
            return NumbersInput(("count",))
        case ScoringKind.YES_NO:
            return OptionsInput("yes", YES_NO)
        case ScoringKind.CHOICE:
            return OptionsInput("choice", [Option(c.key, c.text, c.points) for c in item.choices])
        case _:
            return None


def shape_of(item: Item) -> tuple[object, ...]:
    """Items of one shape are entered through the same widgets."""
    kind = item.raw_kind
    return (kind, len(item.choices) if kind is ScoringKind.CHOICE else 0)
