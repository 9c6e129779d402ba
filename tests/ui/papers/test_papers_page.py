"""Văn bản on the sample school: typed, numbered, drawn anew, issued, written out."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from cds_desktop.actions.papers import enter_paper, reserve_number
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.papers import PaperEntry, PaperKind
from cds_desktop.queries.papers import PaperState, paper_form, papers_view
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui.pages.papers import page as page_module
from cds_desktop.ui.pages.papers.footer import Next
from cds_desktop.ui.pages.papers.page import PapersPage
from cds_desktop.ui.widgets.form_field import Validity

SIZE = (1302, 640)


@pytest.fixture
def page(sample, shown_page, qtbot) -> PapersPage:
    made = shown_page(PapersPage, sample, "report", SIZE)
    qtbot.waitUntil(lambda: made.preview.page_count > 0, timeout=10_000)
    return made


@pytest.fixture
def choose(page, settle, qtbot):
    def run(kind: PaperKind):
        page.choose(kind)
        settle()
        qtbot.waitUntil(lambda: page.showing._shown is kind, timeout=10_000)
        return page.form.fields(kind)

    return run


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def stored(workspace, kind: PaperKind) -> PaperEntry:
    return paper_form(workspace, kind).entry


def test_every_paper_of_the_round_is_listed_with_its_state_in_words(page):
    rows = [page.model.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(12)]
    assert rows[0].startswith("Quyết định thành lập Hội đồng tự đánh giá. Số ")
    assert "Báo cáo tự đánh giá. Chưa có số" in rows
    assert "Danh mục minh chứng. Số liệu chưa chốt" in rows
    assert page.list.currentIndex().data() == "Báo cáo tự đánh giá"


def test_what_is_typed_is_stored_and_stands_on_the_paper(page, sample, settle, qtbot, type_into):
    fields = page.form.fields(PaperKind.REPORT)
    type_into(fields.signer, "Đặng Ỷ Ngẫu")
    text = next(part for part in fields.texts if part.key == "conclusion")
    text.area.setPlainText("Kết luận của nhà trường.\nĐoạn thứ hai.")
    fields.recipients.setPlainText("Như trên\nLưu: VT, CĐS")
    fields.hand_over()
    settle()
    entry = stored(sample, PaperKind.REPORT)
    assert entry.signer_name == "Đặng Ỷ Ngẫu"
    assert entry.texts["conclusion"] == "Kết luận của nhà trường.\nĐoạn thứ hai."
    assert entry.recipients == ("Như trên", "Lưu: VT, CĐS")
    words = text_of(page.showing.preview.pdf)
    for said in ("Đặng Ỷ Ngẫu", "Đoạn thứ hai.", "Lưu: VT, CĐS"):
        assert said in words


def test_the_paper_is_drawn_anew_soon_after_the_last_key(page, qtbot, choose, type_into):
    fields = choose(PaperKind.COUNCIL_DECISION)
    with qtbot.waitSignal(page.showing.drawn, timeout=2_000):
        type_into(fields.signer, "Nguyễn Văn Ý")
    assert "Nguyễn Văn Ý" in text_of(page.showing.preview.pdf)


def test_the_next_number_is_reserved_with_symbol_and_date(page, sample, settle):
    page.footer.main.click()
    settle()
    entry = stored(sample, PaperKind.REPORT)
    assert (entry.number, entry.symbol) == ("01", "BC-THCSMH")
    assert entry.dated_on is not None
    number = page.form.fields(PaperKind.REPORT).number
    assert (number.number.text(), number.symbol.text()) == ("01", "BC-THCSMH")
    assert not number.reserve.isEnabled()
    undo(sample)
    assert stored(sample, PaperKind.REPORT).number == ""


def test_a_number_used_twice_is_warned_of_and_not_refused(page, sample, settle, type_into):
    decision = stored(sample, PaperKind.COUNCIL_DECISION)
    page.choose(PaperKind.RECOGNITION_DECISION)
    settle()
    number = page.form.fields(PaperKind.RECOGNITION_DECISION).number
    type_into(number.number, decision.number)
    type_into(number.day.line, f"{decision.dated_on:%d/%m/%Y}")
    page.hand_over()
    settle()
    assert stored(sample, PaperKind.RECOGNITION_DECISION).number == decision.number
    assert number.number_field.validity is Validity.WARN
    assert "đã dùng cho văn bản khác" in number.number.accessibleDescription()


def test_a_date_nobody_can_read_stays_and_is_marked_and_the_stored_one_too(page, sample, settle, type_into):
    entry = PaperEntry(kind=PaperKind.REPORT, number="3", dated_on=date(2026, 5, 4))
    enter_paper(sample, entry)
    page.reload()
    settle()
    number = page.form.fields(PaperKind.REPORT).number
    type_into(number.day.line, "31/2/26")
    number.day.line.editingFinished.emit()
    page.hand_over()
    settle()
    assert number.day.line.text() == "31/2/26"
    assert number.day.validity is Validity.ERROR
    assert stored(sample, PaperKind.REPORT).dated_on == date(2026, 5, 4)


def test_usual_forms_of_authority_are_offered_and_others_may_be_typed(page, sample, settle, choose):
    authority = choose(PaperKind.RECOGNITION_DECISION).authority
    offered = [authority.itemText(number) for number in range(authority.count())]
    assert "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG" in offered
    authority.setCurrentIndex(offered.index("KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG"))
    authority.activated.emit(authority.currentIndex())
    page.hand_over()
    settle()
    assert stored(sample, PaperKind.RECOGNITION_DECISION).authority == ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")
    assert "KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG" in text_of(page.showing.preview.pdf)
    authority.setEditText("Q. HIỆU TRƯỞNG")
    authority.lineEdit().textEdited.emit("Q. HIỆU TRƯỞNG")
    page.hand_over()
    settle()
    assert stored(sample, PaperKind.RECOGNITION_DECISION).authority == ("Q. HIỆU TRƯỞNG",)


def test_proposed_words_stand_on_the_paper_and_are_taken_over_to_be_changed(page, sample, settle, choose):
    fields = choose(PaperKind.PLAN)
    purpose = next(part for part in fields.texts if part.key == "purpose")
    assert purpose.words == ""
    assert purpose.area.placeholderText()
    purpose.take.click()
    page.hand_over()
    settle()
    taken = stored(sample, PaperKind.PLAN).texts["purpose"]
    assert taken
    assert purpose.take.isHidden()
    purpose.area.undo()
    page.hand_over()
    settle()
    assert "purpose" not in stored(sample, PaperKind.PLAN).texts


def test_the_paper_follows_the_field_being_edited(page, qtbot, choose):
    fields = choose(PaperKind.PLAN)
    # A picture still on its way would bring the focused field into sight once more.
    view = page.preview.view
    qtbot.waitUntil(lambda: view._token == view._last_token and not view._pending, timeout=10_000)
    duties = next(part for part in fields.texts if part.key == "duties")
    duties.area.setFocus()
    qtbot.waitUntil(duties.area.hasFocus)
    assert [mark.page for mark in view._marks]
    assert view._is_in_sight()


def test_the_reader_stays_where_he_is_while_the_paper_is_drawn_anew(page, settle, qtbot, choose, type_into):
    fields = choose(PaperKind.PLAN)
    view = page.preview.view
    qtbot.waitUntil(lambda: view._token == view._last_token and not view._pending, timeout=10_000)
    page.preview.go_to_page(1)
    place = view.verticalScrollBar().value()
    assert place > 0
    with qtbot.waitSignal(page.preview.shown, timeout=10_000):
        type_into(fields.signer, "Lê Thị Ẩn")
        page.hand_over()
    assert view.verticalScrollBar().value() == place
    with qtbot.waitSignal(page.preview.shown, timeout=10_000):
        page.choose(PaperKind.REPORT)
    assert view.verticalScrollBar().value() == 0


def test_what_is_typed_in_one_paper_is_stored_when_another_is_chosen(page, sample, settle, type_into):
    type_into(page.form.fields(PaperKind.REPORT).signer, "Trần Văn Ỹ")
    page.choose(PaperKind.NOTICE)
    settle()
    assert stored(sample, PaperKind.REPORT).signer_name == "Trần Văn Ỹ"
    assert page.form.fields(PaperKind.NOTICE).isVisible()
    assert page.form.fields(PaperKind.REPORT).isHidden()


def test_the_one_filled_button_says_what_comes_next(page, sample, settle, qtbot, choose):
    choose(PaperKind.RECOGNITION_DECISION)
    assert page.footer.main.text() == Next.NUMBER.value
    reserve_number(sample, PaperKind.RECOGNITION_DECISION)
    page.reload()
    settle()
    assert page.footer.main.text() == Next.MINUTES.value
    with qtbot.waitSignal(page.go_to) as asked:
        page.footer.main.click()
    assert asked.args == ["minutes", ""]
    choose(PaperKind.COUNCIL_DECISION)
    assert page.footer.main.text() == Next.ISSUE.value


def test_an_official_paper_is_filed_shown_and_led_to_its_signature(page, sample, settle, qtbot, choose):
    choose(PaperKind.COUNCIL_DECISION)
    page.footer.main.click()
    settle()
    row = papers_view(sample).rows[0]
    assert row.state is PaperState.ISSUED
    (file,) = row.files
    assert file.path.is_file()
    assert page.form.files.isVisible()
    page.form.files.look_asked.emit(file.path)
    qtbot.waitUntil(lambda: page.chip.text == "Bản chính thức")
    with qtbot.waitSignal(page.preview.shown, timeout=10_000):
        page.to_draft.click()
    with qtbot.waitSignal(page.go_to) as asked:
        page.footer.main.click()
    assert asked.args == ["signing", "paper:council-decision"]
    # Once more makes another file; the first one stays.
    page.footer.again.click()
    settle()
    assert len(papers_view(sample).rows[0].files) == 2
    assert file.path.is_file()


def test_what_was_typed_last_is_on_the_paper_that_is_printed(page, settle, choose, type_into, monkeypatch):
    printed = []
    monkeypatch.setattr(page_module, "print_pdf", lambda *args: printed.append(args))
    fields = choose(PaperKind.PLAN)
    type_into(fields.signer, "Phạm Thị Ước")
    page.footer.print.click()
    settle()
    ((_, pdf, title, name),) = printed
    assert (title, name) == ("kế hoạch tự đánh giá", "ke-hoach.pdf")
    assert "Phạm Thị Ước" in text_of(pdf)


def test_words_are_found_in_the_paper_from_everywhere_on_the_page(page, qtbot, choose):
    fields = choose(PaperKind.PLAN)
    fields.signer.setFocus()
    qtbot.keyClick(fields.signer, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.find_bar.isVisible()
    page.preview.find_bar.field.setText("ke hoach")
    qtbot.waitUntil(lambda: len(page.preview.finding.hits) > 1, timeout=10_000)


def test_the_paper_can_be_read_as_plain_lines(page):
    assert any("BÁO CÁO" in line for line in page.showing.preview.lines)


def test_where_room_is_short_a_box_takes_the_place_of_the_list(sample, shown_page, settle):
    page = shown_page(PapersPage, sample, "plan", (960, 620))
    assert page.form.box.isVisible()
    assert not page._list_side.isVisible()
    assert page.form.box.currentText() == "Kế hoạch tự đánh giá"
    page.form.box.setCurrentIndex(0)
    page.form.box.activated.emit(0)
    settle()
    assert page.form.fields(PaperKind.COUNCIL_DECISION).isVisible()


def test_in_one_column_form_and_paper_change_places(sample, shown_page):
    page = shown_page(PapersPage, sample, "plan", (840, 448))
    assert page.form.isVisible()
    assert not page.shows_paper
    page.swap.click()
    assert page.shows_paper
    assert not page.form.isVisible()
    page.swap.click()
    assert page.form.isVisible()


def test_the_form_may_take_the_room_of_the_paper(page, choose):
    choose(PaperKind.PLAN)
    narrow = page.form.width()
    page.form.widen.click()
    assert not page.shows_paper
    assert page.form.width() >= narrow
    page.form.widen.click()
    assert page.shows_paper


def test_a_window_that_may_only_look_shows_papers_and_changes_nothing(sample, shown_page):
    sample.close()
    workspace = open_workspace(sample.folder, read_only=True)
    page = shown_page(PapersPage, workspace, "plan", SIZE)
    fields = page.form.fields(PaperKind.PLAN)
    assert fields.signer.isReadOnly()
    assert all(part.area.isReadOnly() for part in fields.texts)
    assert page.footer.main.isHidden()
    assert page.form.wording.copy.isHidden()
    workspace.close()


def test_numbers_of_sealed_papers_say_why_they_cannot_be_changed(sealed, shown_page):
    page = shown_page(PapersPage, sealed, "council-decision", SIZE)
    number = page.form.fields(PaperKind.COUNCIL_DECISION).number
    assert number.number.isReadOnly()
    assert "đã chốt" in number.number.accessibleDescription()


def test_the_papers_are_reached_from_the_rail_and_from_the_pages_they_belong_to(open_main, sealed, settle):
    window = open_main(sealed)
    window.rail._papers.click()
    settle()
    assert window.current_key == "papers"
    ways = {
        "council": lambda page: page.to_paper,
        "minutes": lambda page: page.to_papers,
        "results": lambda page: page.minutes.to_papers,
    }
    for key, button in ways.items():
        window.go_to(key)
        settle()
        button(window.current_page).click()
        settle()
        assert window.current_key == "papers", key
    window.current_page.to_settings.click()
    settle()
    assert window.current_key == "settings"


def test_searching_brings_the_paper_into_sight_where_only_the_form_is_shown(sample, shown_page, qtbot):
    page = shown_page(PapersPage, sample, "plan", (840, 448))
    signer = page.form.fields(PaperKind.PLAN).signer
    qtbot.keyClick(signer, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.shows_paper
    assert page.preview.find_bar.isVisible()


def test_tab_goes_through_the_form_before_the_paper_and_the_foot(page, choose, qapp):
    fields = choose(PaperKind.PLAN)
    page.activateWindow()
    page.form.widen.setFocus()
    wanted = [fields.number.number, fields.tables[0].table, fields.signer, fields.recipients]
    wanted += [page.preview.view, page.footer.main]
    seen = []
    for _ in range(60):
        page.focusNextChild()
        seen.append(qapp.focusWidget())
        if seen[-1] is page.footer.main:
            break
    assert [widget for widget in seen if widget in wanted] == wanted


def test_what_is_changed_after_issuing_is_told_and_issued_anew_before_signing(
    page, sample, settle, choose, type_into
):
    choose(PaperKind.COUNCIL_DECISION)
    page.footer.main.click()
    settle()
    assert page.footer.main.text() == Next.SIGN.value
    type_into(page.form.fields(PaperKind.COUNCIL_DECISION).signer, "Trần Văn Ỹ")
    page.hand_over()
    settle()
    assert papers_view(sample).rows[0].is_outdated
    assert page.chip.text == "Khác bản chính thức"
    assert page.footer.main.text() == Next.AGAIN.value
    page.footer.main.click()
    settle()
    assert not papers_view(sample).rows[0].is_outdated
    assert page.footer.main.text() == Next.SIGN.value


def test_tab_comes_to_the_files_of_a_paper_before_the_paper_itself(page, settle, choose, qapp):
    choose(PaperKind.COUNCIL_DECISION)
    page.footer.main.click()
    settle()
    page.form.fields(PaperKind.COUNCIL_DECISION).recipients.setFocus()
    page.focusNextChild()
    assert page.form.files.isAncestorOf(qapp.focusWidget())


def test_the_common_form_is_reached_where_a_box_takes_the_place_of_the_list(sample, shown_page, qtbot):
    page = shown_page(PapersPage, sample, "plan", (960, 640))
    with qtbot.waitSignal(page.go_to) as asked:
        page.form.common.click()
    assert asked.args == ["settings", "papers"]


def test_the_rail_marks_the_page_of_the_papers(open_main, sample, settle):
    window = open_main(sample)
    window.go_to("papers")
    settle()
    assert window.rail._papers.accessibleDescription() == "Đang mở"
    window.go_to("todo")
    assert window.rail._papers.accessibleDescription() == ""
