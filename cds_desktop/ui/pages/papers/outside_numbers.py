"""Số đã cấp ngoài chương trình, as people write them: "1-4, 7, 9"."""

import re
from collections.abc import Sequence

HIGHEST, MOST = 99_999, 5_000
_PART = re.compile(r"(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?")


def read_numbers(text: str) -> tuple[int, ...] | None:
    """The numbers of "1-4, 7", or `None` where it cannot be read."""
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        found = _PART.fullmatch(part)
        if found is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 0 < first <= last <= HIGHEST or last - first >= MOST:
            return None
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers)) if len(numbers) <= MOST else None


def show_numbers(numbers: Sequence[int]) -> str:
    """ "1–4, 7"."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
