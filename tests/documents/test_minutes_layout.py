"""The layout of NĐ 30/2020/NĐ-CP, phụ lục I, read back from the drawn pages."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from cds_desktop.documents.minutes_pdf import draw_minutes
from cds_desktop.documents.page.measures import BODY_LEADING

MM = 72 / 25.4
HEADING = re.compile(r"^(\d+\. \S|Nội dung:)")


@pytest.fixture
def pages(official, drawn_at, pages_of):
    return pages_of(draw_minutes(official, drawn_at).pdf)


def test_text_and_lines_stay_inside_the_margins(pages):
    for page in pages:
        inside = [piece for piece in page.pieces if not piece.text.isdigit()]
        for part in (*inside, *page.rules):
            assert 30 * MM - 1 <= part.x0 <= part.x1 <= page.width - 15 * MM + 1
            assert 20 * MM - 1 <= part.y0 <= part.y1 <= page.height - 20 * MM + 1


def test_the_body_is_portrait_a4_and_the_evidence_list_lies_on_its_side(pages):
    sizes = [(round(page.width), round(page.height)) for page in pages]

    assert sizes == [(595, 842)] * 3 + [(842, 595)] * 2 + [(595, 842)]


def test_the_name_of_the_country_stays_on_one_line(official, drawn_at, pages_of):
    long_name = "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ SỐ 2 MƯỜNG NHÉ"

    first = pages_of(draw_minutes(replace(official, issuer_upper=long_name), drawn_at).pdf)[0]

    country = first.piece("CỘNG HÒA")
    assert country.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    issuer = [p for p in first.pieces if p.text and p.text in long_name]
    assert " ".join(p.text for p in issuer) == long_name
    assert all(p.x1 < country.x0 for p in issuer)


def test_the_line_below_the_motto_is_as_long_as_the_motto(pages):
    motto = pages[0].piece("Độc lập - Tự do - Hạnh phúc")

    rule = _rule_below(pages[0], motto)

    assert rule.x0 == pytest.approx(motto.x0, abs=1.5)
    assert rule.x1 == pytest.approx(motto.x1, abs=1.5)


@pytest.mark.parametrize("start", ["TRƯỜNG THCS", "năm học"])
def test_the_line_below_a_name_is_a_third_to_half_of_it_and_centred(pages, start):
    name = pages[0].piece(start)

    rule = _rule_below(pages[0], name)

    assert 1 / 3 <= (rule.x1 - rule.x0) / (name.x1 - name.x0) <= 1 / 2
    assert (rule.x0 + rule.x1) / 2 == pytest.approx((name.x0 + name.x1) / 2, abs=1)


def _rule_below(page, piece):
    below = [r for r in page.rules if r.y1 <= piece.y0 + 1 and r.x0 < piece.x1 and r.x1 > piece.x0]
    return max(below, key=lambda rule: rule.y1)


def test_the_first_page_has_no_number_and_later_ones_have_it_centred_in_the_top_margin(pages):
    numbers = [[p for p in page.pieces if p.y0 > page.height - 20 * MM] for page in pages]

    assert [[p.text for p in found] for found in numbers] == [[], ["2"], ["3"], [], ["2"], []]
    second = numbers[1][0]
    middle = (30 * MM + pages[1].width - 15 * MM) / 2
    assert (second.x0 + second.x1) / 2 == pytest.approx(middle, abs=1)


def test_the_heading_of_a_table_is_repeated_on_each_page(pages):
    assert all(page.piece("Tên minh chứng") for page in pages[3:5])


def test_paragraphs_begin_indented_and_fill_the_line(pages):
    first = pages[0].piece("Căn cứ Quyết định số 4725")
    second = pages[0].piece("trưởng Bộ Giáo dục")

    assert first.x0 == pytest.approx(30 * MM + 12.7 * MM, abs=1)
    assert second.x0 == pytest.approx(30 * MM, abs=1)
    assert first.x1 == pytest.approx(pages[0].width - 15 * MM, abs=3)


def _watermarks(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize(("kind", "words"), [("draft", "DỰ THẢO"), ("demonstration", "BẢN MINH HỌA")])
def test_a_paper_that_is_not_official_says_so_on_every_page(kind, words, request, drawn_at):
    paper = draw_minutes(request.getfixturevalue(kind), drawn_at)

    # The notice on page 1 says it too; the watermark is drawn first, so it is read first.
    pages = _watermarks(paper.pdf)
    assert all(page.lstrip().startswith(words) for page in pages)
    assert len(pages) == paper.page_count


def test_an_official_paper_has_no_watermark(official, drawn_at):
    pages = _watermarks(draw_minutes(official, drawn_at).pdf)

    assert not any("DỰ THẢO" in page or "MINH HỌA" in page for page in pages)


def test_the_notice_stands_above_the_first_facts(demonstration, drawn_at, pages_of):
    first = pages_of(draw_minutes(demonstration, drawn_at).pdf)[0]

    assert (
        first.piece("năm học").y0 > first.piece("bản này không có giá trị").y0 > first.piece("Thời gian").y0
    )


def test_each_signer_has_an_empty_space_between_heading_and_name(official, drawn_at, pages_of):
    paper = draw_minutes(official, drawn_at)
    pages = pages_of(paper.pdf)

    secretary, chair = paper.signature_boxes

    assert (secretary.role, chair.role) == ("secretary", "chair")
    assert secretary.box[2] < chair.box[0]
    for box, heading, name in ((secretary, "THƯ KÝ", "Nguyễn Thị Hạnh"), (chair, "CHỦ TỌA", "Đỗ Thị Kim")):
        x0, y0, x1, y1 = box.box
        page = pages[box.page]
        assert (x1 - x0, y1 - y0) == pytest.approx((200, 76))
        assert page.piece(heading).y0 >= y1
        assert page.piece(name).y1 <= y0
        assert not [p for p in page.pieces if p.x0 < x1 and p.x1 > x0 and p.y0 < y1 and p.y1 > y0]


def test_a_chair_without_a_secretary_still_signs_on_the_right(official, drawn_at):
    paper = draw_minutes(replace(official, signers=official.signers[1:]), drawn_at)

    (box,) = paper.signature_boxes
    assert box.box[0] > 297


@pytest.mark.parametrize("count", range(1, 34, 2))
def test_wherever_the_text_ends_no_heading_and_no_signature_stands_alone(count, official, drawn_at, pages_of):
    conclusion = "\n".join(f"Ý thứ {n} của kết luận." for n in range(count))

    paper = draw_minutes(replace(official, conclusion=conclusion, evidence=(), remarks=()), drawn_at)
    pages = pages_of(paper.pdf)

    signed = pages[paper.signature_boxes[0].page]
    texts = [piece.text for piece in signed.pieces if not piece.text.isdigit()]
    assert len({box.page for box in paper.signature_boxes}) == 1
    assert texts.index("THƯ KÝ") >= 2
    assert signed.piece("Nơi nhận:")
    for page in pages:
        lowest = min(page.pieces, key=lambda piece: piece.y0)
        assert not HEADING.match(lowest.text)


def test_very_long_minutes_lose_nothing(long_minutes, drawn_at, pages_of):
    paper = draw_minutes(long_minutes, drawn_at)
    pages = pages_of(paper.pdf)

    whole = " ".join(page.text.replace("\n", " ") for page in pages)
    packed = re.sub(r"\s", "", whole)
    assert all(row.code in whole for row in long_minutes.evidence)
    assert sum(map(len, re.findall("y{9,}", packed))) == 3000
    assert sum(map(len, re.findall("x{9,}", packed))) == 900
    sentence = "Nhà trường đã triển khai nhiều hoạt động".replace(" ", "")
    # A page break may fall within a sentence of the long ones; the short ones are whole.
    assert len(re.findall(sentence, packed)) >= 60 + 80 + 200 - 20
    for page in pages:
        assert all(p.x1 <= page.width - 15 * MM + 1 for p in page.pieces)
        assert all(p.y0 >= 20 * MM - BODY_LEADING / 4 for p in page.pieces)
