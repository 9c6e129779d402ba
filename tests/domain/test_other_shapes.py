"""Sets of other shapes with results known beforehand: groups, weights, levels, steps, borders."""

from decimal import Decimal

import pytest

from cds_desktop.domain.gaps import gaps
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import Score, score

D = Decimal
LEVELS = """
    { level = 1, title = "Chưa đáp ứng", from = 0, to = 50, to_included = false },
    { level = 2, title = "Đáp ứng cơ bản", from = 50, to = 75 },
    { level = 3, title = "Đáp ứng tốt", from = 75, from_included = false },
"""


def group(code: str, most: str = "100", **fields: str) -> str:
    """A group with one content the council scores."""
    more = "".join(f"{name} = {value}\n" for name, value in fields.items())
    return f"""
[[groups]]
code = "{code}"
title = "Nhóm {code}"
max_points = {most}
{more}
[[criteria]]
code = "{code}.1"
group = "{code}"
title = "Tiêu chí {code}.1"
[[items]]
code = "{code}.1"
criterion = "{code}.1"
text = "Nội dung {code}.1"
max_points = {most}
scoring = "judged"
"""


def conditions(code: str, count: int) -> str:
    """A mandatory group of conditions only."""
    rows = "".join(
        f'[[criteria]]\ncode = "{code}.{n}"\ngroup = "{code}"\ntitle = "Điều kiện {n}"\nmandatory = true\n'
        for n in range(1, count + 1)
    )
    return f'[[groups]]\ncode = "{code}"\ntitle = "Nhóm bắt buộc"\nmandatory = true\n{rows}'


def shape(*groups: str, levels: str = LEVELS, step: str = "0.5", **fields: str) -> IndicatorSet:
    """A set of these groups with the rule."""
    more = "".join(f"{name} = {value}\n" for name, value in fields.items())
    head = 'id = "x"\nversion = "1"\ntitle = "Bộ"\n'
    rule = f"[level_rule]\nchecked = true\npoint_step = {step}\n{more}levels = [{levels}]\n"
    return load(head + "".join(groups) + rule)


def scored(indicator_set: IndicatorSet, *points: str, met: bool | None = True) -> Score:
    """The result when the contents get these points and all conditions are met or not."""
    return score(indicator_set, answers(indicator_set, *points, met=met))


def answers(indicator_set: IndicatorSet, *points: str, met: bool | None = True) -> dict[str, Answer]:
    found = {c.code: Answer(met=met) for c in indicator_set.criteria if c.mandatory}
    given = zip(indicator_set.items, points, strict=False)
    return found | {item.code: Answer(points=D(value)) for item, value in given}


SIX = [conditions("0", 3), *(group(str(number), "20") for number in range(1, 6))]
FIFTHS = LEVELS.replace("50", "10").replace("75", "15")


def test_six_groups_of_which_the_first_holds_conditions_only() -> None:
    six = shape(*SIX, levels=FIFTHS)
    result = scored(six, "20", "16", "15.5", "18", "15.5")
    assert [g.level for g in result.groups] == [0, 3, 3, 3, 3, 3]
    assert (result.level, result.groups[0].met, result.groups_failed) == (3, True, ())
    assert scored(six, "20", "16", "15", "18", "15.5").level == 2
    assert scored(six, "20", "9.5", "20", "20", "20").level == 1


def test_one_condition_not_met_fails_its_mandatory_group_and_holds_level_one() -> None:
    six = shape(*SIX, levels=FIFTHS)
    given = answers(six, *["20"] * 5) | {"0.2": Answer(met=False)}
    result = score(six, given)
    assert (result.level, result.mandatory_failed, result.groups_failed) == (1, ("0.2",), ("0",))
    assert result.groups[0].working == (
        "Nhóm 0: điều kiện bắt buộc 0.1 đạt; điều kiện bắt buộc 0.2 chưa đạt; "
        "điều kiện bắt buộc 0.3 đạt → nhóm bắt buộc chưa đạt."
    )
    (to_two, to_three) = gaps(six, given)
    assert (to_two.conditions, to_two.steps, to_three.conditions) == (("0.2",), (), ("0.2",))


def test_a_mandatory_group_nobody_confirmed_is_open() -> None:
    assert scored(shape(*SIX, levels=FIFTHS), *["20"] * 5, met=None).groups[0].met is None


@pytest.mark.parametrize(("points", "level", "met"), [("39.5", 1, False), ("40", 2, True), ("40.5", 2, True)])
def test_a_mandatory_group_with_points_needs_exactly_what_it_says(points: str, level: int, met: bool) -> None:
    first = group("1", mandatory="true", required_points="40")
    two = shape(first, group("2"), levels=LEVELS.replace("50", "30"))
    result = scored(two, points, "60")
    assert (result.level, result.groups[0].met) == (level, met)


