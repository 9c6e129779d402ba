"""Reading a bộ chỉ số: what is accepted, and every fault told at once with its row and field."""

from datetime import date
from decimal import Decimal

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet, ScoringKind, check, load
from cds_desktop.errors import IndicatorSetFaulty


def faults(text: str) -> list[str]:
    return [str(fault) for fault in check(text).faults]


def test_the_official_set_loads_with_one_open_sum_and_nothing_else(official_set: IndicatorSet) -> None:
    assert official_set.open_faults == ("nhóm 2: các tiêu chí cộng được 90, không phải 100 điểm",)
    assert official_set.legal_basis.number == "4725/QĐ-BGDĐT"
    assert official_set.legal_basis.issued_on == date(2022, 12, 30)
    assert {item.scoring for item in official_set.items} == {ScoringKind.JUDGED}


def test_the_official_set_ticks_only_what_was_read_in_the_decision(official_set: IndicatorSet) -> None:
    rows = (*official_set.groups, *official_set.criteria, *official_set.items)
    assert [row.code for row in rows if row.checked] == ["1", "2", "1.1", "1.2", "1.3.1"]
    assert official_set.unchecked_rows[-1] == "quy tắc xếp mức"
    assert not official_set.is_checked


def test_the_official_set_holds_every_known_maximum(official_set: IndicatorSet) -> None:
    assert " ".join(f"{item.code}:{item.max_points}" for item in official_set.items) == (
        "1.3.1:6 1.3.2:6 1.3.3:6 1.3.4:6 1.3.5:6 1.4:10 1.5.1:15 1.5.2:5 "
        "1.6.1:7 1.6.2:7 1.6.3:6 1.7.1:8 1.7.2:7 1.7.3:5 "
        "2.3.1:6 2.3.2:6 2.3.3:10 2.3.4:6 2.3.5:10 2.3.6:10 2.3.7:6 2.3.8:6 2.4.1:8 2.4.2:12 2.4.3:10"
    )


def test_every_row_of_both_built_in_sets_says_where_it_comes_from(
    official_set: IndicatorSet, demonstration_set: IndicatorSet
) -> None:
    for indicator_set in (official_set, demonstration_set):
        rows = (
            *indicator_set.groups,
            *indicator_set.criteria,
            *indicator_set.items,
            indicator_set.level_rule,
        )
        assert all(row.source for row in rows)


def test_the_demonstration_set_says_so_and_uses_every_kind_of_scoring(
    demonstration_set: IndicatorSet,
) -> None:
    assert demonstration_set.demonstration
    assert "BẢN MINH HỌA" in demonstration_set.title
    assert demonstration_set.is_checked
    assert {item.scoring for item in demonstration_set.items} == set(ScoringKind)
    assert {group.source for group in demonstration_set.groups} == {"minh họa"}


def test_the_demonstration_set_changes_no_maximum_of_the_official_one(
    official_set: IndicatorSet, demonstration_set: IndicatorSet
) -> None:
    shown = {item.code: item.max_points for item in demonstration_set.items if item.code != "2.4.4"}
    assert shown == {item.code: item.max_points for item in official_set.items}


