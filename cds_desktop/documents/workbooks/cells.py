"""What stands in a cell: numbers where a column counts, and words that no program takes for a formula."""

import re
from decimal import Decimal

from openpyxl.cell import Cell

from cds_desktop.documents.safe_text import lines_of, safe
from cds_desktop.domain.numbers import read
from cds_desktop.domain.papers.model import Column
from cds_desktop.domain.papers.office_form import TICKED_BOX

MOST_LETTERS = 32_767
# Excel shows #### for a longer text in a cell of the text format.
LONGEST_AS_TEXT = 255
MOST_DIGITS = 15
TEXT_FORMAT = "@"
FORMULA_SIGNS = "=+-@\t"
# Excel shows "_x0041_" as "A".
_LOOKS_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_ESCAPED = r"_x005F_\1"


def texts_of(text: str, column: Column) -> list[str]:
    """The words of a cell, safe for the file; more than one cell can hold go on in the row below."""
    if column.is_box:
        return ["\n".join("☑" if mark == TICKED_BOX else "☐" for mark in lines_of(text))]
    words = _LOOKS_ESCAPED.sub(_ESCAPED, safe(text))
    return [words[at : at + MOST_LETTERS] for at in range(0, len(words), MOST_LETTERS)] or [""]


def fill(cell: Cell, text: str, column: Column) -> None:
    """Put a text into a cell, as a number only where the column counts."""
    number = _number(text) if column.is_number else None
    if number is not None:
        cell.value = number
        cell.number_format = _format(number)
        return
    if len(text) <= LONGEST_AS_TEXT and not column.is_number:
        # A code 1.10 that somebody opens and leaves must not become the number 1.1.
        cell.number_format = TEXT_FORMAT
    if text:
        cell.value = text
        # Also a text that begins with "=" is words.
        cell.data_type = "s"
        cell.quotePrefix = text[0] in FORMULA_SIGNS


def _number(text: str) -> Decimal | None:
    number = read(text)
    # A spreadsheet keeps fifteen digits; what has more stays words.
    if number is None or len(number.as_tuple().digits) > MOST_DIGITS:
        return None
    return number


def _format(number: Decimal) -> str:
    exponent = number.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"0.{'0' * places}" if places else "0"
