"""Numbers as Vietnamese papers write them, and text as it enters."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.indicator_set.model import Interval
from cds_desktop.domain.level_words import band_words
from cds_desktop.domain.numbers import is_begun, read, read_pair, show, show_percent, why_unreadable
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


_PLAIN_NUMBERS = st.decimals(0, 10**9, places=2)


@given(
    _PLAIN_NUMBERS, st.sampled_from(["/", " / ", ":", "\t", "⁄", "／", " trên ", " TRONG "]), _PLAIN_NUMBERS
)
def test_two_numbers_written_as_one_are_read_as_part_and_whole(
    part: Decimal, between: str, whole: Decimal
) -> None:
    assert read_pair(f" {show(part)}{between}{show(whole)} ") == (part, whole)
    assert read(f"{show(part)}{between}{show(whole)}") is None


@pytest.mark.parametrize("between", ["\t", "\n", "\r\n", "\u2028"])
def test_two_cells_or_lines_are_never_one_number(between: str) -> None:
    assert read(f"25{between}100") is None
    assert read(f" 25 100{between}") == 25100


@given(_PLAIN_NUMBERS)
def test_full_width_digits_and_spaced_thousands_mean_the_same(value: Decimal) -> None:
    text = show(value)
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter.isdigit() else letter for letter in text)
    assert read(wide) == value
    whole, comma, rest = text.partition(",")
    spaced = f"{int(whole):,}".replace(",", " ")
    assert read(f"{spaced}{comma}{rest}") == value
    assert read(f"{spaced}{comma}{rest}".replace(" ", "\u00a0")) == value


@given(_PLAIN_NUMBERS, _PLAIN_NUMBERS)
def test_every_first_part_of_a_number_or_pair_counts_as_begun(part: Decimal, whole: Decimal) -> None:
    text = f"{show(part)}/{show(whole)}"
    assert all(is_begun(text[:length]) for length in range(1, len(text) + 1))


@given(st.text())
def test_what_cannot_be_read_is_always_explained_and_never_guessed(typed: str) -> None:
    assert why_unreadable(typed).endswith(".")
    if read_pair(typed) is not None:
        assert read(typed) is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("92,5%", "“92,5%” là phần trăm."),
        ("92.5 %", "“92.5 %” là phần trăm."),
        ("-3", "“-3” là số âm."),
        ("−3", "“−3” là số âm."),
        ("1.250", "“1.250” có thể là 1250 hoặc 1,25."),
        ("37 40", "“37 40” có dấu cách ở giữa."),
        ("37/40", "“37/40” là hai số."),
        ("ba bảy", "“ba bảy” không phải là số."),
        ("9" * 13, f"“{'9' * 13}” quá dài."),
    ],
)
def test_each_wrong_number_is_explained_in_its_own_words(typed: str, why: str) -> None:
    assert read(typed) is None
    assert why_unreadable(typed).startswith(why)
