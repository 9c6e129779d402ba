"""Dates and times as people type them: "5/3/27", "14h", "1430"."""

import re
import unicodedata
from datetime import date, time

_DATE = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4}|\d{2})")
_SOLID_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:(?:h|g|gi|gio|giờ|:|\.)(\d{1,2})?)?(?:p|ph|phut|phút)?")
_SOLID_TIME = re.compile(r"(\d{1,2})(\d{2})")


def read_date(text: str) -> date | None:
    """A day, month and year in this order; `None` when it is no such day."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _DATE.fullmatch(plain) or _SOLID_DATE.fullmatch(plain)
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """An hour with or without minutes; `None` when it is no such time."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    found = _TIME.fullmatch(plain) or _SOLID_TIME.fullmatch(plain)
    if not found:
        return None
    try:
        return time(int(found.group(1)), int(found.group(2) or 0))
    except ValueError:
        return None


def show_date(day: date | None) -> str:
    """05/03/2027, or nothing."""
    return f"{day:%d/%m/%Y}" if day else ""


def show_time(at: time | None) -> str:
    """14:30, or nothing."""
    return f"{at:%H:%M}" if at else ""
