"""Trường và đợt đánh giá: stored as it is filled in, nothing of other pages is lost."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from cds_desktop import queries
from cds_desktop.actions.rounds import change_round, enter_school
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.round import RoundDetails
from cds_desktop.ui import background
from cds_desktop.ui.pages.setup_page import SetupPage
from cds_desktop.ui.widgets.form_field import Validity
from ui.typing_over import type_into


def test_a_field_is_stored_a_moment_after_it_was_typed(shown_page, sample, qtbot):
    page = shown_page(SetupPage, sample)
    type_into(page.school.name, "Trường THCS Nguyễn Trãi")

    qtbot.waitUntil(lambda: queries.school(sample).name == "Trường THCS Nguyễn Trãi")


def test_deadlines_are_stored_and_the_councils_decision_stays(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    type_into(page.deadlines.fields["submission"].editor, "20/5/2026")
    page.leave()
    settle()

    view = queries.round_view(sample)
    assert {d.key: d.due_on for d in view.deadlines}["submission"] == date(2026, 5, 20)
    assert view.council_decision_number == "45/QĐ-THCSMH"
    assert len(view.legal_bases) == 2


def test_a_wrong_date_is_not_stored_stays_and_says_what_is_wrong(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    field = page.deadlines.fields["scoring"]
    type_into(field.editor, "31/2")
    field.editor.editingFinished.emit()
    page.leave()
    settle()

    assert field.validity is Validity.ERROR
    assert {d.key: d.due_on for d in queries.round_view(sample).deadlines}["scoring"] == date(2026, 3, 31)


def test_a_space_just_typed_is_not_taken_away_by_what_was_stored(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    type_into(page.school.name, "Trường THCS Lê ")
    page.leave()
    settle()

    assert queries.school(sample).name == "Trường THCS Lê"
    assert page.school.name.text() == "Trường THCS Lê "


def test_an_odd_code_warns_and_is_stored_all_the_same(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    type_into(page.school.sector_code, "3131520")
    page.leave()
    settle()

    assert page.school.fields["sector_code"].validity is Validity.WARN
    assert queries.school(sample).sector_code == "3131520"


def test_a_commune_is_found_without_tone_marks_and_brings_its_province(shown_page, begun, settle):
    page = shown_page(SetupPage, begun)
    type_into(page.school.commune, "kien an hai phong")
    found = page.school.commune.matches("kien an hai phong")
    page.school.commune.picked.emit(found[0].value)
    page.leave()
    settle()

    school = queries.school(begun)
    assert (school.commune, school.province) == ("Phường Kiến An", "Thành phố Hải Phòng")
    assert school.commune_code
    assert school.province_code


def test_choosing_from_the_list_by_keyboard_enters_the_name_alone(shown_page, begun, qtbot):
    page = shown_page(SetupPage, begun)
    page.school.commune.setFocus()
    qtbot.keyClicks(page.school.commune, "kien an")
    popup = page.school.commune.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert page.school.value.commune == "Phường Kiến An"
    assert page.school.value.province == "Thành phố Hải Phòng"
    assert page.school.value.commune_code


def test_a_commune_typed_freely_has_no_code(shown_page, begun, settle):
    page = shown_page(SetupPage, begun)
    page.school.commune.picked.emit(page.school.commune.matches("kien an")[0].value)
    type_into(page.school.commune, "Xã Không Có Trong Danh Mục")
    page.leave()
    settle()

    assert queries.school(begun).commune == "Xã Không Có Trong Danh Mục"
    assert queries.school(begun).commune_code == ""


def test_rows_not_held_against_paper_are_named(shown_page, begun):
    page = shown_page(SetupPage, begun)

    assert page._unchecked.isVisible()
    assert "chưa đối chiếu với bản giấy" in page._unchecked_words.text()


def test_what_another_page_changes_is_shown_at_once(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    background.run_action(page, lambda: change_round(sample, RoundDetails(plan_number="99/KH")))
    settle()

    assert page.plan.number.text() == "99/KH"


def test_an_undo_brings_the_stored_words_back_into_the_focused_field_too(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    before = page.school.name.text()
    page.school.name.setFocus()
    type_into(page.school.name, "Trường THCS Nguyễn Trãi")
    page.hand_over()
    settle()
    assert sample.history.undoable[-1].words == "sửa tên trường"
    background.run_action(page, lambda: undo(sample))
    settle()

    assert page.school.name.text() == before == queries.school(sample).name


def test_an_undo_brings_a_deadline_back(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    field = page.deadlines.fields["submission"]
    before = field.editor.text()
    type_into(field.editor, "1/6/2026")
    field.editor.editingFinished.emit()
    page.hand_over()
    settle()
    background.run_action(page, lambda: undo(sample))
    settle()

    assert field.editor.text() == before


def test_a_required_field_that_is_emptied_says_what_it_is_needed_for(shown_page, sample, settle):
    page = shown_page(SetupPage, sample)
    type_into(page.school.place_name, "")
    page.hand_over()
    settle()

    field = page.school.fields["place_name"]
    assert field.sentence == "Còn thiếu; in trên mọi văn bản." == field.editor.accessibleDescription()
    assert queries.school(sample).place_name == ""


def test_the_page_begins_at_what_is_missing_and_says_what_an_office_is_needed_for(shown_page, sample, settle):
    view = queries.round_view(sample)
    enter_school(sample, replace(view.school, place_name=""))
    page = shown_page(SetupPage, sample)

    page.enter()
    settle()
    assert page.focusWidget().accessibleName() == "Địa danh ghi ngày tháng, cần điền"

    change_round(sample, RoundDetails(deadlines=view.deadlines))
    page.reload()
    settle()
    assert page.office.name_field.validity is Validity.WARN
    assert page.office.name_field.sentence == "Còn thiếu; cần khi nộp hồ sơ."
