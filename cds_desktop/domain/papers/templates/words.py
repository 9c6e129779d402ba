"""The words of one line: text, **đậm**, and fields such as {{tên trường}}."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from cds_desktop.domain.folding import fold
from cds_desktop.domain.papers.model import Weight
from cds_desktop.domain.papers.templates.model import FieldFacts, Piece, Vocabulary

_MARK = re.compile(r"\{\{(?P<field>[^{}]*)\}\}|(?P<bold>\*\*)")
_LONGEST_SHOWN = 60


def one_name(text: str) -> str:
    """A name as it is looked up: small letters, single spaces."""
    return " ".join(text.split()).lower()


def near(name: str, known: Iterable[str]) -> str:
    """ " Gần giống: “tên trường”, “năm học”." or nothing."""
    by_fold = {fold(one): one for one in known}
    found = get_close_matches(fold(name), list(by_fold), n=3, cutoff=0.5)
    if not found:
        return ""
    return " Gần giống: " + ", ".join(f"“{by_fold[one]}”" for one in found) + "."


def shown(text: str) -> str:
    """Somebody else's words inside a message: never longer than a line."""
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


class WordsReader:
    """Reads the words of lines against a vocabulary and gathers what is wrong with them."""

    def __init__(self, faults: list[str]) -> None:
        self._faults = faults

    def read(self, number: int, text: str, known: Vocabulary, *, bold: bool) -> tuple[Piece, ...]:
        """The pieces of a line; a fault is noted and its piece left out."""
        pieces: list[Piece] = []
        weight, at = Weight.PLAIN, 0
        for mark in _MARK.finditer(text):
            self._plain(number, text[at : mark.start()], weight, pieces)
            at = mark.end()
            if mark["bold"] and bold:
                weight = Weight.PLAIN if weight is Weight.BOLD else Weight.BOLD
            elif mark["bold"]:
                self._faults.append(f"Dòng {number}: dấu ** chỉ dùng trong các dòng “đoạn”, “gạch”, “điều”.")
            elif self._knows(number, one_name(mark["field"]), known.fields):
                pieces.append(Piece(one_name(mark["field"]), is_field=True, weight=weight))
        self._plain(number, text[at:], weight, pieces)
        if weight is Weight.BOLD:
            self._faults.append(f"Dòng {number}: chữ đậm mở bằng ** mà chưa đóng bằng **.")
        self._one_list(number, pieces, known)
        return tuple(pieces)

    def _plain(self, number: int, text: str, weight: Weight, pieces: list[Piece]) -> None:
        if "{{" in text or "}}" in text:
            self._faults.append(f"Dòng {number}: dấu {{{{ và }}}} không đi thành cặp.")
        elif text:
            pieces.append(Piece(text, weight=weight))

    def _knows(self, number: int, name: str, fields: Mapping[str, FieldFacts]) -> bool:
        if name in fields:
            return True
        self._faults.append(f"Dòng {number}: không có trường “{{{{{shown(name)}}}}}”.{near(name, fields)}")
        return False

    def _one_list(self, number: int, pieces: list[Piece], known: Vocabulary) -> None:
        lists = {piece.text for piece in pieces if piece.is_field and known.fields[piece.text].is_list}
        if len(lists) > 1:
            names = ", ".join(f"“{name}”" for name in sorted(lists))
            self._faults.append(f"Dòng {number}: chỉ dùng một trường nhiều giá trị trong một dòng ({names}).")
