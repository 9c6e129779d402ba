"""Năm nay bên năm trước: counterparts of codes, marks, shifted days; borders and odd input."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cds_desktop.domain.indicator_set import Interval, load, to_toml
from cds_desktop.domain.round import Answer, Deadline
from cds_desktop.domain.year_on_year import (
    ChangeMark,
    a_year_on,
    answer_words,
    computed_mark,
    counterparts,
    next_school_year,
    same_numbers,
    years_between,
)


def changed(indicator_set, *, criteria=None, items=None):
    """The set with some rows replaced, by code; `None` drops a row."""
    new_criteria = tuple(
        row for old in indicator_set.criteria if (row := (criteria or {}).get(old.code, old)) is not None
    )
    new_items = tuple(
        row for old in indicator_set.items if (row := (items or {}).get(old.code, old)) is not None
    )
    return replace(indicator_set, criteria=new_criteria, items=new_items)


def mark(before, after, code, last=None, now=None):
    same = counterparts(before, after)
    return computed_mark(after.criterion(code), (before, after), same, (last or {}, now or {}))


def test_the_same_set_maps_every_code_to_itself(official_set):
    same = counterparts(official_set, official_set)

    assert same.criteria == {c.code: c.code for c in official_set.criteria}
    assert same.items == {i.code: i.code for i in official_set.items}
    assert same.groups == {g.code: g.code for g in official_set.groups}
    assert all(same.of_use(code) == (code,) for code in same.items)


def test_a_row_that_stands_for_several_takes_the_evidence_of_all(demonstration_set):
    joined = replace(demonstration_set.item("1.7.1"), replaces=("1.7.1", "1.7.2"))
    same = counterparts(demonstration_set, changed(demonstration_set, items={"1.7.1": joined, "1.7.2": None}))

    assert same.items["1.7.1"] == "1.7.1"
    assert same.of_use("1.7.1") == same.of_use("1.7.2") == ("1.7.1",)


def test_several_rows_that_stand_for_one_all_get_its_evidence(demonstration_set):
    first = replace(demonstration_set.item("1.3.1"), replaces=("1.3.1",))
    second = replace(demonstration_set.item("1.3.2"), replaces=("1.3.1",))
    same = counterparts(
        demonstration_set, changed(demonstration_set, items={"1.3.1": first, "1.3.2": second})
    )

    assert same.of_use("1.3.1") == ("1.3.1", "1.3.2")
    assert same.of_use("1.3.2") == ()


def test_a_group_comes_from_where_most_of_its_criteria_come(demonstration_set):
    groups = (replace(demonstration_set.groups[0], code="A"), demonstration_set.groups[1])
    criteria = {c.code: replace(c, group_code="A") for c in demonstration_set.criteria if c.group_code == "1"}
    after = replace(changed(demonstration_set, criteria=criteria), groups=groups)

    assert counterparts(demonstration_set, after).groups == {"A": "1", "2": "2"}


def test_nothing_entered_yet_is_unseen(small_set):
    assert mark(small_set, small_set, "1.2", last={"1.2": Answer(points=Decimal(50))}) is ChangeMark.UNSEEN


def test_equal_numbers_however_they_are_written_are_kept(small_set):
    last, now = {"1.2": Answer(points=Decimal("50.0"))}, {"1.2": Answer(points=Decimal(50), reason="khác")}

    assert mark(small_set, small_set, "1.2", last, now) is ChangeMark.KEPT


def test_other_numbers_are_a_change(small_set):
    last, now = {"1.2": Answer(points=Decimal(50))}, {"1.2": Answer(points=Decimal("50.5"))}

    assert mark(small_set, small_set, "1.2", last, now) is ChangeMark.CHANGED


def test_half_of_the_items_entered_alike_is_still_unseen(demonstration_set):
    one = {"1.6.1": Answer(numerator=Decimal(37), denominator=Decimal(40))}
    both = one | {"1.6.2": Answer(numerator=Decimal(34), denominator=Decimal(40))}

    assert mark(demonstration_set, demonstration_set, "1.6", both, one) is ChangeMark.UNSEEN
    assert mark(demonstration_set, demonstration_set, "1.6", both, both) is ChangeMark.KEPT
    assert mark(demonstration_set, demonstration_set, "1.6", one, both) is ChangeMark.CHANGED


def test_a_condition_is_held_against_last_year_too(small_set):
    met, failed = {"1.1": Answer(met=True)}, {"1.1": Answer(met=False)}

    assert mark(small_set, small_set, "1.1", met, met) is ChangeMark.KEPT
    assert mark(small_set, small_set, "1.1", met, failed) is ChangeMark.CHANGED


def test_a_row_of_other_wording_points_or_ladder_changed_by_the_set_whatever_was_entered(demonstration_set):
    before = demonstration_set
    worded = changed(before, criteria={"1.3": replace(before.criterion("1.3"), title="Tên khác")})
    item = before.item("1.3.2")
    low, *rest = item.ladder.bands
    moved = replace(low, interval=Interval(Decimal(0), Decimal(30), upper_included=True))
    laddered = changed(
        before, items={"1.3.2": replace(item, ladder=replace(item.ladder, bands=(moved, *rest)))}
    )
    same_answers = {"1.3.2": Answer(numerator=Decimal(1), denominator=Decimal(2))}

    for after in (worded, laddered):
        assert mark(before, after, "1.3", same_answers, same_answers) is ChangeMark.BY_SET
        assert mark(before, after, "1.4") is ChangeMark.UNSEEN


def test_spaces_and_the_form_of_letters_are_no_other_wording(demonstration_set):
    title = demonstration_set.criterion("1.3").title
    spaced = replace(demonstration_set.criterion("1.3"), title=f"  {title.replace(' ', '  ')} ")

    assert (
        mark(demonstration_set, changed(demonstration_set, criteria={"1.3": spaced}), "1.3")
        is ChangeMark.UNSEEN
    )


def test_a_criterion_nobody_had_before_is_new(demonstration_set):
    before = changed(demonstration_set, criteria={"1.4": None}, items={"1.4": None})

    assert mark(before, demonstration_set, "1.4") is ChangeMark.NEW


def test_a_renamed_criterion_of_the_same_words_is_kept(demonstration_set):
    after = changed(
        demonstration_set,
        criteria={"1.4": replace(demonstration_set.criterion("1.4"), code="1.8", replaces=("1.4",))},
        items={
            "1.4": replace(demonstration_set.item("1.4"), code="1.8", criterion_code="1.8", replaces=("1.4",))
        },
    )
    count = Answer(count=Decimal(86))

    assert (
        mark(demonstration_set, load(to_toml(after)), "1.8", {"1.4": count}, {"1.8": count})
        is ChangeMark.KEPT
    )


def test_a_leap_day_moves_to_the_last_of_february():
    moved = a_year_on([Deadline(key="k", label="K", due_on=date(2028, 2, 29))])

    assert moved[0].due_on == date(2029, 2, 28)
    assert a_year_on(moved, 3)[0].due_on == date(2032, 2, 28)


def test_a_day_that_leaves_the_calendar_is_left_out():
    assert a_year_on([Deadline(key="k", label="K", due_on=date(9999, 5, 1))]) == ()


@pytest.mark.parametrize(
    ("year", "following"),
    [
        ("2025-2026", "2026-2027"),
        (" 2025 – 2026", "2026-2027"),
        ("2025", "2026-2027"),
        ("năm nay", ""),
        ("", ""),
    ],
)
def test_the_school_year_after_another(year, following):
    assert next_school_year(year) == following


def test_years_that_cannot_be_told_apart_count_as_one():
    assert years_between("2023-2024", "2026-2027") == 3
    assert years_between("năm trước", "2026-2027") == 1
    assert years_between("2026-2027", "2025-2026") == -1


def test_last_years_answer_is_one_quiet_line(demonstration_set):
    ratio, count = demonstration_set.item("1.6.3"), demonstration_set.item("1.4")
    choice, yes_no = demonstration_set.item("1.3.3"), demonstration_set.item("1.3.4")

    assert (
        answer_words(ratio, Answer(numerator=Decimal(29), denominator=Decimal(40)), Decimal(5))
        == "29/40, 5 điểm"
    )
    assert answer_words(ratio, Answer(numerator=Decimal(29)), None) == "29/–"
    assert answer_words(count, Answer(count=Decimal(86)), Decimal("7.5")) == "86 học liệu, 7,5 điểm"
    assert answer_words(choice, Answer(choice="b"), Decimal(3)) == "“Một số tổ chuyên môn trả lời”, 3 điểm"
    assert answer_words(choice, Answer(choice="z"), None) == "z"
    assert answer_words(yes_no, Answer(yes=False), Decimal(0)) == "không, 0 điểm"
    assert answer_words(yes_no, Answer(), None) == ""


def test_an_empty_choice_is_no_choice():
    assert same_numbers(Answer(choice=""), Answer())
    assert not same_numbers(Answer(yes=False), Answer())
