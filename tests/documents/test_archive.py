"""The PDF/A step: what must be in the file, what must not, and nothing else changed."""

from io import BytesIO

import pikepdf
import pytest

from cds_desktop.documents.archive import data_digest_of, to_pdfa
from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.errors import NotAPdf

TITLE = "Biên bản số 07/BB-THCSNT <dự & thảo>"


@pytest.fixture
def drawn(official, drawn_at):
    return draw_paper(official, drawn_at).pdf


@pytest.fixture
def archived(drawn, drawn_at):
    return to_pdfa(drawn, title=TITLE, created_at=drawn_at)


def test_facts_about_the_paper_stand_in_one_place_only(archived):
    with pikepdf.open(BytesIO(archived)) as document:
        assert "/Info" not in document.trailer
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == TITLE
            assert metadata["pdfaid:part"] == "1"
            assert metadata["pdfaid:conformance"] == "B"
            assert metadata["xmp:CreateDate"] == "2027-04-15T09:30:00Z"
            assert metadata["pdf:Producer"] == "CĐS Desktop"


def test_metadata_can_be_read_without_unpacking(archived):
    with pikepdf.open(BytesIO(archived)) as document:
        assert "/Filter" not in document.Root.Metadata
    assert b"<pdfaid:part>1</pdfaid:part>" in archived


def test_colours_are_those_of_the_profile_inside(archived):
    with pikepdf.open(BytesIO(archived)) as document:
        (intent,) = document.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        assert intent.S == "/GTS_PDFA1"
        assert profile[8] == 2
        assert profile[16:20] == b"RGB "


def test_the_file_is_pdf_1_4_without_newer_structures(archived):
    assert archived.startswith(b"%PDF-1.4\n")
    assert b"/ObjStm" not in archived
    assert b"/XRef" not in archived
    assert archived.count(b"\nxref\n") == 1


def test_the_language_is_stated(archived):
    with pikepdf.open(BytesIO(archived)) as document:
        assert document.Root.Lang == "vi-VN"


def test_nothing_is_transparent(archived):
    with pikepdf.open(BytesIO(archived)) as document:
        for page in document.pages:
            assert "/Group" not in page
            assert "/ExtGState" not in page.Resources


def test_the_words_are_the_same_before_and_after(drawn, archived, witness):
    assert witness("pdftotext", archived, "-layout") == witness("pdftotext", drawn, "-layout")


def test_the_same_paper_gives_the_same_bytes_and_another_one_another_id(drawn, archived, drawn_at):
    assert to_pdfa(drawn, title=TITLE, created_at=drawn_at) == archived
    with (
        pikepdf.open(BytesIO(archived)) as ours,
        pikepdf.open(BytesIO(to_pdfa(drawn, title="Bản khác", created_at=drawn_at))) as other,
    ):
        assert ours.trailer.ID != other.trailer.ID


def test_what_is_no_pdf_is_refused_with_advice(drawn, drawn_at):
    for broken in (b"", b"%PDF-1.4\n", b"khong phai PDF" * 100, drawn[:500]):
        with pytest.raises(NotAPdf):
            to_pdfa(broken, title=TITLE, created_at=drawn_at)


def test_the_paper_names_the_data_it_was_drawn_from(drawn, archived, drawn_at):
    sealed = to_pdfa(drawn, title=TITLE, created_at=drawn_at, data_digest="ab" * 32)
    assert data_digest_of(sealed) == "ab" * 32
    assert [data_digest_of(pdf) for pdf in (archived, drawn, b"", b"%PDF-1.4\n")] == ["", "", "", ""]
