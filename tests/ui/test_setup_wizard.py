"""The wizard, from its first page to an opened round."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWizard

from cds_desktop import queries, resources
from cds_desktop.domain.round import Role
from cds_desktop.storage.workspace import create_workspace
from cds_desktop.ui.pages.setup_wizard import SetupWizard
from cds_desktop.ui.pages.setup_wizard.start_page import Way
from cds_desktop.ui.widgets.form_field import Validity
from ui.typing_over import type_into


@pytest.fixture
def wizard(qtbot, tmp_path):
    wizard = SetupWizard(tmp_path / "data" / "ho-so")
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


@pytest.fixture
def founded(wizard):
    found = []
    wizard.finished_with.connect(found.append)
    yield found
    for workspace in found:
        workspace.close()


def fill_school(wizard) -> None:
    form = wizard.school.form
    type_into(form.name, "Trường THCS Nguyễn Trãi")
    form.commune.picked.emit(form.commune.matches("kien an")[0].value)
    for edit in (form.name_upper, form.superior_upper, form.place_name, form.abbreviation):
        type_into(edit, edit.placeholderText())
    form.levels["THCS"].click()


def walk_to_the_end(wizard) -> None:
    wizard.next()
    fill_school(wizard)
    wizard.next()
    wizard.next()
    type_into(wizard.office.office.name, "UBND phường Kiến An")
    type_into(wizard.office.deadlines.fields["submission"].editor, "20/5/2027")
    wizard.next()
    wizard.council.people[0].full_name.setText("Trần Văn Minh")
    wizard.council.people[1].full_name.setText("Nguyễn Thị Hạnh")
    wizard.next()


def test_the_way_through_ends_with_an_opened_round(wizard, founded, settle, tmp_path):
    walk_to_the_end(wizard)
    wizard.button(QWizard.WizardButton.FinishButton).click()
    settle()

    workspace = founded[0]
    view, council = queries.round_view(workspace), queries.council(workspace)
    assert workspace.folder == tmp_path / "data" / "ho-so"
    assert view.school.name == "Trường THCS Nguyễn Trãi"
    assert view.receiving_office.name == "UBND phường Kiến An"
    assert [d.key for d in view.deadlines] == ["submission"]
    assert [row.member.role for row in council.members] == [Role.CHAIR, Role.SECRETARY]
    assert not wizard.isVisible()


def test_next_is_never_disabled_and_goes_to_the_first_field_that_is_missing(wizard):
    wizard.next()
    button = wizard.button(QWizard.WizardButton.NextButton)
    assert button.isEnabled()
    button.click()

    assert wizard.currentPage() is wizard.school
    assert wizard.focusWidget() is wizard.school.form.name
    field = wizard.school.form.fields["name"]
    assert field.validity is Validity.ERROR
    assert field.sentence == "Nhập tên trường để tiếp tục."


def test_names_in_capitals_are_offered_and_entered_not_converted_behind_ones_back(wizard):
    wizard.next()
    form = wizard.school.form
    type_into(form.name, "Trường THCS Nguyễn Trãi")
    assert form.name_upper.text() == ""
    assert form.name_upper.placeholderText() == "TRƯỜNG THCS NGUYỄN TRÃI"
    form.name_upper.setFocus(Qt.FocusReason.TabFocusReason)

    assert form.name_upper.text() == "TRƯỜNG THCS NGUYỄN TRÃI"


def test_what_is_suggested_is_entered_at_once_by_next_and_shown_before_it_goes_on(wizard):
    wizard.next()
    form = wizard.school.form
    type_into(form.name, "Trường THCS Nguyễn Trãi")
    form.commune.picked.emit(form.commune.matches("kien an")[0].value)
    wizard.next()

    assert wizard.currentPage() is wizard.school
    assert form.superior_upper.text() == "UBND PHƯỜNG KIẾN AN"
    filled = [key for key, field in form.fields.items() if field.validity is Validity.WARN]
    assert filled == ["name_upper", "superior_upper", "place_name", "abbreviation"]
    assert form.fields["abbreviation"].sentence == "Điền theo gợi ý; sửa nếu khác."
    wizard.next()
    assert wizard.currentPage() is wizard.set


def test_a_field_still_missing_keeps_its_sentence_while_others_are_typed(wizard):
    wizard.next()
    wizard.next()
    form = wizard.school.form
    type_into(form.name, "Trường THCS Nguyễn Trãi")

    assert form.fields["name"].validity is Validity.NONE
    assert form.fields["place_name"].validity is Validity.ERROR
    assert form.fields["place_name"].sentence


def test_sets_are_named_by_their_decision(wizard):
    names = [wizard.set.sets.itemText(row) for row in range(wizard.set.sets.count())]
    assert names == [
        "QĐ 4725/QĐ-BGDĐT, 30/12/2022",
        "BẢN MINH HỌA · mô phỏng QĐ 4725/QĐ-BGDĐT, 30/12/2022",
    ]


def test_an_odd_sector_code_warns_and_lets_through(wizard):
    wizard.next()
    fill_school(wizard)
    type_into(wizard.school.form.sector_code, "3131520")
    wizard.next()

    assert wizard.currentPage() is wizard.set
    assert wizard.school.form.fields["sector_code"].sentence == (
        "Mã của ngành thường có 8 chữ số; mã này có 7. Vẫn tiếp tục được."
    )


def test_unchecked_rows_of_a_set_are_told_in_words(wizard):
    assert "dòng chưa đối chiếu với bản giấy" in wizard.set.set_field.sentence


def test_a_set_can_come_from_a_file(wizard, settle, tmp_path):
    source = resources.path("indicator_sets", "qd-4725-minh-hoa.toml").read_text("utf-8")
    file = tmp_path / "Bộ của Sở.toml"
    file.write_text(source, "utf-8")
    wizard.set.open_file(file)
    settle()

    assert wizard.set.chosen.demonstration
    assert wizard.set.sets.count() == 3


def test_a_file_that_is_no_set_is_refused_in_words(wizard, settle, tmp_path, faults_shown):
    file = tmp_path / "sai.toml"
    file.write_text("title = 1", "utf-8")
    wizard.set.open_file(file)
    settle()

    assert len(faults_shown()) == 1
    assert wizard.set.sets.count() == 2


def test_a_folder_that_holds_files_is_not_taken(wizard, founded, settle, tmp_path):
    (tmp_path / "anh.jpg").write_bytes(b"x")
    walk_to_the_end(wizard)
    wizard.place.folder_edit.setText(str(tmp_path))
    wizard.button(QWizard.WizardButton.FinishButton).click()
    settle()

    assert wizard.place.folder_field.validity is Validity.ERROR
    assert wizard.focusWidget() is wizard.place.folder_edit
    assert (wizard.isVisible(), founded) == (True, [])


def test_the_disk_is_looked_at_beside_the_screen(wizard, settle, tmp_path):
    wizard.start.cards[Way.FOLDER].click()
    wizard.start.folder_row.edit.setText(str(tmp_path / "không có"))
    wizard.next()
    assert wizard.start.folder_row.field.validity is Validity.NONE
    settle()

    assert wizard.start.folder_row.field.validity is Validity.ERROR
    assert wizard.currentPage() is wizard.start


def test_a_refused_deed_keeps_the_wizard_open_for_another_try(
    wizard, founded, settle, tmp_path, faults_shown
):
    walk_to_the_end(wizard)
    Path(tmp_path / "data").write_text("một tệp nằm đúng chỗ của thư mục", "utf-8")
    wizard.accept()
    settle()
    assert len(faults_shown()) == 1
    assert wizard.isVisible()

    Path(tmp_path / "data").unlink()
    wizard.accept()
    settle()
    assert len(founded) == 1


def test_an_existing_folder_is_opened_instead(wizard, tmp_path, qtbot):
    wizard.start.cards[Way.FOLDER].click()
    wizard.next()
    assert wizard.start.folder_row.field.validity is Validity.ERROR

    wizard.start.folder_row.edit.setText(str(tmp_path))
    with qtbot.waitSignal(wizard.folder_chosen) as chosen:
        wizard.next()
    assert chosen.args == [tmp_path]


def test_the_sample_school_can_be_looked_at(wizard, founded, settle):
    wizard.start.cards[Way.SAMPLE].click()
    wizard.next()
    settle()

    assert queries.overview(founded[0]).demonstration


def test_a_workspace_without_a_round_keeps_its_folder(qtbot, tmp_path, settle):
    workspace = create_workspace(tmp_path / "trong")
    wizard = SetupWizard(tmp_path / "khac", workspace)
    qtbot.addWidget(wizard)
    wizard.show()
    found = []
    wizard.finished_with.connect(found.append)
    fill_school(wizard)
    for _ in range(4):
        wizard.next()
        type_into(wizard.office.office.name, "UBND phường Kiến An")
    wizard.accept()
    settle()

    assert not wizard.isVisible()
    assert found == [workspace]
    assert queries.has_round(workspace)
    workspace.close()


def test_every_button_of_the_wizard_speaks_vietnamese(wizard):
    shown = {
        wizard.buttonText(which)
        for which in (
            QWizard.WizardButton.NextButton,
            QWizard.WizardButton.BackButton,
            QWizard.WizardButton.CancelButton,
            QWizard.WizardButton.FinishButton,
        )
    }

    assert shown == {"Tiếp tục", "Quay lại", "Hủy", "Tạo hồ sơ"}


def test_a_deadline_beyond_the_school_year_is_marked_and_no_wrong_date_passes(wizard):
    wizard.next()
    fill_school(wizard)
    wizard.next()
    wizard.next()
    type_into(wizard.office.office.name, "UBND phường Kiến An")
    field = wizard.office.deadlines.fields["submission"]
    type_into(field.editor, "31/2/2027")
    wizard.next()
    assert wizard.currentPage() is wizard.office
    assert wizard.focusWidget() is field.editor
    assert field.sentence == "Tháng 2 không có ngày 31. Sửa ngày hoặc tháng."
    type_into(field.editor, "20/5/20")
    wizard.next()

    assert field.validity is Validity.WARN
    assert wizard.currentPage() is wizard.council


def test_alt_and_arrows_walk_through_the_pages(wizard, qtbot):
    wizard.activateWindow()
    qtbot.keyClick(wizard, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert wizard.currentPage() is wizard.school
    qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.currentPage() is wizard.start


def test_the_path_at_the_side_says_what_is_done_and_where_one_is(wizard):
    wizard.next()
    fill_school(wizard)
    wizard.next()

    stages = wizard.path.items
    assert [stage.line for stage in stages[:3]] == ["Việc của trường", "", "Đang điền"]
    assert [stage.state.word for stage in stages[:4]] == ["Xong", "Xong", "Đang làm", "Chưa bắt đầu"]


def test_a_name_brings_the_likely_salutation_until_one_is_chosen(wizard):
    chair = wizard.council.people[0]
    type_into(chair.full_name, "Nguyễn Thị Hạnh")
    assert chair.member.salutation == "Bà"
    chair.salutation.setCurrentText("Ông")
    chair.salutation.activated.emit(0)
    type_into(chair.full_name, "Nguyễn Thị Hạnh Dung")

    assert chair.member.salutation == "Ông"
