"""Parts of a page: text made safe, lines broken, tables split."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_desktop.documents.page import REGULAR, Column, Row, RuledTable, ended
from cds_desktop.documents.page.fonts import text_width
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
def test_any_text_fits_the_width_and_loses_no_letter(text, width):
    lines = wrap_lines(text, REGULAR, 11, width)

    assert all(text_width(line, REGULAR, 11) <= width or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    assert "".join(lines) == unicodedata.normalize("NFC", "".join(lines))


def test_a_number_is_not_torn_from_its_percent_sign():
    lines = wrap_lines("37/40 giáo viên đạt 92,5\u00a0% trong năm", REGULAR, 11, 60)

    assert any("92,5\u00a0%" in line for line in lines)


def test_an_address_is_cut_after_a_slash_where_that_wastes_little():
    lines = wrap_lines("https://hoclieu.example.edu.vn/thu-vien/toan", REGULAR, 11, 120)

    assert all(line[-1] in "/.-" for line in lines[:-1])


@given(st.lists(st.tuples(st.integers(1, 120), st.booleans()), min_size=1, max_size=40), st.floats(30, 700))
@settings(max_examples=100, deadline=None)
def test_a_table_of_any_shape_runs_over_pages_without_losing_a_line(shape, first_room):
    rows = [
        Row(["\n".join(f"d{n}-{k}" for k in range(lines)), "x"], leads=leads and lines < 8)
        for n, (lines, leads) in enumerate(shape)
    ]
    # A form never has more than a group and a criterion line in a row.
    rows = [
        Row(row.cells, row.font, row.leads and not (n > 1 and rows[n - 1].leads and rows[n - 2].leads))
        for n, row in enumerate(rows)
    ]
    table = RuledTable([Column("Mã", 80), Column("Tên", 80)], rows, 11)

    seen, room = [], first_room
    while table is not None:
        if table.wrap(480, room)[1] <= room:
            parts = [table, None]
        else:
            parts = table.split(480, room) or ([None, table] if room < 728 else pytest.fail("does not end"))
        if parts[0]:
            assert parts[0].wrap(480, room)[1] <= room + 0.01
            seen += [line for row in parts[0].rows for line in row.cells[0]]
        table, room = parts[1], 728

    assert seen == [line for row in rows for line in row.cells[0].split("\n")]


@pytest.mark.parametrize(
    ("text", "printed"), [("Xong", "Xong."), ("Xong.", "Xong."), ("Xong?", "Xong?"), ("", ""), ("A ", "A.")]
)
def test_a_sentence_ends_once(text, printed):
    assert ended(text) == printed
