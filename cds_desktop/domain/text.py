"""Text as it enters: NFC, without control characters, trimmed."""

import unicodedata


def clean(text: str) -> str:
    """One line: NFC, no control characters, single spaces."""
    return " ".join(_printable(text).split())


def clean_lines(text: str) -> str:
    """Several lines: NFC, line breaks kept, no other control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_printable(line).rstrip() for line in lines).strip("\n")


def capital(words: str) -> str:
    """The same words as the beginning of a sentence (chữ đầu viết hoa)."""
    return words[:1].upper() + words[1:]


def _printable(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    # Nearly every text is; looking at each letter would be felt at every key of a large table.
    if composed.isprintable():
        return composed
    return "".join(" " if unicodedata.category(ch) in ("Cc", "Cs") else ch for ch in composed)
