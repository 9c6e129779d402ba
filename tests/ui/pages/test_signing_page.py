"""Ký with demonstration keys."""

from datetime import date

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from sqlalchemy import select

from cds_desktop.actions.papers import reserve_number
from cds_desktop.actions.papers.issuing import issue_paper
from cds_desktop.actions.signatures import choose_signers, sign_minutes
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.round import Role
from cds_desktop.domain.signers import MembersSign, Signer
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.queries import signing_view
from cds_desktop.queries.signing_doctor import Finding
from cds_desktop.storage.models import HandSignedRecord
from cds_desktop.ui.pages.signing import page as signing_page
from cds_desktop.ui.pages.signing.history import HistoryDialog
from cds_desktop.ui.pages.signing.images import ImagesDialog
from cds_desktop.ui.pages.signing.page import SigningPage
from cds_desktop.ui.pages.signing.ways import Way
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.drop_area import DropState
from cds_desktop.ui.widgets.form_field import Validity
from cds_desktop.ui.widgets.state_glyph import State

PASSWORD = "mật khẩu thử"


def enter_key(page, file, password):
    page.key_fields.file.setText(str(file))
    page.key_fields.password.setText(password)


def test_secretary_and_chair_sign_in_turn_and_the_result_is_said_in_words(
    sealed, keys, shown_page, settle, qtbot
):
    page = shown_page(SigningPage, sealed, size=(1302, 640))
    assert [item.state for item in page.order.path.items] == [State.GOING, State.NONE]
    enter_key(page, keys["secretary"], PASSWORD)
    qtbot.keyClick(page.key_fields.password, Qt.Key.Key_Return)
    settle()
    assert signing_view(sealed).turn == Role.CHAIR
    assert "Tệp có 1 chữ ký số, đều toàn vẹn" in page.result.words
    assert page.result.property("tint") == "ok"
    enter_key(page, keys["chair"], PASSWORD)
    page.sign.click()
    settle()
    assert [item.state for item in page.order.path.items] == [State.DONE, State.DONE]
    assert "Tệp có 2 chữ ký số, đều toàn vẹn; đã khóa" in page.result.words
    assert page.key_fields.isHidden()
    assert not page.go_on.isHidden()


def test_a_certificate_of_another_name_signs_only_when_told_to(sealed, keys, shown_page, settle, monkeypatch):
    asked = []
    monkeypatch.setattr(signing_page, "may_sign_as", lambda _page, name, _signer: bool(asked.append(name)))
    page = shown_page(SigningPage, sealed)
    enter_key(page, keys["chair"], PASSWORD)
    page.sign.click()
    settle()
    assert len(asked) == 1
    assert "Nguyễn Thị Hiền" in asked[0]
    assert signing_view(sealed).turn == Role.SECRETARY
    assert page.sign.isEnabled()

    monkeypatch.setattr(signing_page, "may_sign_as", lambda *_: True)
    page.key_fields.password.setText(PASSWORD)
    page.sign.click()
    settle()
    assert signing_view(sealed).turn == Role.CHAIR


@pytest.mark.parametrize("subject", ["Lê Thu Hà", "LE THU HA", "MINH HỌA – Lê Thu Hà"])
def test_a_name_is_known_with_or_without_tone_marks(subject):
    signer = Signer("secretary", Role.SECRETARY, "THƯ KÝ", "Lê Thu Hà")
    assert bears_name(subject, signer.full_name)
    assert not bears_name("Lê Thu Hải", signer.full_name)


def test_a_wrong_password_is_said_at_its_field_and_nothing_is_signed(
    sealed, keys, shown_page, settle, faults_shown
):
    page = shown_page(SigningPage, sealed)
    enter_key(page, keys["secretary"], "sai rồi")
    page.sign.click()
    assert page.key_fields.password.text() == ""
    settle()
    assert page.key_fields.password_field.validity is Validity.ERROR
    assert page.key_fields.password.accessibleDescription()
    assert faults_shown() == []
    assert signing_view(sealed).turn == Role.SECRETARY
    assert page.sign.isEnabled()


def test_the_password_is_hidden_and_gone_after_leaving_the_page(sealed, shown_page):
    page = shown_page(SigningPage, sealed)
    page.key_fields.password.setText("bí mật")
    assert page.key_fields.password.echoMode() is QLineEdit.EchoMode.Password
    assert "bí mật" not in page.key_fields.password.displayText()
    page.leave()
    assert page.key_fields.password.text() == ""


def test_a_missing_key_is_asked_for_where_it_is_missing(sealed, shown_page):
    page = shown_page(SigningPage, sealed)
    page.sign.click()
    assert page.key_fields.file_field.sentence == "Chọn tệp chứng thư."


