"""What a cell shows: numbers digit for digit, dates, per cents and yes or no as words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

_SHOWN_DIGITS = Context(prec=15)
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 49: "@"}
_BUILT_IN_DAYS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FIXED = re.compile(r"[#,0 ]*?(?:0|#)(?:\.(0+)(#*))?\s*(%?)")
_LONGEST_FORMAT = 255
_MOST = Decimal(10) ** 15
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_PHANTOM = 60  # 29/02/1900, which Excel believes in


@dataclass(frozen=True)
class Format:
    """Định dạng ô: whether it shows a day, and how many decimals, if it fixes them."""

    is_day: bool = False
    decimals: int | None = None
    is_percent: bool = False


GENERAL = Format()


@dataclass(frozen=True)
class Cell:
    """One cell: the text it shows, and a sentence if that text must not be trusted."""

    text: str
    problem: str = ""
    is_number: bool = False
    is_day: bool = False


def built_in_format(number: int) -> Format:
    """The format with a number everybody knows."""
    return Format(is_day=True) if number in _BUILT_IN_DAYS else read_format(_BUILT_IN.get(number, ""))


def read_format(code: str) -> Format:
    """What a format code means for a reader: only days, fixed decimals and per cent matter here."""
    first = code[:_LONGEST_FORMAT].split(";")[0]
    bare = _NOT_LETTERS.sub("", first)
    if re.search(r"[ymdhs]", bare, re.IGNORECASE) and "general" not in bare.lower():
        return Format(is_day=True)
    match = _FIXED.fullmatch(bare.strip())
    if match is None or match[2]:
        return Format(is_percent=bare.strip().endswith("%"))
    return Format(decimals=len(match[1] or ""), is_percent=bool(match[3]))


def number_cell(raw: str, shape: Format, *, from_1904: bool) -> Cell:
    """A number as its cell shows it; what shows another number than it holds is not trusted."""
    try:
        value = _SHOWN_DIGITS.create_decimal(raw.strip())
    except InvalidOperation:
        return Cell(raw)
    if not value.is_finite() or abs(value) >= _MOST:
        return Cell(raw)
    if shape.is_day:
        return _day_cell(value, from_1904)
    if shape.is_percent:
        value *= 100
    text = _plain(value)
    problem = ""
    if shape.decimals is not None:
        rounded = value.quantize(Decimal(1).scaleb(-shape.decimals), ROUND_HALF_UP)
        if rounded != value:
            problem = f"ô hiện {_comma(rounded)} nhưng giữ {text}; gõ lại đúng một trong hai số"
        text = _comma(rounded) if rounded == value else text
    return Cell(f"{text}%" if shape.is_percent else text, problem, is_number=True)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _comma(value: Decimal) -> str:
    return format(value, "f").replace(".", ",")


def _day_cell(value: Decimal, from_1904: bool) -> Cell:
    days = int(value)
    start = _FIRST_DAY_1904 if from_1904 else _FIRST_DAY
    if not from_1904 and 0 < days < _PHANTOM:
        days += 1
    try:
        day = start + timedelta(days)
    except OverflowError:
        return Cell(_plain(value))
    return Cell(f"{day.day:02}/{day.month:02}/{day.year:04}", is_day=True)
