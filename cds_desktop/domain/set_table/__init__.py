"""Bộ chỉ số as a table of typed texts: what the editor shows and what a spreadsheet holds."""

from cds_desktop.domain.set_table.columns import COLUMNS, SETTINGS, column, columns_of, place_title
from cds_desktop.domain.set_table.model import (
    CellFault,
    CellForm,
    Column,
    RowKind,
    SetRow,
    SetTable,
    Setting,
    Sum,
    TableReading,
)
from cds_desktop.domain.set_table.reading import read_table
from cds_desktop.domain.set_table.writing import table_of

__all__ = [
    "COLUMNS",
    "SETTINGS",
    "CellFault",
    "CellForm",
    "Column",
    "RowKind",
    "SetRow",
    "SetTable",
    "Setting",
    "Sum",
    "TableReading",
    "column",
    "columns_of",
    "place_title",
    "read_table",
    "table_of",
]
