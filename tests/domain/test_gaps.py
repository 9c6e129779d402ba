"""What is missing for the next level: true steps, and never more of them than needed."""

from decimal import Decimal

from cds_desktop.domain.gaps import Gap, gaps
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import score

D = Decimal

MET = {"0": Answer(met=True)}
ANSWERED = {
    **MET,
    "a": Answer(numerator=D(3), denominator=D(10)),
    "b": Answer(count=D(3)),
    "c": Answer(choice="y"),
    "d": Answer(yes=False),
    "e": Answer(points=D("0.5")),
    "f": Answer(numerator=D(1), denominator=D(4)),
}


def words(gap: Gap) -> list[str]:
    return [f"{step.code}: {step.change}" for step in gap.steps]


def test_the_fewest_items_come_before_the_fewest_units(little_set: IndicatorSet) -> None:
    to_two, to_three = gaps(little_set, ANSWERED)
    assert words(to_two) == ["a: thêm 6 giáo viên: 3 → 9/10"]
    assert [(step.code, step.gain, step.units) for step in to_three.steps] == [
        ("a", 6, 6),
        ("b", 3, 5),
        ("c", D("1.5"), 1),
    ]


def test_each_kind_of_change_is_said_in_its_own_words(little_set: IndicatorSet) -> None:
    text = little_set.text.replace("from = 14, from_included = false, to = 20", "from = 20, to = 20")
    strict = load(text.replace("from = 8, to = 14", "from = 8, to = 20, to_included = false"))
    (_, to_three) = gaps(strict, ANSWERED)
    assert words(to_three) == [
        "a: thêm 6 giáo viên: 3 → 9/10",
        "b: thêm 5 học liệu: 3 → 8",
        "c: “Vừa” → “Tốt”",
        "d: Không → Có",
        "e: Hội đồng chấm thêm 1,5 điểm: 0,5 → 2/2",
        "f: 1 → 4/4",
    ]
    assert [step.is_judgement for step in to_three.steps] == [False, False, False, False, True, False]


def test_nothing_is_missing_at_the_highest_level(little_set: IndicatorSet) -> None:
    full = {
        **ANSWERED,
        "a": Answer(numerator=D(10), denominator=D(10)),
        "b": Answer(count=D(9)),
        "c": Answer(choice="x"),
        "d": Answer(yes=True),
    }
    assert score(little_set, full).level == 3
    assert gaps(little_set, full) == ()


def test_a_failed_condition_alone_needs_no_points(little_set: IndicatorSet) -> None:
    answers = {**ANSWERED, "0": Answer(met=False), "a": Answer(numerator=D(9), denominator=D(10))}
    to_two, to_three = gaps(little_set, answers)
    assert (to_two.conditions, to_two.steps, to_two.reachable) == (("0",), (), True)
    assert to_three.conditions == ("0",)
    assert to_three.steps


def test_an_open_condition_is_named_too(little_set: IndicatorSet) -> None:
    answers = {code: answer for code, answer in ANSWERED.items() if code != "0"}
    assert [gap.conditions for gap in gaps(little_set, answers)] == [("0",), ("0",)]


def test_a_condition_without_effect_is_not_asked_for(little_set: IndicatorSet) -> None:
    lenient = load(little_set.text.replace("[level_rule]", '[level_rule]\nmandatory_failed = "no_effect"'))
    assert [gap.conditions for gap in gaps(lenient, {**ANSWERED, "0": Answer(met=False)})] == [(), ()]


def test_a_level_nobody_can_reach_says_so_and_offers_no_steps(little_texts: dict[str, str]) -> None:
    small = load(little_texts["head"] + little_texts["ratio"] + little_texts["count"])
    to_two, to_three = gaps(small, MET)
    assert (to_two.reachable, to_three.reachable, to_three.steps) == (True, False, ())


def test_what_was_never_counted_names_the_band_and_not_a_number(little_set: IndicatorSet) -> None:
    (to_two, _) = gaps(little_set, MET)
    (step,) = [step for step in to_two.steps if step.code == "a"]
    assert (step.change, step.units) == ("– → trên 80\u00a0%", None)


