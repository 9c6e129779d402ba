"""A bộ chỉ số written as TOML is read again as the same set, whatever stands in it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.indicator_set import IndicatorSet, ScoringKind, load, to_toml

D = Decimal


def again(indicator_set: IndicatorSet) -> IndicatorSet:
    """Written and read, with the old text, so that all the rest can be compared."""
    return replace(load(to_toml(indicator_set)), text=indicator_set.text)


def test_both_built_in_sets_come_back_as_they_were(
    official_set: IndicatorSet, demonstration_set: IndicatorSet, little_set: IndicatorSet
) -> None:
    for indicator_set in (official_set, demonstration_set, little_set):
        assert again(indicator_set) == indicator_set


def test_the_same_set_always_gives_the_same_text(demonstration_set: IndicatorSet) -> None:
    text = to_toml(demonstration_set)
    assert to_toml(load(text)) == text


EVERY_FIELD = """
id = "tinh-x"
version = "2026.2"
title = "Bộ của tỉnh \\"X\\" \\\\ thử"
applies_to = ["TH", "THCS"]
valid_from = 2026-09-01
valid_until = 2027-08-31
language = "vi"
note = "Dòng một\\nDòng hai"

[legal_basis]
number = "12/QĐ-SGDĐT"
issued_on = 2026-08-20
issuer = "Sở"

[scope]
school_years = ["2026-2027", "2027-2028"]
province_code = "31"
province = "Hải Phòng"
decision = "99/QĐ-UBND"

[[groups]]
code = "0"
title = "Điều kiện"
mandatory = true

[[groups]]
code = "1"
title = "Có điểm"
max_points = 10
weight = 0.4
mandatory = true
required_points = 2.25
source = "phụ lục"
checked = true
checked_by = "Nguyễn Thị Hạnh"
checked_on = 2026-11-20

[[criteria]]
code = "0.1"
group = "0"
title = "Có kế hoạch"
mandatory = true
replaces = ["1.1", "cu-7"]

[[criteria]]
code = "1.1"
group = "1"
title = "Tiêu chí"
levels = [ { level = 1, to = 5 }, { level = 2, title = "cao", from = 5, from_included = false } ]

[[criteria]]
code = "1.2"
group = "1"
title = "Tiêu chí"

[[items]]
code = "1.2.1"
criterion = "1.2"
text = "Trước"
max_points = 4
scoring = "ratio"
ladder = { proportional = true }
replaces = ["1.9"]

[[items]]
code = "1.1.1"
criterion = "1.1"
text = "Sau"
max_points = 6
scoring = "ratio"
ladder = [
    { from = 0, to = 33.333333, to_included = false, points = 0 },
    { from = 33.333333, points = 6 },
]

[level_rule]
combine = "weighted_total"
mandatory_failed = "no_effect"
point_step = 0.25
checked_by = "Hạnh"
checked_on = 2026-11-21
levels = [
    { level = 1, from = 0, to = 2, to_included = false },
    { level = 2, from = 2, to = 4 },
    { level = 1, group = "1", from = 0, to = 5, to_included = false },
    { level = 2, group = "1", from = 5, to = 10 },
]
"""


def test_every_field_there_is_survives() -> None:
    loaded = load(EVERY_FIELD)
    assert again(loaded) == loaded
    assert loaded.scope.school_years == ("2026-2027", "2027-2028")
    assert loaded.note == "Dòng một\nDòng hai"
    assert loaded.groups[1].required_points == D("2.25")
    assert loaded.groups[1].checked_on == date(2026, 11, 20)
    assert loaded.items[0].replaces == ("1.9",)
    assert loaded.level_rule.mandatory_cap is None


def test_items_keep_their_order_where_it_is_not_that_of_the_criteria() -> None:
    assert [item.code for item in again(load(EVERY_FIELD)).items] == ["1.2.1", "1.1.1"]


def test_a_plain_list_is_a_ladder_like_one_with_bands(little_set: IndicatorSet) -> None:
    plain = load(little_set.text.replace("ladder.bands = [", "ladder = ["))
    assert plain.items == little_set.items


@given(text=st.text(min_size=1, max_size=40), number=st.decimals(0, 10**9, places=6))
def test_no_text_and_no_number_is_lost(text: str, number: Decimal, little_set: IndicatorSet) -> None:
    first = replace(little_set.groups[0], title=f"A{text}", source=text)
    written = replace(little_set, groups=(first,), note=f"a{text}")
    found = load(to_toml(written))
    assert to_toml(found) == to_toml(load(to_toml(found)))
    rule = replace(little_set.level_rule, point_step=D("0.000001"))
    item = replace(little_set.items[-1], scoring=ScoringKind.JUDGED, max_points=number)
    assert f"max_points = {number.normalize():f}" in to_toml(
        replace(little_set, items=(item,), level_rule=rule)
    )
