"""Files that only look like spreadsheets, or mean harm: one clear error, quickly, and never a crash."""

import io
import random
import re
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest

from cds_desktop import resources
from cds_desktop.domain.indicator_set import load
from cds_desktop.errors import CdsError, InputUnreadable, SpreadsheetUnreadable
from cds_desktop.exchange.sheets import read_sheet, sheet_bytes

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAIN_PART = "xl/worksheets/sheet1.xml"
SHARED_TEXTS = Path(__file__).parent / "spreadsheets" / "qd-4725-2022-libreoffice.xlsx"
HEADINGS = ("Loại dòng", "Mã", "Thuộc", "Nội dung", "Điểm tối đa")


@pytest.fixture(scope="module")
def honest() -> bytes:
    text = resources.path("indicator_sets", "qd-4725-minh-hoa.toml").read_text("utf-8")
    return sheet_bytes(load(text))


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[bytes], str]:
    """What is said of a file with this content."""

    def read(content: bytes) -> str:
        path = tmp_path / "bo.xlsx"
        path.write_bytes(content)
        with pytest.raises(SpreadsheetUnreadable) as caught:
            read_sheet(path)
        assert caught.value.exit_status == 2
        return str(caught.value)

    return read


@pytest.fixture
def peak_bytes() -> Iterator[Callable[[], int]]:
    """How much memory was taken since the test began."""
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


