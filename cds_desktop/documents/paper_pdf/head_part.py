"""The head of a paper (phần đầu): who issues it, quốc hiệu, number, place and date; and centred names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.balance import balanced_lines
from cds_desktop.documents.page.fonts import BOLD, ITALIC, REGULAR, text_width
from cds_desktop.documents.page.text import clean
from cds_desktop.documents.paper_pdf.part import Part
from cds_desktop.domain.papers import Head
from cds_desktop.domain.papers.office_form import COUNTRY, MOTTO, rule_length

FULL_RULE, SHORT_RULE, NO_RULE = 1.0, 0.4, 0.0
RULE_GAP = 3.0
BELOW_RULE = 4.0
BETWEEN_COLUMNS = 12.0
BELOW_HEAD = 14.0
BELOW_NAME = 12.0
LEAST_LEFT = 150.0


@dataclass(frozen=True)
class CentredText:
    """One text of a centred group, wrapped if it must be."""

    text: str
    font: str
    size: float
    space_before: float = 0


class Centred:
    """Lines below each other around one centre; `rule` is the share of the last line that is underlined."""

    def __init__(self, texts: Sequence[CentredText], width: float, rule: float = NO_RULE) -> None:
        self.rule = rule
        self.lines = [line for text in texts for line in _wrapped(text, width)]
        heights = sum(line.space_before + line.size * measures.LINE_FACTOR for line in self.lines)
        self.height = heights + (RULE_GAP + BELOW_RULE if rule and self.lines else 0)

    def draw(self, canvas: Any, centre: float, top: float) -> float:
        """Answers where the next thing may begin."""
        y = top
        for line in self.lines:
            y -= line.space_before + line.size * measures.LINE_FACTOR
            canvas.setFont(line.font, line.size)
            canvas.drawCentredString(centre, y + line.size * 0.25, line.text)
        if self.rule and self.lines:
            widths = [text_width(line.text, line.font, line.size) for line in self.lines]
            half = rule_length(widths, self.rule) / 2
            canvas.setLineWidth(measures.RULE_WIDTH)
            canvas.line(centre - half, y - RULE_GAP, centre + half, y - RULE_GAP)
        return top - self.height


def _wrapped(text: CentredText, width: float) -> list[CentredText]:
    lines = balanced_lines(text.text, text.font, text.size, width)
    return [
        CentredText(line, text.font, text.size, 0 if number else text.space_before)
        for number, line in enumerate(lines)
    ]


class NamePart(Part):
    """Tên loại và trích yếu, or the name of an annex, above a short line."""

    def __init__(self, texts: Sequence[CentredText], *, bookmark: int = 0) -> None:
        self.texts = texts
        self.space_after = BELOW_NAME
        self.keeps_next = True
        self.bookmark = bookmark
        self.title = ". ".join(text.text for text in texts if text.font == BOLD)

    def lay_out(self, width: float) -> None:
        """Break the lines for a width."""
        self.width = width
        # A trích yếu as wide as the page would look like body text.
        self.block = Centred(self.texts, width * 0.9, SHORT_RULE)
        self.height = self.block.height

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """In the middle between the margins."""
        self.block.draw(canvas, left + self.width / 2, top)


class HeadPart(Part):
    """Two columns: issuing body, number and trích yếu left; quốc hiệu, tiêu ngữ, place and date right."""

    place = "number"

    def __init__(self, head: Head) -> None:
        self.head = head
        self.space_after = BELOW_HEAD

    def lay_out(self, width: float) -> None:
        """Quốc hiệu stays on one line, whatever the name on the left."""
        self.width = width
        head, size = self.head, measures.ISSUER_SIZE
        country = text_width(COUNTRY, BOLD, measures.COUNTRY_SIZE) + 1
        date = text_width(clean(head.place_and_date), ITALIC, measures.DATE_SIZE) + 1
        self.right_width = max(country, min(date, width - LEAST_LEFT - BETWEEN_COLUMNS))
        self.left_width = width - self.right_width - BETWEEN_COLUMNS
        issuing = [CentredText(head.superior, REGULAR, size), CentredText(head.issuer, BOLD, size)]
        shown = [text for text in issuing if clean(text.text)]
        self.issuing = Centred(shown, self.left_width, SHORT_RULE)
        nation = [CentredText(COUNTRY, BOLD, measures.COUNTRY_SIZE)]
        nation.append(CentredText(MOTTO, BOLD, measures.MOTTO_SIZE))
        self.nation = Centred(nation, self.right_width, FULL_RULE)
        self.numbers = Centred(_numbers(head), self.left_width)
        dated = CentredText(head.place_and_date, ITALIC, measures.DATE_SIZE, 2)
        self.dated = Centred([dated], self.right_width)
        # Number and date stand on one height, below the longer of both heads.
        self.upper = max(self.issuing.height, self.nation.height) if self.dated.lines else 0
        left = max(self.issuing.height, self.upper) + self.numbers.height
        right = max(self.nation.height, self.upper) + self.dated.height
        self.height = max(left, right)

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Both columns from one height."""
        on_left, on_right = left + self.left_width / 2, left + self.width - self.right_width / 2
        below_issuer = self.issuing.draw(canvas, on_left, top)
        below_nation = self.nation.draw(canvas, on_right, top)
        self.numbers.draw(canvas, on_left, min(below_issuer, top - self.upper))
        self.dated.draw(canvas, on_right, min(below_nation, top - self.upper))


def _numbers(head: Head) -> list[CentredText]:
    lines = []
    if clean(head.number):
        lines.append(CentredText(f"Số: {head.number}", REGULAR, measures.NUMBER_SIZE, 2))
    if clean(head.about):
        lines.append(CentredText(head.about, REGULAR, measures.ABOUT_SIZE, 4))
    return lines
