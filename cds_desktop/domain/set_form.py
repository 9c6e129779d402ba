"""Bản in bộ chỉ số để đối chiếu: every row beside a box to tick and room for the correction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cds_desktop.domain.draft_marks import watermark
from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet, Item, ScoringKind
from cds_desktop.domain.indicator_set.band_words import band_words, choices_words, ladder_words, levels_words
from cds_desktop.domain.indicator_set.row_fields import SCORING_WORDS, rule_fields, set_fields
from cds_desktop.domain.numbers import show
from cds_desktop.domain.package_names import check_words
from cds_desktop.domain.titles import criterion_title

ZERO = Decimal(0)
SHORT_NAME = "(tên rút gọn, không phải lời của quyết định)"
NOTE = "Bản in của chương trình để đối chiếu với bản giấy, không phải văn bản do Bộ ban hành."
# What no paper copy says, or what is empty in nearly every set.
_LEFT_OUT = frozenset({"language", "demonstration", "scope.province_code"})
_ONLY_IF_SAID = frozenset({"scope.decision", "scope.school_years", "note", "valid_until", "valid_from"})


class SetRowKind(StrEnum):
    """What a line of the form stands for."""

    GROUP = "group"
    CRITERION = "criterion"
    ITEM = "item"
    LEVEL = "level"


@dataclass(frozen=True)
class SetFormRow:
    """One line to hold against the paper copy; `ticked_by` says who did, when."""

    kind: SetRowKind
    code: str
    words: str
    max_points: str
    scoring: str
    hints: str
    checked: bool
    ticked_by: str


@dataclass(frozen=True)
class SetForm:
    """Everything the form says, in its order; `watermark` is "" but on a demonstration copy."""

    title: str
    version: str
    identity: tuple[tuple[str, str], ...]
    digest: str
    check_code: str
    rows: tuple[SetFormRow, ...]
    level_rows: tuple[SetFormRow, ...]
    level_source: str
    totals: str
    faults: tuple[str, ...]
    note: str
    watermark: str


def compose_set_form(indicator_set: IndicatorSet) -> SetForm:
    """The content of the form: identity, every row with its sums, the level rule, what is still open."""
    rows = tuple(row for group in indicator_set.groups for row in _group_rows(indicator_set, group))
    return SetForm(
        title=indicator_set.title,
        version=indicator_set.version,
        identity=tuple(_identity(indicator_set)),
        digest=indicator_set.digest,
        check_code=check_words(indicator_set.digest),
        rows=rows,
        level_rows=tuple(_level_rows(indicator_set)),
        level_source=indicator_set.level_rule.source,
        totals=_totals(indicator_set, rows),
        faults=indicator_set.open_faults,
        note=NOTE,
        watermark=watermark(indicator_set, draft=False),
    )


def _identity(indicator_set: IndicatorSet) -> Iterator[tuple[str, str]]:
    for field, (label, words) in set_fields(indicator_set).items():
        if field not in _LEFT_OUT and (words or field not in _ONLY_IF_SAID):
            yield label, words or "–"


def _group_rows(indicator_set: IndicatorSet, group: CriterionGroup) -> Iterator[SetFormRow]:
    criteria = indicator_set.criteria_of(group.code)
    total = sum((indicator_set.max_points_of(c.code) for c in criteria if not c.mandatory), ZERO)
    parts = [_sum_words("Các tiêu chí", total, group.max_points)] if group.has_points else []
    parts += [f"Trọng số {show(group.weight)}."] if group.weight != 1 else []
    parts += ["Nhóm bắt buộc."] if group.mandatory else []
    if group.required_points is not None:
        parts.append(f"Phải đạt ít nhất {show(group.required_points)} điểm.")
    if not group.has_points:
        parts.append("Chỉ có điều kiện bắt buộc, không có điểm.")
    most = show(group.max_points) if group.has_points else "–"
    yield _row(SetRowKind.GROUP, group, f"Nhóm {group.code}", group.title, most, " ".join(parts))
    for criterion in criteria:
        yield from _criterion_rows(indicator_set, criterion)


def _criterion_rows(indicator_set: IndicatorSet, criterion: Criterion) -> Iterator[SetFormRow]:
    items = indicator_set.items_of(criterion.code)
    title = criterion.title or f"{criterion_title(indicator_set, criterion.code)}; chưa ghi tên tiêu chí"
    words = f"{title} {SHORT_NAME}" if criterion.short_name else title
    if criterion.mandatory:
        yield _row(SetRowKind.CRITERION, criterion, criterion.code, words, "ĐK", "Điều kiện bắt buộc.")
        return
    total = sum((item.max_points for item in items), ZERO)
    declared = criterion.max_points
    parts = [
        _sum_words("Các nội dung", total, declared)
        if declared is not None
        else f"Các nội dung cộng được {show(total)} điểm; tiêu chí không ghi tổng."
    ]
    if criterion.levels:
        parts.append(f"Mức riêng của tiêu chí: {levels_words(criterion.levels)}.")
    yield _row(SetRowKind.CRITERION, criterion, criterion.code, words, show(declared), " ".join(parts))
    for item in items:
        text = f"{item.text} {SHORT_NAME}" if item.short_name else item.text
        yield _row(SetRowKind.ITEM, item, item.code, text, show(item.max_points), scoring_words(item))


def _sum_words(what: str, total: Decimal, wanted: Decimal) -> str:
    head = f"{what} cộng được {show(total)}/{show(wanted)} điểm"
    if total == wanted:
        return f"{head}: khớp."
    difference = "thiếu" if total < wanted else "thừa"
    return f"{head}: {difference} {show(abs(wanted - total))}."


def scoring_words(item: Item) -> str:
    """How an item is scored, in words: what is asked, the ladder, the options."""
    parts = [f"{SCORING_WORDS[item.scoring]}."]
    if item.raw_kind is ScoringKind.RATIO:
        unit = f" ({item.unit})" if item.unit else ""
        part, whole = item.numerator_label or "số đạt", item.denominator_label or "tổng số"
        parts.append(f"Số liệu: {part} trên {whole}{unit}.")
    elif item.raw_kind is ScoringKind.COUNT:
        unit = f" ({item.unit})" if item.unit else ""
        parts.append(f"Số liệu: {item.count_label or 'số lượng'}{unit}.")
    elif item.raw_kind is ScoringKind.YES_NO and item.scoring is ScoringKind.JUDGED:
        parts.append("Số liệu: Có / Không.")
    if item.scoring is ScoringKind.YES_NO:
        parts.append(f"Có: {show(item.max_points)}; không: 0.")
    if item.ladder.bands or item.ladder.proportional:
        of = " (tính theo %)" if item.scoring is ScoringKind.RATIO and item.ladder.bands else ""
        parts.append(f"Thang điểm{of}: {ladder_words(item.ladder)}.")
    if item.choices:
        parts.append(f"Phương án: {choices_words(item.choices)}.")
    return " ".join(parts)


def _row(
    kind: SetRowKind, row: CriterionGroup | Criterion | Item, code: str, words: str, most: str, scoring: str
) -> SetFormRow:
    hint = "" if isinstance(row, CriterionGroup) else row.evidence_hint
    replaces = () if isinstance(row, CriterionGroup) else row.replaces
    hints = [f"Minh chứng: {hint}"] if hint else []
    hints += [f"Nguồn: {row.source}"] if row.source else []
    hints += [f"Mã cũ: {', '.join(replaces)}"] if replaces else []
    ticked = _ticked_by(row.checked, row.checked_by, row.checked_on)
    return SetFormRow(kind, code, words, most, scoring, "\n".join(hints), row.checked, ticked)


def _ticked_by(checked: bool, who: str, when: date | None) -> str:
    if not checked:
        return ""
    facts = ", ".join(part for part in (who, f"{when:%d/%m/%Y}" if when else "") if part)
    return f"Đã đối chiếu: {facts}" if facts else "Đã đối chiếu"


def _level_rows(indicator_set: IndicatorSet) -> Iterator[SetFormRow]:
    rule = indicator_set.level_rule
    ticked = _ticked_by(rule.checked, rule.checked_by, rule.checked_on)
    everywhere = "tổng điểm có trọng số" if rule.is_weighted else "mỗi nhóm"
    for band in rule.levels:
        scope = f"nhóm {band.group_code}" if band.group_code else everywhere
        words = f"{band.title} ({scope})" if band.title else f"Áp dụng cho {scope}"
        scoring = f"{band_words(band.interval)} điểm"
        level = f"Mức {band.level}"
        yield SetFormRow(SetRowKind.LEVEL, level, words, "", scoring, "", rule.checked, ticked)
    for field in ("combine", "mandatory_cap", "point_step"):
        label, words = rule_fields(rule)[field]
        yield SetFormRow(SetRowKind.LEVEL, "", label, "", words, "", rule.checked, ticked)


def _totals(indicator_set: IndicatorSet, rows: tuple[SetFormRow, ...]) -> str:
    ticked = sum(1 for row in rows if row.checked) + indicator_set.level_rule.checked
    counts = (len(indicator_set.groups), len(indicator_set.criteria), len(indicator_set.items))
    return (
        f"Bộ chỉ số có {counts[0]} nhóm, {counts[1]} tiêu chí, {counts[2]} nội dung và quy tắc xếp mức; "
        f"đã đối chiếu {ticked}/{len(rows) + 1} dòng."
    )
