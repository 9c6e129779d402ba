"""Word files: the form of NĐ 30, real headings and tables, nothing lost, nothing broken."""

import time
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Emu, Mm, Pt
from lxml import etree

from cds_desktop.documents.page.fonts import BOLD, text_width
from cds_desktop.documents.paper_docx import write_docx
from cds_desktop.domain.papers import (
    ChartBlock,
    Head,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    plain,
)
from cds_desktop.domain.papers.lines import paper_lines

Written = Callable[..., bytes]
Opened = Callable[[Paper], Document]
PartOf = Callable[[bytes, str], etree._Element]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts(element: etree._Element) -> str:
    """All words of a part, without white space."""
    return "".join("".join(node.itertext()) for node in element.iter(f"{W}t")).replace(" ", "")


def styled(document: Document, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == style]


def near(found: Emu | int | None, wanted: int) -> bool:
    # Word counts in twentieths of a point.
    return found is not None and abs(found - wanted) <= Pt(0.05)


def test_the_same_content_at_the_same_moment_gives_the_same_bytes(paper: Paper, written: Written) -> None:
    assert written(paper) == written(paper)


def test_another_moment_is_told_in_the_properties_and_nowhere_else(paper: Paper) -> None:
    moments = (datetime(2027, 4, day, 9, 30, tzinfo=UTC) for day in (15, 16))
    early, late = (zipfile.ZipFile(BytesIO(write_docx(paper, moment))) for moment in moments)

    different = [name for name in early.namelist() if early.read(name) != late.read(name)]

    assert different == ["docProps/core.xml"]


def test_every_text_of_the_paper_stands_in_the_file(paper: Paper, written: Written, part_of: PartOf) -> None:
    said = texts(part_of(written(paper), "word/document.xml"))

    # A chart is told to the ear in sentences; on paper its picture and table stand.
    blocks = tuple(block for block in paper.blocks if not isinstance(block, ChartBlock))
    told = paper_lines(replace(paper, blocks=blocks))
    words = {word for line in told for word in line.split() if word not in ("DỰ", "THẢO")}

    assert sorted(w for w in words if w.strip(";:.,") not in said) == []


def test_all_sheets_have_the_margins_of_the_decree(paper: Paper, opened: Opened) -> None:
    for section in opened(paper).sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert all(map(near, sides, (Mm(20), Mm(20), Mm(30), Mm(15))))


def test_a_wide_annex_lies_on_its_side(paper: Paper, opened: Opened) -> None:
    sections = opened(paper).sections

    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT
    ]  # fmt: skip
    assert near(sections[2].page_width, Mm(297))
    assert near(sections[2].page_height, Mm(210))


def test_each_annex_is_numbered_on_its_own_and_no_first_page_bears_a_number(
    paper: Paper, written: Written, part_of: PartOf
) -> None:
    cover, *sections = part_of(written(paper), "word/document.xml").iter(f"{W}sectPr")

    assert cover.find(f"{W}headerReference") is None
    assert all(section.find(f"{W}pgNumType").get(f"{W}start") == "1" for section in sections)
    assert all(section.find(f"{W}titlePg") is not None for section in sections)


def test_the_page_number_stands_in_the_middle_of_the_header(official: Paper, opened: Opened) -> None:
    section = opened(official).sections[1]

    assert " PAGE " in section.header.part.element.xml
    assert section.header.paragraphs[0].style.name == "Header"
    assert section.header.paragraphs[0].style.element.pPr.jc.val == 1
    assert section.first_page_header.part.element.xml.count("fldChar") == 0
    assert near(section.header_distance, Mm(8))


def test_all_letters_are_times_new_roman_and_vietnamese(
    paper: Paper, written: Written, part_of: PartOf
) -> None:
    file = written(paper)

    fonts = {
        value
        for name in ("word/styles.xml", "word/document.xml")
        for node in part_of(file, name).iter(f"{W}rFonts")
        for value in node.attrib.values()
    }
    language = part_of(file, "word/styles.xml").find(f".//{W}lang")

    # The second one is for boxes to tick, which the first one lacks.
    assert fonts == {"Times New Roman", "Segoe UI Symbol"}
    assert language.get(f"{W}val") == "vi-VN"


def test_body_text_is_set_as_the_decree_says(paper: Paper, opened: Opened) -> None:
    style = opened(paper).styles["Body Text"]

    assert opened(paper).styles.element.find(f".//{W}docDefaults//{W}sz").get(f"{W}val") == "26"
    assert style.paragraph_format.alignment == 3
    assert near(style.paragraph_format.first_line_indent, Cm(1.27))
    assert style.paragraph_format.space_after >= Pt(6)
    assert 1 <= style.paragraph_format.line_spacing <= 1.5


