"""Small bộ chỉ số of every shape drawn at random, with answers, and what plain trial finds for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from cds_desktop.domain.indicator_set import IndicatorSet, Item, LevelBand, ScoringKind, load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import Score, score, score_item

D = Decimal
ZERO = D(0)
Cost = tuple[int, int]
KINDS = ("ratio", "proportional", "count", "choice", "yes_no", "judged")


@dataclass(frozen=True)
class Drawn:
    """A set and the answers of a school."""

    indicator_set: IndicatorSet
    answers: dict[str, Answer]


@st.composite
def drawn_sets(draw: st.DrawFn, most_items: int = 5) -> Drawn:
    """One to three groups, two to five levels, any combination, with or without conditions."""
    step = draw(st.sampled_from([D("0.25"), D("0.5"), D(1)]))
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3).filter(lambda s: sum(s) <= most_items))
    weighted = draw(st.booleans())
    text, maxima = "", []
    for number, size in enumerate(sizes, 1):
        rows, most = _group_rows(draw, str(number), size, step)
        weight = draw(st.sampled_from(["0.2", "0.35", "1", "3"])) if weighted else "1"
        text += f'[[groups]]\ncode = "{number}"\ntitle = "Nhóm"\nmax_points = {most}\nweight = {weight}\n'
        if draw(st.booleans()):
            required = draw(st.integers(1, int(most / step))) * step
            text += f"mandatory = true\nrequired_points = {required}\n"
        text += rows
        maxima.append((str(number), most, D(weight)))
    if draw(st.booleans()):
        text += '[[groups]]\ncode = "0"\ntitle = "Điều kiện"\nmandatory = true\n'
        text += '[[criteria]]\ncode = "0.1"\ngroup = "0"\ntitle = "Điều kiện"\nmandatory = true\n'
    loaded = load(HEAD + text + _rule(draw, maxima, step, weighted))
    return Drawn(loaded, {code: draw(_answers(loaded, code)) for code in loaded.answer_codes})


HEAD = 'id = "x"\nversion = "1"\ntitle = "Bộ"\n'


def _group_rows(draw: st.DrawFn, group: str, size: int, step: D) -> tuple[str, D]:
    text = f'[[criteria]]\ncode = "{group}.1"\ngroup = "{group}"\ntitle = "Tiêu chí"\n'
    total = ZERO
    for number in range(1, size + 1):
        most = draw(st.integers(1, 6)) * step
        total += most
        kind = draw(st.sampled_from(KINDS))
        scoring = "ratio" if kind == "proportional" else kind
        text += f'[[items]]\ncode = "{group}.1.{number}"\ncriterion = "{group}.1"\ntext = "Nội dung"\n'
        text += f'max_points = {most}\nscoring = "{scoring}"\n{_ladder(draw, kind, most, step)}'
    return text, total


def _ladder(draw: st.DrawFn, kind: str, most: D, step: D) -> str:
    steps = int(most / step)
    points = sorted(draw(st.lists(st.integers(0, steps), max_size=3)))
    if kind == "proportional":
        return "ladder = { proportional = true }\n"
    if kind == "choice":
        options = "".join(
            f'{{ key = "k{n}", text = "t", points = {p * step} }}, ' for n, p in enumerate([*points, steps])
        )
        return f"options = [ {options}]\n"
    if kind not in ("ratio", "count"):
        return ""
    top = 99 if kind == "ratio" else 6
    ends = sorted(
        draw(st.lists(st.integers(1, top), min_size=len(points), max_size=len(points), unique=True))
    )
    return f"ladder = [ {_bands(draw, ends, [f'points = {p * step}' for p in [*points, steps]])} ]\n"


def _bands(draw: st.DrawFn, ends: list[D] | list[int], fields: list[str]) -> str:
    """Bands between the ends, each end on one side or the other."""
    below = [draw(st.booleans()) for _ in ends]
    parts = []
    for number, field in enumerate(fields):
        part = field
        if number:
            part += f", from = {ends[number - 1]}, from_included = {str(not below[number - 1]).lower()}"
        if number < len(ends):
            part += f", to = {ends[number]}, to_included = {str(below[number]).lower()}"
        parts.append(f"{{ {part} }}")
    return ", ".join(parts)


def _rule(draw: st.DrawFn, maxima: list[tuple[str, D, D]], step: D, weighted: bool) -> str:
    combine = "weighted_total" if weighted else "lowest_group"
    levels = []
    for code, most, _ in maxima:
        if not weighted or draw(st.booleans()):
            levels.append(_levels(draw, most, f'group = "{code}", '))
    if weighted:
        levels.append(_levels(draw, sum((most * weight for _, most, weight in maxima), ZERO), ""))
    effect = draw(st.sampled_from(['"cap"\nmandatory_cap = 1', '"cap"\nmandatory_cap = 2', '"no_effect"']))
    return (
        f'[level_rule]\ncombine = "{combine}"\nmandatory_failed = {effect}\n'
        f"point_step = {step}\nlevels = [ {', '.join(levels)} ]\n"
    )


def _levels(draw: st.DrawFn, most: D, group: str) -> str:
    count = draw(st.integers(2, 5))
    parts = st.lists(st.integers(1, 39), min_size=count - 1, max_size=count - 1, unique=True)
    ends = [(most * number / 40).quantize(D("0.000001")) for number in sorted(draw(parts))]
    return _bands(draw, ends, [f"{group}level = {number}" for number in range(1, count + 1)])


def _answers(loaded: IndicatorSet, code: str) -> st.SearchStrategy[Answer]:
    item = loaded.item(code)
    if item is None:
        return st.sampled_from([None, True, False]).map(lambda met: Answer(met=met))
    plain = _plain_answers(item)
    step = loaded.level_rule.point_step
    return st.tuples(plain, st.integers(-6, 3)).map(lambda pair: _held_back(item, pair[0], pair[1], step))


def _held_back(item: Item, answer: Answer, fewer: int, step: D) -> Answer:
    """Now and then the council awards less than the ladder gives."""
    computed = score_item(item, answer, step).computed
    if fewer <= 0 or computed is None or computed < fewer * step:
        return answer
    return replace(answer, points=computed - fewer * step, reason="mới dùng")


def _plain_answers(item: Item) -> st.SearchStrategy[Answer]:
    match item.scoring:
        case ScoringKind.RATIO:
            return st.tuples(st.integers(1, 6), st.none() | st.integers(0, 6)).map(
                lambda n: Answer(denominator=D(n[0]), numerator=None if n[1] is None else D(min(n[0], n[1])))
            )
        case ScoringKind.COUNT:
            return (st.none() | st.integers(0, 8)).map(lambda n: Answer(count=None if n is None else D(n)))
        case ScoringKind.CHOICE:
            keys = [choice.key for choice in item.choices]
            return st.sampled_from([None, *keys]).map(lambda key: Answer(choice=key))
        case ScoringKind.YES_NO:
            return st.sampled_from([None, True, False]).map(lambda yes: Answer(yes=yes))
        case _:
            most = int(item.max_points / D("0.25"))
            return (st.none() | st.integers(0, most)).map(
                lambda n: Answer(points=None if n is None else n * D("0.25"))
            )


def by_trying_all(drawn: Drawn, level: int, without: frozenset[str] = frozenset()) -> Cost | None:
    """The fewest items, then units, that reach a level: every combination is tried."""
    loaded, result = drawn.indicator_set, score(drawn.indicator_set, drawn.answers)
    moves = [
        [(item.code, gain, units) for gain, units in _outcomes(drawn, result, item).items()]
        for item in loaded.items
        if item.code not in without
    ]
    costs = []
    for chosen in product(*([("", ZERO, 0), *move] for move in moves)):
        gains = {code: gain for code, gain, _ in chosen if code}
        if _level_by_hand(loaded, result, gains, level) >= level:
            costs.append((len(gains), sum(units for _, _, units in chosen)))
    return min(costs, default=None)


def _outcomes(drawn: Drawn, result: Score, item: Item) -> dict[D, int]:
    """Every gain an item can have, with the fewest units for it."""
    now = result.item(item.code).points or ZERO
    step = drawn.indicator_set.level_rule.point_step
    best: dict[D, int] = {}
    for units, points in _every_raise(item, drawn.answers[item.code], result, step):
        if points > now:
            best[points - now] = min(units, best.get(points - now, units))
    return best


def _every_raise(item: Item, answer: Answer, result: Score, step: D) -> Iterator[tuple[int, D]]:
    """Units and points of every better answer a person could give, by plain counting."""
    scored = result.item(item.code)
    now, ladder = scored.points or ZERO, scored.computed
    top = item.max_points if item.scoring is ScoringKind.JUDGED else ladder
    # What the council held back it can still give, one step at a time.
    held = 0 if top is None else int((top - now) / step)
    yield from ((more, now + more * step) for more in range(1, held + 1))
    if item.scoring is ScoringKind.JUDGED:
        return
    for units, better in _better_facts(item, answer):
        points = score_item(item, replace(better, points=None), step).points
        if points is not None and points > (ladder or ZERO):
            yield units + held, points


def _better_facts(item: Item, answer: Answer) -> Iterator[tuple[int, Answer]]:
    match item.scoring:
        case ScoringKind.RATIO:
            now = int(answer.numerator or 0)
            for more in range(int(answer.denominator or 0) - now + 1):
                yield more, replace(answer, numerator=D(now + more))
        case ScoringKind.COUNT:
            for more in range(9):
                yield more, replace(answer, count=(answer.count or 0) + D(more))
        case ScoringKind.CHOICE:
            yield from ((1, replace(answer, choice=choice.key)) for choice in item.choices)
        case _:
            yield 1, replace(answer, yes=True)


def _level_by_hand(loaded: IndicatorSet, result: Score, gains: Mapping[str, D], level: int) -> int:
    """The level after these gains with all conditions met, by the words of the rule."""
    rule, found, total = loaded.level_rule, [], ZERO
    for group in loaded.groups:
        codes = [item.code for c in loaded.criteria_of(group.code) for item in loaded.items_of(c.code)]
        points = sum(((result.item(code).points or ZERO) + gains.get(code, ZERO) for code in codes), ZERO)
        total += points * group.weight
        own = [band for band in rule.levels if band.group_code == group.code]
        if own:
            found.append(_band_level(own, points))
        if group.required_points is not None and points < group.required_points and rule.mandatory_cap:
            found.append(rule.mandatory_cap)
    if rule.combine == "weighted_total":
        found.append(_band_level([band for band in rule.levels if not band.group_code], total))
    return min(found)


def _band_level(bands: list[LevelBand], points: D) -> int:
    for band in reversed(bands):
        low = band.interval.lower
        if low is None or points > low or (points == low and band.interval.lower_included):
            return band.level
    raise AssertionError
