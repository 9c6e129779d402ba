"""The values of a bộ chỉ số as a table: rows of texts as they were typed, and what reading them gave."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from cds_desktop.domain.indicator_set import IndicatorSet, to_toml


class RowKind(StrEnum):
    """Loại dòng: a group, a criterion, an item, or a level (a band of the level rule)."""

    GROUP = "group"
    CRITERION = "criterion"
    ITEM = "item"
    LEVEL = "level"


class CellForm(StrEnum):
    """What kind of text a cell takes."""

    TEXT = "text"
    LINES = "lines"
    CODE = "code"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    CHOICE = "choice"
    DAY = "day"
    LIST = "list"
    LADDER = "ladder"
    OPTIONS = "options"
    LEVELS = "levels"


@dataclass(frozen=True)
class Column:
    """Cột: one column; `kinds` are the rows that use it, `choices` pair a value with its words."""

    key: str
    title: str
    kinds: frozenset[RowKind]
    form: CellForm
    hint: str
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class Setting:
    """Thông tin chung: one thing said once for the whole set."""

    key: str
    title: str
    form: CellForm
    hint: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SetRow:
    """One row; `cells` holds the texts by column key, a missing one is empty."""

    id: str
    kind: RowKind
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """What stands in a cell, word for word."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class SetTable:
    """Bộ chỉ số as typed: the settings by key, and the rows from top to bottom."""

    settings: Mapping[str, str]
    rows: tuple[SetRow, ...]


@dataclass(frozen=True)
class CellFault:
    """A fault and its cell; `row_id` "" means the settings, `column` "" the whole row or table."""

    row_id: str
    column: str
    message: str
    tolerable: bool = False


@dataclass(frozen=True)
class Sum:
    """What the rows below add up to, and what they should (`None`: not declared)."""

    found: Decimal
    wanted: Decimal | None

    @property
    def agrees(self) -> bool:
        """Whether nothing contradicts the sum found."""
        return self.wanted is None or self.wanted == self.found


@dataclass(frozen=True)
class TableReading:
    """What reading gave: a set when it can be worked with, all faults, and the sums by row id."""

    found: IndicatorSet | None
    faults: tuple[CellFault, ...]
    sums: Mapping[str, Sum]

    @property
    def is_usable(self) -> bool:
        """Whether the rows make a set; asking costs nothing, unlike writing its text."""
        return self.found is not None

    @cached_property
    def indicator_set(self) -> IndicatorSet | None:
        """The set with its text written out, or nothing while faults stand in the way."""
        return self.found and replace(self.found, text=to_toml(self.found))

    def faults_of(self, row_id: str) -> tuple[CellFault, ...]:
        """The faults of one row ("" for the settings)."""
        return tuple(fault for fault in self.faults if fault.row_id == row_id)
