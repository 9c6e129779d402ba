"""Numbers as Vietnamese papers write them, and text as it enters."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.indicator_set.model import Interval
from cds_desktop.domain.level_words import band_words
from cds_desktop.domain.numbers import read, show, show_percent
from cds_desktop.domain.text import clean, clean_lines


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("71.50", "71,5"),
        ("7", "7"),
        ("100", "100"),
        ("0.5", "0,5"),
        ("1E+2", "100"),
        ("0", "0"),
        ("-1.5", "−1,5"),
    ],
)
def test_numbers_show_a_decimal_comma_and_no_needless_zeros(value: str, shown: str) -> None:
    assert show(Decimal(value)) == shown


def test_nothing_shows_as_a_dash() -> None:
    assert show(None) == "–"


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (Fraction(37, 40), "92,5"),
        (Fraction(2, 3), "66,66"),
        (Fraction(79999, 100000), "79,99"),
        (Fraction(1), "100"),
    ],
)
def test_per_cents_are_cut_so_that_none_reads_as_more_than_it_is(ratio: str, shown: str) -> None:
    assert show_percent(Fraction(ratio)) == f"{shown}\u00a0%"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("7,5", "7.5"), ("7.5", "7.5"), (" 86 ", "86"), ("７，５", "7.5"), ("0,000001", "0.000001")],
)
def test_numbers_are_read_as_people_type_them(typed: str, value: str) -> None:
    assert read(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["", "-1", "1.234.567", "1,2,3", "bảy", "1e5", "NaN", "1_000", "9" * 13, "٣"]
)
def test_what_is_no_plain_number_is_not_read(typed: str) -> None:
    assert read(typed) is None


def test_a_point_before_three_digits_is_not_taken_for_a_decimal_point() -> None:
    assert read("1.250") is None
    assert read("1,250") == Decimal("1.25")
    assert read("0.125") == Decimal("0.125")


@given(st.decimals(0, 10**9, places=2))
def test_a_number_shown_reads_back_the_same(value: Decimal) -> None:
    assert read(show(value)) == value


@given(st.text())
def test_reading_a_number_never_crashes(typed: str) -> None:
    found = read(typed)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(Decimal(80), Decimal(100)), "từ 80 %"),
        (Interval(Decimal(0), Decimal(50), True, False), "dưới 50 %"),
        (Interval(Decimal(50), Decimal(75)), "từ 50 % đến 75 %"),
        (Interval(Decimal(20), Decimal(40), False, False), "trên 20 % đến dưới 40 %"),
        (Interval(Decimal(0), Decimal(10)), "đến 10 %"),
        (Interval(None, None), "từ 0 %"),
    ],
)
def test_a_band_is_said_as_people_say_it(interval: Interval, words: str) -> None:
    assert band_words(interval, " %") == words


def test_names_typed_on_a_mac_and_on_windows_are_one_name() -> None:
    composed = "Trường THCS Minh Họa – Nguyễn Thị Hiền"
    assert clean(unicodedata.normalize("NFD", composed)) == composed


def test_one_line_loses_breaks_controls_and_double_spaces() -> None:
    assert clean("  Lê\tThu \n Hà\x00 ") == "Lê Thu Hà"


def test_several_lines_keep_their_breaks_only() -> None:
    assert clean_lines("Một \r\nhai\rba\x07 bốn\n\n") == "Một\nhai\nba  bốn"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)