def test_bases_are_italic_and_end_as_the_decree_says(paper: Paper, opened: Opened) -> None:
    lines = styled(opened(paper), "Căn cứ")

    assert [line[-1] for line in lines] == [";", "."]
    assert opened(paper).styles["Căn cứ"].font.italic


def test_headings_are_headings_for_word(paper: Paper, opened: Opened) -> None:
    document = opened(paper)

    assert styled(document, "Heading 1") == [
        "PHẦN I. THÔNG TIN CHUNG",
        "Phụ lục I\nDANH MỤC MINH CHỨNG",
        "Phụ lục II\nNHẬN XÉT",
    ]
    assert styled(document, "Heading 2") == ["1. Kết quả"]
    # A heading of an annex must not get into the contents when Word makes them anew.
    assert styled(document, "Heading 3") == ["a) Bảng tổng hợp", "Tiêu chí 1.1"]


def test_the_contents_are_filled_in_and_lead_to_the_headings(
    paper: Paper, written: Written, part_of: PartOf
) -> None:
    body = part_of(written(paper, ("2", "3")), "word/document.xml")

    lines = [
        "".join(texts(run) or "→" * len(run.findall(f"{W}tab")) for run in link.iter(f"{W}r"))
        for link in body.iter(f"{W}hyperlink")
    ]
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}

    assert lines == ["PHẦNI.THÔNGTINCHUNG→2", "1.Kếtquả→3", "PhụlụcI.DANHMỤCMINHCHỨNG", "PhụlụcII.NHẬNXÉT"]
    assert anchors == bookmarks


@pytest.mark.parametrize(("pages", "is_stale"), [(("2", "3"), False), ((), True)])
def test_word_is_asked_to_fill_in_pages_only_where_they_are_unknown(
    paper: Paper, written: Written, part_of: PartOf, pages: tuple[str, ...], is_stale: bool
) -> None:
    fields = part_of(written(paper, pages), "word/document.xml").iter(f"{W}fldChar")

    assert any(field.get(f"{W}dirty") == "true" for field in fields) is is_stale


def test_a_table_repeats_its_heading_and_parts_no_row(paper: Paper, opened: Opened) -> None:
    table = next(t for t in opened(paper).tables if t.cell(0, 0).text == "STT")

    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
    assert len(table.rows) == 31


def test_columns_are_as_wide_as_the_paper_says(paper: Paper, opened: Opened) -> None:
    table = next(t for t in opened(paper).tables if t.cell(0, 0).text == "STT")
    (model,) = (block for block in paper.annexes[0].blocks if isinstance(block, Table))

    assert all(near(c.width, Mm(m.width)) for c, m in zip(table.columns, model.columns, strict=True))


def test_a_row_that_leads_stays_with_the_next(
    official: Paper, opened: Opened, rows_of: Callable[..., Table]
) -> None:
    leading, following = (
        opened(replace(official, cover=(), annexes=(), blocks=(rows_of(),))).tables[-1].rows[1:]
    )

    assert leading.cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert not following.cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_only_a_very_high_row_may_go_over_a_page_break(
    official: Paper, opened: Opened, rows_of: Callable[..., Table]
) -> None:
    table = rows_of("từ " * 3000)
    short, high = opened(replace(official, cover=(), annexes=(), blocks=(table,))).tables[-1].rows[1:]

    assert short._tr.trPr.find(f"{W}cantSplit") is not None
    assert high._tr.trPr is None


def test_signatures_never_leave_the_text_before_them(official: Paper, opened: Opened) -> None:
    document = opened(official)
    *_, table = (t for t in document.tables if "CHỦ TỊCH" in t._tbl.xml)
    before = next(p for p in document.paragraphs if p.text == "Kết thúc báo cáo./.")

    assert before.paragraph_format.keep_with_next
    assert all(
        p.paragraph_format.keep_with_next for row in table.rows for c in row.cells for p in c.paragraphs
    )
    assert [cell.text for cell in table.rows[0].cells] == ["THƯ KÝ", "TM. HỘI ĐỒNG\nCHỦ TỊCH"]
    assert [cell.text for cell in table.rows[1].cells] == ["Đặng Ỷ Ngẫu", "Đỗ Thị Kim Oanh"]


def test_recipients_stand_left_of_an_only_signature(official: Paper, opened: Opened) -> None:
    signed = Signatures(
        (Signature("issuer", ("HIỆU TRƯỞNG",), "Đỗ Thị Kim Oanh", last=True),), ("Như Điều 3", "Lưu: VT")
    )
    left, right = (
        opened(replace(official, cover=(), annexes=(), blocks=(plain("Hết."), signed)))
        .tables[-1]
        .rows[0]
        .cells
    )

    assert left.text == "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT."
    assert right.text == "HIỆU TRƯỞNG"


