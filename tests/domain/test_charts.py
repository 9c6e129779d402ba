"""Charts as data: what they say for sets of any shape, their tables, and the picture all drawings share."""

from decimal import Decimal

import pytest

from cds_desktop.domain.charts import (
    LastYear,
    Mark,
    criteria_chart,
    group_years_chart,
    groups_chart,
    items_chart,
    years_chart,
)
from cds_desktop.domain.charts.picture import lay_out
from cds_desktop.domain.charts.shapes import Box, Fill, Look, Measures, Pointer, Rule, Words
from cds_desktop.domain.indicator_set import code_map, load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import score

SIZES = Measures(28, 22, 20, 12, 8, 12, 4, narrow_below=460, label_share=0.39, most_lines=1)


def measure(text, look):
    return len(text) * (8 if look in (Look.BODY, Look.STRONG) else 7)


def a_set(groups, *, rule="", levels=((1, 0, 50), (2, 50, 75), (3, 75, 100)), identity="bo", more=""):
    """`groups`: {group: (max_points, {criterion: (declared, {item: points})}, extra lines)}."""
    lines = [f'id = "{identity}"\nversion = "1"\ntitle = "Bộ thử"']
    for group, (most, criteria, extra) in groups.items():
        lines.append(f'[[groups]]\ncode = "{group}"\ntitle = "Nhóm {group}"\nmax_points = {most}\n{extra}')
        for code, (declared, items) in criteria.items():
            lines.append(f'[[criteria]]\ncode = "{code}"\ngroup = "{group}"\ntitle = "Tiêu chí {code}"')
            lines.append("mandatory = true" if items is None else "")
            lines.append(f"max_points = {declared}" if declared is not None else "")
            lines += [
                f'[[items]]\ncode = "{item}"\ncriterion = "{code}"\ntext = "Nội dung {item}"\n'
                f'max_points = {points}\nscoring = "judged"'
                for item, points in (items or {}).items()
            ]
    lines.append(f"[level_rule]\npoint_step = 0.25\n{rule}")
    for number, low, high in levels:
        last = "true" if (number, low, high) == levels[-1] else "false"
        lines.append(
            f'[[level_rule.levels]]\nlevel = {number}\ntitle = "T{number}"\nfrom = {low}\nto = {high}\n'
            f"to_included = {last}"
        )
    return load("\n".join([*lines, more]))


@pytest.fixture
def two_groups():
    return a_set(
        {
            "1": (
                100,
                {"1.1": (None, None), "1.3": (60, {"1.3.1": 30, "1.3.2": 30}), "1.4": (40, {"1.4": 40})},
                "",
            ),
            "2": (100, {"2.3": (70, {"2.3.1": 60}), "2.4": (None, {"2.4.1": 20})}, ""),
        }
    )


def answers(**points):
    return {code.replace("_", "."): Answer(points=Decimal(value)) for code, value in points.items()}


def test_each_criterion_shows_its_points_its_maximum_and_what_is_not_scored(two_groups):
    result = score(two_groups, {"1.3.1": Answer(points=Decimal("22.5"))})

    chart = criteria_chart(two_groups, result)

    first, second = chart.sections[0].bars
    assert (first.code, first.points, first.max_points, first.unscored) == ("1.3", Decimal("22.5"), 60, 30)
    assert (second.points, second.unscored, second.value_words) == (None, 40, "–/40")
    assert chart.scale_end == 70
    assert "1.3 Tiêu chí 1.3: 22,5 trên 60 điểm, còn 30 điểm chưa chấm" in chart.spoken
    assert "1.4 Tiêu chí 1.4: chưa chấm, tối đa 40 điểm" in chart.spoken


def test_points_nobody_can_place_have_a_box_at_their_criterion_or_under_their_group(two_groups):
    chart = criteria_chart(two_groups, score(two_groups, {}))

    bars = chart.sections[1].bars

    assert [(bar.code, bar.unplaced) for bar in bars] == [("2.3", 10), ("2.4", 0), ("", 10)]
    assert bars[-1].is_unplaced
    assert chart.spoken[-1] == "Chưa rõ thuộc nội dung nào: 10 điểm"
    assert Mark.UNPLACED in {entry.mark for entry in chart.legend}


@pytest.mark.parametrize(("points", "level"), [("49.75", "Mức 1"), ("50", "Mức 2"), ("75", "Mức 3")])
def test_a_group_names_its_level_and_every_threshold(points, level):
    chosen = a_set({"1": (100, {"1.1": (100, {"1.1": 100})}, "")})

    (bar,) = groups_chart(chosen, score(chosen, {"1.1": Answer(points=Decimal(points))})).bars

    assert bar.level == level
    assert [t.words for t in bar.thresholds] == ["Mức 2 · từ 50", "Mức 3 · từ 75"]


