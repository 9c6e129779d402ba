"""Turns the blocks of a paper into parts that can be laid out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD, ITALIC
from cds_desktop.documents.page.text import clean
from cds_desktop.documents.paper_pdf.chart_part import ChartPart
from cds_desktop.documents.paper_pdf.contents_part import ContentsLine
from cds_desktop.documents.paper_pdf.cover import cover_parts
from cds_desktop.documents.paper_pdf.head_part import CentredText, HeadPart, NamePart
from cds_desktop.documents.paper_pdf.layout import Section
from cds_desktop.documents.paper_pdf.lines import paragraphs_of
from cds_desktop.documents.paper_pdf.notice_part import NoticePart
from cds_desktop.documents.paper_pdf.part import Break, Part
from cds_desktop.documents.paper_pdf.signature_part import SignaturePart
from cds_desktop.documents.paper_pdf.table_part import TablePart
from cds_desktop.documents.paper_pdf.text_part import TextPart
from cds_desktop.domain.papers import (
    Alignment,
    Annex,
    Bases,
    Block,
    ChartBlock,
    Contents,
    FramedNotice,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Signatures,
    Table,
    Weight,
)
from cds_desktop.domain.papers.office_form import CONTENTS_LEVELS, basis_lines, is_bold

ABOVE_HEADING = 4.0
LONG = 300


def sections_of(paper: Paper) -> list[Section]:
    """Cover, body and annexes, each with pages of its own."""
    sections: list[Section] = []
    if paper.cover:
        sections.append(Section(tuple(cover_parts(paper.cover)), is_cover=True))
    sections.append(Section((*_beginning(paper), *_parts(paper.blocks)), _size(paper.wide)))
    sections += [_annex(annex) for annex in paper.annexes]
    _fill_contents(sections)
    return sections


def _size(wide: bool) -> tuple[float, float]:
    return measures.LANDSCAPE if wide else measures.PORTRAIT


def _beginning(paper: Paper) -> list[Part]:
    parts: list[Part] = []
    if not paper.head.is_empty:
        parts.append(HeadPart(paper.head))
    if paper.name:
        first, *others = paper.name
        texts = [CentredText(first, BOLD, measures.TITLE_SIZE)]
        texts += [CentredText(line, BOLD, measures.TITLE_SIZE, 2) for line in others]
        parts.append(NamePart(texts))
    return parts


def _annex(annex: Annex) -> Section:
    parts = tuple(_parts(annex.blocks))
    for part in parts:
        # Among bookmarks, what an annex holds stands below its name.
        part.bookmark += 1 if part.bookmark else 0
        part.in_contents = False
    return Section((_annex_name(annex), *parts), _size(annex.wide))


def _annex_name(annex: Annex) -> NamePart:
    texts = [CentredText(line, BOLD, measures.TITLE_SIZE) for line in annex.name]
    if annex.attached_to:
        texts.append(CentredText(annex.attached_to, ITALIC, measures.BODY_SIZE, 2))
    return NamePart(texts, bookmark=1)


def _parts(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        yield from _parts_of(block)


def _parts_of(block: Block) -> Iterable[Part]:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Heading():
            return _heading(block)
        case Bases():
            return _bases(block)
        case Table():
            return [TablePart(block)]
        case Signatures():
            part = SignaturePart(block)
            return [] if part.is_empty else [part]
        case FramedNotice():
            return [NoticePart(block.text)]
        case ChartBlock():
            return _charts(block)
        case Contents():
            return [_ContentsPlace(block.title)]
        case PageBreak():
            return [Break()]


def _paragraph(block: Paragraph) -> list[Part]:
    lines = paragraphs_of(block.runs)
    indent = measures.FIRST_LINE if block.indented else 0
    parts: list[Part] = []
    for runs in lines:
        part = TextPart(runs, alignment=block.alignment, indent=indent)
        part.place = block.place
        # "QUYẾT ĐỊNH:" in the middle of a page is a heading in all but name.
        part.keeps_next = (block.alignment is Alignment.CENTRED and is_bold(runs)) or _announces(runs)
        parts.append(part)
    return parts


def _announces(runs: Sequence[Run]) -> bool:
    """ "Hội đồng có nhiệm vụ:" stays with the first of what it announces; a long text would leave a hole."""
    text = "".join(run.text for run in runs).rstrip()
    return text.endswith(":") and len(text) < LONG


def _heading(block: Heading) -> list[Part]:
    is_centred = block.alignment is Alignment.CENTRED
    size = measures.TITLE_SIZE if is_centred and block.level == 1 else measures.BODY_SIZE
    parts: list[Part] = []
    for number, runs in enumerate(paragraphs_of((Run(block.text, Weight.BOLD),))):
        alignment = block.alignment if is_centred else Alignment.LEFT
        indent = 0 if is_centred else measures.FIRST_LINE
        part = TextPart(runs, size=size, alignment=alignment, indent=indent)
        part.space_before = 0 if number else ABOVE_HEADING
        part.keeps_next = True
        part.bookmark = 0 if number else block.level
        part.title = " ".join(clean(block.text).split())
        parts.append(part)
    return parts


def _charts(block: ChartBlock) -> list[Part]:
    parts: list[Part] = []
    for chart in block.charts:
        title, *others = _heading(Heading(chart.title))
        title.bookmark = 0
        parts += [title, *others, ChartPart(chart)]
    return parts


def _bases(block: Bases) -> list[Part]:
    parts: list[Part] = []
    for line in basis_lines(" ".join(clean(line).split()) for line in block.lines):
        part = TextPart((Run(line, Weight.ITALIC),), indent=measures.FIRST_LINE)
        part.place = block.place
        parts.append(part)
    return parts


class _ContentsPlace(Break):
    """Where the contents go, once all headings are known."""

    def __init__(self, title: str) -> None:
        self.title = title


def _fill_contents(sections: list[Section]) -> None:
    """Name each heading with a key of its own, and list the headings where they are asked for."""
    numbers = count(1)
    listed: list[tuple[str, int, str]] = []
    for section in sections:
        for part in section.parts:
            if part.bookmark and part.title:
                part.key = f"h{next(numbers)}"
                if part.in_contents and part.bookmark <= CONTENTS_LEVELS:
                    listed.append((part.title, part.bookmark, part.key))
    for position, section in enumerate(sections):
        if any(isinstance(part, _ContentsPlace) for part in section.parts):
            parts = tuple(made for part in section.parts for made in _listed(part, listed))
            sections[position] = Section(parts, section.size, section.is_cover)


def _listed(part: Part, entries: Sequence[tuple[str, int, str]]) -> list[Part]:
    if not isinstance(part, _ContentsPlace):
        return [part]
    title = TextPart((Run(part.title, Weight.BOLD),), size=measures.TITLE_SIZE, alignment=Alignment.CENTRED)
    title.keeps_next = True
    return [title, *(ContentsLine(words, level, key) for words, level, key in entries)]