def rebuilt(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The same zip with some parts replaced, added or (None) left out."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def sheet_xml(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )


def inline(values: tuple[str, ...]) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f"<row>{cells}</row>"


def test_an_empty_file_says_so(refused: Callable[[bytes], str]) -> None:
    assert "tệp rỗng" in refused(b"")


def test_an_old_excel_file_under_a_new_name_is_told_apart(refused: Callable[[bytes], str]) -> None:
    assert "kiểu cũ (.xls)" in refused(OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"))


def test_a_workbook_with_a_password_says_so(refused: Callable[[bytes], str]) -> None:
    assert "mật khẩu" in refused(OLE + b"\0" * 90_000 + "EncryptedPackage".encode("utf-16-le"))


def test_a_renamed_csv_says_how_to_save_it(refused: Callable[[bytes], str]) -> None:
    assert "lưu lại dạng Excel" in refused("Loại dòng;Mã;Nội dung\nNhóm;1;Một\n".encode())


def test_an_open_document_sheet_says_how_to_save_it(refused: Callable[[bytes], str]) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert ".ods" in refused(target.getvalue())


def test_a_word_document_is_no_spreadsheet(refused: Callable[[bytes], str], honest: bytes) -> None:
    relations = part_of(honest, "_rels/.rels").replace(b"xl/workbook.xml", b"word/document.xml")
    parts = {"_rels/.rels": relations, "word/document.xml": b"<document/>", "xl/workbook.xml": None}
    assert "không phải bảng tính" in refused(rebuilt(honest, parts))


def test_a_spreadsheet_about_something_else_names_the_columns_wanted(refused: Callable[[bytes], str]) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Họ tên", "Lớp", "Điểm"])
    target = io.BytesIO()
    book.save(target)
    assert "Loại dòng, Mã, Nội dung" in refused(target.getvalue())


def test_a_file_larger_than_ten_megabytes_is_not_opened(refused: Callable[[bytes], str]) -> None:
    assert "10 MB" in refused(b"PK\x03\x04" + b"\0" * 10_000_001)


def test_a_missing_file_and_a_folder_are_errors_of_ours(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.xlsx", tmp_path):
        with pytest.raises(InputUnreadable):
            read_sheet(path)


def test_a_cut_file_is_refused_wherever_it_was_cut(tmp_path: Path, honest: bytes) -> None:
    path = tmp_path / "bo.xlsx"
    for part in range(1, 20):
        path.write_bytes(honest[: len(honest) * part // 20])
        with pytest.raises(SpreadsheetUnreadable):
            read_sheet(path)


def test_flipped_bytes_give_an_error_of_ours_or_a_reading(tmp_path: Path, honest: bytes) -> None:
    chance, path = random.Random(4725), tmp_path / "bo.xlsx"
    for _ in range(150):
        spoiled = bytearray(honest)
        for _ in range(chance.randint(1, 12)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        path.write_bytes(spoiled)
        try:
            read_sheet(path)
        except CdsError:
            continue


def test_xml_torn_inside_a_sound_zip_gives_an_error_of_ours(tmp_path: Path) -> None:
    chance, path = random.Random(2022), tmp_path / "bo.xlsx"
    shared = SHARED_TEXTS.read_bytes()
    names = [
        MAIN_PART,
        "xl/worksheets/sheet2.xml",
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ]
    for _ in range(100):
        name = chance.choice(names)
        spoiled = bytearray(part_of(shared, name))
        for _ in range(chance.randint(1, 6)):
            spoiled[chance.randrange(len(spoiled))] = chance.choice(b'<>/"0aA \xff')
        path.write_bytes(rebuilt(shared, {name: bytes(spoiled)}))
        try:
            read_sheet(path)
        except CdsError:
            continue


def test_a_missing_part_is_refused(refused: Callable[[bytes], str], honest: bytes) -> None:
    assert refused(rebuilt(honest, {"xl/workbook.xml": None}))
    assert refused(rebuilt(honest, {MAIN_PART: None}))


def test_entities_are_refused_before_they_grow(refused: Callable[[bytes], str], honest: bytes) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><sst><si><t>&l11;</t></si></sst>'
    assert "XML lạ" in refused(rebuilt(honest, {"xl/styles.xml": text.encode()}))


def test_an_entity_that_names_a_file_is_refused(refused: Callable[[bytes], str], honest: bytes) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><worksheet>&f;</worksheet>'
    assert "XML lạ" in refused(rebuilt(honest, {MAIN_PART: text.encode()}))


def test_a_zip_bomb_is_refused_without_unpacking_it(
    refused: Callable[[bytes], str], honest: bytes, peak_bytes: Callable[[], int]
) -> None:
    bomb = rebuilt(honest, {MAIN_PART: sheet_xml("") + b" " * 300_000_000})
    assert len(bomb) < 1_000_000
    tracemalloc.reset_peak()
    assert "phình ra quá lớn" in refused(bomb)
    assert peak_bytes() < 20_000_000


def test_a_hundred_thousand_rows_are_refused_early_with_one_message(
    refused: Callable[[bytes], str], honest: bytes, peak_bytes: Callable[[], int]
) -> None:
    row = inline(("Nội dung", "1.1", "1", "Có kế hoạch", "1"))
    content = rebuilt(honest, {MAIN_PART: sheet_xml(inline(HEADINGS) + row * 100_000)})
    tracemalloc.reset_peak()
    message = refused(content)
    assert "hơn 5000 dòng" in message
    assert len(message.splitlines()) == 1
    assert peak_bytes() < 40_000_000


def test_a_million_cells_in_one_row_are_refused(refused: Callable[[bytes], str], honest: bytes) -> None:
    cells = '<c t="n"><v>1</v></c>' * 500_000
    assert "ô; xóa các cột" in refused(rebuilt(honest, {MAIN_PART: sheet_xml(f"<row>{cells}</row>")}))


def test_merged_areas_as_large_as_the_sheet_do_not_slow_reading(tmp_path: Path, honest: bytes) -> None:
    merges = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(2, 4_000))
    part = part_of(honest, MAIN_PART).replace(
        b"</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>".encode()
    )
    path = tmp_path / "bo.xlsx"
    path.write_bytes(rebuilt(honest, {MAIN_PART: part}))
    assert read_sheet(path).indicator_set is not None


@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 200_000 + "</a>" * 200_000,
        "".join(f"<e{number}/>" for number in range(100_000)),
        "<a " + " ".join(f"b{number}='1'" for number in range(400_000)) + "/>",
        f"<a b='{'x' * 4_000_000}'/>",
        f"<!--{'x' * 4_000_000}-->",
    ],
    ids=["nested", "names", "attributes", "attribute", "comment"],
)
def test_xml_no_spreadsheet_program_writes_is_refused_in_little_memory(
    inside: str, refused: Callable[[bytes], str], honest: bytes, peak_bytes: Callable[[], int]
) -> None:
    content = rebuilt(honest, {MAIN_PART: sheet_xml(inside)})
    tracemalloc.reset_peak()
    assert "XML lạ" in refused(content)
    assert peak_bytes() < 40_000_000


def test_more_shared_texts_than_any_set_has_are_refused(refused: Callable[[bytes], str]) -> None:
    part = part_of(SHARED_TEXTS.read_bytes(), "xl/sharedStrings.xml")
    grown = part.replace(b"</sst>", b"<si/>" * 1_000_000 + b"</sst>")
    assert "phình ra quá lớn" in refused(rebuilt(SHARED_TEXTS.read_bytes(), {"xl/sharedStrings.xml": grown}))


@pytest.mark.parametrize("code", ["[" * 400_000, "&quot;" * 100_000, "#,0 " * 100_000 + "x"])
def test_a_format_without_end_is_no_work(code: str, tmp_path: Path, honest: bytes) -> None:
    styles = part_of(honest, "xl/styles.xml")
    shape = f'<numFmts count="1"><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'.encode()
    path = tmp_path / "bo.xlsx"
    path.write_bytes(rebuilt(honest, {"xl/styles.xml": styles.replace(b"<fonts", shape + b"<fonts", 1)}))
    assert read_sheet(path).indicator_set is not None


def test_cells_written_inline_and_without_addresses_are_read(tmp_path: Path, honest: bytes) -> None:
    rows = [
        HEADINGS,
        ("Nhóm", "1", "", "Một", "5"),
        ("Tiêu chí", "1.1", "1", "Hai", ""),
        ("Nội dung", "1.1.1", "", "Ba &amp; bốn", "5"),
    ]
    path = tmp_path / "bo.xlsx"
    path.write_bytes(rebuilt(honest, {MAIN_PART: sheet_xml("".join(map(inline, rows)))}))
    reading = read_sheet(path)
    assert [row.text("text") for row in reading.table.rows[:3]] == ["Một", "Hai", "Ba & bốn"]


def test_another_namespace_is_read(tmp_path: Path, honest: bytes) -> None:
    usual, strict = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    path = tmp_path / "bo.xlsx"
    path.write_bytes(
        rebuilt(honest, {MAIN_PART: part_of(honest, MAIN_PART).replace(usual.encode(), strict.encode())})
    )
    assert read_sheet(path).faults == ()


def test_rich_text_is_read_without_what_only_helps_to_pronounce_it(tmp_path: Path) -> None:
    shared = SHARED_TEXTS.read_bytes()
    plain = part_of(shared, "xl/sharedStrings.xml")
    rich = re.sub(
        rb"<t([^>]*)>(\w)([^<]+)</t>",
        rb"<r><t>\2</t></r><r><rPr><b/></rPr><t\1>\3</t></r><rPh><t>x</t></rPh>",
        plain,
    )
    assert rich.count(b"<r>") > 100
    path = tmp_path / "bo.xlsx"
    path.write_bytes(rebuilt(shared, {"xl/sharedStrings.xml": rich}))
    assert read_sheet(path).table == read_sheet(SHARED_TEXTS).table


def test_links_to_other_files_are_never_followed(tmp_path: Path, honest: bytes) -> None:
    relations = part_of(honest, "xl/_rels/workbook.xml.rels")
    link = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        b' Target="file:///etc/hostname" TargetMode="External"/></Relationships>'
    )
    book = part_of(honest, "xl/workbook.xml").replace(
        b"<sheets>",
        b'<sheets><sheet name="Ngoai" sheetId="99" r:id="rIdX" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
    )
    parts = {
        "xl/_rels/workbook.xml.rels": relations.replace(b"</Relationships>", link),
        "xl/workbook.xml": book,
    }
    path = tmp_path / "bo.xlsx"
    path.write_bytes(rebuilt(honest, parts))
    assert read_sheet(path).indicator_set is not None


def test_a_number_no_decimal_can_hold_is_a_fault_at_its_cell(tmp_path: Path, honest: bytes) -> None:
    for raw in ("1E+400", "nan", "-1", "1e-30", "9" * 400):
        part = re.sub(
            rb'(<c r="G7"[^>]*>)<v>6</v>', rb"\1<v>" + raw.encode() + b"</v>", part_of(honest, MAIN_PART)
        )
        path = tmp_path / "bo.xlsx"
        path.write_bytes(rebuilt(honest, {MAIN_PART: part}))
        reading = read_sheet(path)
        assert [fault.address for fault in reading.faults] == ["Bộ chỉ số!G7"]
        assert len(str(reading.faults[0])) < 200


def test_a_fault_in_a_cell_is_refused_at_its_address(tmp_path: Path, honest: bytes) -> None:
    part = re.sub(rb'<c r="G7"[^>]*><v>6</v>', b'<c r="G7" t="e"><v>#REF!</v>', part_of(honest, MAIN_PART))
    path = tmp_path / "bo.xlsx"
    path.write_bytes(rebuilt(honest, {MAIN_PART: part}))
    assert "#REF!" in str(read_sheet(path).faults[0])
