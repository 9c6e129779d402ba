"""Phụ lục of the minutes: the evidence list, the remarks on each criterion, the improvement plan."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm

from cds_desktop.documents.evidence_rows import SIZE, evidence_cells
from cds_desktop.documents.page import (
    BOLD,
    ITALIC,
    CentredBlock,
    Column,
    Line,
    Row,
    RuledTable,
    heading,
    labelled,
    start_annex,
)
from cds_desktop.documents.page.blocks import SHORT_RULE
from cds_desktop.documents.page.measures import BODY_SIZE, TITLE_SIZE
from cds_desktop.domain.minutes import MinutesContent
from cds_desktop.domain.minutes_rows import EvidenceRow, PlanRow

EVIDENCE_COLUMNS = (
    Column("STT", 11 * mm, centred=True),
    Column("Mã", 26 * mm),
    Column("Tên minh chứng", 59 * mm),
    Column("Số, ngày ban hành", 33 * mm),
    Column("Nơi ban hành", 32 * mm),
    Column("Tiêu chí", 18 * mm),
    Column("Hộp, đường link", 40 * mm),
    Column("SHA-256 (rút gọn)", 33 * mm),
)
PLAN_COLUMNS = (
    Column("STT", 11 * mm, centred=True),
    Column("Nội dung", 44 * mm),
    Column("Việc cần làm", 46 * mm),
    Column("Số liệu", 38 * mm),
    Column("Người thực hiện", 36 * mm),
    Column("Thời hạn", 24 * mm, centred=True),
    Column("Cách làm", 53 * mm),
)
EVIDENCE, REMARKS, PLAN = "evidence", "remarks", "plan"
ROMAN = ("I", "II", "III")


def annexes(content: MinutesContent) -> list[Any]:
    """The annexes that have something to show."""
    story: list[Any] = []
    if has_evidence(content):
        story += start_annex(wide=True)
        story += _head(content, EVIDENCE, "DANH MỤC MINH CHỨNG")
        story.append(_evidence_table(content.evidence))
    if content.remarks:
        story += start_annex()
        story += _head(content, REMARKS, "NHẬN XÉT TỪNG TIÊU CHÍ")
        story += _remarks(content)
    if content.plan_rows:
        story += start_annex(wide=True)
        story += _head(content, PLAN, "KẾ HOẠCH CẢI TIẾN")
        story.append(_plan_table(content.plan_rows))
    return story


def has_evidence(content: MinutesContent) -> bool:
    """Whether there is an evidence list to attach."""
    return bool(content.evidence)


def annex_name(content: MinutesContent, key: str) -> str:
    """ "Phụ lục I"; an only annex has no number (NĐ 30, phụ lục I)."""
    annexes_of = ((EVIDENCE, content.evidence), (REMARKS, content.remarks), (PLAN, content.plan_rows))
    present = [name for name, shown in annexes_of if shown]
    return "Phụ lục" if len(present) == 1 else f"Phụ lục {ROMAN[present.index(key)]}"


def _head(content: MinutesContent, key: str, title: str) -> list[Any]:
    lines = (
        Line(annex_name(content, key), BOLD, TITLE_SIZE),
        Line(title, BOLD, TITLE_SIZE),
        Line(f"(Kèm theo Biên bản số {content.number} {content.dated}".rstrip() + ")", ITALIC, BODY_SIZE, 2),
    )
    return [CentredBlock(lines, rule=SHORT_RULE, space_after=12)]


def _evidence_table(rows: Sequence[EvidenceRow]) -> RuledTable:
    return RuledTable(EVIDENCE_COLUMNS, [Row(evidence_cells(row)) for row in rows], SIZE)


def _plan_table(rows: Sequence[PlanRow]) -> RuledTable:
    cells = ((str(r.position), r.content, r.deed, r.numbers, r.who, r.due, r.how) for r in rows)
    return RuledTable(PLAN_COLUMNS, [Row(row) for row in cells], SIZE)


def _remarks(content: MinutesContent) -> list[Any]:
    story: list[Any] = []
    for remark in content.remarks:
        story += heading(f"{remark.code}. {remark.title}" if remark.title else f"Tiêu chí {remark.code}")
        for label, words in remark.paragraphs:
            story += labelled(f"{label}:", words)
    return story
