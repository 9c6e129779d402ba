"""Tìm chữ trong PDF, without case and tone marks: page after page, in turn with the drawing."""

import ctypes
from functools import lru_cache, partial
from itertools import count
from typing import Any

from cds_desktop.domain.folding import fold
from cds_desktop.ui.widgets import pdf_rendering
from cds_desktop.ui.widgets.pdf_marks import Box, Hit

MOST_HITS = 2_000
_FINENESS = 16
_sought: dict[int, int] = {}
_tickets = count(1)


def search_pdf(token: int, words: str) -> None:
    """Look for words in an open PDF; `relay().found` brings all hits, unless something else is sought."""
    ticket = _sought[token] = next(_tickets)
    _in_turn(token, ticket, words, 0, ())


def _in_turn(token: int, ticket: int, words: str, page: int, found: tuple[Hit, ...]) -> None:
    # One page at a time: a page that is wanted on the screen meanwhile is drawn between two of them.
    step = partial(_search_page, token, ticket, words, page, found)
    pdf_rendering.run_in_lane(partial(_unless_broken, step, token, words, found))


def _unless_broken(step: Any, token: int, words: str, found: tuple[Hit, ...]) -> None:
    try:
        step()
    except Exception:
        # A page whose text cannot be read has no hits; what was found before it counts.
        pdf_rendering.relay().found.emit(token, words, found)


def _search_page(token: int, ticket: int, words: str, index: int, found: tuple[Hit, ...]) -> None:
    document = pdf_rendering.document_of(token)
    if _sought.get(token) != ticket or document is None:
        return
    found = (*found, *hits_on(document, index, fold(words)))[:MOST_HITS]
    if index + 1 < len(document) and len(found) < MOST_HITS:
        _in_turn(token, ticket, words, index + 1, found)
    else:
        _sought.pop(token, None)
        pdf_rendering.relay().found.emit(token, words, found)


def hits_on(document: Any, index: int, folded: str) -> tuple[Hit, ...]:
    """Where folded words stand on one page; only in the thread that owns PDFium."""
    page = document[index]
    text = page.get_textpage()
    try:
        letters, places = _folded(text)
        found = []
        start = letters.find(folded) if folded else -1
        while start >= 0:
            first, last = places[start], places[start + len(folded) - 1]
            found.append(Hit(index, _boxes(page, text, first, last - first + 1)))
            start = letters.find(folded, start + len(folded))
        return tuple(found)
    finally:
        text.close()
        page.close()


def _folded(text: Any) -> tuple[str, list[int]]:
    """The letters of a page as they are searched, and the place of each among its characters."""
    import pypdfium2.raw as pdfium

    letters: list[str] = []
    places: list[int] = []
    for place in range(text.count_chars()):
        for letter in _bare(pdfium.FPDFText_GetUnicode(text, place)):
            if letter == " " and letters and letters[-1] == " ":
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _bare(code: int) -> str:
    """A character as it is searched; an end of line is a space, a hyphen put in by PDFium nothing."""
    if code in (0, 2, 0xFFFE, 0xAD) or not code < 0x110000:
        return ""
    character = chr(code)
    return " " if character.isspace() else fold(character)


def _boxes(page: Any, text: Any, first: int, length: int) -> tuple[Box, ...]:
    import pypdfium2.raw as pdfium

    boxes = []
    for number in range(pdfium.FPDFText_CountRects(text, first, length)):
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetRect(text, number, left, top, right, bottom)
        corners = (_on_page(page, left.value, top.value), _on_page(page, right.value, bottom.value))
        (x1, y1), (x2, y2) = corners
        boxes.append((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    return tuple(boxes)


def _on_page(page: Any, x: float, y: float) -> tuple[float, float]:
    """A place in points from the upper left corner as the page is shown, however it is turned or cut."""
    import pypdfium2.raw as pdfium

    width, height = (round(side * _FINENESS) for side in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value / _FINENESS, down.value / _FINENESS
