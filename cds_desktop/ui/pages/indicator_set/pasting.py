"""Dán một khối: cells copied from a spreadsheet, put over the table from the cell with the cursor."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.domain.set_table import CellForm, SetRow
from cds_desktop.domain.text import clean
from cds_desktop.ui.pages.indicator_set.desk import CellEdit
from cds_desktop.ui.pages.indicator_set.words import COLUMN_OF, Cell, choice_for, key_of, text_of

# A spreadsheet of a whole province must not be taken for a few cells.
MOST_ROWS, MOST_LETTERS = 2_000, 2_000_000


@dataclass(frozen=True)
class Pasted:
    """What a block fills, and how many of its lines found no row."""

    edits: tuple[CellEdit, ...]
    lines_left: int
    cells_left: int

    @property
    def words(self) -> str:
        """What could not be taken in; "" when everything was."""
        said = []
        if self.lines_left:
            said.append(f"{self.lines_left} dòng thừa không có chỗ: thêm dòng rồi dán lại phần đó")
        if self.cells_left:
            said.append(f"{self.cells_left} ô rơi vào cột không nhập được")
        return f"Đã dán. {'; '.join(said)}" if said else ""


def read_block(text: str) -> list[list[str]]:
    """The lines and cells of a copied block; line breaks inside quotes belong to a cell."""
    text = text[:MOST_LETTERS].replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    quoted = text.count('"') % 2 == 0
    reader = csv.reader(
        io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    lines: list[list[str]] = []
    for line in reader:
        lines.append([clean(cell) for cell in line])
        if len(lines) >= MOST_ROWS:
            break
    return lines


def place_block(block: Sequence[Sequence[str]], rows: Sequence[SetRow], cells: Sequence[Cell]) -> Pasted:
    """Put a block over `rows` and `cells`, both from the cursor on; one value fills all chosen rows."""
    edits: list[CellEdit] = []
    left = 0
    for row, line in zip(rows, block, strict=False):
        for cell, text in zip(cells, line, strict=False):
            key = key_of(row, cell)
            if not key or cell is Cell.CHECKED:
                left += bool(text)
                continue
            column = COLUMN_OF[key]
            is_choice = column.form in (CellForm.CHOICE, CellForm.FLAG)
            edits.append((row.id, key, choice_for(column, text) if is_choice else text))
        left += sum(bool(text) for text in line[len(cells) :])
    return Pasted(tuple(edits), max(0, len(block) - len(rows)), left)


def copied(rows: Sequence[SetRow], cells: Sequence[Cell]) -> str:
    """Rows as a spreadsheet takes them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow(
            [row.text(key) if (key := key_of(row, cell)) else text_of(row, cell) for cell in cells]
        )
    return out.getvalue().rstrip("\n")
