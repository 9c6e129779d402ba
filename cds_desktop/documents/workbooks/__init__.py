"""Bảng tính Excel: tables of the papers as sheets to sort, filter, reckon with and print."""

from collections.abc import Sequence
from datetime import datetime

from cds_desktop.domain.papers.model import Table

__all__ = ["write_workbook"]


def write_workbook(tables: Sequence[Table], title: str, made_at: datetime, watermark: str = "") -> bytes:
    """Ghi tệp .xlsx, a sheet for each table; the same content at the same moment gives the same bytes."""
    # openpyxl takes its time to load, and most starts of the app write no spreadsheet.
    from cds_desktop.documents.workbooks.book import workbook_file

    return workbook_file(tables, title, made_at, watermark)
