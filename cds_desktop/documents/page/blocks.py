"""Centred lines with a short rule below: quốc hiệu, tên cơ quan, tên loại văn bản, tên phụ lục."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.drawn import Drawn
from cds_desktop.documents.page.fonts import BOLD, REGULAR, text_width
from cds_desktop.documents.page.text import clean, wrap_lines

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RULE_DROP = 6.0
RULE_GAP = 2.0
FULL_RULE = 1.0
SHORT_RULE = 0.4
NO_RULE = 0.0
BETWEEN_COLUMNS = 10


@dataclass(frozen=True)
class Line:
    """One text of a centred block, wrapped if it must be."""

    text: str
    font: str
    size: float
    space_before: float = 0


class CentredBlock(Drawn):
    """Lines in the middle of the page; `rule` is the share of the last line that is underlined."""

    def __init__(self, lines: Sequence[Line], *, rule: float = NO_RULE, space_after: float = 0) -> None:
        super().__init__()
        self.lines = lines
        self.rule = rule
        self.space_after = space_after
        self.wrapped: list[Line] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The height this takes; called by reportlab."""
        self.width = available_width
        self.wrapped = [part for line in self.lines for part in _wrapped(line, available_width)]
        self.height = sum(_line_height(line) for line in self.wrapped) + self._rule_height + self.space_after
        return self.width, self.height

    @property
    def _rule_height(self) -> float:
        return RULE_DROP if self.rule else 0

    def draw(self) -> None:
        """Called by reportlab."""
        self.draw_at(self.canv, self.width / 2, self.height)

    def draw_at(self, canvas: Any, centre: float, top: float) -> float:
        """Draw below `top`, centred on `centre`; answers where the next thing may begin."""
        y = top
        for line in self.wrapped:
            y -= _line_height(line)
            canvas.setFont(line.font, line.size)
            canvas.drawCentredString(centre, y + line.size * 0.25, line.text)
        if self.rule and self.wrapped:
            last = self.wrapped[-1]
            half = text_width(last.text, last.font, last.size) * self.rule / 2
            canvas.setLineWidth(measures.RULE_WIDTH)
            canvas.line(centre - half, y - RULE_GAP, centre + half, y - RULE_GAP)
        return y - self._rule_height


def _wrapped(line: Line, width: float) -> list[Line]:
    texts = wrap_lines(line.text, line.font, line.size, width)
    before = [line.space_before] + [0.0] * len(texts)
    return [Line(text, line.font, line.size, space) for text, space in zip(texts, before, strict=False)]


def _line_height(line: Line) -> float:
    return line.space_before + line.size * measures.LINE_FACTOR


class Letterhead(Drawn):
    """The head of a paper: issuing body and, if it has one, number left, quốc hiệu and tiêu ngữ right."""

    def __init__(self, superior: str, issuer: str, number: str) -> None:
        super().__init__()
        size = measures.ISSUER_SIZE
        issuing = [Line(superior, REGULAR, size), Line(issuer, BOLD, size)]
        self.left = CentredBlock([line for line in issuing if clean(line.text)], rule=SHORT_RULE)
        numbers = [Line(f"Số: {number}", REGULAR, measures.NUMBER_SIZE, 2)] if number else []
        self.number = CentredBlock(numbers)
        nation = Line(COUNTRY, BOLD, measures.COUNTRY_SIZE)
        self.right = CentredBlock([nation, Line(MOTTO, BOLD, measures.MOTTO_SIZE)], rule=FULL_RULE)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The height this takes; called by reportlab."""
        self.width = available_width
        # Exactly as wide as the line itself: one line, whatever the name on the left.
        self.right_width = text_width(COUNTRY, BOLD, measures.COUNTRY_SIZE) + 1
        self.left_width = available_width - self.right_width - BETWEEN_COLUMNS
        left = self.left.wrap(self.left_width, available_height)[1]
        left += self.number.wrap(self.left_width, available_height)[1]
        self.height = max(left, self.right.wrap(self.right_width, available_height)[1]) + 14
        return self.width, self.height

    def draw(self) -> None:
        """Called by reportlab."""
        below = self.left.draw_at(self.canv, self.left_width / 2, self.height)
        self.number.draw_at(self.canv, self.left_width / 2, below)
        self.right.draw_at(self.canv, self.width - self.right_width / 2, self.height)
