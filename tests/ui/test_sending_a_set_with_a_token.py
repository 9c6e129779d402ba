"""Gửi bộ chỉ số cho các trường, signed by an agency with its USB token."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from cds_desktop.actions.verifying import verify
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.ui import file_asking
from cds_desktop.ui.pages.indicator_set.page import IndicatorSetPage
from cds_desktop.ui.pages.indicator_set.sending import SendDialog
from cds_desktop.ui.pages.signing import token_memory
from cds_desktop.ui.widgets.form_field import Validity
from software_tokens.box import PIN, from_file, make_box


@pytest.fixture
def sending(sample, shown_page, settle, tmp_path, monkeypatch):
    """The dialog, with a token plugged in; the package goes to goi.cdsx."""
    (key,) = make_demonstration_identities(
        tmp_path, [("office", "Sở Giáo dục")], "x", datetime.now(UTC)
    ).values()
    box = make_box(tmp_path / "hsm")
    monkeypatch.setenv("SOFTHSM2_CONF", str(box.settings))
    box.add("Token cơ quan", [from_file(key, "x", "a1b2")])
    token_memory.remember_library(box.library)
    where = str(tmp_path / "goi.cdsx")
    monkeypatch.setattr(file_asking.QFileDialog, "getSaveFileName", lambda *_: (where, ""))
    page = shown_page(IndicatorSetPage, sample)
    settle()
    page.send()
    settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, SendDialog) and w.isVisible())


def test_a_set_is_sent_with_the_signature_of_a_token(sending, settle, tmp_path):
    sending.by_token.setChecked(True)
    settle()
    sending.token.password.setText(PIN)
    sending.accept()
    settle()
    checked = verify(tmp_path / "goi.cdsx", datetime.now(UTC))
    assert any("Sở Giáo dục" in line for line in checked.lines)


def test_a_set_that_was_to_be_signed_never_goes_out_unsigned(sending, settle, tmp_path):
    sending.by_file.setChecked(True)
    sending.accept()
    settle()
    assert sending.isVisible()
    assert sending.key.file_field.validity is Validity.ERROR
    assert not (tmp_path / "goi.cdsx").exists()
