"""Cấp học và năm học as people write them, brought to the form a school's own record has."""

import re

from cds_desktop.domain.folding import fold

_LEVELS = {
    "mam non": "MN",
    "mau giao": "MN",
    "tieu hoc": "TH",
    "trung hoc co so": "THCS",
    "trung hoc pho thong": "THPT",
    "giao duc thuong xuyen": "GDTX",
}
_CODES = frozenset(_LEVELS.values())
_YEARS = re.compile(r"(?:nam hoc )?([0-9]{4}) ?[-–/] ?([0-9]{2}|[0-9]{4})")


def school_level(words: str) -> str:
    """ "tiểu học" → "TH"; what is no level we know stays as written."""
    folded = fold(words).removeprefix("cap ").strip()
    code = _LEVELS.get(folded, folded.upper())
    return code if code in _CODES else words


def school_year(words: str) -> str:
    """ "2027-28" → "2027-2028"; what is no year stays as written."""
    match = _YEARS.fullmatch(fold(words))
    if match is None:
        return words
    first = int(match[1])
    return f"{first}-{first + 1}" if int(match[2]) in (first + 1, (first + 1) % 100) else words
