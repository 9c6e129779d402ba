"""Văn bản as PDF: any paper in the form of NĐ 30/2020/NĐ-CP, and where it is signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cds_desktop.documents.page.places import Place, joined
from cds_desktop.documents.paper_pdf.building import sections_of
from cds_desktop.documents.paper_pdf.contents_part import ContentsLine
from cds_desktop.documents.paper_pdf.cover import spread_covers
from cds_desktop.documents.paper_pdf.drawing import draw_sheets
from cds_desktop.documents.paper_pdf.head_part import NamePart
from cds_desktop.documents.paper_pdf.layout import Sheet, lay_out
from cds_desktop.documents.paper_pdf.signature_part import SignatureBox, SignaturePart
from cds_desktop.domain.papers import Paper
from cds_desktop.domain.papers.office_form import CONTENTS_LEVELS

__all__ = ["DrawnPaper", "Place", "SignatureBox", "draw_paper"]


@dataclass(frozen=True)
class DrawnPaper:
    """A drawn paper: its bytes, how many pages it has (số trang), where what is printed, where to sign.

    `heading_pages` are the page numbers of the body's headings of level 1 and 2, in their order.
    """

    pdf: bytes
    page_count: int
    places: tuple[Place, ...]
    signature_boxes: tuple[SignatureBox, ...]
    heading_pages: tuple[str, ...] = ()


def draw_paper(paper: Paper, drawn_at: datetime) -> DrawnPaper:
    """Vẽ một văn bản: the same content at the same moment gives the same bytes."""
    sheets = spread_covers(lay_out(sections_of(paper)))
    _number_contents(sheets)
    pdf = draw_sheets(sheets, paper, drawn_at)
    signed = [part for part in _parts(sheets) if isinstance(part, SignaturePart)]
    boxes = tuple(box for part in signed for box in part.boxes)
    return DrawnPaper(pdf, len(sheets), joined(_places(sheets)), boxes, tuple(_heading_pages(sheets)))


def _parts(sheets: Sequence[Sheet]) -> Iterator[object]:
    return (placed.part for sheet in sheets for placed in sheet.placed)


def _number_contents(sheets: Sequence[Sheet]) -> None:
    """An annex has numbers of its own: the contents name it without one."""
    body = next((sheet.section for sheet in sheets if not sheet.section.is_cover), None)
    numbers = {
        placed.part.key: str(sheet.number)
        for sheet in sheets
        for placed in sheet.placed
        if placed.part.key and sheet.section is body
    }
    for part in _parts(sheets):
        if isinstance(part, ContentsLine):
            part.number = numbers.get(part.target, "")


def _heading_pages(sheets: Sequence[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        for placed in sheet.placed:
            part = placed.part
            is_listed = part.in_contents and 0 < part.bookmark <= CONTENTS_LEVELS
            if is_listed and not isinstance(part, NamePart):
                yield str(sheet.number)


def _places(sheets: Sequence[Sheet]) -> Iterator[Place]:
    for page, sheet in enumerate(sheets):
        height = sheet.section.size[1]
        for placed in sheet.placed:
            part = placed.part
            if part.place:
                yield Place(part.place, page, height - placed.top, height - placed.top + part.height)
            if isinstance(part, SignaturePart) and part.recipients_at:
                _, top, bottom = part.recipients_at
                yield Place("recipients", page, height - top, height - bottom)
