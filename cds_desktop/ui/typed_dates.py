"""Dates and times as people type them: "5/3/27", "ngày 5 tháng 3 năm 2027", "14h", "1430"."""

import re
import unicodedata
from datetime import date, time

GENERAL_FAULT = "Chưa phải ngày. Nhập ngày/tháng/năm, ví dụ 31/03/2027."

_MARK = r"\s*[-/.,\s]\s*"
_DATE = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{1,2}})(?:{_MARK}(\d{{4}}|\d{{2}}))?")
_WORDS = re.compile(
    r"(?:ngay|mung|mong|ngay mung)?\s*(\d{1,2})\s*(?:thang|th\.?|-|/)\s*(\d{1,2})"
    r"(?:\s*,?\s*(?:nam)?\s*(\d{4}|\d{2}))?"
)
_SOLID_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:(?:h|g|gi|gio|giờ|:|\.)(\d{1,2})?)?(?:p|ph|phut|phút)?")
_SOLID_TIME = re.compile(r"(\d{1,2})(\d{2})")
_SCHOOL_YEAR = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_FIRST_MONTH_OF_CLASSES, _LAST_MONTH_OF_CLASSES = 9, 6


def read_date(text: str, school_year: str = "") -> date | None:
    """A day, month and year in this order; `None` when it is no such day.

    A day without its year is read where the school year leaves no doubt about it.
    """
    parts = _parts(text)
    if parts is None:
        return None
    day, month, year = parts
    try:
        return date(_clear_year(month, school_year) if year is None else year, month, day)
    except ValueError:
        return None


def date_fault(text: str, school_year: str = "") -> str:
    """What is wrong with a text that is no date, and what to do; nothing when it is one or empty."""
    if not text.strip() or read_date(text, school_year) is not None:
        return ""
    parts = _parts(text)
    if parts is None:
        return GENERAL_FAULT
    day, month, year = parts
    if not 1 <= month <= 12:
        return f"Không có tháng {month}. Ghi ngày trước, tháng sau."
    if year is None and 1 <= day <= 31:
        return f"Ghi thêm năm, ví dụ {day:02}/{month:02}/{school_year[:4] or '2027'}."
    return f"Tháng {month} không có ngày {day}. Sửa ngày hoặc tháng."


def is_far(day: date, school_year: str) -> bool:
    """Whether a date of a round lies beyond its school year and some months around it."""
    first = _first_year(school_year)
    return first is not None and not date(first, 6, 1) <= day <= date(first + 1, 12, 31)


def proposed_date(day: date, school_year: str) -> date | None:
    """The same day within the school year, for a date whose year was probably mistyped."""
    first = _first_year(school_year)
    if first is None or not is_far(day, school_year):
        return None
    try:
        return day.replace(year=first if day.month > _LAST_MONTH_OF_CLASSES + 1 else first + 1)
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
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def show_time(at: time | None) -> str:
    """14:30, or nothing."""
    return f"{at:%H:%M}" if at else ""


def _parts(text: str) -> tuple[int, int, int | None] | None:
    """Day, month, year as they stand there; the year may be missing."""
    plain = _plain(text)
    if solid := _SOLID_DATE.fullmatch(plain):
        return int(solid[1]), int(solid[2]), int(solid[3])
    found = _DATE.fullmatch(plain) or _WORDS.fullmatch(plain)
    if found is None:
        return None
    year = None if found[3] is None else int(found[3])
    return int(found[1]), int(found[2]), year + 2000 if year is not None and len(found[3]) == 2 else year


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("–", "-"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # Digits of other scripts are no digits here: \d would take them, people would not.
    return " ".join(bare.split()) if bare.isascii() else ""


def _clear_year(month: int, school_year: str) -> int:
    first = _first_year(school_year)
    if first is None or _LAST_MONTH_OF_CLASSES < month < _FIRST_MONTH_OF_CLASSES:
        # July and August lie at both ends of a school year.
        raise ValueError("no year")
    return first if month >= _FIRST_MONTH_OF_CLASSES else first + 1


def _first_year(school_year: str) -> int | None:
    found = _SCHOOL_YEAR.fullmatch(school_year.strip())
    if not found or not 1 < int(found[1]) < 9998:
        return None
    return int(found[1])
