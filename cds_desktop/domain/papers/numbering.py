"""Số văn bản: one series per symbol and calendar year; what is used twice, left out, next."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cds_desktop.domain.folding import fold
from cds_desktop.domain.papers.entries import PaperEntry, PaperSettings
from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.round import School

BLANK = "…"
# Papers of the council; with a seal of its own it numbers them itself.
COUNCIL_PAPERS = frozenset({PaperKind.MINUTES, PaperKind.PLAN, PaperKind.REPORT})
# A date or a code with more digits is no number of a series.
_LEADING = re.compile(r"\s*0*([0-9]{1,6})(?![0-9])")
_DIGITS = re.compile(r"[0-9]+")
_LONGEST_GAP = 200


@dataclass(frozen=True)
class NumberUse:
    """One number in use: the paper that bears it, and in which school year's round."""

    kind: PaperKind
    school_year: str
    number: str
    symbol: str
    dated_on: date | None

    @property
    def value(self) -> int | None:
        """The number itself: 5 for "05" and for "5a"."""
        return value_of(self.number)


@dataclass(frozen=True)
class Series:
    """Một sổ: the numbers of one symbol in one calendar year.

    `gaps` are numbers below the highest that no paper bears; `outside` those given outside the app.
    """

    symbol: str
    year: int
    uses: tuple[NumberUse, ...]
    outside: tuple[int, ...]
    duplicates: tuple[str, ...]
    gaps: tuple[int, ...]
    next: int


def value_of(number: str) -> int | None:
    """The digits a number begins with, or `None`."""
    found = _LEADING.match(number)
    return int(found[1]) if found else None


def number_line(number: str, symbol: str) -> str:
    """ "05/QĐ-THCSABC": numbers below 10 with a leading 0 (NĐ 30, phụ lục I); dots where nothing is yet."""
    bare = number.strip()
    digits = _DIGITS.match(bare)
    shown = digits[0].zfill(2) + bare[digits.end() :] if digits else bare
    return f"{shown or BLANK}/{symbol.strip() or BLANK}"


def split_line(line: str) -> tuple[str, str]:
    """Number and symbol of "05/QĐ-THCSABC"; what has no "/" is a number alone."""
    number, _, symbol = line.strip().partition("/")
    return number.strip(), symbol.strip()


def proposed_symbol(kind: PaperKind, school: School, settings: PaperSettings) -> str:
    """ "QĐ-THCSABC"; for a công văn the issuing body alone; a school types the drafting unit."""
    council = settings.council_issues and kind in COUNCIL_PAPERS
    issuer = (settings.council_abbreviation if council else "") or school.abbreviation
    return "-".join(part for part in (KINDS[kind].abbreviation, issuer) if part)


def symbol_of(entry: PaperEntry, school: School, settings: PaperSettings) -> str:
    """The symbol as entered, else as proposed."""
    return entry.symbol or proposed_symbol(entry.kind, school, settings)


def series_of(
    uses: Iterable[NumberUse], outside: Mapping[tuple[str, int], Collection[int]]
) -> tuple[Series, ...]:
    """Every series with what is in it, in the order of symbols and years."""
    found: dict[tuple[str, int], list[NumberUse]] = defaultdict(list)
    symbols: dict[str, str] = {}
    for use in uses:
        if use.number and use.dated_on:
            symbols.setdefault(key_of(use.symbol), use.symbol)
            found[key_of(use.symbol), use.dated_on.year].append(use)
    for key, year in outside:
        found[key, year] += []
    return tuple(
        _series(symbols.get(key, key), year, found[key, year], outside.get((key, year), ()))
        for key, year in sorted(found)
    )


def key_of(symbol: str) -> str:
    """By which a series is known: its symbol without case, tone marks or spaces."""
    return fold(symbol).replace(" ", "")


def next_number(series: Iterable[Series], symbol: str, year: int) -> int:
    """The number after the highest in use."""
    found = _series_named(series, symbol, year)
    return found.next if found else 1


def is_used_twice(series: Iterable[Series], number: str, symbol: str, year: int) -> bool:
    """Whether another paper, or one outside the app, bears this number too (trùng số)."""
    found = _series_named(series, symbol, year)
    return found is not None and _plain(number) in found.duplicates


def _series_named(series: Iterable[Series], symbol: str, year: int) -> Series | None:
    return next((s for s in series if key_of(s.symbol) == key_of(symbol) and s.year == year), None)


def _series(symbol: str, year: int, uses: list[NumberUse], outside: Collection[int]) -> Series:
    values = {use.value for use in uses if use.value} | set(outside)
    by_text: dict[str, list[NumberUse]] = defaultdict(list)
    for use in uses:
        by_text[_plain(use.number)].append(use)
    for number in outside:
        by_text[str(number)] += []
    elsewhere = set(map(str, outside))
    twice = [text for text, same in by_text.items() if len(same) + (text in elsewhere) > 1]
    highest = max(values, default=0)
    gaps = (number for number in range(max(1, highest - _LONGEST_GAP), highest) if number not in values)
    ordered = sorted(uses, key=lambda use: (use.value or 0, use.number))
    return Series(
        symbol, year, tuple(ordered), tuple(sorted(outside)), tuple(sorted(twice)), tuple(gaps), highest + 1
    )


def _plain(number: str) -> str:
    """ "5a" for "05A" and "5 a": one number however it is written."""
    bare = "".join(number.casefold().split())
    return bare.lstrip("0") if _DIGITS.match(bare.lstrip("0")) else bare