def test_a_set_may_have_three_groups_other_totals_and_other_levels(small_text: str) -> None:
    text = small_text.replace("max_points = 100", "max_points = 40").replace("to = 100", "to = 40")
    text = text.replace("50", "10").replace("75", "30")
    group = text[text.index('[[groups]]\ncode = "2"') : text.index("[level_rule]")]
    third = group.replace('code = "2', 'code = "3').replace('group = "2"', 'group = "3"')
    third = third.replace('criterion = "2.1"', 'criterion = "3.1"')
    loaded = load(text + third)
    assert [group.max_points for group in loaded.groups] == [Decimal(40)] * 3


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "nho"', "", "bộ chỉ số, id: còn thiếu"),
        ('id = "nho"', 'id = "bộ nhỏ"', "bộ chỉ số, id: “bộ nhỏ” chỉ được gồm"),
        ('version = "1"', "version = 1", "bộ chỉ số, version: phải là chữ trong ngoặc kép"),
        ('title = "Bộ chỉ số nhỏ"', 'titel = "Bộ chỉ số nhỏ"', "bộ chỉ số, titel: không có trường này"),
        ("issued_on = 2026-01-05", 'issued_on = "5/1/2026"', "legal_basis, issued_on: phải là ngày"),
        ("mandatory = true", 'mandatory = "có"', "tiêu chí 1.1, mandatory: phải là true hoặc false"),
        ('scoring = "judged"', 'scoring = "guessed"', "nội dung 1.2, scoring: “guessed” không nằm trong"),
        ('group = "1"', 'group = "7"', "tiêu chí 1.1, group: không có nhóm “7”"),
        ('criterion = "2.1"', 'criterion = "2.7"', "nội dung 2.1.1, criterion: không có tiêu chí “2.7”"),
        ('code = "2.1.1"', 'code = "1.2"', "nội dung 1.2, code: mã bị trùng"),
        ('code = "2.1.1"', 'code = "1.1"', "nội dung 1.1, code: trùng mã của một tiêu chí khác"),
        ('code = "2.1"', 'code = "1.2"', "tiêu chí 1.2, code: mã bị trùng"),
        ('[[groups]]\ncode = "2"', '[[groups]]\ncode = "1"', "nhóm 1, code: mã bị trùng"),
        ("point_step = 0.5", "point_step = 0", "level_rule, point_step: phải lớn hơn 0"),
        ("point_step = 0.5", "point_step = 0.000001", "level_rule, point_step: quá nhỏ"),
        ("point_step = 0.5", "point_step = 30", "nội dung 1.2, points: 100 không theo bước 30"),
        ('combine = "lowest_group"', 'combine = "mean"', "combine: “mean” không nằm trong: lowest_group"),
        ('"cap"', '"ban"', "mandatory_failed: “ban” không nằm trong: cap, no_effect"),
        ("mandatory_cap = 1", "mandatory_cap = 0", "mandatory_cap: phải là số nguyên từ 1"),
        ("from = 50", "from = 55", "level_rule, levels của nhóm 1: hở ở khoảng 50 – 55"),
        ("from = 75, from_included = false", "from = 75", "các khung chồng lên nhau ở 75"),
        ("to = 50, to_included = false", "to = 50", "các khung chồng lên nhau ở 50"),
        ("from = 0, to = 50", "from = 5, to = 50", "khung đầu phải bắt đầu từ 0"),
        ("to = 100 }", "to = 90 }", "khung cuối không tới hết khoảng"),
        ("level = 3", "level = 2", "các mức phải tăng dần, không trùng"),
        ("from = 50, to = 75", "from = 75, to = 50", "mức 2, to: nhỏ hơn “from”"),
    ],
)
def test_each_fault_is_told_with_its_row_and_field(small_text: str, old: str, new: str, fault: str) -> None:
    broken = small_text.replace(old, new, 1)
    assert broken != small_text
    assert fault in "\n".join(faults(broken))
    assert check(broken).indicator_set is None


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ('scoring = "ratio"', "nội dung 1.2, ladder: còn thiếu"),
        ('scoring = "choice"', "nội dung 1.2, options: còn thiếu"),
        (
            'scoring = "judged"\nladder.proportional = true',
            "ladder: cách chấm “judged” không dùng thang điểm",
        ),
        ('scoring = "count"\nladder.proportional = true', "đếm số lượng không chấm theo tỉ lệ được"),
        ('scoring = "yes_no"\nasks_for = "count"', "asks_for: chỉ dùng khi Hội đồng chấm"),
        ('scoring = "judged"\nasks_for = "choice"', "asks_for: chỉ nhận yes_no, ratio, count"),
        (
            'scoring = "judged"\noptions = [{ key = "a", text = "A", points = 100 }]',
            "options: cách chấm “judged” không có phương án",
        ),
        (
            'scoring = "choice"\noptions = [{ key = "a", text = "A", points = 10 },'
            ' { key = "a", text = "B", points = 0.25 }]',
            "options: phương án “a” bị trùng",
        ),
        (
            'scoring = "ratio"\nladder.bands = [{ from = 0, to = 60, to_included = false, points = 0 },'
            " { from = 70, to = 100, points = 100 }]",
            "ladder: hở ở khoảng 60 – 70",
        ),
        (
            'scoring = "ratio"\nladder.bands = [{ from = 0, to = 60, points = 0 },'
            " { from = 50, points = 100 }]",
            "ladder: các khung chồng lên nhau ở 50",
        ),
        (
            'scoring = "ratio"\nladder.bands = [{ from = 0, to = 90, points = 100 }]',
            "ladder: khung cuối không tới hết khoảng",
        ),
        (
            'scoring = "count"\nladder.bands = [{ from = 0, to = 90, points = 100 }]',
            "ladder: khung cuối phải để ngỏ",
        ),
        (
            'scoring = "count"\nladder.bands = [{ from = 1, points = 100 }]',
            "ladder: khung đầu phải bắt đầu từ 0",
        ),
        (
            'scoring = "count"\nladder.bands = [{ from = 0, to = 5, to_included = false, points = 9 },'
            " { from = 5, points = 8 }]",
            "ladder: điểm của các khung phải tăng dần",
        ),
        (
            'scoring = "count"\nladder.bands = [{ from = 0, points = 99 }]',
            "ladder: khung cao nhất phải là 100 điểm",
        ),
        (
            'scoring = "count"\nladder.bands = [{ from = 0, to = 5, to_included = false, points = 0.3 },'
            " { from = 5, points = 100 }]",
            "points: 0,3 không theo bước 0,5",
        ),
    ],
)
def test_each_fault_of_an_item_is_told(small_text: str, fields: str, fault: str) -> None:
    assert fault in "\n".join(faults(small_text.replace('scoring = "judged"', fields, 1)))


