"""Chữ của các ô: what the cells of a row say, whatever was typed into them."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from cds_desktop.domain import set_ticks
from cds_desktop.domain.numbers import show
from cds_desktop.domain.set_table import COLUMNS, CellFault, CellForm, Column, RowKind, SetRow, Setting, Sum
from cds_desktop.domain.set_table.cells import read_cell
from cds_desktop.domain.set_table.columns import KIND_WORDS, YES
from cds_desktop.domain.set_table.intervals import Unclear
from cds_desktop.domain.set_table.places import MISSING
from cds_desktop.domain.text import capital

COLUMN_OF = {column.key: column for column in COLUMNS}


class Cell(IntEnum):
    """The columns of the table, left to right."""

    CODE = 0
    TEXT = 1
    POINTS = 2
    SCORING = 3
    LADDER = 4
    SOURCE = 5
    CHECKED = 6


HEADS = {
    Cell.CODE: "Mã",
    Cell.TEXT: "Nội dung",
    Cell.POINTS: "Điểm",
    Cell.SCORING: "Cách chấm",
    Cell.LADDER: "Thang điểm",
    Cell.SOURCE: "Nguồn",
    Cell.CHECKED: "Đối chiếu",
}
_KEYS = {
    Cell.CODE: "code",
    Cell.TEXT: "text",
    Cell.POINTS: "max_points",
    Cell.SCORING: "scoring",
    Cell.LADDER: "ladder",
    Cell.SOURCE: "source",
    Cell.CHECKED: "checked",
}
LEVEL_HEADS = {Cell.CODE: "Mức", Cell.TEXT: "Tên mức", Cell.SCORING: "Nhóm", Cell.LADDER: "Khoảng điểm"}
_FLAGS = {"mandatory": (("", "Không bắt buộc"), (YES, "Điều kiện bắt buộc"))}
_NO_YES = (("", "Không"), (YES, "Có"))


def is_yes(text: str) -> bool:
    """Whether a cell says yes, however it was typed."""
    return bool(set_ticks.is_yes(text))


def is_ticked(row: SetRow) -> bool:
    """Whether a row was held against the paper copy."""
    return is_yes(row.text("checked"))


def can_be_ticked(row: SetRow) -> bool:
    """Whether a row stands on the paper copy as a row; the levels are ticked with their rule."""
    return row.kind is not RowKind.LEVEL


def key_of(row: SetRow, cell: Cell) -> str:
    """Which value of the row stands in a cell of the table; "" when there is none."""
    if row.kind is RowKind.CRITERION and cell is Cell.SCORING:
        return "mandatory"
    if row.kind is RowKind.LEVEL and cell is Cell.SCORING:
        return "parent"
    if row.kind in (RowKind.CRITERION, RowKind.LEVEL) and cell is Cell.LADDER:
        return "levels"
    if row.kind is RowKind.ITEM and cell is Cell.LADDER and scoring_of(row) == "choice":
        return "options"
    key = _KEYS[cell]
    return key if row.kind in COLUMN_OF[key].kinds else ""


def choices_of(column: Column | Setting) -> Sequence[tuple[str, str]]:
    """What may be chosen: the text that is stored, and the words shown; nothing where it is typed."""
    if column.form is CellForm.FLAG:
        return _FLAGS.get(column.key, _NO_YES)
    if column.form is not CellForm.CHOICE:
        return ()
    blank = () if any(not value for value, _ in column.choices) else (("", "(để trống)"),)
    return (*blank, *((words if value else "", words) for value, words in column.choices))


def choice_for(column: Column | Setting, typed: str) -> str:
    """The stored text of the choice that was typed, whatever its spelling; else what was typed."""
    if column.form is CellForm.FLAG:
        return YES if is_yes(typed) else ""
    value = _meant(column.choices, typed)
    if value is None:
        return typed
    return dict(column.choices)[value] if value else ""


def scoring_of(row: SetRow) -> str:
    """How an item is scored, as a value."""
    return _value("scoring", row.text("scoring")) or "judged"


def asked_of(row: SetRow) -> str:
    """Which raw numbers are kept for an item, as a value."""
    scoring = scoring_of(row)
    return _value("asks_for", row.text("asks_for")) if scoring == "judged" else scoring


def text_of(row: SetRow, cell: Cell) -> str:
    """What a cell shows."""
    key = key_of(row, cell)
    typed = row.text(key) if key else ""
    if key == "mandatory":
        return "Điều kiện bắt buộc" if is_yes(typed) else ""
    if key == "parent":
        return typed or "mọi nhóm"
    if cell is Cell.SCORING:
        return _scoring_words(row, typed)
    if cell is Cell.SOURCE and is_yes(row.text("short_name")):
        return f"{typed} · tên rút gọn" if typed else "tên rút gọn"
    return typed


def sum_words(typed: str, found: Sum | None) -> tuple[str, bool]:
    """The points of a group or criterion beside what its rows add up to, and whether both agree."""
    if found is None:
        return typed, True
    if found.wanted is None:
        return show(found.found), True
    if found.agrees:
        return typed or show(found.wanted), True
    return f"{show(found.found)}/{show(found.wanted)}", False


def sum_tip(row: SetRow, found: Sum) -> str:
    """What the rows below add up to, in one sentence."""
    below = "các tiêu chí" if row.kind is RowKind.GROUP else "các nội dung"
    said = f"Cộng {below}: {show(found.found)} điểm"
    return said if found.wanted is None else f"{said}; dòng này ghi {show(found.wanted)}"


def sentence(words: str) -> str:
    """Words of a rule as a sentence."""
    words = words.strip()
    return f"{capital(words)}{'' if words.endswith(('.', '!', '?', '”')) else '.'}" if words else ""


def fault_words(row: SetRow, fault: CellFault) -> str:
    """What is wrong, as it stands below the row: there it must say itself what is missing."""
    if not fault.message.startswith(MISSING) or fault.column not in COLUMN_OF:
        return sentence(fault.message)
    heading = next((HEADS[cell] for cell in Cell if key_of(row, cell) == fault.column), "")
    return sentence(f"{heading or COLUMN_OF[fault.column].title}: {fault.message}")


def title_of(row: SetRow) -> str:
    """A row by its code, e.g. "Tiêu chí 1.3"."""
    return f"{KIND_WORDS[row.kind]} {row.text('code')}".strip()


def ticked_words(row: SetRow) -> str:
    """Who held the row against the paper, and when."""
    if not is_ticked(row):
        return "Chưa đối chiếu"
    facts = (row.text("checked_by"), row.text("checked_on"))
    return " · ".join(["Đã đối chiếu", *(fact for fact in facts if fact)])


def _scoring_words(row: SetRow, typed: str) -> str:
    words = choice_for(COLUMN_OF["scoring"], typed)
    if row.kind is RowKind.ITEM and scoring_of(row) == "judged" and (asks := row.text("asks_for")):
        return f"{words or 'Hội đồng chấm'}, ghi {choice_for(COLUMN_OF['asks_for'], asks).lower()}"
    return words


def _value(key: str, typed: str) -> str:
    return _meant(COLUMN_OF[key].choices, typed) or ""


# Asked for every row at every look.
@lru_cache(maxsize=1024)
def _meant(choices: tuple[tuple[str, str], ...], typed: str) -> str | None:
    """The value that is meant, read as the table is read; `None` when it is none of the choices."""
    if not typed.strip():
        return None
    try:
        return str(read_cell(CellForm.CHOICE, typed, choices))
    except Unclear:
        return None
