"""Reads a bộ chỉ số from TOML text and reports every fault at once, with row and field."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cds_desktop.domain.indicator_set.checks import faults_of
from cds_desktop.domain.indicator_set.model import LevelRule
from cds_desktop.domain.indicator_set.rows import (
    CHECK_FIELDS,
    SET_FIELDS,
    read_checked,
    read_criterion,
    read_group,
    read_item,
    read_levels,
)
from cds_desktop.domain.indicator_set.whole import IndicatorSet, LegalBasis, Scope
from cds_desktop.domain.typed_tables import MAX_ROWS, Fault, Row, read_once, read_toml
from cds_desktop.errors import IndicatorSetFaulty

RULE_FIELDS = CHECK_FIELDS | {"combine", "mandatory_failed", "mandatory_cap", "point_step", "levels"}
SCOPE_FIELDS = frozenset({"school_years", "province_code", "province", "decision"})
MOST_TABLES = 3 * MAX_ROWS
_TABLE = re.compile(r"^[ \t]*\[\[\w", re.MULTILINE)
COMBINATIONS = ("lowest_group", "weighted_total")
MANDATORY_EFFECTS = ("cap", "no_effect")


@dataclass(frozen=True)
class Checked:
    """What reading gave: a set when it can be worked with, and all faults found."""

    indicator_set: IndicatorSet | None
    faults: tuple[Fault, ...]


@lru_cache(maxsize=8)
def load(text: str) -> IndicatorSet:
    """Bộ chỉ số from TOML text; raises `IndicatorSetFaulty` with every fault that stops work."""
    result = check(text)
    if result.indicator_set is None:
        raise IndicatorSetFaulty(faults=[str(fault) for fault in result.faults])
    return result.indicator_set


def check(text: str) -> Checked:
    """Read and check; sums that only unchecked rows spoil do not stop work, but are listed."""
    # No set comes near this; parsing it would keep the user waiting before saying so.
    if len(_TABLE.findall(text)) > MOST_TABLES:
        return Checked(None, (Fault("tệp", "", f"nhiều hơn {MAX_ROWS} dòng"),))
    text = unicodedata.normalize("NFC", text)
    table = read_toml(text)
    return Checked(None, (table,)) if isinstance(table, Fault) else check_table(table, text)


def check_table(table: dict[str, Any], text: str = "") -> Checked:
    """The same for a table already read; `text` is what the set shall be known by."""
    faults: list[Fault] = []
    indicator_set = _read_set(table, text, faults)
    faults += faults_of(indicator_set, faults)
    if any(not fault.tolerable for fault in faults):
        return Checked(None, tuple(faults))
    # These reach the screen, where the names of fields mean nothing.
    open_faults = tuple(f"{fault.row}: {fault.message}" for fault in faults)
    return Checked(replace(indicator_set, open_faults=open_faults), tuple(faults))


def _read_set(table: dict[str, Any], text: str, faults: list[Fault]) -> IndicatorSet:
    row = Row("bộ chỉ số", table, faults)
    row.only(SET_FIELDS)
    basis = row.sub("legal_basis")
    basis.only(frozenset({"number", "issued_on", "issuer"}))
    return IndicatorSet(
        id=row.code("id"),
        version=row.words("version", needed=True),
        title=row.words("title", needed=True),
        legal_basis=LegalBasis(basis.words("number"), basis.day("issued_on"), basis.words("issuer")),
        applies_to=row.word_list("applies_to"),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        language=row.words("language") or "vi",
        demonstration=row.flag("demonstration", default=False),
        groups=tuple(read_once(read_group, r) for r in row.rows("groups", "nhóm")),
        criteria=tuple(read_once(read_criterion, r) for r in row.rows("criteria", "tiêu chí")),
        items=tuple(read_once(read_item, r) for r in row.rows("items", "nội dung")),
        level_rule=_read_rule(row),
        open_faults=(),
        text=text,
        note=row.lines("note"),
        scope=_read_scope(row),
    )


def _read_rule(row: Row) -> LevelRule:
    if "level_rule" not in row.table:
        row.fault("level_rule", "thiếu quy tắc xếp mức")
    rule = row.sub("level_rule")
    rule.only(RULE_FIELDS)
    effect = rule.one_of("mandatory_failed", MANDATORY_EFFECTS, default="cap")
    cap = rule.whole("mandatory_cap", default=1) if effect == "cap" else None
    return LevelRule(
        levels=read_levels(rule.rows("levels", "mức", key="level")),
        combine=rule.one_of("combine", COMBINATIONS, default="lowest_group"),
        mandatory_cap=cap,
        point_step=rule.number("point_step", default=Decimal("0.5")),
        **read_checked(rule),
    )


def _read_scope(row: Row) -> Scope:
    scope = row.sub("scope")
    scope.only(SCOPE_FIELDS)
    return Scope(
        scope.word_list("school_years"),
        scope.words("province_code"),
        scope.words("province"),
        scope.words("decision"),
    )
