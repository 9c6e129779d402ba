"""Văn bản as Word file: a draft that an office edits, of the same content and form as the PDF."""

from collections.abc import Sequence
from datetime import datetime

from cds_desktop.domain.papers.model import Paper

__all__ = ["write_docx"]


def write_docx(paper: Paper, made_at: datetime, heading_pages: Sequence[str] = ()) -> bytes:
    """Ghi tệp .docx; the same content at the same moment gives the same bytes.

    `heading_pages` are the pages of the headings of level 1 and 2 and of the annexes, in their order.
    """
    # python-docx takes its time to load, and most starts of the app write no Word file.
    from cds_desktop.documents.paper_docx.document import word_file

    return word_file(paper, made_at, heading_pages)
