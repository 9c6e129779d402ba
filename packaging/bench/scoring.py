"""Scoring a round of sixty items, and finding what is missing for every higher level."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bench.table import Line
from cds_desktop.domain.gaps import gaps
from cds_desktop.domain.indicator_set import IndicatorSet, Item, ScoringKind, load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import score

TIMES = 20
SCORING_BOUND, GAPS_BOUND = 5, 200
TOTAL = 100
KINDS = ("judged", "ratio", "proportional", "yes_no")


@dataclass(frozen=True)
class Shape:
    """How a set of sixty items looks."""

    name: str
    items: Sequence[int]
    step: str
    levels: int
    weights: Sequence[str] = ()
    kinds: Sequence[str] = KINDS


EVEN = ("0.1", "0.1", "0.2", "0.2", "0.2", "0.2")
SHAPES = (
    Shape("2 groups, half points, 3 levels", (30, 30), "0.5", 3),
    Shape("6 groups, quarter points, 5 levels", (10,) * 6, "0.25", 5),
    Shape("1 group, quarter points, 5 levels", (60,), "0.25", 5),
    Shape("6 groups, all in proportion", (10,) * 6, "0.25", 5, kinds=("proportional",)),
    Shape("6 groups weighted", (10,) * 6, "0.25", 5, ("0.13", "0.17", "0.075", "0.225", "0.11", "0.29")),
    Shape(
        "6 groups weighted, all by judgement", (10,) * 6, "0.25", 5, ("0.1", "0.1", *["0.2"] * 4), ("judged",)
    ),
)


def measure_scoring(folder: Path) -> list[Line]:
    """Median times of scoring and of the steps to all higher levels, for each shape."""
    lines = []
    for shape in SHAPES:
        indicator_set = load(_text(shape))
        answers = {item.code: _answer(item, number) for number, item in enumerate(indicator_set.items)}
        found = gaps(indicator_set, answers)
        steps = ", ".join(f"Mức {gap.to_level}: {len(gap.steps)}" for gap in found)
        seconds = [_median(deed, indicator_set, answers) for deed in (score, gaps)]
        lines += [
            Line(f"score 60 items: {shape.name}", seconds[0] * 1000, "ms", SCORING_BOUND),
            Line(f"gaps 60 items: {shape.name}", seconds[1] * 1000, "ms", GAPS_BOUND, steps),
        ]
    return lines


def _median(
    deed: Callable[[IndicatorSet, dict[str, Answer]], object],
    indicator_set: IndicatorSet,
    answers: dict[str, Answer],
) -> float:
    seconds = []
    for _ in range(TIMES):
        began = time.perf_counter()
        deed(indicator_set, answers)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def _text(shape: Shape) -> str:
    weights = shape.weights or ["1"] * len(shape.items)
    rows = [
        part
        for number, (count, weight) in enumerate(zip(shape.items, weights, strict=True), 1)
        for part in _group(str(number), count, weight, shape)
    ]
    combine = "weighted_total" if shape.weights else "lowest_group"
    levels = ", ".join(_level(number, shape.levels) for number in range(1, shape.levels + 1))
    rule = f'[level_rule]\ncombine = "{combine}"\npoint_step = {shape.step}\nlevels = [{levels}]'
    return "\n".join(['id = "do"\nversion = "1"\ntitle = "Đo tốc độ"', *rows, rule])


def _group(code: str, count: int, weight: str, shape: Shape) -> Iterator[str]:
    yield f'[[groups]]\ncode = "{code}"\ntitle = "Nhóm"\nmax_points = {TOTAL}\nweight = {weight}'
    yield f'[[criteria]]\ncode = "{code}.1"\ngroup = "{code}"'
    # Whole points for all items; what is over goes to the first.
    each = TOTAL // count
    for number in range(count):
        most = TOTAL - each * (count - 1) if number == 0 else each
        kind = shape.kinds[number % len(shape.kinds)]
        head = f'[[items]]\ncode = "{code}.1.{number}"\ncriterion = "{code}.1"\ntext = "Nội dung"'
        yield f"{head}\nmax_points = {most}\n{_scoring(kind, most)}"


def _scoring(kind: str, most: int) -> str:
    if kind == "proportional":
        return 'scoring = "ratio"\nladder = { proportional = true }'
    if kind != "ratio":
        return f'scoring = "{kind}"'
    low = "{ to = 50, to_included = false, points = 0 }"
    half = f"{{ from = 50, to = 80, to_included = false, points = {Decimal(most) / 2} }}"
    return f'scoring = "ratio"\nladder = [{low}, {half}, {{ from = 80, points = {most} }}]'


def _level(number: int, count: int) -> str:
    low, high = (Decimal(TOTAL * end) / count for end in (number - 1, number))
    upper = "" if number == count else f", to = {high:.2f}, to_included = false"
    return f"{{ level = {number}, from = {low:.2f}{upper} }}"


def _answer(item: Item, number: int) -> Answer:
    """Little done yet, so that every higher level takes many steps."""
    match item.scoring:
        case ScoringKind.JUDGED:
            return Answer(points=Decimal(number % 2))
        case ScoringKind.YES_NO:
            return Answer(yes=False)
        case _:
            return Answer(numerator=Decimal(number * 7 % 40), denominator=Decimal(137))
