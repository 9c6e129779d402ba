"""What a move to another bộ chỉ số does to points, groups and the level, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.indicator_set import IndicatorSet, RowDifference, RowSort, differences
from cds_desktop.domain.moving.codes import CodeMoves
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import GroupScore, ItemScore, Score, Working, score
from cds_desktop.domain.scoring.working import facts_words
from cds_desktop.domain.titles import criterion_title

_TICKS = frozenset({"checked", "checked_by", "checked_on", "source"})


@dataclass(frozen=True)
class PointChange:
    """One item whose points or maximum change: before and after with their working; `why` in words."""

    code: str
    before_code: str
    words: str
    before: Decimal | None
    after: Decimal | None
    before_max: Decimal
    after_max: Decimal
    before_working: str
    after_working: str
    why: str


@dataclass(frozen=True)
class GroupChange:
    """The total of a group before and after; `None` where a set has no such group."""

    code: str
    title: str
    before: Decimal | None
    after: Decimal | None
    before_max: Decimal | None
    after_max: Decimal | None
    before_level: int | None
    after_level: int | None


@dataclass(frozen=True)
class Misfit:
    """An answer that no longer fits its row: it is kept as entered, and the row says what is wrong."""

    code: str
    words: str
    why: str


@dataclass(frozen=True)
class MoveEffects:
    """Scores before and after, and everything in which they differ."""

    level_before: int
    level_after: int
    rule_before: str
    rule_after: str
    differences: tuple[RowDifference, ...]
    points: tuple[PointChange, ...]
    groups: tuple[GroupChange, ...]
    misfits: tuple[Misfit, ...]


def move_effects(
    before: IndicatorSet,
    after: IndicatorSet,
    moves: CodeMoves,
    answers: Mapping[str, Answer],
    answers_after: Mapping[str, Answer],
) -> MoveEffects:
    """Chuyển bộ thì điểm đổi ra sao: item by item, group by group, and the level."""
    old, new = score(before, answers), score(after, answers_after)
    found = differences(before, after)
    origins = {code: earlier for earlier, code in moves.answers.items()}
    return MoveEffects(
        old.level,
        new.level,
        old.rule,
        new.rule,
        found,
        tuple(_point_changes(before, after, origins, old, new, found)),
        tuple(_group_changes(before, after, old, new)),
        tuple(_misfits(before, after, origins, answers_after, old, new)),
    )


def _point_changes(
    before: IndicatorSet,
    after: IndicatorSet,
    origins: Mapping[str, str],
    old: Score,
    new: Score,
    found: tuple[RowDifference, ...],
) -> Iterator[PointChange]:
    earlier = {item.code: item for item in old.items}
    fields = {one.code: one for one in found if one.row is RowSort.ITEM}
    for item in new.items:
        then = earlier.get(origins.get(item.code, ""))
        if then is not None and (then.points, then.max_points) != (item.points, item.max_points):
            row = after.item(item.code)
            yield PointChange(
                code=item.code,
                before_code=then.code,
                words=row.text if row else "",
                before=then.points,
                after=item.points,
                before_max=then.max_points,
                after_max=item.max_points,
                before_working=then.working,
                after_working=item.working,
                why=_why(fields.get(item.code), item),
            )


def _why(difference: RowDifference | None, now: ItemScore) -> str:
    """The fields of the row that changed, in words; else what the row says now."""
    fields = [field for field in difference.fields if field.field not in _TICKS] if difference else []
    return "; ".join(f"{f.label}: {f.before or '–'} → {f.after or '–'}" for f in fields) or now.working


def _group_changes(
    before: IndicatorSet, after: IndicatorSet, old: Score, new: Score
) -> Iterator[GroupChange]:
    earlier, later = ({group.code: group for group in score_.groups} for score_ in (old, new))
    titles = {group.code: group.title for group in (*before.groups, *after.groups)}
    for code, title in titles.items():
        was, now = earlier.get(code), later.get(code)
        if was != now:
            yield GroupChange(code, title, *_pair(was, now))


def _pair(
    was: GroupScore | None, now: GroupScore | None
) -> tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None, int | None, int | None]:
    return (
        was.points if was else None,
        now.points if now else None,
        was.max_points if was else None,
        now.max_points if now else None,
        was.level if was else None,
        now.level if now else None,
    )


def _misfits(
    before: IndicatorSet,
    after: IndicatorSet,
    origins: Mapping[str, str],
    answers: Mapping[str, Answer],
    old: Score,
    new: Score,
) -> Iterator[Misfit]:
    wrong_before = {item.code: item.working for item in old.items if item.state is Working.WRONG}
    scores = {item.code: item for item in new.items}
    for code, answer in answers.items():
        origin = origins.get(code, code)
        now = scores.get(code)
        if now is not None and now.state is Working.WRONG:
            if wrong_before.get(origin) != now.working:
                yield Misfit(code, _words(after, code), now.working)
        elif why := _unused(before, after, origin, code, answer):
            yield Misfit(code, _words(after, code), why)


def _unused(before: IndicatorSet, after: IndicatorSet, origin: str, code: str, answer: Answer) -> str:
    """What was entered for the row as it was, and is not asked for any more."""
    was, now = before.item(origin), after.item(code)
    if was is None and now is not None:
        return "" if answer.met is None else "Trước là điều kiện bắt buộc, nay chấm điểm: nhập lại."
    if was is not None and now is None:
        return "Trước chấm điểm, nay là điều kiện bắt buộc: cần xác nhận Đạt hoặc Chưa đạt."
    if was is None or now is None or was.raw_kind == now.raw_kind:
        return ""
    facts = facts_words(was, answer)
    return f"Số liệu “{facts}” không còn dùng để chấm mục này." if facts else ""


def _words(after: IndicatorSet, code: str) -> str:
    item = after.item(code)
    return item.text if item is not None else criterion_title(after, code)
