"""What a set of unusual shape may get wrong: each fault told once, in words, all at the same time."""

import pytest

from cds_desktop.domain.indicator_set import check

SET = """
id = "x"
version = "1"
title = "Bộ"
[[groups]]
code = "1"
title = "Một"
max_points = 100
weight = 0.4
[[groups]]
code = "2"
title = "Hai"
max_points = 100
weight = 0.6
[[groups]]
code = "0"
title = "Điều kiện"
mandatory = true
[[criteria]]
code = "0.1"
group = "0"
title = "Điều kiện"
mandatory = true
[[criteria]]
code = "1.1"
group = "1"
[[items]]
code = "1.1"
criterion = "1.1"
text = "Nội dung"
max_points = 100
scoring = "judged"
[[criteria]]
code = "2.1"
group = "2"
[[items]]
code = "2.1.1"
criterion = "2.1"
text = "Nội dung"
max_points = 100
scoring = "judged"
[level_rule]
combine = "weighted_total"
levels = [
    { level = 1, from = 0, to = 50, to_included = false },
    { level = 2, from = 50, to = 100 },
]
"""


def faults(text: str) -> list[str]:
    return [str(fault) for fault in check(text).faults]


def test_the_set_itself_is_in_order() -> None:
    assert faults(SET) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "weight = 0.6",
            "weight = 0.5",
            "level_rule, levels: trọng số không khớp: 0,4 × 100 + 0,5 × 100 = 90, các mức lại tới 100",
        ),
        ("weight = 0.6", "weight = 0", "nhóm 2, weight: phải lớn hơn 0"),
        ('"weighted_total"', '"lowest_group"', "nhóm 1, weight: chỉ dùng khi combine là weighted_total"),
        (
            "level = 2,",
            'level = 2, group = "2",',
            "level_rule, levels của nhóm 2: khung đầu phải bắt đầu từ 0",
        ),
        (
            '"0"\ntitle = "Điều kiện"\nmandatory = true\n[[c',
            '"0"\ntitle = "Điều kiện"\nmax_points = 5\n[[c',
            "nhóm 0, max_points: các tiêu chí cộng được 0, không phải 5 điểm",
        ),
        (
            "max_points = 100\nweight = 0.4",
            "weight = 0.4",
            "nhóm 1, max_points: còn thiếu; các tiêu chí cộng được 100 điểm",
        ),
        ("weight = 0.4", "required_points = 40", "nhóm 1, required_points: chỉ dùng cho nhóm bắt buộc"),
        (
            "weight = 0.4",
            "mandatory = true\nrequired_points = 101",
            "nhóm 1, required_points: phải lớn hơn 0 và không quá 100",
        ),
        (
            "weight = 0.4",
            "mandatory = true",
            "nhóm 1, mandatory: nhóm bắt buộc phải có điều kiện bắt buộc hoặc required_points",
        ),
        ("levels = [", "mandatory_cap = 7\nlevels = [", "level_rule, mandatory_cap: không có Mức 7"),
        ("from = 50, to = 100", "from = 50, to = 50, to_included = false", "khung ở 50 không chứa số nào"),
        (
            'group = "1"',
            'group = "2.1"',
            "tiêu chí 1.1, group: “2.1” là mã của một tiêu chí, không phải của nhóm",
        ),
        (
            'group = "1"',
            'group = "1.1"',
            "tiêu chí 1.1, group: trỏ vòng tròn 1.1 → 1.1; phải ghi mã của một nhóm",
        ),
        (
            'code = "2.1.1"\ncriterion = "2.1"',
            'code = "2.A"\ncriterion = "2.1"\ntext = "x"\nmax_points = 0\n'
            '[[items]]\ncode = "2.a"\ncriterion = "2.1"',
            "nội dung 2.a, code: chỉ khác “2.A” ở chữ hoa, chữ thường",
        ),
        (
            'scoring = "judged"',
            'scoring = "ratio"\nladder = { proportional = true, bands = [{ points = 100 }] }',
            "nội dung 1.1, ladder: chấm theo tỉ lệ thì không có khung; bỏ một trong hai",
        ),
        (
            "[[groups]]",
            "valid_from = 2026-09-01\nvalid_until = 2026-08-31\n[[groups]]",
            "bộ chỉ số, valid_until: trước ngày bắt đầu áp dụng",
        ),
        (
            "from = 50, to = 100",
            "from = 50, from_included = false, to = 100",
            "level_rule, levels: hở ở 50",
        ),
        ("[level_rule]", "[level_rule", "tệp: không phải TOML hợp lệ: sai ở dòng "),
        ("weight = 0.6", f"weight = {'9' * 5000}", "tệp: không phải TOML hợp lệ: có số quá dài"),
        (
            'criterion = "2.1"',
            'criterion = "2.1.1"',
            "nội dung 2.1.1, criterion: trỏ vòng tròn 2.1.1 → 2.1.1",
        ),
    ],
)
def test_each_fault_of_the_shape_is_told(old: str, new: str, fault: str) -> None:
    broken = SET.replace(old, new, 1)
    assert broken != SET
    assert any(found.startswith(fault) or fault in found for found in faults(broken))


