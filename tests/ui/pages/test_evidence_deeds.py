"""Minh chứng on the sample school: many at once, files of one item, adding, the window that is narrow."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from reportlab.pdfgen.canvas import Canvas

from cds_desktop.actions.evidence import change_evidence
from cds_desktop.actions.undoing import undo
from cds_desktop.queries import criterion_tree, evidence_table
from cds_desktop.ui import background
from cds_desktop.ui.pages.evidence.choosing import KeepDialog
from cds_desktop.ui.pages.evidence.menus import AddDeeds, add_menu
from cds_desktop.ui.pages.evidence.new_item import LinkDialog
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog
from cds_desktop.ui.pages.evidence.page import EvidencePage
from cds_desktop.ui.pages.evidence.table import Column
from cds_desktop.ui.pages.evidence.uses import UsesDialog
from cds_desktop.ui.widgets.form_field import Validity


def item_of(workspace, code):
    return next(row.item for row in evidence_table(workspace).rows if row.item.code == code)


def shown_codes(page):
    rows = page.view.rows
    return [rows.index(n, Column.CODE).data() for n in range(rows.rowCount())]


def choose(page, workspace, code):
    assert page.view.choose([item_of(workspace, code).id])


def drawn_pdf(path, pages=1):
    canvas = Canvas(str(path))
    for _ in range(pages):
        canvas.drawString(72, 720, "Trang")
        canvas.showPage()
    canvas.save()
    return path


def ids_of(workspace, *codes):
    return [item_of(workspace, code).id for code in codes]


def test_several_are_chosen_with_the_keyboard_and_changed_as_one(sample, shown_page, settle, qtbot, said):
    page = shown_page(EvidencePage, sample)
    choose(page, sample, "H1-1.1-01")
    for _ in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(page.view, Qt.Key.Key_Space)
    bulk = page.side.bulk
    assert page.side.currentWidget() is bulk
    assert bulk.accessibleName() == "3 minh chứng đã chọn"
    line = bulk.lines["supplied_by"]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Le Thu Ha")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    codes = [row.item.code for row in page.view.chosen_rows]
    assert [item_of(sample, code).supplied_by for code in codes] == ["Le Thu Ha"] * 3
    assert said == ["Đã sửa 3 minh chứng"]
    undo(sample)
    assert [item_of(sample, code).supplied_by for code in codes] != ["Le Thu Ha"] * 3


def test_a_field_left_alone_changes_nothing_of_many(sample, shown_page, settle):
    page = shown_page(EvidencePage, sample)
    before = [item_of(sample, code) for code in ("H1-1.1-01", "H1-1.3-01")]
    page.view.choose([item.id for item in before])
    page.side.bulk.hand_over()
    page._close_side()
    settle()
    assert [item_of(sample, item.code) for item in before] == before


def test_space_takes_a_row_out_of_the_choice_again(sample, shown_page, qtbot):
    page = shown_page(EvidencePage, sample)
    choose(page, sample, "H1-1.1-01")
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.view.chosen_rows == []


def test_the_choice_survives_a_search_that_keeps_it(sample, shown_page):
    page = shown_page(EvidencePage, sample)
    page.view.choose(ids_of(sample, "H1-1.1-01", "H1-1.2-01"))
    page.search.setText("quy che")
    assert [row.item.code for row in page.view.chosen_rows] == ["H1-1.2-01"]
    assert page.view.current_id == ids_of(sample, "H1-1.2-01")[0]


def test_del_removes_without_asking_and_can_be_taken_back(sample, shown_page, settle, qtbot, said):
    page = shown_page(EvidencePage, sample)
    page.view.choose(ids_of(sample, "H1-1.1-01", "H1-1.2-01"))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    settle()
    assert "H1-1.1-01" not in shown_codes(page)
    assert said == ["Đã bỏ 2 minh chứng"]
    background.run_action(page, lambda: undo(sample))
    settle()
    assert {"H1-1.1-01", "H1-1.2-01"} <= set(shown_codes(page))


def test_chosen_rows_are_copied_as_a_table_without_formulas(sample, shown_page, settle, qtbot):
    item = item_of(sample, "H1-1.2-01")
    change_evidence(sample, replace(item, title="=1+1"))
    page = shown_page(EvidencePage, sample)
    page.view.choose(ids_of(sample, "H1-1.1-01", "H1-1.2-01"))
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert [line[0] for line in lines] == ["H1-1.1-01", "H1-1.2-01"]
    assert [len(line) for line in lines] == [6, 6]
    assert lines[1][1].startswith("'=1+1")


def test_the_heading_offers_to_sort_by_size(sample, shown_page):
    page = shown_page(EvidencePage, sample)
    action = next(a for a in page.view.header_menu().actions() if "dung lượng" in a.text())
    action.trigger()
    sizes = [page.view.rows.row(n).size_bytes for n in range(page.view.rows.rowCount())]
    assert sizes == sorted(sizes, reverse=True)


def test_a_lost_file_is_attached_again(sample, shown_page, settle, monkeypatch, tmp_path):
    file = item_of(sample, "H1-1.1-01").files[0]
    kept = sample.evidence_files.path_of(file.digest)
    copy = kept.rename(tmp_path / "ban-sao.pdf")
    page = shown_page(EvidencePage, sample, "H1-1.1-01")
    missing = page.side.panel.files.missing
    assert missing.isVisible()
    monkeypatch.setattr("cds_desktop.ui.pages.evidence.deeds.ask_file", lambda *_: copy)
    missing.reattach.click()
    settle()
    assert not missing.isVisible()
    assert kept.is_file()


def test_an_earlier_version_comes_back(sample, shown_page, settle, monkeypatch, tmp_path):
    before = item_of(sample, "H1-1.1-01").files[0]
    new = drawn_pdf(tmp_path / "mới.pdf")
    monkeypatch.setattr("cds_desktop.ui.pages.evidence.deeds.ask_file", lambda *_: new)
    page = shown_page(EvidencePage, sample, "H1-1.1-01")
    page.deeds.replace(item_of(sample, "H1-1.1-01"))
    settle()
    assert item_of(sample, "H1-1.1-01").files[0].name == "mới.pdf"
    versions = page.side.panel.files.versions
    back = next(b for b in versions.findChildren(QPushButton) if b.isVisible())
    assert back.accessibleName().startswith("Khôi phục bản trước ")
    back.click()
    settle()
    assert item_of(sample, "H1-1.1-01").files[0] == before


def test_the_files_of_an_item_are_a_strip_to_choose_move_and_remove(sample, shown_page, settle, make_files):
    page = shown_page(EvidencePage, sample, "H1-1.1-01")
    page.deeds.add_files(item_of(sample, "H1-1.1-01"), make_files("hai.txt", "ba.txt"))
    settle()
    strip = page.side.panel.files.strip
    assert strip.isVisible()
    strip.list.setCurrentRow(2)
    QTest.keyClick(strip.list, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    settle()
    names = [file.name for file in item_of(sample, "H1-1.1-01").files]
    assert names[1:] == ["ba.txt", "hai.txt"]
    strip.list.setCurrentRow(0)
    QTest.keyClick(strip.list, Qt.Key.Key_Delete)
    settle()
    assert [file.name for file in item_of(sample, "H1-1.1-01").files] == ["ba.txt", "hai.txt"]


def test_two_become_one_and_the_one_kept_is_asked(sample, shown_page, settle, said):
    page = shown_page(EvidencePage, sample)
    page.view.choose(ids_of(sample, "H1-1.1-01", "H1-1.2-01"))
    page.side.bulk.merge.click()
    (dialog,) = page.findChildren(KeepDialog)
    dialog.list.setCurrentRow(1)
    dialog.accept()
    settle()
    assert not page.findChildren(KeepDialog)
    assert said == ["Đã gộp 2 minh chứng vào H1-1.2-01"]
    assert {"1.1", "1.2"} <= set(item_of(sample, "H1-1.2-01").used_for)


def test_a_menu_does_what_is_chosen_and_goes_away(sample, shown_page, qtbot):
    page = shown_page(EvidencePage, sample, "1.6")
    asked: list[str] = []
    slots = {name: partial(asked.append, name) for name in ("files", "folder", "paste", "link", "paper")}
    menu = add_menu(page, AddDeeds(**slots))
    menu.popup(page.mapToGlobal(page.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.findChildren(QMenu))
    assert asked == ["files"]


def test_uses_of_several_keep_what_only_some_have(sample, shown_page, settle):
    page = shown_page(EvidencePage, sample)
    items = [item_of(sample, code) for code in ("H1-1.1-01", "H1-1.2-01")]
    dialog = UsesDialog(items, criterion_tree(sample))
    assert dialog.codes(Qt.CheckState.PartiallyChecked) == {"1.1", "1.2"}
    page.deeds.use_for(items, {"1.4"}, {"1.1", "1.2"})
    settle()
    assert [set(item_of(sample, item.code).used_for) for item in items] == [{"1.1", "1.4"}, {"1.2", "1.4"}]


def test_what_is_taken_back_shows_in_the_field_with_the_cursor(sample, shown_page, settle, type_into):
    page = shown_page(EvidencePage, sample, "H1-1.2-01")
    page.side.panel.start_editing()
    form = page.side.panel.form
    line = form.lines["title"].editor
    line.setFocus()
    before = line.text()
    type_into(line, "Tên khác")
    form.store.hand_over()
    settle()
    background.run_action(page, lambda: undo(sample))
    settle()
    assert line.text() == before


def test_a_picture_pasted_beside_a_link_belongs_to_it(sample, shown_page, settle):
    page = shown_page(EvidencePage, sample, "H1-1.3-01")
    assert page.side.panel.invitation.isVisible()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    page._paste()
    settle()
    assert [file.name[:14] for file in item_of(sample, "H1-1.3-01").files] == ["Ảnh chụp trang"]
    assert not page.side.panel.invitation.isVisible()


def test_files_over_the_page_are_announced_and_taken(sample, shown_page, settle, make_files):
    page = shown_page(EvidencePage, sample)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in make_files("một.txt", "hai.txt")])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, data, left, plain))
    assert page.dropped.cover.isVisible()
    assert page.dropped.cover.accessibleName() == "Thả để thêm 2 tệp, vào danh sách minh chứng"
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, left, plain))
    settle()
    assert not page.dropped.cover.isVisible()
    assert {row.item.title for row in page.view.chosen_rows} == {"một", "hai"}


def test_new_evidence_is_chosen_even_when_a_search_hides_it(sample, shown_page, settle, make_files):
    page = shown_page(EvidencePage, sample)
    page.search.setText("quy che")
    page.add_files(make_files("một.txt"))
    settle()
    assert [row.item.title for row in page.view.chosen_rows] == ["một"]
    assert page.search.text() == ""


def test_checking_the_files_says_what_is_wrong_with_which(sample, shown_page, settle):
    file = item_of(sample, "H1-1.1-01").files[0]
    sample.evidence_files.path_of(file.digest).unlink()
    page = shown_page(EvidencePage, sample)
    page.catalogue.top.check.click()
    settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, OutcomeDialog))
    assert [row.title for row in dialog.rows] == [f"H1-1.1-01: không thấy tệp “{file.name}”"]


def test_in_a_narrow_window_f6_opens_the_side_over_the_page(sample, shown_page, settle):
    page = shown_page(EvidencePage, sample, size=(847, 448))
    page.view.setFocus()
    choose(page, sample, "H1-1.2-01")
    assert not page.side.isVisible()
    assert page.catalogue.shelf.look.isVisible()
    page.move_pane(1)
    assert page.side.isVisible()
    assert page.side.geometry().right() < page.width()
    page._escape()
    assert not page.side.isVisible()


def test_a_link_dialog_wants_an_address_and_a_name(shown_page, sample, qtbot):
    dialog = LinkDialog("Lê Thu Hà")
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.place_field.validity is Validity.ERROR
    dialog.place_field.editor.setText("https://truong.example/lms")
    dialog.title_field.editor.setText("Trang LMS")
    dialog.accept()
    made = dialog.made(("1.3",))
    assert dialog.result() == LinkDialog.DialogCode.Accepted
    assert (made.seen_by, made.used_for, made.seen_on is not None) == ("Lê Thu Hà", ("1.3",), True)
