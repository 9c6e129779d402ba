"""Makes entered text safe to print and breaks it into lines."""

import unicodedata
from functools import cache

from cds_desktop.documents.page.fonts import letters_that_fit, printable, text_width
from cds_desktop.domain.numbers import NO_BREAK_SPACE

# Signs people paste that the font lacks, bullets of word processors in private code points among them.
SUBSTITUTES = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▪", "➢": "▪", "➤": "▪",
    "✓": "[x]", "✔": "[x]", "☑": "[x]", "☒": "[x]", "☐": "[ ]",
}  # fmt: skip
NO_GLYPH = "□"
FEWEST_LETTERS = 3
BREAKS_AFTER = "/?&=-_.,;"


def clean(text: str) -> str:
    """NFC, "\\n" as the only line break, nothing invisible that could reverse or hide words."""
    return spaced(text).strip()


def spaced(text: str) -> str:
    """The same with the spaces at both ends, which part these words from the next ones."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    return "".join(map(_printable, text))


@cache
def _printable(char: str) -> str:
    if char == "\n" or " " < char <= "~":
        return char
    if char in "\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    match unicodedata.category(char):
        case "Cc" | "Zs" if char != NO_BREAK_SPACE:
            return " "
        case "Cf":
            return ""
    # A box says that something was written here; an empty place would hide it.
    return char if char in printable() else SUBSTITUTES.get(char, NO_GLYPH)


def line_list(text: str) -> list[str]:
    """The lines a user typed, without empty ones."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def wrap_lines(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Text broken into lines no wider than `width`; a word that is too long is cut."""
    lines: list[str] = []
    for line in line_list(text):
        lines += _wrap_line(line, font, size, width)
    return tuple(lines)


def _wrap_line(text: str, font: str, size: float, width: float) -> list[str]:
    if text_width(text, font, size) <= width:
        return [text]
    lines: list[str] = []
    current, taken = "", 0.0
    space = text_width(" ", font, size)
    for word in text.split(" "):
        needed = text_width(word, font, size)
        if current and taken + space + needed <= width:
            current, taken = f"{current} {word}", taken + space + needed
            continue
        if current:
            lines.append(current)
        *full, current = cut_word(word, font, size, width)
        lines += full
        taken = text_width(current, font, size)
    return [*lines, current] if current else lines


def cut_word(word: str, font: str, size: float, width: float) -> list[str]:
    """A word that is wider than the line, in parts that fit, cut after a sign where that wastes little."""
    parts: list[str] = []
    # Only the letters of one line are measured: a pasted file without a space has a million of them.
    while (fits := letters_that_fit(word, font, size, width)) < len(word):
        at = max(word.rfind(char, 0, fits) for char in BREAKS_AFTER) + 1
        # A break far to the left wastes the line: better cut where it is full, but for a last letter or two.
        leaves_little = at > 0 and len(word) - fits < FEWEST_LETTERS
        cut = at if at > fits // 2 or leaves_little else fits
        parts.append(word[:cut])
        word = word[cut:]
    return [*parts, word]
