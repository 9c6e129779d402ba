"""Excel files: real tables, numbers that count, codes and words that stay what they are."""

import time
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cds_desktop.documents.workbooks import write_workbook
from cds_desktop.domain.papers import Column, Row, Table, Weight

MADE_AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)
COLUMNS = (
    Column("Mã", 20),
    Column("Nội dung", 90),
    Column("Điểm", 20, centred=True, is_number=True),
    Column("Đã nộp", 15, is_box=True),
)


def table(*rows: tuple[str, ...], name: str = "Danh mục") -> Table:
    return Table(COLUMNS, tuple(Row(row) for row in rows), name=name)


def opened(*tables: Table, title: str = "Danh mục minh chứng", watermark: str = "") -> Workbook:
    return load_workbook(BytesIO(write_workbook(tables, title, MADE_AT, watermark)))


def sheet_of(*rows: tuple[str, ...]) -> Worksheet:
    return opened(table(*rows)).worksheets[0]


def test_the_same_tables_at_the_same_moment_give_the_same_bytes() -> None:
    tables = (table(("1.1", "a", "7,5", "x")),)

    assert write_workbook(tables, "Bảng", MADE_AT) == write_workbook(tables, "Bảng", MADE_AT)


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [("7,5", 7.5, "0.0"), ("76.25", 76.25, "0.00"), ("100", 100, "0"), ("10,0", 10, "0"), ("0", 0, "0")],
)
def test_a_number_in_a_column_that_counts_is_a_number(text: str, value: float, shown: str) -> None:
    cell = sheet_of(("1.1", "Nội dung", text, "")).cell(2, 3)

    assert (cell.data_type, cell.value, cell.number_format) == ("n", value, shown)


@pytest.mark.parametrize("text", ["–", "ĐK", "1.250", "37/40", "1234567890123456,5", "=2"])
def test_what_is_no_clear_number_stays_words_in_such_a_column(text: str) -> None:
    cell = sheet_of(("1.1", "Nội dung", text, "")).cell(2, 3)

    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize("code", ["1.10", "01", "2026", "7,5", "1/2", "3E5"])
def test_a_code_never_becomes_a_number_or_a_day(code: str) -> None:
    cell = sheet_of((code, "Nội dung", "", "")).cell(2, 1)

    assert (cell.data_type, cell.value, cell.number_format) == ("s", code, "@")


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 904", "-5", "@SUM(A1)", '=HYPERLINK("x")', "=cmd|'/c calc'!A1"]
)
def test_what_looks_like_a_formula_stays_words(text: str) -> None:
    cell = sheet_of(("1.1", text, "", "")).cell(2, 2)

    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_a_sheet_is_a_table_with_a_heading_in_sight_and_a_filter() -> None:
    sheet = sheet_of(("1.1", "a", "1", ""), ("1.2", "b", "2", ""))
    (found,) = sheet.tables.values()

    assert sheet.freeze_panes == "A2"
    assert (found.ref, found.autoFilter.ref) == ("A1:D3", "A1:D3")
    assert [column.name for column in found.tableColumns] == ["Mã", "Nội dung", "Điểm", "Đã nộp"]
    assert [cell.value for cell in sheet[1]] == ["Mã", "Nội dung", "Điểm", "Đã nộp"]


def test_a_heading_said_twice_leaves_the_filter() -> None:
    twice = Table((Column("Điểm", 20), Column("điểm", 20)), (Row(("1", "2")),))
    sheet = opened(twice).worksheets[0]

    assert not sheet.tables
    assert sheet.auto_filter.ref == "A1:B2"


def test_wider_columns_of_the_paper_are_wider_on_the_sheet() -> None:
    widths = [sheet_of().column_dimensions[letter].width for letter in "ABC"]

    assert widths[1] > 3 * widths[0]
    assert min(widths) >= 7


def test_words_are_wrapped_and_rows_high_enough() -> None:
    sheet = sheet_of(("1.1", "ngắn", "", ""), ("1.2", "Kế hoạch dạy học trực tuyến " * 10, "", ""))

    assert sheet.cell(3, 2).alignment.wrap_text
    assert sheet.row_dimensions[3].height > 3 * sheet.row_dimensions[2].height


