"""Đi qua các chỗ sai: from the cell with the cursor to the next or previous fault, round and round."""

from collections.abc import Sequence

from cds_desktop.domain.set_table import SETTINGS, CellFault, SetRow
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.row_view import RowView
from cds_desktop.ui.pages.indicator_set.words import Cell, key_of

CellPlace = tuple[str, str]
_SETTING_KEYS = [setting.key for setting in SETTINGS]
_BEFORE_ALL = (-1, -1)


def next_fault(desk: Desk, faults: Sequence[CellFault], here: CellPlace | None, step: int) -> CellFault:
    """The fault after (`step` 1) or before (-1) a place; past the last one comes the first."""
    ordered = sorted(faults, key=lambda one: _order(desk, one.row_id, one.column))
    cursor = _order(desk, *here) if here is not None else _BEFORE_ALL
    after = [one for one in ordered if _order(desk, one.row_id, one.column) > cursor]
    before = [one for one in ordered if _order(desk, one.row_id, one.column) < cursor]
    return [*after, *ordered][0] if step > 0 else [*ordered, *before][-1]


def place_in(view: RowView) -> CellPlace | None:
    """The row and value with the cursor of a table."""
    row = view.current_row
    return (row.id, key_of(row, Cell(view.currentIndex().column()))) if row is not None else None


def cell_of(row: SetRow, column: str) -> Cell:
    """The cell in which a value of a row is mended; the words of the row when it has no cell."""
    return next((cell for cell in Cell if key_of(row, cell) == column), Cell.TEXT)


def _order(desk: Desk, row_id: str, column: str) -> tuple[int, int]:
    """Where a value stands in reading order: rows from the top, then the settings."""
    row = desk.row(row_id)
    if row is not None:
        return desk.place_of(row_id), cell_of(row, column)
    last = len(desk.rows)
    return last, _SETTING_KEYS.index(column) if column in _SETTING_KEYS else len(_SETTING_KEYS)
