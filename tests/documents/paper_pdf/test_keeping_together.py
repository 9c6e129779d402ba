"""What belongs together stays on one page, wherever the text happens to end."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.documents.paper_pdf.layout import Section, lay_out
from cds_desktop.documents.paper_pdf.lines import break_lines, paragraphs_of, words_of
from cds_desktop.documents.paper_pdf.table_part import TablePart
from cds_desktop.documents.paper_pdf.text_part import TextPart
from cds_desktop.domain.papers import (
    Column,
    Contents,
    Head,
    Heading,
    PageBreak,
    Paper,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    Weight,
    cells,
    centred,
    plain,
)

DRAWN_AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)
HEAD = Head("UBND PHƯỜNG KIẾN AN", "TRƯỜNG THCS NGUYỄN TRÃI", "05/QĐ-THCSNT")
SENTENCE = "Nhà trường đã triển khai nhiều hoạt động chuyển đổi số trong năm học vừa qua. "
ISSUER = Signature("issuer", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"), "Đặng Ỷ Ngẫu", last=True)
CLOSING = "Cuộc họp kết thúc vào 16 giờ 05 phút."
COLUMNS = (Column("STT", 11, centred=True), Column("Họ và tên", 70), Column("Nhiệm vụ", 84))


def _paper(*blocks):
    return Paper("Văn bản", HEAD, ("QUYẾT ĐỊNH", "Về việc thử"), blocks)


def _drawn(pages_of, *blocks):
    drawn = draw_paper(_paper(*blocks), DRAWN_AT)
    return drawn, pages_of(drawn.pdf)


def _texts(page):
    return [line.text for line in page.words]


@pytest.mark.parametrize("count", range(20, 46))
def test_a_place_to_sign_takes_text_along(count, pages_of):
    lines = [plain(f"Ý thứ {number} của kết luận.") for number in range(count)]

    drawn, pages = _drawn(pages_of, *lines, plain(CLOSING), Signatures((ISSUER,), ("Như Điều 3", "Lưu: VT")))

    texts = _texts(pages[drawn.signature_boxes[0].page])
    assert CLOSING in texts
    assert texts.index(CLOSING) >= 2 or len(pages) == 1
    assert texts[-1] == "Đặng Ỷ Ngẫu" or texts[-1].startswith("- ")
    assert "Nơi nhận:" in texts


@pytest.mark.parametrize("count", range(24, 44, 2))
def test_a_long_last_paragraph_gives_its_end_to_the_page_that_is_signed(count, pages_of):
    drawn, pages = _drawn(pages_of, plain(SENTENCE * count), Signatures((ISSUER,)))

    signed = _texts(pages[drawn.signature_boxes[0].page])
    assert signed.index("KT. HIỆU TRƯỞNG") >= 2


@pytest.mark.parametrize("count", range(24, 44, 2))
def test_a_table_gives_its_last_rows_under_its_heading_to_the_page_that_is_signed(count, pages_of):
    rows = tuple(Row(cells(number, "Đặng Ỷ Ngẫu", "Thành viên")) for number in range(1, count + 1))

    drawn, pages = _drawn(pages_of, Table(COLUMNS, rows), Signatures((ISSUER,)))

    signed = _texts(pages[drawn.signature_boxes[0].page])
    assert signed[:1] == ["STT"] or len(pages) == 1
    assert signed.index("KT. HIỆU TRƯỞNG") > signed.index("STT") + 3


@pytest.mark.parametrize("count", range(26, 44))
def test_a_heading_stays_with_its_text_and_a_chain_of_headings_with_theirs(count, pages_of):
    lines = [plain(f"Ý thứ {number}.") for number in range(count)]
    rows = (Row(("1", "Nhóm", ""), Weight.BOLD, leads=True), Row(("1.1", "Tiêu chí", "")))

    _, pages = _drawn(
        pages_of,
        *lines,
        centred("QUYẾT ĐỊNH:"),
        Heading("Phần một"),
        Heading("Mục 1", 2),
        Table(COLUMNS, rows),
    )

    (page,) = [page for page in pages if "Phần một" in _texts(page)]
    following = _texts(page)[_texts(page).index("QUYẾT ĐỊNH:") :]
    assert following[:3] == ["QUYẾT ĐỊNH:", "Phần một", "Mục 1"]
    assert {"STT", "Nhóm", "Tiêu chí"} <= set(following)


@pytest.mark.parametrize("count", range(26, 44))
def test_what_announces_a_list_stays_with_its_first_line(count, pages_of):
    lines = [plain(f"Ý thứ {number}.") for number in range(count)]

    _, pages = _drawn(pages_of, *lines, plain("Hội đồng có nhiệm vụ:"), plain("1. Họp;"), plain("2. Chấm."))

    (page,) = [page for page in pages if "Hội đồng có nhiệm vụ:" in _texts(page)]
    assert "1. Họp;" in _texts(page)


@pytest.mark.parametrize("count", [1, 2, 3, 8, 39, 40])
def test_members_sign_two_to_a_row_and_the_chair_last_beside_the_secretary(count, pages_of):
    members = tuple(Signature(f"member-{n}", ("ỦY VIÊN",), f"Đặng Ỷ Ngẫu {n}") for n in range(count))
    last = (Signature("secretary", ("THƯ KÝ",), "Lê Ỷ"), Signature("chair", ("CHỦ TỌA",), "Đỗ Ỷ", last=True))

    drawn, _ = _drawn(pages_of, plain(SENTENCE), Signatures((*members, *last), ("Lưu: VT",)))

    boxes = {box.field: box for box in drawn.signature_boxes}
    assert len(boxes) == count + 2
    secretary, chair = boxes["secretary"], boxes["chair"]
    assert (secretary.page, secretary.box[1]) == (chair.page, chair.box[1])
    assert secretary.box[2] < chair.box[0]
    assert drawn.signature_boxes[-1] == chair
    on_last = [box for box in drawn.signature_boxes if box.page == chair.page]
    assert len(on_last) > 2
    by_page = {}
    for box in drawn.signature_boxes:
        by_page.setdefault((box.page, box.box[1]), []).append(box)
    assert all(len(row) <= 2 for row in by_page.values())


def test_a_long_name_and_many_lines_of_authority_leave_the_space_to_sign_empty(pages_of):
    person = Signature(
        "issuer",
        ("TM. HỘI ĐỒNG TỰ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        "Công Tằng Tôn Nữ Nguyễn Phước Đặng Ỷ Ngẫu Hoàng Thị",
        last=True,
    )

    drawn, pages = _drawn(pages_of, plain(SENTENCE), Signatures((person,), ("Lưu: VT",)))

    (box,) = drawn.signature_boxes
    x0, y0, x1, y1 = box.box
    for line in pages[0].words:
        is_beside = line.x1 < x0 or line.x0 > x1
        assert is_beside or line.baseline > y1 or line.baseline + line.size * 0.7 < y0
    texts = _texts(pages[0])
    assert "PHÓ CHỦ TỊCH THƯỜNG TRỰC" in texts
    assert " ".join(texts[-2:]) == person.name


def test_a_list_of_recipients_longer_than_a_page_goes_on(pages_of):
    names = tuple(f"Trường THCS số {number}" for number in range(120))

    _, pages = _drawn(pages_of, plain(SENTENCE), Signatures((ISSUER,), (*names, "Lưu: VT")))

    listed = [text for page in pages for text in _texts(page) if text.startswith("- ")]
    assert listed == [*(f"- {name};" for name in names), "- Lưu: VT."]
    assert all(line.baseline > 56 for page in pages for line in page.words)


def test_contents_name_the_pages_where_the_headings_stand(pages_of):
    parts = []
    for number in range(1, 9):
        parts += [
            Heading(f"Phần {number}"),
            plain(SENTENCE * 60),
            Heading(f"Mục {number}", 2),
            plain(SENTENCE),
        ]

    drawn, pages = _drawn(pages_of, Contents(), PageBreak(), *parts)

    printed = {}
    for line in pages[0].words:
        printed[line.baseline] = printed.get(line.baseline, "") + line.text
    entries = [re.fullmatch(r"(\D+ \d+)[ .]+(\d+)", text) for text in printed.values()]
    listed = {entry[1]: int(entry[2]) for entry in entries if entry}
    found = {
        text: number
        for number, page in enumerate(pages[1:], 2)
        for text in _texts(page)
        if text.startswith(("Phần ", "Mục "))
    }
    assert len(found) == 16
    assert drawn.heading_pages == tuple(str(number) for number in found.values())
    assert listed == found


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_text_of_any_length_is_laid_out_whole_and_never_with_a_single_line_alone(lengths, rows):
    texts = [TextPart([Run("Ngẫu " * 18 * length)]) for length in lengths]
    table = TablePart(Table(COLUMNS, tuple(Row(cells(n, "Ỷ", "Đ " * 90)) for n in range(rows))))

    sheets = lay_out([Section((*texts, table))])

    placed = [one for sheet in sheets for one in sheet.placed]
    expected = sum(len(text.lines) for text in texts)
    found = [one.part for one in placed if isinstance(one.part, TextPart)]
    assert sum(len(part.lines) for part in found) == expected
    assert sum(len(one.part.rows) for one in placed if isinstance(one.part, TablePart)) >= rows
    for sheet in sheets:
        lowest = min(one.top - one.part.height for one in sheet.placed)
        assert lowest >= 56.69 - 0.1
        parted = [one.part for one in sheet.placed if isinstance(one.part, TextPart)]
        assert all(len(part.lines) >= 2 for part in parted if part not in texts)


@given(st.lists(st.tuples(st.text(), st.sampled_from(list(Weight))), max_size=6), st.floats(30, 400))
@settings(max_examples=200, deadline=None)
def test_words_of_any_weight_fit_the_width_and_lose_no_letter(pairs, width):
    runs = [Run(text, weight) for text, weight in pairs]

    paragraphs = paragraphs_of(runs)
    lines = [line for found in paragraphs for line in break_lines(words_of(found), 13, width, 10)]

    letters = "".join(run.text for found in paragraphs for run in found)
    shown = "".join(piece.text for line in lines for piece in line.pieces)
    assert "".join(shown.split()) == "".join(letters.split())
    assert all(line.width <= width + 0.01 or len(line.pieces[0].text) == 1 for line in lines)
