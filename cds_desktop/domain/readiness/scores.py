"""Rà soát điểm: conditions, raw numbers, points, and the ladders that lead from one to the other."""

from collections.abc import Iterator

from cds_desktop.domain.indicator_set import IndicatorSet, Item, ScoringKind
from cds_desktop.domain.numbers import NO_BREAK_SPACE, show
from cds_desktop.domain.readiness.check import Hit
from cds_desktop.domain.readiness.context import NOTHING, Context
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import ItemScore, Working
from cds_desktop.domain.text import capital

_COUNTED = (ScoringKind.RATIO, ScoringKind.COUNT)


def condition_open(context: Context) -> Iterator[Hit]:
    """Điều kiện bắt buộc nobody has confirmed or denied."""
    for code in context.score.mandatory_open:
        fact = f"Nếu không đạt, {_effect(context.indicator_set)}"
        yield Hit(f"Điều kiện bắt buộc {code} chưa xác nhận", fact, (code,))


def condition_failed(context: Context) -> Iterator[Hit]:
    """Điều kiện bắt buộc that is not met."""
    effect = _effect(context.indicator_set)
    for code in context.score.mandatory_failed:
        yield Hit(f"Điều kiện bắt buộc {code} không đạt", capital(effect), (code,))


def condition_unproven(context: Context) -> Iterator[Hit]:
    """A condition said to be met without evidence."""
    met = {condition.code for condition in context.score.conditions if condition.met}
    for criterion in context.indicator_set.criteria:
        if criterion.code in met and not context.assessment.evidence_for(criterion.code):
            words = f"Điều kiện {criterion.code} ghi Đạt nhưng chưa có minh chứng"
            yield Hit(words, criterion.title, (criterion.code,))


def group_lacks(context: Context) -> Iterator[Hit]:
    """A mandatory group with fewer points than it needs."""
    for scored in context.score.groups:
        group = next(g for g in context.indicator_set.groups if g.code == scored.code)
        if scored.lacks_points and group.required_points is not None:
            fact = f"Đang {show(scored.points)}, cần từ {show(group.required_points)} điểm; nếu không đủ, "
            codes = tuple(c.code for c in context.indicator_set.criteria_of(group.code) if not c.mandatory)
            effect = _effect(context.indicator_set)
            yield Hit(f"Nhóm bắt buộc {group.code} chưa đủ điểm", f"{fact}{effect}", codes)


def _effect(indicator_set: IndicatorSet) -> str:
    cap = indicator_set.level_rule.mandatory_cap
    if cap is None:
        return "theo bộ chỉ số, việc này không đổi mức"
    return f"kết quả chung {'chỉ là' if cap == 1 else 'không quá'} Mức{NO_BREAK_SPACE}{cap}"


def part_above_whole(context: Context) -> Iterator[Hit]:
    """A part that is larger than the whole it is part of."""
    for item, scored, answer in context.scored_items:
        if _is_part_above_whole(answer):
            words = f"{item.code} có số {item.unit or 'đạt'} lớn hơn tổng số"
            fact = scored.working if scored.state is Working.WRONG else _numbers(answer)
            yield Hit(words, fact, (item.code,))


def wrong_numbers(context: Context) -> Iterator[Hit]:
    """Any other number or choice that cannot be."""
    for item, scored, answer in context.scored_items:
        if scored.state is Working.WRONG and not _is_part_above_whole(answer):
            yield _hit(scored, f"{item.code} có số liệu sai")


def ladder_skipped(context: Context) -> Iterator[Hit]:
    """Points given although the set has a ladder, whose numbers are lacking."""
    for item, scored, answer in _without_points(context):
        if _has_ladder(item) and answer.points is not None:
            yield _hit(scored, f"{item.code} đã ghi điểm nhưng chưa tính theo khung")


