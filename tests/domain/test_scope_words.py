"""Cấp học và năm học as people write them."""

from dataclasses import replace

import pytest

from cds_desktop.domain.set_table import read_table, table_of
from cds_desktop.domain.set_table.scope_words import school_level, school_year


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tiểu học", "TH"),
        ("cấp trung học cơ sở", "THCS"),
        ("thcs", "THCS"),
        ("Mầm non", "MN"),
        ("TH", "TH"),
        ("liên cấp", "liên cấp"),
    ],
)
def test_a_level_is_known_by_its_name_and_anything_else_stays(written: str, meant: str) -> None:
    assert school_level(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027-2028", "2027-2028"),
        ("2027-28", "2027-2028"),
        ("năm học 2027 – 2028", "2027-2028"),
        ("2099/00", "2099-2100"),
        ("2027-2029", "2027-2029"),
        ("2027", "2027"),
    ],
)
def test_a_school_year_is_written_out_and_anything_else_stays(written: str, meant: str) -> None:
    assert school_year(written) == meant


def test_the_scope_of_a_typed_table_is_that_of_a_school(official_set) -> None:
    table = table_of(official_set)
    settings = {
        **table.settings, "applies_to": "tiểu học, trung học cơ sở", "school_years": "2027-28",
        "combine": "Nhóm thấp hơn quyết định",
    }  # fmt: skip
    reading = read_table(replace(table, settings=settings))
    assert reading.indicator_set is not None
    assert reading.indicator_set.applies_to == ("TH", "THCS")
    assert reading.indicator_set.scope.school_years == ("2027-2028",)
    assert reading.indicator_set.level_rule.combine == "lowest_group"
