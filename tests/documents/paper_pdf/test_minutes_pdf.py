"""The minutes as printed: every word, every font, always the same bytes."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from cds_desktop.documents.archive import to_pdfa
from cds_desktop.documents.paper_pdf import draw_paper

GOLDEN = Path(__file__).parents[2] / "golden"


def _spaced_once(text):
    lines = (" ".join(line.split()) for line in text.replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


@pytest.mark.parametrize("kind", ["official", "demonstration"])
def test_the_minutes_read_as_they_were_approved(kind, request, drawn_at, witness):
    # The slanting words of the watermark would stand anywhere between the lines.
    paper = draw_paper(replace(request.getfixturevalue(kind), watermark=""), drawn_at)

    printed = _spaced_once(witness("pdftotext", paper.pdf, "-layout"))

    assert printed == (GOLDEN / f"minutes-{kind}.txt").read_text(encoding="utf-8").rstrip("\n")


def test_drawing_the_same_content_twice_gives_the_same_bytes(official, drawn_at):
    first, second = draw_paper(official, drawn_at), draw_paper(official, drawn_at)

    assert first == second
    title = official.title
    assert to_pdfa(first.pdf, title=title, created_at=drawn_at) == to_pdfa(
        second.pdf, title=title, created_at=drawn_at
    )


def test_decomposed_letters_print_like_composed_ones(minutes, drawn_at):
    words = "Thầy Đặng Ỷ Ngẫu đồng ý với kết quả."

    decomposed = draw_paper(minutes(conclusion=unicodedata.normalize("NFD", words)), drawn_at)

    assert decomposed.pdf == draw_paper(minutes(conclusion=words), drawn_at).pdf


def test_printed_text_is_composed(long_minutes, drawn_at, witness):
    text = witness("pdftotext", draw_paper(long_minutes, drawn_at).pdf)

    assert "Đặng Ỷ Ngẫu" in text
    assert text == unicodedata.normalize("NFC", text)


def test_signs_of_markup_are_printed_as_typed(minutes, drawn_at, witness):
    typed = "Điểm < 50 & > 20: <b>giữ nguyên</b> &amp; </para>"

    paper = draw_paper(minutes(conclusion=typed, place=typed), drawn_at)

    assert " ".join(witness("pdftotext", paper.pdf).split()).count(typed) == 2


def test_a_character_the_font_lacks_is_printed_as_a_box(minutes, drawn_at, witness):
    paper = draw_paper(minutes(conclusion="Đã xong 😀 ☑ hết"), drawn_at)

    assert "Đã xong □ [x] hết." in witness("pdftotext", paper.pdf)


def test_line_breaks_the_user_typed_become_paragraphs(minutes, drawn_at, pages_of):
    pages = pages_of(draw_paper(minutes(conclusion="Ý một\n\nÝ hai"), drawn_at).pdf)

    lines = [line.text for page in pages for line in page.lines]

    assert lines.index("Ý hai.") == lines.index("Ý một") + 1


def test_the_digest_of_the_sealed_data_is_printed_in_full(official, drawn_at, witness):
    text = " ".join(witness("pdftotext", draw_paper(official, drawn_at).pdf).split())

    printed = text.partition("(SHA-256): ")[2].split(" 6. ")[0]

    assert printed.replace(" ", "") == official.data_digest


def test_without_sealed_data_no_digest_is_printed(draft, drawn_at, witness):
    assert "SHA-256):" not in witness("pdftotext", draw_paper(draft, drawn_at).pdf)


def _watermarks(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize(("kind", "words"), [("draft", "DỰ THẢO"), ("demonstration", "BẢN MINH HỌA")])
def test_a_paper_that_is_not_official_says_so_on_every_page(kind, words, request, drawn_at):
    paper = draw_paper(request.getfixturevalue(kind), drawn_at)

    # The notice on page 1 says it too; the watermark is drawn first, so it is read first.
    pages = _watermarks(paper.pdf)
    assert all(page.lstrip().startswith(words) for page in pages)
    assert len(pages) == paper.page_count


def test_an_official_paper_has_no_watermark(official, drawn_at):
    pages = _watermarks(draw_paper(official, drawn_at).pdf)

    assert not any("DỰ THẢO" in page or "MINH HỌA" in page for page in pages)


@pytest.mark.parametrize("count", range(1, 34, 2))
def test_wherever_the_conclusion_ends_the_signatures_keep_the_closing_line(
    count, minutes, drawn_at, pages_of
):
    conclusion = "\n".join(f"Ý thứ {n} của kết luận." for n in range(count))

    paper = draw_paper(replace(minutes(conclusion=conclusion), annexes=()), drawn_at)

    assert len({box.page for box in paper.signature_boxes}) == 1
    texts = [line.text for line in pages_of(paper.pdf)[paper.signature_boxes[0].page].words]
    assert texts.index("THƯ KÝ") >= 2
    assert any(text.startswith("Cuộc họp kết thúc vào") for text in texts)
    assert "Nơi nhận:" in texts
