"""Numbers as Vietnamese papers write them: a decimal comma, no needless zeros."""

import re
import unicodedata
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

NO_BREAK_SPACE = "\u00a0"
# "1.250" is one thousand two hundred and fifty on Vietnamese paper, and 1.25 elsewhere: nobody may guess.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_PLAIN = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")


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
    """A number as people type it ("7,5", " 7.5 "); `None` when it is not one."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not _PLAIN.fullmatch(plain) or _THOUSANDS.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", "."))
