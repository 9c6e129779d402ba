"""Words made fit to print and broken into lines."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_desktop.documents.page.fonts import REGULAR, text_width
from cds_desktop.documents.page.text import clean, wrap_lines


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Trươ\u0300ng", "Trường"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("ẩn\u202e\u200b\u00adđi", "ẩnđi"),
        ("a\x00b\tc", "a b c"),
        ("92,5\u00a0%", "92,5\u00a0%"),
        ("\uf0b7 ý một", "• ý một"),
        ("  hai đầu  ", "hai đầu"),
    ],
)
def test_typed_text_is_made_fit_to_print(typed, printed):
    assert clean(typed) == printed


@given(st.text(), st.floats(12, 200))
@settings(max_examples=200, deadline=None)
def test_any_text_fits_the_width_and_loses_no_letter(typed, width):
    lines = wrap_lines(typed, REGULAR, 11, width)

    assert all(text_width(line, REGULAR, 11) <= width or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(typed).split())
    assert all(line == unicodedata.normalize("NFC", line) for line in lines)


def test_a_number_is_not_torn_from_its_percent_sign():
    lines = wrap_lines("37/40 giáo viên đạt 92,5\u00a0% trong năm", REGULAR, 11, 60)

    assert any("92,5\u00a0%" in line for line in lines)


def test_an_address_is_cut_after_a_slash_where_that_wastes_little():
    lines = wrap_lines("https://hoclieu.example.edu.vn/thu-vien/toan", REGULAR, 11, 120)

    assert all(line[-1] in "/.-" for line in lines[:-1])


def test_a_comma_does_not_stand_alone_on_the_next_line():
    word = "15/KH-THCSNT,"

    lines = wrap_lines(word, REGULAR, 11, text_width(word, REGULAR, 11) - 1)

    assert lines == ("15/KH-", "THCSNT,")


def test_a_pasted_file_without_a_space_is_cut_in_no_time():
    letters = "x" * 300_000

    assert "".join(wrap_lines(letters, REGULAR, 11, 400)) == letters
