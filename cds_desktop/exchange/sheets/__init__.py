"""Bộ chỉ số as a spreadsheet (.xlsx): read with suspicion, written with its own instructions."""

from pathlib import Path

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.set_table import SetTable
from cds_desktop.exchange.sheets.drafting import SheetFault
from cds_desktop.exchange.sheets.reading import SheetReading, load_sheet, read_sheet

__all__ = ["SheetFault", "SheetReading", "load_sheet", "read_sheet", "sheet_bytes", "write_sheet"]


def write_sheet(chosen: IndicatorSet | SetTable, path: Path) -> Path:
    """Ghi bảng tính .xlsx; reading it back gives the same set."""
    # The library takes an eighth of a second to import, and the first window must not wait for it.
    from cds_desktop.exchange.sheets import writing

    return writing.write_sheet(chosen, path)


def sheet_bytes(chosen: IndicatorSet | SetTable) -> bytes:
    """The whole .xlsx file in memory."""
    from cds_desktop.exchange.sheets import writing

    return writing.sheet_bytes(chosen)
