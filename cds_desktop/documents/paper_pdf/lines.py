"""Words of several weights broken into lines (ngắt dòng)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cds_desktop.documents.page.balance import best_ends
from cds_desktop.documents.page.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, text_width
from cds_desktop.documents.page.text import cut_word, spaced
from cds_desktop.domain.numbers import NO_BREAK_SPACE
from cds_desktop.domain.papers import Run, Weight

FONTS = {
    Weight.PLAIN: REGULAR,
    Weight.BOLD: BOLD,
    Weight.ITALIC: ITALIC,
    Weight.BOLD_ITALIC: BOLD_ITALIC,
}


@dataclass(frozen=True)
class Piece:
    """Letters of one font."""

    text: str
    font: str


Word = tuple[Piece, ...]


@dataclass(frozen=True)
class TextLine:
    """One line: its pieces, how wide they are, how many gaps may be stretched, and whether it ends a text."""

    pieces: tuple[Piece, ...]
    width: float
    gaps: int
    indent: float = 0
    ends: bool = False


def paragraphs_of(runs: Iterable[Run]) -> list[list[Run]]:
    """One list of runs for each line a user typed, without empty ones."""
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *others = spaced(run.text).split("\n")
        found[-1].append(Run(first, run.weight))
        found += [[Run(text, run.weight)] for text in others]
    return [runs for runs in found if any(run.text.strip() for run in runs)]


def words_of(runs: Iterable[Run]) -> list[Word]:
    """The words between the spaces; one word may change its weight ("**Điều 1**.")."""
    words: list[Word] = []
    current: list[Piece] = []
    for run in runs:
        for position, letters in enumerate(run.text.split(" ")):
            if position and current:
                words.append(tuple(current))
                current = []
            if letters:
                current.append(Piece(letters, FONTS[run.weight]))
    return [*words, tuple(current)] if current else words


def break_lines(words: Sequence[Word], size: float, width: float, indent: float = 0) -> list[TextLine]:
    """Lines no wider than `width`, the first one shorter by `indent`; a word that is too long is cut."""
    lines: list[TextLine] = []
    space = text_width(" ", REGULAR, size)
    taken, line = 0.0, list[Word]()
    for word in _cut(words, size, width, indent):
        needed = sum(text_width(piece.text, piece.font, size) for piece in word)
        room = width if lines else width - indent
        if line and taken + space + needed > room:
            lines.append(_line(line, taken, 0 if lines else indent))
            taken, line = 0.0, []
        taken += needed + (space if line else 0)
        line.append(word)
    if line:
        lines.append(_line(line, taken, 0 if lines else indent, ends=True))
    return lines


def balance(lines: list[TextLine], words: Sequence[Word], size: float, width: float) -> list[TextLine]:
    """As many centred lines, of like length and with no word torn that need not be."""
    widths = [sum(text_width(piece.text, piece.font, size) for piece in word) for word in words]
    told = ["".join(piece.text for piece in word) for word in words]
    space = text_width(" ", REGULAR, size)
    ends = best_ends(told, widths, space, width, len(lines))
    return [
        _line(words[a:b], sum(widths[a:b]) + space * (b - a - 1), 0, ends=b == len(words))
        for a, b in pairwise((0, *ends))
    ] or lines


def _cut(words: Sequence[Word], size: float, width: float, indent: float) -> Iterator[Word]:
    for word in words:
        if sum(text_width(piece.text, piece.font, size) for piece in word) <= width - indent:
            yield word
            continue
        for piece in word:
            for part in cut_word(piece.text, piece.font, size, width - indent):
                yield (Piece(part, piece.font),)


def _line(words: Sequence[Word], width: float, indent: float, *, ends: bool = False) -> TextLine:
    pieces: list[Piece] = []
    for position, word in enumerate(words):
        for number, piece in enumerate(word):
            letters = f" {piece.text}" if position and not number else piece.text
            if pieces and pieces[-1].font == piece.font:
                pieces[-1] = Piece(pieces[-1].text + letters, piece.font)
            else:
                pieces.append(Piece(letters, piece.font))
    # A no-break space is stretched with the others: the page knows it as a space.
    gaps = sum(piece.text.count(" ") + piece.text.count(NO_BREAK_SPACE) for piece in pieces)
    return TextLine(tuple(pieces), width, gaps, indent, ends)