def test_a_sum_of_checked_rows_that_is_wrong_stops_work(small_text: str) -> None:
    broken = small_text.replace(
        'text = "Hội đồng chấm"\nmax_points = 100', 'text = "Hội đồng chấm"\nmax_points = 90'
    )
    with pytest.raises(IndicatorSetFaulty) as caught:
        load(broken)
    assert caught.value.faults == (
        "tiêu chí 2.1, max_points: các nội dung cộng được 90, không phải 100 điểm",
        "nhóm 1, max_points: các tiêu chí cộng được 90, không phải 100 điểm",
    )


def test_the_same_sum_is_only_listed_while_its_rows_are_unchecked(small_text: str) -> None:
    text = small_text.replace("checked = true", "checked = false").replace(
        'text = "Hội đồng chấm"\nmax_points = 100', 'text = "Hội đồng chấm"\nmax_points = 90'
    )
    loaded = load(text)
    assert len(loaded.open_faults) == 2
    assert not loaded.is_checked


def test_all_faults_come_at_once_from_every_part_of_the_file(small_text: str) -> None:
    broken = small_text
    for old, new in (
        ('id = "nho"', ""),
        ("checked = true", "checked = 1"),
        ('title = "Nhóm hai"', 'titel = "Nhóm hai"'),
        ('scoring = "judged"', 'scoring = "ratio"'),
        ('group = "2"', 'group = "7"'),
        ("from = 75, from_included = false", "from = 80"),
    ):
        broken = broken.replace(old, new, 1)
    assert faults(broken) == [
        "bộ chỉ số, id: còn thiếu",
        "nhóm 1, checked: phải là true hoặc false",
        "nhóm 2, titel: không có trường này",
        "nhóm 2, title: còn thiếu",
        "nội dung 1.2, ladder: còn thiếu",
        "tiêu chí 2.1, group: không có nhóm “7”",
        "nhóm 2, max_points: các tiêu chí cộng được 0, không phải 100 điểm",
        "level_rule, levels của nhóm 1: hở ở khoảng 75 – 80",
        "level_rule, levels của nhóm 2: hở ở khoảng 75 – 80",
    ]


def test_one_lost_maximum_does_not_bring_wrong_sums_with_it(small_text: str) -> None:
    broken = small_text.replace(
        'max_points = 100\nscoring = "judged"', 'max_points = "x"\nscoring = "judged"', 1
    )
    assert faults(broken) == ["nội dung 1.2, max_points: “x” không phải số không âm có tối đa 6 chữ số lẻ"]


@pytest.mark.parametrize(
    "value",
    [
        "nan",
        "inf",
        "-1",
        "true",
        '"7,5"',
        "[1]",
        "1e999999999999999999999",
        "0x" + "f" * 9000,
        "0.0000001",
        "1e10",
    ],
)
def test_a_maximum_that_is_no_plain_number_is_told_and_never_crashes(small_text: str, value: str) -> None:
    assert faults(small_text.replace("max_points = 100", f"max_points = {value}", 1))


def test_a_maximum_may_be_written_as_text_with_a_decimal_point(small_text: str) -> None:
    assert load(small_text.replace("max_points = 100", 'max_points = "100.0"')).items[0].max_points == 100


def test_a_code_that_is_a_huge_number_is_told_and_never_crashes(small_text: str) -> None:
    assert faults(small_text.replace('code = "1.2"', "code = 0x" + "f" * 9000))


def test_an_empty_file_lists_what_a_set_needs() -> None:
    found = "\n".join(faults(""))
    for part in ("id", "title", "groups", "criteria", "items", "level_rule"):
        assert f", {part}:" in found


def test_a_file_beyond_two_megabytes_is_refused_unread() -> None:
    assert faults("#" * 2_000_001) == ["tệp: lớn hơn 2 MB"]


def test_more_rows_than_any_set_has_are_refused(small_text: str) -> None:
    assert any("nhiều hơn 5000 dòng" in fault for fault in faults(small_text + "[[items]]\n" * 5001))


def test_deep_nesting_is_a_fault_not_a_crash() -> None:
    assert "không phải TOML hợp lệ" in faults("a = " + "[" * 50_000)[0]


def test_a_byte_order_mark_of_notepad_is_no_fault(small_text: str) -> None:
    assert load("\ufeff" + small_text).id == "nho"


def test_text_that_is_no_unicode_is_a_fault(small_text: str) -> None:
    assert faults(small_text + "# \ud800") == ["tệp: không phải văn bản UTF-8"]


def test_text_is_kept_composed_however_it_was_typed(small_text: str) -> None:
    decomposed = small_text.replace("Nhóm hai", "Nho\u0301m hai")
    assert load(decomposed).groups[1].title == "Nhóm hai"
    assert load(decomposed).digest == load(small_text).digest


def test_the_digest_changes_with_any_letter(small_text: str) -> None:
    assert load(small_text).digest != load(small_text + "# đổi\n").digest


def test_a_criterion_and_its_only_content_of_the_same_code_are_two_rows_to_check(official_set):
    assert {"tiêu chí 1.4", "1.4"} <= set(official_set.unchecked_rows)
    assert len(set(official_set.unchecked_rows)) == len(official_set.unchecked_rows) == 34
