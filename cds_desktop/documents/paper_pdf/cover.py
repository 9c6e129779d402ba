"""Bìa: a framed page, who issues the paper at the top, its name in the middle, place and year at the foot."""

from collections.abc import Iterable

from cds_desktop.documents.page import measures
from cds_desktop.documents.paper_pdf.layout import Placed, Sheet
from cds_desktop.documents.paper_pdf.lines import paragraphs_of
from cds_desktop.documents.paper_pdf.part import Part
from cds_desktop.documents.paper_pdf.text_part import TextPart
from cds_desktop.domain.papers import Alignment, Block, Heading, Paragraph, Run, Weight

LEADING_SHARE = 1.4
# The eye takes for the middle what lies a little above it.
MIDDLE = 0.56


def cover_parts(blocks: Iterable[Block]) -> list[Part]:
    """Headings large, all other words in the middle; a cover has no bookmarks."""
    parts: list[Part] = []
    for block in blocks:
        if isinstance(block, Heading):
            size = measures.COVER_SIZE if block.level == 1 else measures.TITLE_SIZE
            parts += _centred((Run(block.text, Weight.BOLD),), size, keeps_next=True)
        elif isinstance(block, Paragraph):
            parts += _centred(block.runs, measures.TITLE_SIZE)
    return parts


def _centred(runs: tuple[Run, ...], size: float, *, keeps_next: bool = False) -> list[Part]:
    parts: list[Part] = []
    for line in paragraphs_of(runs):
        part = TextPart(line, size=size, leading=size * LEADING_SHARE, alignment=Alignment.CENTRED)
        part.keeps_next = keeps_next
        parts.append(part)
    return parts


def spread(sheet: Sheet) -> None:
    """Move the name of the paper to the middle of the page and the last line to its foot."""
    placed = sheet.placed
    first = next((number for number, one in enumerate(placed) if one.part.keeps_next), None)
    if first is None or first + 1 >= len(placed):
        return
    top, middle, foot = placed[:first], placed[first:-1], placed[-1:]
    lowest = measures.BOTTOM_MARGIN + sheet.section.inset
    centre = lowest + sheet.section.height * MIDDLE
    height = middle[0].top - _foot_of(middle[-1])
    above = _foot_of(top[-1]) if top else middle[0].top
    # Long names fill the page: then everything stays where it flowed.
    if centre + height / 2 > above or centre - height / 2 < lowest + foot[0].part.height:
        return
    moved = _moved(middle, centre + height / 2 - middle[0].top)
    sheet.placed = [*top, *moved, *_moved(foot, lowest - _foot_of(foot[0]))]


def _foot_of(placed: Placed) -> float:
    return placed.top - placed.part.height


def _moved(placed: list[Placed], by: float) -> list[Placed]:
    return [Placed(one.part, one.top + by) for one in placed]


def spread_covers(sheets: list[Sheet]) -> list[Sheet]:
    """Arrange every cover that fits on one page."""
    covers = [sheet for sheet in sheets if sheet.section.is_cover]
    if len(covers) == 1:
        spread(covers[0])
    return sheets
