"""Wording of one's own, files in every format, all papers into a folder."""

from pathlib import Path

import pytest

from cds_desktop.actions.papers import enter_paper_text
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.papers.forms import FORMS
from cds_desktop.domain.papers.templates import built_in
from cds_desktop.storage.paper_source import template_path
from cds_desktop.ui.background import signals
from cds_desktop.ui.pages.papers import deeds, writing
from cds_desktop.ui.pages.papers.page import PapersPage


@pytest.fixture
def opened(monkeypatch) -> list[Path]:
    found: list[Path] = []
    for module in (deeds, writing):
        monkeypatch.setattr(module, "open_file", lambda _owner, path: found.append(path))
    return found


@pytest.fixture
def said():
    found: list[str] = []
    signals.said.connect(found.append)
    yield found
    signals.said.disconnect(found.append)


@pytest.fixture
def page(sample, shown_page, qtbot) -> PapersPage:
    made = shown_page(PapersPage, sample, "notice", (1302, 640))
    qtbot.waitUntil(lambda: made.preview.page_count > 0, timeout=10_000)
    return made


def test_a_copy_of_the_wording_is_made_and_opened_to_be_edited(page, sample, opened, settle):
    path = template_path(sample.folder, PaperKind.NOTICE)
    page.form.wording.copy.click()
    settle()
    assert opened == [path]
    assert path.read_text("utf-8-sig").splitlines() == built_in(PaperKind.NOTICE).splitlines()
    assert page.form.wording.copy.isHidden()
    assert page.form.wording.open.isVisibleTo(page.form)


def test_a_changed_wording_stands_on_the_paper_after_checking_again(page, sample, opened, settle):
    page.form.wording.copy.click()
    settle()
    path = template_path(sample.folder, PaperKind.NOTICE)
    words = path.read_text("utf-8-sig")
    path.write_text(words.replace("Công khai kết quả", "Công bố kết quả"), "utf-8")
    page.form.wording.check.click()
    settle()
    assert any("Công bố kết quả" in line for line in page.showing.preview.lines)


def test_a_faulty_wording_names_line_and_field_and_the_built_in_one_stands(page, sample, settle, said):
    path = template_path(sample.folder, PaperKind.NOTICE)
    path.parent.mkdir(exist_ok=True)
    path.write_text("loại: THÔNG BÁO\nđoạn: {{tên trườn}}\n", "utf-8")
    page.reload()
    settle()
    panel = page.form.wording
    assert panel.isVisible()
    assert "Dòng 2" in panel._faults.text()
    assert "tên trườn" in panel._faults.text()
    assert page.preview.page_count > 0
    panel.drop.click()
    settle()
    assert not path.exists()
    assert panel._faults.isHidden()
    assert any("lời văn có sẵn" in words for words in said)


def test_the_cursor_stays_with_the_wording_and_a_fault_is_brought_into_sight(page, sample, opened, settle):
    panel, area = page.form.wording, page.form.area
    panel.copy.click()
    settle()
    panel.check.setFocus()
    path = template_path(sample.folder, PaperKind.NOTICE)
    path.write_text("loại: THÔNG BÁO\nđoạn: {{tên trườn}}\n", "utf-8")
    panel.check.click()
    settle()
    assert panel.has_cursor
    assert 0 <= panel._faults.mapTo(area.viewport(), panel._faults.rect().center()).y() < area.height()
    panel.drop.setFocus()
    panel.drop.click()
    settle()
    assert panel.copy.hasFocus()


@pytest.mark.parametrize(
    ("kind", "format_", "begins"),
    [("notice", "html", b"<!DOCTYPE html>"), ("notice", "docx", b"PK"), ("plan", "pdf", b"%PDF"),
     ("score-form", "xlsx", b"PK")],
)  # fmt: skip
def test_a_paper_is_written_in_every_format_it_has(
    page, sample, settle, said, tmp_path, monkeypatch, kind, format_, begins
):
    page.choose(PaperKind(kind))
    settle()
    target = tmp_path / "van-ban"
    monkeypatch.setattr(writing, "ask_target", lambda *_: target)
    menu = page.writing.menu(PaperKind(kind), page._shown.view.source)
    name = writing.words.FORMATS[format_][0]
    next(action for action in menu.actions() if action.text() == f"Ghi {name}…").trigger()
    settle()
    written = target.with_suffix(f".{format_}")
    assert written.read_bytes().lower().startswith(begins.lower())
    assert said == [f"Đã ghi {written.name}"]


def test_only_formats_a_paper_has_are_offered(page):
    def offered(kind: PaperKind) -> set[str]:
        menu = page.writing.menu(kind, page._shown.view.source)
        return {action.text() for action in menu.actions() if action.text()}

    assert "Ghi Trang web…" in offered(PaperKind.NOTICE)
    assert "Ghi Excel…" not in offered(PaperKind.NOTICE)
    assert "Ghi Excel…" in offered(PaperKind.EVIDENCE_LIST)
    assert {writing.ALL, writing.BRIDGE} <= offered(PaperKind.PLAN)


def test_all_papers_are_written_into_one_folder_with_progress(page, settle, said, tmp_path, monkeypatch):
    shown = []
    signals.long_work.connect(shown.append)
    monkeypatch.setattr(writing, "ask_folder", lambda *_: tmp_path / "ho-so-in")
    page.writing.ask_and_write_all()
    settle()
    signals.long_work.disconnect(shown.append)
    written = [path.suffix for path in (tmp_path / "ho-so-in").iterdir()]
    assert (written.count(".pdf"), written.count(".docx")) == (12, 12)
    assert {".xlsx", ".html"} <= set(written)
    assert said == [f"Đã ghi {len(written)} tệp vào “ho-so-in”"]
    assert any(work is not None and work.what == "Đang ghi văn bản" for work in shown)


def test_a_copy_is_opened_with_the_program_of_the_system(page, opened, settle):
    page.footer.open.click()
    settle()
    (path,) = opened
    assert path.suffix == ".pdf"
    assert path.read_bytes().startswith(b"%PDF")


def test_what_was_typed_and_finds_no_place_in_ones_own_wording_is_said(page, sample, opened, settle):
    enter_paper_text(sample, PaperKind.NOTICE, "feedback", "Gửi về văn phòng nhà trường.")
    page.form.wording.copy.click()
    settle()
    path = template_path(sample.folder, PaperKind.NOTICE)
    words = path.read_text("utf-8-sig")
    label = next(part for part in FORMS[PaperKind.NOTICE].texts if part.key == "feedback")
    begins = words.index(f"phần: {label.name}")
    ends = words.index("đoạn:", begins)
    path.write_text(words[:begins] + words[ends:], "utf-8")
    page.form.wording.check.click()
    settle()
    assert page.showing.wording_faults == ()
    assert label.label in page.form.wording._faults.text()
