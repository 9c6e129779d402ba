"""What a template proposes where nothing was typed: texts and rows with the values of a round."""

from collections.abc import Sequence

from cds_desktop.domain.papers.model import Block, Column, Paragraph, Row, Run, Table
from cds_desktop.domain.papers.templates.model import Filling, Line, PartFacts, Piece
from cds_desktop.domain.papers.templates.runs import filled_lines
from cds_desktop.domain.text import clean_lines

DOTS = "…"
COUNT = Column("TT", 10, centred=True, is_number=True)
SIZE = 12


def proposed_text(line: Line, filling: Filling) -> str:
    """The đề xuất lines below a phần, one paragraph each."""
    lines = (runs for (words,) in line.proposals for runs in filled_lines(words, filling))
    return "\n".join("".join(run.text for run in runs) for runs in lines)


def proposed_rows(line: Line, filling: Filling) -> tuple[tuple[str, ...], ...]:
    """The dòng lines below a bảng as cells: one row for each value of a list, none where all is empty."""
    rows: list[tuple[str, ...]] = []
    for proposal in line.proposals:
        names = [piece.text for words in proposal for piece in words if piece.is_field]
        if names and not any(filling.fields.get(name) for name in names):
            continue
        columns = [_cell_texts(words, filling) for words in proposal]
        for position in range(max(map(len, columns), default=0)):
            rows.append(tuple(_at(column, position) for column in columns))
    return tuple(rows)


def _cell_texts(words: Sequence[Piece], filling: Filling) -> list[str]:
    return ["".join(run.text for run in runs) for runs in filled_lines(words, filling)]


def _at(texts: list[str], position: int) -> str:
    """The text of one row: a cell without a list says the same in all of them."""
    if len(texts) == 1:
        return texts[0]
    return texts[position] if position < len(texts) else ""


def table_of(facts: PartFacts, rows: Sequence[Sequence[str]]) -> Table:
    """A table of what was typed or proposed; without a row it has one to be written in."""
    rows = rows or [("",) * len(facts.columns)]
    if not facts.is_counted:
        return Table(facts.columns, tuple(Row(tuple(row)) for row in rows), SIZE, place=facts.key)
    counted = tuple(Row((str(position), *row)) for position, row in enumerate(rows, 1))
    return Table((COUNT, *facts.columns), counted, SIZE, place=facts.key)


def text_blocks(text: str, place: str = "") -> tuple[Block, ...]:
    """Free text as paragraphs, one for each line that says something."""
    lines = (line for line in clean_lines(text).split("\n") if line.strip())
    return tuple(Paragraph((Run(line.strip()),), place=place) for line in lines)