def test_before_the_minutes_there_is_nothing_to_sign_but_the_way_there(sample, shown_page, qtbot):
    page = shown_page(SigningPage, sample)
    assert page.empty.isVisible()
    assert page.sign.isHidden()
    with qtbot.waitSignal(page.go_to) as asked:
        page.start.click()
    assert asked.args == ["minutes", ""]


def titles(page, finding):
    return [check.title for check in page.doctor.checks if check.finding is finding]


def test_before_signing_key_clock_and_paper_are_looked_at(sealed, keys, shown_page, settle, qtbot):
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    assert titles(page, Finding.WAITING) == ["Tệp chứng thư"]
    assert titles(page, Finding.GOOD) == ["Giờ máy tính hợp lẽ", "Biên bản còn nguyên như khi lập"]
    enter_key(page, keys["secretary"], PASSWORD)
    page.doctor.again.click()
    settle()
    assert titles(page, Finding.BAD) == []
    assert {"Chứng thư còn hạn", "Được phép dùng để ký", "Tên khớp với người ký"} <= set(
        titles(page, Finding.GOOD)
    )
    assert titles(page, Finding.WARNING) == ["Tệp chứng thư mở được"]
    assert page.turn.text() == "1 cảnh báo, không cản việc ký"
    # Looking takes nothing away: Enter still signs.
    qtbot.keyClick(page.key_fields.password, Qt.Key.Key_Return)
    settle()
    assert "Chữ ký trước còn nguyên vẹn" in titles(page, Finding.GOOD)


def test_the_place_to_sign_is_shown_with_the_stamp_upon_it(sealed, shown_page, settle, qtbot):
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    qtbot.waitUntil(lambda: not page.stamp.picture._image.isNull(), timeout=10_000)
    assert "ô THƯ KÝ" in page.stamp._where.text()
    image = page.stamp.picture._image
    blue = sum(
        1
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 60
    )
    assert blue > 200


def test_after_the_last_signature_the_state_of_the_paper_is_said(sealed, keys, shown_page, settle):
    for role in (Role.SECRETARY, Role.CHAIR):
        sign_minutes(sealed, role, keys[role.value], PASSWORD)
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    assert titles(page, Finding.GOOD) == ["Chữ ký toàn vẹn", "Biên bản đã khóa"]
    assert page.stamp.isHidden()
    assert page.ways.isHidden()


def test_a_way_closed_by_a_digital_signature_says_so(sealed, keys, shown_page):
    sign_minutes(sealed, Role.SECRETARY, keys["secretary"], PASSWORD)
    page = shown_page(SigningPage, sealed)
    assert page.ways.scan.accessibleDescription() == ("Không dùng được: Biên bản đã có 1 chữ ký số")


def test_on_a_low_screen_the_checks_scroll_instead_of_lying_over_each_other(sealed, shown_page, qtbot):
    page = shown_page(SigningPage, sealed, size=(1029, 496))
    assert page.doctor.isVisible()
    qtbot.waitUntil(lambda: page.doctor.height() >= page.doctor.heightForWidth(page.doctor.width()))


