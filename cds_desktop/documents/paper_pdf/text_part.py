"""Running text (đoạn văn): justified or not, never a single line alone at the foot or head of a page."""

from collections.abc import Sequence
from typing import Any

from cds_desktop.documents.page import measures
from cds_desktop.documents.paper_pdf.lines import TextLine, balance, break_lines, words_of
from cds_desktop.documents.paper_pdf.part import TINY, Part
from cds_desktop.domain.papers import Alignment, Run

FEWEST = 2
TAIL_LINES = 3
# A line this empty ends before a word that could not be cut: stretching it would tear it apart.
LEAST_FILLED = 0.6
MOST_BALANCED = 6


class TextPart(Part):
    """One paragraph of one size."""

    def __init__(
        self,
        runs: Sequence[Run],
        *,
        size: float = measures.BODY_SIZE,
        leading: float = measures.BODY_LEADING,
        alignment: Alignment = Alignment.JUSTIFIED,
        indent: float = 0,
        space_after: float = measures.BETWEEN_PARAGRAPHS,
    ) -> None:
        self.runs = runs
        self.size = size
        self.leading = leading
        self.alignment = alignment
        self.indent = indent
        self.space_after = space_after
        self.lines: list[TextLine] = []

    def lay_out(self, width: float) -> None:
        """Break the lines for a width."""
        self.width = width
        words = words_of(self.runs)
        self.lines = break_lines(words, self.size, width, self.indent)
        if self.alignment is Alignment.CENTRED and len(self.lines) <= MOST_BALANCED:
            self.lines = balance(self.lines, words, self.size, width)
        self.height = len(self.lines) * self.leading

    def least(self) -> float:
        """Two lines, or all of a text too short to be parted."""
        return self.height if len(self.lines) < 2 * FEWEST else FEWEST * self.leading

    def split(self, room: float) -> tuple[Part, Part] | None:
        """At least two lines on each side."""
        fits = min(int((room + TINY) / self.leading), len(self.lines) - FEWEST)
        if len(self.lines) < 2 * FEWEST or fits < FEWEST:
            return None
        return self._with(fits)

    def split_tail(self) -> tuple[Part, Part] | None:
        """The last three lines apart."""
        if len(self.lines) < FEWEST + TAIL_LINES:
            return None
        return self._with(len(self.lines) - TAIL_LINES)

    def _with(self, count: int) -> tuple[Part, Part]:
        first, rest = self._part(self.lines[:count], 0), self._part(self.lines[count:], self.space_after)
        first.bookmark, first.title, first.key = self.bookmark, self.title, self.key
        return first, rest

    def _part(self, lines: list[TextLine], space_after: float) -> "TextPart":
        part = TextPart(
            (), size=self.size, leading=self.leading, alignment=self.alignment, space_after=space_after
        )
        part.lines, part.width, part.height = lines, self.width, len(lines) * self.leading
        part.place, part.keeps_next = self.place, self.keeps_next
        return part

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Each line in one piece of text, so that it reads as it was written."""
        text = canvas.beginText()
        baseline = top - (self.leading + self.size) / 2 + self.size * 0.22
        for line in self.lines:
            start, stretch = self._set(line)
            text.setTextOrigin(left + start, baseline)
            text.setWordSpace(stretch)
            for piece in line.pieces:
                text.setFont(piece.font, self.size)
                text.textOut(piece.text)
            baseline -= self.leading
        text.setWordSpace(0)
        canvas.drawText(text)

    def _set(self, line: TextLine) -> tuple[float, float]:
        room = self.width - line.indent
        if self.alignment is Alignment.CENTRED:
            return line.indent + (room - line.width) / 2, 0
        is_full = line.gaps and not line.ends and line.width >= LEAST_FILLED * room
        if self.alignment is Alignment.JUSTIFIED and is_full:
            return line.indent, (room - line.width) / line.gaps
        return line.indent, 0
