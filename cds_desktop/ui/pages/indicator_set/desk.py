"""Bàn đối chiếu: the table as it is shown, what is being typed over it, and what its reading says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.set_order import block_of
from cds_desktop.domain.set_table import (
    CellFault,
    RowKind,
    SetRow,
    SetTable,
    Sum,
    TableReading,
    read_table,
)
from cds_desktop.domain.set_ticks import YES
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.indicator_set.understanding import understood
from cds_desktop.ui.pages.indicator_set.words import COLUMN_OF, can_be_ticked, is_ticked, is_yes, sentence

CellEdit = tuple[str, str, str]
SETTINGS_ROW = ""
# Longer than the gap between two keys typed fast: a burst is read once.
PAUSE_MS = 25
# What takes longer than this is read beside the screen: typing never waits.
_QUICK_SECONDS, _QUICK_ROWS = 0.02, 80


class Desk(QObject):
    """One draft, or a set that is only looked at; every screen part of the editor listens to it.

    `looks_changed` carries the ids of rows that look different; around `restructured` rows come, go or move.
    `edited` and `setting_edited` carry what is to be stored.
    """

    looks_changed = Signal(object)
    settings_changed = Signal()
    about_to_restructure = Signal()
    restructured = Signal()
    edited = Signal(object)
    setting_edited = Signal(str, str)
    was_read = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._seconds_a_row = _QUICK_SECONDS / _QUICK_ROWS
        self.table = SetTable({}, ())
        self.base = SetTable({}, ())
        self.reading: TableReading | None = None
        self.editable = False
        self.others: Mapping[str, tuple[str, ...]] = {}
        self._places: dict[str, int] = {}
        self._faults: dict[str, tuple[CellFault, ...]] = {}
        self._trial: CellEdit | None = None
        self._changed: set[str] = set()
        self._base_rows: dict[str, SetRow] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.read_now)

    @property
    def rows(self) -> tuple[SetRow, ...]:
        """All rows, in order."""
        return self.table.rows

    def row(self, row_id: str) -> SetRow | None:
        """The row with this id, if it is still there."""
        place = self._places.get(row_id)
        return None if place is None else self.table.rows[place]

    def place_of(self, row_id: str) -> int:
        """Where a row stands, or -1."""
        return self._places.get(row_id, -1)

    def faults_of(self, row_id: str) -> tuple[CellFault, ...]:
        """What is wrong in a row, as far as was typed by now; "" stands for the settings."""
        return self._faults.get(row_id, ())

    def fault_in(self, row_id: str, column: str) -> str:
        """What is wrong in one cell, or ""."""
        return " ".join(sentence(fault.message) for fault in self.faults_of(row_id) if fault.column == column)

    def sum_of(self, row_id: str) -> Sum | None:
        """What the rows below a group or criterion add up to."""
        return self.reading.sums.get(row_id) if self.reading else None

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """Everything that is wrong, in the order of the rows; the settings come last."""
        if self.reading is None:
            return ()
        last = len(self.rows)
        return tuple(sorted(self.reading.faults, key=lambda one: self._places.get(one.row_id, last)))

    @property
    def ticked(self) -> int:
        """How many rows are held against the paper copy, with the level rule as one of them."""
        rule = is_yes(self.table.settings.get("rule_checked", ""))
        return sum(is_ticked(row) for row in self.rows if can_be_ticked(row)) + rule

    @property
    def tickable(self) -> int:
        """How many rows there are to hold against the paper copy."""
        return sum(can_be_ticked(row) for row in self.rows) + bool(self.rows)

    def understood(self, row_id: str, key: str, text: str) -> str:
        """How what stands or is typed in a cell is understood; "" for plain words."""
        row, column = self.row(row_id), COLUMN_OF.get(key)
        if row is None or column is None:
            return ""
        return understood(column.form, text, one_interval=row.kind is RowKind.LEVEL)

    def whole_of(self, row_id: str) -> list[str]:
        """The ids of the whole criterion of a row with its items, or of a whole group."""
        place = self.place_of(row_id)
        while place > 0 and self.rows[place].kind is RowKind.ITEM:
            place -= 1
        return self.below(self.rows[place].id) if place >= 0 else []

    def below(self, row_id: str) -> list[str]:
        """The ids of a row and of everything that stands below it."""
        return block_of(self.rows, row_id)

    @property
    def is_any_edited(self) -> bool:
        """Whether the table says anything else than the version this draft began with."""
        return _said(self.table) != _said(self.base)

    def is_edited(self, row_id: str) -> bool:
        """Whether a row says something else than in the version this draft began with."""
        row, old = self.row(row_id), self._base_rows.get(row_id)
        return row is not None and (old is None or _without_ticks(row) != _without_ticks(old))

    def show(self, table: SetTable, base: SetTable, *, editable: bool) -> None:
        """Show a stored table; what looks the same stays untouched."""
        same_rows = [row.id for row in table.rows] == [row.id for row in self.rows]
        same_kinds = same_rows and all(a.kind is b.kind for a, b in zip(table.rows, self.rows, strict=True))
        self.editable = editable
        if base is not self.base:
            self.base = base
            self._base_rows = {row.id: row for row in base.rows}
        if not same_kinds:
            self.about_to_restructure.emit()
            self._take(table)
            self.restructured.emit()
            self.read_now()
        elif table != self.table or self.reading is None:
            self._take(table)
            self.read_now()
        self.settings_changed.emit()

    def show_others(self, others: Mapping[str, tuple[str, ...]]) -> None:
        """Show beside which rows another person's draft says something else, and what."""
        concerned = {*others, *self.others}
        self.others = others
        if concerned:
            self.looks_changed.emit(frozenset(concerned))
            self.was_read.emit()

    def try_cell(self, row_id: str, column: str, text: str) -> None:
        """Something is being typed: it is read as if it stood there, but not stored."""
        self._trial = (row_id, column, text)
        self._timer.start()

    def drop_trial(self) -> None:
        """Nothing is being typed any more."""
        if self._trial is not None:
            self._end_trial()
            self._timer.start()

    def said(self, row: SetRow, column: str) -> str:
        """What stands in a cell, or is being typed over it."""
        trial = self._trial
        return trial[2] if trial is not None and trial[:2] == (row.id, column) else row.text(column)

    def enter(self, edits: Sequence[CellEdit]) -> None:
        """Cells were changed: shown at once, then stored as one step."""
        self._end_trial()
        wanted = [(one, column, text) for one, column, text in edits if self._says(one, column) != text]
        if wanted and self.editable:
            self._take(_with_cells(self.table, wanted))
            self.read_now()
            self.edited.emit(tuple(wanted))
        else:
            self._timer.start()

    def enter_setting(self, key: str, text: str) -> None:
        """A setting was changed: shown at once, then stored."""
        self._trial = None
        if self.editable and self.table.settings.get(key, "") != text:
            self.table = replace(self.table, settings=_filled({**self.table.settings, key: text}))
            self.read_now()
            self.setting_edited.emit(key, text)

    def show_ticks(self, row_ids: Sequence[str], ticked: bool) -> None:
        """Show at once a tick that is being stored."""
        self._take(_with_cells(self.table, [(one, "checked", YES if ticked else "") for one in row_ids]))
        self.read_now()

    def read_now(self) -> None:
        """Read the table with what is being typed, and tell which rows look different now."""
        self._timer.stop()
        if self._trial is not None:
            self._changed.add(self._trial[0])
        if self._changed:
            changed, self._changed = frozenset(self._changed), set()
            self.looks_changed.emit(changed)
        table = self._with_trial()
        rows = len(table.rows)
        if rows <= _QUICK_ROWS or rows * self._seconds_a_row <= _QUICK_SECONDS:
            self._take_reading(_read(table))
        else:
            run_query(self._owner, partial(_read, table), self._take_reading)

    def _take_reading(self, read: "_Read") -> None:
        self._seconds_a_row = read.seconds / max(1, len(self.rows))
        before, sums = self._faults, self.reading.sums if self.reading else {}
        self.reading = read.reading
        self._faults = _by_row(read.reading.faults)
        now = read.reading.sums
        touched = {one for one in {*before, *self._faults} if before.get(one) != self._faults.get(one)}
        touched |= {one for one in {*sums, *now} if sums.get(one) != now.get(one)}
        if touched:
            self.looks_changed.emit(frozenset(touched))
        self.was_read.emit()

    def _end_trial(self) -> None:
        if self._trial is not None:
            self._changed.add(self._trial[0])
            self._trial = None

    def _says(self, row_id: str, column: str) -> str:
        row = self.row(row_id)
        return row.cells.get(column, "") if row else ""

    def _take(self, table: SetTable) -> None:
        old = {row.id: row for row in self.table.rows}
        self._changed |= {row.id for row in table.rows if old.get(row.id) != row}
        self.table = table
        self._places = {row.id: place for place, row in enumerate(table.rows)}

    def _with_trial(self) -> SetTable:
        if self._trial is None:
            return self.table
        row_id, column, text = self._trial
        if row_id == SETTINGS_ROW:
            return replace(self.table, settings={**self.table.settings, column: text})
        return _with_cells(self.table, [self._trial])


