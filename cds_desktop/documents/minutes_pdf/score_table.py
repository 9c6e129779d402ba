"""Bảng điểm: each group, condition, criterion and item with points, working and evidence codes."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from cds_desktop.documents.page import BOLD, BOLD_ITALIC, REGULAR, Column, Row, RuledTable
from cds_desktop.domain.minutes import RowKind, ScoreRow

SIZE = 11
COLUMNS = (
    Column("Mã", 14 * mm, centred=True),
    Column("Tiêu chí", 56 * mm),
    Column("Điểm tối đa", 14 * mm, centred=True),
    Column("Điểm tự đánh giá", 17 * mm, centred=True),
    Column("Cách tính", 38 * mm),
    Column("Mã minh chứng", 26 * mm),
)
FONTS = {RowKind.GROUP: BOLD, RowKind.CRITERION: BOLD_ITALIC}


def score_table(rows: Sequence[ScoreRow]) -> RuledTable:
    """The score table of the minutes."""
    return RuledTable(COLUMNS, [_row(row) for row in rows], SIZE)


def _row(row: ScoreRow) -> Row:
    cells = (row.code, row.title, row.max_points, row.points, row.working, ", ".join(row.evidence_codes))
    return Row(cells, FONTS.get(row.kind, REGULAR), leads=row.kind in FONTS)
