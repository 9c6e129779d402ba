"""The head of a paper (phần đầu) as a table without lines, and centred names above a short line."""

from collections.abc import Sequence

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.contents import Headings
from cds_desktop.documents.paper_docx.letters import balanced, width_of
from cds_desktop.documents.paper_docx.styles import TITLE
from cds_desktop.documents.paper_docx.tables import Cell, unruled
from cds_desktop.documents.paper_docx.words import nothing, paragraph, rule, run
from cds_desktop.documents.safe_text import lines_of, one_line, safe
from cds_desktop.domain.papers.model import Head, Weight
from cds_desktop.domain.papers.office_form import COUNTRY, MOTTO, rule_length

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
    lines = _broken(texts, width - SPARE)
    if not lines:
        return ""
    return "".join(_line(*line) for line in lines) + rule(_rule_below(lines, share), width, keeps=True)


def _broken(texts: Sequence[Line], width: float) -> list[Line]:
    """Each line of its own, broken where it reads best."""
    return [
        (line, weight, size) for text, weight, size in texts for line in _lines(text, weight, size, width)
    ]


def _lines(text: str, weight: Weight, size: float, width: float) -> Sequence[str]:
    lines = balanced(text, weight, size, width)
    # What the font of the PDF cannot write, Word can: then Word breaks the lines.
    return lines if " ".join(lines) == " ".join(safe(text).split()) else lines_of(text)


def _rule_below(lines: Sequence[Line], share: float) -> float:
    return rule_length([width_of(*line) for line in lines], share)


def _line(text: str, weight: Weight, size: float, *, before: float | None = None) -> str:
    return paragraph(run(text, weight, size=size), keeps=True, align="center", before=before)


def annex_name(name: Sequence[str], attached_to: str, width: float, headings: Headings) -> str:
    """Tên phụ lục, a heading of the first level, and the paper it belongs to, above a short line."""
    titles = _broken([(text, Weight.BOLD, measures.TITLE_SIZE) for text in name], width * NAME_SHARE)
    attached = _broken([(attached_to, Weight.ITALIC, measures.BODY_SIZE)], width * NAME_SHARE)
    if not titles and not attached:
        return ""
    parts = []
    if titles:
        words = headings.marked(run("\n".join(line for line, *_ in titles), size=measures.TITLE_SIZE))
        parts.append(
            paragraph(words, "Heading1", keeps=True, align="center", first_line=0, before=0, after=0)
        )
    if attached:
        parts.append(paragraph(_of_lines(attached), keeps=True, align="center"))
    return "".join(parts) + _short_rule([*titles, *attached], width)


def name_lines(texts: Sequence[str], width: float) -> str:
    """Tên loại và trích yếu above their short line; a line as wide as the page would look like body text."""
    parts = []
    lines: list[Line] = []
    for text in texts:
        if broken := _broken([(text, Weight.BOLD, measures.TITLE_SIZE)], width * NAME_SHARE):
            parts.append(
                paragraph(run("\n".join(line for line, *_ in broken)), TITLE, keeps=True, align="center")
            )
            lines += broken
    return "".join(parts) + _short_rule(lines, width) if lines else ""


def _of_lines(lines: Sequence[Line]) -> str:
    return run("\n".join(line for line, *_ in lines), lines[0][1], size=lines[0][2])


def _short_rule(lines: Sequence[Line], width: float) -> str:
    length = _rule_below(lines, measures.SHORT_RULE)
    return rule(length, width, keeps=True) + nothing(BELOW_NAME, keeps=True)
