"""Sổ số văn bản: numbers in use, used twice, left out, given elsewhere."""

from datetime import date

import pytest

from cds_desktop.actions.papers import enter_paper, reserve_number
from cds_desktop.domain.papers import PaperEntry, PaperKind
from cds_desktop.queries.papers import number_register, paper_form
from cds_desktop.ui.pages.papers.outside_numbers import read_numbers, show_numbers
from cds_desktop.ui.pages.papers.page import NUMBERS, PapersPage


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1-4, 7", (1, 2, 3, 4, 7)), ("7;3 , 3", (3, 7)), ("", ()), ("5 – 6", (5, 6)), (",", ())],
)
def test_numbers_are_read_as_people_write_them(text, numbers):
    assert read_numbers(text) == numbers


@pytest.mark.parametrize("text", ["4-1", "năm", "1-", "0", "1-99999", "1.5", "-3"])
def test_what_is_no_number_is_not_taken_for_one(text):
    assert read_numbers(text) is None


def test_numbers_are_shown_in_few_words():
    assert show_numbers((9, 1, 2, 3, 5)) == "1–3, 5, 9"
    assert read_numbers(show_numbers((9, 1, 2, 3, 5))) == (1, 2, 3, 5, 9)


@pytest.fixture
def numbered(sample):
    """Two papers with the same number in 2026, and one three numbers later."""
    for kind, number in (
        (PaperKind.RECOGNITION_DECISION, "4"),
        (PaperKind.COUNCIL_DECISION, "4"),
    ):
        entry = PaperEntry(kind=kind, number=number, symbol="QĐ-THCSMH", dated_on=date(2026, 5, 4))
        enter_paper(sample, entry)
    return sample


@pytest.fixture
def register(numbered, shown_page):
    return shown_page(PapersPage, numbered, NUMBERS, (1302, 640)).register


def card_of(register, symbol: str, year: int):
    return next(
        card for card in register.cards.values() if (card._series.symbol, card._series.year) == (symbol, year)
    )


def test_numbers_used_twice_and_left_out_are_shown(register):
    card = card_of(register, "QĐ-THCSMH", 2026)
    assert card.twice.isVisible()
    assert card.twice.text == "Trùng số 04"
    assert card.gaps.text() == "Số bỏ trống: 1–3"
    rows = [
        [card.model.index(row, column).data() for column in (0, 2, 4)] for row in range(card.model.rowCount())
    ]
    assert ["04/QĐ-THCSMH", "Quyết định công nhận kết quả tự đánh giá", "Trùng số"] in rows


def test_numbers_given_elsewhere_are_noted_and_not_given_again(register, numbered, settle, type_into):
    card = card_of(register, "QĐ-THCSMH", 2026)
    type_into(card.outside, "1-3, 12")
    card.store.hand_over()
    settle()
    series = next(s for s in number_register(numbered) if (s.symbol, s.year) == ("QĐ-THCSMH", 2026))
    assert series.outside == (1, 2, 3, 12)
    assert "số tiếp theo 13/QĐ-THCSMH" in card.facts.text()
    assert card.outside.text() == "1-3, 12"


def test_numbers_nobody_can_read_stay_and_are_marked(register, numbered, settle, type_into):
    card = card_of(register, "QĐ-THCSMH", 2026)
    type_into(card.outside, "từ 1 đến 3")
    card.outside.editingFinished.emit()
    card.store.hand_over()
    settle()
    assert "1-4, 7" in card.outside_field.sentence
    assert card.outside.text() == "từ 1 đến 3"


def test_a_series_is_listed_before_anything_took_a_number_from_it(register, numbered, settle, type_into):
    year = numbered.now().astimezone().year
    card = card_of(register, "BC-THCSMH", year)
    assert card.facts.text().startswith("Chưa có văn bản nào lấy số")
    type_into(card.outside, "1-40")
    card.store.hand_over()
    settle()
    reserve_number(numbered, PaperKind.REPORT)
    assert paper_form(numbered, PaperKind.REPORT).entry.number == "41"


def test_a_paper_is_opened_from_the_register(numbered, shown_page, settle):
    page = shown_page(PapersPage, numbered, NUMBERS, (1302, 640))
    card = card_of(page.register, "QĐ-THCSMH", 2026)
    card.table.activated.emit(card.model.index(0, 0))
    settle()
    assert page.form.isVisible()
    assert page._kind in (PaperKind.COUNCIL_DECISION, PaperKind.RECOGNITION_DECISION)
    page.to_register.click()
    settle()
    page.register.back.click()
    assert page.form.isVisible()


def test_a_number_used_twice_is_told_at_the_top_and_each_field_names_its_series(register):
    assert register.twice.isVisible()
    assert register.twice.text == "Trùng số 04/QĐ-THCSMH"
    names = [card.outside.accessibleName() for card in register.cards.values()]
    assert len(set(names)) == len(names)
