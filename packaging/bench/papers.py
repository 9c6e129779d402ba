"""All papers of a full round as PDF and Word, and one paper drawn anew after a key."""

import statistics
import time
from io import BytesIO
from pathlib import Path

from bench.schools import add_links, sample_school
from bench.table import Line
from cds_desktop.actions.papers import enter_paper_text
from cds_desktop.actions.papers.writing import write_papers
from cds_desktop.domain.papers import KINDS, PaperKind, Table, tables_of
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.forms import FORMS
from cds_desktop.queries.papers import paper_preview
from cds_desktop.storage.paper_source import read_paper_source
from cds_desktop.storage.workspace import Workspace

EVIDENCE = 300
ALL_BOUND, PREVIEW_BOUND = 5, 0.5
KEYS = 4


def measure_papers(folder: Path) -> list[Line]:
    """Every paper of a round with 300 evidence items; each one's preview after typing."""
    with sample_school(folder / "ho-so") as workspace:
        add_links(workspace, EVIDENCE)
        lines = [_all(workspace, folder / "lan-dau", "with imports"), _all(workspace, folder / "lan-hai", "")]
        lines += [_preview(workspace), *_against_bare(workspace)]
    return lines


def _all(workspace: Workspace, folder: Path, detail: str) -> Line:
    began = time.perf_counter()
    written = write_papers(workspace, folder)
    words = ", ".join(part for part in (f"{len(written)} files", detail) if part)
    seconds = time.perf_counter() - began
    return Line(f"all papers, PDF and Word, {EVIDENCE} evidence rows", seconds, "s", ALL_BOUND, words)


def _preview(workspace: Workspace) -> Line:
    slowest, name = 0.0, ""
    for kind in PaperKind:
        seconds = []
        for key in range(KEYS):
            enter_paper_text(workspace, kind, FORMS[kind].texts[0].key, f"Lời văn {'x' * key}")
            began = time.perf_counter()
            paper_preview(workspace, kind)
            seconds.append(time.perf_counter() - began)
        if statistics.median(seconds) > slowest:
            slowest, name = statistics.median(seconds), KINDS[kind].name
    return Line("preview of one paper after a key, the slowest", slowest, "s", PREVIEW_BOUND, name)


def _against_bare(workspace: Workspace) -> list[Line]:
    """The evidence list against the bare libraries with the same rows."""
    from cds_desktop.documents.paper_docx import write_docx
    from cds_desktop.documents.paper_pdf import draw_paper

    with workspace.read() as db:
        paper = compose_paper(PaperKind.EVIDENCE_LIST, read_paper_source(workspace, db))
    (table,) = tables_of(paper.blocks)
    at = workspace.now()
    pdf = _seconds(lambda: draw_paper(paper, at)) / _seconds(lambda: _bare_pdf(table))
    docx = _seconds(lambda: write_docx(paper, at)) / _seconds(lambda: _bare_docx(table))
    rows = f"{len(table.rows)} rows"
    return [
        Line(f"evidence list as PDF ÷ bare reportlab, {rows}", pdf, "×", None),
        Line(f"evidence list as Word ÷ bare python-docx, {rows}", docx, "×", None),
    ]


def _seconds(work: object) -> float:
    assert callable(work)
    found = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def _texts(table: Table) -> list[list[str]]:
    return [[column.heading for column in table.columns], *(list(row.cells) for row in table.rows)]


def _bare_pdf(table: Table) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    output, style = BytesIO(), ParagraphStyle("cell", fontSize=10, leading=12)
    rows = [[Paragraph(text.replace("<", "&lt;"), style) for text in row] for row in _texts(table)]
    document = SimpleDocTemplate(output, pagesize=landscape(A4), leftMargin=20, rightMargin=20)
    document.build([LongTable(rows, [column.width * mm for column in table.columns], repeatRows=1)])
    return output.getvalue()


def _bare_docx(table: Table) -> bytes:
    from docx import Document

    document, rows = Document(), _texts(table)
    made = document.add_table(len(rows), len(table.columns))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    output = BytesIO()
    document.save(output)
    return output.getvalue()
