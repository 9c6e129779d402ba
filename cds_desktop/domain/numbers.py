"""Numbers as Vietnamese papers write them: a decimal comma, no needless zeros."""

import re
import unicodedata
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

NO_BREAK_SPACE = "\u00a0"
# "1.250" is one thousand two hundred and fifty on Vietnamese paper, and 1.25 elsewhere: nobody may guess.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_PLAIN = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")
# A space may stand between groups of three only: "37 40" is two numbers, not one.
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,3}(?:[.,][0-9]{1,6})?")
# What parts cells and lines in a pasted text never groups digits: "25⇥100" is two numbers.
_CELLS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_START = r"[0-9][0-9 ]*(?:[.,][0-9]*)?"
_BEGUN = re.compile(rf"{_START}(?:\s*[/:]\s*(?:{_START})?)?")
_BETWEEN = re.compile(r"\s*(?:[/:\t\u2044\u2215]|trên|trong)\s*")
_LONGEST = 40


def show(value: Decimal | int | None) -> str:
    """`Decimal("71.50")` → "71,5"; nothing → "–"."""
    if value is None:
        return "–"
    text = format(Decimal(value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",").replace("-", "−")


def show_percent(value: Fraction) -> str:
    """A ratio as per cent, cut (not rounded) after two digits so that 79,999 never reads as 80."""
    percent = value * 100
    cut = Decimal(int(percent * 100)) / 100
    return show(cut.quantize(Decimal("0.01"), ROUND_DOWN)) + NO_BREAK_SPACE + "%"


def read(text: str) -> Decimal | None:
    """A number as people type it ("7,5", " 7.5 ", "1 250"); `None` when it is not one."""
    plain = _plain(text)
    if _GROUPED.fullmatch(plain):
        if _CELLS.search(text.strip()):
            return None
        plain = plain.replace(" ", "")
    if not _PLAIN.fullmatch(plain) or _THOUSANDS.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", "."))


def read_pair(text: str) -> tuple[Decimal, Decimal] | None:
    """Part and whole written as one: "37/40", "37 : 40", "37 trên 40"; `None` when it is no pair."""
    parts = _BETWEEN.split(unicodedata.normalize("NFKC", text).strip().lower())
    numbers = [read(part) for part in parts]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0], numbers[1]


def is_begun(text: str) -> bool:
    """Whether these could be the first keys of a number or a pair: "7,", "37/"."""
    return bool(_BEGUN.fullmatch(_plain(text)))


def why_unreadable(text: str) -> str:
    """What is wrong with a text that is no number, and what to do, in words."""
    plain, shown = _plain(text), " ".join(text.split())[:_LONGEST]
    if "%" in plain:
        return f"“{shown}” là phần trăm. Nhập hai số, ví dụ 37 và 40; chương trình tự tính phần trăm."
    if plain[:1] in ("-", "−", "–") and read(plain[1:]) is not None:
        return f"“{shown}” là số âm. Số không được âm."
    if _THOUSANDS.fullmatch(plain):
        whole, decimal = plain.replace(".", ""), plain.replace(".", ",").rstrip("0").rstrip(",")
        return f"“{shown}” có thể là {whole} hoặc {decimal}. Ghi lại một trong hai số."
    if read_pair(text) is not None:
        return f"“{shown}” là hai số. Ô này chỉ nhận một số."
    if " " in plain and all(read(part) is not None for part in plain.split()):
        return f"“{shown}” có dấu cách ở giữa. Nhập một số, hoặc 37/40 nếu là hai số."
    if len("".join(letter for letter in plain if letter.isdigit())) > 12:
        return f"“{shown}” quá dài. Nhập số, ví dụ 37 hoặc 7,5."
    return f"“{shown}” không phải là số. Nhập số, ví dụ 37 hoặc 7,5."


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
