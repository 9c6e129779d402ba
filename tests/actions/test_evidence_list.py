"""The evidence list as a paper of its own: what it says, how it lies, when it is a draft."""

from pathlib import Path

import pypdfium2

from cds_desktop.actions.evidence_list import draw_evidence_list, export_evidence_list
from cds_desktop.domain.evidence_list import compose_evidence_list
from cds_desktop.domain.indicator_set import load
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def content_of(workspace: Workspace, *, draft: bool):
    with workspace.read() as db:
        round_ = current_round(db)
        indicator_set, assessment = load(round_.set_text), read_assessment(db, round_.id)
    today = workspace.now().date()
    return assessment, compose_evidence_list(indicator_set, assessment, today, draft=draft)


def test_every_piece_of_evidence_stands_in_the_list_once(school):
    assessment, content = content_of(school, draft=False)
    assert sorted(row.code for row in content.rows) == sorted(item.code for item in assessment.evidence_items)
    text = " ".join(" ".join(pages_of(draw_evidence_list(school))).split())
    for item in assessment.evidence_items:
        assert text.count(item.code) == 1
        assert " ".join(item.note.split()[:2]) in text


def test_the_heading_and_the_table_head_stand_on_wide_pages(school):
    pdf = draw_evidence_list(school)
    first, *others = pages_of(pdf)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "DANH MỤC MINH CHỨNG" in first
    assert "Số:" not in first
    assert others
    assert all("Tên minh chứng" in page for page in others[:-1])
    assert others[0].split()[0] == "2" or "2" in others[0].split()
    with pypdfium2.PdfDocument(pdf) as document:
        assert all(page.get_width() > page.get_height() for page in document)


def test_a_list_drawn_before_sealing_says_that_codes_may_change(school):
    assert "Dự thảo" in content_of(school, draft=True)[1].note
    assert "Dự thảo" not in content_of(school, draft=False)[1].note


def test_the_list_says_that_its_form_is_not_official(school):
    assert "không phải mẫu do Bộ ban hành" in " ".join(" ".join(pages_of(draw_evidence_list(school))).split())


def test_the_exported_list_is_a_whole_file(school, tmp_path: Path):
    target = export_evidence_list(school, tmp_path / "danh-muc.pdf")
    assert target.read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob("*.partial"))
