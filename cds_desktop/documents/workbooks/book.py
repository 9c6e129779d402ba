"""Puts the sheets of a spreadsheet together."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from cds_desktop.documents.office_files import settled
from cds_desktop.documents.safe_text import one_line
from cds_desktop.documents.workbooks.names import sheet_names
from cds_desktop.documents.workbooks.sheets import FONT, SIZE, fill_sheet, prepare_printing
from cds_desktop.domain.papers.model import Table

PROGRAM = "CĐS Desktop"
LANGUAGE = "vi-VN"
NOTHING = Table((), (), name="Không có bảng")


def workbook_file(tables: Sequence[Table], title: str, made_at: datetime, watermark: str) -> bytes:
    """The whole file; without any table a sheet that says so."""
    book = Workbook()
    book.remove(book.worksheets[0])
    # Widths of columns are counted in digits of this font.
    book._named_styles["Normal"].font = Font(FONT, SIZE)
    shown = tuple(tables) or (NOTHING,)
    names = sheet_names([table.name for table in shown])
    for number, (table, name) in enumerate(zip(shown, names, strict=True), 1):
        sheet = book.create_sheet(name)
        fill_sheet(sheet, table, number)
        prepare_printing(sheet, table, title, watermark)
    properties = book.properties
    properties.title, properties.creator, properties.language = one_line(title)[:255], PROGRAM, LANGUAGE
    properties.created = made_at.astimezone(UTC).replace(tzinfo=None)
    output = BytesIO()
    book.save(output)
    return settled(output.getvalue(), made_at)
