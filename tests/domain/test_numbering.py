"""Số văn bản: series, what is used twice, what was left out, what comes next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.papers import PaperEntry, PaperKind, PaperSettings
from cds_desktop.domain.papers.numbering import (
    NumberUse,
    next_number,
    number_line,
    proposed_symbol,
    series_of,
    split_line,
    symbol_of,
)
from cds_desktop.domain.round import School

SCHOOL = School(abbreviation="THCSNT")
KIND = PaperKind.COUNCIL_DECISION


def _use(number: str, year: int = 2026, symbol: str = "QĐ-THCSNT", kind: PaperKind = KIND) -> NumberUse:
    return NumberUse(kind, f"{year}-{year + 1}", number, symbol, date(year, 3, 5))


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("5", "QĐ-THCSABC", "05/QĐ-THCSABC"),
        ("12", "KH-THCSABC", "12/KH-THCSABC"),
        ("05a", "QĐ-TH", "05a/QĐ-TH"),
        ("5a", "QĐ-TH", "05a/QĐ-TH"),
        ("²", "QĐ-TH", "²/QĐ-TH"),
        ("", "QĐ-TH", "…/QĐ-TH"),
        ("100", "", "100/…"),
    ],
)
def test_numbers_below_ten_have_a_leading_zero(number, symbol, line):
    assert number_line(number, symbol) == line


@given(st.integers(1, 9999), st.text("ABCĐÔƯ-", min_size=1, max_size=12))
def test_a_line_read_back_gives_its_number_and_symbol(number, symbol):
    assert split_line(number_line(str(number), symbol)) == (f"{number:02d}", symbol)


def test_the_symbol_names_kind_and_issuing_body_and_a_letter_the_body_alone():
    settings = PaperSettings()

    assert proposed_symbol(PaperKind.RECOGNITION_DECISION, SCHOOL, settings) == "QĐ-THCSNT"
    assert proposed_symbol(PaperKind.REQUEST_LETTER, SCHOOL, settings) == "THCSNT"
    assert symbol_of(PaperEntry(kind=KIND, symbol="QĐ-HT"), SCHOOL, settings) == "QĐ-HT"


def test_a_council_with_a_seal_has_a_series_of_its_own_for_its_papers():
    settings = PaperSettings(council_issues=True, council_abbreviation="HĐTĐG")

    assert proposed_symbol(PaperKind.MINUTES, SCHOOL, settings) == "BB-HĐTĐG"
    assert proposed_symbol(PaperKind.RECOGNITION_DECISION, SCHOOL, settings) == "QĐ-THCSNT"


def test_each_symbol_and_calendar_year_is_a_series():
    found = series_of([_use("3"), _use("4", 2027), _use("1", symbol="KH-THCSNT")], {})

    assert [(series.symbol, series.year, series.next) for series in found] == [
        ("KH-THCSNT", 2026, 2),
        ("QĐ-THCSNT", 2026, 4),
        ("QĐ-THCSNT", 2027, 5),
    ]


def test_the_same_symbol_written_otherwise_is_the_same_series():
    assert next_number(series_of([_use("7", symbol="qđ - thcsnt")], {}), "QĐ-THCSNT", 2026) == 8


def test_a_number_used_twice_is_told_however_it_is_written():
    (series,) = series_of([_use("05"), _use("5", kind=PaperKind.RECOGNITION_DECISION), _use("6")], {})

    assert series.duplicates == ("5",)


def test_a_number_with_a_letter_is_another_number():
    (series,) = series_of([_use("5"), _use("5a", kind=PaperKind.RECOGNITION_DECISION)], {})

    assert series.duplicates == ()
    assert series.next == 6


def test_gaps_are_listed_but_for_numbers_given_outside():
    (series,) = series_of([_use("2"), _use("6")], {("qd-thcsnt", 2026): {3, 9}})

    assert series.gaps == (1, 4, 5, 7, 8)
    assert series.outside == (3, 9)
    assert series.next == 10


def test_a_number_given_outside_and_used_here_is_used_twice():
    (series,) = series_of([_use("3")], {("qd-thcsnt", 2026): {3}})

    assert series.duplicates == ("3",)


@given(st.lists(st.integers(1, 60), min_size=1), st.sets(st.integers(1, 60)))
def test_used_outside_and_missing_numbers_fill_the_series_up_to_the_next(used, outside):
    (series,) = series_of([_use(str(number)) for number in used], {("qd-thcsnt", 2026): outside})

    assert {*used, *outside, *series.gaps} == set(range(1, series.next))
    assert not {*used, *outside} & set(series.gaps)
    assert set(series.duplicates) == {str(n) for n in used if used.count(n) + (n in outside) > 1}


@pytest.mark.parametrize("other", ["5A", "05a", " 5 a", "005a"])
def test_a_number_with_a_letter_is_the_same_however_it_is_written(other):
    (series,) = series_of([_use("5a"), _use(other, kind=PaperKind.RECOGNITION_DECISION)], {})

    assert series.duplicates == ("5a",)


@pytest.mark.parametrize("number", ["²", "٣", "0", "không số", "20260115", "9" * 5000])
def test_what_is_no_number_of_a_series_changes_nothing_in_it(number):
    (series,) = series_of([_use("3"), _use(number, kind=PaperKind.RECOGNITION_DECISION)], {})

    assert (series.duplicates, series.next) == ((), 4)
