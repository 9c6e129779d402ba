"""Draws PDF pages in one background thread; PDFium may not be used by two threads at once."""

import atexit
import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


class Relay(QObject):
    """Brings results from the background thread; lives as long as the program."""

    opened = Signal(int, object)
    rendered = Signal(int, int, object)
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


def open_pdf(data: bytes) -> int:
    """Start opening a PDF; `relay().opened` brings its page sizes in points under the token returned."""
    relay()
    token = next(_tokens)
    _wanted[token] = frozenset()
    _worker().submit(_guarded, token, partial(_open, token, data))
    return token


def want_pages(token: int, wanted: frozenset[tuple[int, int]], fresh: frozenset[tuple[int, int]]) -> None:
    """Ask for pages as (index, width in pixels); whatever is not wanted any more is skipped."""
    _wanted[token] = wanted
    for index, width in sorted(fresh):
        _worker().submit(_guarded, token, partial(_render, token, index, width))


def close_pdf(token: int) -> None:
    """Forget a PDF."""
    _wanted.pop(token, None)
    _worker().submit(_close, token)


def _guarded(token: int, work: Callable[[], None]) -> None:
    try:
        work()
    except Exception as fault:
        # A broken PDF from outside raises many kinds of errors; the preview only says that it is one.
        if token in _wanted:
            relay().failed.emit(token, type(fault).__name__)


def _open(token: int, data: bytes) -> None:
    # Imported late: it costs start time, and most pages show no PDF.
    import pypdfium2

    _close_at_exit()
    if token not in _wanted:
        return
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    _documents[token] = document
    sizes = [document.get_page_size(index) for index in range(len(document))]
    relay().opened.emit(token, sizes)


def _render(token: int, index: int, width: int) -> None:
    if (index, width) not in _wanted.get(token, ()):
        return
    page = _documents[token][index]
    try:
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        size = (bitmap.width, bitmap.height, bitmap.stride)
        image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGB32).copy()
        bitmap.close()
    finally:
        page.close()
    relay().rendered.emit(token, index, image)


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
