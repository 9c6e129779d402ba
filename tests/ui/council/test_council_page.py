"""Hội đồng và phân công: typed into the table, ticked beside it, stored."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QLocale, QModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea

from cds_desktop import queries
from cds_desktop.actions.rounds import name_council
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.round import Member, Role
from cds_desktop.ui import background, theme
from cds_desktop.ui.pages.council.member_model import NAME, ROLE, MemberModel
from cds_desktop.ui.pages.council.page import CouncilPage

CHAIR = Member(id="a", full_name="Trần Văn Minh", role=Role.CHAIR, criteria=("1.1",))
SECRETARY = Member(id="b", full_name="Nguyễn Thị Hạnh", role=Role.SECRETARY)


@pytest.fixture
def model(qtmodeltester) -> MemberModel:
    model = MemberModel()
    model.show_members([CHAIR, SECRETARY])
    return model


def names(workspace) -> list[str]:
    return [row.member.full_name for row in queries.council(workspace).members]


def test_the_table_keeps_every_promise_of_a_model(model, qtmodeltester):
    qtmodeltester.check(model)
    model.add()
    model.move_before([0], 2)
    model.remove([0])
    qtmodeltester.check(model)


def test_a_row_without_a_name_is_not_a_member_yet(model):
    row = model.add()
    assert model.members == (CHAIR, SECRETARY)
    model.setData(model.index(row, NAME), "  Lê  Thu Trang ")

    assert [m.full_name for m in model.members] == ["Trần Văn Minh", "Nguyễn Thị Hạnh", "Lê Thu Trang"]


def test_moving_a_member_changes_the_order_both_ways(model):
    model.move_before([0], 2)
    assert model.members == (SECRETARY, CHAIR)
    model.move_before([1], 0)
    assert model.members == (CHAIR, SECRETARY)


def test_an_empty_council_says_what_to_do_first(shown_page, begun):
    page = shown_page(CouncilPage, begun)

    assert page.add_first.isVisible()
    assert not page.table.isVisible()


def test_tab_leads_from_each_new_name_to_the_position(shown_page, begun, settle, qtbot):
    page = shown_page(CouncilPage, begun)
    for name, position in (("Trần Văn Ẩm", "Hiệu trưởng"), ("Lê Thu Trang", "Giáo viên")):
        (page.add if page.add.isVisible() else page.add_first).click()
        for words in (name, position):
            QApplication.focusWidget().setText(words)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        settle()
    page.leave()
    settle()

    stored = [row.member for row in queries.council(begun).members]
    assert [member.position for member in stored] == ["Hiệu trưởng", "Giáo viên"]


def test_members_added_in_the_table_are_stored_with_their_roles(shown_page, begun, settle):
    page = shown_page(CouncilPage, begun)
    page.add_first.click()
    page.model.setData(page.model.index(0, NAME), "Trần Văn Minh")
    page.model.setData(page.model.index(0, ROLE), Role.CHAIR.value)
    page.add.click()
    page.model.setData(page.model.index(1, NAME), "Nguyễn Thị Hạnh")
    page.leave()
    settle()

    assert names(begun) == ["Trần Văn Minh", "Nguyễn Thị Hạnh"]
    assert queries.council(begun).members[0].member.role is Role.CHAIR


def test_a_row_dropped_between_two_others_changes_the_order(shown_page, sample, settle):
    page = shown_page(CouncilPage, sample)
    before = names(sample)
    carried = page.model.mimeData([page.model.index(4, NAME)])
    page.model.dropMimeData(carried, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    page.leave()
    settle()

    assert names(sample) == [before[0], before[4], *before[1:4], *before[5:]]
    assert sample.history.undoable[-1].words == "đổi thứ tự Hội đồng"


def test_a_table_pasted_from_excel_is_one_step(shown_page, begun, settle, said, qtbot):
    page = shown_page(CouncilPage, begun)
    QApplication.clipboard().setText(
        "STT\tNhiệm vụ\tHọ và tên\tChức vụ\n"
        "1\tChủ tịch HĐ\tBà Nguyễn Thị Hiền\tHiệu trưởng\n"
        "2\tThư ký\tÔng Trần Văn Minh\tGiáo viên\n"
    )
    page.paste_first.click()
    settle()

    stored = [row.member for row in queries.council(begun).members]
    facts = [(one.salutation, one.full_name, one.position, one.role) for one in stored]
    assert facts == [
        ("Bà", "Nguyễn Thị Hiền", "Hiệu trưởng", Role.CHAIR),
        ("Ông", "Trần Văn Minh", "Giáo viên", Role.SECRETARY),
    ]
    assert said == ["Đã đọc 2 người: họ tên, chức vụ, vai trò."]
    assert begun.history.undoable[-1].words == "thêm 2 thành viên"
    page.paste.click()
    settle()
    assert said[1].endswith("2 người đã có trong danh sách, không thêm lần nữa.")
    assert len(names(begun)) == 2


def test_enter_on_the_last_cell_makes_the_next_row(shown_page, begun, settle, qtbot):
    page = shown_page(CouncilPage, begun)
    page.add_first.click()
    for name, position in (("Trần Văn Ẩm", "Hiệu trưởng"), ("Lê Thị Trang", "Giáo viên")):
        for words in (name, position):
            QApplication.focusWidget().setText(words)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            QApplication.processEvents()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        QApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    page.leave()
    settle()

    stored = [row.member for row in queries.council(begun).members]
    assert [(m.salutation, m.full_name, m.role) for m in stored] == [
        ("Ông", "Trần Văn Ẩm", Role.CHAIR),
        ("Bà", "Lê Thị Trang", Role.MEMBER),
    ]
    assert page.model.rowCount() == 2
    assert begun.history.undoable[-1].words == "thêm Lê Thị Trang"


def test_an_undo_while_the_page_is_seen_brings_the_person_back(shown_page, sample, settle, qtbot, said):
    page = shown_page(CouncilPage, sample)
    before = names(sample)
    page.table.choose_rows([1, 2])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle()
    assert said == ["Đã bỏ 2 người khỏi Hội đồng"]
    assert sample.history.undoable[-1].words == "bỏ 2 thành viên"
    background.run_action(page, partial(undo, sample))
    settle()

    assert [member.full_name for member in page.model.members] == before == names(sample)


def test_what_the_list_lacks_leads_to_where_it_is_mended(shown_page, sample, settle):
    stored = [row.member for row in queries.council(sample).members]
    name_council(sample, [replace(one, role=Role.MEMBER) for one in stored])
    page = shown_page(CouncilPage, sample)
    assert [problem.link for problem in page.problems.problems] == ["Chọn chủ tịch", "Chọn thư ký"]
    page.problems.mend_asked.emit(page.problems.problems[1])

    assert isinstance(QApplication.focusWidget(), QComboBox)


@pytest.mark.parametrize("width", [560, 820, 1150])
def test_names_are_never_cut(shown_page, sample, width):
    stored = [row.member for row in queries.council(sample).members]
    longest = replace(stored[1], full_name="Nguyễn Hoàng Trần Thị Phương Khánh Linh Chi")
    name_council(sample, [stored[0], longest])
    page = shown_page(CouncilPage, sample, size=(width, 448))
    place = page.model.index(1, NAME)
    metrics = QFontMetricsF(theme.font(theme.Type.BODY))
    room = page.table.visualRect(place).adjusted(8, 0, -8, 0)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    needed = metrics.boundingRect(QRectF(room).adjusted(0, 0, 0, 500), flags, place.data())

    assert needed.height() <= page.table.rowHeight(1)
    assert needed.width() <= room.width()


def test_removing_and_reordering_are_stored(shown_page, sample, settle, qtbot):
    page = shown_page(CouncilPage, sample)
    before = names(sample)
    page.table.choose_rows([1])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.table.choose_rows([0])
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    page.leave()
    settle()

    assert names(sample) == [before[2], before[0], *before[3:]]


def test_the_decision_is_stored_and_the_plan_stays(shown_page, sample, settle):
    page = shown_page(CouncilPage, sample)
    page.decision.number.setText("46/QĐ-THCSMH")
    page.decision.number.textEdited.emit("46/QĐ-THCSMH")
    page.leave()
    settle()

    view = queries.round_view(sample)
    assert view.council_decision_number == "46/QĐ-THCSMH"
    assert view.plan_number == "20/KH-THCSMH"
    assert view.council_decision_date is not None


def test_what_the_council_lacks_is_said_on_its_page(shown_page, begun):
    page = shown_page(CouncilPage, begun)

    assert page.problems.isVisible()
    assert page.problems.text() == "Chưa ghi số quyết định thành lập Hội đồng."


def test_the_role_is_chosen_from_a_list_in_the_table(shown_page, sample, qtbot):
    page = shown_page(CouncilPage, sample)
    page.table.edit(page.model.index(0, ROLE))
    box = page.table.findChild(QComboBox)

    assert [box.itemText(i) for i in range(box.count())] == [
        "Chủ tịch",
        "Phó Chủ tịch",
        "Thư ký",
        "Ủy viên",
    ]
    assert QLocale().name() == "vi_VN"


def test_a_cell_still_being_edited_is_stored_when_the_page_is_left(shown_page, sample, qtbot, settle):
    page = shown_page(CouncilPage, sample)
    page.table.setFocus()
    page.table.choose_rows([0])
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    page.table.indexWidget(page.table.currentIndex()).setText("Nguyễn Thị Hiền Lương")
    page.leave()
    settle()

    assert names(sample)[0] == "Nguyễn Thị Hiền Lương"


def test_a_low_page_keeps_the_decision_behind_a_tab_and_only_its_lists_scroll(shown_page, sample, settle):
    page = shown_page(CouncilPage, sample, size=(847, 448))
    assert not page.decision.isVisible()
    page.show_decision()
    assert page.decision.isVisible()
    assert page.decision.number.hasFocus()
    assert page.findChildren(QScrollArea) == []

    page.resize(1302, 640)
    settle()
    assert page.tabs.count() == 2
    assert page.decision.isVisible()
    assert page.table.isVisible()
