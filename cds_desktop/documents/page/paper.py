"""A paper as a whole: pages, margins, page numbers, watermark, metadata, and always the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD, REGULAR, register, text_width
from cds_desktop.documents.page.places import Place, joined
from cds_desktop.documents.page.text import clean

BODY, ANNEX, WIDE_ANNEX = "body", "annex", "wide-annex"
SECTIONS = {BODY: measures.PORTRAIT, ANNEX: measures.PORTRAIT, WIDE_ANNEX: measures.LANDSCAPE}
WATERMARK_GREY = 0.9
WATERMARK_SIZE = 96
WATERMARK_SPAN = 0.55
LANGUAGE = "vi-VN"

# A reportlab font serves one document at a time.
DRAWING = Lock()


@dataclass(frozen=True)
class PaperSetup:
    """What belongs to the paper and not to its text; `watermark` "" leaves the page white."""

    title: str
    watermark: str
    drawn_at: datetime


@dataclass(frozen=True)
class DrawnPages:
    """A drawn paper: its bytes, how many pages it has (số trang), and where what is printed."""

    pdf: bytes
    page_count: int
    places: tuple[Place, ...]


def draw(story: Sequence[Any], setup: PaperSetup, *, wide: bool = False) -> DrawnPages:
    """Vẽ một văn bản; a `wide` paper lies landscape from its first page."""
    register()
    output = BytesIO()
    with DRAWING:
        paper = _Paper(output, setup, first=WIDE_ANNEX if wide else BODY)
        paper.build(list(story))
    return DrawnPages(output.getvalue(), paper.page, joined(paper.places))


def start_annex(*, wide: bool = False) -> list[Any]:
    """Begin an annex on a new page, numbered on its own (phụ lục)."""
    return [NextPageTemplate(_first(WIDE_ANNEX if wide else ANNEX)), PageBreak()]


class _Paper(BaseDocTemplate):  # type: ignore[misc] # reportlab carries no types
    def __init__(self, output: BytesIO, setup: PaperSetup, first: str) -> None:
        self.setup = setup
        self.section_start = 1
        self.places: list[Place] = []
        super().__init__(
            output,
            title=clean(setup.title),
            lang=LANGUAGE,
            displayDocTitle=True,
            initialFontName=REGULAR,
            invariant=1,
            pageCompression=1,
            # A paper begins with the first template it is given.
            pageTemplates=[page for name in (first, *SECTIONS) for page in self._pages(name)],
        )

    def _pages(self, name: str) -> list[PageTemplate]:
        size = SECTIONS[name]
        return [
            PageTemplate(
                _first(name), _frame(size), onPage=self._begin, pagesize=size, autoNextPageTemplate=name
            ),
            PageTemplate(name, _frame(size), onPage=self._continue, pagesize=size),
        ]

    def beforeDocument(self) -> None:
        # The clock of the library stands still so that bytes repeat; the paper has a time of its own.
        moment = f"D:{self.setup.drawn_at.astimezone(UTC):%Y%m%d%H%M%S}Z"
        self.canv.setDateFormatter(lambda *_: moment)

    def afterFlowable(self, flowable: Any) -> None:
        """Note where a part with a place was drawn; called by reportlab."""
        if key := getattr(flowable, "place", ""):
            bottom = self.frame._y + flowable.getSpaceAfter()
            page, height = self.canv.getPageNumber() - 1, self.canv._pagesize[1]
            self.places.append(Place(key, page, height - bottom - flowable.height, height - bottom))

    def _begin(self, canvas: Any, _: object) -> None:
        self.section_start = canvas.getPageNumber()
        self._watermark(canvas)

    def _continue(self, canvas: Any, _: object) -> None:
        self._watermark(canvas)
        width, height = canvas._pagesize
        middle = (measures.LEFT_MARGIN + width - measures.RIGHT_MARGIN) / 2
        canvas.saveState()
        canvas.setFont(REGULAR, measures.PAGE_NUMBER_SIZE)
        number = canvas.getPageNumber() - self.section_start + 1
        canvas.drawCentredString(middle, height - measures.PAGE_NUMBER_DROP, str(number))
        canvas.restoreState()

    def _watermark(self, canvas: Any) -> None:
        words = clean(self.setup.watermark)
        if not words:
            return
        width, height = canvas._pagesize
        diagonal = (width**2 + height**2) ** 0.5
        wide = text_width(words, BOLD, WATERMARK_SIZE)
        size = WATERMARK_SIZE * min(1.0, WATERMARK_SPAN * diagonal / wide)
        canvas.saveState()
        canvas.setFillGray(WATERMARK_GREY)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(45 if height > width else 30)
        canvas.setFont(BOLD, size)
        canvas.drawCentredString(0, -size / 3, words)
        canvas.restoreState()


def _first(name: str) -> str:
    return f"{name}-first"


def _frame(size: tuple[float, float]) -> list[Frame]:
    width = size[0] - measures.LEFT_MARGIN - measures.RIGHT_MARGIN
    height = size[1] - measures.TOP_MARGIN - measures.BOTTOM_MARGIN
    no_padding = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    return [Frame(measures.LEFT_MARGIN, measures.BOTTOM_MARGIN, width, height, **no_padding)]
