"""Hears the cells of one sheet, and stops as soon as there are more than any bộ chỉ số has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cds_desktop.errors import SpreadsheetUnreadable
from cds_desktop.exchange.sheets.cell_values import GENERAL, Cell, Format, number_cell
from cds_desktop.exchange.sheets.grid import Grid, place_of
from cds_desktop.exchange.sheets.parts import Quiet, unescaped
from cds_desktop.exchange.sheets.xml_events import Attributes

MAX_ROWS = 5_000
MAX_COLUMNS = 300
MAX_CELLS = 250_000
FORMULA = "ô là công thức; dán giá trị (Dán đặc biệt > Giá trị) thay cho công thức"


@dataclass(frozen=True)
class Lookup:
    """What cells refer to: shared texts, formats by style, the calendar, and how to refuse the file."""

    texts: Sequence[str]
    formats: Sequence[Format]
    from_1904: bool
    refusal: Callable[[str], SpreadsheetUnreadable]

    def shared(self, raw: str) -> str:
        """The shared text with this number."""
        try:
            return self.texts[int(raw)]
        except (ValueError, IndexError):
            raise self.refusal("bị hỏng; lưu lại bằng Excel hoặc LibreOffice") from None

    def shape(self, style: str) -> Format:
        """The format of a style number."""
        number = int(style) if style.isdigit() and len(style) < 7 else 0
        return self.formats[number] if number < len(self.formats) else GENERAL


class SheetCells(Quiet):
    """The listener that fills a grid."""

    def __init__(self, lookup: Lookup, grid: Grid) -> None:
        self.grid = grid
        self._lookup = lookup
        self._row = self._column = self._cells = 0
        self._attributes: Attributes = {}
        self._value: list[str] = []
        self._hearing = self._aside = self._formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._hearing = not self._aside
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._aside = True
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdigit() and len(number) < 8 else self._row + 1
            self._column = 0
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._hearing = False
        elif name == "rPh":
            self._aside = False
        elif name == "c":
            self._end_cell()

    def text(self, words: str) -> None:
        if self._hearing:
            self._value.append(words)

    def _start_cell(self, attributes: Attributes) -> None:
        row, column = place_of(attributes.get("r", ""))
        self._column = column or self._column + 1
        self._row = row or self._row
        self._attributes, self._value, self._formula = attributes, [], False
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise self._lookup.refusal(f"có hơn {MAX_CELLS} ô; xóa các cột và dòng thừa rồi lưu lại")

    def _end_cell(self) -> None:
        cell = self._cell("".join(self._value))
        if cell is None or self._column > MAX_COLUMNS:
            return
        self.grid.rows.setdefault(self._row, {})[self._column] = cell
        if len(self.grid.rows) > MAX_ROWS:
            why = f"có hơn {MAX_ROWS} dòng ở trang “{self.grid.name}”; bộ chỉ số không dài như vậy"
            raise self._lookup.refusal(f"{why}, xóa các dòng thừa rồi lưu lại")

    def _cell(self, raw: str) -> Cell | None:
        if self._formula:
            # The value kept beside a formula may be old, and nobody sees which one was meant.
            return Cell("=", FORMULA)
        kind = self._attributes.get("t", "n")
        if kind == "s":
            raw = self._lookup.shared(raw) if raw else ""
        elif kind in ("str", "inlineStr"):
            raw = unescaped(raw)
        if not raw.strip():
            return None
        if kind == "b":
            return Cell("có" if raw.strip() in ("1", "true") else "không")
        if kind == "e":
            return Cell(raw, f"ô báo lỗi {raw[:20]}; gõ lại giá trị")
        if kind == "d":
            return Cell(raw, is_day=True)
        if kind == "n":
            shape = self._lookup.shape(self._attributes.get("s", "0"))
            return number_cell(raw, shape, from_1904=self._lookup.from_1904)
        return Cell(raw)

    def _merge(self, area: str) -> None:
        start, _, end = area.partition(":")
        (top, left), (bottom, right) = place_of(start), place_of(end or start)
        if top and bottom >= top and len(self.grid.merged) < MAX_ROWS:
            self.grid.merged.append((top, left, bottom, right))