def test_numbers_that_cannot_be_count_as_not_entered(little_set: IndicatorSet) -> None:
    wrong = {**ANSWERED, "a": Answer(numerator=D(11), denominator=D(10))}
    changes = [step.change for gap in gaps(little_set, wrong) for step in gap.steps if step.code == "a"]
    assert changes
    assert all(change.startswith("– → ") for change in changes)


def test_points_the_council_held_back_can_be_given_by_the_council(little_set: IndicatorSet) -> None:
    held = {
        **ANSWERED,
        "a": Answer(numerator=D(9), denominator=D(10), points=D(3), reason="mới dùng"),
        "b": Answer(count=D(0)),
    }
    (to_two, _) = gaps(little_set, held)
    assert words(to_two) == ["a: Hội đồng chấm thêm 2,5 điểm: 3 → 5,5/6"]
    assert to_two.steps[0].is_judgement


def test_each_group_gets_its_own_steps(small_set: IndicatorSet) -> None:
    answers = {"1.1": Answer(met=True), "1.2": Answer(points=D(40)), "2.1.1": Answer(points=D("49.5"))}
    to_two, to_three = gaps(small_set, answers)
    assert [(step.code, step.gain) for step in to_two.steps] == [("1.2", D(10)), ("2.1.1", D("0.5"))]
    assert [(step.code, step.gain) for step in to_three.steps] == [("1.2", D("35.5")), ("2.1.1", D("26"))]


def test_a_step_says_what_to_do_and_the_numbers_behind_it(little_set: IndicatorSet) -> None:
    labelled = load(
        little_set.text.replace(
            'unit = "giáo viên"', 'unit = "giáo viên"\nnumerator_label = "Số giáo viên dùng phần mềm"'
        )
    )
    (step,) = gaps(labelled, ANSWERED)[0].steps
    assert step.deed == "Thêm 6 giáo viên dùng phần mềm"
    assert step.fact == "3/10 → 9/10 giáo viên = 90\u00a0% (khung “trên 80\u00a0%”)"


def test_without_a_step_the_set_is_computed_anew(little_set: IndicatorSet) -> None:
    first = gaps(little_set, ANSWERED)[0]
    other = gaps(little_set, ANSWERED, without=[step.code for step in first.steps])[0]
    assert other.reachable
    assert "a" not in {step.code for step in other.steps}
    assert len(other.steps) > len(first.steps)


def test_without_every_item_nothing_can_be_reached(little_set: IndicatorSet) -> None:
    everything = [item.code for item in little_set.items]
    assert [gap.reachable for gap in gaps(little_set, ANSWERED, without=everything)] == [False, False]


def test_of_ways_that_cost_the_same_the_smallest_is_asked_for(little_texts: dict[str, str]) -> None:
    lots = """
[[items]]
code = "r"
criterion = "1"
text = "Phần mềm"
max_points = 10
scoring = "choice"
options = [
    { key = "x", text = "Mua", points = 10 },
    { key = "y", text = "Thuê", points = 8 },
    { key = "z", text = "Dùng thử", points = 7.5 },
]
[[items]]
code = "s"
criterion = "1"
text = "Học sinh có tài khoản"
max_points = 10
scoring = "ratio"
ladder = { proportional = true }
"""
    chosen = load(little_texts["head"] + lots)
    to_two, to_three = gaps(chosen, MET)
    assert words(to_two) == ["r: – → “Thuê”"]
    assert words(to_three) == ["r: – → “Dùng thử”", "s: – → từ 70\u00a0%"]


def test_a_better_number_counts_only_where_the_council_awards_the_whole_ladder(
    little_set: IndicatorSet,
) -> None:
    held = {
        **ANSWERED,
        "a": Answer(numerator=D(5), denominator=D(10), points=D("0.5"), reason="mới dùng"),
    }
    steps = {step.code: step for gap in gaps(little_set, held) for step in gap.steps}
    assert steps["a"].change.endswith("→ 9/10 và Hội đồng không chấm thấp hơn khung")
    assert steps["a"].change.startswith("thêm 4 giáo viên: 5 → ")
    assert steps["a"].fact.endswith("(khung “trên 80\u00a0%”); Hội đồng không chấm thấp hơn khung")


def test_the_facts_of_a_choice_are_its_words(little_set: IndicatorSet) -> None:
    facts = {step.code: step.fact for gap in gaps(little_set, ANSWERED) for step in gap.steps}
    assert facts["c"] == "“Vừa” → “Tốt”"
