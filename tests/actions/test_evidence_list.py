"""The evidence list as a paper of its own: what it says, how it lies, when it is a draft."""

from dataclasses import replace

import pypdfium2

from cds_desktop.actions.papers import draw_now
from cds_desktop.actions.papers.drawing import read_source
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.storage.workspace import Workspace


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def lines_of(workspace: Workspace, *, draft: bool) -> str:
    source = replace(read_source(workspace), draft=draft)
    return " ".join(paper_lines(compose_paper(PaperKind.EVIDENCE_LIST, source)))


def test_every_piece_of_evidence_stands_in_the_list_once(school):
    assessment = read_source(school).assessment
    text = " ".join(" ".join(pages_of(draw_now(school, PaperKind.EVIDENCE_LIST))).split())
    for item in assessment.evidence_items:
        assert text.count(item.code) == 1
        assert " ".join(item.note.split()[:2]) in text


def test_the_heading_and_the_table_head_stand_on_wide_pages(school):
    pdf = draw_now(school, PaperKind.EVIDENCE_LIST)
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
    assert "Dự thảo" in lines_of(school, draft=True)
    assert "Dự thảo" not in lines_of(school, draft=False)


def test_the_list_says_that_its_form_is_not_official(school):
    assert "không phải mẫu do Bộ ban hành" in " ".join(
        " ".join(pages_of(draw_now(school, PaperKind.EVIDENCE_LIST))).split()
    )
