"""Cách tính above the items: one sentence for each criterion, group and level; the council's limits."""

from decimal import Decimal

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import Working, score

D = Decimal
SOME = {
    "1.1": Answer(met=True),
    "1.2": Answer(met=False),
    "1.3.1": Answer(points=D("5.5")),
    "1.3.2": Answer(numerator=D(20), denominator=D(40)),
    "1.4": Answer(count=D(75)),
}


def test_a_criterion_tells_its_items_their_sum_what_is_open_and_its_own_level(
    demonstration_set: IndicatorSet,
) -> None:
    scored = score(demonstration_set, SOME).criterion("1.3")
    assert (scored.points, scored.max_points, scored.unscored_points, scored.level) == (D("9.5"), 30, 18, 1)
    assert scored.working == (
        "1.3: 1.3.1 5,5/6 + 1.3.2 4/6 + 1.3.3 chưa chấm + 1.3.4 chưa chấm + 1.3.5 chưa chấm = 9,5/30 điểm "
        "(còn 18 điểm chưa chấm) → mức riêng của tiêu chí: Mức 1 (dưới 10)."
    )


def test_a_criterion_of_one_item_needs_no_sum(demonstration_set: IndicatorSet) -> None:
    assert score(demonstration_set, SOME).criterion("1.4").working == "1.4: 6/10 điểm."
    assert score(demonstration_set, {}).criterion("1.4").working == "1.4: chưa chấm."


def test_a_group_tells_its_criteria_and_the_level_they_reach(demonstration_set: IndicatorSet) -> None:
    assert score(demonstration_set, SOME).groups[0].working == (
        "Nhóm 1: 1.3 9,5/30 + 1.4 6/10 + 1.5 0/20 + 1.6 0/20 + 1.7 0/20 = 15,5/100 điểm "
        "(còn 78 điểm chưa chấm) → Mức 1 (dưới 50)."
    )


def test_conditions_are_told_in_words(demonstration_set: IndicatorSet) -> None:
    found = [condition.working for condition in score(demonstration_set, SOME).conditions]
    assert found[:3] == [
        "1.1: điều kiện bắt buộc, đạt.",
        "1.2: điều kiện bắt buộc, chưa đạt.",
        "2.1: điều kiện bắt buộc, chưa xác nhận.",
    ]


@pytest.mark.parametrize(
    ("one", "two", "met", "words"),
    [
        (
            "80",
            "60",
            True,
            "Mức chung: nhóm 1 Mức 3, nhóm 2 Mức 2; nhóm thấp nhất quyết định → Mức 2 (Đáp ứng cơ bản).",
        ),
        ("80", "80", True, "Mức chung: nhóm 1 Mức 3, nhóm 2 Mức 3 → Mức 3 (Đáp ứng tốt)."),
        (
            "80",
            "80",
            False,
            "Mức chung: nhóm 1 Mức 3, nhóm 2 Mức 3; điều kiện bắt buộc 1.1 chưa đạt; "
            "không vượt quá Mức 1 → Mức 1 (Chưa đáp ứng).",
        ),
    ],
)
def test_the_level_tells_what_decided_it(
    small_set: IndicatorSet, one: str, two: str, met: bool, words: str
) -> None:
    given = {"1.1": Answer(met=met), "1.2": Answer(points=D(one)), "2.1.1": Answer(points=D(two))}
    assert score(small_set, given).working == words


FACTS = {
    "a": Answer(numerator=D(6), denominator=D(10)),
    "b": Answer(count=D(5)),
    "c": Answer(choice="y"),
    "d": Answer(yes=True),
    "f": Answer(numerator=D(7), denominator=D(10)),
}
EARNED = {"a": D("2.5"), "b": D(2), "c": D("1.5"), "d": D(2), "f": D(1)}


@pytest.mark.parametrize("code", FACTS)
def test_the_council_may_give_less_than_any_rule_but_only_with_a_reason(
    little_set: IndicatorSet, code: str
) -> None:
    less = EARNED[code] - D("0.5")
    for reason, state in (("mới dùng", Working.REDUCED), ("", Working.WRONG)):
        given = {code: Answer(**{**_fields(FACTS[code]), "points": less, "reason": reason})}
        scored = score(little_set, given).item(code)
        assert scored.state is state
        assert scored.points == (less if reason else None)


@pytest.mark.parametrize("code", FACTS)
def test_the_council_may_never_give_more_than_any_rule(little_set: IndicatorSet, code: str) -> None:
    more = EARNED[code] + D("0.5")
    given = {code: Answer(**{**_fields(FACTS[code]), "points": more, "reason": "rất cố gắng"})}
    scored = score(little_set, given).item(code)
    assert (scored.points, scored.state) == (None, Working.WRONG)


@pytest.mark.parametrize("code", FACTS)
def test_what_the_council_gives_without_raw_facts_counts_nothing(little_set: IndicatorSet, code: str) -> None:
    scored = score(little_set, {code: Answer(points=D("0.5"), reason="đoán")}).item(code)
    assert (scored.points, scored.state) == (None, Working.MISSING)


def _fields(answer: Answer) -> dict[str, object]:
    return dict(vars(answer))
