"""Draws the stamp of a signature as a page of exactly the field's size."""

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
from cds_desktop.signing.pdf_signatures.values import StampText
from cds_desktop.signing.signature_checks import VIETNAM_TIME

REGULAR, BOLD = "CDS-Stamp", "CDS-Stamp-Bold"
FONT_FILES = {REGULAR: "LiberationSerif-Regular.ttf", BOLD: "LiberationSerif-Bold.ttf"}
DEMONSTRATION_WARNING = "CHỨNG THƯ MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
BLUE, RED = (0.05, 0.2, 0.55), (0.7, 0.05, 0.05)
MARGIN_ACROSS, MARGIN_UPRIGHT = 8.0, 4.0
LARGEST_SIZE, SMALLEST_SIZE, STEP = 10.0, 2.0, 0.25
LEADING = 1.25
# Above this size a word too long for the field makes the letters smaller; below, the word is broken.
BREAKING_SIZE = 6.0


@dataclass(frozen=True)
class _Line:
    text: str
    font: str
    colour: tuple[float, float, float]


def stamp_text(certificate: CertificateSummary, now: datetime) -> StampText:
    """The words of a stamp: who, when, and whether it counts (nội dung khung chữ ký)."""
    moment = now.astimezone(VIETNAM_TIME)
    return StampText(
        heading="Ký số bởi:",
        name=certificate.subject_name,
        lines=(f"Thời gian ký: {moment:%d/%m/%Y %H:%M} +07:00",),
        warning=DEMONSTRATION_WARNING if certificate.demonstration else "",
    )


def draw_stamp(text: StampText, width: float, height: float) -> bytes:
    """A one-page PDF of exactly this size, fonts embedded, nothing transparent (vẽ khung chữ ký)."""
    _register_fonts()
    size, lines = _fit(text, width - 2 * MARGIN_ACROSS, height - 2 * MARGIN_UPRIGHT)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), initialFontName=REGULAR, invariant=1)
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setLineWidth(0.75)
    canvas.rect(0.75, 0.75, width - 1.5, height - 1.5, stroke=1, fill=0)
    _write_lines(canvas, lines, size, (height + len(lines) * size * LEADING) / 2)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _write_lines(canvas: Canvas, lines: list[_Line], size: float, top: float) -> None:
    ascent, descent = pdfmetrics.getAscentDescent(REGULAR, size)
    # Centre the letters, with their tone marks, within the height of a line.
    baseline = top - (size * LEADING + ascent + descent) / 2
    for line in lines:
        canvas.setFont(line.font, size)
        canvas.setFillColorRGB(*line.colour)
        canvas.drawString(MARGIN_ACROSS, baseline, line.text)
        baseline -= size * LEADING


def _fit(text: StampText, width: float, height: float) -> tuple[float, list[_Line]]:
    size = LARGEST_SIZE
    while True:
        lines = _wrap(text, size, width)
        widest = max(pdfmetrics.stringWidth(line.text, line.font, size) for line in lines)
        fits = widest <= width and len(lines) * size * LEADING <= height
        if fits or size <= SMALLEST_SIZE:
            return size, lines
        size -= STEP


def _wrap(text: StampText, size: float, width: float) -> list[_Line]:
    paragraphs = [_Line(f"{text.heading} {text.name}".strip(), BOLD, BLUE)]
    paragraphs += [_Line(line, REGULAR, BLUE) for line in text.lines]
    if text.warning:
        paragraphs.append(_Line(text.warning, BOLD, RED))
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
