"""Chỗ ký and Nơi nhận: columns without lines that stay on one page together with the words before them."""

from collections.abc import Sequence
from itertools import zip_longest

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.tables import Cell, unruled
from cds_desktop.documents.paper_docx.words import nothing, paragraph, run
from cds_desktop.documents.safe_text import one_line
from cds_desktop.domain.papers.model import Signature, Signatures, Weight

SPACE_BEFORE = 8.0
BESIDE_THE_LAST = "secretary"
Pair = tuple[Signature | None, Signature | None]


def signatures(block: Signatures, width: float) -> str:
    """Two to a row; Nơi nhận stands beside a last signature that has nobody at its left, else below."""
    recipients = _recipients(block.recipients)
    pairs = _pairs(block.people)
    rows = [line for pair in pairs for line in _rows(pair, width / 2)]
    if pairs and pairs[-1][0] is None:
        rows[-2][0] = Cell(recipients, width / 2, merged="restart")
        rows[-1][0] = Cell("", width / 2, merged="continue")
        recipients = ""
    table = nothing(SPACE_BEFORE, keeps=True) + unruled(rows) if rows else nothing(SPACE_BEFORE, keeps=True)
    return table + (recipients or nothing())


def _pairs(people: Sequence[Signature]) -> list[Pair]:
    """Left and right of each row; whoever signs last stands on the right, the secretary beside."""
    alone = people[0] if len(people) == 1 else None
    last = next((person for person in people if person.last), alone)
    others = [person for person in people if person is not last]
    beside = next((person for person in others if last and person.field == BESIDE_THE_LAST), None)
    if last and not beside and len(others) % 2:
        beside = others[-1]
    others = [person for person in others if person is not beside]
    pairs: list[Pair] = [(left, right) for left, right in zip_longest(others[::2], others[1::2])]
    return [*pairs, (beside, last)] if last else pairs


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
    lines = [one_line(name).strip(" -;.") for name in names]
    lines = [line for line in lines if line]
    if not lines:
        return ""
    ends = [";"] * (len(lines) - 1) + ["."]
    title = paragraph(run("Nơi nhận:", Weight.BOLD_ITALIC, size=measures.RECIPIENTS_SIZE), keeps=True)
    items = [
        paragraph(run(f"- {line}{end}", size=measures.RECIPIENT_SIZE), keeps=True)
        for line, end in zip(lines, ends, strict=True)
    ]
    return title + "".join(items)
