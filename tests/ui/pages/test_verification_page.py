"""Any file may be dropped: the verdict and plain words first, each signature to unfold, then the paper."""

from pathlib import Path

import pikepdf
import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.signing.trust_store import read_material
from cds_desktop.ui.pages.settings_page import SettingsPage
from cds_desktop.ui.pages.trust.adding import AddingDialog
from cds_desktop.ui.pages.trust.page import TrustPage
from cds_desktop.ui.pages.verification.page import VerificationPage
from cds_desktop.ui.pages.verification.preview_dialog import PreviewDialog
from cds_desktop.ui.widgets.labels import Label
from signing.pki import World


@pytest.fixture
def world(sample) -> World:
    return World(sample.now())


def words_of(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def show(page, settle, *paths):
    page._take(list(paths))
    settle()


def latest_pdf(workspace) -> Path:
    draw_up_minutes(workspace)
    return max(workspace.documents_folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)


def test_before_anything_is_dropped_the_page_says_what_it_is_for(shown_page, sample):
    page = shown_page(VerificationPage, sample)
    assert page.empty.isVisible()
    assert not page.result.isVisible()


def test_an_unsigned_paper_is_said_to_be_unsigned(shown_page, sample, settle, tmp_path):
    page = shown_page(VerificationPage, sample)
    show(page, settle, latest_pdf(sample))
    assert "không có chữ ký số nào" in page.result.words
    assert not page.empty.isVisible()


def test_a_file_that_is_no_pdf_and_no_package_is_told_and_does_not_stop_the_others(
    shown_page, sample, settle, tmp_path
):
    bad = tmp_path / "hong.pdf"
    bad.write_bytes(b"rubbish")
    page = shown_page(VerificationPage, sample)
    show(page, settle, bad, latest_pdf(sample))
    assert len(page._looked) == 2
    page._show(page._looked[bad])
    assert "hong.pdf" in words_of(page.result)
    assert not page.result.print.isVisible()


def test_the_result_can_be_saved_as_one_page(shown_page, sample, settle, tmp_path, monkeypatch):
    target = tmp_path / "ket-qua.pdf"
    monkeypatch.setattr("cds_desktop.ui.printing.asking.ask_target", lambda *_: target)
    page = shown_page(VerificationPage, sample)
    show(page, settle, latest_pdf(sample))
    page.result.save.click()
    settle()
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 1


def test_the_file_can_be_looked_at(shown_page, sample, settle, qtbot):
    page = shown_page(VerificationPage, sample)
    show(page, settle, latest_pdf(sample))
    page.result.look.click()
    settle()
    dialog = page.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.preview.page_count > 0)
    dialog.reject()


def test_both_pages_are_reached_from_the_settings(shown_page, sample):
    page = shown_page(SettingsPage, sample)
    gone = []
    page.go_to.connect(lambda key, code: gone.append(key))
    page.check_file.click()
    page.open_trust.click()
    assert gone == ["verification", "trust"]


def test_a_root_is_trusted_only_with_the_end_of_its_fingerprint_typed(
    shown_page, sample, settle, world, tmp_path
):
    path = tmp_path / "goc.cer"
    path.write_bytes(world.root.der)
    page = shown_page(TrustPage, sample)
    assert page.rows == []
    show(page, settle, path)
    dialog = page.findChild(AddingDialog)
    dialog.add.click()
    assert dialog.fault.isVisible()
    (view,) = dialog.views
    view.typed.setText("00000000")
    dialog.add.click()
    settle()
    assert read_material().roots == ()
    view.typed.setText(world.root.fingerprint[-8:])
    dialog.add.click()
    settle()
    assert read_material().roots == (world.root.der,)
    assert [row.row.subject for row in page.rows] == ["Gốc thử nghiệm"]


def test_a_signers_certificate_cannot_be_added(shown_page, sample, settle, world, tmp_path):
    path = tmp_path / "nguoi-ky.cer"
    path.write_bytes(world.issue("Người ký", world.root).der)
    page = shown_page(TrustPage, sample)
    show(page, settle, path)
    dialog = page.findChild(AddingDialog)
    assert not dialog.add.isVisible()
    assert any("không phải của tổ chức cấp chứng thư" in words for words in words_of(dialog))
    dialog.cancel.click()


def test_an_entry_is_removed_after_asking(shown_page, sample, settle, world, monkeypatch):
    from cds_desktop.actions.trust import install_root

    install_root(world.root.der, world.root.fingerprint, sample.now())
    page = shown_page(TrustPage, sample)
    answers = iter([False, True])
    monkeypatch.setattr("cds_desktop.ui.pages.trust.page.agrees", lambda *_, **__: next(answers))
    page.rows[0].remove.click()
    settle()
    assert read_material().roots == (world.root.der,)
    page.rows[0].remove.click()
    settle()
    assert read_material().roots == ()
    assert page.rows == []


def test_a_certificate_is_told_where_it_belongs(shown_page, sample, settle, tmp_path):
    certificate = tmp_path / "goc.cer"
    certificate.write_bytes(b"MII")
    page = shown_page(VerificationPage, sample)
    show(page, settle, certificate)
    assert "Chứng thư tin cậy" in page.result.words
    assert "gói CĐS" not in page.result.words
    assert page.result._when.isHidden()
