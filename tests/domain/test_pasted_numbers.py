"""Tables copied from Excel or Word: which number goes where."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop import resources
from cds_desktop.domain.indicator_set import Item, load
from cds_desktop.domain.pasted_numbers import is_table, number_fields, place


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    text = resources.path("indicator_sets", "qd-4725-minh-hoa.toml").read_text(encoding="utf-8")
    return load(text).items_of("1.6")


def filled(found: object) -> dict[str, dict[str, int]]:
    return {code: {name: int(value) for name, value in row.items()} for code, row in found.values.items()}  # type: ignore[attr-defined]


def test_rows_with_codes_go_to_their_items(items: tuple[Item, ...]) -> None:
    found = place("1.6.3\t29\t40\r\n1.6.1\t37\t40\r\n", items, "1.6.1", "numerator")
    assert filled(found) == {
        "1.6.3": {"numerator": 29, "denominator": 40},
        "1.6.1": {"numerator": 37, "denominator": 40},
    }
    assert found.words == "1.6.3: 29/40 · 1.6.1: 37/40"
    assert found.left_out == ()


def test_one_column_goes_down_from_the_field_it_is_pasted_into(items: tuple[Item, ...]) -> None:
    assert filled(place("37\n34\n29", items, "1.6.1", "numerator")) == {
        "1.6.1": {"numerator": 37},
        "1.6.2": {"numerator": 34},
        "1.6.3": {"numerator": 29},
    }
    assert filled(place("40\n40", items, "1.6.2", "denominator")) == {
        "1.6.2": {"denominator": 40},
        "1.6.3": {"denominator": 40},
    }
    assert filled(place("7\n6", items, "1.6.1", "points")) == {"1.6.1": {"points": 7}, "1.6.2": {"points": 6}}


def test_a_pair_in_one_cell_fills_both_numbers_and_the_next_cell_the_points(items: tuple[Item, ...]) -> None:
    assert filled(place("37/40\t7\n34/40\t6", items, "1.6.1", "numerator")) == {
        "1.6.1": {"numerator": 37, "denominator": 40, "points": 7},
        "1.6.2": {"numerator": 34, "denominator": 40, "points": 6},
    }


def test_a_heading_and_rows_of_other_criteria_are_left_out_and_named(items: tuple[Item, ...]) -> None:
    found = place("Mã\tSố đạt\n1.6.2\t34\t40\n9.9\t1\t2", items, "1.6.1", "numerator")
    assert filled(found) == {"1.6.2": {"numerator": 34, "denominator": 40}}
    assert found.left_out == ("dòng 1 “Mã Số đạt”", "dòng 3 “9.9 1 2”")


def test_the_words_of_a_row_stand_before_its_numbers(items: tuple[Item, ...]) -> None:
    found = place("1.6.1\tTỉ lệ GV có tài khoản\t37\t40", items, "1.6.1", "numerator")
    assert filled(found) == {"1.6.1": {"numerator": 37, "denominator": 40}}


def test_a_cell_that_is_no_number_is_told_and_the_others_go_in(items: tuple[Item, ...]) -> None:
    found = place("1.6.1\t92,5%\t40", items, "1.6.1", "numerator")
    assert filled(found) == {"1.6.1": {"denominator": 40}}
    assert found.left_out[0].startswith("1.6.1: “92,5%” là phần trăm.")


def test_more_rows_than_items_are_told(items: tuple[Item, ...]) -> None:
    found = place("37\n34\n29\n11", items, "1.6.1", "numerator")
    assert found.left_out == ("dòng 4 “11”",)


def test_one_cell_is_no_table() -> None:
    assert not is_table("37\r\n")
    assert is_table("37\t40")
    assert is_table("37\n40")


@given(st.text(alphabet=st.sampled_from("0123456789,./% \t\n\rab1.6"), max_size=80))
def test_no_paste_crashes_and_each_number_lands_in_a_field_of_its_item(pasted: str) -> None:
    text = resources.path("indicator_sets", "qd-4725-minh-hoa.toml").read_text(encoding="utf-8")
    rows = {item.code: item for item in load(text).items_of("1.6")}
    for code, values in place(pasted, tuple(rows.values()), "1.6.2", "denominator").values.items():
        assert set(values) <= set(number_fields(rows[code]))
        assert all(isinstance(value, Decimal) and value >= 0 for value in values.values())