def test_a_group_of_conditions_only_has_no_bar_but_a_sentence():
    chosen = a_set(
        {
            "0": (0, {"0.1": (None, None), "0.2": (None, None)}, "mandatory = true"),
            "1": (100, {"1.1": (100, {"1.1": 100})}, ""),
        }
    )
    result = score(chosen, {"0.1": Answer(met=True)})

    assert [bar.title for bar in groups_chart(chosen, result).bars] == ["Nhóm 1 · Nhóm 1"]
    assert "Nhóm 0 · Nhóm 0: chỉ có điều kiện bắt buộc, đạt 1/2." in groups_chart(chosen, result).spoken
    assert "Chỉ có điều kiện bắt buộc, đạt 1/2." in criteria_chart(chosen, result).spoken


def test_a_weighted_total_has_a_bar_of_its_own_with_the_levels():
    groups = {
        "1": (10, {"1.1": (10, {"1.1": 10})}, "weight = 2"),
        "2": (10, {"2.1": (10, {"2.1": 10})}, "weight = 3"),
    }
    chosen = a_set(groups, rule='combine = "weighted_total"', levels=((1, 0, 25), (2, 25, 50)))
    result = score(chosen, answers(**{"1_1": "10", "2_1": "1.75"}))

    *own, total = groups_chart(chosen, result).bars

    assert [bar.title for bar in own] == ["Nhóm 1 · Nhóm 1 (trọng số 2)", "Nhóm 2 · Nhóm 2 (trọng số 3)"]
    assert [bar.level for bar in own] == ["", ""]
    assert (total.points, total.max_points, total.level) == (Decimal("25.25"), 50, "Mức 2")
    assert [t.words for t in total.thresholds] == ["Mức 2 · từ 25"]


@pytest.fixture
def years():
    before = a_set(
        {"1": (30, {"1.1": (10, {"1.1.1": 10}), "1.2": (10, {"1.2": 10}), "1.9": (10, {"1.9": 10})}, "")},
        levels=((1, 0, 15), (2, 15, 30)),
    )
    now = a_set(
        {"1": (40, {"1.1": (20, {"1.1.1": 20}), "1.2": (10, {"1.2": 10}), "1.3": (10, {"1.3": 10})}, "")},
        levels=((1, 0, 20), (2, 20, 40)),
        identity="moi",
    )
    last = LastYear(
        before, score(before, answers(**{"1_1_1": "9", "1_2": "6", "1_9": "3"})), code_map(before, now)
    )
    return now, score(now, answers(**{"1_1_1": "12", "1_2": "6", "1_3": "4"})), last


def test_both_years_stand_beside_each_other_with_what_is_new_and_gone(years):
    chart = years_chart(*years)

    facts = [(bar.code, bar.value_words, bar.last_words, bar.change) for bar in chart.bars]

    assert facts == [
        ("1.1", "12/20", "9/10", ""),
        ("1.2", "6/10", "6/10", "0"),
        ("1.3", "4/10", "", "mới"),
        ("1.9", "", "3/10", "không còn"),
    ]
    assert chart.sections[-1].title == "Chỉ có ở năm học trước"


@pytest.mark.parametrize(
    ("given", "change"), [({}, ""), ({"1.1": "5"}, ""), ({"1.1": "5", "1.2": "1.5"}, "−3,5")]
)
def test_half_a_row_is_no_fall_since_last_year(given, change):
    chosen = a_set({"1": (100, {"1": (100, {"1.1": 50, "1.2": 50})}, "")})
    last = LastYear(
        chosen,
        score(chosen, {"1.1": Answer(points=Decimal(10)), "1.2": Answer(points=Decimal(0))}),
        {"1": "1"},
    )

    (bar,) = years_chart(
        chosen, score(chosen, {code: Answer(points=Decimal(points)) for code, points in given.items()}), last
    ).bars

    assert bar.change == change


def test_each_content_has_a_bar_with_last_year_found_by_its_code(two_groups):
    before = score(two_groups, answers(**{"1_3_1": "12", "1_3_2": "7"}))
    now = score(two_groups, answers(**{"1_3_1": "20"}))
    last = LastYear(two_groups, before, {}, items={"1.3.1": "1.3.2"})

    chart = items_chart(two_groups, now, last)

    facts = [(bar.code, bar.points, bar.max_points, bar.last_points) for bar in chart.sections[0].bars]
    assert facts == [("1.3.1", 20, 30, 7), ("1.3.2", None, 30, None), ("1.4", None, 40, None)]
    assert [(bar.code, bar.unplaced) for bar in chart.sections[1].bars][-1] == ("", 20)
    assert chart.rows[0][:5] == ("Nhóm 1 · Nhóm 1", "1.3.1", "Nội dung 1.3.1", "20", "30")


def test_the_chart_of_groups_says_what_a_condition_not_met_does_to_the_level():
    chosen = a_set(
        {"1": (100, {"1.1": (None, None), "1.2": (100, {"1.2": 100})}, "")}, rule="mandatory_cap = 1"
    )
    result = score(chosen, {"1.1": Answer(met=False), "1.2": Answer(points=Decimal(80))})

    chart = groups_chart(chosen, result)

    assert chart.spoken[-1] == "Điều kiện bắt buộc 1.1 không đạt: mức chung không vượt quá Mức 1."


def test_groups_of_both_years_are_compared(years):
    (bar,) = group_years_chart(*years).bars

    assert (bar.value_words, bar.last_words, bar.change) == ("22/40", "18/30", "")


