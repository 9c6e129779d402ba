"""Phiếu chấm điểm as PDF: a wide table of every point with its working, the conclusion, the charts."""

from datetime import datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from cds_desktop.documents.charts import chart_parts
from cds_desktop.documents.page import (
    BOLD,
    BOLD_ITALIC,
    REGULAR,
    CentredBlock,
    Column,
    DrawnPages,
    FramedNotice,
    Letterhead,
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
from cds_desktop.documents.page.measures import TITLE_SIZE
from cds_desktop.domain.score_form import FormRowKind, ScoreForm, ScoreFormRow

SIZE = 11
COLUMNS = (
    Column("Mã", 18 * mm, centred=True),
    Column("Nội dung theo bộ chỉ số", 74 * mm),
    Column("Số liệu", 42 * mm),
    Column("Điểm tối đa", 14 * mm, centred=True),
    Column("Điểm", 17 * mm, centred=True),
    Column("Cách tính", 60 * mm),
    Column("Mã minh chứng", 27 * mm),
)
FONTS = {FormRowKind.GROUP: BOLD, FormRowKind.CRITERION: BOLD_ITALIC}


def draw_score_form(form: ScoreForm, drawn_at: datetime) -> DrawnPages:
    """Vẽ phiếu chấm điểm: the same content at the same moment gives the same bytes."""
    return draw(_story(form), PaperSetup(title_of(form), form.watermark, drawn_at), wide=True)


def title_of(form: ScoreForm) -> str:
    """The title a PDF reader shows (tên tài liệu)."""
    return f"Phiếu chấm điểm năm học {form.school_year}"


def _story(form: ScoreForm) -> list[Any]:
    story: list[Any] = [Letterhead(form.superior_upper, form.issuer_upper, ""), _title(form)]
    if form.notice:
        story.append(FramedNotice(form.notice))
    story += labelled("Bộ chỉ số:", ended(form.set_words))
    story += labelled("Mã kiểm tra của bộ chỉ số (SHA-256):", in_blocks(form.set_digest))
    story += heading("1. Điểm từng nội dung", room=90)
    story += [RuledTable(COLUMNS, [_row(row) for row in form.rows], SIZE), Spacer(1, 10)]
    story += heading("2. Kết quả")
    for sentence in form.sentences:
        story += paragraph(sentence)
    for label, words in form.results:
        story += labelled(label, ended(words))
    if form.sealed_digest:
        story += labelled("Mã kiểm tra số liệu đã chốt (SHA-256):", in_blocks(form.sealed_digest))
    for note in form.notes:
        story += paragraph(note)
    if form.charts:
        story += heading("3. Biểu đồ", room=150)
        story += chart_parts(form.charts)
    return story


def _title(form: ScoreForm) -> CentredBlock:
    lines = [Line("PHIẾU CHẤM ĐIỂM", BOLD, TITLE_SIZE), Line(form.subject, BOLD, TITLE_SIZE, 2)]
    if form.school_year:
        lines.append(Line(f"năm học {form.school_year}", BOLD, TITLE_SIZE))
    return CentredBlock(lines, rule=SHORT_RULE, space_after=12)


def _row(row: ScoreFormRow) -> Row:
    cells = (row.code, row.words, row.facts, row.max_points, row.points, row.working)
    codes = ", ".join(row.evidence_codes)
    return Row((*cells, codes), FONTS.get(row.kind, REGULAR), leads=row.kind in FONTS)
