"""Mục kiểm tra: one finding, how much it weighs, and many of one kind said in one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding weighs: an error stops sealing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What is found, in the order in which findings of one weight are told."""

    SCHOOL = "school"
    COUNCIL = "council"
    CONDITION_FAILED = "condition_failed"
    CONDITION_OPEN = "condition_open"
    WRONG_NUMBERS = "wrong_numbers"
    NUMBERS_WITHOUT_POINTS = "numbers_without_points"
    UNSCORED = "unscored"
    MEETING = "meeting"
    LATE = "late"
    UNPROVEN = "unproven"
    SET_UNCHECKED = "set_unchecked"
    NO_FILE = "no_file"
    OUTSIDE_YEAR = "outside_year"
    PERSONAL = "personal"
    DUPLICATE = "duplicate"
    UNUSED = "unused"
    NO_DESCRIPTION = "no_description"
    NO_PLAN = "no_plan"
    OTHER = "other"


@dataclass(frozen=True)
class Finding:
    """One finding: what, the fact behind it, where to mend it (a criterion code or a page), which codes."""

    weight: Weight
    sentence: str
    fact: str
    place: str
    kind: Kind = Kind.OTHER
    codes: tuple[str, ...] = ()


def gathered(found: Sequence[Finding], sentence: str, noun: str, most: int = 3) -> Iterator[Finding]:
    """Findings of one kind: up to `most` lines, else a single one; `sentence` follows the number."""
    if len(found) <= most:
        yield from found
        return
    codes = tuple(code for finding in found for code in finding.codes)
    first = found[0]
    words = f"{len(found)} {sentence}"
    yield Finding(first.weight, words, codes_words(codes, noun), first.place, first.kind, codes)


def codes_words(codes: Sequence[str], noun: str) -> str:
    """ "1.3.1, 1.3.2 và 23 nội dung khác"."""
    if len(codes) <= 3:
        return ", ".join(codes)
    return f"{codes[0]}, {codes[1]} và {len(codes) - 2} {noun} khác"
