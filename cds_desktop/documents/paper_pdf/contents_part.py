"""Mục lục: a line for each heading, with dots up to its page number."""

from typing import Any

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD, REGULAR, text_width
from cds_desktop.documents.page.text import wrap_lines
from cds_desktop.documents.paper_pdf.part import Part

NUMBER_WIDTH = 26.0
INDENT = 14.0
DOT = "."
GAP = 4.0
# A flag without which no mark on a page may be kept for long.
PRINTED = 4


class ContentsLine(Part):
    """One heading; `number` is known when all pages are laid out."""

    def __init__(self, title: str, level: int, target: str) -> None:
        self.heading = title
        self.font = BOLD if level == 1 else REGULAR
        self.indent = INDENT * (level - 1)
        self.target = target
        self.number = ""
        self.space_after = 3

    def lay_out(self, width: float) -> None:
        """Break the title beside the column of numbers."""
        self.width = width
        room = width - NUMBER_WIDTH - self.indent
        self.lines = wrap_lines(self.heading, self.font, measures.BODY_SIZE, room)
        self.height = max(1, len(self.lines)) * measures.BODY_LEADING

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """The number stands on the height of the last line; a click leads to the heading."""
        size = measures.BODY_SIZE
        area = (left, top - self.height, left + self.width, top)
        canvas.linkRect("", self.target, area, relative=0, F=PRINTED)
        canvas.setFont(self.font, size)
        baseline = top - size
        for line in self.lines:
            canvas.drawString(left + self.indent, baseline, line)
            baseline -= measures.BODY_LEADING
        if not (self.number and self.lines):
            return
        baseline += measures.BODY_LEADING
        canvas.setFont(REGULAR, size)
        right = left + self.width
        start = left + self.indent + text_width(self.lines[-1], self.font, size) + GAP
        dot = text_width(DOT, REGULAR, size)
        end = right - text_width(self.number, REGULAR, size) - GAP
        count = int((end - start) / dot)
        if count > 0:
            canvas.drawRightString(end, baseline, DOT * count)
        canvas.drawRightString(right, baseline, self.number)
