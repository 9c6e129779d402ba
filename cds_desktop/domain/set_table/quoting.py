"""Lists of words in one cell: parted by commas or semicolons, quoted where a word holds one itself."""

import re
from collections.abc import Callable

from cds_desktop.domain.text import clean

_QUOTED = re.compile(r'"(?:[^"]|"")*"|“[^“”]*”')
_STRAIGHT = re.compile(r'"((?:[^"]|"")*)"')
_NEEDS_QUOTES = re.compile(r'[;,:="“”()\n]')
_MARK = re.compile("\x00([0-9]+)\x00")


def quoted(text: str) -> str:
    """A text between straight quotes, its own quotes doubled."""
    return '"' + text.replace('"', '""') + '"'


def unquoted(text: str) -> str:
    """A text without the quotes around the whole of it."""
    text = text.strip()
    if match := _STRAIGHT.fullmatch(text):
        return match[1].replace('""', '"')
    if len(text) > 1 and text[0] == "“" and text.find("”") == len(text) - 1:
        return text[1:-1]
    return text


def hide_quotes(text: str) -> tuple[str, Callable[[str], str]]:
    """The text with every quoted part behind a mark, and what brings them back."""
    parts: list[str] = []

    def hide(match: re.Match[str]) -> str:
        parts.append(match[0])
        return f"\x00{len(parts) - 1}\x00"

    masked = _QUOTED.sub(hide, text.replace("\x00", " "))
    return masked, lambda piece: _MARK.sub(lambda match: parts[int(match[1])], piece)


def pieces(text: str, parted: re.Pattern[str]) -> list[str]:
    """The parts of a text, each without surrounding spaces; what is quoted is never parted."""
    masked, show = hide_quotes(text)
    return [show(part).strip() for part in parted.split(masked) if part.strip()]


_PARTED = re.compile(r"[;,\n]")


def list_words(words: tuple[str, ...]) -> str:
    """`("TH", "THCS")` → "TH, THCS"."""
    return ", ".join(word if _speaks_for_itself(word) else quoted(word) for word in words)


def _speaks_for_itself(word: str) -> bool:
    # A lone dash would be taken for an empty cell.
    return any(letter.isalnum() for letter in word) and not _NEEDS_QUOTES.search(word)


def read_list(text: str) -> list[str]:
    """The words of a list; the opposite of `list_words`."""
    return [clean(unquoted(part)) for part in pieces(text, _PARTED)]
