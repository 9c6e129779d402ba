"""Bản in bộ chỉ số để đối chiếu as PDF: wide tables with boxes to tick and room to write in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from cds_desktop.documents.page import (
    BOLD,
    BOLD_ITALIC,
    EMPTY_BOX,
    ITALIC,
    REGULAR,
    TICKED_BOX,
    CentredBlock,
    Column,
    DrawnPages,
    Line,
    PaperSetup,
    Row,
    RuledTable,
    draw,
    ended,
    heading,
    in_blocks,
    labelled,
    paragraph,
)
from cds_desktop.documents.page.blocks import SHORT_RULE
from cds_desktop.documents.page.measures import BODY_SIZE, TITLE_SIZE
from cds_desktop.domain.set_form import SetForm, SetFormRow, SetRowKind

SIZE = 11
LINES_TO_WRITE_IN = 2
BOX = Column("Đúng", 13 * mm, is_box=True)
CORRECTION = "Sửa lại theo bản giấy"
IDENTITY = (BOX, Column("Mục", 46 * mm), Column("Đang ghi", 123 * mm), Column(CORRECTION, 70 * mm))
ROWS = (
    BOX,
    Column("Mã", 17 * mm, centred=True),
    Column("Nội dung theo bộ chỉ số", 76 * mm),
    Column("Điểm tối đa", 15 * mm, centred=True),
    Column("Cách chấm, tổng", 53 * mm),
    Column("Minh chứng, nguồn", 36 * mm),
    Column(CORRECTION, 42 * mm),
)
LEVELS = (
    BOX,
    Column("Mức", 17 * mm, centred=True),
    Column("Tên mức, mục", 67 * mm),
    Column("Đang ghi", 67 * mm),
    Column("Đã đối chiếu", 36 * mm),
    Column(CORRECTION, 52 * mm),
)
PEOPLE = (
    Column("Lượt", 30 * mm),
    Column("Họ tên, chức vụ", 92 * mm),
    Column("Ngày đối chiếu", 50 * mm),
    Column("Chữ ký", 80 * mm),
)
FONTS = {SetRowKind.GROUP: BOLD, SetRowKind.CRITERION: BOLD_ITALIC}


def draw_set_form(form: SetForm, drawn_at: datetime) -> DrawnPages:
    """Vẽ bản in để đối chiếu."""
    return draw(_story(form), PaperSetup(title_of(form), form.watermark, drawn_at), wide=True)


def title_of(form: SetForm) -> str:
    """The title a PDF reader shows (tên tài liệu)."""
    return f"Bản in bộ chỉ số để đối chiếu: {form.title}, phiên bản {form.version}"


def _story(form: SetForm) -> list[Any]:
    story: list[Any] = [_title(form)]
    story += labelled(
        "Mã kiểm tra của bộ chỉ số (SHA-256):", f"{in_blocks(form.digest)} (rút gọn: {form.check_code})"
    )
    story += heading("1. Tên gọi, căn cứ, phạm vi", room=70)
    cells = (
        Row((EMPTY_BOX, label, words, ""), least_lines=LINES_TO_WRITE_IN) for label, words in form.identity
    )
    story += [RuledTable(IDENTITY, list(cells), SIZE), Spacer(1, 10)]
    story += heading("2. Các nhóm, tiêu chí, nội dung", room=90)
    story += [RuledTable(ROWS, [_row(row) for row in form.rows], SIZE), Spacer(1, 10)]
    story += heading("3. Quy tắc xếp mức", room=90)
    story += labelled("Nguồn:", ended(form.level_source))
    story += [RuledTable(LEVELS, [_level_row(row) for row in form.level_rows], SIZE), Spacer(1, 10)]
    return [*story, *_closing(form)]


def _title(form: SetForm) -> CentredBlock:
    lines = (
        Line("BẢN IN BỘ CHỈ SỐ ĐỂ ĐỐI CHIẾU VỚI BẢN GIẤY", BOLD, TITLE_SIZE),
        Line(form.title, BOLD, TITLE_SIZE, 2),
        Line(f"Phiên bản {form.version}", ITALIC, BODY_SIZE, 2),
    )
    return CentredBlock(lines, rule=SHORT_RULE, space_after=12)


def _box(row: SetFormRow) -> str:
    return TICKED_BOX if row.checked else EMPTY_BOX


def _row(row: SetFormRow) -> Row:
    hints = "\n".join(part for part in (row.hints, row.ticked_by) if part)
    cells = (_box(row), row.code, row.words, row.max_points, row.scoring, hints, "")
    leads = row.kind in FONTS
    return Row(cells, FONTS.get(row.kind, REGULAR), leads=leads, least_lines=LINES_TO_WRITE_IN)


def _level_row(row: SetFormRow) -> Row:
    cells = (_box(row), row.code, row.words, row.scoring, row.ticked_by, "")
    return Row(cells, least_lines=LINES_TO_WRITE_IN)


def _closing(form: SetForm) -> Iterable[Any]:
    yield from paragraph(form.totals)
    for fault in form.faults:
        yield from paragraph(f"Còn phải xem: {fault}.")
    yield from heading("Người đối chiếu (nên có hai người, đối chiếu riêng)", room=90)
    rows = [Row((turn, "", "", ""), least_lines=3) for turn in ("Lượt thứ nhất", "Lượt thứ hai")]
    yield RuledTable(PEOPLE, rows, SIZE)
    yield Spacer(1, 8)
    yield from paragraph(form.note)
