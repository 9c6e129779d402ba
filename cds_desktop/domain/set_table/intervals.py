"""Khoảng as people say it: "từ 50 đến dưới 80", ">=80", "trên 20 %", "50-80", and back."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.folding import fold
from cds_desktop.domain.indicator_set.model import Interval
from cds_desktop.domain.numbers import read, show, why_unreadable
from cds_desktop.domain.typed_tables import brief

EVERYTHING = "mọi giá trị"
# Without tone marks, as `fold` leaves them; each kind is one letter in the rules below.
_WORDS = {
    "I": ">=|≥|=>|tu|tu du|it nhat|toi thieu|lon hon hoac bang|tren hoac bang"
    "|khong duoi|khong it hon|khong nho hon|khong thap hon",
    "E": ">|tren|hon|lon hon|nhieu hon|cao hon|vuot|vuot qua|qua",
    "i": "<=|≤|=<|den|den het|toi|toi het|toi da|nhieu nhat|cao nhat|nho hon hoac bang|duoi hoac bang"
    "|khong qua|khong vuot qua|khong tren|khong hon|khong lon hon",
    "e": "<|duoi|nho hon|it hon|thap hon|chua den|chua toi|chua du|den duoi|den nho hon|toi duoi"
    "|den chua toi|den truoc",
    "d": "-|–|—|~|−",
    "u": "+|tro len|tro di|hoac hon",
    "w": "tro xuong",
    "=": "=|dung|bang",
    "x": "x|n|ti le|ty le|so luong|gia tri",
    "a": "moi gia tri|tat ca|bat ky|moi so",
    "": "%|,|va|dat|muc|phan tram|giao vien|hoc sinh|hoc lieu|bai giang|phan mem|phong|nguoi|bai|lop|may|tiet"
    "|lan|mon|can bo|nhan vien|phu huynh|don vi",
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_NUMBER = r"[0-9]+(?: [0-9]{3}(?![0-9]))*(?:[.,][0-9]+)*"
_SIGNS = sorted((re.escape(word) for word in _KIND_OF if not word[0].isalpha()), key=len, reverse=True)
_NAMES = sorted((re.escape(word) for word in _KIND_OF if word[0].isalpha()), key=len, reverse=True)
_TOKEN = re.compile(rf"\s*(?:({_NUMBER})|({'|'.join(_SIGNS)})|({'|'.join(_NAMES)})(?![a-z])|(.))")
# Kinds of tokens in a row, N being a number: which bounds they give.
_ONE_BOUND = re.compile(r"(?P<low>[IE])(?P<n>N)u?|(?P<n2>N)u|(?P<high>[ie])(?P<n3>N)w?|I?(?P<n4>N)w")
_TWO_BOUNDS = re.compile(r"x?(?P<low>[IE]?)Nx?(?P<high>[ied])N")
_BACKWARDS = re.compile(r"x?[ie]Nx?[IE]N")
_AROUND = re.compile(r"N[ie]x[ie]N")


class Unclear(ValueError):
    """A typed text that cannot be understood; the message is a sentence naming the piece."""


@dataclass(frozen=True)
class Stretch:
    """An interval as typed; `loose` ends ("50-80") leave open whether they are included."""

    interval: Interval
    loose: bool = False


def interval_words(interval: Interval) -> str:
    """`Interval(50, 80, upper_included=False)` → "từ 50 đến dưới 80"."""
    low, high = interval.lower, interval.upper
    if low is None and high is None:
        return EVERYTHING
    if high is None:
        return f"{'từ' if interval.lower_included else 'trên'} {show(low)}"
    if low is None:
        return f"{'đến' if interval.upper_included else 'dưới'} {show(high)}"
    if low == high and interval.lower_included and interval.upper_included:
        return f"đúng {show(low)}"
    start = "từ" if interval.lower_included else "trên"
    return f"{start} {show(low)} đến {'' if interval.upper_included else 'dưới '}{show(high)}"


def read_stretch(text: str) -> Stretch:
    """The stretch a text names; raises `Unclear`."""
    kinds, numbers = _tokens(text)
    if kinds == "a" or (kinds == "xa"):
        return Stretch(Interval(None, None))
    if kinds in ("N", "=N", "x=N"):
        return Stretch(Interval(numbers[0], numbers[0]))
    if match := _ONE_BOUND.fullmatch(kinds.removeprefix("x")):
        return Stretch(_one_bound(match, numbers[0]))
    if match := _TWO_BOUNDS.fullmatch(kinds):
        low, high = match["low"] != "E", match["high"] != "e"
        return Stretch(Interval(numbers[0], numbers[1], low, high), loose=match["high"] == "d")
    if _BACKWARDS.fullmatch(kinds):
        signs = [kind for kind in kinds if kind in "ieIE"]
        return Stretch(Interval(numbers[1], numbers[0], signs[1] == "I", signs[0] == "i"))
    if _AROUND.fullmatch(kinds):
        return Stretch(Interval(numbers[0], numbers[1], kinds[1] == "i", kinds[3] == "i"))
    raise Unclear(f"không hiểu khoảng “{brief(text)}”; viết như “dưới 50”, “từ 50 đến dưới 80”, “từ 80”")


def _one_bound(match: re.Match[str], number: Decimal) -> Interval:
    if match["high"] or match["n4"]:
        return Interval(None, number, upper_included=match["high"] != "e")
    return Interval(number, None, lower_included=match["low"] != "E")


def _tokens(text: str) -> tuple[str, list[Decimal]]:
    """The kinds of the words in a row, one letter each, and the numbers among them."""
    kinds = ""
    numbers: list[Decimal] = []
    folded = fold(unicodedata.normalize("NFKC", text))
    for number, sign, name, _rest in _TOKEN.findall(folded):
        if number:
            value = read(number)
            if value is None:
                raise Unclear(why_unreadable(number))
            kinds += "N"
            numbers.append(value)
        elif word := sign or name:
            kinds += _KIND_OF[word]
        elif _rest.strip():
            kinds += "?"
    return kinds, numbers


def read_interval(text: str) -> Interval:
    """The interval a text names, "50-80" taken with both ends; raises `Unclear`."""
    return read_stretch(text).interval


def settle(stretches: list[Stretch]) -> list[Interval]:
    """The intervals of one ladder, where the neighbours say whether "50-80" holds its ends."""
    return [_settled(stretch, stretches) if stretch.loose else stretch.interval for stretch in stretches]


def _settled(stretch: Stretch, among: list[Stretch]) -> Interval:
    interval = stretch.interval
    lower_included, upper_included = interval.lower_included, True
    for other in among:
        if other is stretch:
            continue
        near = other.interval
        starts, ends = near.lower == interval.upper, near.upper == interval.lower
        if other.loose and (starts or ends):
            border = show(interval.upper if starts else interval.lower)
            raise Unclear(f"{border} thuộc cả hai khung: viết rõ “đến dưới {border}” hoặc “trên {border}”")
        if starts and near.lower_included:
            upper_included = False
        if ends and near.upper_included:
            lower_included = False
    return Interval(interval.lower, interval.upper, lower_included, upper_included)
