"""Chỗ ký and Nơi nhận: columns without lines that stay on one page together with the words before them."""

from collections.abc import Sequence
from dataclasses import replace

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.tables import Cell, unruled
from cds_desktop.documents.paper_docx.words import nothing, paragraph, run
from cds_desktop.documents.safe_text import one_line
from cds_desktop.domain.papers.model import Signature, Signatures, Weight
from cds_desktop.domain.papers.office_form import RECIPIENTS, Pair, recipient_lines, signature_pairs

SPACE_BEFORE = 8.0
# A list as long as this may go over the page break.
MOST_TOGETHER = 12


def signatures(block: Signatures, width: float) -> str:
    """Two to a row; Nơi nhận stands beside a last signature that has nobody at its left, else below."""
    recipients = _recipients(block.recipients)
    pairs = signature_pairs(block.people)
    rows = [line for pair in pairs for line in _rows(pair, width / 2)]
    if pairs and pairs[-1][0] is None:
        rows[-2][0] = Cell(recipients, width / 2, merged="restart")
        rows[-1] = [Cell("", width / 2, merged="continue"), replace(rows[-1][1], at_bottom=False)]
        recipients = ""
    may_part = len(block.recipients) > MOST_TOGETHER
    table = nothing(SPACE_BEFORE, keeps=True) + (unruled(rows, last_may_part=may_part) if rows else "")
    return table + (recipients or nothing())


def _rows(pair: Pair, half: float) -> list[list[Cell]]:
    cells = [_cells(person, half) if person else (Cell("", half), Cell("", half)) for person in pair]
    return [[cell[0] for cell in cells], [cell[1] for cell in cells]]


def _cells(person: Signature, width: float) -> tuple[Cell, Cell]:
    """Authority above; the name below the room to sign in, on one height with the name beside it."""
    size = measures.SIGNER_SIZE
    lines = [one_line(line) for line in person.authority]
    authority = "".join(
        paragraph(run(line, Weight.BOLD, size=size), keeps=True, align="center") for line in lines if line
    )
    name = run(one_line(person.name), Weight.BOLD, size=size)
    signed = paragraph(name, keeps=True, align="center", before=measures.ROOM_TO_SIGN, after=SPACE_BEFORE)
    return Cell(authority, width), Cell(signed, width, at_bottom=True)


def _recipients(names: Sequence[str]) -> str:
    lines = recipient_lines(map(one_line, names))
    if not lines:
        return ""
    title = paragraph(run(RECIPIENTS, Weight.BOLD_ITALIC, size=measures.RECIPIENTS_SIZE), keeps=True)
    items = [paragraph(run(line, size=measures.RECIPIENT_SIZE), keeps=True) for line in lines]
    return title + "".join(items)
