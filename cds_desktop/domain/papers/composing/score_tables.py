"""Bảng điểm as tables: in the minutes, in the score form, in the sheet of one criterion."""

from cds_desktop.domain.minutes_scores import RowKind, ScoreRow, score_rows
from cds_desktop.domain.papers.composing.words import codes_words
from cds_desktop.domain.papers.model import Column, Row, Table, Weight
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.score_form import ScoreFormRow, form_rows

SCORE_SHEET = "Phiếu đánh giá"
MINUTES_COLUMNS = (
    Column("Mã", 18, centred=True),
    Column("Tiêu chí", 50),
    Column("Điểm tối đa", 14, centred=True, is_number=True),
    Column("Điểm tự đánh giá", 17, centred=True, is_number=True),
    Column("Cách tính", 42),
    Column("Mã minh chứng", 24),
)
FORM_COLUMNS = (
    Column("Mã", 20, centred=True),
    Column("Tiêu chí", 86),
    Column("Điểm tối đa", 16, centred=True, is_number=True),
    Column("Điểm tự đánh giá", 20, centred=True, is_number=True),
    Column("Cách tính", 80),
    Column("Mã minh chứng", 30),
)
SHEET_COLUMNS = (
    Column("Mã", 14, centred=True),
    Column("Nội dung", 49),
    Column("Điểm tối đa", 14, centred=True, is_number=True),
    Column("Điểm tự đánh giá", 17, centred=True, is_number=True),
    Column("Cách tính", 47),
    Column("Mã minh chứng", 24),
)
WEIGHTS = {"group": Weight.BOLD, "criterion": Weight.BOLD_ITALIC}


def minutes_score_table(source: PaperSource) -> Table:
    """Bảng điểm of the minutes: each group, condition, criterion and item with its working."""
    rows = (
        Row(
            (_code(row), row.title, row.max_points, row.points, row.working, codes_words(row.evidence_codes)),
            _weight(row.kind),
            leads=row.kind in (RowKind.GROUP, RowKind.CRITERION),
        )
        for row in score_rows(source.indicator_set, source.assessment, source.score)
    )
    return Table(MINUTES_COLUMNS, tuple(rows))


def _code(row: ScoreRow) -> str:
    return f"Nhóm {row.code}" if row.kind is RowKind.GROUP else row.code


def score_form_table(source: PaperSource) -> Table:
    """Bảng of the score form, with the raw numbers wherever the working does not tell them."""
    found = form_rows(source.indicator_set, source.assessment, source.score)
    rows = tuple(_form_row(row) for row in found)
    return Table(FORM_COLUMNS, rows, name=SCORE_SHEET)


def criterion_table(source: PaperSource, criterion_code: str) -> Table:
    """Bảng of one criterion with its items."""
    found = form_rows(source.indicator_set, source.assessment, source.score, criterion_code)
    return Table(SHEET_COLUMNS, tuple(_form_row(row) for row in found))


def _form_row(row: ScoreFormRow) -> Row:
    told = f"{row.facts}\n{row.working}" if row.facts not in ("", "–") and row.is_open else row.working
    cells = (row.code, row.words, row.max_points, row.points, told, codes_words(row.evidence_codes))
    leads = row.kind in (RowKind.GROUP, RowKind.CRITERION)
    return Row(cells, _weight(row.kind), leads=leads)


def _weight(kind: RowKind) -> Weight:
    return WEIGHTS.get(kind.value, Weight.PLAIN)
