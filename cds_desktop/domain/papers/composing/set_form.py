"""Bản in bộ chỉ số để đối chiếu as a paper: wide tables with boxes to tick and room to write in."""

from collections.abc import Iterator

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.papers.composing.words import ended, in_blocks
from cds_desktop.domain.papers.model import (
    Block,
    Column,
    Head,
    Heading,
    Paper,
    Row,
    Table,
    Weight,
    labelled,
    plain,
)
from cds_desktop.domain.papers.office_form import EMPTY_BOX, TICKED_BOX
from cds_desktop.domain.set_form import SetForm, SetFormRow, SetRowKind, compose_set_form

TITLE = "BẢN IN BỘ CHỈ SỐ ĐỂ ĐỐI CHIẾU VỚI BẢN GIẤY"
LINES_TO_WRITE_IN = 2
LINES_TO_SIGN_IN = 3
CORRECTION = "Sửa lại theo bản giấy"
BOX = Column("Đúng", 13, is_box=True)
IDENTITY = (BOX, Column("Mục", 46), Column("Đang ghi", 123), Column(CORRECTION, 70))
ROWS = (
    BOX,
    Column("Mã", 17, centred=True),
    Column("Nội dung theo bộ chỉ số", 76),
    Column("Điểm tối đa", 15, centred=True, is_number=True),
    Column("Cách chấm, tổng", 53),
    Column("Minh chứng, nguồn", 36),
    Column(CORRECTION, 42),
)
LEVELS = (
    BOX,
    Column("Mức", 17, centred=True),
    Column("Tên mức, mục", 67),
    Column("Đang ghi", 67),
    Column("Đã đối chiếu", 36),
    Column(CORRECTION, 52),
)
PEOPLE = (
    Column("Lượt", 30),
    Column("Họ tên, chức vụ", 92),
    Column("Ngày đối chiếu", 50),
    Column("Chữ ký", 80),
)
WEIGHTS = {SetRowKind.GROUP: Weight.BOLD, SetRowKind.CRITERION: Weight.BOLD_ITALIC}


def set_form_paper(indicator_set: IndicatorSet) -> Paper:
    """Bản in để đối chiếu of one set; it is no paper of the school and has no head."""
    form = compose_set_form(indicator_set)
    return Paper(
        title=f"Bản in bộ chỉ số để đối chiếu: {form.title}, phiên bản {form.version}",
        head=Head("", ""),
        name=(TITLE, form.title, f"Phiên bản {form.version}"),
        blocks=(*_identity(form), *_rows(form), *_levels(form), *_closing(form)),
        wide=True,
        watermark=form.watermark,
    )


def _identity(form: SetForm) -> Iterator[Block]:
    digest = f"{in_blocks(form.digest)} (rút gọn: {form.check_code})"
    yield labelled("Mã kiểm tra của bộ chỉ số (SHA-256):", digest)
    yield Heading("1. Tên gọi, căn cứ, phạm vi")
    rows = (
        Row((EMPTY_BOX, label, words, ""), least_lines=LINES_TO_WRITE_IN) for label, words in form.identity
    )
    yield Table(IDENTITY, tuple(rows))


def _rows(form: SetForm) -> Iterator[Block]:
    yield Heading("2. Các nhóm, tiêu chí, nội dung")
    yield Table(ROWS, tuple(map(_row, form.rows)), name="Bộ chỉ số")


def _row(row: SetFormRow) -> Row:
    hints = "\n".join(part for part in (row.hints, row.ticked_by) if part)
    cells = (_box(row), row.code, row.words, row.max_points, row.scoring, hints, "")
    weight = WEIGHTS.get(row.kind, Weight.PLAIN)
    return Row(cells, weight, leads=row.kind in WEIGHTS, least_lines=LINES_TO_WRITE_IN)


def _levels(form: SetForm) -> Iterator[Block]:
    yield Heading("3. Quy tắc xếp mức")
    if form.level_source:
        yield labelled("Nguồn:", ended(form.level_source))
    rows = (
        Row((_box(row), row.code, row.words, row.scoring, row.ticked_by, ""), least_lines=LINES_TO_WRITE_IN)
        for row in form.level_rows
    )
    yield Table(LEVELS, tuple(rows))


def _box(row: SetFormRow) -> str:
    return TICKED_BOX if row.checked else EMPTY_BOX


def _closing(form: SetForm) -> Iterator[Block]:
    yield plain(form.totals)
    yield from (plain(f"Còn phải xem: {fault}.") for fault in form.faults)
    yield Heading("Người đối chiếu (nên có hai người, đối chiếu riêng)")
    turns = ("Lượt thứ nhất", "Lượt thứ hai")
    rows = tuple(Row((turn, "", "", ""), least_lines=LINES_TO_SIGN_IN) for turn in turns)
    yield Table(PEOPLE, rows)
    yield plain(form.note)
