"""Nơi nhận as lines: those beside a place to sign, and those of a long list that go on below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD_ITALIC, REGULAR
from cds_desktop.documents.page.text import clean, wrap_lines
from cds_desktop.domain.papers.office_form import RECIPIENTS, recipient_lines

HEADING_LEADING = 15.0
LEADING = 13.5
# A list goes over the page break by so many lines at least.
LINES_TOGETHER = 3


@dataclass(frozen=True)
class ListLine:
    """One line of Nơi nhận."""

    text: str
    font: str = REGULAR
    size: float = measures.RECIPIENT_SIZE
    leading: float = LEADING


def list_lines(names: Sequence[str], width: float) -> tuple[ListLine, ...]:
    """The heading and all lines broken for a width; nothing where nobody is named."""
    lines = tuple(
        ListLine(part)
        for text in recipient_lines(" ".join(clean(name).split()) for name in names)
        for part in wrap_lines(text, REGULAR, measures.RECIPIENT_SIZE, width)
    )
    heading = ListLine(RECIPIENTS, BOLD_ITALIC, measures.RECIPIENTS_SIZE, HEADING_LEADING)
    return (heading, *lines) if lines else ()


def beside_and_below(
    lines: Sequence[ListLine], room: float
) -> tuple[tuple[ListLine, ...], list[tuple[ListLine, ...]]]:
    """The lines for which there is room, and the others in small groups that stay together."""
    count, left = 0, room
    while count < len(lines) and lines[count].leading <= left:
        left -= lines[count].leading
        count += 1
    beside, rest = tuple(lines[:count]), tuple(lines[count:])
    groups = [rest[at : at + LINES_TOGETHER] for at in range(0, len(rest), LINES_TOGETHER)]
    if len(groups) > 1 and len(groups[-1]) < LINES_TOGETHER:
        groups[-2:] = [groups[-2] + groups[-1]]
    return beside, groups
