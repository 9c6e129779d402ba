"""Lời báo in a frame: says why a paper cannot be used yet."""

from typing import Any

from cds_desktop.documents.page.fonts import BOLD
from cds_desktop.documents.page.text import wrap_lines
from cds_desktop.documents.paper_pdf.part import Part

SIZE = 12
LEADING = 15
PADDING = 6


class NoticePart(Part):
    """Centred words in a frame."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.space_after = 10

    def lay_out(self, width: float) -> None:
        """Break the lines for a width."""
        self.width = width
        self.lines = wrap_lines(self.text, BOLD, SIZE, width - 4 * PADDING)
        self.height = len(self.lines) * LEADING + 2 * PADDING

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Frame and words."""
        canvas.setLineWidth(1)
        canvas.rect(left + 0.5, top - self.height, self.width - 1, self.height)
        canvas.setFont(BOLD, SIZE)
        y = top - PADDING - SIZE
        for line in self.lines:
            canvas.drawCentredString(left + self.width / 2, y, line)
            y -= LEADING
