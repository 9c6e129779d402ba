"""Kế hoạch cải tiến as a table: what is to be done, with which numbers, by whom, until when, how."""

from collections.abc import Collection

from cds_desktop.domain.minutes_rows import plan_rows
from cds_desktop.domain.papers.model import Column, Row, Table
from cds_desktop.domain.papers.source import PaperSource

WIDE_COLUMNS = (
    Column("STT", 11, centred=True, is_number=True),
    Column("Nội dung", 44),
    Column("Việc cần làm", 46),
    Column("Số liệu", 38),
    Column("Người thực hiện", 36),
    Column("Thời hạn", 24, centred=True),
    Column("Cách làm", 53),
)
UPRIGHT_COLUMNS = (
    Column("STT", 10, centred=True, is_number=True),
    Column("Nội dung", 34),
    Column("Việc cần làm", 32),
    Column("Số liệu", 24),
    Column("Người thực hiện", 24),
    Column("Thời hạn", 22, centred=True),
    Column("Cách làm", 19),
)


def improvement_table(source: PaperSource) -> Table:
    """Bảng kế hoạch cải tiến of the round, on a wide page."""
    rows = plan_rows(source.indicator_set, source.assessment)
    told = ((str(r.position), r.content, r.deed, r.numbers, r.who, r.due, r.how) for r in rows)
    return Table(WIDE_COLUMNS, tuple(Row(cells) for cells in told))


def steps_table(source: PaperSource, item_codes: Collection[str]) -> Table:
    """Các việc of some items, on an upright page."""
    steps = zip(source.assessment.plan_steps, plan_rows(source.indicator_set, source.assessment), strict=True)
    mine = (row for step, row in steps if step.item_code in item_codes)
    rows = tuple(
        Row((str(position), r.content, r.deed, r.numbers, r.who, r.due, r.how))
        for position, r in enumerate(mine, 1)
    )
    return Table(UPRIGHT_COLUMNS, rows, 10.5)
