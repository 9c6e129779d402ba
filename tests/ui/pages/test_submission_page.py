"""Nộp hồ sơ with a signed sample school."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.package_names import check_words
from cds_desktop.domain.round import Phase
from cds_desktop.queries import submission_view
from cds_desktop.ui.pages.submission.page import SubmissionPage
from cds_desktop.ui.widgets.form_field import Validity

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
    assert "Đã ghi, đọc lại và khớp từng tệp" in page.result.words
    assert check_words(sent.digest) in page.result.words
    assert page.result.property("tint") == "ok"
    page.copy.click()
    assert f"Mã kiểm tra {check_words(sent.digest)}." in QGuiApplication.clipboard().text()
    assert submission_view(signed).phase is Phase.SUBMITTED


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
    assert "Gói chưa ký số: không chứng minh được ai gửi." in page.check_result.words
    broken = tmp_path / "hong.cdsx"
    broken.write_bytes(package.read_bytes()[:2000])
    page.check_file(broken)
    settle()
    assert page.check_result.property("tint") == "err"
    assert page.check_result.words.startswith("hong.cdsx: ")


def test_a_place_that_is_not_there_is_said_at_its_field(signed, shown_page, tmp_path):
    page = shown_page(SubmissionPage, signed)
    page.target.edit.setText(str(tmp_path / "khong-co" / "goi.cdsx"))
    page.start_writing()
    assert page.target.field.validity is Validity.ERROR
    assert "Không thấy thư mục" in page.target.field.sentence


def test_before_sealing_the_page_says_why_and_leads_there(sample, shown_page, qtbot):
    page = shown_page(SubmissionPage, sample)
    assert page.blocked.isVisible()
    assert page.write.isHidden()
    with qtbot.waitSignal(page.go_to) as asked:
        page.unblock.click()
    assert asked.args == ["minutes", ""]


def test_what_stays_at_school_is_told(sealed, shown_page):
    page = shown_page(SubmissionPage, sealed)
    view = submission_view(sealed)
    names = [child.accessibleName() for child in page.content.findChildren(QWidget)]
    assert any(f"{view.staying_items} minh chứng" in name and "ở lại trường" in name for name in names)
