"""Sheets for online systems and Excel, and papers as plain lines."""

from dataclasses import replace

import pytest

from cds_desktop.domain.numbers import read
from cds_desktop.domain.papers import (
    Column,
    Head,
    Paper,
    PaperKind,
    Row,
    Signature,
    Signatures,
    Table,
    Weight,
    labelled,
)
from cds_desktop.domain.papers.bridge import BRIDGE_NOTE, bridge_table, bridge_tables, workbook_tables
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.papers.source import PaperSource


def row_of(table: Table, code: str) -> dict[str, str]:
    row = [row for row in table.rows if row.cells[0] == code][-1]
    return {column.heading: cell for column, cell in zip(table.columns, row.cells, strict=True)}


def test_the_bridge_follows_the_order_of_the_set(source: PaperSource) -> None:
    rows = bridge_table(source).rows

    codes = [row.cells[0] for row in rows]
    assert codes == ["1.1", "1.3", "1.3.1", "1.3.2", "1.4", "2.1", "2.3", "2.3.1", "2.3.2"]
    assert [row.cells[0] for row in rows if row.weight is Weight.BOLD] == ["1.3", "2.3"]


def test_the_bridge_tells_raw_numbers_points_codes_links_and_notes_apart(source: PaperSource) -> None:
    table, answers = bridge_table(source), source.assessment.answers
    ratio, choice, condition = row_of(table, "1.3.1"), row_of(table, "2.3.2"), row_of(table, "1.1")

    assert ratio["Số đạt"] == str(answers["1.3.1"].numerator)
    assert ratio["Tổng số"] == str(answers["1.3.1"].denominator)
    assert ratio["Mã minh chứng"] == source.assessment.evidence_items[0].code
    assert ratio["Đường link"] == source.assessment.evidence_items[0].address
    assert ratio["Ghi chú"] == answers["1.3.1"].reason
    assert (choice["Phương án"], choice["Điểm tự đánh giá"]) == ("b. Một số lớp", "20")
    assert (condition["Đạt, có"], condition["Điểm tối đa"]) == ("Đạt", "")


def test_what_is_not_entered_is_an_empty_cell_not_a_dash(source: PaperSource) -> None:
    empty = replace(source, assessment=replace(source.assessment, answers={}, evidence_items=()))
    row = row_of(bridge_table(empty), "1.3.1")

    assert [row[name] for name in ("Số đạt", "Tổng số", "Điểm tự đánh giá", "Mã minh chứng", "Ghi chú")] == [
        ""
    ] * 5


def test_the_bridge_says_that_its_order_is_our_own(source: PaperSource) -> None:
    assert bridge_tables(source)[1].rows[0].cells == (BRIDGE_NOTE,)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (PaperKind.EVIDENCE_LIST, ["Danh mục minh chứng", "Ghi chú"]),
        (PaperKind.SCORE_FORM, ["Phiếu đánh giá", "Kết quả", "Ghi chú"]),
        (PaperKind.ASSIGNMENTS, ["Bảng phân công", "Thời hạn", "Ghi chú"]),
        (PaperKind.MINUTES, []),
    ],
)
def test_papers_worth_reckoning_with_have_sheets(
    kind: PaperKind, names: list[str], source: PaperSource
) -> None:
    assert [table.name for table in workbook_tables(kind, source)] == names


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_sheet_reckons_with_numbers_and_never_with_codes(kind: PaperKind, source: PaperSource) -> None:
    for table in (*workbook_tables(kind, source), bridge_table(source)):
        for at, column in enumerate(table.columns):
            cells = [row.cells[at] for row in table.rows]
            if "Mã" in column.heading:
                assert not column.is_number
            elif column.is_number:
                assert any(read(cell) is not None for cell in cells)


def test_a_typed_note_goes_along_into_excel(source: PaperSource) -> None:
    notes = workbook_tables(PaperKind.EVIDENCE_LIST, source)[-1]
    typed = source.entry(PaperKind.EVIDENCE_LIST).texts["note"]

    assert (typed,) in [row.cells for row in notes.rows]


def test_a_paper_read_aloud_tells_each_cell_with_its_heading() -> None:
    columns = (Column("", 5, is_box=True), Column("Mã", 10), Column("Tên", 10), Column("Điểm", 10))
    table = Table(columns, (Row(("x", "1.1", "Kế hoạch\nnăm", "5")), Row(("o", "1.2", "Quy chế", "–"))))
    people = Signatures((Signature("chair", ("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Đỗ Thị Kim Oanh"),), ("Lưu: VT",))
    paper = Paper(
        title="",
        head=Head("UBND", "TRƯỜNG", "07/BB-T"),
        name=("BIÊN BẢN", "Họp"),
        blocks=(labelled("Địa điểm:", "Phòng họp\nTầng hai"), table, people),
        watermark="DỰ THẢO",
    )

    assert paper_lines(paper) == (
        "DỰ THẢO",
        "UBND",
        "TRƯỜNG",
        "Số: 07/BB-T",
        "BIÊN BẢN. Họp",
        "Địa điểm: Phòng họp",
        "Tầng hai",
        "1.1 Kế hoạch năm; Điểm: 5",
        "1.2 Quy chế",
        "TM. HỘI ĐỒNG CHỦ TỊCH: Đỗ Thị Kim Oanh",
        "Nơi nhận: Lưu: VT",
    )
