"""Thứ tự mã: codes and file names in the order people count."""

from functools import lru_cache

_MOST_DIGITS = 30


# The same few criteria are named by thousands of evidence items.
@lru_cache(maxsize=4096)
def code_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts 1.3 before 1.10 and H1-1.3-02 before H1-1.3-10."""
    parts = code.replace("-", ".").split(".")
    return tuple((0, int(part), "") if _is_number(part) else (1, 0, part) for part in parts)


def _is_number(part: str) -> bool:
    # Not isdigit: "²" is a digit and no number, and anybody may type a code or name a file so.
    return part.isdecimal() and len(part) <= _MOST_DIGITS
