"""The sheet "Hướng dẫn": what each column means, for somebody who has only the file."""

from openpyxl.worksheet.worksheet import Worksheet

from cds_desktop.domain.set_table import COLUMNS, RowKind
from cds_desktop.domain.set_table.columns import KIND_WORDS
from cds_desktop.exchange.sheets.looks import (
    BOLD,
    CENTRED,
    HEAD_FILL,
    HEAD_FONT,
    LINES,
    TEXT_FORMAT,
    WRAPPED,
    fit_pages,
    fit_rows,
)

GUIDE_SHEET = "Hướng dẫn"
_ABOUT = (
    "Trang “Bộ chỉ số”: mỗi dòng là một Nhóm, một Tiêu chí hoặc một Nội dung (phần được chấm điểm).",
    "Trang “Thông tin”: tên, quyết định, phạm vi, quy tắc xếp mức và bảng các mức.",
    "Được thêm, bớt, đổi chỗ dòng và cột, chèn dòng trống, gộp ô; không đổi tên cột.",
    "Số lẻ viết dấu phẩy: 7,5. Ngày viết 21/11/2026. Không dùng công thức: chương trình sẽ từ chối ô đó.",
    "Chưa biết thì để trống, đừng đoán; chỉ ghi “có” ở Đã đối chiếu khi đã so với bản giấy.",
    "Khi nạp lại, chương trình nêu mọi lỗi kèm địa chỉ ô, ví dụ Bộ chỉ số!G12; bộ đang dùng còn nguyên.",
)


def write_guide(sheet: Worksheet) -> None:
    """Fill the sheet (trang hướng dẫn)."""
    for letter, width in zip("ABC", (24, 26, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, words in enumerate(_ABOUT, 1):
        sheet.cell(number, 1, words)
    start = len(_ABOUT) + 2
    for place, title in enumerate(("Tên cột", "Dùng cho dòng", "Ghi thế nào"), 1):
        cell = sheet.cell(start, place, title)
        cell.font, cell.fill, cell.alignment, cell.border = HEAD_FONT, HEAD_FILL, CENTRED, LINES
    for number, column in enumerate(COLUMNS, start + 1):
        kinds = ", ".join(KIND_WORDS[kind] for kind in RowKind if kind in column.kinds)
        for place, words in enumerate((column.title, kinds, column.hint), 1):
            cell = sheet.cell(number, place, words)
            cell.alignment, cell.border, cell.number_format = WRAPPED, LINES, TEXT_FORMAT
        sheet.cell(number, 1).font = BOLD
    fit_rows(sheet, start)
    fit_pages(sheet)
