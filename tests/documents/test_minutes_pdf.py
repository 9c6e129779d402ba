"""The minutes as printed: every word, every font, always the same bytes."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from cds_desktop.documents.archive import to_pdfa
from cds_desktop.documents.minutes_pdf import draw_minutes, title_of

GOLDEN = Path(__file__).parent.parent / "golden"


def _spaced_once(text):
    lines = (" ".join(line.split()) for line in text.replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


@pytest.mark.parametrize("kind", ["official", "demonstration"])
def test_the_minutes_read_as_they_were_approved(kind, request, drawn_at, witness):
    # The slanting words of the watermark would stand anywhere between the lines.
    paper = draw_minutes(replace(request.getfixturevalue(kind), watermark=""), drawn_at)

    printed = _spaced_once(witness("pdftotext", paper.pdf, "-layout"))

    assert printed == (GOLDEN / f"minutes-{kind}.txt").read_text(encoding="utf-8").rstrip("\n")
    assert paper.page_count == 6


def test_every_font_is_embedded(official, drawn_at, witness):
    archived = to_pdfa(draw_minutes(official, drawn_at).pdf, title="Biên bản", created_at=drawn_at)

    rows = witness("pdffonts", archived).splitlines()[2:]

    assert rows
    assert all("LiberationSerif" in row and row.split()[-5] == "yes" for row in rows)


def test_drawing_the_same_content_twice_gives_the_same_bytes(official, drawn_at):
    first, second = draw_minutes(official, drawn_at), draw_minutes(official, drawn_at)

    assert first == second
    title = title_of(official)
    assert to_pdfa(first.pdf, title=title, created_at=drawn_at) == to_pdfa(
        second.pdf, title=title, created_at=drawn_at
    )


def test_decomposed_letters_print_like_composed_ones(official, drawn_at):
    decomposed = replace(official, conclusion=unicodedata.normalize("NFD", official.conclusion))

    assert draw_minutes(decomposed, drawn_at).pdf == draw_minutes(official, drawn_at).pdf


def test_printed_text_is_composed(long_minutes, drawn_at, witness):
    text = witness("pdftotext", draw_minutes(long_minutes, drawn_at).pdf)

    assert "Đặng Ỷ Ngẫu" in text
    assert text == unicodedata.normalize("NFC", text)


def test_signs_of_markup_are_printed_as_typed(official, drawn_at, witness):
    typed = "Điểm < 50 & > 20: <b>giữ nguyên</b> &amp; </para>"
    content = replace(official, conclusion=typed, place=typed, issuer_upper="A & B <C>")

    text = " ".join(witness("pdftotext", draw_minutes(content, drawn_at).pdf).split())

    assert text.count(typed) == 2
    assert "A & B <C>" in text


def test_a_character_the_font_lacks_is_printed_as_a_box(official, drawn_at, witness):
    content = replace(official, conclusion="Đã xong 😀 ☑ \ud800 hết")

    text = witness("pdftotext", draw_minutes(content, drawn_at).pdf)

    assert "Đã xong □ [x] □ hết." in text


def test_line_breaks_the_user_typed_become_paragraphs(official, drawn_at, pages_of):
    pages = pages_of(draw_minutes(replace(official, conclusion="Ý một\n\nÝ hai"), drawn_at).pdf)

    lines = [piece.text for page in pages for piece in page.pieces]

    assert lines.index("Ý hai.") == lines.index("Ý một") + 1


def test_the_digest_of_the_sealed_data_is_printed_in_full(official, drawn_at, witness):
    text = " ".join(witness("pdftotext", draw_minutes(official, drawn_at).pdf).split())

    printed = text.partition("(SHA-256): ")[2].split(" 6. ")[0]

    assert printed.replace(" ", "") == official.sealed_digest


def test_without_sealed_data_no_digest_is_printed(draft, drawn_at, witness):
    assert "SHA-256):" not in witness("pdftotext", draw_minutes(draft, drawn_at).pdf)


def test_no_opinion_is_put_into_the_mouth_of_the_council(official, drawn_at, witness):
    content = replace(official, differing_opinions="", votes="", guests="", shortcomings="", plan="")

    text = witness("pdftotext", draw_minutes(replace(content, conclusion=""), drawn_at).pdf)

    assert "không ghi nhận ý kiến khác" in text
    assert "Biểu quyết: …" in text
    assert "Khách mời" not in text
    assert "Tồn tại và kế hoạch" not in text
    assert "Kết luận" not in text


def test_an_only_annex_has_no_number(official, drawn_at, pages_of):
    pages = pages_of(draw_minutes(replace(official, remarks=()), drawn_at).pdf)

    assert any(page.pieces[0].text == "Phụ lục" for page in pages)


def test_minutes_with_nothing_entered_yet_can_be_drawn(official, drawn_at):
    empty = replace(
        official,
        **dict.fromkeys(("superior_upper", "issuer_upper", "place", "votes", "conclusion", "rule"), ""),
        **dict.fromkeys(("shortcomings", "plan", "differing_opinions", "conditions", "guests"), ""),
        **dict.fromkeys(("score_rows", "groups", "signers", "recipients", "evidence", "remarks"), ()),
        legal_bases=(),
        evidence_count=0,
    )

    paper = draw_minutes(empty, drawn_at)

    assert paper.page_count == 1
    assert paper.signature_boxes == ()