def test_a_circle_of_criteria_is_told_once() -> None:
    broken = SET.replace('group = "1"\n', 'group = "2.1"\n').replace('group = "2"\n', 'group = "1.1"\n')
    assert [fault for fault in faults(broken) if "group" in fault] == [
        "tiêu chí 1.1, group: trỏ vòng tròn 1.1 → 2.1 → 1.1; phải ghi mã của một nhóm"
    ]


def test_weights_bands_sums_and_circles_come_all_at_once() -> None:
    broken = SET
    for old, new in (
        ("weight = 0.6", "weight = 0.5"),
        ("from = 50, to = 100", "from = 40, to = 100"),
        ('text = "Nội dung"\nmax_points = 100', 'text = "Nội dung"\nmax_points = 90'),
        ('group = "2"\n', 'group = "1.1"\n'),
    ):
        broken = broken.replace(old, new, 1)
    assert faults(broken) == [
        "tiêu chí 2.1, group: “1.1” là mã của một tiêu chí, không phải của nhóm",
        "nhóm 1, max_points: các tiêu chí cộng được 90, không phải 100 điểm",
        "nhóm 2, max_points: các tiêu chí cộng được 0, không phải 100 điểm",
        "level_rule, levels: trọng số không khớp: 0,4 × 100 + 0,5 × 100 = 90, các mức lại tới 100",
        "level_rule, levels: các khung chồng lên nhau ở 40",
    ]


@pytest.mark.parametrize("row", ["[[items]]\n", '[[criteria]]\ncode = "1"\n', "  [[groups]]\n"])
def test_a_hundred_thousand_rows_are_refused_before_they_are_read(row: str) -> None:
    assert faults(SET + row * 100_000) == ["tệp: nhiều hơn 5000 dòng"]


def test_a_ladder_may_be_listed_from_the_top() -> None:
    ladder = "[{ from = 80, points = 100 }, { from = 0, to = 80, to_included = false, points = 0 }]"
    scoring = f'scoring = "ratio"\nladder = {ladder}'
    found = check(SET.replace('scoring = "judged"', scoring, 1)).indicator_set
    assert found is not None
    assert [band.points for band in found.items[0].ladder.bands] == [0, 100]


def test_levels_of_a_criterion_may_end_at_the_sum_of_its_items() -> None:
    own = "levels = [{ level = 1, to = 50 }, { level = 2, from = 50, from_included = false, to = 100 }]"
    assert faults(SET.replace('group = "1"\n', f'group = "1"\n{own}\n', 1)) == []
    short = own.replace("to = 100", "to = 90")
    assert faults(SET.replace('group = "1"\n', f'group = "1"\n{short}\n', 1)) == [
        "tiêu chí 1.1, levels: khung cuối không tới hết khoảng (0 – 100)"
    ]


def test_a_code_used_twice_is_told_although_one_of_its_rows_is_unreadable() -> None:
    twice = SET.replace('code = "2.1.1"', 'code = "1.1"', 1).replace(
        "max_points = 100\nscoring", "scoring", 1
    )
    assert faults(twice)[:2] == ["nội dung 1.1, max_points: còn thiếu", "nội dung 1.1, code: mã bị trùng"]


def test_an_unreadable_ladder_hides_neither_codes_nor_sums() -> None:
    broken = SET.replace('scoring = "judged"', 'scoring = "ratio"\nladder = "nhiều thì tốt"', 1)
    broken = broken.replace('group = "2"\n', 'group = "9"\n', 1)
    assert faults(broken) == [
        "nội dung 1.1, ladder: phải là danh sách khung, hoặc một bảng",
        "tiêu chí 2.1, group: không có nhóm “9”",
        "nhóm 2, max_points: các tiêu chí cộng được 0, không phải 100 điểm",
    ]


def test_a_circle_of_thousands_is_told_in_one_short_line() -> None:
    rows = "".join(
        f'[[criteria]]\ncode = "c{n}"\ngroup = "c{(n + 1) % 4_000}"\ntitle = "x"\n' for n in range(4_000)
    )
    circle = next(fault for fault in faults(SET + rows) if "vòng tròn" in fault)
    assert circle == (
        "tiêu chí c0, group: trỏ vòng tròn c0 → c1 → c2 → c3 → c4 → c5 → c6 → c7 → … → c0;"
        " phải ghi mã của một nhóm"
    )
