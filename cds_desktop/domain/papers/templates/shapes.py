"""The shape of each line: which paragraph, heading or frame it becomes."""

from collections.abc import Sequence

from cds_desktop.domain.papers.model import (
    Alignment,
    Block,
    Contents,
    FramedNotice,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Weight,
)
from cds_desktop.domain.papers.templates.model import LineKind
from cds_desktop.domain.papers.templates.runs import one_line

_WEIGHTS = {LineKind.BOLD: Weight.BOLD, LineKind.ITALIC: Weight.ITALIC}
_CENTRED = {
    LineKind.AUTHORITY: Weight.BOLD,
    LineKind.CENTRED: Weight.BOLD,
    LineKind.CENTRED_PLAIN: Weight.PLAIN,
    LineKind.CENTRED_ITALIC: Weight.ITALIC,
}
_HEADINGS = {
    LineKind.HEADING: (1, Alignment.LEFT),
    LineKind.HEADING_BELOW: (2, Alignment.LEFT),
    LineKind.HEADING_LEAST: (3, Alignment.LEFT),
    LineKind.HEADING_CENTRED: (1, Alignment.CENTRED),
}
SHAPES_ALONE: dict[LineKind, Block] = {
    LineKind.CONTENTS: Contents(),
    LineKind.PAGE_BREAK: PageBreak(),
}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def shaped(kind: LineKind, runs: tuple[Run, ...], place: str = "") -> Block:
    """A line that makes one block by itself."""
    if kind in _HEADINGS:
        level, alignment = _HEADINGS[kind]
        return Heading(one_line(runs), level, alignment)
    if kind in _CENTRED:
        return Paragraph(_weighed(runs, _CENTRED[kind]), Alignment.CENTRED, indented=False, place=place)
    if kind is LineKind.FRAMED:
        return FramedNotice(one_line(runs))
    if kind is LineKind.BULLET:
        return Paragraph((Run("- "), *runs), place=place)
    return Paragraph(_weighed(runs, _WEIGHTS.get(kind, Weight.PLAIN)), place=place)


def article(number: int, runs: tuple[Run, ...], place: str = "") -> Block:
    """ "Điều 1." in bold before its words."""
    return Paragraph((Run(f"Điều {number}.", Weight.BOLD), Run(" "), *runs), place=place)


def addressees(lines: Sequence[tuple[Run, ...]]) -> tuple[Block, ...]:
    """Kính gửi: one receiver stands on the same line, several below each other."""
    if len(lines) == 1:
        return (Paragraph((Run("Kính gửi: "), *lines[0]), Alignment.CENTRED, indented=False),)
    found: list[Block] = [Paragraph((Run("Kính gửi:"),), Alignment.CENTRED, indented=False)]
    for position, runs in enumerate(lines, 1):
        ending = "." if position == len(lines) else ";"
        text = f"- {one_line(runs).rstrip(' ;.')}{ending}"
        found.append(Paragraph((Run(text),), Alignment.CENTRED, indented=False))
    return tuple(found) if lines else ()


def roman(number: int) -> str:
    """Số La Mã of an annex."""
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found


def _weighed(runs: tuple[Run, ...], weight: Weight) -> tuple[Run, ...]:
    if weight is Weight.PLAIN:
        return runs
    return tuple(Run(run.text, weight) for run in runs)
