"""Any paper as plain lines: the same content as on the page, for those who listen or search."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cds_desktop.domain.papers.model import (
    Bases,
    Block,
    ChartBlock,
    FramedNotice,
    Head,
    Heading,
    Paper,
    Paragraph,
    Signatures,
    Table,
)

# Dots of their own; those at the end of a word are the writer's.
_DOTS = re.compile(r"(?<![^\s/(])…(?![^\s/).,;:])")
NOTHING = ("", "–", "-", "…")
LEADING_CELLS = 2


def paper_lines(paper: Paper) -> tuple[str, ...]:
    """Văn bản thành từng dòng: one line for each thing the paper says, in its order."""
    return tuple(" ".join(line.split()) for line in _lines(paper) if line.strip())


def blank_lines(paper: Paper) -> tuple[str, ...]:
    """Chỗ để trống: the lines that print dots because nobody has typed what belongs there."""
    texts = [paper.head.number, paper.head.place_and_date, *paper.name]
    texts += [text for block in paper.every_block() for text in _texts(block)]
    return tuple(" ".join(text.split()) for text in texts if _DOTS.search(text))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield "".join(run.text for run in block.runs)
        case Bases():
            yield from block.lines
        case Table():
            yield from (" · ".join(cell for cell in row.cells if cell) for row in block.rows)
        case Signatures():
            yield from (person.name for person in block.people)


def _lines(paper: Paper) -> Iterator[str]:
    yield paper.watermark
    yield from _block_lines(paper.cover)
    yield from _head_lines(paper.head)
    yield ". ".join(line.strip() for line in paper.name if line.strip())
    yield from _block_lines(paper.blocks)
    for annex in paper.annexes:
        yield ". ".join(line.strip() for line in annex.name if line.strip())
        yield annex.attached_to
        yield from _block_lines(annex.blocks)


def _head_lines(head: Head) -> Iterator[str]:
    yield head.superior
    yield head.issuer
    yield f"Số: {head.number}" if head.number else ""
    yield head.about
    yield head.place_and_date


def _block_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from "".join(run.text for run in block.runs).splitlines()
        case Heading() | FramedNotice():
            yield block.text
        case Bases():
            yield from (_with_word(line) for line in block.lines)
        case Table():
            yield from _table_lines(block)
        case ChartBlock():
            for chart in block.charts:
                yield chart.title
                yield from chart.spoken
        case Signatures():
            yield from _signature_lines(block)


def _with_word(basis: str) -> str:
    return basis if basis.casefold().startswith("căn cứ") else f"Căn cứ {basis}"


def _table_lines(table: Table) -> Iterator[str]:
    headings = tuple(column.heading for column in table.columns)
    boxes = tuple(column.is_box for column in table.columns)
    for row in table.rows:
        yield _row_line(headings, boxes, row.cells)


def _row_line(headings: Sequence[str], boxes: Sequence[bool], cells: Sequence[str]) -> str:
    """The first cells name the row; each later one is told with its heading."""
    named = [
        (heading, " ".join(cell.split()))
        for heading, is_box, cell in zip(headings, boxes, cells, strict=False)
        if not is_box and cell.strip() not in NOTHING
    ]
    head = " ".join(cell for _, cell in named[:LEADING_CELLS])
    rest = [f"{heading}: {cell}" if heading else cell for heading, cell in named[LEADING_CELLS:]]
    return "; ".join([head, *rest])


def _signature_lines(block: Signatures) -> Iterator[str]:
    for person in block.people:
        words = " ".join(line for line in person.authority if line)
        yield ": ".join(part for part in (words, person.name) if part)
    if block.recipients:
        yield f"Nơi nhận: {'; '.join(block.recipients)}"
