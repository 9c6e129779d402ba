"""The head of a paper (phần đầu) as a table without lines, and centred names above a short line."""

from collections.abc import Sequence
from typing import Any

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.contents import Headings
from cds_desktop.documents.paper_docx.letters import balanced, last_line, width_of
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
Line = tuple[str, Weight, float]


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


def _centred(texts: Sequence[Line], width: float, share: float) -> str:
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
    attached = [(line, Weight.ITALIC, measures.BODY_SIZE) for line in lines_of(attached_to)]
    titles = [(line, Weight.BOLD, measures.TITLE_SIZE) for line in lines]
    if not titles and not attached:
        return ""
    parts = []
    if titles:
        words = headings.marked(run("\n".join(lines), size=measures.TITLE_SIZE))
        # The longest line rules: the others are shorter and break nowhere.
        longest = max(titles, key=lambda line: width_of(*line))
        parts.append(paragraph(words, "Heading1", **_middle(longest, width), first_line=0, before=0, after=0))
    parts += [paragraph(run(*line[:2]), **_middle(line, width)) for line in attached]
    return "".join(parts) + _short_rule([*titles, *attached][-1], width)


def name_lines(texts: Sequence[str], width: float) -> str:
    """Tên loại và trích yếu above their short line; a line as wide as the page would look like body text."""
    lines = [(line, Weight.BOLD, measures.TITLE_SIZE) for text in texts for line in lines_of(text)]
    if not lines:
        return ""
    parts = "".join(paragraph(run(line[0]), TITLE, **_middle(line, width)) for line in lines)
    return parts + _short_rule(lines[-1], width)


def _middle(line: Line, width: float) -> dict[str, Any]:
    margin = (width - balanced(*line, width * NAME_SHARE) - SPARE) / 2
    return {"keeps": True, "align": "center", "left": margin, "right": margin}


def _short_rule(line: Line, width: float) -> str:
    length = last_line(*line, balanced(*line, width * NAME_SHARE)) * measures.SHORT_RULE
    return rule(length, width, keeps=True) + nothing(BELOW_NAME, keeps=True)