def test_points_a_mandatory_group_lacks_are_named_and_found() -> None:
    first = group("1", mandatory="true", required_points="40")
    two = shape(first, group("2"), levels=LEVELS.replace("50", "30"))
    given = answers(two, "35", "60")
    to_two = gaps(two, given)[0]
    assert (to_two.groups, to_two.conditions) == (("1",), ())
    assert [(step.code, step.gain) for step in to_two.steps] == [("1.1", D(5))]
    result = score(two, given)
    assert "Nhóm bắt buộc 1 chưa đủ số điểm phải đạt: mức chung không vượt quá Mức 1." in result.rule
    assert result.groups[0].working == (
        "Nhóm 1: 1.1 35/100 = 35/100 điểm; phải đạt từ 40 điểm → nhóm bắt buộc chưa đạt "
        "→ Mức 2 (từ 30 đến 75)."
    )


def test_a_mandatory_group_changes_nothing_where_the_set_says_so() -> None:
    first = group("1", mandatory="true", required_points="40")
    two = shape(first, group("2"), levels=LEVELS.replace("50", "30"), mandatory_failed='"no_effect"')
    assert scored(two, "35", "60").level == 2
    assert gaps(two, answers(two, "35", "60"))[0].groups == ()


WEIGHTED = [group("1", weight="0.3"), group("2", "50", weight="0.8"), group("3", "60", weight="0.5")]


@pytest.mark.parametrize(
    ("points", "total", "level"),
    [
        (("100", "50", "60"), "100", 3),
        (("50", "25", "30"), "50", 2),
        (("49.5", "25", "30"), "49.85", 1),
        (("100", "37.5", "30"), "75", 2),
        (("100", "38", "30"), "75.4", 3),
    ],
)
def test_a_weighted_total_is_exact_at_its_borders(points: tuple[str, ...], total: str, level: int) -> None:
    result = scored(shape(*WEIGHTED, combine='"weighted_total"'), *points)
    assert result.total is not None
    assert (result.total.points, result.total.max_points, result.level) == (D(total), 100, level)
    assert [g.level for g in result.groups] == [0, 0, 0]


def test_weights_no_binary_number_holds_still_add_up_exactly() -> None:
    tenths = [group(str(number), "10", weight="0.1") for number in range(1, 11)]
    ten = shape(*tenths, combine='"weighted_total"', levels=LEVELS.replace("50", "5").replace("75", "7.5"))
    assert scored(ten, *["5"] * 10).level == 2
    assert scored(ten, *["5"] * 9, "4.5").level == 1


def test_a_weighted_total_is_told_with_every_weight() -> None:
    result = scored(shape(*WEIGHTED, combine='"weighted_total"'), "80", "40", "20")
    assert result.total is not None
    assert result.total.working == (
        "Tổng có trọng số: 0,3 × 80 + 0,8 × 40 + 0,5 × 20 = 66/100 điểm → Mức 2 (từ 50 đến 75)."
    )
    assert result.working == "Mức chung: tổng có trọng số 66 điểm, Mức 2 → Mức 2 (Đáp ứng cơ bản)."
    assert result.rule == (
        "Tổng điểm có trọng số (nhóm 1 × 0,3, nhóm 2 × 0,8, nhóm 3 × 0,5): "
        "Mức 1 dưới 50; Mức 2 từ 50 đến 75; Mức 3 trên 75."
    )


def test_the_cheapest_points_of_a_weighted_total_are_those_that_weigh_most() -> None:
    weighted = shape(*WEIGHTED, combine='"weighted_total"')
    (to_two, to_three) = gaps(weighted, answers(weighted, "40", "20", "40"))
    assert [(step.code, step.gain) for step in to_two.steps] == [("2.1", D("2.5"))]
    # More than 27 are missing: 30 × 0,8 and then half a point each 0,25 beat those of 0,15.
    assert [(step.code, step.gain) for step in to_three.steps] == [("2.1", D(30)), ("3.1", D("6.5"))]


def test_bands_of_one_group_hold_a_weighted_total_back() -> None:
    own = (
        LEVELS
        + """
    { level = 1, group = "2", from = 0, to = 10, to_included = false },
    { level = 3, group = "2", from = 10 },
"""
    )
    weighted = shape(*WEIGHTED, combine='"weighted_total"', levels=own)
    result = scored(weighted, "100", "9.5", "60")
    assert (result.total and result.total.level, result.groups[1].level, result.level) == (2, 1, 1)
    assert scored(weighted, "100", "10", "60").level == 2
    assert [step.code for step in gaps(weighted, answers(weighted, "100", "9.5", "60"))[0].steps] == ["2.1"]


@pytest.mark.parametrize(("points", "level"), [("49.5", 1), ("50", 2), ("75", 2), ("75.5", 3)])
def test_one_group_of_a_hundred(points: str, level: int) -> None:
    result = scored(shape(group("1")), points)
    assert result.level == level
    assert "khác mức" not in result.rule


FIVE = """
    { level = 1, from = 0, to = 20, to_included = false },
    { level = 2, from = 20, to = 40, to_included = false },
    { level = 3, from = 40, to = 60 },
    { level = 4, from = 60, from_included = false, to = 80 },
    { level = 5, from = 80, from_included = false, to = 100 },
"""


