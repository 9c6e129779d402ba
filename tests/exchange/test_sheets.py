"""A bộ chỉ số as a spreadsheet: nothing lost, and what people and programs do to sheets is survived."""

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from cds_desktop import resources
from cds_desktop.domain.indicator_set import IndicatorSet, check, load, to_toml
from cds_desktop.domain.set_table import COLUMNS, SETTINGS, SetTable, read_table, table_of
from cds_desktop.errors import IndicatorSetFaulty
from cds_desktop.exchange.sheets import SheetReading, load_sheet, read_sheet, sheet_bytes, write_sheet
from domain.set_strategies import indicator_sets, unlike

SAMPLES = Path(__file__).parent / "spreadsheets"
COLUMN = {column.key: number for number, column in enumerate(COLUMNS, 1)}
SETTING = {setting.key: number for number, setting in enumerate(SETTINGS, 2)}
Change = Callable[[openpyxl.Workbook], object]


def built_in(name: str = "qd-4725-minh-hoa") -> IndicatorSet:
    return load(resources.path("indicator_sets", f"{name}.toml").read_text("utf-8"))


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], SheetReading]:
    """Our own spreadsheet of the demonstration set, changed by a person, read back."""

    def read(change: Change) -> SheetReading:
        path = write_sheet(built_in(), tmp_path / "bo.xlsx")
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
        return read_sheet(path)

    return read


def main_sheet(book: openpyxl.Workbook) -> Worksheet:
    return book["Bộ chỉ số"]


def row_of(sheet: Worksheet, kind: str, code: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if (row[0].value, row[1].value) == (kind, code))


