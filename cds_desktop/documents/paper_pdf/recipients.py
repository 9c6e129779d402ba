"""Nơi nhận as lines: those beside a place to sign, and those of a long list that go on below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD_ITALIC, REGULAR
from cds_desktop.documents.page.text import wrap_lines
from cds_desktop.domain.papers.office_form import RECIPIENTS, recipient_lines

HEADING_LEADING = 15.0
LEADING = 13.5
# The lines of one name stay together, but for one as long as a page.
MOST_TOGETHER = 8


@dataclass(frozen=True)
class ListLine:
    """One line of Nơi nhận."""

    text: str
    font: str = REGULAR
    size: float = measures.RECIPIENT_SIZE
    leading: float = LEADING


Group = tuple[ListLine, ...]


def list_groups(names: Sequence[str], width: float) -> list[Group]:
    """Lines that stay together, broken for a width: those of one name, the first below the heading."""
    groups = [group for text in recipient_lines(names) for group in _groups(text, width)]
    heading = ListLine(RECIPIENTS, BOLD_ITALIC, measures.RECIPIENTS_SIZE, HEADING_LEADING)
    return [(heading, *groups[0]), *groups[1:]] if groups else []


def _groups(text: str, width: float) -> list[Group]:
    lines = [ListLine(part) for part in wrap_lines(text, REGULAR, measures.RECIPIENT_SIZE, width)]
    return [tuple(lines[at : at + MOST_TOGETHER]) for at in range(0, len(lines), MOST_TOGETHER)]


def beside_and_below(groups: Sequence[Group], room: float) -> tuple[Group, list[Group]]:
    """The lines down to where the room ends, and the groups after them."""
    count, taken = 0, 0.0
    while count < len(groups) and taken < room:
        taken += sum(line.leading for line in groups[count])
        count += 1
    return tuple(line for group in groups[:count] for line in group), list(groups[count:])
