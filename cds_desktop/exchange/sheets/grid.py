"""A sheet as a grid of cells, and the addresses people know its cells by."""

import re
from dataclasses import dataclass, field

from cds_desktop.exchange.sheets.cell_values import Cell

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Grid:
    """Trang tính: the cells that hold something, by row and column from 1, and the merged areas."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place, if it holds anything."""
        return self.rows.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        """What the cell at a place shows."""
        cell = self.cell(row, column)
        return cell.text if cell else ""


def column_letters(column: int) -> str:
    """1 → "A", 28 → "AB"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(address: str) -> tuple[int, int]:
    """ "B7" → (7, 2); (0, 0) when it is no address."""
    match = _PLACE.fullmatch(address.replace("$", "").upper())
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