def test_the_national_heading_has_room_for_one_line_and_a_line_of_its_length(
    official: Paper, opened: Opened
) -> None:
    head = opened(official).tables[0]
    right = head.rows[0].cells[2]
    country, motto, rule = right.paragraphs

    assert country.runs[0].font.size == Pt(12)
    assert motto.runs[0].font.size == Pt(13)
    # "Độc lập - Tự do - Hạnh phúc", 13 points bold.
    length = right.width - rule.paragraph_format.left_indent - rule.paragraph_format.right_indent
    assert length == pytest.approx(Pt(162), abs=Pt(3))
    assert right.width > Pt(text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12))


def test_a_long_name_of_the_school_leaves_the_national_heading_alone(official: Paper, opened: Opened) -> None:
    long = Head(
        "ỦY BAN NHÂN DÂN " * 8, "TRƯỜNG TRUNG HỌC CƠ SỞ " * 8, "05/BC-X", "Kiến An, ngày 05 tháng 01 năm 2027"
    )

    widths = [
        opened(replace(official, head=head)).tables[0].rows[0].cells[2].width
        for head in (official.head, long)
    ]

    assert widths[0] == widths[1]


def test_a_draft_says_so_on_every_page(paper: Paper, official: Paper, written: Written) -> None:
    draft, final = (zipfile.ZipFile(BytesIO(written(each))) for each in (paper, official))
    names = [name for name in draft.namelist() if "header" in name]

    assert len(names) == 2
    assert all('string="DỰ THẢO"' in draft.read(name).decode() for name in (*names, "word/document.xml"))
    assert all(
        "DỰ THẢO" not in final.read(name).decode() for name in final.namelist() if name.endswith(".xml")
    )


def test_a_chart_is_a_picture_with_words_for_it_and_its_numbers(
    paper: Paper, written: Written, opened: Opened
) -> None:
    pictures = [name for name in zipfile.ZipFile(BytesIO(written(paper))).namelist() if name.endswith(".png")]
    table = next(t for t in opened(paper).tables if t.cell(0, 0).text == "Mã")

    assert len(pictures) == 1
    assert 'descr="1.1 Phần mềm dạy học: 23,5 trên 30 điểm"' in opened(paper).element.xml
    assert [cell.text for cell in table.rows[1].cells] == ["1.1", "Phần mềm dạy học", "23,5", "30"]


def test_hostile_text_breaks_nothing_and_stays_readable(hostile: Paper, opened: Opened) -> None:
    said = opened(hostile).element.xml

    assert unicodedata.is_normalized("NFC", said)
    assert "Trường" in said
    assert "&lt;b&gt;&amp;chào" in said
    assert not any(sign in said for sign in "\u202e\ufffe\x0b")


def test_every_part_is_known_and_every_number_is_given_once(
    paper: Paper, written: Written, part_of: PartOf
) -> None:
    file = written(paper)
    names = zipfile.ZipFile(BytesIO(file)).namelist()
    body = part_of(file, "word/document.xml")
    types = {node.get("PartName") or node.get("Extension") for node in part_of(file, "[Content_Types].xml")}
    targets = {node.get("Target") for node in part_of(file, "word/_rels/document.xml.rels")}
    drawn = [node.get("id") for node in body.iter("{*}docPr")]
    marks = [node.get(f"{W}id") for node in body.iter(f"{W}bookmarkStart")]

    assert len(names) == len(set(names))
    assert all(f"/{name}" in types or name.rsplit(".", 1)[-1] in types for name in names)
    assert all(f"word/{target}" in names for target in targets)
    assert len(drawn) == len(set(drawn))
    assert len(marks) == len(set(marks))
    assert "docProps/thumbnail.jpeg" not in names


def test_properties_name_the_paper_and_its_data_and_nobody(paper: Paper, opened: Opened) -> None:
    found = opened(paper).core_properties

    assert (found.title, found.language) == ("Báo cáo tự đánh giá", "vi-VN")
    assert found.identifier == f"urn:sha256:{paper.data_digest}"
    assert (found.author, found.last_modified_by, found.comments) == ("CĐS Desktop", "", "")


def test_runs_keep_the_spaces_between_them(official: Paper, opened: Opened) -> None:
    parts = Paragraph((Run("Điều 1."), Run(" Thành lập "), Run("Hội đồng"), Run(" "), Run("tự đánh giá.")))

    said = opened(replace(official, cover=(), annexes=(), blocks=(parts,))).paragraphs

    assert "Điều 1. Thành lập Hội đồng tự đánh giá." in [p.text for p in said]


def test_a_paper_of_nothing_is_still_a_word_file(opened: Opened) -> None:
    assert opened(Paper("", Head("", ""), (), ())).sections


def test_a_long_report_is_written_at_once(long_paper: Paper, written: Written) -> None:
    began = time.perf_counter()
    written(long_paper)

    assert time.perf_counter() - began < 1.5
