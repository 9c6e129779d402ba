"""Search without case and tone marks: "đại" is found by "dai"."""

import unicodedata

# Unicode does not take đ apart, so it is done by hand.
_BY_HAND = str.maketrans({"đ": "d", "Đ": "d"})


def fold(text: str) -> str:
    """Khóa tìm kiếm: lower case, no tone marks, single spaces."""
    apart = unicodedata.normalize("NFKD", text.translate(_BY_HAND).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.split())


def slug(text: str) -> str:
    """A short, safe file name part: "07/BB-THCSNT" → "07-bb-thcsnt"."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in fold(text))
    return "-".join(part for part in kept.split("-") if part)
