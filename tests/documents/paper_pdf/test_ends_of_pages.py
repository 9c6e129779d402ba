"""Long lists of recipients, lines left over, charts before a place to sign: no page is left nearly empty."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.domain.charts import Bar, Chart, ChartKind, LegendEntry, Mark, Section
from cds_desktop.domain.papers import (
    ChartBlock,
    Column,
    Head,
    Heading,
    PageBreak,
    Paper,
    Row,
    Signature,
    Signatures,
    Table,
    cells,
    plain,
)

MM = 72 / 25.4
DRAWN_AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)
HEAD = Head("UBND PHƯỜNG KIẾN AN", "TRƯỜNG THCS NGUYỄN TRÃI", "05/QĐ-THCSNT")
ISSUER = Signature("issuer", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"), "Đặng Ỷ Ngẫu", last=True)
SENTENCE = "Nhà trường đã triển khai nhiều hoạt động chuyển đổi số trong năm học vừa qua. "
CLOSING = "Cuộc họp kết thúc vào 16 giờ 05 phút."
COLUMNS = (Column("STT", 11, centred=True), Column("Họ và tên", 70), Column("Nhiệm vụ", 84))


@pytest.fixture
def drawn(pages_of):
    def draw(*blocks, head=HEAD):
        made = draw_paper(Paper("Văn bản", head, ("QUYẾT ĐỊNH", "Về việc thử"), blocks), DRAWN_AT)
        return made, pages_of(made.pdf)

    return draw


def _texts(page):
    return [line.text for line in page.words]


def _recipients(count):
    return tuple(f"Trường THCS Nguyễn Trãi, cụm trường số {number} của phường" for number in range(count))


@pytest.mark.parametrize("names", [4, 12, 25, 30, 90])
@pytest.mark.parametrize("count", [3, 16, 30])
def test_a_long_list_of_recipients_goes_on_below_the_place_to_sign(names, count, drawn):
    lines = [plain(f"Ý thứ {number} của kết luận.") for number in range(count)]

    made, pages = drawn(*lines, plain(CLOSING), Signatures((ISSUER,), _recipients(names)))

    texts = _texts(pages[made.signature_boxes[0].page])
    assert CLOSING in texts
    assert any(text.startswith("Nơi nhận:") for text in texts)
    assert min(line.baseline for page in pages for line in page.words) > 20 * MM
    said = " ".join(text for page in pages for text in _texts(page))
    assert [said.count(f"số {number} ") for number in range(names)] == [1] * names


@pytest.mark.parametrize("names", range(28, 60))
def test_no_line_of_the_recipients_is_lost_on_a_page_of_its_own(names, drawn):
    _, pages = drawn(plain(CLOSING), Signatures((ISSUER,), _recipients(names)))

    assert all(len(_texts(page)) > 2 for page in pages)


def test_a_heading_stays_with_what_is_signed_however_long_the_list_of_recipients(drawn):
    blocks = (Heading("3. Tiếp nhận ý kiến"), plain(CLOSING), Signatures((ISSUER,), _recipients(30)))

    made, pages = drawn(plain(SENTENCE * 12), *blocks)

    assert "3. Tiếp nhận ý kiến" in _texts(pages[made.signature_boxes[0].page])


@pytest.mark.parametrize("count", range(30, 50))
def test_a_line_after_a_table_has_no_page_of_its_own(count, drawn):
    rows = tuple(Row(cells(number, "Đặng Ỷ Ngẫu", "Thành viên")) for number in range(1, count + 1))

    _, pages = drawn(Table(COLUMNS, rows), plain(CLOSING), PageBreak(), plain(CLOSING))

    texts = _texts(pages[-2])
    assert CLOSING in texts
    assert len(texts) > 2


@pytest.mark.parametrize("count", range(16, 34))
def test_a_chart_gives_its_last_bars_to_the_page_that_is_signed(count, drawn):
    bars = tuple(Bar(f"1.{n}", f"Tiêu chí {n}", Decimal(5), Decimal(10)) for n in range(count))
    legend = (LegendEntry(Mark.POINTS, "Năm nay"),)
    chart = Chart(ChartKind.CRITERIA, "Điểm", "điểm", (Section("Nhóm 1", "80/160", bars),), legend)

    made, pages = drawn(ChartBlock((chart,)), Signatures((ISSUER,)))

    assert _texts(pages[made.signature_boxes[0].page]).index("KT. HIỆU TRƯỞNG") >= 2


def test_a_paper_of_a_school_without_a_name_yet_still_has_its_head(drawn):
    _, pages = drawn(plain(CLOSING), head=Head("", "", "05/QĐ", "Kiến An, ngày 05 tháng 02 năm 2027"))

    texts = _texts(pages[0])
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts
    assert "Số: 05/QĐ" in texts


@pytest.mark.parametrize(("width", "said"), [(14, ["1.4", "(tiếp)"]), (8, ["1.4"])])
def test_a_row_that_goes_over_a_page_is_named_again(width, said, drawn):
    columns = (Column("Mã", width, centred=True), Column("Nội dung", 100))
    rows = (Row(("1.3", "Ngắn")), Row(("1.4", SENTENCE * 120)), Row(("1.5", "Ngắn")))

    _, pages = drawn(Table(columns, rows))

    assert len(pages) > 2
    for page in pages[1:]:
        texts = _texts(page)
        assert texts[2] == said[0] or texts[3] == said[0]
        assert ("(tiếp)" in texts) == ("(tiếp)" in said)
