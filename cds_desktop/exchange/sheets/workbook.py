"""A workbook: its sheets in order, with what their cells refer to."""

import posixpath

from cds_desktop.exchange.sheets.archive import Archive
from cds_desktop.exchange.sheets.cell_values import Format, built_in_format
from cds_desktop.exchange.sheets.grid import Grid
from cds_desktop.exchange.sheets.parts import BookParts, Relations, Styles, Texts
from cds_desktop.exchange.sheets.sheet_cells import Lookup, SheetCells
from cds_desktop.exchange.sheets.xml_events import listen

MAX_SHEETS = 100
_WORKBOOK = "xl/workbook.xml"


class Workbook:
    """Bảng tính: reads its sheets one by one."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        book = BookParts()
        part = _workbook_part(archive)
        listen(archive, part, book)
        if not book.sheets:
            raise archive.refusal("không phải bảng tính Excel (.xlsx)")
        relations = _relations(archive, part)
        self._parts = {
            name: relations.targets[link]
            for name, link in book.sheets[:MAX_SHEETS]
            if relations.kinds.get(link) == "worksheet" and relations.targets[link] in archive
        }
        self._lookup = Lookup(
            _shared_texts(archive, relations.of_kind("sharedStrings")),
            _formats(archive, relations.of_kind("styles")),
            book.from_1904,
            archive.refusal,
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The sheets (trang tính) that hold cells, in their order."""
        return tuple(self._parts)

    def grid(self, name: str) -> Grid:
        """One sheet as it stands."""
        cells = SheetCells(self._lookup, Grid(name))
        listen(self._archive, self._parts[name], cells)
        return cells.grid


def _workbook_part(archive: Archive) -> str:
    targets = Relations("")
    if "_rels/.rels" in archive:
        listen(archive, "_rels/.rels", targets)
    part = targets.of_kind("officeDocument") or _WORKBOOK
    if part.endswith(".bin"):
        raise archive.refusal("là bảng tính nhị phân (.xlsb); lưu lại dạng .xlsx")
    if part not in archive:
        raise archive.refusal("không phải bảng tính Excel (.xlsx)")
    return part


def _relations(archive: Archive, part: str) -> Relations:
    folder, name = posixpath.split(part)
    relations = Relations(folder)
    beside = f"{folder}/_rels/{name}.rels"
    if beside in archive:
        listen(archive, beside, relations)
    return relations


def _shared_texts(archive: Archive, part: str) -> list[str]:
    texts = Texts()
    if part and part in archive:
        listen(archive, part, texts)
    return texts.found


def _formats(archive: Archive, part: str) -> list[Format]:
    styles = Styles()
    if part and part in archive:
        listen(archive, part, styles)
    return [styles.codes.get(number) or built_in_format(number) for number in styles.used]
