"""Turns the typed texts into the tables a file of a bộ chỉ số would hold, noting what cannot be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cds_desktop.domain.set_table.cells import is_blank, read_cell, read_weight
from cds_desktop.domain.set_table.columns import COLUMNS, KIND_WORDS, SETTINGS
from cds_desktop.domain.set_table.intervals import Unclear, read_interval
from cds_desktop.domain.set_table.ladders import interval_table
from cds_desktop.domain.set_table.model import CellFault, CellForm, Column, RowKind, SetRow
from cds_desktop.domain.set_table.quoting import read_list
from cds_desktop.domain.set_table.scope_words import school_level, school_year
from cds_desktop.domain.typed_tables import RememberedTable

_FIELDS = {
    RowKind.GROUP: {"text": "title"},
    RowKind.CRITERION: {"text": "title", "parent": "group"},
    RowKind.ITEM: {"parent": "criterion"},
    RowKind.LEVEL: {"text": "title", "parent": "group", "code": "level"},
}
_COLUMNS = {column.key: column for column in COLUMNS}
# Setting → table inside the file (none: the file itself) and field.
SETTING_PLACES = {
    "decision_number": ("legal_basis", "number"),
    "decision_date": ("legal_basis", "issued_on"),
    "decision_issuer": ("legal_basis", "issuer"),
    "school_years": ("scope", "school_years"),
    "province_code": ("scope", "province_code"),
    "province": ("scope", "province"),
    "scope_decision": ("scope", "decision"),
    "combine": ("level_rule", "combine"),
    "mandatory_failed": ("level_rule", "mandatory_failed"),
    "mandatory_cap": ("level_rule", "mandatory_cap"),
    "point_step": ("level_rule", "point_step"),
    "rule_source": ("level_rule", "source"),
    "rule_checked": ("level_rule", "checked"),
    "rule_checked_by": ("level_rule", "checked_by"),
    "rule_checked_on": ("level_rule", "checked_on"),
}
_SCOPE = {"applies_to": school_level, "school_years": school_year}
_ABOVE = {RowKind.CRITERION: RowKind.GROUP, RowKind.ITEM: RowKind.CRITERION}


@dataclass(frozen=True)
class ParsedRow:
    """A row with its fields as a file would hold them; a lost value stands there as its raw text."""

    row: SetRow
    fields: dict[str, Any]
    faults: tuple[CellFault, ...]


def parse_rows(rows: Iterable[SetRow]) -> list[ParsedRow]:
    """Every row, an empty "Thuộc" filled with the nearest group or criterion above."""
    nearest: dict[RowKind, str] = {}
    parsed = []
    for row in rows:
        above = _ABOVE.get(row.kind)
        lacks_parent = above is not None and not row.cells.get("parent", "").strip()
        parent = nearest.get(above, "") if above is not None and lacks_parent else None
        fields, unclear = _parse(row.kind, tuple(row.cells.items()), parent)
        faults = tuple(CellFault(row.id, column, message) for column, message in unclear)
        nearest[row.kind] = str(fields.get("code", ""))
        parsed.append(ParsedRow(row, fields, faults))
    return parsed


@lru_cache(maxsize=8_192)
def _parse(
    kind: RowKind, cells: tuple[tuple[str, str], ...], parent: str | None
) -> tuple[RememberedTable, tuple[tuple[str, str], ...]]:
    """The fields of one row, and column and message of what cannot be read."""
    fields = RememberedTable()
    unclear: list[tuple[str, str]] = []
    for key, text in cells:
        column = _COLUMNS.get(key)
        form = CellForm.WHOLE if (kind, key) == (RowKind.LEVEL, "code") else column.form if column else None
        if column is None or form is None or key == "kind" or not text or is_blank(form, text):
            continue
        if kind not in column.kinds:
            unclear += _misplaced(kind, column, text)
            continue
        try:
            fields |= _fields(kind, column, form, text)
        except Unclear as reason:
            unclear.append((key, str(reason)))
            # The loader must know that a value was lost, or it would add up what is left.
            fields["from" if _is_band(kind, column) else _field(kind, column)] = text
    if parent is not None:
        fields.setdefault(_FIELDS[kind]["parent"], parent)
    return fields, tuple(unclear)


def _fields(kind: RowKind, column: Column, form: CellForm, text: str) -> dict[str, object]:
    if _is_band(kind, column):
        return interval_table(read_interval(text))
    if column.key == "weight":
        return {"weight": read_weight(text)}
    return {_field(kind, column): read_cell(form, text, column.choices)}


def _field(kind: RowKind, column: Column) -> str:
    return _FIELDS[kind].get(column.key, column.key)


def _is_band(kind: RowKind, column: Column) -> bool:
    return kind is RowKind.LEVEL and column.key == "levels"


def _misplaced(kind: RowKind, column: Column, text: str) -> list[tuple[str, str]]:
    if column.form is CellForm.FLAG:
        try:
            if not read_cell(CellForm.FLAG, text):
                return []
        except Unclear:
            pass
    return [(column.key, f"dòng {KIND_WORDS[kind]} không dùng cột này; xóa ô")]


def parse_settings(settings: Mapping[str, str]) -> tuple[dict[str, Any], list[CellFault]]:
    """The settings as the tables of a file, and what cannot be read."""
    tables: dict[str, Any] = {"legal_basis": {}, "scope": {}, "level_rule": {}}
    faults: list[CellFault] = []
    for setting in SETTINGS:
        text = settings.get(setting.key, "")
        if not text or is_blank(setting.form, text):
            continue
        value: object = text
        try:
            value = read_cell(setting.form, text, setting.choices)
            if one_word := _SCOPE.get(setting.key):
                value = [one_word(word) for word in read_list(text)]
        except Unclear as unclear:
            faults.append(CellFault("", setting.key, str(unclear)))
        inside, field = SETTING_PLACES.get(setting.key, ("", setting.key))
        (tables[inside] if inside else tables)[field] = value
    return tables, faults


def set_fields(rows: list[ParsedRow], settings: dict[str, Any]) -> dict[str, Any]:
    """The whole table as the file of a bộ chỉ số would hold it."""
    of_kind = {kind: [found.fields for found in rows if found.row.kind is kind] for kind in RowKind}
    rule = {**settings["level_rule"], "levels": of_kind[RowKind.LEVEL]}
    return {
        **settings,
        "groups": of_kind[RowKind.GROUP],
        "criteria": of_kind[RowKind.CRITERION],
        "items": of_kind[RowKind.ITEM],
        "level_rule": rule,
    }
