"""The head of a paper (phần đầu) as a table without lines, and centred names above a short line."""

from collections.abc import Sequence
from typing import Any

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.contents import Headings
from cds_desktop.documents.paper_docx.letters import last_line, width_of
from cds_desktop.documents.paper_docx.styles import TITLE
from cds_desktop.documents.paper_docx.tables import Cell, unruled
from cds_desktop.documents.paper_docx.words import nothing, paragraph, rule, run
from cds_desktop.documents.safe_text import lines_of, one_line
from cds_desktop.domain.papers.model import Head, Weight

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEAST_LEFT = 150.0
BETWEEN_COLUMNS = 12.0
# Word and its relatives differ by a hair; the national heading must never break.
SPARE = 4.0
BELOW_HEAD = 12.0
BELOW_NAME = 10.0
NAME_SHARE = 0.9


def letterhead(head: Head, width: float) -> str:
    """Issuing body, number and trích yếu left; quốc hiệu, tiêu ngữ, place and date right."""
    right = _right_width(head, width)
    left = width - right - BETWEEN_COLUMNS
    rows = [((left, _issuing(head, left)), (BETWEEN_COLUMNS, ""), (right, _nation(right)))]
    if numbers := _numbers(head):
        rows.append(((left, numbers), (BETWEEN_COLUMNS, ""), (right, _dated(head))))
    elif dated := _dated(head):
        rows.append(((left, ""), (BETWEEN_COLUMNS, ""), (right, dated)))
    cells = [[Cell(content, cell) for cell, content in row] for row in rows]
    return unruled(cells) + nothing(BELOW_HEAD)


def _right_width(head: Head, width: float) -> float:
    country = width_of(COUNTRY, Weight.BOLD, measures.COUNTRY_SIZE)
    date = width_of(one_line(head.place_and_date), Weight.ITALIC, measures.NUMBER_SIZE)
    return max(country, min(date, width - LEAST_LEFT - BETWEEN_COLUMNS)) + SPARE


def _issuing(head: Head, width: float) -> str:
    size = measures.ISSUER_SIZE
    lines = [(head.superior, Weight.PLAIN, size), (head.issuer, Weight.BOLD, size)]
    return _centred(lines, width, measures.SHORT_RULE)


def _nation(width: float) -> str:
    country = (COUNTRY, Weight.BOLD, measures.COUNTRY_SIZE)
    motto = (MOTTO, Weight.BOLD, measures.MOTTO_SIZE)
    return _centred([country, motto], width, measures.FULL_RULE)


def _numbers(head: Head) -> str:
    parts = []
    if number := one_line(head.number):
        parts.append(_line(f"Số: {number}", Weight.PLAIN, measures.NUMBER_SIZE, before=2))
    parts += [_line(text, Weight.PLAIN, measures.ABOUT_SIZE, before=3) for text in lines_of(head.about)]
    return "".join(parts)


def _dated(head: Head) -> str:
    date = one_line(head.place_and_date)
    return _line(date, Weight.ITALIC, measures.NUMBER_SIZE, before=2) if date else ""


def _centred(texts: Sequence[tuple[str, Weight, float]], width: float, share: float) -> str:
    """Lines in the middle; below the last one a line as long as a share of it."""
    lines = [(line, weight, size) for text, weight, size in texts for line in lines_of(text)]
    if not lines:
        return ""
    length = last_line(*lines[-1], width) * share
    return "".join(_line(*line) for line in lines) + rule(length, width, keeps=True)


def _line(text: str, weight: Weight, size: float, *, before: float | None = None) -> str:
    return paragraph(run(text, weight, size=size), keeps=True, align="center", before=before)


def annex_name(name: Sequence[str], attached_to: str, width: float, headings: Headings) -> str:
    """Tên phụ lục, a heading of the first level, and the paper it belongs to, above a short line."""
    lines = [line for text in name for line in lines_of(text)]
    parts = []
    if lines:
        words = run("\n".join(lines), size=measures.TITLE_SIZE)
        parts.append(paragraph(headings.marked(words), "Heading1", **_middle(width), first_line=0, after=0))
    attached = lines_of(attached_to)
    parts += [_narrow(run(line, Weight.ITALIC), "", width) for line in attached]
    if not parts:
        return ""
    last = (attached[-1], Weight.ITALIC) if attached else (lines[-1], Weight.BOLD)
    return "".join(parts) + _short_rule(*last, measures.BODY_SIZE if attached else measures.TITLE_SIZE, width)


def name_lines(texts: Sequence[str], width: float) -> str:
    """Tên loại và trích yếu above their short line; a line as wide as the page would look like body text."""
    lines = [line for text in texts for line in lines_of(text)]
    if not lines:
        return ""
    parts = "".join(_narrow(run(line), TITLE, width) for line in lines)
    return parts + _short_rule(lines[-1], Weight.BOLD, measures.TITLE_SIZE, width)


def _narrow(words: str, style: str, width: float) -> str:
    return paragraph(words, style, **_middle(width))


def _middle(width: float) -> dict[str, Any]:
    margin = width * (1 - NAME_SHARE) / 2
    return {"keeps": True, "align": "center", "left": margin, "right": margin}


def _short_rule(text: str, weight: Weight, size: float, width: float) -> str:
    length = last_line(text, weight, size, width * NAME_SHARE) * measures.SHORT_RULE
    return rule(length, width, keeps=True) + nothing(BELOW_NAME)
