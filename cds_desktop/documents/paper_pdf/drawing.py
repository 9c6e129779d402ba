"""Draws laid out pages: page numbers, watermark, bookmarks, metadata, and always the same bytes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD, REGULAR, register, text_width
from cds_desktop.documents.page.text import clean
from cds_desktop.documents.paper_pdf.layout import Placed, Sheet
from cds_desktop.domain.papers import Contents, Paper

WATERMARK_GREY = 0.9
WATERMARK_SIZE = 96
WATERMARK_SPAN = 0.55
LANGUAGE = "vi-VN"
COVER_FRAMES = ((2.0, 1.8), (6.0, 0.6))

# A reportlab font serves one document at a time.
DRAWING = Lock()


def draw_sheets(sheets: Sequence[Sheet], paper: Paper, drawn_at: datetime) -> bytes:
    """The bytes of the PDF; the same pages at the same moment give the same bytes."""
    register()
    output = BytesIO()
    with DRAWING:
        canvas = _canvas(output, paper, drawn_at)
        bookmarks = _Bookmarks(canvas)
        if any(isinstance(block, Contents) for block in paper.blocks):
            canvas.showOutline()
        for sheet in sheets:
            _draw_sheet(canvas, sheet, paper.watermark, bookmarks)
            canvas.showPage()
        canvas.save()
    return output.getvalue()


def _canvas(output: BytesIO, paper: Paper, drawn_at: datetime) -> Any:
    canvas = Canvas(output, invariant=1, pageCompression=1, lang=LANGUAGE, initialFontName=REGULAR)
    canvas.setTitle(" ".join(clean(paper.title).split()))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    # The clock of the library stands still so that bytes repeat; the paper has a time of its own.
    moment = f"D:{drawn_at.astimezone(UTC):%Y%m%d%H%M%S}Z"
    canvas.setDateFormatter(lambda *_: moment)
    return canvas


class _Bookmarks:
    """Dấu trang: a level may be only one deeper than the one before it."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.depth = -1

    def mark(self, placed: Placed) -> None:
        """Lead a reader to this part, if it is a heading."""
        part = placed.part
        if not (part.bookmark and part.title and part.key):
            return
        self.depth = min(part.bookmark - 1, self.depth + 1)
        self.canvas.bookmarkHorizontal(part.key, 0, placed.top + measures.TOP_MARGIN / 2)
        self.canvas.addOutlineEntry(clean(part.title), part.key, self.depth)


def _draw_sheet(canvas: Any, sheet: Sheet, watermark: str, bookmarks: _Bookmarks) -> None:
    canvas.setPageSize(sheet.section.size)
    _draw_watermark(canvas, sheet.section.size, watermark)
    if sheet.section.is_cover:
        _draw_frame(canvas, sheet.section.size)
    elif sheet.number > 1:
        _draw_number(canvas, sheet)
    for placed in sheet.placed:
        bookmarks.mark(placed)
        placed.part.draw(canvas, sheet.section.left, placed.top)


def _draw_number(canvas: Any, sheet: Sheet) -> None:
    width, height = sheet.section.size
    middle = (measures.LEFT_MARGIN + width - measures.RIGHT_MARGIN) / 2
    canvas.setFont(REGULAR, measures.PAGE_NUMBER_SIZE)
    canvas.drawCentredString(middle, height - measures.PAGE_NUMBER_DROP, str(sheet.number))


def _draw_frame(canvas: Any, size: tuple[float, float]) -> None:
    left, right = measures.LEFT_MARGIN, size[0] - measures.RIGHT_MARGIN
    low, high = measures.BOTTOM_MARGIN, size[1] - measures.TOP_MARGIN
    for inset, line in COVER_FRAMES:
        canvas.setLineWidth(line)
        canvas.rect(left + inset, low + inset, right - left - 2 * inset, high - low - 2 * inset)


def _draw_watermark(canvas: Any, size: tuple[float, float], watermark: str) -> None:
    words = clean(watermark)
    if not words:
        return
    width, height = size
    diagonal = (width**2 + height**2) ** 0.5
    font_size = WATERMARK_SIZE * min(1.0, WATERMARK_SPAN * diagonal / text_width(words, BOLD, WATERMARK_SIZE))
    canvas.saveState()
    canvas.setFillGray(WATERMARK_GREY)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45 if height > width else 30)
    canvas.setFont(BOLD, font_size)
    canvas.drawCentredString(0, -font_size / 3, words)
    canvas.restoreState()