def test_the_table_has_every_bar_and_no_column_that_says_nothing(years):
    now, result, last = years

    chart, alone = years_chart(now, result, last), criteria_chart(now, result)

    assert chart.headings == ("Nhóm", "Mã", "Tên", "Điểm", "Tối đa", "Năm học trước", "Thay đổi")
    assert len(chart.rows) == len(chart.bars) == 4
    assert chart.rows[3][1:] == ("1.9", "Tiêu chí 1.9", "–", "", "3/10", "không còn")
    assert alone.headings == ("Nhóm", "Mã", "Tên", "Điểm", "Tối đa")
    assert chart.text.splitlines()[1].split("\t")[1:3] == ["1.1", "Tiêu chí 1.1"]


def shapes_of(strips, kind):
    return [shape for strip in strips for shape in strip.shapes if isinstance(shape, kind)]


def test_length_is_points_on_one_scale_for_all_bars(two_groups):
    result = score(two_groups, answers(**{"1_3_1": "30", "1_3_2": "15", "1_4": "20", "2_4_1": "20"}))

    boxes = shapes_of(lay_out(criteria_chart(two_groups, result), 800, SIZES, measure), Box)

    maxima = [box for box in boxes if box.fill is Fill.MAXIMUM and box.width > 20]
    filled = [box for box in boxes if box.fill is Fill.POINTS and box.width > 20]
    per_point = maxima[0].width / 60
    assert len({box.x for box in maxima}) == 1
    assert [round(box.width / per_point) for box in maxima] == [60, 40, 70, 20, 10]
    assert [round(box.width / per_point) for box in filled] == [45, 20, 20]


@pytest.mark.parametrize("width", [240, 320, 459, 460, 700, 1600])
@pytest.mark.parametrize("kind", ["criteria", "groups", "years"])
def test_nothing_stands_outside_the_picture_and_no_two_words_overlap(years, width, kind):
    now, result, last = years
    chart = {
        "criteria": criteria_chart(now, result, last),
        "groups": groups_chart(now, result, last),
        "years": years_chart(now, result, last),
    }[kind]

    strips = lay_out(chart, width, SIZES, measure)

    for strip in strips:
        words = [shape for shape in strip.shapes if isinstance(shape, Words) and shape.text]
        spans = [_span(shape) for shape in words]
        assert all(left >= -0.01 and right <= width + 0.01 for left, right, _, _ in spans)
        assert all(top >= 0 and bottom <= strip.height + 0.01 for _, _, top, bottom in spans)
        assert not [(a, b) for a in spans for b in spans if a < b and _meet(a, b)], (strip, spans)
        for box in (shape for shape in strip.shapes if isinstance(shape, Box)):
            assert box.x >= -0.01
            assert box.x + box.width <= width + 0.01


def _span(words):
    taken = measure(words.text, words.look)
    left = words.x + words.width - taken if words.right else words.x
    return left, left + taken, words.y, words.y + words.height


def _meet(a, b):
    return a[0] < b[1] - 0.01 and b[0] < a[1] - 0.01 and a[2] < b[3] - 0.01 and b[2] < a[3] - 0.01


def test_points_and_codes_stay_whole_when_the_picture_is_narrow(years):
    strips = lay_out(years_chart(*years), 260, SIZES, measure)

    words = [shape.text for shape in shapes_of(strips, Words)]

    assert {"12/20", "9/10", "0", "mới", "không còn"} <= set(words)
    assert all(any(text.startswith(code) for text in words) for code in ("1.1", "1.2", "1.3", "1.9"))


def test_ten_levels_are_all_named_below_their_bar():
    levels = tuple((n, (n - 1) * 10, n * 10) for n in range(1, 11))
    chosen = a_set({"1": (100, {"1.1": (100, {"1.1": 100})}, "")}, levels=levels)
    chart = groups_chart(chosen, score(chosen, {}))

    words = [shape.text for shape in shapes_of(lay_out(chart, 600, SIZES, measure), Words)]

    assert [text for text in words if text.startswith("Mức ")] == [
        *(f"Mức {n} · từ {(n - 1) * 10}" for n in range(2, 11)),
        "Mức 1",
    ]


def test_last_year_is_a_tick_on_criteria_and_a_pointer_on_groups(years):
    now, result, last = years

    criteria = lay_out(criteria_chart(now, result, last), 800, SIZES, measure)
    groups = lay_out(groups_chart(now, result, last), 800, SIZES, measure)

    assert len(shapes_of(criteria, Rule)) == 3
    assert not shapes_of(criteria, Pointer)
    assert len(shapes_of(groups, Pointer)) == 2


def test_a_set_with_nothing_scored_and_forty_criteria_still_has_a_picture():
    criteria = {f"1.{n}": (2.5, {f"1.{n}.1": 2.5}) for n in range(1, 41)}
    chosen = a_set({"1": (100, criteria, "")})

    chart = criteria_chart(chosen, score(chosen, {}))

    assert len(chart.rows) == 40
    assert chart.scale_end == Decimal("2.5")
    assert len([s for s in lay_out(chart, 700, SIZES, measure) if s.code]) == 40