def put(key: str, value: object, shape: str = "General", item: str = "1.3.2") -> Change:
    """Type a value into a cell of an item."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = main_sheet(book)
        cell = sheet.cell(row_of(sheet, "Nội dung", item), COLUMN[key], value)
        cell.number_format = shape

    return change


def said(reading: SheetReading) -> str:
    return "\n".join(map(str, reading.faults))


# --- nothing is lost ------------------------------------------------------------------------------
@given(indicator_sets())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
def test_any_set_survives_being_a_spreadsheet(tmp_path: Path, drawn: IndicatorSet) -> None:
    whole = check(to_toml(drawn)).indicator_set
    assert whole is not None
    reading = read_sheet(write_sheet(whole, tmp_path / "bo.xlsx"))
    assert [fault for fault in reading.faults if not fault.tolerable] == []
    assert unlike(reading.indicator_set, whole) == []
    assert reading.ignored == ()


@pytest.mark.parametrize("name", ["qd-4725-2022", "qd-4725-minh-hoa"])
def test_the_sets_that_come_with_the_app_survive(tmp_path: Path, name: str) -> None:
    assert unlike(load_sheet(write_sheet(built_in(name), tmp_path / "bo.xlsx")), built_in(name)) == []


def test_a_half_typed_table_keeps_its_texts(tmp_path: Path) -> None:
    table = table_of(built_in())
    first, *rest = table.rows
    half = SetTable({**table.settings, "point_step": "nửa"}, (first, *rest[:3], *rest[-3:]))
    reading = read_sheet(write_sheet(half, tmp_path / "bo.xlsx"))
    assert reading.table.settings["point_step"] == "nửa"
    assert [row.text("text") for row in reading.table.rows] == [row.text("text") for row in half.rows]
    assert reading.indicator_set is None


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    table = table_of(built_in())
    rows = list(table.rows)
    rows[0] = type(rows[0])(
        rows[0].id, rows[0].kind, {**rows[0].cells, "text": "=1+1", "source": "_x0041_ @SUM"}
    )
    found = load_sheet(write_sheet(SetTable(table.settings, tuple(rows)), tmp_path / "bo.xlsx"))
    assert (found.groups[0].title, found.groups[0].source) == ("=1+1", "_x0041_ @SUM")


def test_an_older_file_stays_whole_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    path = write_sheet(built_in(), tmp_path / "bo.xlsx")
    before = path.read_bytes()
    table = table_of(built_in())
    with pytest.raises(IndicatorSetFaulty, match=r"32\.767"):
        write_sheet(SetTable({**table.settings, "note": "x" * 40_000}, table.rows), path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["bo.xlsx"]


def test_the_workbook_explains_itself(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_sheet(built_in(), tmp_path / "bo.xlsx"))
    assert book.sheetnames == ["Bộ chỉ số", "Thông tin", "Hướng dẫn"]
    sheet = main_sheet(book)
    assert [cell.value for cell in sheet[1]] == [column.title for column in COLUMNS]
    assert sheet.freeze_panes == "C2"
    offered = {str(one.sqref).split("2:")[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    assert offered["A"] == '"Nhóm,Tiêu chí,Nội dung"'
    assert "Tỉ lệ" in offered["J"]
    guide = {row[0].value: row[2].value for row in book["Hướng dẫn"].iter_rows() if len(row) > 2}
    assert all(guide[column.title] == column.hint for column in COLUMNS)


def test_a_sheet_saved_by_libreoffice_is_read_like_our_own() -> None:
    reading = read_sheet(SAMPLES / "qd-4725-2022-libreoffice.xlsx")
    assert unlike(reading.indicator_set, built_in("qd-4725-2022")) == []
    assert [fault.address for fault in reading.faults] == ["Bộ chỉ số!G24"]


# --- what people do to sheets ---------------------------------------------------------------------
def _blank_lines_and_columns(book: openpyxl.Workbook) -> None:
    sheet = main_sheet(book)
    sheet.insert_cols(3, 2)
    sheet.insert_rows(10)
    sheet.insert_rows(5, 3)


def _title_above(book: openpyxl.Workbook) -> None:
    sheet = main_sheet(book)
    sheet.insert_rows(1, 3)
    sheet["A1"] = "BỘ CHỈ SỐ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ (Nội dung kèm theo Quyết định)"
    sheet.merge_cells("A1:H1")
    book["Thông tin"].insert_rows(1, 2)


def _other_order(book: openpyxl.Workbook) -> None:
    sheet = main_sheet(book)
    rows = [[cell.value for cell in row][::-1] for row in sheet.iter_rows()]
    book.remove(sheet)
    turned = book.create_sheet("Bộ chỉ số")
    for row in rows:
        turned.append(row)


def _headings_otherwise(book: openpyxl.Workbook) -> None:
    for number, cell in enumerate(main_sheet(book)[1]):
        forms = (
            str.upper,
            lambda text: f"  {text} ",
            lambda text: unicodedata.normalize("NFD", text),
            str.lower,
        )
        cell.value = forms[number % 4](cell.value).replace(" ", "  ")
    main_sheet(book)["B1"] = "MA (SO)*"


def _decomposed_letters(book: openpyxl.Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = f" {unicodedata.normalize('NFD', cell.value)}  "


def _merged_parents(book: openpyxl.Workbook) -> None:
    sheet = main_sheet(book)
    first = row_of(sheet, "Nội dung", "1.3.1")
    for key in ("kind", "parent", "source"):
        letter = sheet.cell(1, COLUMN[key]).column_letter
        sheet.merge_cells(f"{letter}{first}:{letter}{first + 4}")
    group = row_of(sheet, "Nhóm", "1")
    sheet.merge_cells(
        start_row=group, end_row=group, start_column=COLUMN["text"], end_column=COLUMN["mandatory"]
    )


def _hidden_rows_and_other_sheets(book: openpyxl.Workbook) -> None:
    main_sheet(book).row_dimensions[6].hidden = True
    main_sheet(book).column_dimensions["D"].hidden = True
    other = book.create_sheet("Nháp", 0)
    other["A1"] = "Loại dòng"
    other["B7"] = "=SUM(A1:A3)"


def _renamed_sheets(book: openpyxl.Workbook) -> None:
    main_sheet(book).title = "Sheet1"
    book["Thông tin"].title = "Sheet2"


def _headings_repeated(book: openpyxl.Workbook) -> None:
    sheet = main_sheet(book)
    sheet.insert_rows(20)
    for number, cell in enumerate(sheet[1], 1):
        sheet.cell(20, number, cell.value)


def _columns_numbered(book: openpyxl.Workbook) -> None:
    sheet = main_sheet(book)
    sheet.insert_rows(2)
    for number in range(1, sheet.max_column + 1):
        sheet.cell(2, number, f"({number})")


def _formatted_empty_cells(book: openpyxl.Workbook) -> None:
    for number in range(60, 400):
        main_sheet(book).cell(number, 30).alignment = Alignment(wrap_text=True)


def _settings_elsewhere(book: openpyxl.Workbook) -> None:
    sheet = book["Thông tin"]
    sheet.insert_cols(1)
    sheet["A1"] = "TT"
    sheet.move_range(f"B{SETTING['id']}:D{SETTING['id']}", rows=40)


@pytest.mark.parametrize(
    "change",
    [
        _blank_lines_and_columns,
        _title_above,
        _other_order,
        _headings_otherwise,
        _decomposed_letters,
        _merged_parents,
        _hidden_rows_and_other_sheets,
        _renamed_sheets,
        _headings_repeated,
        _columns_numbered,
        _formatted_empty_cells,
        _settings_elsewhere,
    ],
)
def test_a_sheet_people_have_rearranged_is_the_same_set(
    changed: Callable[[Change], SheetReading], change: Change
) -> None:
    reading = changed(change)
    assert reading.faults == ()
    assert unlike(reading.indicator_set, built_in()) == []


@pytest.mark.parametrize(
    ("key", "value", "shape"),
    [
        ("max_points", "6,0", "@"),
        ("max_points", " 6 điểm ", "General"),
        ("max_points", 6.0, "General"),
        ("max_points", 6.0, "0.00"),
        ("max_points", 6, "#,##0"),
        ("max_points", 0.1 + 0.2 + 5.7, "General"),
        ("checked", True, "General"),
        ("checked", 1, "General"),
        ("checked", "X", "General"),
        ("short_name", False, "General"),
        ("parent", 1.3, "General"),
        ("ladder", ">=0 và <30: 0\n30 đến dưới 50: 2 điểm\n>=50 và <80% = 4\n80-100%: 6", "General"),
    ],
)
def test_a_value_in_another_guise_is_the_same_value(
    changed: Callable[[Change], SheetReading], key: str, value: object, shape: str
) -> None:
    reading = changed(put(key, value, shape))
    assert said(reading) == ""
    assert unlike(reading.indicator_set, built_in()) == []


def test_dates_are_read_as_dates_and_as_texts(changed: Callable[[Change], SheetReading]) -> None:
    def type_days(book: openpyxl.Workbook) -> None:
        put("checked_on", date(2026, 11, 21), "d-mmm-yy")(book)
        put("checked_on", "21.11.2026", item="1.3.3")(book)
        put("checked_on", date(2026, 11, 21), "[$-42A]dd mmmm yyyy", item="1.3.4")(book)

    found = changed(type_days).indicator_set
    assert found is not None
    assert [found.item(code).checked_on for code in ("1.3.2", "1.3.3", "1.3.4")] == [date(2026, 11, 21)] * 3  # type: ignore[union-attr]


def test_a_weight_formatted_as_per_cent_is_read_as_its_share(
    changed: Callable[[Change], SheetReading],
) -> None:
    def weigh(book: openpyxl.Workbook) -> None:
        sheet, info = main_sheet(book), book["Thông tin"]
        for group, share in (("1", 0.3), ("2", 0.7)):
            cell = sheet.cell(row_of(sheet, "Nhóm", group), COLUMN["weight"], share)
            cell.number_format = "0%"
        info.cell(SETTING["combine"], 2).value = "Tổng điểm có trọng số"

    found = changed(weigh).indicator_set
    assert found is not None
    assert [group.weight for group in found.groups] == [Decimal("0.3"), Decimal("0.7")]


def test_points_formatted_as_per_cent_are_asked_about(
    changed: Callable[[Change], SheetReading],
) -> None:
    assert "phần trăm" in said(changed(put("max_points", 0.07, "0%")))


def test_a_code_that_became_a_number_keeps_the_zero_it_shows(
    changed: Callable[[Change], SheetReading],
) -> None:
    def type_code(book: openpyxl.Workbook) -> None:
        put("code", 1.1, "0.00")(book)

    reading = changed(type_code)
    assert "1.10" in {row.text("code") for row in reading.table.rows}


def test_a_code_that_became_a_date_is_asked_about(changed: Callable[[Change], SheetReading]) -> None:
    reading = changed(put("code", date(2026, 3, 1), "d.m"))
    assert reading.indicator_set is None
    assert "Văn bản" in said(reading)


def test_a_cell_that_shows_another_number_than_it_holds_is_not_trusted(
    changed: Callable[[Change], SheetReading],
) -> None:
    assert "ô hiện 6 nhưng giữ 5,6" in said(changed(put("max_points", 5.6, "0")))


def test_an_unknown_column_is_left_alone_and_mentioned(changed: Callable[[Change], SheetReading]) -> None:
    def add_column(book: openpyxl.Workbook) -> None:
        main_sheet(book).cell(1, len(COLUMNS) + 2, "Ghi chú của phòng")
        main_sheet(book).cell(4, len(COLUMNS) + 2, "hỏi lại")

    reading = changed(add_column)
    assert unlike(reading.indicator_set, built_in()) == []
    assert "Ghi chú của phòng" in reading.ignored[0]


# --- faults ---------------------------------------------------------------------------------------
def test_all_faults_are_told_at_once_with_the_addresses_of_their_cells(
    changed: Callable[[Change], SheetReading],
) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        sheet = main_sheet(book)
        sheet["G7"], sheet["J8"], sheet["L10"] = "sáu", "đoán", "dưới 20: 0; từ 30: 6"
        sheet["A12"], sheet["C14"] = "Mục", "9.9"
        book["Thông tin"].cell(SETTING["id"], 2).value = None
        book["Thông tin"].cell(SETTING["point_step"], 2).value = "nửa"

    reading = changed(spoil)
    assert reading.indicator_set is None
    found = {fault.address for fault in reading.faults}
    wanted = {f"Bộ chỉ số!{cell}" for cell in ("G7", "J8", "L10", "A12", "C14")}
    wanted |= {f"Thông tin!B{SETTING['id']}", f"Thông tin!B{SETTING['point_step']}"}
    assert wanted <= found, said(reading)


def test_loading_a_wrong_sheet_is_one_error_with_every_fault(tmp_path: Path) -> None:
    path = write_sheet(built_in(), tmp_path / "bo.xlsx")
    book = openpyxl.load_workbook(path)
    main_sheet(book)["G7"], main_sheet(book)["G8"] = "sáu", "bảy"
    book.save(path)
    with pytest.raises(IndicatorSetFaulty) as caught:
        load_sheet(path)
    assert [fault.split(" ")[0:3] for fault in caught.value.faults] == [
        ["Bộ", "chỉ", "số!G7"],
        ["Bộ", "chỉ", "số!G8"],
    ]


@pytest.mark.parametrize("key", ["max_points", "code", "text", "ladder", "kind", "checked"])
def test_a_formula_is_refused_at_its_cell_and_its_value_is_not_used(
    changed: Callable[[Change], SheetReading], key: str
) -> None:
    reading = changed(put(key, "=1+5"))
    letter = openpyxl.utils.get_column_letter(COLUMN[key])
    assert reading.indicator_set is None
    assert [fault.address for fault in reading.faults if "công thức" in fault.message] == [
        f"Bộ chỉ số!{letter}7"
    ]
    assert not any("cộng được" in fault.message for fault in reading.faults)


def test_a_formula_among_the_settings_is_refused(changed: Callable[[Change], SheetReading]) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book["Thông tin"].cell(SETTING["point_step"], 2).value = "=1/2"

    assert f"Thông tin!B{SETTING['point_step']} (Bước điểm): ô là công thức" in said(changed(spoil))


def test_a_missing_column_is_told_once(changed: Callable[[Change], SheetReading]) -> None:
    reading = changed(lambda book: main_sheet(book).delete_cols(COLUMN["max_points"]))
    assert [str(fault) for fault in reading.faults if "Điểm tối đa" in str(fault)] == [
        "Bộ chỉ số!A1: dòng tiêu đề thiếu cột “Điểm tối đa”"
    ]


def test_a_missing_column_for_the_kind_of_row_is_told_alone(
    changed: Callable[[Change], SheetReading],
) -> None:
    reading = changed(lambda book: main_sheet(book).delete_cols(1))
    assert [str(fault) for fault in reading.faults] == ["Bộ chỉ số!A1: dòng tiêu đề thiếu cột “Loại dòng”"]


def test_a_missing_sheet_of_settings_is_told_once(changed: Callable[[Change], SheetReading]) -> None:
    reading = changed(lambda book: book.remove(book["Thông tin"]))
    assert len([fault for fault in reading.faults if fault.address.startswith("Thông tin")]) == 1


def test_the_same_column_twice_is_refused(changed: Callable[[Change], SheetReading]) -> None:
    def double(book: openpyxl.Workbook) -> None:
        main_sheet(book).cell(1, len(COLUMNS) + 1, "Điểm tối đa")
        main_sheet(book).cell(7, len(COLUMNS) + 1, 9)

    assert "hai cột cùng tên" in said(changed(double))


def test_what_is_read_is_what_the_typed_table_says(tmp_path: Path) -> None:
    path = tmp_path / "bo.xlsx"
    path.write_bytes(sheet_bytes(built_in("qd-4725-2022")))
    reading = read_sheet(path)
    assert len(read_table(reading.table).faults) == len(reading.faults) == 1
