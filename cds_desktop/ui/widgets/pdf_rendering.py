"""Draws PDF pages in one background thread; PDFium may not be used by two threads at once."""

import atexit
import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cds_desktop.ui.signals import signals

PASSWORD = "Tệp PDF này có mật khẩu nên không xem trước được. Mở bằng chương trình khác để nhập mật khẩu."
DAMAGED = "Tệp PDF này bị hỏng hoặc không phải là PDF. Xin lại tệp gốc rồi thay tệp."
FAILED = "Không hiện được tệp PDF này. Mở bằng chương trình khác để xem."
READ_WHOLE_BYTES = 64_000_000
MOST_PIXELS = 8_000_000  # a page of A4 at 290 dots per inch, 32 MB


class Relay(QObject):
    """Brings results from the background thread; lives as long as the program."""

    opened = Signal(int, object)
    rendered = Signal(int, object, object)
    found = Signal(int, str, object)
    failed = Signal(int, str)


_tokens = itertools.count(1)
_documents: dict[int, Any] = {}
_wanted: dict[int, frozenset[tuple[int, int]]] = {}


@cache
def relay() -> Relay:
    """The one relay; ask for it first in the GUI thread."""
    return Relay()


@cache
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pdf-preview")


def open_pdf(source: bytes | Path) -> int:
    """Start opening a PDF; `relay().opened` brings its page sizes in points under the token returned."""
    relay()
    token = next(_tokens)
    _wanted[token] = frozenset()
    _worker().submit(_guarded, token, partial(_open, token, source))
    return token


def want_pages(token: int, wanted: frozenset[tuple[int, int]], fresh: frozenset[tuple[int, int]]) -> None:
    """Ask for pages as (index, width in pixels); whatever is not wanted any more is skipped."""
    _wanted[token] = wanted
    for index, width in sorted(fresh):
        _worker().submit(_guarded, token, partial(_render, token, index, width))


def run_in_lane(work: Callable[[], None]) -> None:
    """Do something else that needs PDFium in its thread, in turn with the previews."""
    _worker().submit(work)


def document_of(token: int) -> Any | None:
    """The open PDF of a token; only for work in the lane."""
    return _documents.get(token)


def close_pdf(token: int) -> None:
    """Forget a PDF."""
    _wanted.pop(token, None)
    _worker().submit(_close, token)


def draw_first_page(
    place: Callable[[], bytes | Path], room: tuple[int, int], show: Callable[[QImage | None], None]
) -> None:
    """Draw page 1 to fit a small `room`; `show` gets it on the screen's thread, or `None`."""

    def draw() -> None:
        image = _first_page(place, room)
        signals.hand_over(lambda: show(image))

    _worker().submit(draw)


def _first_page(place: Callable[[], bytes | Path], room: tuple[int, int]) -> QImage | None:
    try:
        with closing(_document(place())) as document:
            width, height = document.get_page_size(0)
            scale = min(room[0] / width, room[1] / height)
            return _draw(document, 0, max(1, round(width * scale)))
    except Exception:
        # A file that cannot be drawn keeps the drawing of its kind; opening it says why.
        return None


def _guarded(token: int, work: Callable[[], None]) -> None:
    try:
        work()
    except Exception as fault:
        # A broken PDF from outside raises many kinds of errors; the preview only says that it is one.
        if token in _wanted:
            relay().failed.emit(token, _words(fault))


def _words(fault: Exception) -> str:
    if isinstance(fault, OSError):
        return FAILED
    text = str(fault).lower()
    return PASSWORD if "password" in text else DAMAGED if "format" in text else FAILED


def _document(source: bytes | Path) -> Any:
    # Imported late: it costs start time, and most pages show no PDF.
    import pypdfium2

    _close_at_exit()
    if isinstance(source, Path) and source.stat().st_size <= READ_WHOLE_BYTES:
        # Read whole, so that the kept file is not held open while somebody looks at it.
        source = source.read_bytes()
    return pypdfium2.PdfDocument(source)


def _open(token: int, source: bytes | Path) -> None:
    if token not in _wanted:
        return
    document = _document(source)
    document.init_forms()
    _documents[token] = document
    sizes = [document.get_page_size(index) for index in range(len(document))]
    relay().opened.emit(token, sizes)


def _render(token: int, index: int, width: int) -> None:
    if (index, width) not in _wanted.get(token, ()):
        return
    image = _draw(_documents[token], index, width)
    relay().rendered.emit(token, (index, width), image)


def _draw(document: Any, index: int, width: int) -> QImage:
    page = document[index]
    try:
        scale = width / page.get_width()
        pixels = width * scale * page.get_height()
        # A page may be as long as its maker likes; memory is not.
        scale *= min(1.0, (MOST_PIXELS / pixels) ** 0.5)
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        size = (bitmap.width, bitmap.height, bitmap.stride)
        image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGB32).copy()
        bitmap.close()
    finally:
        page.close()
    return image


@cache
def _close_at_exit() -> None:
    # Registered after PDFium's own farewell, so done before it, which complains about what is still open.
    atexit.register(_close_all)


def _close_all() -> None:
    for token in list(_documents):
        _close(token)


def _close(token: int) -> None:
    if document := _documents.pop(token, None):
        document.close()
