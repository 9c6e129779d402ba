"""Biểu đồ on paper: the same picture as on the screen, in lines and letters that print in grey."""

from typing import Any

from cds_desktop.documents.page.chart_measures import (
    BOLD_LOOKS,
    DASH,
    DASH_GAP,
    HATCH_STEP,
    PAPER,
    SIZES,
    WHOLE_BELOW,
)
from cds_desktop.documents.page.fonts import BOLD, REGULAR, text_width
from cds_desktop.documents.page.text import clean
from cds_desktop.documents.paper_pdf.part import TINY, Part
from cds_desktop.domain.charts import Chart
from cds_desktop.domain.charts.picture import lay_out
from cds_desktop.domain.charts.shapes import Box, Fill, Look, Pointer, Rule, Shape, Strip, Words

FONTS = {look: BOLD if look in BOLD_LOOKS else REGULAR for look in Look}
DARK, TRACK, BLACK, WHITE = 0.25, 0.87, 0.0, 1.0
HAIRLINE, EDGE = 0.4, 0.8
SPACE_AFTER = 14.0
FIRST_STRIPS = 3
TAIL_STRIPS = 4


class ChartPart(Part):
    """A chart that goes over the page break between two of its rows."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.strips: tuple[Strip, ...] = ()
        self.space_after = SPACE_AFTER

    def lay_out(self, width: float) -> None:
        """Lay out the picture for a width."""
        self.width = width
        self.strips = tuple(lay_out(self.chart, width, PAPER, measure))
        self.height = sum(strip.height for strip in self.strips)

    def least(self) -> float:
        """A chart that fits on a page stays whole; of a longer one its first bars stay with its title."""
        return self.height if self.height < WHOLE_BELOW else sum(s.height for s in self.strips[:FIRST_STRIPS])

    def split(self, room: float) -> tuple[Part, Part] | None:
        """What fits and the rest."""
        count, left = 0, room + TINY
        while count < len(self.strips) and self.strips[count].height <= left:
            left -= self.strips[count].height
            count += 1
        while count and count < len(self.strips) and self.strips[count - 1].leads:
            count -= 1
        here, there = self.strips[:count], self.strips[count:]
        return (self._with(here), self._with(there)) if here and there else None

    def split_tail(self) -> tuple[Part, Part] | None:
        """The last few strips apart, and what leads them."""
        count = len(self.strips) - TAIL_STRIPS
        while count > 0 and self.strips[count - 1].leads:
            count -= 1
        return (self._with(self.strips[:count]), self._with(self.strips[count:])) if count > 0 else None

    def _with(self, strips: tuple[Strip, ...]) -> "ChartPart":
        part = ChartPart(self.chart)
        part.width, part.strips = self.width, strips
        part.height = sum(strip.height for strip in strips)
        return part

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Strip by strip, with the left margin as zero."""
        canvas.saveState()
        canvas.translate(left, 0)
        for strip in self.strips:
            for shape in strip.shapes:
                _draw(canvas, shape, top)
            top -= strip.height
        canvas.restoreState()


def measure(text: str, look: Look) -> float:
    """How wide a text is on paper."""
    return text_width(clean(text), FONTS[look], SIZES[look])


def _draw(canvas: Any, shape: Shape, top: float) -> None:
    match shape:
        case Box():
            _draw_box(canvas, shape, top)
        case Rule():
            _draw_rule(canvas, shape, top)
        case Pointer():
            _draw_pointer(canvas, shape, top)
        case Words():
            _draw_words(canvas, shape, top)


def _draw_words(canvas: Any, words: Words, top: float) -> None:
    font, size = FONTS[words.look], SIZES[words.look]
    baseline = top - words.y - words.height / 2 - size * 0.33
    canvas.setFont(font, size)
    canvas.setFillGray(BLACK)
    if words.right:
        canvas.drawRightString(words.x + words.width, baseline, clean(words.text))
    else:
        canvas.drawString(words.x, baseline, clean(words.text))


def _draw_box(canvas: Any, box: Box, top: float) -> None:
    low = top - box.y - box.height
    canvas.saveState()
    canvas.setLineWidth(HAIRLINE)
    canvas.setStrokeGray(BLACK)
    match box.fill:
        case Fill.MAXIMUM:
            canvas.setFillGray(TRACK)
            canvas.rect(box.x, low, box.width, box.height, stroke=1, fill=1)
        case Fill.POINTS:
            canvas.setFillGray(DARK)
            canvas.rect(box.x, low, box.width, box.height, stroke=1, fill=1)
        case Fill.UNSCORED:
            _hatch(canvas, box, low)
        case Fill.UNPLACED:
            canvas.setFillGray(WHITE)
            canvas.setLineWidth(EDGE)
            canvas.setDash(DASH, DASH_GAP)
            canvas.rect(box.x, low, box.width, box.height, stroke=1, fill=1)
        case Fill.LAST_YEAR:
            canvas.setFillGray(WHITE)
            canvas.setLineWidth(EDGE)
            canvas.rect(box.x, low, box.width, box.height, stroke=1, fill=1)
    canvas.restoreState()


def _hatch(canvas: Any, box: Box, low: float) -> None:
    """Slanting lines inside the box, cut at its edges."""
    canvas.setFillGray(WHITE)
    canvas.rect(box.x, low, box.width, box.height, stroke=1, fill=1)
    canvas.saveState()
    inside = canvas.beginPath()
    inside.rect(box.x, low, box.width, box.height)
    canvas.clipPath(inside, stroke=0, fill=0)
    count = int((box.width + box.height) / HATCH_STEP) + 1
    starts = [box.x - box.height + number * HATCH_STEP for number in range(count)]
    canvas.lines([(x, low, x + box.height, low + box.height) for x in starts])
    canvas.restoreState()


def _draw_rule(canvas: Any, rule: Rule, top: float) -> None:
    canvas.saveState()
    if rule.halo:
        canvas.setLineWidth(3.2)
        canvas.setStrokeGray(WHITE)
        canvas.line(rule.x, top - rule.bottom, rule.x, top - rule.top)
    canvas.setLineWidth(1.4)
    canvas.setStrokeGray(BLACK)
    canvas.line(rule.x, top - rule.bottom, rule.x, top - rule.top)
    canvas.restoreState()


def _draw_pointer(canvas: Any, pointer: Pointer, top: float) -> None:
    x, low = pointer.x, top - pointer.bottom
    path = canvas.beginPath()
    path.moveTo(x - 3.5, low + 5)
    path.lineTo(x + 3.5, low + 5)
    path.lineTo(x, low)
    path.close()
    canvas.setFillGray(BLACK)
    canvas.drawPath(path, stroke=0, fill=1)
