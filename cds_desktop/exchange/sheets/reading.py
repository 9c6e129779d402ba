"""Reads a bộ chỉ số from a spreadsheet: every fault with the address of its cell, nothing guessed."""

from dataclasses import dataclass
from pathlib import Path

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.set_table import CellFault, SetTable, TableReading, place_title, read_table
from cds_desktop.errors import IndicatorSetFaulty
from cds_desktop.exchange.sheets.archive import Archive
from cds_desktop.exchange.sheets.drafting import Draft, SheetFault
from cds_desktop.exchange.sheets.grid import Grid
from cds_desktop.exchange.sheets.headers import Headings, bare
from cds_desktop.exchange.sheets.info_sheet import looks_like_information, read_info_sheet
from cds_desktop.exchange.sheets.main_sheet import headings_of, read_main_sheet
from cds_desktop.exchange.sheets.workbook import Workbook

MAIN_SHEET, INFO_SHEET = "Bộ chỉ số", "Thông tin"


@dataclass(frozen=True)
class SheetReading:
    """What a spreadsheet gave: the typed table, a set if it can be used, all faults, what was not used."""

    table: SetTable
    indicator_set: IndicatorSet | None
    faults: tuple[SheetFault, ...]
    ignored: tuple[str, ...]


def read_sheet(path: Path) -> SheetReading:
    """Đọc bảng tính .xlsx; raises only when the file is no spreadsheet with a bộ chỉ số in it."""
    draft = Draft()
    with Archive(path) as archive:
        grids = _Grids(Workbook(archive))
        main, headings = grids.main()
        if headings is None:
            raise archive.refusal("không có trang nào có dòng tiêu đề với các cột Loại dòng, Mã, Nội dung")
        read_main_sheet(main, headings, draft)
        info = grids.info(apart_from=main.name)
        if info is None:
            draft.faults.append(SheetFault(INFO_SHEET, "", "thiếu trang này (mã, phiên bản, tên, các mức)"))
        else:
            read_info_sheet(info, draft)
    table = SetTable(draft.settings, tuple(draft.rows))
    reading = read_table(table)
    faults = _all_faults(draft, reading, info)
    usable = None if any(not fault.tolerable for fault in faults) else reading.indicator_set
    return SheetReading(table, usable, faults, tuple(draft.ignored))


def load_sheet(path: Path) -> IndicatorSet:
    """Bộ chỉ số from a spreadsheet; raises with every fault and its cell when it cannot be used."""
    reading = read_sheet(path)
    if reading.indicator_set is None:
        raise IndicatorSetFaulty(f"“{path.name}”", faults=[str(fault) for fault in reading.faults])
    return reading.indicator_set


class _Grids:
    """The sheets, read when they are asked for: an unknown one may hold anything."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._read: dict[str, Grid] = {}

    def main(self) -> tuple[Grid, Headings | None]:
        """The sheet with the rows: by its name, else the first with such headings."""
        grid = Grid("")
        for name in self._ordered(MAIN_SHEET):
            grid = self._grid(name)
            if headings := headings_of(grid):
                return grid, headings
        return grid, None

    def info(self, *, apart_from: str) -> Grid | None:
        """The sheet with the settings: by its name, else the first that names some."""
        for name in self._ordered(INFO_SHEET):
            if name != apart_from and (
                bare(name) == bare(INFO_SHEET) or looks_like_information(self._grid(name))
            ):
                return self._grid(name)
        return None

    def _ordered(self, wanted: str) -> list[str]:
        return sorted(self._book.names, key=lambda name: bare(name) != bare(wanted))

    def _grid(self, name: str) -> Grid:
        if name not in self._read:
            self._read[name] = self._book.grid(name)
        return self._read[name]


def _all_faults(draft: Draft, reading: TableReading, info: Grid | None) -> tuple[SheetFault, ...]:
    """What the cells are guilty of and what the rules say of the rest, in the order of the cells."""
    said = {fault.address for fault in draft.faults}
    found = [_at_cell(fault, draft, info) for fault in reading.faults]
    kept = [fault for fault in found if fault is not None and fault.address not in said]
    return tuple(sorted(dict.fromkeys([*draft.faults, *kept]), key=_place))


def _place(fault: SheetFault) -> tuple[bool, int, int, str]:
    """Main sheet first, then row and column; what concerns a whole sheet before its cells."""
    sheet, _, cell = fault.address.partition("!")
    column = cell.rstrip("0123456789")
    row = cell[len(column) :]
    return sheet == INFO_SHEET, int(row or 0), len(column), column


def _at_cell(fault: CellFault, draft: Draft, info: Grid | None) -> SheetFault | None:
    if fault.row_id in draft.guessed:
        return None
    title = place_title(fault.row_id, fault.column)
    address = draft.places.get((fault.row_id, fault.column))
    if address is not None:
        return SheetFault(address, title, fault.message, fault.tolerable)
    # Said once, at the headings.
    if fault.column in draft.missing_columns or ("kind" in draft.missing_columns and not fault.column):
        return None
    if fault.row_id:
        return SheetFault(draft.places[fault.row_id, ""], title, fault.message, fault.tolerable)
    if info is None and fault.column:
        return None
    place = info.name if info and fault.column else MAIN_SHEET
    said = f"thiếu dòng “{title}”" if title and fault.column else fault.message
    return SheetFault(place, "", said, fault.tolerable)
