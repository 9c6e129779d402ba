"""The blocks of a paper as HTML, one after the other."""

from collections.abc import Iterable, Sequence
from html import escape

from cds_desktop.documents.safe_text import lines_of, one_line, spaced
from cds_desktop.domain.charts import Chart
from cds_desktop.domain.papers.model import (
    Alignment,
    Bases,
    Block,
    ChartBlock,
    Column,
    Contents,
    FramedNotice,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    Weight,
)
from cds_desktop.domain.papers.office_form import (
    CONTENTS_LEVELS,
    RECIPIENTS,
    TICKED_BOX,
    basis_lines,
    recipient_lines,
)

DEEPEST = 6
# A table with more columns becomes a list of cards on a phone.
FEW_COLUMNS = 3
TAGS = {
    Weight.PLAIN: ("", ""),
    Weight.BOLD: ("<strong>", "</strong>"),
    Weight.ITALIC: ("<em>", "</em>"),
    Weight.BOLD_ITALIC: ("<strong><em>", "</em></strong>"),
}
LEVELS = ("first", "second")


def lines(text: str) -> str:
    """Escaped text with its line breaks."""
    return "<br>".join(map(escape, lines_of(text)))


class BlockWriter:
    """Writes the blocks of one paper; its listed headings have addresses of their own."""

    def __init__(self, paper: Paper) -> None:
        listed = (block for block in paper.blocks if isinstance(block, Heading))
        titles = [(one_line(h.text), h.level) for h in listed if h.level <= CONTENTS_LEVELS]
        titles += [(one_line(" ".join(annex.name)), 1) for annex in paper.annexes]
        titles = [(title, level) for title, level in titles if title]
        self.entries = [(f"muc-{n}", title, level) for n, (title, level) in enumerate(titles, 1)]
        self._left = iter(self.entries)

    def blocks(self, blocks: Iterable[Block], *, deeper: int, is_listed: bool = False) -> str:
        """All of them; a heading is so much deeper than its level says, for the page has a title above."""
        return "".join(self._block(block, deeper, is_listed=is_listed) for block in blocks)

    def annex_name(self, name: Sequence[str]) -> str:
        """Tên phụ lục as a heading."""
        shown = [line for text in name for line in map(escape, lines_of(text))]
        return f'<h2 id="{next(self._left)[0]}" class="name">{"<br>".join(shown)}</h2>\n' if shown else ""

    def _block(self, block: Block, deeper: int, *, is_listed: bool) -> str:
        match block:
            case Heading():
                return self._heading(block, deeper, is_listed=is_listed)
            case Paragraph():
                return _paragraph(block)
            case Bases():
                return _bases(block)
            case FramedNotice():
                return f'<p class="notice" role="note">{lines(block.text)}</p>\n'
            case Table():
                return _table(block)
            case ChartBlock():
                return "".join(map(_chart, block.charts))
            case Contents():
                return self._contents(block.title)
            case PageBreak():
                return '<div class="new-page"></div>\n'
            case Signatures():
                return _signatures(block)

    def _heading(self, block: Heading, deeper: int, *, is_listed: bool) -> str:
        words = lines(block.text)
        if not words:
            return ""
        tag = f"h{min(max(block.level, 1) + deeper, DEEPEST)}"
        has_address = is_listed and block.level <= CONTENTS_LEVELS
        address = f' id="{next(self._left)[0]}"' if has_address else ""
        middle = ' class="centred"' if block.alignment is Alignment.CENTRED else ""
        return f"<{tag}{address}{middle}>{words}</{tag}>\n"

    def _contents(self, title: str) -> str:
        rows = "".join(
            f'<li class="{LEVELS[level > 1]}"><a href="#{address}">{escape(words)}</a></li>\n'
            for address, words, level in self.entries
        )
        listed = f"<ul>\n{rows}</ul>\n" if rows else ""
        name = f'<p class="centred"><strong>{lines(title)}</strong></p>'
        return f'<nav class="contents">\n{name}\n{listed}</nav>\n'


def _paragraph(block: Paragraph) -> str:
    rows: list[list[Run]] = [[]]
    for part in block.runs:
        first, *rest = spaced(part.text).split("\n")
        rows[-1].append(Run(first, part.weight))
        rows += [[Run(text, part.weight)] for text in rest]
    names = [] if block.alignment is Alignment.JUSTIFIED else [block.alignment.value]
    names += [] if block.indented else ["flush"]
    looks = f' class="{" ".join(names)}"' if names else ""
    return "".join(
        f"<p{looks}>{''.join(map(_run, row)).strip()}</p>\n"
        for row in rows
        if any(part.text.strip() for part in row)
    )


def _run(part: Run) -> str:
    begin, end = TAGS[part.weight]
    return f"{begin}{escape(part.text)}{end}" if part.text else ""


def _bases(block: Bases) -> str:
    return "".join(f"<p><em>{escape(line)}</em></p>\n" for line in basis_lines(map(one_line, block.lines)))


def _table(block: Table) -> str:
    heads = "".join(f'<th scope="col">{lines(column.heading)}</th>' for column in block.columns)
    rows = "".join(_row(row, block.columns) for row in block.rows)
    name = escape(one_line(block.name)) or "Bảng"
    looks = "cards" if len(block.columns) > FEW_COLUMNS else "small"
    return (
        f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n<table class="{looks}">\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _row(row: Row, columns: Sequence[Column]) -> str:
    texts = (*row.cells, *[""] * len(columns))[: len(columns)]
    cells = "".join(
        f'<td data-head="{escape(one_line(column.heading))}"{_middle(column)}>'
        f"{_cell(text, column, row.weight)}</td>"
        for text, column in zip(texts, columns, strict=True)
    )
    return f"<tr>{cells}</tr>\n"


def _middle(column: Column) -> str:
    return ' class="centred"' if column.centred or column.is_box else ""


def _cell(text: str, column: Column, weight: Weight) -> str:
    if column.is_box:
        return "<br>".join("☑" if mark == TICKED_BOX else "☐" for mark in lines_of(text))
    begin, end = TAGS[weight]
    words = lines(text)
    return f"{begin}{words}{end}" if words else ""


def _chart(chart: Chart) -> str:
    columns = tuple(Column(heading, 1) for heading in chart.headings)
    table = _table(Table(columns, tuple(Row(row) for row in chart.rows), name=chart.title))
    return f"<figure>\n<figcaption><strong>{lines(chart.title)}</strong></figcaption>\n{table}</figure>\n"


def _signatures(block: Signatures) -> str:
    others = [person for person in block.people if not person.last]
    last = [person for person in block.people if person.last]
    people = "".join(map(_signature, (*others, *last)))
    signed = f'<div class="signed">\n{people}</div>\n' if people else ""
    return f'<div class="ending">\n{_recipients(block.recipients)}{signed}</div>\n'


def _signature(person: Signature) -> str:
    authority = "<br>".join(lines(line) for line in person.authority if one_line(line))
    name = escape(one_line(person.name))
    return f'<div><p><strong>{authority}</strong></p><p class="signer"><strong>{name}</strong></p></div>\n'


def _recipients(names: Sequence[str]) -> str:
    rows = "".join(f"<li>{escape(line)}</li>" for line in recipient_lines(map(one_line, names)))
    if not rows:
        return ""
    return f'<div class="recipients"><p><strong><em>{RECIPIENTS}</em></strong></p><ul>{rows}</ul></div>\n'
