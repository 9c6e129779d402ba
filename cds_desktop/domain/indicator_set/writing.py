"""Writes a bộ chỉ số as TOML: always the same text for the same set."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from cds_desktop.domain.indicator_set.model import (
    ONE,
    Criterion,
    CriterionGroup,
    Interval,
    Item,
    Ladder,
    LevelBand,
    LevelRule,
)
from cds_desktop.domain.indicator_set.whole import IndicatorSet, Scope

Value = str | bool | int | Decimal | date | tuple[str, ...] | None
# Left out, "checked" would look like an oversight and the ends would be included.
WRITTEN_WHEN_FALSE = frozenset({"checked", "from_included", "to_included"})
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def to_toml(indicator_set: IndicatorSet) -> str:
    """Bộ chỉ số as TOML text; reading it again gives an equal set, its text and digest aside."""
    blocks = [*_identity(indicator_set), *_rows(indicator_set), _rule(indicator_set.level_rule)]
    return "\n\n".join(blocks) + "\n"


def _identity(chosen: IndicatorSet) -> Iterator[str]:
    yield _fields(
        {
            "id": chosen.id,
            "version": chosen.version,
            "title": chosen.title,
            "applies_to": chosen.applies_to,
            "valid_from": chosen.valid_from,
            "valid_until": chosen.valid_until,
            "language": chosen.language,
            "demonstration": chosen.demonstration,
            "note": chosen.note,
        }
    )
    basis = chosen.legal_basis
    number = {"number": basis.number, "issued_on": basis.issued_on, "issuer": basis.issuer}
    if any(number.values()):
        yield _table("[legal_basis]", number)
    if chosen.scope != Scope():
        scope = chosen.scope
        yield _table(
            "[scope]",
            {
                "school_years": scope.school_years,
                "province_code": scope.province_code,
                "province": scope.province,
                "decision": scope.decision,
            },
        )


def _rows(chosen: IndicatorSet) -> Iterator[str]:
    yield from map(_group, chosen.groups)
    by_criterion = [item for c in chosen.criteria for item in chosen.items_of(c.code)]
    # Items stand below their criterion wherever that keeps their order.
    together = by_criterion == list(chosen.items)
    for criterion in chosen.criteria:
        yield _criterion(criterion)
        if together:
            yield from map(_item, chosen.items_of(criterion.code))
    if not together:
        yield from map(_item, chosen.items)


def _group(group: CriterionGroup) -> str:
    fields: dict[str, Value] = {
        "code": group.code,
        "title": group.title,
        "max_points": group.max_points,
        "weight": None if group.weight == ONE else group.weight,
        "mandatory": group.mandatory,
        "required_points": group.required_points,
    }
    return _table("[[groups]]", fields | _checked(group))


def _criterion(criterion: Criterion) -> str:
    fields: dict[str, Value] = {
        "code": criterion.code,
        "group": criterion.group_code,
        "title": criterion.title,
        "mandatory": criterion.mandatory,
        "max_points": criterion.max_points,
        "short_name": criterion.short_name,
        "evidence_hint": criterion.evidence_hint,
        "replaces": criterion.replaces,
    }
    levels = [_list("levels", map(_level, criterion.levels))] if criterion.levels else []
    return "\n".join([_table("[[criteria]]", fields), *levels, _fields(_checked(criterion))])


def _item(item: Item) -> str:
    fields: dict[str, Value] = {
        "code": item.code,
        "criterion": item.criterion_code,
        "text": item.text,
        "max_points": item.max_points,
        "scoring": item.scoring.value,
        "asks_for": item.asks_for.value if item.asks_for else None,
        "numerator_label": item.numerator_label,
        "denominator_label": item.denominator_label,
        "count_label": item.count_label,
        "unit": item.unit,
        "short_name": item.short_name,
        "evidence_hint": item.evidence_hint,
        "replaces": item.replaces,
    }
    lines = [_table("[[items]]", fields), *_ladder(item.ladder)]
    if item.choices:
        options = (_inline({"key": c.key, "text": c.text, "points": c.points}) for c in item.choices)
        lines.append(_list("options", options))
    return "\n".join([*lines, _fields(_checked(item))])


def _ladder(ladder: Ladder) -> Iterator[str]:
    if ladder.proportional:
        yield "ladder = { proportional = true }"
    elif ladder.bands:
        bands = (_inline(_ends(band.interval) | {"points": band.points}) for band in ladder.bands)
        yield _list("ladder", bands)


def _rule(rule: LevelRule) -> str:
    fields: dict[str, Value] = {
        "combine": rule.combine,
        "mandatory_failed": "no_effect" if rule.mandatory_cap is None else "cap",
        "mandatory_cap": rule.mandatory_cap,
        "point_step": rule.point_step,
    }
    levels = _list("levels", map(_level, rule.levels))
    return "\n".join([_table("[level_rule]", fields), levels, _fields(_checked(rule))])


def _level(band: LevelBand) -> str:
    head: dict[str, Value] = {"level": band.level, "title": band.title, "group": band.group_code}
    return _inline(head | _ends(band.interval))


def _ends(interval: Interval) -> dict[str, Value]:
    return {
        "from": interval.lower,
        "from_included": None if interval.lower_included else False,
        "to": interval.upper,
        "to_included": None if interval.upper_included else False,
    }


def _checked(row: CriterionGroup | Criterion | Item | LevelRule) -> dict[str, Value]:
    return {
        "source": row.source,
        "checked": row.checked,
        "checked_by": row.checked_by,
        "checked_on": row.checked_on,
    }


def _table(head: str, fields: Mapping[str, Value]) -> str:
    return f"{head}\n{_fields(fields)}"


def _fields(fields: Mapping[str, Value]) -> str:
    return "\n".join(f"{name} = {written}" for name, written in _given(fields))


def _inline(fields: Mapping[str, Value]) -> str:
    return "{ " + ", ".join(f"{name} = {written}" for name, written in _given(fields)) + " }"


def _list(name: str, parts: Iterable[str]) -> str:
    return "\n".join([f"{name} = [", *(f"    {part}," for part in parts), "]"])


def _given(fields: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        is_empty = value is None or value in ("", ())
        if not is_empty and (value is not False or name in WRITTEN_WHEN_FALSE):
            yield name, _value(value)


def _value(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case Decimal():
            plain = format(value, "f")
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
        case date():
            return value.isoformat()
        case tuple():
            return "[" + ", ".join(map(_quoted, value)) + "]"
        case _:
            return str(value)


def _quoted(text: str) -> str:
    return '"' + "".join(_letter(letter) for letter in text) + '"'


def _letter(letter: str) -> str:
    if letter in ESCAPES:
        return ESCAPES[letter]
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter
