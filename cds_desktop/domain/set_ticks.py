"""Đã đối chiếu: the tick of a row of a draft, and which edits take it away again."""

from collections.abc import Mapping
from datetime import date

from cds_desktop.domain.set_table import COLUMNS, SETTINGS, CellForm
from cds_desktop.domain.set_table.cells import is_blank, read_cell
from cds_desktop.domain.set_table.intervals import Unclear
from cds_desktop.domain.text import clean

YES = "có"
TICK = ("checked", "checked_by", "checked_on")
RULE_TICK = ("rule_checked", "rule_checked_by", "rule_checked_on")
# What a row is called, where it comes from and which code it had is not held against the paper copy.
_NO_MEANING = frozenset({*TICK, *RULE_TICK, "source", "rule_source", "replaces"})
# Settings that are part of the level rule; the bands are rows of their own.
RULE_SETTINGS = frozenset({"combine", "mandatory_failed", "mandatory_cap", "point_step"})
_FORMS = {column.key: (column.form, column.choices) for column in COLUMNS}
_FORMS |= {setting.key: (setting.form, setting.choices) for setting in SETTINGS}


def has_meaning(key: str) -> bool:
    """Whether this column or setting stands in the paper copy."""
    return key not in _NO_MEANING


def says_the_same(key: str, one: str, other: str) -> bool:
    """Whether two texts of one column or setting mean the same: "7" and "7,0 điểm"."""
    if one == other:
        return True
    form, choices = _FORMS.get(key, (CellForm.TEXT, ()))
    blank = is_blank(form, one), is_blank(form, other)
    if form is CellForm.FLAG:
        return is_yes(one) is is_yes(other) and (is_yes(one) is not None)
    if any(blank):
        return all(blank)
    if form is CellForm.TEXT:
        return clean(one) == clean(other)
    try:
        first, second = (_bare(form, read_cell(form, text, choices)) for text in (one, other))
        return first == second
    except Unclear:
        return clean(one) == clean(other)


def _bare(form: CellForm, value: object) -> object:
    """What is read, without ends that go without saying: from 0, and up to 100 per cent."""
    if form is CellForm.LADDER and isinstance(value, dict) and "bands" in value:
        *bands, last = value["bands"]
        return [*map(_from_nothing, bands), _from_nothing(_without_end(last))]
    if form is CellForm.LEVELS and isinstance(value, list):
        return [_from_nothing(band) for band in value]
    return value


def _from_nothing(band: Mapping[str, object]) -> dict[str, object]:
    is_said = band.get("from") not in (None, 0)
    return {key: part for key, part in band.items() if is_said or key not in ("from", "from_included")}


def _without_end(band: Mapping[str, object]) -> dict[str, object]:
    is_said = band.get("to") not in (None, 100)
    return {key: part for key, part in band.items() if is_said or key not in ("to", "to_included")}


def is_yes(text: str) -> bool | None:
    """Whether a cell says yes; nothing is no, and `None` is neither."""
    if is_blank(CellForm.FLAG, text):
        return False
    try:
        return bool(read_cell(CellForm.FLAG, text))
    except Unclear:
        return None


def ticked(cells: Mapping[str, str], by: str, on: date, keys: tuple[str, str, str] = TICK) -> dict[str, str]:
    """The cells with the tick set; one that is ticked already keeps who and when."""
    flag, who, when = keys
    if is_yes(cells.get(flag, "")):
        return dict(cells)
    return {**cells, flag: YES, who: clean(by), when: f"{on:%d/%m/%Y}"}


def unticked(cells: Mapping[str, str], keys: tuple[str, str, str] = TICK) -> dict[str, str]:
    """The cells without the tick, and without who and when."""
    return {key: text for key, text in cells.items() if key not in keys}
