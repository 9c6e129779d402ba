"""Nộp hồ sơ with a signed sample school."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.package_names import check_words
from cds_desktop.domain.round import Phase
from cds_desktop.queries import submission_view
from cds_desktop.queries.package_targets import PackageTarget
from cds_desktop.ui.pages.signing import token_memory
from cds_desktop.ui.pages.submission import page as page_module
from cds_desktop.ui.pages.submission.page import SubmissionPage
from cds_desktop.ui.widgets.form_field import Validity
from software_tokens.box import PIN, from_file, make_box

PASSWORD = "mật khẩu thử"


def test_a_signed_package_is_written_and_read_back(signed, keys, shown_page, settle, tmp_path):
    page = shown_page(SubmissionPage, signed)
    page.target.edit.setText(str(tmp_path / "goi-nop"))
    page.key_fields.file.setText(str(keys["chair"]))
    page.key_fields.password.setText(PASSWORD)
    page.start_writing()
    assert page.key_fields.password.text() == ""
    settle()
    sent = submission_view(signed).sent[0]
    assert (tmp_path / "goi-nop.cdsx").is_file()
    assert sent.signed
    assert "Đã ghi, đọc lại và khớp từng tệp" in page.writing.result.words
    assert check_words(sent.digest) in page.writing.result.words.replace("\u00a0", " ")
    assert page.writing.result.property("tint") == "ok"
    page.writing.copy.click()
    assert f"Mã kiểm tra {check_words(sent.digest)}." in QGuiApplication.clipboard().text()
    assert submission_view(signed).phase is Phase.SUBMITTED


def test_a_package_is_signed_with_a_token_used_before(
    signed, keys, shown_page, settle, tmp_path, monkeypatch
):
    box = make_box(tmp_path / "hsm")
    monkeypatch.setenv("SOFTHSM2_CONF", str(box.settings))
    box.add("Token nhà trường", [from_file(keys["chair"], PASSWORD, "0c0d")])
    token_memory.remember_library(box.library)
    page = shown_page(SubmissionPage, signed)
    settle()
    assert page.by_token.isChecked()
    page.target.edit.setText(str(tmp_path / "goi-nop"))
    page.token_fields.password.setText("000000")
    page.start_writing()
    settle()
    assert page.token_fields.password_field.validity is Validity.ERROR
    assert submission_view(signed).sent == ()
    page.token_fields.password.setText(PIN)
    page.start_writing()
    assert page.token_fields.password.text() == ""
    settle()
    assert submission_view(signed).sent[0].signed


def test_a_package_is_checked_in_words_and_a_broken_one_is_refused_in_words(
    signed, shown_page, settle, tmp_path
):
    page = shown_page(SubmissionPage, signed)
    page.unsigned.setChecked(True)
    assert page._unsigned_words.isVisible()
    package = tmp_path / "goi.cdsx"
    page.target.edit.setText(str(package))
    page.start_writing()
    settle()
    page.check_file(package)
    settle()
    assert "Gói chưa ký số: không chứng minh được ai gửi." in page.writing.check_result.words
    broken = tmp_path / "hong.cdsx"
    broken.write_bytes(package.read_bytes()[:2000])
    page.check_file(broken)
    settle()
    assert page.writing.check_result.property("tint") == "err"
    assert page.writing.check_result.words.startswith("hong.cdsx: ")


def test_a_place_that_is_not_there_is_said_at_its_field(signed, shown_page, settle, tmp_path):
    page = shown_page(SubmissionPage, signed)
    page.unsigned.setChecked(True)
    page.target.edit.setText(str(tmp_path / "khong-co" / "goi.cdsx"))
    page.start_writing()
    settle()
    assert page.target.field.validity is Validity.ERROR
    assert "Không thấy thư mục" in page.target.field.sentence


def test_before_sealing_the_page_says_why_and_leads_there(sample, shown_page, qtbot):
    page = shown_page(SubmissionPage, sample)
    assert page.writing.blocked.isVisible()
    assert page.write.isHidden()
    with qtbot.waitSignal(page.go_to) as asked:
        page.writing.unblock.click()
    assert asked.args == ["minutes", ""]


def test_what_stays_at_school_is_told(sealed, shown_page):
    page = shown_page(SubmissionPage, sealed)
    view = submission_view(sealed)
    names = [child.accessibleName() for child in page.content.findChildren(QWidget)]
    assert any(f"{view.staying_items} minh chứng" in name and "ở lại trường" in name for name in names)


def stick(folder, refusal=""):
    return PackageTarget(folder, "USB KINGSTON (E:)", "Còn 12,4 GB · FAT32", True, refusal)


def test_a_stick_put_in_becomes_a_card_and_is_chosen(signed, shown_page, settle, monkeypatch, tmp_path):
    home, usb = (
        PackageTarget(tmp_path / "d", "Máy này · Documents", "Còn 86 GB", False),
        stick(tmp_path / "e"),
    )
    places = [home]
    monkeypatch.setattr(page_module, "targets_now", lambda *_: tuple(places))
    page = shown_page(SubmissionPage, signed)
    assert page.target.edit.text().startswith(str(home.folder))
    places.insert(0, usb)
    page._look_for_targets()
    settle()
    assert page.target.cards[usb.folder].isChecked()
    assert page.target.edit.text() == str(usb.folder / submission_view(signed).proposed_name)
    assert "Khi ghi vào USB" in page.writing.read_back.text()
    page.target.cards[home.folder].click()
    assert page.target.edit.text().startswith(str(home.folder))
    page._look_for_targets()
    settle()
    assert page.target.cards[home.folder].isChecked()


def test_a_stick_pulled_out_leaves_no_path_that_leads_nowhere(
    signed, shown_page, settle, monkeypatch, tmp_path
):
    home, usb = PackageTarget(tmp_path / "d", "Máy này", "Còn 86 GB", False), stick(tmp_path / "e")
    places = [usb, home]
    monkeypatch.setattr(page_module, "targets_now", lambda *_: tuple(places))
    page = shown_page(SubmissionPage, signed)
    assert page.target.is_removable
    places.remove(usb)
    page._look_for_targets()
    settle()
    assert page.target.edit.text().startswith(str(home.folder))
    assert list(page.target.cards) == [home.folder]


def test_a_place_without_room_is_seen_with_its_reason(signed, shown_page, monkeypatch, tmp_path):
    full = stick(tmp_path / "e", "Không đủ chỗ: còn 1 MB, cần 42 MB")
    monkeypatch.setattr(page_module, "targets_now", lambda *_: (full,))
    page = shown_page(SubmissionPage, signed)
    card = page.target.cards[full.folder]
    assert not card.isEnabled()
    assert "Không đủ chỗ" in card.accessibleDescription()
    assert page.target.edit.text() == ""


def test_a_package_that_is_there_already_is_not_written_over(
    signed, shown_page, settle, monkeypatch, tmp_path
):
    home = PackageTarget(tmp_path, "Máy này", "Còn 86 GB", False)
    monkeypatch.setattr(page_module, "targets_now", lambda *_: (home,))
    page = shown_page(SubmissionPage, signed)
    there = tmp_path / submission_view(signed).proposed_name
    there.write_bytes(b"from another year")
    page.unsigned.setChecked(True)
    page.start_writing()
    settle()
    assert there.read_bytes() == b"from another year"
    assert Path(submission_view(signed).sent[0].target) == there.with_stem(f"{there.stem}-2")


def test_what_was_written_is_still_said_when_the_page_is_opened_again(signed, shown_page, settle, tmp_path):
    page = shown_page(SubmissionPage, signed)
    page.unsigned.setChecked(True)
    page.target.edit.setText(str(tmp_path / "goi.cdsx"))
    page.start_writing()
    settle()
    again = shown_page(SubmissionPage, signed)
    assert again.writing.result.words.startswith("Đã ghi, đọc lại và khớp từng tệp")
    assert str(tmp_path / "goi.cdsx") in again.writing.result.words
