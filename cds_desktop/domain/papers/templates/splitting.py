"""The text of a template as numbered lines, each with the word it begins with."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cds_desktop.domain.papers.templates.model import LineKind
from cds_desktop.domain.papers.templates.words import near, one_name, shown

MOST_LETTERS = 200_000
MOST_LINES = 2_000
LONGEST_LINE = 4_000
ALONE = frozenset(
    {
        LineKind.CONTENTS,
        LineKind.PAGE_BREAK,
        LineKind.COVER,
        LineKind.END_COVER,
        LineKind.END_IF,
        LineKind.END_REPEAT,
    }
)
_KINDS = {kind.value: kind for kind in LineKind}


@dataclass(frozen=True)
class RawLine:
    """One line that says something: where it stands, what it makes, and its text."""

    number: int
    kind: LineKind
    text: str


def unreadable(text: str) -> str:
    """Why a template is not read at all, or nothing."""
    if len(text) > MOST_LETTERS:
        return f"Mẫu dài {len(text)} ký tự; nhiều nhất là {MOST_LETTERS} ký tự."
    if "\ufffd" in text or "\x00" in text:
        return "Tệp không lưu ở dạng UTF-8. Trong Notepad chọn Lưu thành…, Mã hóa: UTF-8."
    if (lines := text.count("\n") + 1) > MOST_LINES:
        return f"Mẫu có {lines} dòng; nhiều nhất là {MOST_LINES} dòng."
    return ""


def raw_lines(text: str, faults: list[str]) -> Iterator[RawLine]:
    """The lines of a template without its notes; what is no line is noted as a fault."""
    whole = (
        unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    )
    for number, written in enumerate(whole.split("\n"), 1):
        line = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in written).strip()
        if not line or line.startswith("#"):
            continue
        if len(line) > LONGEST_LINE:
            faults.append(f"Dòng {number}: dài {len(line)} ký tự; nhiều nhất là {LONGEST_LINE}.")
        elif found := _split(number, line, faults):
            yield found


def _split(number: int, line: str, faults: list[str]) -> RawLine | None:
    word, colon, rest = line.partition(":")
    kind = _KINDS.get(one_name(word))
    if kind is None:
        name = one_name(word)
        faults.append(f"Dòng {number}: không có loại dòng “{shown(name)}”.{near(name, _KINDS)}")
    elif kind in ALONE and rest.strip():
        faults.append(f"Dòng {number}: sau “{kind.value}” không ghi gì thêm.")
    elif kind not in ALONE and not rest.strip():
        missing = "nội dung" if colon else "dấu hai chấm và nội dung"
        faults.append(f"Dòng {number}: sau “{kind.value}” thiếu {missing}.")
    else:
        return RawLine(number, kind, rest.strip())
    return None
