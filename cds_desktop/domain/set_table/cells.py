"""Reads one cell as people type it: "30 điểm", "có", "✓", "21/11/2026", "Mức 2"."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from cds_desktop.domain.folding import fold
from cds_desktop.domain.indicator_set import LevelBand
from cds_desktop.domain.numbers import read, why_unreadable
from cds_desktop.domain.set_table.intervals import Unclear
from cds_desktop.domain.set_table.ladders import interval_table, read_ladder, read_levels, read_options
from cds_desktop.domain.set_table.model import CellForm
from cds_desktop.domain.set_table.quoting import read_list
from cds_desktop.domain.text import clean
from cds_desktop.domain.typed_tables import brief

# Words without tone marks, as `fold` leaves them.
_YES_WORDS = "co|x|v|✓|✔|☑|☒|√|1|true|yes|y|dung|da|roi|ok|da doi chieu|bat buoc"
_NO_WORDS = "khong|chua|0|false|no|n|sai|k|ko|☐|□|chua doi chieu|khong bat buoc"
_YES, _NO = frozenset(_YES_WORDS.split("|")), frozenset(_NO_WORDS.split("|"))
_NOTHING = frozenset({"", "-", "–", "—", "--", "…", "..."})
_POINTS = re.compile(r"\s*(?:điểm|đ)\.?$", re.IGNORECASE)
_WHOLE = re.compile(r"(?:muc(?: do)? ?)?([0-9]{1,2})")
_NAMED_CODE = re.compile(r"^(?:nhóm|tiêu chí|nội dung|mã)\s+(?=[0-9A-Za-z])", re.IGNORECASE)
_COMMA_CODE = re.compile(r"[0-9]+(?:,[0-9]+)+")
_DAY_FIRST = re.compile(r"(?:ngay )?([0-9]{1,2}) ?(?:[/.-]|thang) ?([0-9]{1,2}) ?(?:[/.-]|nam) ?([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[ t]0{1,2}:00(?::00)?(?:\.0+)?)?")

Choices = tuple[tuple[str, str], ...]


def is_blank(form: CellForm, text: str) -> bool:
    """Whether a cell says nothing; a dash does so where no words are expected."""
    bare = text.strip()
    return not bare or (form not in (CellForm.TEXT, CellForm.LINES, CellForm.CODE) and bare in _NOTHING)


@lru_cache(maxsize=16_384)
def read_cell(form: CellForm, text: str, choices: Choices = ()) -> object:
    """The value of a cell that is not blank, as the file of a bộ chỉ số holds it; raises `Unclear`."""
    if form is CellForm.CHOICE:
        return _choice(text, choices)
    return _READERS[form](text)


def read_weight(text: str) -> Decimal:
    """A weight (trọng số), of which "30 %" is another way to say 0,3; raises `Unclear`."""
    bare = unicodedata.normalize("NFKC", text).strip()
    share = read(bare.removesuffix("%")) if bare.endswith("%") else None
    return _number(text) if share is None else share / 100


def _code(text: str) -> str:
    code = _NAMED_CODE.sub("", clean(unicodedata.normalize("NFKC", text)))
    # "1,3" is how a spreadsheet set to Vietnamese shows 1.3.
    return code.replace(",", ".") if _COMMA_CODE.fullmatch(code) else code


def _number(text: str) -> Decimal:
    bare = _POINTS.sub("", unicodedata.normalize("NFKC", text).strip())
    value = read(bare)
    if value is not None:
        return value
    if bare.endswith("%"):
        raise Unclear(f"“{brief(text)}” là phần trăm; ô này nhận một số, ví dụ 7 hoặc 7,5")
    raise Unclear(why_unreadable(bare))


def _whole(text: str) -> int:
    match = _WHOLE.fullmatch(fold(text))
    if match is None:
        raise Unclear(f"“{brief(text)}” không phải số thứ tự; ví dụ 2")
    return int(match[1])


def _flag(text: str) -> bool:
    word = fold(text).strip(" .")
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unclear(f"không hiểu “{brief(text)}”; ghi “có” hoặc “không”")


def _choice(text: str, choices: Choices) -> str:
    wanted = _bare(text)
    for value, words in choices:
        if wanted in (_bare(words), _bare(value)):
            return value
    meant = [value for value, words in choices if f" {wanted} " in f" {_bare(words)} "]
    # One word is too little to go by: "không" stands in many answers.
    if len(meant) == 1 and " " in wanted:
        return meant[0]
    known = ", ".join(words for _value, words in choices)
    raise Unclear(f"không hiểu “{brief(text)}”; chọn một trong: {known}")


def _bare(text: str) -> str:
    """Words alone: "Có / Không" and "có hoặc không" are one."""
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return " ".join(word for word in _alike(letters).split() if word != "hoac")


def _alike(letters: str) -> str:
    """Two ways to say one thing in an answer."""
    return letters.replace("ty le", "ti le").replace("thap hon", "thap nhat")


def _day(text: str) -> date:
    folded = fold(text)
    try:
        if match := _DAY_FIRST.fullmatch(folded):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _YEAR_FIRST.fullmatch(folded):
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise Unclear(f"“{brief(text)}” không phải một ngày có thật") from None
    raise Unclear(f"“{brief(text)}” không phải ngày; viết như 21/11/2026")


def _ladder(text: str) -> object:
    ladder = read_ladder(text)
    if ladder.proportional:
        return {"proportional": True}
    if not ladder.bands:
        raise Unclear(f"không hiểu “{brief(text)}”; viết khung rồi điểm, ví dụ “từ 80: 7”")
    return {"bands": [interval_table(band.interval) | {"points": band.points} for band in ladder.bands]}


def _options(text: str) -> object:
    choices = read_options(text)
    if not choices:
        raise Unclear(f"không hiểu “{brief(text)}”; viết như “a = Thuê: 2; b = Mua: 5”")
    return [{"key": choice.key, "text": choice.text, "points": choice.points} for choice in choices]


def _levels(text: str) -> object:
    levels = read_levels(text)
    if not levels:
        raise Unclear(f"không hiểu “{brief(text)}”; viết như “Mức 1: dưới 10; Mức 2: từ 10 đến 20”")
    return [_level_table(band) for band in levels]


def _level_table(band: LevelBand) -> dict[str, object]:
    title = {"title": band.title} if band.title else {}
    return {"level": band.level, **title, **interval_table(band.interval)}


_READERS: dict[CellForm, Callable[[str], object]] = {
    CellForm.TEXT: str,
    CellForm.LINES: str,
    CellForm.CODE: _code,
    CellForm.NUMBER: _number,
    CellForm.WHOLE: _whole,
    CellForm.FLAG: _flag,
    CellForm.DAY: _day,
    CellForm.LIST: read_list,
    CellForm.LADDER: _ladder,
    CellForm.OPTIONS: _options,
    CellForm.LEVELS: _levels,
}
