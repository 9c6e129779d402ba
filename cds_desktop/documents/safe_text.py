"""Entered text made fit for Word, Excel and web pages: nothing in it can break a file or hide words."""

import re
import unicodedata

from cds_desktop.domain.numbers import NO_BREAK_SPACE

# Bullets of word processors, which stand in private code points of fonts that others lack.
SUBSTITUTES = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▪"}
UNKNOWN = "□"
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def safe(text: str) -> str:
    """Văn bản an toàn: NFC, a line feed as the only control character, no half letters, trimmed."""
    return spaced(text).strip()


def spaced(text: str) -> str:
    """The same with the spaces at both ends, which part these words from the next ones."""
    if not text.isprintable():
        # A lone surrogate must be gone before anything else looks at the text.
        text = "".join(map(_letter, _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def lines_of(text: str) -> list[str]:
    """The lines somebody typed, without empty ones."""
    return [line for line in map(str.strip, safe(text).split("\n")) if line]


def one_line(text: str) -> str:
    """The same words in one line."""
    return " ".join(lines_of(text))


def _letter(char: str) -> str:
    if char in ("\n", NO_BREAK_SPACE) or char.isprintable():
        return char
    match unicodedata.category(char):
        case "Cc" | "Zs":
            return " "
        case "Cf":
            # Among them are signs that turn the direction of what follows.
            return ""
    return SUBSTITUTES.get(char, UNKNOWN)
