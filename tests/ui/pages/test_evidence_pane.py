"""Minh chứng beside a criterion: add, choose existing, look, unlink."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cds_desktop.actions.evidence import add_files_to, attach_evidence
from cds_desktop.actions.undoing import undo
from cds_desktop.queries import criterion_view, evidence_table
from cds_desktop.ui.pages.evidence.choosing import ChooseDialog
from cds_desktop.ui.pages.evidence.known_files import KnownFilesDialog
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog
from cds_desktop.ui.pages.scoring import ScoringPage
from cds_desktop.ui.widgets.drop_area import DropState


def open_dialog(kind):
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def codes(workspace, criterion):
    return [line.evidence.code for line in criterion_view(workspace, criterion).evidence]


def test_what_was_added_is_said_and_chosen(sample, shown_page, settle, make_files, said):
    page = shown_page(ScoringPage, sample, "1.5")
    page.evidence.add_files(make_files("Kế hoạch kiểm tra.pdf"))
    settle()
    assert page.evidence._chosen.evidence.title == "Kế hoạch kiểm tra"
    assert said == [f"Đã thêm {page.evidence._chosen.evidence.code} vào 1.5"]


def test_a_folder_goes_in_as_one_step(sample, shown_page, settle, make_files, said):
    before = len(codes(sample, "1.5"))
    page = shown_page(ScoringPage, sample, "1.5")
    page.evidence.add_files([make_files("a.pdf", "b.pdf", "c.pdf")[0].parent])
    settle()
    assert said == ["Đã thêm 3 minh chứng vào 1.5"]
    undo(sample)
    assert len(codes(sample, "1.5")) == before


def test_one_refused_file_is_told_in_the_drop_area(sample, shown_page, settle, make_files):
    page = shown_page(ScoringPage, sample, "1.5")
    good = make_files("Đề kiểm tra.txt")
    page.evidence.add_files([good[0].with_name("da-mat.pdf"), *good])
    settle()
    assert page.evidence.drop.state is DropState.REFUSED
    assert page.evidence.drop.accessibleName().startswith("Không nhận được “da-mat.pdf”")
    assert any(row.item.title == "Đề kiểm tra" for row in evidence_table(sample).rows)


def test_several_refused_files_are_listed_one_by_one(sample, shown_page, settle, make_files):
    page = shown_page(ScoringPage, sample, "1.5")
    good, empty = make_files("Đề.txt", "rỗng.pdf")
    empty.write_bytes(b"")
    page.evidence.add_files([good.with_name("da-mat.pdf"), empty, good])
    settle()
    dialog = open_dialog(OutcomeDialog)
    assert dialog.accessibleName() == "Đã thêm 1 minh chứng, không nhận được 2 tệp"
    assert [row.title for row in dialog.rows] == [
        "Không nhận được “da-mat.pdf”",
        "Không nhận được “rỗng.pdf”",
    ]


def test_a_known_file_is_asked_about_while_the_others_go_in(sample, shown_page, settle, make_files):
    known, fresh = make_files("đã có.pdf", "mới.pdf")
    attach_evidence(sample, "1.4", [known])
    page = shown_page(ScoringPage, sample, "1.5")
    page.evidence.add_files([known, fresh])
    settle()
    dialog = open_dialog(KnownFilesDialog)
    assert dialog.accessibleName().endswith("“đã có”, dùng lại?")
    assert "mới" in [line.evidence.title for line in criterion_view(sample, "1.5").evidence]
    dialog.accept()
    settle()
    line = next(x for x in criterion_view(sample, "1.5").evidence if x.evidence.title == "đã có")
    assert set(line.evidence.used_for) == {"1.4", "1.5"}


def test_a_known_file_can_be_an_item_of_its_own(sample, shown_page, settle, make_files):
    known = make_files("đã có.pdf")
    attach_evidence(sample, "1.4", known)
    page = shown_page(ScoringPage, sample, "1.5")
    page.evidence.add_files(known)
    settle()
    dialog = open_dialog(KnownFilesDialog)
    dialog.boxes[0].setCurrentIndex(1)
    dialog.accept()
    settle()
    rows = [row for row in evidence_table(sample).rows if row.item.title == "đã có"]
    assert len(rows) == 2


def test_evidence_that_is_there_is_chosen_with_the_keyboard(sample, shown_page, settle, qtbot, said):
    page = shown_page(ScoringPage, sample, "1.4")
    before = codes(sample, "1.4")
    page.evidence._choose_existing()
    settle()
    dialog = open_dialog(ChooseDialog)
    assert not set(before) & {row.item.code for row in map(dialog.view.rows.row, range(50)) if row}
    dialog.search.setText("quy che day hoc")
    dialog.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    settle()
    assert "H1-1.2-01" in codes(sample, "1.4")
    assert said == ["Đã dùng H1-1.2-01 cho 1.4"]


def test_del_unlinks_from_the_criterion_and_can_be_taken_back(sample, shown_page, settle, said):
    page = shown_page(ScoringPage, sample, "1.6")
    code = page.evidence._chosen.evidence.code
    QTest.keyClick(page.evidence.items, Qt.Key.Key_Delete)
    settle()
    assert code not in codes(sample, "1.6")
    assert said == [f"Đã gỡ {code} khỏi 1.6"]
    undo(sample)
    assert code in codes(sample, "1.6")


def test_a_low_drawer_keeps_its_buttons(sample, shown_page, settle):
    page = shown_page(ScoringPage, sample, "1.7", size=(847, 448))
    page._toggle_evidence()
    settle()
    foot = page.evidence.unlink
    assert page.evidence.minimumSizeHint().height() <= page.evidence.height()
    assert page.rect().contains(foot.mapTo(page, foot.rect().bottomRight()))


def test_every_file_of_an_item_is_reached_beside_the_criterion(sample, shown_page, settle, make_files):
    attached = attach_evidence(sample, "1.5", make_files("một.txt")).files[0]
    add_files_to(sample, attached.evidence_id, make_files("hai.txt", "ba.txt"))
    page = shown_page(ScoringPage, sample, "1.5")
    page.evidence.items.choose(attached.evidence_id)
    settle()
    strip = page.evidence.strip
    assert strip.isVisible()
    strip.list.setCurrentRow(2)
    assert page.evidence.preview._shown == page.evidence._chosen.evidence.files[2].digest
    page.evidence.show_view(criterion_view(sample, "1.5"))
    assert strip.current == 2


def test_a_lost_file_is_marked_in_the_list_of_the_criterion(sample, shown_page, settle, make_files):
    attached = attach_evidence(sample, "1.5", make_files("sẽ mất.txt")).files[0]
    line = next(x for x in criterion_view(sample, "1.5").evidence if x.evidence.id == attached.evidence_id)
    assert line.missing == ()
    sample.evidence_files.path_of(line.evidence.files[0].digest).unlink()
    page = shown_page(ScoringPage, sample, "1.5")
    rows = page.evidence.items.rows
    item = rows.item(rows.row_of(attached.evidence_id))
    assert item.is_missing
    assert item.last_line == "Không thấy tệp"