def raw_missing(context: Context) -> Iterator[Hit]:
    """Begun, but a number the ladder needs is lacking."""
    for item, scored, answer in _without_points(context):
        if _has_ladder(item) and answer.points is None:
            yield _hit(scored, f"{item.code} thiếu số liệu để tính điểm theo khung")


def numbers_without_points(context: Context) -> Iterator[Hit]:
    """Numbers for which the council has not given points yet."""
    for item, scored, _ in _without_points(context):
        if not _has_ladder(item):
            yield _hit(scored, f"{item.code} có số liệu nhưng chưa có điểm")


def unscored(context: Context) -> Iterator[Hit]:
    """Contents for which nothing was entered."""
    for item, scored, answer in context.scored_items:
        if scored.points is None and answer == NOTHING:
            yield _hit(scored, f"{item.code} chưa chấm điểm")


def points_unproven(context: Context) -> Iterator[Hit]:
    """Points without evidence, neither for the content nor for its criterion."""
    for item, scored, _ in context.scored_items:
        if scored.points and not context.proven & {item.code, item.criterion_code}:
            yield _hit(scored, f"{item.code} có điểm nhưng chưa có minh chứng")


def reduced(context: Context) -> Iterator[Hit]:
    """The council gave less than the ladder, for a reason."""
    for item, scored, answer in context.scored_items:
        if scored.state is Working.REDUCED:
            change = f"{show(scored.points)} thay vì {show(scored.computed)} điểm"
            fact = f"{change}: {answer.reason}" if answer.reason else change
            yield Hit(f"Hội đồng chấm {item.code} thấp hơn khung", fact, (item.code,))


def ladder_elsewhere(context: Context) -> Iterator[Hit]:
    """Judged by the council, although another version of the set has a ladder."""
    for item, scored, _ in context.scored_items:
        version = context.beside.ladders.get(item.code)
        if version and scored.state is Working.JUDGED:
            words = f"{item.code} do Hội đồng chấm, nhưng bản {version} của bộ chỉ số đã có khung"
            yield Hit(words, "Chuyển đợt sang bản đó thì điểm được tính theo khung", (item.code,))


def no_ladder(context: Context) -> Iterator[Hit]:
    """Numbers are known, the ladder that would turn them into points is not."""
    for item, scored, answer in context.scored_items:
        is_told = item.code in context.beside.ladders
        if scored.state is Working.JUDGED and not is_told and _has_asked_numbers(item, answer):
            yield _hit(scored, f"{item.code} có số liệu nhưng bộ chỉ số chưa có khung điểm")


def raw_not_kept(context: Context) -> Iterator[Hit]:
    """Judged without the raw numbers the set asks for beside the points."""
    for item, scored, answer in context.scored_items:
        asks = item.scoring is ScoringKind.JUDGED and item.asks_for in _COUNTED
        if asks and scored.points is not None and not _has_asked_numbers(item, answer):
            yield _hit(scored, f"{item.code} có điểm nhưng chưa nhập đủ số liệu")


def _without_points(context: Context) -> Iterator[tuple[Item, ItemScore, Answer]]:
    for item, scored, answer in context.scored_items:
        if scored.points is None and scored.state is not Working.WRONG and answer != NOTHING:
            yield item, scored, answer


def _hit(scored: ItemScore, words: str) -> Hit:
    return Hit(words, scored.working, (scored.code,))


def _has_ladder(item: Item) -> bool:
    return item.scoring is not ScoringKind.JUDGED


def _is_part_above_whole(answer: Answer) -> bool:
    part, whole = answer.numerator, answer.denominator
    return part is not None and whole is not None and whole > 0 and part > whole


def _has_asked_numbers(item: Item, answer: Answer) -> bool:
    match item.asks_for:
        case ScoringKind.RATIO:
            return answer.numerator is not None and answer.denominator is not None
        case ScoringKind.COUNT:
            return answer.count is not None
        case _:
            return False


def _numbers(answer: Answer) -> str:
    return f"{show(answer.numerator)}/{show(answer.denominator)}"
