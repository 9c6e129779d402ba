"""Phiếu đánh giá: every item with its raw numbers, points and working, and how they become the level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.charts import (
    Chart,
    LastYear,
    criteria_chart,
    group_years_chart,
    groups_chart,
    years_chart,
)
from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet, Item, ScoringKind
from cds_desktop.domain.minutes import day_words
from cds_desktop.domain.minutes_scores import RowKind, met_words, points_words, printed, with_reason
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer, Assessment
from cds_desktop.domain.scoring import ItemScore, Score, Working

NOTHING = Answer()
UNCHECKED = "(*)"
SHORT_NAME = "(tên rút gọn)"
UNCHECKED_NOTE = "(*) Dòng chưa đối chiếu với bản giấy của quyết định."


@dataclass(frozen=True)
class ScoreFormRow:
    """One line: its code, the decision's words, raw numbers, points, how they came about, evidence codes.

    While it `is_open`, the working does not tell the numbers that were entered.
    """

    kind: RowKind
    code: str
    words: str
    facts: str
    max_points: str
    points: str
    working: str
    evidence_codes: tuple[str, ...]
    is_open: bool = False


def form_rows(
    indicator_set: IndicatorSet, assessment: Assessment, result: Score, criterion_code: str = ""
) -> tuple[ScoreFormRow, ...]:
    """Các dòng of the whole set, or of one criterion."""
    if criterion := indicator_set.criterion(criterion_code):
        return tuple(_rows_of(indicator_set, assessment, result, criterion))
    return tuple(
        row for group in indicator_set.groups for row in _group_rows(indicator_set, assessment, result, group)
    )


def _rows_of(
    indicator_set: IndicatorSet, assessment: Assessment, result: Score, criterion: Criterion
) -> Iterator[ScoreFormRow]:
    if criterion.mandatory:
        yield _condition_row(assessment, result, criterion)
    else:
        yield from _criterion_rows(indicator_set, assessment, result, criterion)


def set_words(indicator_set: IndicatorSet) -> str:
    """The set and the decision it comes from."""
    basis = indicator_set.legal_basis
    issued = f" {day_words(basis.issued_on)}" if basis.issued_on else ""
    decision = f", kèm theo Quyết định số {basis.number}{issued} của {basis.issuer}" if basis.number else ""
    return f"{indicator_set.title}{decision}; bản số hóa {indicator_set.version}"


def _group_rows(
    indicator_set: IndicatorSet, assessment: Assessment, result: Score, group: CriterionGroup
) -> Iterator[ScoreFormRow]:
    total = next(g for g in result.groups if g.code == group.code)
    most = show(group.max_points) if group.has_points else "–"
    points = show(total.points) if group.has_points else "–"
    words = group.title if group.weight == 1 else f"{group.title} (trọng số {show(group.weight)})"
    code = _marked(f"Nhóm {group.code}", group.checked)
    yield ScoreFormRow(RowKind.GROUP, code, words, "", most, points, printed(total.working), ())
    for criterion in indicator_set.criteria_of(group.code):
        yield from _rows_of(indicator_set, assessment, result, criterion)


def _condition_row(assessment: Assessment, result: Score, criterion: Criterion) -> ScoreFormRow:
    condition = next(c for c in result.conditions if c.code == criterion.code)
    working = with_reason(printed(condition.working), assessment.answers.get(criterion.code, NOTHING).reason)
    return ScoreFormRow(
        RowKind.CONDITION,
        _marked(criterion.code, criterion.checked),
        _worded(criterion.title, criterion.short_name),
        "",
        "ĐK",
        met_words(condition.met),
        working,
        _evidence_codes(assessment, criterion.code),
    )


def _criterion_rows(
    indicator_set: IndicatorSet, assessment: Assessment, result: Score, criterion: Criterion
) -> Iterator[ScoreFormRow]:
    items = indicator_set.items_of(criterion.code)
    only = items[0] if len(items) == 1 and items[0].code == criterion.code else None
    if only is None or criterion.title not in ("", only.text):
        total = result.criterion(criterion.code)
        title = (
            _worded(criterion.title, criterion.short_name) if criterion.title else f"{len(items)} nội dung"
        )
        yield ScoreFormRow(
            RowKind.CRITERION,
            _marked(criterion.code, criterion.checked),
            title,
            "",
            show(total.max_points),
            show(total.points),
            printed(total.working),
            () if only else _evidence_codes(assessment, criterion.code),
        )
    for item in items:
        answer = assessment.answers.get(item.code, NOTHING)
        codes = _evidence_codes(assessment, item.code)
        yield _item_row(item, answer, result.item(item.code), codes)


def _item_row(item: Item, answer: Answer, scored: ItemScore, evidence: tuple[str, ...]) -> ScoreFormRow:
    return ScoreFormRow(
        RowKind.ITEM,
        _marked(item.code, item.checked),
        _worded(item.text, item.short_name),
        facts_lines(item, answer),
        show(item.max_points),
        points_words(scored.points),
        with_reason(printed(scored.working), answer.reason),
        evidence,
        is_open=scored.state in (Working.MISSING, Working.WRONG),
    )


def facts_lines(item: Item, answer: Answer) -> str:
    """Số liệu gốc, one fact a line: "số giáo viên dùng được: 37", "tổng số giáo viên: 40"."""
    match item.raw_kind:
        case ScoringKind.RATIO:
            facts = [
                (item.numerator_label or "Số đạt", answer.numerator),
                (item.denominator_label or "Tổng số", answer.denominator),
            ]
            return _facts(facts, item.unit)
        case ScoringKind.COUNT:
            return _facts([(item.count_label or "Số lượng", answer.count)], item.unit)
        case ScoringKind.YES_NO if answer.yes is not None:
            return "Có" if answer.yes else "Không có"
        case ScoringKind.CHOICE if answer.choice:
            return f"Phương án {answer.choice}"
    return "–"


def _facts(facts: Sequence[tuple[str, Decimal | None]], unit: str) -> str:
    lines = [f"{label}: {show(value)}" for label, value in facts if value is not None]
    if lines and unit and not any(unit in label for label, _ in facts):
        lines[-1] += f" {unit}"
    return "\n".join(lines) or "–"


def _evidence_codes(assessment: Assessment, code: str) -> tuple[str, ...]:
    return tuple(evidence.code for evidence in assessment.evidence_for(code))


def _marked(code: str, checked: bool) -> str:
    return code if checked else f"{code} {UNCHECKED}"


def _worded(words: str, short_name: bool) -> str:
    return f"{words} {SHORT_NAME}" if short_name else words


def sentences(result: Score) -> Iterator[str]:
    """How points became the level: a sentence for each group, for a weighted total, for the level."""
    yield from (printed(group.working) for group in result.groups)
    if result.total is not None:
        yield printed(result.total.working)
    yield printed(result.working)


def notes(indicator_set: IndicatorSet, result: Score) -> Iterator[str]:
    """What must be said below the points: what is still open, what nobody has held against paper."""
    if not result.is_complete:
        yield provisional_words(result)
    if indicator_set.unchecked_rows:
        yield UNCHECKED_NOTE
    yield from (f"Bộ chỉ số còn phải xem: {fault}." for fault in indicator_set.open_faults)


def provisional_words(result: Score) -> str:
    """How much is still open (kết quả tạm tính); nothing once all is scored."""
    left = len(result.open_codes)
    return f"Kết quả tạm tính: còn {left} dòng chưa chấm hoặc chưa xác nhận." if left else ""


def charts_of(indicator_set: IndicatorSet, result: Score, last: LastYear | None) -> tuple[Chart, ...]:
    """Biểu đồ of the round, with last year's beside it where there was one."""
    charts = [groups_chart(indicator_set, result, last), criteria_chart(indicator_set, result, last)]
    if last is not None:
        charts += [
            group_years_chart(indicator_set, result, last),
            years_chart(indicator_set, result, last),
        ]
    return tuple(chart for chart in charts if chart.bars)
