"""What is new, gone, changed and renamed from one set to another, and which code was which."""

from cds_desktop.domain.indicator_set import (
    DifferenceKind,
    IndicatorSet,
    RowSort,
    code_map,
    criterion_map,
    differences,
    item_map,
    load,
)


def changed(little_set: IndicatorSet, *pairs: tuple[str, str]) -> IndicatorSet:
    text = little_set.text
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return load(text)


def test_a_set_does_not_differ_from_itself(demonstration_set: IndicatorSet) -> None:
    assert differences(demonstration_set, demonstration_set, ticks=True) == ()


def test_a_changed_field_is_told_before_and_after_in_words(little_set: IndicatorSet) -> None:
    after = changed(
        little_set,
        ("to = 50, to_included = false, points = 0", "to = 40, points = 0"),
        ("from = 50, to = 80", "from = 40, from_included = false, to = 80"),
    )
    (found,) = differences(little_set, after)
    assert (found.kind, found.row, found.code, found.words) == ("changed", "item", "a", "Tỉ lệ")
    (field,) = found.fields
    assert (field.field, field.label) == ("ladder", "Thang điểm")
    assert field.before == "dưới 50: 0; từ 50 đến 80: 2,5; trên 80: 6"
    assert field.after == "đến 40: 0; trên 40 đến 80: 2,5; trên 80: 6"


def test_the_set_itself_a_group_and_the_rule_are_compared_too(little_set: IndicatorSet) -> None:
    after = changed(
        little_set,
        ('version = "1"', 'version = "2"'),
        ('title = "Nhóm"', 'title = "Nhóm một"'),
        ("from = 8, to = 14", "from = 8, to = 14, title = 'Vừa'"),
    )
    found = differences(little_set, after)
    assert [one.row for one in found] == [RowSort.SET, RowSort.GROUP, RowSort.LEVEL_RULE]
    assert [(field.before, field.after) for one in found[:2] for field in one.fields] == [
        ("1", "2"),
        ("Nhóm", "Nhóm một"),
    ]
    assert "Mức 2 (Vừa): từ 8 đến 14" in found[2].fields[0].after


def test_new_and_gone_rows_are_told_in_the_order_of_the_set(little_set: IndicatorSet) -> None:
    after = changed(little_set, ('code = "b"', 'code = "h"'))
    found = [(one.kind, one.code) for one in differences(little_set, after)]
    assert found == [(DifferenceKind.NEW, "h"), (DifferenceKind.GONE, "b")]


def test_a_row_that_says_its_old_code_is_renamed(little_set: IndicatorSet) -> None:
    after = changed(little_set, ('code = "b"', 'code = "h"\nreplaces = ["zz", "b"]'))
    (found,) = differences(little_set, after)
    assert (found.kind, found.code, found.before_code) == (DifferenceKind.RENAMED, "h", "b")
    assert code_map(little_set, after)["h"] == "b"


def test_two_rows_may_change_places(little_set: IndicatorSet) -> None:
    after = changed(
        little_set,
        ('code = "b"', 'code = "x"\nreplaces = ["b"]'),
        ('code = "c"', 'code = "b"\nreplaces = ["c"]'),
        ('code = "x"', 'code = "c"'),
    )
    assert (code_map(little_set, after)["b"], code_map(little_set, after)["c"]) == ("c", "b")


def test_a_code_that_another_row_took_over_is_new(little_set: IndicatorSet) -> None:
    after = changed(little_set, ('code = "b"', 'code = "x"\nreplaces = ["c"]'), ('code = "x"', 'code = "b"'))
    codes = item_map(little_set, after)
    assert codes["b"] == "c"
    assert "c" not in codes
    assert [(one.kind, one.code, one.before_code) for one in differences(little_set, after)] == [
        (DifferenceKind.RENAMED, "b", "c"),
        (DifferenceKind.NEW, "c", ""),
        (DifferenceKind.GONE, "b", ""),
    ]


def test_an_old_code_nobody_had_leaves_the_row_to_its_own(little_set: IndicatorSet) -> None:
    after = changed(little_set, ('code = "b"', 'code = "b"\nreplaces = ["1.9"]'))
    assert item_map(little_set, after)["b"] == "b"


def test_criteria_are_mapped_on_their_own(official_set: IndicatorSet) -> None:
    after = load(
        official_set.text.replace('code = "1.4"\ngroup', 'code = "1.4"\nreplaces = ["1.5"]\ngroup', 1)
    )
    assert criterion_map(official_set, after)["1.4"] == "1.5"
    assert item_map(official_set, after)["1.4"] == "1.4"
    # Answers are kept by item, so where both share a code the item counts.
    assert code_map(official_set, after)["1.4"] == "1.4"


def test_ticks_are_told_only_to_those_who_ask(little_set: IndicatorSet) -> None:
    tick = 'code = "b"\nchecked = true\nchecked_by = "Hạnh"\nchecked_on = 2026-11-20'
    after = changed(little_set, ('code = "b"', tick))
    assert differences(little_set, after) == ()
    (found,) = differences(little_set, after, ticks=True)
    assert [field.after for field in found.fields] == ["có", "Hạnh", "20/11/2026"]
