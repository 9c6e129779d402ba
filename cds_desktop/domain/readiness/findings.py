"""Mục kiểm tra: one finding, how much it weighs, and the kinds there are in the order they are told."""

from collections.abc import Sequence
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
    GROUP_LACKS = "group_lacks"
    CONDITION_OPEN = "condition_open"
    PART_ABOVE_WHOLE = "part_above_whole"
    WRONG_NUMBERS = "wrong_numbers"
    LADDER_SKIPPED = "ladder_skipped"
    RAW_MISSING = "raw_missing"
    NUMBERS_WITHOUT_POINTS = "numbers_without_points"
    UNSCORED = "unscored"
    MEETING = "meeting"
    LATE = "late"
    SET_ASIDE = "set_aside"
    LADDER_ELSEWHERE = "ladder_elsewhere"
    UNPROVEN = "unproven"
    SAME_NUMBERS = "same_numbers"
    CARRIED = "carried"
    SET_SCOPE = "set_scope"
    SET_UNCHECKED = "set_unchecked"
    SET_SUMS = "set_sums"
    NO_FILE = "no_file"
    OUTSIDE_YEAR = "outside_year"
    PERSONAL = "personal"
    TRAVELS = "travels"
    DUPLICATE = "duplicate"
    UNUSED = "unused"
    REDUCED = "reduced"
    NO_LADDER = "no_ladder"
    RAW_NOT_KEPT = "raw_not_kept"
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


def codes_words(codes: Sequence[str], noun: str) -> str:
    """ "1.3.1, 1.3.2 và 23 nội dung khác"."""
    if len(codes) <= 3:
        return ", ".join(codes)
    return f"{codes[0]}, {codes[1]} và {len(codes) - 2} {noun} khác"