def labels_of(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_way_is_open_and_shows_what_it_needs(sealed, shown_page):
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    assert all(card.isEnabled() for card in page.ways.cards)
    for way, fields in (
        (Way.TOKEN, page.token_fields),
        (Way.FILE, page.key_fields),
        (Way.SCAN, page.scan_fields),
        (Way.ELSEWHERE, page.elsewhere_fields),
    ):
        page.ways.choose(way)
        assert fields.isVisible()
        others = {page.token_fields, page.key_fields, page.scan_fields, page.elsewhere_fields} - {fields}
        assert not any(other.isVisible() for other in others)


def test_a_scan_that_lacks_something_is_told_and_a_good_one_ends_the_signing(
    sealed, shown_page, settle, tmp_path, faults_shown
):
    document = signing_view(sealed).document
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    page.ways.choose(Way.SCAN)
    page.sign.click()
    assert page.scan_fields.area.state is DropState.REFUSED
    with pypdfium2.PdfDocument(document) as paper:
        pictures = [paper[i].render(scale=200 / 72).to_pil().convert("RGB") for i in range(len(paper))]
    paths = [tmp_path / f"trang {number}.jpg" for number in range(1, len(pictures) + 1)]
    for path, picture in zip(paths, pictures, strict=True):
        picture.save(path, dpi=(200, 200))
    page.scan_fields.add(paths[:1])
    page.sign.click()
    settle()
    assert len(faults_shown()) == 1
    page.scan_fields.clear()
    page.scan_fields.add(list(reversed(paths)))
    page.scan_fields.day.line.setText("32/13/2026")
    page.sign.click()
    settle()
    assert page.scan_fields.day.is_unreadable
    assert not signing_view(sealed).is_by_hand
    page.scan_fields.day.line.setText("15/04/2026")
    page.sign.click()
    settle()
    with sealed.read() as db:
        assert db.scalars(select(HandSignedRecord.signed_on)).all() == [date(2026, 4, 15)]
    assert [check.title for check in page.doctor.checks][-1].startswith("Không có chữ ký số")
    assert signing_view(sealed).is_by_hand
    assert page.ways.isHidden()
    assert page.result.isHidden()
    assert "không có chữ ký số" in page._way_card.scanned.title.text()
    assert not page.go_on.isHidden()


def test_a_file_from_elsewhere_that_was_not_signed_is_said_at_its_field(sealed, shown_page, settle, tmp_path):
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    page.ways.choose(Way.ELSEWHERE)
    page.elsewhere_fields.export_asked.emit(tmp_path, False)
    settle()
    (out,) = tmp_path.glob("*.pdf")
    page.elsewhere_fields.file.setText(str(out))
    page.sign.click()
    settle()
    assert page.elsewhere_fields.file_field.validity is Validity.ERROR
    assert "chưa được ký" in page.elsewhere_fields.file_field.sentence


def test_several_who_may_sign_are_offered_and_the_one_chosen_signs(
    sealed, keys, shown_page, settle, monkeypatch
):
    monkeypatch.setattr(signing_page, "may_sign_as", lambda *_: True)
    choose_signers(sealed, members=MembersSign.SAME_PAPER)
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    who = page._way_card.who
    assert page._way_card.who_field.isVisible()
    who.setCurrentIndex(2)
    chosen = who.currentData()
    enter_key(page, keys["chair"], PASSWORD)
    page.sign.click()
    settle()
    signed = [row.signer.field for row in signing_view(sealed).rows if row.is_signed]
    assert signed == [chosen]


def test_earlier_files_are_listed_with_the_sealed_data(sealed, keys, shown_page, settle):
    sign_minutes(sealed, Role.SECRETARY, keys["secretary"], PASSWORD)
    page = shown_page(SigningPage, sealed)
    page.order.history.click()
    settle()
    dialog = next(d for d in page.window().findChildren(HistoryDialog))
    rows = [row.sentence for row in dialog.findChildren(CheckRow)]
    assert rows == ["Lê Thu Hà ký", "Lập, chưa ký"]
    assert any(signing_view(sealed).sealed_digest in text for text in labels_of(dialog))
    dialog.accept()


def test_images_are_kept_shown_and_taken_away(sealed, shown_page, settle, tmp_path):
    picture = Image.new("RGB", (300, 120), (255, 255, 255))
    ImageDraw.Draw(picture).line([(10, 100), (150, 20), (290, 90)], fill=(30, 63, 160), width=8)
    picture.save(tmp_path / "ky.png")
    page = shown_page(SigningPage, sealed)
    page.order.images.click()
    settle()
    dialog = next(d for d in page.window().findChildren(ImagesDialog))
    dialog.keep("Lê Thu Hà", tmp_path / "ky.png")
    settle()
    assert "40 × 12 mm" in labels_of(dialog) or any("40 ×" in text for text in labels_of(dialog))
    dialog.drop("Lê Thu Hà")
    settle()
    assert not any("40 ×" in text for text in labels_of(dialog))
    dialog.accept()


def test_another_paper_is_asked_for_by_its_kind(sealed, shown_page, settle):
    reserve_number(sealed, PaperKind.REPORT)
    issue_paper(sealed, PaperKind.REPORT)
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    page.enter("paper:report")
    settle()
    assert page.order.papers_field.isVisible()
    assert page.order.papers.currentData() == "report"
    assert page.sign.isVisible()
    assert page.order.people.isHidden()


def test_the_check_of_the_minutes_is_there_again_after_another_paper(sealed, keys, shown_page, settle):
    reserve_number(sealed, PaperKind.REPORT)
    issue_paper(sealed, PaperKind.REPORT)
    for role in ("secretary", "chair"):
        sign_minutes(sealed, role, keys[role], PASSWORD)
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    for paper in ("", "paper:report", ""):
        page.enter(paper)
        settle()
    assert page.result.isVisible()
    assert "Chữ ký toàn vẹn" in [check.title for check in page.doctor.checks]


def test_choosing_another_paper_leaves_the_cursor_in_the_list_of_papers(sealed, shown_page, settle, qtbot):
    reserve_number(sealed, PaperKind.REPORT)
    issue_paper(sealed, PaperKind.REPORT)
    page = shown_page(SigningPage, sealed, size=(1302, 704))
    page.order.papers.setFocus()
    qtbot.waitUntil(page.order.papers.hasFocus)
    page.order.paper_chosen.emit("report")
    settle()
    assert page.order.papers.hasFocus()
