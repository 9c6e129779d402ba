"""Rà soát điểm: conditions, numbers, points and the texts that go with them."""

from collections.abc import Iterator

from cds_desktop.domain.indicator_set import Criterion, IndicatorSet
from cds_desktop.domain.numbers import NO_BREAK_SPACE, show
from cds_desktop.domain.readiness.findings import Finding, Kind, Weight, gathered
from cds_desktop.domain.round import Answer, Assessment, CriterionText
from cds_desktop.domain.scoring import ItemScore, Score, Working, criterion_points

NOTHING = Answer()


def condition_findings(
    indicator_set: IndicatorSet, assessment: Assessment, result: Score
) -> Iterator[Finding]:
    """Điều kiện bắt buộc: failed, not yet confirmed, confirmed without evidence."""
    failed, asked, unproven = [], [], []
    for condition in result.conditions:
        code = condition.code
        if condition.met is None:
            words = f"Điều kiện bắt buộc {code} chưa xác nhận"
            fact = f"Nếu không đạt, {_effect(indicator_set)}"
            asked.append(Finding(Weight.ERROR, words, fact, code, Kind.CONDITION_OPEN, (code,)))
        elif not condition.met:
            words = f"Điều kiện bắt buộc {code} không đạt"
            effect = _effect(indicator_set)
            fact = effect[0].upper() + effect[1:]
            failed.append(Finding(Weight.WARNING, words, fact, code, Kind.CONDITION_FAILED, (code,)))
        elif not assessment.evidence_for(code):
            words = f"Điều kiện {code} ghi Đạt nhưng chưa có minh chứng"
            title = next(c.title for c in indicator_set.criteria if c.code == code)
            unproven.append(Finding(Weight.WARNING, words, title, code, Kind.UNPROVEN, (code,)))
    yield from failed
    yield from gathered(asked, "điều kiện bắt buộc chưa xác nhận", "điều kiện")
    yield from gathered(unproven, "điều kiện ghi Đạt nhưng chưa có minh chứng", "điều kiện")


def _effect(indicator_set: IndicatorSet) -> str:
    cap = indicator_set.level_rule.mandatory_cap
    if cap is None:
        return "theo bộ chỉ số, việc này không đổi mức"
    return f"kết quả chung {'chỉ là' if cap == 1 else 'không quá'} Mức{NO_BREAK_SPACE}{cap}"


def item_findings(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> Iterator[Finding]:
    """Contents with wrong numbers, with numbers but no points, without points, without evidence."""
    wrong, half, blank, unproven = [], [], [], []
    criteria = {item.code: item.criterion_code for item in indicator_set.items}
    proven = {code for item in assessment.evidence_items for code in item.used_for}
    for item in result.items:
        if item.state is Working.WRONG:
            wrong.append(_finding(item, Weight.ERROR, "có số liệu sai", Kind.WRONG_NUMBERS))
        elif item.points is None and assessment.answers.get(item.code, NOTHING) != NOTHING:
            words = "có số liệu nhưng chưa có điểm"
            half.append(_finding(item, Weight.ERROR, words, Kind.NUMBERS_WITHOUT_POINTS))
        elif item.points is None:
            blank.append(_finding(item, Weight.ERROR, "chưa chấm điểm", Kind.UNSCORED))
        elif item.points and not proven & {item.code, criteria[item.code]}:
            words = "có điểm nhưng chưa có minh chứng"
            unproven.append(_finding(item, Weight.WARNING, words, Kind.UNPROVEN))
    yield from wrong
    yield from gathered(half, "nội dung có số liệu nhưng chưa có điểm", "nội dung")
    yield from gathered(blank, "nội dung chưa chấm điểm", "nội dung")
    yield from gathered(unproven, "nội dung có điểm nhưng chưa có minh chứng", "nội dung")


def _finding(item: ItemScore, weight: Weight, words: str, kind: Kind) -> Finding:
    return Finding(weight, f"{item.code} {words}", item.working, item.code, kind, (item.code,))


def text_findings(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> Iterator[Finding]:
    """Criteria scored to the end whose hiện trạng, or whose plan below the maximum, is not written."""
    undescribed, unplanned = [], []
    for criterion in indicator_set.criteria:
        if criterion.mandatory or not is_scored(indicator_set, result, criterion):
            continue
        code = criterion.code
        text = assessment.texts.get(code, CriterionText())
        points, most = criterion_points(indicator_set, result, criterion), indicator_set.max_points_of(code)
        fact = f"{show(points)}/{show(most)} điểm"
        if not text.description:
            words = f"{code} chưa viết hiện trạng"
            undescribed.append(Finding(Weight.NOTE, words, fact, code, Kind.NO_DESCRIPTION, (code,)))
        if points < most and not text.plan:
            words, fact = f"{code} chưa viết kế hoạch cải tiến", f"Nên viết vì mới đạt {fact}"
            unplanned.append(Finding(Weight.NOTE, words, fact, code, Kind.NO_PLAN, (code,)))
    yield from gathered(undescribed, "tiêu chí chưa viết hiện trạng", "tiêu chí")
    yield from gathered(unplanned, "tiêu chí chưa viết kế hoạch cải tiến", "tiêu chí")


def is_scored(indicator_set: IndicatorSet, result: Score, criterion: Criterion) -> bool:
    """Whether every content of a criterion has points."""
    items = indicator_set.items_of(criterion.code)
    return all(result.item(item.code).points is not None for item in items)