def test_a_wide_table_prints_on_its_side_on_one_page_across_with_its_heading() -> None:
    wide = Table((Column("A", 120), Column("B", 120)), (Row(("1", "2")),), name="Rộng")
    book = opened(wide, table(("1", "2", "3", "")))

    assert [sheet.page_setup.orientation for sheet in book.worksheets] == ["landscape", "portrait"]
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"


def test_the_title_and_the_word_for_a_draft_stand_above_each_printed_page() -> None:
    sheet = opened(table(), title="Dạy & học", watermark="DỰ THẢO").worksheets[0]

    assert sheet.oddHeader.center.text == "Dạy && học"
    assert sheet.oddHeader.right.text == "DỰ THẢO"


def test_sheets_have_names_that_excel_takes_each_different() -> None:
    names = ["Phiếu: [1/2]", "phiếu 1 2", "", "'a'", "x" * 40, "x" * 40, "History"]
    book = opened(*(table(name=name) for name in names))

    assert book.sheetnames == [
        "Phiếu 1 2", "phiếu 1 2 (2)", "Bảng 3", "a", "x" * 31, "x" * 27 + " (2)", "History (2)"
    ]  # fmt: skip


def test_boxes_to_tick_are_boxes() -> None:
    assert sheet_of(("1", "a", "", "x\no")).cell(2, 4).value == "☑\n☐"


def test_a_row_of_weight_stands_out() -> None:
    strong = Table(COLUMNS, (Row(("1", "Nhóm", "10", ""), Weight.BOLD), Row(("1.1", "a", "5", ""))))
    sheet = opened(strong).worksheets[0]

    assert [sheet.cell(row, 2).font.bold for row in (2, 3)] == [True, False]


def test_hostile_text_breaks_nothing() -> None:
    sheet = sheet_of(("1\x00\ud800", "a\x0b<b>&\u202e ]]> Tru\u031bo\u031b\u0300ng _x0041_", "", ""))

    assert sheet.cell(2, 1).value == "1 □"
    # The escape of a spreadsheet program is itself escaped.
    assert sheet.cell(2, 2).value == "a\n<b>& ]]> Trường _x005F_x0041_"


def test_a_text_too_long_for_a_cell_goes_on_in_the_row_below() -> None:
    sheet = sheet_of(("1.1", "a" * 40_000, "5", ""), ("1.2", "b", "6", ""))

    assert len(sheet.cell(2, 2).value) + len(sheet.cell(3, 2).value) == 40_000
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["1.1", None, "1.2"]
    assert next(iter(sheet.tables.values())).ref == "A1:D4"


def test_a_row_too_short_leaves_cells_empty() -> None:
    assert [cell.value for cell in sheet_of(("1.1",))[2]] == ["1.1", None, None, None]


def test_without_any_table_or_row_there_is_still_a_file_to_open() -> None:
    assert opened().sheetnames == ["Không có bảng"]
    assert opened(table()).worksheets[0].max_row == 1


def test_properties_name_the_title_and_nobody() -> None:
    found = opened(table(), title="Danh mục minh chứng").properties

    assert (found.title, found.creator, found.language) == ("Danh mục minh chứng", "CĐS Desktop", "vi-VN")
    assert found.created == found.modified == MADE_AT.replace(tzinfo=None)


def test_every_part_is_dated_at_the_same_moment() -> None:
    parts = zipfile.ZipFile(BytesIO(write_workbook((table(),), "Bảng", MADE_AT))).infolist()

    assert {part.date_time for part in parts} == {(2027, 4, 15, 9, 30, 0)}


def test_points_add_up() -> None:
    sheet = sheet_of(("1", "a", "7,5", ""), ("2", "b", "10", ""), ("3", "c", "–", ""))
    points = [cell.value for cell in sheet["C"][1:] if cell.data_type == "n"]

    assert sum(map(Decimal, map(str, points))) == Decimal("17.5")


def test_a_long_list_is_written_at_once() -> None:
    rows = tuple((f"H1-{n}", "Kế hoạch dạy học trực tuyến năm học 2026-2027", "7,5", "x") for n in range(400))
    began = time.perf_counter()
    write_workbook((table(*rows),), "Danh mục", MADE_AT)

    assert time.perf_counter() - began < 1.5
