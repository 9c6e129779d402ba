"""The fields for a USB token, with a software token behind them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cds_desktop.errors import PinLocked, TokenBusy, WrongPin
from cds_desktop.signing.tokens import open_token
from cds_desktop.ui.pages.signing import token_memory
from cds_desktop.ui.pages.signing.token_fields import TokenFields, open_token_key
from cds_desktop.ui.settings import settings
from cds_desktop.ui.widgets.form_field import Validity
from software_tokens.box import PIN, from_file, make_box

PASSWORD = "mật khẩu thử"


@pytest.fixture
def box(tmp_path, monkeypatch):
    made = make_box(tmp_path / "hsm")
    monkeypatch.setenv("SOFTHSM2_CONF", str(made.settings))
    return made


@pytest.fixture
def secretary(keys):
    return from_file(keys["secretary"], PASSWORD, "a1b2")


@pytest.fixture
def chair(keys):
    return from_file(keys["chair"], PASSWORD, "0c0d")


@pytest.fixture
def fields(qtbot):
    shown = TokenFields()
    qtbot.addWidget(shown)
    shown.resize(640, 300)
    shown.show()
    return shown


def test_the_only_certificate_of_the_library_used_last_is_chosen(box, secretary, fields, settle, qtbot):
    box.add("Token nhà trường", [secretary])
    token_memory.remember_library(box.library)
    with qtbot.waitSignal(fields.chosen):
        fields.search()
    settle()
    assert fields.choice.certificate_id == "a1b2"
    assert fields.certificates.currentText().startswith("Lê Thu Hà · hạn ")
    assert fields.look.chosen is not None
    fields.password.setText(PIN)
    choice, pin = fields.take()
    assert fields.password.text() == ""
    open_token_key(choice, pin).close()


def test_of_several_certificates_none_is_guessed_and_the_one_used_last_is_offered_again(
    box, secretary, chair, fields, settle, qtbot
):
    box.add("Token nhà trường", [secretary, chair])
    token_memory.remember_library(box.library)
    fields.search()
    settle()
    assert fields.choice is None
    assert fields.take() is None
    assert fields.certificate_field.validity is Validity.ERROR
    names = [fields.certificates.itemText(i) for i in range(2)]
    fields.certificates.setCurrentIndex(next(i for i, name in enumerate(names) if "Hiền" in name))
    fields.password.setText(PIN)
    fields.take()
    again = TokenFields()
    qtbot.addWidget(again)
    again.search()
    settle()
    assert again.choice.certificate_id == "0c0d"


def test_nothing_that_is_remembered_holds_a_pin(box, secretary, fields, settle):
    box.add("Một", [secretary])
    token_memory.remember_library(box.library)
    fields.search()
    settle()
    fields.password.setText(PIN)
    fields.take()
    kept = settings()
    assert all(PIN not in str(kept.value(key)) for key in kept.allKeys())


def test_without_a_token_the_list_says_what_to_do(box, fields, settle):
    token_memory.remember_library(box.library)
    fields.search()
    settle()
    assert "Cắm token rồi bấm “Tìm lại”" in fields.certificates.placeholderText()
    assert not fields.certificates.isEnabled()
    assert fields.take() is None
    assert fields.again.hasFocus()


def test_a_file_that_is_no_library_is_told_at_its_field(tmp_path, fields, settle, monkeypatch):
    path = tmp_path / "thu.dll"
    path.write_text("không phải thư viện", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    fields.libraries.setCurrentIndex(0)
    fields.libraries.activated.emit(fields.libraries.count() - 1)
    settle()
    assert fields.library_field.validity is Validity.ERROR
    assert "thu.dll" in fields.libraries.currentText()


def test_asking_for_a_file_and_thinking_better_of_it_changes_nothing(fields, settle, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    fields.libraries.activated.emit(fields.libraries.count() - 1)
    settle()
    assert fields.libraries.path is None
    assert fields.libraries.currentIndex() == -1


def test_a_pin_once_typed_wrong_is_told_before_the_next_one(box, secretary, fields, settle):
    box.add("Một", [secretary])
    token_memory.remember_library(box.library)
    fields.search()
    settle()
    with pytest.raises(WrongPin) as told:
        open_token(fields.choice, "000000")
    assert fields.show_fault(told.value)
    assert fields.password_field.validity is Validity.ERROR
    assert fields.password.hasFocus()
    fields.search()
    settle()
    assert fields.password_field.validity is Validity.WARN
    assert "vừa bị nhập sai" in fields.password_field.sentence


def test_faults_of_elsewhere_are_left_to_the_page(fields):
    assert not fields.show_fault(TokenBusy())
    assert fields.show_fault(PinLocked())


def test_enter_in_the_pin_field_signs(fields, qtbot):
    with qtbot.waitSignal(fields.entered):
        qtbot.keyClick(fields.password, Qt.Key.Key_Return)


def test_leaving_the_page_takes_the_pin_off_the_screen(fields):
    fields.password.setText(PIN)
    fields.forget()
    assert fields.password.text() == ""
