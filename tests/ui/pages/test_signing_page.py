"""Ký with demonstration keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cds_desktop.domain.minutes import Signer
from cds_desktop.domain.round import Role
from cds_desktop.queries import signing_view
from cds_desktop.ui.pages.signing import page as signing_page
from cds_desktop.ui.pages.signing.name import bears_name
from cds_desktop.ui.pages.signing.page import SigningPage
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
    assert [item.state for item in page.order.items] == [State.GOING, State.NONE]
    enter_key(page, keys["secretary"], PASSWORD)
    qtbot.keyClick(page.key_fields.password, Qt.Key.Key_Return)
    settle()
    assert signing_view(sealed).turn is Role.CHAIR
    assert "Tệp có 1 chữ ký số, đều toàn vẹn" in page.result.words
    assert page.result.property("tint") == "ok"
    enter_key(page, keys["chair"], PASSWORD)
    page.sign.click()
    settle()
    assert [item.state for item in page.order.items] == [State.DONE, State.DONE]
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
    assert signing_view(sealed).turn is Role.SECRETARY
    assert page.sign.isEnabled()

    monkeypatch.setattr(signing_page, "may_sign_as", lambda *_: True)
    page.key_fields.password.setText(PASSWORD)
    page.sign.click()
    settle()
    assert signing_view(sealed).turn is Role.CHAIR


@pytest.mark.parametrize("subject", ["Lê Thu Hà", "LE THU HA", "MINH HỌA – Lê Thu Hà"])
def test_a_name_is_known_with_or_without_tone_marks(subject):
    signer = Signer(Role.SECRETARY, "THƯ KÝ", "Lê Thu Hà", locks=False)
    assert bears_name(subject, signer)
    assert not bears_name("Lê Thu Hải", signer)


def test_a_wrong_password_is_said_at_its_field_and_nothing_is_signed(
    sealed, keys, shown_page, settle, faults_shown
):
    page = shown_page(SigningPage, sealed)
    enter_key(page, keys["secretary"], "sai rồi")
    page.sign.click()
    assert page.key_fields.password.text() == ""
    settle()
    assert page.key_fields.password_field.validity is Validity.ERROR
    assert faults_shown() == []
    assert signing_view(sealed).turn is Role.SECRETARY
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


def test_ways_that_come_later_are_seen_with_their_reason(sealed, shown_page):
    page = shown_page(SigningPage, sealed)
    later = [way for way in page.ways if not way.isEnabled()]
    assert [way.name for way in later] == ["USB token", "Ký tay và quét", "Ký bằng phần mềm khác"]
    assert all("phiên bản sau" in way.accessibleDescription() for way in later)


def test_before_the_minutes_there_is_nothing_to_sign_but_the_way_there(sample, shown_page, qtbot):
    page = shown_page(SigningPage, sample)
    assert page.empty.isVisible()
    assert page.sign.isHidden()
    with qtbot.waitSignal(page.go_to) as asked:
        page._start.click()
    assert asked.args == ["minutes", ""]
