"""Gathers rows and settings from the sheets, remembering in which cell each text stood."""

from dataclasses import dataclass, field

from cds_desktop.domain.set_table import CellForm, RowKind, SetRow
from cds_desktop.exchange.sheets.cell_values import Cell
from cds_desktop.exchange.sheets.grid import Grid, column_letters

_NO_NUMBERS = (CellForm.CODE, CellForm.TEXT, CellForm.LIST, CellForm.LINES)


@dataclass(frozen=True)
class SheetFault:
    """A fault with the address of its cell: "Bộ chỉ số!G12"."""

    address: str
    title: str
    message: str
    tolerable: bool = False

    def __str__(self) -> str:
        place = f"{self.address} ({self.title})" if self.title else self.address
        return f"{place}: {self.message}"


@dataclass
class Draft:
    """Bản đang đọc: what was found so far."""

    rows: list[SetRow] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    missing_columns: set[str] = field(default_factory=set)
    # Rows whose kind nobody understood; what the rules say of them would only confuse.
    guessed: set[str] = field(default_factory=set)
    # (row id, column key) → address; "" as the key stands for the whole row.
    places: dict[tuple[str, str], str] = field(default_factory=dict)

    def add_row(self, row_id: str, kind: RowKind, cells: dict[str, str]) -> None:
        """A row, below those found before."""
        self.rows.append(SetRow(row_id, kind, cells))

    def take(self, row_id: str, key: str, title: str, address: str, cell: Cell, form: CellForm) -> str:
        """The text of a cell; what must not be trusted is told at its address."""
        self.places[row_id, key] = address
        problem = cell.problem
        if cell.is_day and form is CellForm.CODE:
            problem = f"ô là ngày {cell.text}; nếu là mã, đặt định dạng ô là Văn bản rồi gõ lại"
        if problem:
            self.faults.append(SheetFault(address, title, problem))
        # A code typed as a number: 1.3 is no decimal fraction.
        dotted = cell.is_number and form in _NO_NUMBERS
        return (cell.text.replace(",", ".") if dotted else cell.text).strip()


def address_of(grid: Grid, row: int, column: int) -> str:
    """The address of a cell as a spreadsheet program takes it."""
    return f"{grid.name}!{column_letters(column)}{row}"
