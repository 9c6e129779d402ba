"""A bộ chỉ số written out as a table of texts."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet, Item, LevelBand
from cds_desktop.domain.numbers import show
from cds_desktop.domain.set_table.columns import (
    ASKED_CHOICES,
    COMBINE_CHOICES,
    MANDATORY_CHOICES,
    SCORING_CHOICES,
    YES,
)
from cds_desktop.domain.set_table.intervals import interval_words
from cds_desktop.domain.set_table.ladders import ladder_words, levels_words, options_words
from cds_desktop.domain.set_table.model import RowKind, SetRow, SetTable
from cds_desktop.domain.set_table.quoting import list_words

_PREFIXES = {RowKind.GROUP: "g", RowKind.CRITERION: "c", RowKind.ITEM: "i", RowKind.LEVEL: "m"}
_SCORING, _ASKED = dict(SCORING_CHOICES), dict(ASKED_CHOICES)


def table_of(indicator_set: IndicatorSet) -> SetTable:
    """Bộ chỉ số as typed texts; reading them back gives the same set."""
    rows = [*_paper_rows(indicator_set), *(_level_row(band) for band in indicator_set.level_rule.levels)]
    return SetTable(_settings(indicator_set), tuple(_numbered(rows)))


def day_words(day: date | None) -> str:
    """`date(2026, 11, 21)` → "21/11/2026"; nothing → ""."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def _numbered(rows: list[SetRow]) -> list[SetRow]:
    """The same rows with ids that differ."""
    taken: dict[str, int] = {}
    numbered = []
    for row in rows:
        times = taken[row.id] = taken.get(row.id, 0) + 1
        numbered.append(row if times == 1 else SetRow(f"{row.id}#{times}", row.kind, row.cells))
    return numbered


def _paper_rows(indicator_set: IndicatorSet) -> list[SetRow]:
    """Each group with its criteria and their items below; flat if nesting would change the order."""
    criteria: list[Criterion] = []
    items: list[Item] = []
    rows: list[SetRow] = []
    for group in indicator_set.groups:
        rows.append(_group_row(group))
        for criterion in indicator_set.criteria_of(group.code):
            criteria.append(criterion)
            rows.append(_criterion_row(criterion))
            below = indicator_set.items_of(criterion.code)
            items += below
            rows += [_item_row(item) for item in below]
    if tuple(criteria) == indicator_set.criteria and tuple(items) == indicator_set.items:
        return rows
    return [
        *map(_group_row, indicator_set.groups),
        *map(_criterion_row, indicator_set.criteria),
        *map(_item_row, indicator_set.items),
    ]


def _row(kind: RowKind, code: str, cells: Mapping[str, str]) -> SetRow:
    filled = {key: text for key, text in cells.items() if text}
    return SetRow(f"{_PREFIXES[kind]}{code}", kind, {"code": code, **filled})


def _number(value: Decimal | None) -> str:
    return "" if value is None else show(value)


def _flag(value: bool) -> str:
    return YES if value else ""


def _checking(row: CriterionGroup | Criterion | Item) -> dict[str, str]:
    return {
        "source": row.source,
        "checked": _flag(row.checked),
        "checked_by": row.checked_by,
        "checked_on": day_words(row.checked_on),
    }


def _group_row(group: CriterionGroup) -> SetRow:
    cells = {
        "text": group.title,
        "mandatory": _flag(group.mandatory),
        "max_points": _number(group.max_points),
        "weight": "" if group.weight == 1 else show(group.weight),
        "required_points": _number(group.required_points),
    }
    return _row(RowKind.GROUP, group.code, cells | _checking(group))


def _criterion_row(criterion: Criterion) -> SetRow:
    cells = {
        "parent": criterion.group_code,
        "text": criterion.title,
        "short_name": _flag(criterion.short_name),
        "mandatory": _flag(criterion.mandatory),
        "max_points": _number(criterion.max_points),
        "levels": levels_words(criterion.levels),
        "evidence_hint": criterion.evidence_hint,
        "replaces": list_words(criterion.replaces),
    }
    return _row(RowKind.CRITERION, criterion.code, cells | _checking(criterion))


def _item_row(item: Item) -> SetRow:
    cells = {
        "parent": item.criterion_code,
        "text": item.text,
        "short_name": _flag(item.short_name),
        "max_points": show(item.max_points),
        "scoring": _SCORING[item.scoring.value],
        "asks_for": _ASKED.get(item.asks_for.value, item.asks_for.value) if item.asks_for else "",
        "ladder": ladder_words(item.ladder),
        "options": options_words(item.choices),
        "numerator_label": item.numerator_label,
        "denominator_label": item.denominator_label,
        "count_label": item.count_label,
        "unit": item.unit,
        "evidence_hint": item.evidence_hint,
        "replaces": list_words(item.replaces),
    }
    return _row(RowKind.ITEM, item.code, cells | _checking(item))


def _level_row(band: LevelBand) -> SetRow:
    cells = {"parent": band.group_code, "text": band.title, "levels": interval_words(band.interval)}
    row = _row(RowKind.LEVEL, str(band.level), cells)
    return SetRow(f"{row.id}@{band.group_code}" if band.group_code else row.id, row.kind, row.cells)


def _settings(indicator_set: IndicatorSet) -> dict[str, str]:
    basis, scope, rule = indicator_set.legal_basis, indicator_set.scope, indicator_set.level_rule
    effect = "no_effect" if rule.mandatory_cap is None else "cap"
    return {
        "id": indicator_set.id,
        "version": indicator_set.version,
        "title": indicator_set.title,
        "decision_number": basis.number,
        "decision_date": day_words(basis.issued_on),
        "decision_issuer": basis.issuer,
        "applies_to": list_words(indicator_set.applies_to),
        "school_years": list_words(scope.school_years),
        "province_code": scope.province_code,
        "province": scope.province,
        "scope_decision": scope.decision,
        "valid_from": day_words(indicator_set.valid_from),
        "valid_until": day_words(indicator_set.valid_until),
        "language": indicator_set.language,
        "demonstration": _flag(indicator_set.demonstration),
        "note": indicator_set.note,
        "combine": dict(COMBINE_CHOICES)[rule.combine],
        "mandatory_failed": dict(MANDATORY_CHOICES)[effect],
        "mandatory_cap": "" if rule.mandatory_cap is None else str(rule.mandatory_cap),
        "point_step": show(rule.point_step),
        "rule_source": rule.source,
        "rule_checked": _flag(rule.checked),
        "rule_checked_by": rule.checked_by,
        "rule_checked_on": day_words(rule.checked_on),
    }
