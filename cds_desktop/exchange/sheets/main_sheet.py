"""Reads the sheet "Bộ chỉ số": one row per group, criterion or item."""

from bisect import bisect_right
from collections.abc import Mapping

from cds_desktop.domain.set_table import COLUMNS, CellForm, Column, RowKind, column
from cds_desktop.domain.text import clean
from cds_desktop.exchange.sheets.cell_values import Cell
from cds_desktop.exchange.sheets.drafting import Draft, SheetFault, address_of
from cds_desktop.exchange.sheets.grid import Grid
from cds_desktop.exchange.sheets.headers import COLUMN_KEYS, Headings, bare, find_headings

NEEDED = frozenset({"code", "text"})
_MUST_HAVE = ("kind", "code", "text", "max_points")
_MOST_COPIES = 200_000
_FEWEST_NUMBERED = 3
_KINDS = {bare(words): RowKind(value) for value, words in column("kind").choices}
_KINDS |= {kind.value: kind for kind in RowKind}
_KINDS |= {"nhom tieu chi": RowKind.GROUP, "noi dung thanh phan": RowKind.ITEM, "chi so": RowKind.ITEM}
# A merged cell stands for each row it covers; a code or a number of points belongs to one row only.
_FOR_EACH_ROW = frozenset(found.key for found in COLUMNS) - {"code", "text", "max_points", "required_points"}


def headings_of(grid: Grid) -> Headings | None:
    """The headings of a sheet that holds a bộ chỉ số."""
    found = find_headings(grid, COLUMN_KEYS, NEEDED)
    return found if found and len(found.columns) > len(NEEDED) else None


def read_main_sheet(grid: Grid, headings: Headings, draft: Draft) -> None:
    """Add the rows below the headings to the draft."""
    missing = [key for key in _MUST_HAVE if key not in headings.columns]
    if missing:
        titles = ", ".join(f"“{column(key).title}”" for key in missing)
        draft.faults.append(
            SheetFault(address_of(grid, headings.row, 1), "", f"dòng tiêu đề thiếu cột {titles}")
        )
    draft.missing_columns.update(missing)
    _tell_columns(grid, headings, draft)
    _spread_merged(grid, headings)
    if "kind" not in headings.columns:
        return
    for row in sorted(grid.rows):
        if row > headings.row and _holds_something(grid, row, headings):
            _read_row(grid, row, headings, draft)


def _tell_columns(grid: Grid, headings: Headings, draft: Draft) -> None:
    for place in headings.twice:
        if any(place in cells for row, cells in grid.rows.items() if row > headings.row):
            address = address_of(grid, headings.row, place)
            draft.faults.append(SheetFault(address, "", "hai cột cùng tên; bỏ bớt một cột"))
    for place, title in headings.unknown.items():
        draft.ignored.append(f"{address_of(grid, headings.row, place)}: cột “{title[:40]}” không dùng tới")


def _holds_something(grid: Grid, row: int, headings: Headings) -> bool:
    """Whether a row says anything in known columns, and is neither the headings again nor their numbers."""
    places = headings.columns.values()
    texts = {key: grid.text(row, place) for key, place in headings.columns.items()}
    repeated = sum(COLUMN_KEYS.get(bare(text)) == key for key, text in texts.items() if text)
    if not any(place in grid.rows[row] for place in places) or repeated > len(NEEDED):
        return False
    return not _numbers_columns(grid.rows[row])


def _numbers_columns(cells: Mapping[int, Cell]) -> bool:
    """Whether a row only numbers the columns, as tables of decisions do: "(1) (2) (3)"."""
    numbers = [bare(cell.text) or cell.text.strip(" ()") for _, cell in sorted(cells.items())]
    first = int(numbers[0]) if numbers[0] in ("0", "1") else None
    return (
        first is not None
        and len(numbers) > _FEWEST_NUMBERED
        and numbers == [str(number) for number in range(first, first + len(numbers))]
    )


def _read_row(grid: Grid, row: int, headings: Headings, draft: Draft) -> None:
    row_id = f"r{row}"
    kind = _kind(grid, row, headings, draft)
    draft.places[row_id, ""] = address_of(grid, row, headings.columns.get("code", 1))
    cells: dict[str, str] = {}
    for key, place in headings.columns.items():
        found = column(key)
        cell = grid.cell(row, place)
        address = address_of(grid, row, place)
        draft.places[row_id, key] = address
        if cell is not None and key != "kind":
            form = _form(found, kind)
            cells[key] = draft.take(row_id, key, found.title, address, cell, form)
    if kind is None:
        draft.guessed.add(row_id)
    draft.add_row(row_id, kind or _guess(cells.get("parent", ""), draft), cells)


def _guess(parent: str, draft: Draft) -> RowKind:
    """A kind for a row that names none, so that the sums of its neighbours are not told as wrong."""
    if not parent:
        return RowKind.GROUP
    kinds = {row.kind for row in draft.rows if row.text("code") == parent}
    return RowKind.CRITERION if kinds == {RowKind.GROUP} else RowKind.ITEM


def _form(found: Column, kind: RowKind | None) -> CellForm:
    return CellForm.WHOLE if kind is RowKind.LEVEL and found.key == "code" else found.form


def _kind(grid: Grid, row: int, headings: Headings, draft: Draft) -> RowKind | None:
    place = headings.columns["kind"]
    cell = grid.cell(row, place) or Cell("")
    kind = _kind_of(cell.text)
    if kind is None or cell.problem:
        said = f"không hiểu “{cell.text[:40]}”; " if cell.text.strip() else ""
        message = cell.problem or f"{said}ghi Nhóm, Tiêu chí hoặc Nội dung"
        draft.faults.append(SheetFault(address_of(grid, row, place), column("kind").title, message))
    return kind


def _kind_of(text: str) -> RowKind | None:
    kind = _KINDS.get(bare(text))
    # Without tone marks "mục" would be a level.
    return None if kind is RowKind.LEVEL and clean(text).casefold().startswith("mục") else kind


def _spread_merged(grid: Grid, headings: Headings) -> None:
    """Give each row below a merged cell its value, where a value may stand for several rows."""
    columns = {place: key for key, place in headings.columns.items() if key in _FOR_EACH_ROW}
    rows = sorted(grid.rows)
    copies = 0
    # The kind of a row first: it decides which other columns the row uses.
    for top, left, bottom, _right in sorted(grid.merged, key=lambda area: columns.get(area[1]) != "kind"):
        cell = grid.cell(top, left)
        if cell is None or left not in columns or top <= headings.row:
            continue
        for row in rows[bisect_right(rows, top) : bisect_right(rows, bottom)]:
            copies += 1
            if copies > _MOST_COPIES:
                return
            if _uses(grid, row, headings, columns[left]):
                grid.rows[row].setdefault(left, cell)


def _uses(grid: Grid, row: int, headings: Headings, key: str) -> bool:
    """Whether the kind of a row has a column; the kind itself may be merged, too."""
    kind = _kind_of(grid.text(row, headings.columns.get("kind", 0)))
    return key == "kind" or (kind is not None and kind in column(key).kinds)
