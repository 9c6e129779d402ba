"""What a file says of itself: fonts, language, title, bookmarks, and exactly the words that were written."""

import unicodedata
from io import BytesIO

import pikepdf
import pytest

from cds_desktop.documents.archive import data_digest_of, to_pdfa
from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.domain.papers import Heading, PaperKind
from cds_desktop.domain.papers.lines import paper_lines

DIGEST = "0123456789abcdef" * 4


@pytest.fixture(params=list(PaperKind), ids=str)
def paper(request, composed):
    """Each kind of paper."""
    return composed(request.param, sealed_digest=DIGEST)


@pytest.fixture
def archived(paper, drawn_at):
    """The paper as it is kept."""
    pdf = draw_paper(paper, drawn_at).pdf
    return to_pdfa(pdf, title=paper.title, created_at=drawn_at, data_digest=paper.data_digest)


def test_every_font_is_embedded(archived, witness):
    rows = witness("pdffonts", archived).splitlines()[2:]

    assert rows
    assert all("LiberationSerif" in row and row.split()[-5:-3] == ["yes", "yes"] for row in rows)


def test_every_word_of_the_paper_can_be_read_from_the_file_letter_by_letter(paper, archived, witness):
    text = witness("pdftotext", archived)

    assert text == unicodedata.normalize("NFC", text)
    # Words longer than this are cut where a cell is narrow.
    wanted = {word for line in paper_lines(paper) for word in line.split() if len(word) <= 7}
    assert not [word for word in wanted if word.strip("(.;:,") not in text]


def test_language_title_and_the_data_it_was_drawn_from_are_stated(paper, archived):
    with pikepdf.open(BytesIO(archived)) as document:
        assert document.Root.Lang == "vi-VN"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == paper.title
            assert metadata["pdfaid:part"] == "1"
    assert data_digest_of(archived) == paper.data_digest


def _entries(items, depth=1):
    for item in items:
        yield depth, str(item.title)
        yield from _entries(item.children, depth + 1)


def test_the_report_can_be_leafed_through_by_its_headings(composed, drawn_at):
    report = composed(PaperKind.REPORT)
    pdf = to_pdfa(draw_paper(report, drawn_at).pdf, title=report.title, created_at=drawn_at)

    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        entries = list(_entries(outline.root))

    headings = [" ".join(block.text.split()) for block in report.blocks if isinstance(block, Heading)]
    names = [". ".join(annex.name) for annex in report.annexes]
    titles = [title for _, title in entries]
    assert [title for title in titles if title in headings] == headings
    assert [title for depth, title in entries if depth == 1][-len(names) :] == names
    assert {depth for depth, _ in entries} >= {1, 2}


def test_the_contents_lead_to_the_pages_they_name(composed, drawn_at):
    report = composed(PaperKind.REPORT)
    drawn = draw_paper(report, drawn_at)

    with pikepdf.open(BytesIO(drawn.pdf)) as document:
        links = [mark for page in document.pages for mark in page.get("/Annots", [])]
        # The cover bears no number: page 2 of the file is page 1 of the report.
        pages = [str(pikepdf.Page(mark.Dest[0]).index) for mark in links]
        assert document.Root.PageMode == "/UseOutlines"
    assert tuple(pages[: len(drawn.heading_pages)]) == drawn.heading_pages
    assert len(pages) == len(drawn.heading_pages) + len(report.annexes)


def test_each_kind_is_drawn_to_the_same_bytes_again(paper, drawn_at):
    assert draw_paper(paper, drawn_at) == draw_paper(paper, drawn_at)
