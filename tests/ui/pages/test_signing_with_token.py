"""Ký with a USB token on the signing page."""

import pytest
from PySide6.QtCore import Qt

from cds_desktop.domain.round import Role
from cds_desktop.queries import signing_view
from cds_desktop.queries.signing_doctor import Finding
from cds_desktop.ui.pages.signing import token_memory
from cds_desktop.ui.pages.signing.page import SigningPage
from cds_desktop.ui.widgets.form_field import Validity
from software_tokens.box import PIN, from_file, make_box

PASSWORD = "mật khẩu thử"


@pytest.fixture
def page(sealed, keys, shown_page, settle, tmp_path, monkeypatch):
    box = make_box(tmp_path / "hsm")
    monkeypatch.setenv("SOFTHSM2_CONF", str(box.settings))
    box.add("Token nhà trường", [from_file(keys["secretary"], PASSWORD, "a1b2")])
    token_memory.remember_library(box.library)
    shown = shown_page(SigningPage, sealed, size=(1302, 640))
    shown.ways.token.click()
    settle()
    return shown


def test_the_doctor_speaks_of_the_token_before_any_pin(page):
    titles = [check.title for check in page.doctor.checks]
    assert titles[:2] == ["Thư viện token nạp được", "Token đang cắm"]
    assert "Tên khớp với người ký" in titles
    assert page.doctor.faults == 0
    assert not [check for check in page.doctor.checks if check.finding is Finding.WAITING]


def test_a_wrong_pin_is_told_at_its_field_and_the_right_one_signs(page, sealed, settle, qtbot):
    page.token_fields.password.setText("000000")
    qtbot.keyClick(page.token_fields.password, Qt.Key.Key_Return)
    settle()
    assert page.token_fields.password_field.validity is Validity.ERROR
    assert signing_view(sealed).turn == Role.SECRETARY
    page.token_fields.password.setText(PIN)
    qtbot.keyClick(page.token_fields.password, Qt.Key.Key_Return)
    assert page.token_fields.password.text() == ""
    settle()
    assert signing_view(sealed).turn == Role.CHAIR
    assert "Tệp có 1 chữ ký số, đều toàn vẹn" in page.result.words
