"""Thang điểm, phương án and khung mức as people write them in one cell, and back."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from cds_desktop.domain.folding import fold
from cds_desktop.domain.indicator_set.model import Band, Choice, Interval, Ladder, LevelBand
from cds_desktop.domain.numbers import read, show
from cds_desktop.domain.set_table.intervals import (
    Stretch,
    Unclear,
    interval_words,
    read_stretch,
    settle,
)
from cds_desktop.domain.set_table.quoting import hide_quotes, pieces, quoted, unquoted
from cds_desktop.domain.text import clean
from cds_desktop.domain.typed_tables import brief

PROPORTIONAL = "theo tỉ lệ"
_PROPORTIONAL = frozenset({"theo ti le", "ti le", "ti le thuan", "theo ti le thuan", "proportional"})
_BANDS = re.compile(r"[;\n]|,\s+(?=[^\d\s])")
_PARTED = re.compile(r"[;\n]")
_POINTS = r"([0-9][0-9 .,]*?)\s*(?:điểm|đ)?\s*\.?"
_GIVES = r"(?::|=>|->|→|⇒|(?<![<>])=|\bđược\b)"
_BAND = re.compile(rf"(.*\S)\s*{_GIVES}\s*{_POINTS}", re.IGNORECASE)
_POINTS_FIRST = re.compile(r"([0-9][0-9 .,]*?)\s*(?:điểm|đ)\s*(?::|nếu|khi|-|=)\s*(.+)", re.IGNORECASE)
_KEY = r"([A-Za-z0-9][A-Za-z0-9._-]*|[._-][A-Za-z0-9._-]*)"
_CHOICE = re.compile(rf"{_KEY}\s*=\s*(.*\S)\s*{_GIVES}\s*{_POINTS}", re.IGNORECASE)
_LISTED = re.compile(rf"([A-Za-z0-9]+)\s*[).:-]\s*(.*\S)\s*{_GIVES}\s*{_POINTS}", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:mức(?:\s+độ)?\s*)?([0-9]{1,2})(?![0-9.,])\s*(.*?)\s*(?::|(?<![<>])=(?![<>]))\s*([^:]+)",
    re.IGNORECASE,
)
_NEEDS_QUOTES = re.compile(r'[;"“”\n]')
_TITLE_NEEDS_QUOTES = re.compile(r'[;:="“”()\n]')


def ladder_words(ladder: Ladder) -> str:
    """A ladder in words: "dưới 50: 0; từ 50 đến dưới 80: 4; từ 80: 7"."""
    if ladder.proportional:
        return PROPORTIONAL
    return "; ".join(f"{interval_words(band.interval)}: {show(band.points)}" for band in ladder.bands)


@lru_cache(maxsize=4096)
def read_ladder(text: str) -> Ladder:
    """The ladder a text names; raises `Unclear` with the piece nobody can understand."""
    text = unicodedata.normalize("NFKC", text)
    if fold(text).strip(" .").replace("ty le", "ti le") in _PROPORTIONAL:
        return Ladder(proportional=True)
    stretches: list[Stretch] = []
    points: list[Decimal] = []
    for piece in pieces(text, _BANDS):
        stretch, value = _read_band(piece)
        stretches.append(stretch)
        points.append(value)
    bands = zip(settle(stretches), points, strict=True)
    return Ladder(tuple(Band(interval, value) for interval, value in bands))


def _read_band(piece: str) -> tuple[Stretch, Decimal]:
    if match := _POINTS_FIRST.fullmatch(piece):
        return read_stretch(match[2]), _points(match[1], piece)
    match = _BAND.fullmatch(piece)
    if match is None:
        raise Unclear(f"không hiểu “{brief(piece)}”; viết khung rồi điểm, ví dụ “từ 80: 7”")
    return read_stretch(match[1]), _points(match[2], piece)


def _points(text: str, piece: str) -> Decimal:
    value = read(text)
    if value is None:
        raise Unclear(f"“{brief(text)}” trong “{brief(piece)}” không phải số điểm; ví dụ 7 hoặc 7,5")
    return value


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def options_words(choices: tuple[Choice, ...]) -> str:
    """Options in words: "a = Thuê: 2; b = Mua: 5"."""
    return "; ".join(
        f"{choice.key} = {quoted(choice.text) if _NEEDS_QUOTES.search(choice.text) else choice.text}"
        f": {show(choice.points)}"
        for choice in choices
    )


@lru_cache(maxsize=4096)
def read_options(text: str) -> tuple[Choice, ...]:
    """The options a text names; raises `Unclear`."""
    return tuple(_read_option(piece) for piece in pieces(_composed(text), _PARTED))


def _read_option(piece: str) -> Choice:
    masked, show_quotes = hide_quotes(piece)
    match = _CHOICE.fullmatch(masked) or _LISTED.fullmatch(masked)
    if match is None:
        raise Unclear(f"không hiểu phương án “{brief(piece)}”; viết như “a = Thuê: 2”")
    return Choice(match[1], clean(unquoted(show_quotes(match[2]))), _points(match[3], piece))


def levels_words(levels: tuple[LevelBand, ...]) -> str:
    """The level bands of a criterion in words: "Mức 1: dưới 10; Mức 2: từ 10 đến 20"."""
    return "; ".join(f"{_level_head(band)}: {interval_words(band.interval)}" for band in levels)


def _level_head(band: LevelBand) -> str:
    title = quoted(band.title) if _TITLE_NEEDS_QUOTES.search(band.title) else band.title
    return f"Mức {band.level} ({title})" if title else f"Mức {band.level}"


@lru_cache(maxsize=4096)
def read_levels(text: str) -> tuple[LevelBand, ...]:
    """The level bands a text names; raises `Unclear`."""
    heads: list[tuple[int, str]] = []
    stretches: list[Stretch] = []
    for piece in pieces(_composed(text), _PARTED):
        masked, show_quotes = hide_quotes(piece)
        match = _LEVEL.fullmatch(masked)
        if match is None:
            raise Unclear(f"không hiểu “{brief(piece)}”; viết như “Mức 2: từ 10 đến 20”")
        heads.append((int(match[1]), _level_title(show_quotes(match[2]))))
        stretches.append(read_stretch(match[3]))
    return tuple(
        LevelBand(level, title, interval)
        for (level, title), interval in zip(heads, settle(stretches), strict=True)
    )


def _level_title(text: str) -> str:
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        return clean(unquoted(text[1:-1]))
    return clean(unquoted(text.strip(" -–")))


def interval_table(interval: Interval) -> dict[str, object]:
    """An interval as the file of a bộ chỉ số writes it."""
    table: dict[str, object] = {}
    if interval.lower is not None:
        table |= {"from": interval.lower, "from_included": interval.lower_included}
    if interval.upper is not None:
        table |= {"to": interval.upper, "to_included": interval.upper_included}
    return table
