"""Vẽ một văn bản: the content as it stands now, as PDF/A, as Word, as sheets, as a page for a website."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cds_desktop.domain.charts import Chart
from cds_desktop.domain.draft_marks import scored_watermark
from cds_desktop.domain.papers import KINDS, Contents, Paper, PaperKind
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.issuing import as_it_stands
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.paper_source import read_paper_source
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from cds_desktop.documents.paper_pdf import DrawnPaper

# What draws is imported when the first paper is drawn.


@dataclass(frozen=True)
class Format:
    """Dạng tệp a paper may be written in; `kinds` are those that have it."""

    suffix: str
    draw: Callable[[PaperSource, PaperKind, datetime], bytes]
    kinds: frozenset[PaperKind] = frozenset(PaperKind)


def read_source(workspace: Workspace) -> PaperSource:
    """All that the papers of the current round say, in one look; a draft while it is open."""
    with workspace.read() as db:
        open_ = is_open(Phase(current_round(db).phase))
        return read_paper_source(workspace, db, draft=open_)


def draw_as(source: PaperSource, kind: PaperKind, format_: str, at: datetime) -> bytes:
    """One paper in one format ("pdf", "docx", "xlsx", "html"); refused where a kind has no such format."""
    chosen = FORMATS[format_]
    if kind not in chosen.kinds:
        raise NotAllowedNow(f"{KINDS[kind].name} không có bản {format_.upper()}.")
    return chosen.draw(as_it_stands(kind, source), kind, at)


def draw_now(workspace: Workspace, kind: PaperKind) -> bytes:
    """One paper as PDF/A, as it stands now; writes nothing."""
    return draw_as(read_source(workspace), kind, "pdf", workspace.now())


def draw_charts(charts: Sequence[Chart], at: datetime) -> bytes:
    """Biểu đồ on a paper of their own, to be printed."""
    from cds_desktop.documents import charts as drawing

    return drawing.draw_charts(charts, at)


def archived(paper: Paper, at: datetime) -> "tuple[bytes, DrawnPaper]":
    """A paper as PDF/A, and how it was drawn."""
    from cds_desktop.documents.archive import to_pdfa
    from cds_desktop.documents.paper_pdf import draw_paper

    drawn = draw_paper(paper, at)
    pdf = to_pdfa(drawn.pdf, title=paper.title, created_at=at, data_digest=paper.data_digest)
    return pdf, drawn


def _pdf(source: PaperSource, kind: PaperKind, at: datetime) -> bytes:
    return archived(compose_paper(kind, source), at)[0]


def _docx(source: PaperSource, kind: PaperKind, at: datetime) -> bytes:
    from cds_desktop.documents.paper_docx import write_docx
    from cds_desktop.documents.paper_pdf import draw_paper

    paper = compose_paper(kind, source)
    has_contents = any(isinstance(block, Contents) for block in paper.every_block())
    return write_docx(paper, at, draw_paper(paper, at).heading_pages if has_contents else ())


def _xlsx(source: PaperSource, kind: PaperKind, at: datetime) -> bytes:
    from cds_desktop.documents.workbooks import write_workbook
    from cds_desktop.domain.papers.bridge import workbook_tables

    title = f"{KINDS[kind].name} năm học {source.assessment.school_year}"
    watermark = compose_paper(kind, source).watermark
    return write_workbook(workbook_tables(kind, source), title, at, watermark)


def _html(source: PaperSource, kind: PaperKind, at: datetime) -> bytes:
    from cds_desktop.documents.paper_html import write_html

    return write_html(compose_paper(kind, source)).encode("utf-8")


IN_EXCEL = frozenset({PaperKind.EVIDENCE_LIST, PaperKind.SCORE_FORM, PaperKind.ASSIGNMENTS})
FORMATS = {
    "pdf": Format(".pdf", _pdf),
    "docx": Format(".docx", _docx),
    "xlsx": Format(".xlsx", _xlsx, IN_EXCEL),
    "html": Format(".html", _html, frozenset({PaperKind.NOTICE})),
}


def draw_bridge(source: PaperSource, at: datetime) -> bytes:
    """Bảng chuyển số liệu in the order in which online systems ask, as a workbook."""
    from cds_desktop.documents.workbooks import write_workbook
    from cds_desktop.domain.papers.bridge import bridge_tables

    title = f"Bảng nhập số liệu năm học {source.assessment.school_year}"
    watermark = scored_watermark(source.indicator_set, draft=source.draft)
    return write_workbook(bridge_tables(source), title, at, watermark)