@pytest.mark.parametrize(
    ("points", "level"),
    [("19.75", 1), ("20", 2), ("39.75", 2), ("40", 3), ("60", 3), ("60.25", 4), ("80", 4), ("80.25", 5)],
)
def test_five_levels_in_quarter_points(points: str, level: int) -> None:
    five = shape(group("1"), levels=FIVE, step="0.25")
    assert scored(five, points).level == level


def test_each_higher_of_five_levels_has_its_own_need() -> None:
    five = shape(group("1"), levels=FIVE, step="0.25")
    found = [(gap.to_level, gap.steps[0].gain) for gap in gaps(five, answers(five, "19.75"))]
    assert found == [(2, D("0.25")), (3, D("20.25")), (4, D("40.5")), (5, D("60.5"))]


@pytest.mark.parametrize("at_fifty", ["low", "high"])
@pytest.mark.parametrize("at_seventy_five", ["low", "high"])
def test_a_border_belongs_to_the_side_that_includes_it(at_fifty: str, at_seventy_five: str) -> None:
    first, second = at_fifty == "low", at_seventy_five == "low"
    ends = [str(value).lower() for value in (first, not first, second, not second)]
    levels = f"""
    {{ level = 1, from = 0, to = 50, to_included = {ends[0]} }},
    {{ level = 2, from = 50, from_included = {ends[1]}, to = 75, to_included = {ends[2]} }},
    {{ level = 3, from = 75, from_included = {ends[3]}, to = 100 }},
"""
    one = shape(group("1"), levels=levels)
    found = [scored(one, points).level for points in ("49.5", "50", "50.5", "74.5", "75", "75.5")]
    assert found == [1, 1 if first else 2, 2, 2, 2 if second else 3, 3]
    needs = [gap.steps[0].gain for gap in gaps(one, answers(one, "0"))]
    assert needs == [D("50.5") if first else D(50), D("75.5") if second else D(75)]


def test_groups_with_levels_of_their_own_are_each_held_to_them() -> None:
    own = (
        LEVELS
        + """
    { level = 1, group = "2", from = 0, to = 15 },
    { level = 2, group = "2", from = 15, from_included = false, to = 20, to_included = false },
    { level = 3, group = "2", from = 20, to = 40 },
"""
    )
    two = shape(group("1"), group("2", "40"), levels=own)
    assert [scored(two, "80", points).level for points in ("15", "15.5", "19.5", "20")] == [1, 2, 2, 3]


def test_groups_of_the_same_levels_share_one_sentence_of_the_rule() -> None:
    own = (
        LEVELS
        + '{ level = 1, group = "2", to = 20, to_included = false }, { level = 3, group = "2", from = 20 },'
    )
    three = shape(group("1"), group("2", "40"), group("3"), levels=own)
    assert scored(three, "80", "40", "80").rule.startswith(
        "Điểm nhóm 1, 3: Mức 1 dưới 50; Mức 2 từ 50 đến 75; Mức 3 trên 75."
        " Điểm nhóm 2: Mức 1 dưới 20; Mức 3 từ 20."
    )


PROPORTIONAL = """
[[groups]]
code = "1"
title = "Nhóm"
max_points = 10
[[criteria]]
code = "1.1"
group = "1"
title = "Tiêu chí"
[[items]]
code = "1.1"
criterion = "1.1"
text = "Tỉ lệ"
max_points = 10
scoring = "ratio"
unit = "giáo viên"
ladder = { proportional = true }
"""
TENTH = LEVELS.replace("50", "5").replace("75", "7.5")


@pytest.mark.parametrize(
    ("step", "part", "points"),
    [
        ("0.25", 37, "9.25"),
        ("0.5", 37, "9"),
        ("1", 37, "9"),
        ("0.25", 39, "9.75"),
        ("2", 39, "8"),
        ("0.25", 40, "10"),
    ],
)
def test_points_in_proportion_are_cut_to_the_step(step: str, part: int, points: str) -> None:
    one = shape(PROPORTIONAL, levels=TENTH if step != "2" else TENTH.replace("7.5", "8"), step=step)
    result = score(one, {"1.1": Answer(numerator=D(part), denominator=D(40))})
    assert result.item("1.1").points == D(points)


def test_steps_in_proportion_ask_for_no_person_too_many() -> None:
    one = shape(PROPORTIONAL, levels=TENTH, step="0.25")
    given = {"1.1": Answer(numerator=D(10), denominator=D(37))}
    changes = [gap.steps[0].change for gap in gaps(one, given)]
    # 19/37 give 5,13 points, cut to 5; 29/37 give 7,83, cut to 7,75, the first above 7,5.
    assert changes == ["thêm 9 giáo viên: 10 → 19/37", "thêm 19 giáo viên: 10 → 29/37"]
    reached = [score(one, {"1.1": Answer(numerator=D(n), denominator=D(37))}).level for n in (18, 19, 28, 29)]
    assert reached == [1, 2, 2, 3]
