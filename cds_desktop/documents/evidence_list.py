"""Danh mục minh chứng as PDF: a wide table under the heading of NĐ 30/2020/NĐ-CP."""

from datetime import datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from cds_desktop.documents.evidence_rows import SIZE, evidence_cells
from cds_desktop.documents.page import (
    BOLD,
    CentredBlock,
    Column,
    Letterhead,
    Line,
    PaperSetup,
    Row,
    RuledTable,
    draw,
    paragraph,
)
from cds_desktop.documents.page.blocks import SHORT_RULE
from cds_desktop.documents.page.measures import TITLE_SIZE
from cds_desktop.domain.evidence_list import EvidenceListContent

COLUMNS = (
    Column("TT", 10 * mm, centred=True),
    Column("Mã", 26 * mm),
    Column("Tên minh chứng", 54 * mm),
    Column("Số, ngày ban hành", 31 * mm),
    Column("Nơi ban hành", 29 * mm),
    Column("Tiêu chí", 17 * mm),
    Column("Hộp, đường link", 29 * mm),
    Column("SHA-256 (rút gọn)", 33 * mm),
    Column("Ghi chú", 23 * mm),
)


def draw_evidence_list(content: EvidenceListContent, drawn_at: datetime) -> tuple[bytes, int]:
    """Vẽ danh mục minh chứng: the PDF and how many pages it has."""
    setup = PaperSetup(title_of(content), content.watermark, drawn_at)
    drawn = draw(_story(content), setup, wide=True)
    return drawn.pdf, drawn.page_count


def title_of(content: EvidenceListContent) -> str:
    """The title a PDF reader shows (tên tài liệu)."""
    return f"Danh mục minh chứng năm học {content.school_year}"


def _story(content: EvidenceListContent) -> list[Any]:
    story: list[Any] = [Letterhead(content.superior_upper, content.issuer_upper, ""), _title(content)]
    if content.rows:
        pairs = zip(content.rows, content.remarks, strict=True)
        story += [RuledTable(COLUMNS, [Row((*evidence_cells(row), remark)) for row, remark in pairs], SIZE)]
        story.append(Spacer(1, 8))
    return [*story, *paragraph(content.totals), *paragraph(content.note)]


def _title(content: EvidenceListContent) -> CentredBlock:
    lines = (
        Line("DANH MỤC MINH CHỨNG", BOLD, TITLE_SIZE),
        Line(content.subject, BOLD, TITLE_SIZE, 2),
        Line(f"năm học {content.school_year}", BOLD, TITLE_SIZE),
    )
    return CentredBlock(lines, rule=SHORT_RULE, space_after=12)
