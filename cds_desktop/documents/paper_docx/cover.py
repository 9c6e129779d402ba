"""Bìa: a framed page, who issues the paper at the top, its name in the middle, place and year below."""

from collections.abc import Sequence

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.letters import balanced, line_count
from cds_desktop.documents.paper_docx.sections import across
from cds_desktop.documents.paper_docx.words import lines_of_runs, paragraph, run
from cds_desktop.documents.safe_text import lines_of, one_line
from cds_desktop.domain.papers.model import Block, Heading, Paragraph, Weight

LINE_FACTOR = 1.15
BETWEEN = 6.0
ABOVE, BELOW = 24.0, 36.0
# The eye takes for the middle what lies a little above it.
MIDDLE = 0.46
DRAFT_RED = "C00000"


class _Line:
    """One paragraph of a cover, its size and how high it is."""

    def __init__(self, words: str, plain: str, size: float, width: float) -> None:
        self.words = words
        self.height = line_count(plain, size, width) * size * LINE_FACTOR + BETWEEN


def cover(blocks: Sequence[Block], watermark: str) -> str:
    """Headings large, all other words in the middle, spread over the page where they leave room."""
    width = measures.text_width(wide=False)
    lines = [(line, isinstance(block, Heading)) for block in blocks for line in _lines(block, width)]
    named = [at for at, (_, is_name) in enumerate(lines) if is_name]
    begin = named[0] if named else 0
    gaps = _gaps([line.height for line, _ in lines], begin) if named else {}
    return _mark(watermark) + "".join(
        paragraph(line.words, align="center", before=gaps.get(at, 0), after=BETWEEN)
        for at, (line, _) in enumerate(lines)
    )


def _gaps(heights: Sequence[float], begin: int) -> dict[int, float]:
    """The space before the name and before the last line."""
    page = (measures.LONG_SIDE_MM - measures.TOP_MM - measures.BOTTOM_MM) * measures.POINTS_PER_MM
    page -= ABOVE + BELOW
    top, name, foot = sum(heights[:begin]), sum(heights[begin:-1]), heights[-1]
    before_name = page * MIDDLE - name / 2 - top
    before_foot = page - top - before_name - name - foot
    if begin + 1 >= len(heights) or min(before_name, before_foot) < 0:
        return {}
    return {begin: before_name, len(heights) - 1: before_foot}


def _lines(block: Block, width: float) -> list[_Line]:
    if isinstance(block, Heading):
        size = measures.COVER_SIZE if block.level == 1 else measures.TITLE_SIZE
        named = [_broken(line, size, width) for line in lines_of(block.text)]
        return [_Line(run(line, Weight.BOLD, size=size), line, size, width) for line in named]
    if isinstance(block, Paragraph):
        size = measures.TITLE_SIZE
        plain = "".join(part.text for part in block.runs)
        weights = {part.weight for part in block.runs if part.text.strip()}
        if len(weights) == 1:
            named = [_broken(line, size, width) for line in lines_of(plain)]
            return [_Line(run(line, *weights, size=size), line, size, width) for line in named]
        written = lines_of_runs(block.runs, size=size)
        return [
            _Line(words, line, size, width) for words, line in zip(written, lines_of(plain), strict=False)
        ]
    return []


def _broken(line: str, size: float, width: float) -> str:
    """The line broken where it reads best; what only Word can write, Word breaks."""
    lines = balanced(line, Weight.BOLD, size, width)
    return "\n".join(lines) if " ".join(lines) == " ".join(line.split()) else line


def _mark(watermark: str) -> str:
    """A cover has no header: what says that it is a draft stands in its text."""
    words = one_line(watermark)
    content = across(words, 3) + run(words, Weight.BOLD, size=measures.BODY_SIZE, colour=DRAFT_RED)
    return paragraph(content if words else "", align="right", before=2, after=ABOVE - LINE_FACTOR, right=6)
