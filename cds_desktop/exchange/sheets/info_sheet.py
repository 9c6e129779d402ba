"""Reads the sheet "Thông tin": what is said once for the whole set, and the table of levels."""

from cds_desktop.domain.set_table import SETTINGS, CellForm, RowKind, column
from cds_desktop.exchange.sheets.drafting import Draft, SheetFault, address_of
from cds_desktop.exchange.sheets.grid import Grid
from cds_desktop.exchange.sheets.headers import LEVEL_KEYS, SETTING_KEYS, Headings, bare, headings_in

VALUE_TITLE = "Giá trị"
_SETTINGS = {setting.key: setting for setting in SETTINGS}
_LEVEL_NEEDED = frozenset({"code", "levels"})
_LEVEL_TITLES = {"code": "Mức", "text": "Tên mức", "parent": "Nhóm", "levels": "Khoảng điểm"}


def looks_like_information(grid: Grid) -> bool:
    """Whether a sheet without a telling name is the one with the settings."""
    return sum(bare(cell.text) in SETTING_KEYS for cells in grid.rows.values() for cell in cells.values()) > 2


def read_info_sheet(grid: Grid, draft: Draft) -> None:
    """Add the settings and the levels to the draft."""
    values = _value_column(grid)
    levels: Headings | None = None
    for row in sorted(grid.rows):
        heads = headings_in(grid, row, LEVEL_KEYS)
        if heads.columns.keys() >= _LEVEL_NEEDED:
            levels = heads
        elif (label := _label(grid, row)) is not None:
            _read_setting(grid, row, label, values, draft)
        elif levels is not None and any(place in grid.rows[row] for place in levels.columns.values()):
            _read_level(grid, row, levels, draft)


def _value_column(grid: Grid) -> int:
    """The column headed "Giá trị"; 0 when none is."""
    for cells in grid.rows.values():
        for place, cell in cells.items():
            if bare(cell.text) == bare(VALUE_TITLE):
                return place
    return 0


def _label(grid: Grid, row: int) -> int | None:
    """The column in which a row names a setting."""
    for place, cell in sorted(grid.rows[row].items()):
        if bare(cell.text) in SETTING_KEYS:
            return place
    return None


def _read_setting(grid: Grid, row: int, label: int, values: int, draft: Draft) -> None:
    setting = _SETTINGS[SETTING_KEYS[bare(grid.text(row, label))]]
    ends = [right for top, left, bottom, right in grid.merged if top <= row <= bottom and left == label]
    place = values if values > label else max([label, *ends]) + 1
    address = address_of(grid, row, place)
    cell = grid.cell(row, place)
    known = setting.key in draft.settings
    if cell is None:
        draft.places.setdefault(("", setting.key), address)
    elif known:
        draft.faults.append(SheetFault(address, setting.title, "dòng này có hai lần; bỏ bớt một dòng"))
    else:
        draft.settings[setting.key] = draft.take("", setting.key, setting.title, address, cell, setting.form)


def _read_level(grid: Grid, row: int, headings: Headings, draft: Draft) -> None:
    row_id = f"m{row}"
    cells: dict[str, str] = {}
    draft.places[row_id, ""] = address_of(grid, row, headings.columns["code"])
    for key, place in headings.columns.items():
        address = address_of(grid, row, place)
        draft.places[row_id, key] = address
        cell = grid.cell(row, place)
        if cell is not None:
            form = CellForm.WHOLE if key == "code" else column(key).form
            cells[key] = draft.take(row_id, key, _LEVEL_TITLES[key], address, cell, form)
    draft.add_row(row_id, RowKind.LEVEL, cells)
