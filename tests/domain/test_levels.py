"""Totals of the groups, the level reached, mandatory conditions and the sentence on the rule used."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.indicator_set import IndicatorSet, ScoringKind, load
from cds_desktop.domain.level_words import level_reason_words
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import Score, criterion_points, score


def scored(indicator_set: IndicatorSet, one: str | None, two: str | None, met: bool | None = True) -> Score:
    points = {"1.2": one, "2.1.1": two}
    answers = {code: Answer(points=Decimal(value)) for code, value in points.items() if value is not None}
    return score(indicator_set, {"1.1": Answer(met=met), **answers})


@pytest.mark.parametrize(
    ("points", "level"),
    [("0", 1), ("49.5", 1), ("50", 2), ("50.5", 2), ("74.5", 2), ("75", 2), ("75.5", 3), ("100", 3)],
)
def test_fifty_and_seventy_five_are_both_level_two(small_set: IndicatorSet, points: str, level: int) -> None:
    result = scored(small_set, points, points)
    assert result.level == level
    assert [group.level for group in result.groups] == [level, level]


def test_each_level_has_its_title(small_set: IndicatorSet) -> None:
    titles = [scored(small_set, points, points).level_title for points in ("10", "60", "90")]
    assert titles == ["Chưa đáp ứng", "Đáp ứng cơ bản", "Đáp ứng tốt"]


@pytest.mark.parametrize(("one", "two"), [("80", "60"), ("60", "80")])
def test_the_lower_group_decides_and_the_rule_says_so(small_set: IndicatorSet, one: str, two: str) -> None:
    result = scored(small_set, one, two)
    assert result.level == 2
    assert sorted(group.level for group in result.groups) == [2, 3]
    assert result.rule == (
        "Điểm mỗi nhóm: Mức 1 dưới 50; Mức 2 từ 50 đến 75; Mức 3 trên 75. "
        "Các nhóm khác mức: nhóm thấp hơn quyết định mức chung."
    )


def test_a_failed_condition_holds_the_round_at_level_one(small_set: IndicatorSet) -> None:
    result = scored(small_set, "90", "90", met=False)
    assert (result.level, result.level_title) == (1, "Chưa đáp ứng")
    assert result.mandatory_failed == ("1.1",)
    assert "Điều kiện bắt buộc 1.1 không đạt: mức chung không vượt quá Mức 1." in result.rule


def test_a_failed_condition_changes_nothing_where_the_set_says_so(small_text: str) -> None:
    result = scored(load(small_text.replace('"cap"', '"no_effect"')), "90", "90", met=False)
    assert result.level == 3
    assert result.mandatory_failed == ("1.1",)
    assert "việc này không đổi mức" in result.rule


def test_a_condition_nobody_confirmed_is_open_and_the_result_provisional(small_set: IndicatorSet) -> None:
    result = scored(small_set, "90", "90", met=None)
    assert result.mandatory_open == ("1.1",)
    assert result.mandatory_failed == ()
    assert not result.is_complete


def test_what_is_not_scored_counts_nothing_and_is_named(small_set: IndicatorSet) -> None:
    result = scored(small_set, "90", None)
    assert [(g.points, g.unscored_points) for g in result.groups] == [(90, 0), (0, 100)]
    assert result.level == 1
    assert not result.is_complete


def test_nothing_entered_at_all_is_level_one_with_everything_open(official_set: IndicatorSet) -> None:
    result = score(official_set, {})
    assert result.level == 1
    assert result.mandatory_open == ("1.1", "1.2", "2.1", "2.2")
    assert [group.points for group in result.groups] == [0, 0]


def test_an_unchecked_rule_says_that_it_is_unchecked(official_set: IndicatorSet) -> None:
    assert score(official_set, {}).rule.endswith("chưa được đối chiếu với bản giấy của quyết định.")


def test_groups_with_their_own_thresholds_are_each_told(small_text: str) -> None:
    own = """
    { level = 1, group = "2", from = 0, to = 30, to_included = false },
    { level = 2, group = "2", from = 30 },
]"""
    result = scored(load(small_text.rstrip().removesuffix("]") + own), "60", "30")
    assert result.level == 2
    assert "Điểm nhóm 1: Mức 1 dưới 50; Mức 2 từ 50 đến 75; Mức 3 trên 75." in result.rule
    assert "Điểm nhóm 2: Mức 1 dưới 30; Mức 2 từ 30." in result.rule


def test_points_above_the_last_band_still_have_the_highest_level(official_set: IndicatorSet) -> None:
    answers = {item.code: Answer(points=item.max_points) for item in official_set.items}
    assert [group.level for group in score(official_set, answers).groups] == [3, 3]


COUNTS = st.integers(0, 40)


@st.composite
def answers_for(draw: st.DrawFn, indicator_set: IndicatorSet) -> dict[str, Answer]:
    """Any answers a person could enter, also impossible ones."""
    numbers = st.none() | st.decimals(0, 200, places=1)
    found = {}
    for code in indicator_set.answer_codes:
        if draw(st.booleans()):
            found[code] = Answer(
                met=draw(st.none() | st.booleans()),
                yes=draw(st.none() | st.booleans()),
                choice=draw(st.sampled_from([None, "a", "b", "z"])),
                numerator=draw(numbers),
                denominator=draw(numbers),
                count=draw(numbers),
                points=draw(st.none() | st.decimals(0, 20, places=1)),
                reason=draw(st.sampled_from(["", "có lý do"])),
            )
    return found


@given(data=st.data())
def test_totals_add_up_and_no_item_exceeds_its_maximum(
    data: st.DataObject, demonstration_set: IndicatorSet
) -> None:
    result = score(demonstration_set, data.draw(answers_for(demonstration_set)))
    for item in result.items:
        assert item.points is None or 0 <= item.points <= item.max_points
        assert item.computed is None or item.points is None or item.points <= item.computed
    for group in result.groups:
        criteria = demonstration_set.criteria_of(group.code)
        assert group.points == sum(criterion_points(demonstration_set, result, c) for c in criteria)
        assert group.points + group.unscored_points <= group.max_points
    assert result.level <= min(group.level for group in result.groups)


@given(data=st.data())
def test_the_working_always_names_the_points_it_explains(
    data: st.DataObject, demonstration_set: IndicatorSet
) -> None:
    for item in score(demonstration_set, data.draw(answers_for(demonstration_set))).items:
        shown = f"{item.points}".rstrip("0").rstrip(".") if "." in f"{item.points}" else f"{item.points}"
        assert item.points is None or f"{shown.replace('.', ',')}/{item.max_points} điểm" in item.working


@given(whole=st.integers(1, 60), parts=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_more_people_never_mean_fewer_points(
    whole: int, parts: tuple[int, int], demonstration_set: IndicatorSet
) -> None:
    low, high = sorted(min(part, whole) for part in parts)
    for item in demonstration_set.items:
        if item.scoring is ScoringKind.RATIO:
            fewer, more = (
                score(
                    demonstration_set, {item.code: Answer(numerator=Decimal(n), denominator=Decimal(whole))}
                )
                for n in (low, high)
            )
            assert (fewer.item(item.code).points or 0) <= (more.item(item.code).points or 0)


@given(counts=st.tuples(st.integers(0, 500), st.integers(0, 500)))
def test_a_greater_count_never_means_fewer_points(
    counts: tuple[int, int], demonstration_set: IndicatorSet
) -> None:
    fewer, more = (
        score(demonstration_set, {"1.4": Answer(count=Decimal(count))}).item("1.4").points
        for count in sorted(counts)
    )
    assert (fewer or 0) <= (more or 0)


@given(one=st.integers(0, 200), two=st.integers(0, 200), more=st.integers(0, 200))
def test_more_points_in_a_group_never_lower_the_level(
    one: int, two: int, more: int, small_set: IndicatorSet
) -> None:
    before = scored(small_set, str(one / 2), str(two / 2))
    after = scored(small_set, str(max(one, more) / 2), str(two / 2))
    assert before.level <= after.level


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ({"1": 2, "2": 3}, "Hai nhóm khác mức: nhóm thấp hơn quyết định mức chung."),
        ({"1": 2, "2": 2}, "Hai nhóm cùng đạt Mức 2."),
        ({"1": 2}, ""),
    ],
)
def test_the_reason_for_a_level_is_told_without_its_thresholds(
    small_set: IndicatorSet, levels: dict[str, int], words: str
) -> None:
    assert level_reason_words(small_set, levels) == words