@dataclass(frozen=True)
class _Read:
    reading: TableReading
    seconds: float


def _read(table: SetTable) -> _Read:
    began = perf_counter()
    return _Read(read_table(table), perf_counter() - began)


def _with_cells(table: SetTable, edits: Sequence[CellEdit]) -> SetTable:
    changed: dict[str, dict[str, str]] = {}
    for row_id, column, text in edits:
        changed.setdefault(row_id, {})[column] = text
    return replace(
        table,
        rows=tuple(
            replace(row, cells=_filled({**row.cells, **changed[row.id]})) if row.id in changed else row
            for row in table.rows
        ),
    )


def _said(table: SetTable) -> tuple[object, ...]:
    rows = tuple((row.id, row.kind, _filled(row.cells)) for row in table.rows)
    return (_filled(table.settings), rows)


def _filled(texts: Mapping[str, str]) -> dict[str, str]:
    """As texts are stored: an empty one says nothing."""
    return {key: text for key, text in texts.items() if text}


def _by_row(faults: Sequence[CellFault]) -> dict[str, tuple[CellFault, ...]]:
    found: dict[str, list[CellFault]] = {}
    for fault in faults:
        found.setdefault(fault.row_id, []).append(fault)
    return {one: tuple(several) for one, several in found.items()}


def _without_ticks(row: SetRow) -> Mapping[str, str]:
    return {key: text for key, text in row.cells.items() if text and not key.startswith("checked")}
