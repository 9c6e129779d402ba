"""Năm học sau: its name, and last year's dates a year on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cds_desktop.domain.round import Deadline

_YEAR = re.compile(r"\s*([0-9]{4})\b")


def next_school_year(school_year: str) -> str:
    """`2025-2026` → `2026-2027`; "" for what names no year."""
    first = _first_year(school_year)
    return f"{first + 1}-{first + 2}" if first else ""


def years_between(earlier: str, later: str) -> int:
    """How many years lie between two school years; 1 where that cannot be told."""
    first, second = _first_year(earlier), _first_year(later)
    return second - first if first and second else 1


def a_year_on(deadlines: Sequence[Deadline], years: int = 1) -> tuple[Deadline, ...]:
    """The same days, `years` later; what would leave the calendar is left out."""
    moved = ((deadline, _moved(deadline.due_on, years)) for deadline in deadlines)
    return tuple(replace(deadline, due_on=day) for deadline, day in moved if day is not None)


def _moved(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        # 29/02 has no counterpart in most years.
        leap = (day.month, day.day) == (2, 29) and 0 < day.year + years < 10_000
        return date(day.year + years, 2, 28) if leap else None


def _first_year(school_year: str) -> int:
    found = _YEAR.match(school_year)
    return int(found.group(1)) if found else 0
