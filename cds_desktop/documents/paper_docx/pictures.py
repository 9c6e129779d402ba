"""Biểu đồ as pictures of the same shapes as on the screen and in the PDF, in lines that print in grey."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from cds_desktop import resources
from cds_desktop.documents.page.chart_measures import (
    BOLD_LOOKS,
    DASH,
    DASH_GAP,
    HATCH_STEP,
    PAPER,
    SIZES,
    WHOLE_BELOW,
)
from cds_desktop.documents.safe_text import one_line
from cds_desktop.domain.charts import Chart
from cds_desktop.domain.charts.picture import lay_out
from cds_desktop.domain.charts.shapes import Box, Fill, Look, Pointer, Rule, Shape, Strip, Words

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

REGULAR_FILE, BOLD_FILE = "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"
BLACK, WHITE, DARK, TRACK = 0, 255, 64, 222
# Dots to a point: 216 to the inch, what a laser printer shows of grey.
DOTS = 3


def chart_pictures(chart: Chart, width: float) -> list[tuple[bytes, float, float]]:
    """The pictures of a chart, one below the other, as PNG with width and height in points."""
    strips = lay_out(chart, width, PAPER, _measure)
    return [(_png(part, width), width, sum(strip.height for strip in part)) for part in _parts(strips)]


def _parts(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Strips that leave no strip behind which leads the next one."""
    parts: list[list[Strip]] = [[]]
    bound: list[Strip] = []
    for strip in strips:
        bound.append(strip)
        if strip.leads:
            continue
        height = sum(each.height for each in (*parts[-1], *bound))
        if parts[-1] and height > WHOLE_BELOW:
            parts.append([])
        parts[-1] += bound
        bound = []
    parts[-1] += bound
    return [part for part in parts if part]


def _png(strips: Sequence[Strip], width: float) -> bytes:
    from PIL import Image, ImageDraw

    height = sum(strip.height for strip in strips)
    picture = Image.new("L", (round(width * DOTS), round(height * DOTS)), WHITE)
    pen = ImageDraw.Draw(picture)
    top = 0.0
    for strip in strips:
        for shape in strip.shapes:
            _draw(picture, pen, shape, top)
        top += strip.height
    output = BytesIO()
    picture.save(output, "PNG", dpi=(72 * DOTS, 72 * DOTS))
    return output.getvalue()


@cache
def _font(look: Look) -> "FreeTypeFont":
    from PIL import ImageFont

    name = BOLD_FILE if look in BOLD_LOOKS else REGULAR_FILE
    return ImageFont.truetype(str(resources.path("fonts", name)), SIZES[look] * DOTS)


def _measure(text: str, look: Look) -> float:
    return _font(look).getlength(one_line(text)) / DOTS


def _draw(picture: "Image", pen: "ImageDraw", shape: Shape, top: float) -> None:
    match shape:
        case Box():
            _draw_box(picture, pen, shape, top)
        case Rule():
            ends = _dots(shape.x, top + shape.top, shape.x, top + shape.bottom)
            if shape.halo:
                pen.line(ends, fill=WHITE, width=round(3.2 * DOTS))
            pen.line(ends, fill=BLACK, width=round(1.4 * DOTS))
        case Pointer():
            x, tip = shape.x, top + shape.bottom
            pen.polygon(_dots(x - 3.5, tip - 5, x + 3.5, tip - 5, x, tip), fill=BLACK)
        case Words():
            _draw_words(pen, shape, top)


def _dots(*points: float) -> tuple[float, ...]:
    return tuple(round(point * DOTS) for point in points)


def _draw_words(pen: "ImageDraw", words: Words, top: float) -> None:
    baseline = top + words.y + words.height / 2 + SIZES[words.look] * 0.33
    x = words.x + words.width if words.right else words.x
    anchor = "rs" if words.right else "ls"
    at = (round(x * DOTS), round(baseline * DOTS))
    pen.text(at, one_line(words.text), fill=BLACK, font=_font(words.look), anchor=anchor)


def _draw_box(picture: "Image", pen: "ImageDraw", box: Box, top: float) -> None:
    left, upper, right, lower = _dots(box.x, top + box.y, box.x + box.width, top + box.y + box.height)
    frame = (left, upper, max(right, left), max(lower, upper))
    match box.fill:
        case Fill.MAXIMUM:
            pen.rectangle(frame, fill=TRACK, outline=BLACK)
        case Fill.POINTS:
            pen.rectangle(frame, fill=DARK, outline=BLACK)
        case Fill.UNSCORED:
            _hatch(picture, frame)
        case Fill.UNPLACED:
            _dashed(pen, frame)
        case Fill.LAST_YEAR:
            pen.rectangle(frame, fill=WHITE, outline=BLACK, width=2)


def _hatch(picture: "Image", frame: tuple[float, ...]) -> None:
    """Slanting lines inside the box, cut at its edges."""
    from PIL import Image, ImageDraw

    left, upper, right, lower = map(int, frame)
    width, height = right - left + 1, lower - upper + 1
    piece = Image.new("L", (width, height), WHITE)
    pen = ImageDraw.Draw(piece)
    step = round(HATCH_STEP * DOTS)
    for start in range(-height, width, step):
        pen.line((start, height, start + height, 0), fill=BLACK, width=1)
    pen.rectangle((0, 0, width - 1, height - 1), outline=BLACK)
    picture.paste(piece, (left, upper))


def _dashed(pen: "ImageDraw", frame: tuple[float, ...]) -> None:
    left, upper, right, lower = map(int, frame)
    pen.rectangle((left, upper, right, lower), fill=WHITE)
    dash, step = round(DASH * DOTS), round((DASH + DASH_GAP) * DOTS)
    for x in range(left, right, step):
        for y in (upper, lower):
            pen.line((x, y, min(x + dash, right), y), fill=BLACK, width=2)
    for y in range(upper, lower, step):
        for x in (left, right):
            pen.line((x, y, x, min(y + dash, lower)), fill=BLACK, width=2)
