"""Points of single items: the five kinds, their borders, what the council may award."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from cds_desktop.domain.indicator_set import Band, Choice, Item, Ladder, ScoringKind
from cds_desktop.domain.indicator_set.model import Interval
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import ItemScore, Working, score_item

D = Decimal
HALF = D("0.5")


def band(low: str, high: str | None, points: str, low_in: bool = True, high_in: bool = False) -> Band:
    upper = None if high is None else D(high)
    return Band(Interval(D(low), upper, low_in, high_in), D(points))


TEACHERS = Ladder((band("0", "60", "0"), band("60", "80", "4.5"), band("80", "100", "7", high_in=True)))
RESOURCES = Ladder((band("0", "20", "0"), band("20", "50", "3"), band("50", None, "7")))
CHOICES = (Choice("a", "Mọi lớp", D(7)), Choice("b", "Vài lớp", D("3.5")), Choice("c", "Chưa", D(0)))


@pytest.fixture
def ratio_item(make_item: Callable[..., Item]) -> Item:
    return make_item(
        scoring=ScoringKind.RATIO,
        ladder=TEACHERS,
        numerator_label="Số giáo viên có tài khoản",
        denominator_label="Tổng số giáo viên",
    )


@pytest.fixture
def count_item(make_item: Callable[..., Item]) -> Item:
    return make_item(scoring=ScoringKind.COUNT, ladder=RESOURCES, unit="học liệu", count_label="Số học liệu")


@pytest.fixture
def choice_item(make_item: Callable[..., Item]) -> Item:
    return make_item(scoring=ScoringKind.CHOICE, choices=CHOICES)


@pytest.fixture
def yes_no_item(make_item: Callable[..., Item]) -> Item:
    return make_item(scoring=ScoringKind.YES_NO)


def scored(item: Item, **answer: object) -> ItemScore:
    return score_item(item, Answer(**answer), HALF)  # type: ignore[arg-type]


def of(numerator: int | str, denominator: int | str) -> dict[str, Decimal]:
    return {"numerator": D(numerator), "denominator": D(denominator)}


def test_the_working_of_a_ratio_can_be_printed_in_one_line(ratio_item: Item) -> None:
    result = scored(ratio_item, **of(37, 40))
    assert result.working == "37/40 giáo viên = 92,5\u00a0% → khung “từ 80\u00a0%”: 7/7 điểm"
    assert (result.points, result.computed, result.state) == (D(7), D(7), Working.COMPUTED)


def test_yes_gives_the_maximum_and_no_gives_nothing(yes_no_item: Item) -> None:
    assert scored(yes_no_item, yes=True).points == D(7)
    assert scored(yes_no_item, yes=False).points == D(0)


def test_a_choice_gives_its_own_points(choice_item: Item) -> None:
    result = scored(choice_item, choice="b")
    assert result.points == D("3.5")
    assert "Phương án b: Vài lớp" in result.working
    assert result.working.endswith("3,5/7 điểm")


def test_a_choice_nobody_offered_is_wrong(choice_item: Item) -> None:
    result = scored(choice_item, choice="z")
    assert (result.points, result.state) == (None, Working.WRONG)


@pytest.mark.parametrize(
    ("count", "points"), [("0", 0), ("19", 0), ("20", 3), ("49", 3), ("50", 7), ("9999", 7)]
)
def test_a_count_falls_into_its_band(count_item: Item, count: str, points: int) -> None:
    assert scored(count_item, count=D(count)).points == D(points)


@pytest.mark.parametrize(
    ("numerator", "denominator", "points"),
    [
        (4, 5, "7"),
        (79, 100, "4.5"),
        (7999, 10000, "4.5"),
        (3, 5, "4.5"),
        (59, 100, "0"),
        (0, 9, "0"),
        (9, 9, "7"),
    ],
)
def test_a_ratio_falls_into_its_band(
    ratio_item: Item, numerator: int, denominator: int, points: float
) -> None:
    assert scored(ratio_item, **of(numerator, denominator)).points == D(str(points))


@pytest.mark.parametrize(
    ("low_in", "high_in", "below", "at_low", "inside", "at_high", "above"),
    [
        (True, True, False, True, True, True, False),
        (True, False, False, True, True, False, False),
        (False, True, False, False, True, True, False),
        (False, False, False, False, True, False, False),
    ],
)
def test_each_end_of_an_interval_is_in_or_out_as_written(
    low_in: bool, high_in: bool, below: bool, at_low: bool, inside: bool, at_high: bool, above: bool
) -> None:
    interval = Interval(D(50), D(75), low_in, high_in)
    values = (Fraction(99, 2), Fraction(50), Fraction(60), Fraction(75), Fraction(151, 2))
    assert tuple(interval.contains(value) for value in values) == (below, at_low, inside, at_high, above)


def test_an_interval_with_open_ends_holds_everything() -> None:
    assert Interval(None, None).contains(Fraction(-5))
    assert Interval(None, None).contains(Fraction(10**9))


def test_two_thirds_are_exact_and_never_reach_a_border_just_above(make_item: Callable[..., Item]) -> None:
    ladder = Ladder((band("0", "66.6667", "0"), band("66.6667", "100", "7", high_in=True)))
    item = make_item(scoring=ScoringKind.RATIO, ladder=ladder)
    assert scored(item, **of(2, 3)).points == D(0)


def test_a_third_of_a_border_is_met_exactly(make_item: Callable[..., Item]) -> None:
    ladder = Ladder((band("0", "70", "0"), band("70", "100", "7", high_in=True)))
    item = make_item(scoring=ScoringKind.RATIO, ladder=ladder)
    assert scored(item, **of("2.1", 3)).points == D(7)


def test_a_percentage_just_below_a_border_is_not_shown_as_the_border(ratio_item: Item) -> None:
    assert "79,99\u00a0%" in scored(ratio_item, **of(79999, 100000)).working


def test_proportional_points_are_cut_to_the_step_not_rounded(make_item: Callable[..., Item]) -> None:
    item = make_item(scoring=ScoringKind.RATIO, ladder=Ladder(proportional=True))
    assert scored(item, **of(2, 3)).points == D("4.5")
    assert scored(item, **of(3, 3)).points == D(7)
    assert scored(item, **of(0, 3)).points == D(0)
    assert "theo tỉ lệ" in scored(item, **of(2, 3)).working


def test_points_are_decimals_whatever_the_kind(
    ratio_item: Item, count_item: Item, choice_item: Item, yes_no_item: Item, make_item: Callable[..., Item]
) -> None:
    results = [
        scored(ratio_item, **of(3, 5)),
        scored(count_item, count=D(20)),
        scored(choice_item, choice="b"),
        scored(yes_no_item, yes=True),
        scored(make_item(), points=D("2.5")),
        scored(make_item(scoring=ScoringKind.RATIO, ladder=Ladder(proportional=True)), **of(1, 3)),
    ]
    assert [type(result.points) for result in results] == [Decimal] * 6


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        (ScoringKind.RATIO, "Nhập “Tổng số giáo viên” để tính điểm."),
        (ScoringKind.COUNT, "Nhập “Số học liệu” để tính điểm."),
        (ScoringKind.CHOICE, "Chọn một phương án để tính điểm."),
        (ScoringKind.YES_NO, "Chọn Có hoặc Không để tính điểm."),
        (ScoringKind.JUDGED, "Hội đồng chưa chấm điểm."),
    ],
)
def test_an_unanswered_item_says_what_to_enter(
    make_item: Callable[..., Item], kind: ScoringKind, asks: str
) -> None:
    item = make_item(
        scoring=kind,
        ladder=TEACHERS if kind is ScoringKind.RATIO else RESOURCES,
        choices=CHOICES,
        denominator_label="Tổng số giáo viên",
        count_label="Số học liệu",
    )
    result = scored(item)
    assert (result.points, result.state, result.working) == (None, Working.MISSING, asks)


def test_the_missing_half_of_a_ratio_is_the_one_asked_for(ratio_item: Item) -> None:
    assert "Số giáo viên có tài khoản" in scored(ratio_item, denominator=D(40)).working


def test_the_council_may_award_less_with_a_reason(ratio_item: Item) -> None:
    result = scored(ratio_item, **of(37, 40), points=D("6.5"), reason="mới dùng từ học kỳ II")
    assert (result.points, result.computed, result.state) == (D("6.5"), D(7), Working.REDUCED)
    assert result.working.endswith("7/7 điểm; Hội đồng chấm 6,5/7 điểm: mới dùng từ học kỳ II")


@pytest.mark.parametrize("reason", ["", "   "])
def test_the_council_may_not_award_less_without_a_reason(ratio_item: Item, reason: str) -> None:
    result = scored(ratio_item, **of(37, 40), points=D(6), reason=reason)
    assert (result.points, result.state) == (None, Working.WRONG)
    assert "lý do" in result.working


def test_the_council_may_never_award_more_than_the_ladder(ratio_item: Item) -> None:
    result = scored(ratio_item, **of(24, 40), points=D(5), reason="rất cố gắng")
    assert (result.points, result.state) == (None, Working.WRONG)
    assert "4,5" in result.working


@pytest.mark.parametrize("points", ["7.5", "1000000"])
def test_judged_points_never_exceed_the_maximum(make_item: Callable[..., Item], points: str) -> None:
    result = scored(make_item(), points=D(points), reason="xuất sắc")
    assert (result.points, result.state) == (None, Working.WRONG)


def test_half_points_pass_and_quarter_points_do_not(make_item: Callable[..., Item]) -> None:
    assert scored(make_item(), points=D("3.5")).points == D("3.5")
    assert scored(make_item(), points=D("3.25")).state is Working.WRONG


def test_a_set_may_allow_whole_points_only(make_item: Callable[..., Item]) -> None:
    assert score_item(make_item(), Answer(points=D("3.5")), D(1)).state is Working.WRONG


@pytest.mark.parametrize(
    "answer",
    [of(41, 40), of(0, 0), of(-1, 40), {"points": D(-1)}],
    ids=["more than all", "of nothing", "below zero", "negative points"],
)
def test_numbers_that_cannot_be_are_wrong_and_give_no_points(
    ratio_item: Item, answer: dict[str, Decimal]
) -> None:
    result = scored(ratio_item, **answer)
    assert (result.points, result.state) == (None, Working.WRONG)


def test_the_working_shows_the_facts_of_its_own_kind_only(count_item: Item, yes_no_item: Item) -> None:
    strange = of(1, 2)
    assert scored(count_item, count=D(86), **strange).working.startswith("86 học liệu →")
    assert scored(yes_no_item, yes=True, count=D(3), **strange).working.startswith("Có →")


def test_a_judged_item_keeps_the_raw_numbers_it_asks_for(make_item: Callable[..., Item]) -> None:
    item = make_item(asks_for=ScoringKind.RATIO)
    result = scored(item, **of(30, 40), points=D(5))
    assert result.working == "30/40 giáo viên = 75\u00a0% → chưa có khung; Hội đồng chấm 5/7 điểm"
