"""Draws the stamp of a signature as a page of exactly the field's size: words, an image, or a corner note."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cds_desktop import resources
from cds_desktop.signing.keys import CertificateSummary
from cds_desktop.signing.pdf_signatures.places import STRIP
from cds_desktop.signing.pdf_signatures.stamp_pictures import draw_picture
from cds_desktop.signing.pdf_signatures.values import CornerStamp, ImageStamp, Stamp, StampText
from cds_desktop.signing.signature_checks import VIETNAM_TIME

REGULAR, BOLD = "CDS-Stamp", "CDS-Stamp-Bold"
FONT_FILES = {REGULAR: "LiberationSerif-Regular.ttf", BOLD: "LiberationSerif-Bold.ttf"}
DEMONSTRATION_WARNING = "CHỨNG THƯ MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
BLUE, RED, BLACK = (0.05, 0.2, 0.55), (0.7, 0.05, 0.05), (0.0, 0.0, 0.0)
MARGIN_ACROSS, MARGIN_UPRIGHT = 8.0, 4.0
LARGEST_SIZE, SMALLEST_SIZE, STEP = 10.0, 2.0, 0.25
LEADING = 1.25
# Above this size a word too long for the field makes the letters smaller; below, the word is broken.
BREAKING_SIZE = 6.0
CORNER_SIZE = 10.0
SEAL_WORDS = 0.75


@dataclass(frozen=True)
class _Line:
    text: str
    font: str
    colour: tuple[float, float, float]


@dataclass(frozen=True)
class _Area:
    left: float
    bottom: float
    width: float
    height: float


def stamp_text(certificate: CertificateSummary, now: datetime) -> StampText:
    """The words of a stamp: who, when, and whether it counts (nội dung khung chữ ký)."""
    moment = now.astimezone(VIETNAM_TIME)
    return StampText(
        heading="Ký số bởi:",
        name=certificate.subject_name,
        lines=(f"Thời gian ký: {moment:%d/%m/%Y %H:%M} +07:00",),
        warning=DEMONSTRATION_WARNING if certificate.demonstration else "",
    )


def corner_lines(stamp: CornerStamp, now: datetime) -> tuple[str, ...]:
    """Number and symbol, and the moment as ISO 8601 with the zone of Vietnam (phụ lục là tệp riêng)."""
    moment = now.astimezone(VIETNAM_TIME).replace(microsecond=0).isoformat()
    return tuple(line for line in (stamp.number, moment) if line)


def draw(stamp: Stamp, text: StampText, now: datetime, width: float, height: float) -> bytes:
    """One stamp of whichever kind (vẽ chữ ký hiển thị)."""
    if isinstance(stamp, ImageStamp):
        return draw_image(stamp, text.warning, width, height)
    if isinstance(stamp, CornerStamp):
        return draw_corner(corner_lines(stamp, now), text.warning, width, height)
    return draw_stamp(text, width, height)


def draw_stamp(text: StampText, width: float, height: float) -> bytes:
    """A one-page PDF of exactly this size, fonts embedded, nothing transparent (vẽ khung chữ ký)."""
    canvas, buffer = _canvas(width, height)
    paragraphs = [_Line(f"{text.heading} {text.name}".strip(), BOLD, BLUE)]
    paragraphs += [_Line(line, REGULAR, BLUE) for line in text.lines]
    paragraphs += [_Line(text.warning, BOLD, RED)] if text.warning else []
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setLineWidth(0.75)
    canvas.rect(0.75, 0.75, width - 1.5, height - 1.5, stroke=1, fill=0)
    area = _Area(MARGIN_ACROSS, MARGIN_UPRIGHT, width - 2 * MARGIN_ACROSS, height - 2 * MARGIN_UPRIGHT)
    _write(canvas, paragraphs, area, LARGEST_SIZE)
    return _finished(canvas, buffer)


def draw_image(stamp: ImageStamp, warning: str, width: float, height: float) -> bytes:
    """The image in the middle at its real size, smaller only where the field is (hình chữ ký, con dấu)."""
    canvas, buffer = _canvas(width, height)
    # The field of a seal is as wide as the seal and higher by the strip, which stays free of it.
    is_seal = stamp.width >= width - 1
    room = height - STRIP if warning or is_seal else height
    scale = min(1.0, width / stamp.width, room / stamp.height)
    wide, high = stamp.width * scale, stamp.height * scale
    draw_picture(canvas, stamp.png, ((width - wide) / 2, (room - high) / 2, wide, high))
    if warning:
        # Beside a seal stands the position of who is responsible: its words keep to the left.
        area = _Area(0, room, width * (SEAL_WORDS if is_seal else 1), STRIP)
        _write(canvas, [_Line(warning, BOLD, RED)], area, BREAKING_SIZE, centred=not is_seal)
    return _finished(canvas, buffer)


def draw_corner(lines: tuple[str, ...], warning: str, width: float, height: float) -> bytes:
    """Black words of size 10 without an image, flush right (NĐ 30/2020/NĐ-CP, phụ lục I)."""
    canvas, buffer = _canvas(width, height)
    paragraphs = [_Line(line, REGULAR, BLACK) for line in lines]
    paragraphs += [_Line(warning, BOLD, RED)] if warning else []
    _write(canvas, paragraphs, _Area(0, 0, width, height), CORNER_SIZE, right=True)
    return _finished(canvas, buffer)


def _canvas(width: float, height: float) -> tuple[Canvas, BytesIO]:
    _register_fonts()
    buffer = BytesIO()
    return Canvas(buffer, pagesize=(width, height), initialFontName=REGULAR, invariant=1), buffer


def _finished(canvas: Canvas, buffer: BytesIO) -> bytes:
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _write(
    canvas: Canvas,
    paragraphs: list[_Line],
    area: _Area,
    largest: float,
    *,
    centred: bool = False,
    right: bool = False,
) -> None:
    """Write the paragraphs into an area, as large as they fit, in the middle of its height."""
    size, lines = _fit(paragraphs, area, largest)
    ascent, descent = pdfmetrics.getAscentDescent(REGULAR, size)
    top = area.bottom + (area.height + len(lines) * size * LEADING) / 2
    # Centre the letters, with their tone marks, within the height of a line.
    baseline = top - (size * LEADING + ascent + descent) / 2
    for line in lines:
        free = area.width - pdfmetrics.stringWidth(line.text, line.font, size)
        shift = free / 2 if centred else free if right else 0.0
        canvas.setFont(line.font, size)
        canvas.setFillColorRGB(*line.colour)
        canvas.drawString(area.left + max(0.0, shift), baseline, line.text)
        baseline -= size * LEADING


def _fit(paragraphs: list[_Line], area: _Area, largest: float) -> tuple[float, list[_Line]]:
    size = largest
    while True:
        lines = _wrap(paragraphs, size, area.width)
        widest = max((pdfmetrics.stringWidth(line.text, line.font, size) for line in lines), default=0.0)
        fits = widest <= area.width and len(lines) * size * LEADING <= area.height
        if fits or size <= SMALLEST_SIZE:
            return size, lines
        size -= STEP


def _wrap(paragraphs: list[_Line], size: float, width: float) -> list[_Line]:
    return [
        _Line(part, paragraph.font, paragraph.colour)
        for paragraph in paragraphs
        for row in simpleSplit(unicodedata.normalize("NFC", paragraph.text), paragraph.font, size, width)
        for part in (_broken(row, paragraph.font, size, width) if size <= BREAKING_SIZE else [row])
    ]


def _broken(row: str, font: str, size: float, width: float) -> list[str]:
    parts = [""]
    for letter in row:
        if pdfmetrics.stringWidth(parts[-1] + letter, font, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts


@cache
def _register_fonts() -> None:
    for name, file_name in FONT_FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", file_name))))
