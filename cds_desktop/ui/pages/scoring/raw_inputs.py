"""Số liệu thô: the inputs of one item by its kind, each reading into and filled from an answer."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cds_desktop.domain.indicator_set import Item, ScoringKind
from cds_desktop.domain.numbers import read, show
from cds_desktop.domain.round import Answer
from cds_desktop.ui import theme
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.pages.scoring.options import Option, Options
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label

ONE_LINE_LABELS = 200


class RawInputs(QWidget):
    """Base: `typed` while a number grows, `picked` after a choice."""

    typed = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[NumberField, ...] = ()

    def fill(self, answer: Answer) -> None:
        """Show what is stored."""

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


class NumbersInput(RawInputs):
    """One or two labelled numbers, side by side where their labels are short."""

    def __init__(self, numbers: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(NumberField(name, label) for name, label in numbers)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        metrics = QFontMetricsF(theme.font(Type.SMALL))
        on_one_line = sum(metrics.horizontalAdvance(label) for _, label in numbers) <= ONE_LINE_LABELS
        for place, (field, (_, words)) in enumerate(zip(self.fields, numbers, strict=True)):
            label = Label(words, Type.SMALL, tone="muted", wrap=not on_one_line)
            label.setBuddy(field)
            row, column = (0, 2 * place) if on_one_line else (place, 0)
            grid.addWidget(label, row, column)
            grid.addWidget(field, row, column + 1, Qt.AlignmentFlag.AlignTop)
            field.textEdited.connect(self.typed)
        grid.setColumnStretch(4 if on_one_line else 0, 1)

    def fill(self, answer: Answer) -> None:
        for field in self.fields:
            field.show_value(getattr(answer, field.name))

    def values(self) -> dict[str, object]:
        return {field.name: field.value for field in self.fields}


class RatioInput(NumbersInput):
    """Part and whole; "37/40" in the first field means both."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        part, whole = item.numerator_label or "Số đạt", item.denominator_label or "Tổng số"
        super().__init__([("numerator", part), ("denominator", whole)], parent)
        self.fields[0].editingFinished.connect(self._split)

    def values(self) -> dict[str, object]:
        both = self._both()
        return dict(zip(("numerator", "denominator"), both, strict=True)) if both else super().values()

    def unreadable(self) -> list[NumberField]:
        found = super().unreadable()
        return [field for field in found if field is not self.fields[0]] if self._both() else found

    def _both(self) -> tuple[Decimal, Decimal] | None:
        part, slash, whole = self.fields[0].text().partition("/")
        first, second = read(part), read(whole)
        return (first, second) if slash and first is not None and second is not None else None

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

    def fill(self, answer: Answer) -> None:
        self.options.show_value(getattr(answer, self._name))

    def values(self) -> dict[str, object]:
        return {self._name: self.options.value}

    def set_editable(self, editable: bool) -> None:
        self.options.set_editable(editable)

    def first_empty(self) -> QWidget | None:
        return self.options.buttons[0] if self.options.value is None else None


def raw_inputs(item: Item) -> RawInputs | None:
    """The inputs an item asks for; nothing when only points are given."""
    match item.raw_kind:
        case ScoringKind.RATIO:
            return RatioInput(item)
        case ScoringKind.COUNT:
            return NumbersInput([("count", item.count_label or "Số lượng")])
        case ScoringKind.YES_NO:
            return OptionsInput("yes", (Option(True, "Có"), Option(False, "Không")))
        case ScoringKind.CHOICE:
            return OptionsInput("choice", [Option(c.key, c.text, c.points) for c in item.choices])
        case _:
            return None


def condition_input() -> RawInputs:
    """Đạt or chưa đạt, for a điều kiện bắt buộc."""
    return OptionsInput("met", (Option(True, "Đạt"), Option(False, "Chưa đạt")))
