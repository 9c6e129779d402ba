"""Bản in: one paper on its way to the printer, drawn beside the screen strip by strip."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPaintEngine, QPainter

from cds_desktop.ui.widgets import pdf_rendering

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# A printer takes pictures as they are; a PDF printer packs them, which takes time on one processor.
FINEST_DPI, FINEST_PACKED_DPI = 600, 300
STRIPS_PER_PAGE = 8
POINTS_PER_INCH = 72
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Band:
    """A strip of one page; `top` and `bottom` are pixels of the drawn page."""

    page: int
    top: int
    bottom: int
    is_first: bool
    is_last: bool


class PrintJob(QObject):
    """One paper on its way to the printer; everything is drawn in the thread that owns PDFium."""

    advanced = Signal(int, int)
    ended = Signal(str)

    def __init__(self, printer: "QPrinter", pdf: bytes) -> None:
        super().__init__()
        self._printer, self._pdf = printer, pdf
        self._painter: QPainter | None = None
        self._document: Any = None
        self._pages: list[int] = []
        self._bands: list[_Band] = []
        self._done = 0
        self.is_cancelled = False

    def start(self) -> None:
        """Begin; `advanced` and `ended` follow. `ended` carries "" or what went wrong."""
        pdf_rendering.run_in_lane(self._guarded(self._open))

    def cancel(self) -> None:
        """Stop after the strip under way; what the printer has already is up to the printer."""
        self.is_cancelled = True

    def _guarded(self, step: Callable[[], bool]) -> Callable[[], None]:
        def run() -> None:
            try:
                more = step() and not self.is_cancelled
            except Exception as fault:
                _log.exception("printing failed")
                self._close(aborted=True)
                self.ended.emit(type(fault).__name__)
                return
            if more:
                # One strip at a time: a preview asked for meanwhile is drawn between two strips.
                pdf_rendering.run_in_lane(self._guarded(self._step))
            else:
                self._close(aborted=self.is_cancelled)
                self.ended.emit("")

        return run

    def _open(self) -> bool:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(self._pdf)
        self._document.init_forms()
        self._pages = pages_to_print(self._printer, len(self._document))
        self._printer.setFullPage(True)
        return bool(self._pages)

    def _step(self) -> bool:
        if not self._bands:
            self._bands = self._bands_of(self._pages[self._done])
        band = self._bands.pop(0)
        if band.is_first:
            self._turn_page(band.page)
        self._draw(band)
        if band.is_last:
            self._done += 1
            self.advanced.emit(self._done, len(self._pages))
        return self._done < len(self._pages)

    def _dpi(self) -> int:
        packs = self._printer.paintEngine().type() is QPaintEngine.Type.Pdf
        return min(FINEST_PACKED_DPI if packs else FINEST_DPI, self._printer.resolution())

    def _bands_of(self, page: int) -> list[_Band]:
        _, height = self._document.get_page_size(page)
        pixels = ceil(height * self._dpi() / POINTS_PER_INCH)
        step = ceil(pixels / STRIPS_PER_PAGE)
        tops = range(0, pixels, step)
        return [
            _Band(page, top, min(top + step, pixels), is_first=top == 0, is_last=top + step >= pixels)
            for top in tops
        ]

    def _turn_page(self, page: int) -> None:
        width, height = self._document.get_page_size(page)
        landscape = width > height
        turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(turned)
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                raise RuntimeError("the printer does not begin")
        elif not self._printer.newPage():
            raise RuntimeError("the printer takes no further page")

    def _draw(self, band: _Band) -> None:
        assert self._painter is not None
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        width, height = self._document.get_page_size(band.page)
        whole = self._printer.resolution() / POINTS_PER_INCH
        # True size, but a smaller paper takes the whole page all the same.
        scale = min(whole, paper.width() / width, paper.height() / height)
        left, top = (paper.width() - width * scale) / 2, (paper.height() - height * scale) / 2
        per_pixel = scale * POINTS_PER_INCH / self._dpi()
        image = self._image(band)
        area = QRectF(left, top + band.top * per_pixel, image.width() * per_pixel, image.height() * per_pixel)
        self._painter.drawImage(area, image)

    def _image(self, band: _Band) -> QImage:
        page = self._document[band.page]
        per_point = self._dpi() / POINTS_PER_INCH
        try:
            # PDFium rounds what is cut off upwards: half a pixel less meets the strip above exactly.
            above = max(0.0, band.top - 0.5) / per_point
            below = max(0.0, ceil(page.get_height() * per_point) - band.bottom - 0.5) / per_point
            bitmap = page.render(scale=per_point, crop=(0, below, 0, above), prefer_bgrx=True)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGB32).copy()
            bitmap.close()
        finally:
            page.close()
        return image.convertToFormat(QImage.Format.Format_Grayscale8) if image.isGrayscale() else image

    def _close(self, *, aborted: bool) -> None:
        if self._painter is not None:
            if aborted:
                self._printer.abort()
            self._painter.end()
        if self._document is not None:
            self._document.close()
        self._painter = self._document = None


def pages_to_print(printer: "QPrinter", count: int) -> list[int]:
    """Indexes of the pages asked for, in the order of printing, once per copy the printer cannot make."""
    from PySide6.QtPrintSupport import QPrinter

    first, last = printer.fromPage() or 1, printer.toPage() or count
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        first, last = 1, count
    pages = list(range(max(first, 1) - 1, min(last, count)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages if printer.supportsMultipleCopies() else pages * max(1, printer.copyCount())
