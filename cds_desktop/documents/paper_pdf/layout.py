"""Puts the parts of a paper on pages: what belongs together stays together (dàn trang)."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from cds_desktop.documents.page import measures
from cds_desktop.documents.paper_pdf.part import TINY, Break, Part
from cds_desktop.documents.paper_pdf.signature_part import SignaturePart
from cds_desktop.documents.paper_pdf.text_part import TAIL_LINES, TextPart

COVER_INSET = 24.0


@dataclass(frozen=True)
class Section:
    """Pages of one size that are numbered on their own; a cover bears a frame and no numbers."""

    parts: tuple[Part, ...]
    size: tuple[float, float] = measures.PORTRAIT
    is_cover: bool = False

    @property
    def inset(self) -> float:
        """How far words keep away from the frame of a cover."""
        return COVER_INSET if self.is_cover else 0

    @property
    def left(self) -> float:
        """Where lines begin."""
        return measures.LEFT_MARGIN + self.inset

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.size[0] - measures.LEFT_MARGIN - measures.RIGHT_MARGIN - 2 * self.inset

    @property
    def height(self) -> float:
        """Between the margins."""
        return self.size[1] - measures.TOP_MARGIN - measures.BOTTOM_MARGIN - 2 * self.inset


@dataclass(frozen=True)
class Placed:
    """A part and its upper edge, in points from the lower edge of the page."""

    part: Part
    top: float


@dataclass
class Sheet:
    """One page: its number in its section from 1, and what stands on it."""

    section: Section
    number: int
    placed: list[Placed] = field(default_factory=list)


def lay_out(sections: Sequence[Section]) -> list[Sheet]:
    """All pages of a paper."""
    return [sheet for section in sections for sheet in _Flow(section).run()]


class _Flow:
    def __init__(self, section: Section) -> None:
        self.section = section
        for part in section.parts:
            part.lay_out(section.width)
        self.waiting = deque(section.parts)
        self.endings = _endings(section.parts)
        self.sheets = [Sheet(section, 1)]
        self.left = section.height
        self.space = 0.0

    def run(self) -> list[Sheet]:
        """Part by part, page by page."""
        while self.waiting:
            part = self.waiting.popleft()
            if isinstance(part, Break):
                self._turn()
            elif part in self.endings:
                self._end(part, self.endings[part])
            else:
                self._flow(part)
        return self.sheets

    def _flow(self, part: Part) -> None:
        if not self._is_empty and self._needed(part) > self._room(part):
            self._turn()
        if part.height <= self._room(part):
            self._put(part)
        elif parted := part.split(self._room(part)):
            self._put(parted[0])
            self._turn()
            self.waiting.appendleft(parted[1])
        elif self._is_empty:
            self._put(part)
        else:
            self._turn()
            self.waiting.appendleft(part)

    def _end(self, part: Part, after: float) -> None:
        """The last text before a place to sign never stays behind without going along."""
        while part.height + after > self._room(part):
            too_high = part.height > self._room(part)
            parted = part.split(self._room(part)) if too_high else part.split_tail()
            if parted:
                self._put(parted[0])
                part = parted[1]
            elif self._is_bare:
                break
            self._turn()
        self._put(part)

    def _needed(self, part: Part) -> float:
        """What must stand below each other from this part on, down to the first that is bound to none."""
        if not part.keeps_next:
            return part.least()
        height, space = part.height, part.space_after
        for follower in self.waiting:
            if isinstance(follower, Break):
                return height
            height += space + follower.space_before
            if not follower.keeps_next:
                return height + self._least(follower)
            height += follower.height
            space = follower.space_after
        return height

    def _least(self, part: Part) -> float:
        after = self.endings.get(part)
        if after is None or part.split_tail():
            return part.least()
        return part.height + after

    @property
    def _is_empty(self) -> bool:
        return not self.sheets[-1].placed

    @property
    def _is_bare(self) -> bool:
        """Whether there is nothing on the page yet but what is bound to the next part."""
        return all(placed.part.keeps_next for placed in self.sheets[-1].placed)

    def _room(self, part: Part) -> float:
        before = 0.0 if self._is_empty else self.space + part.space_before
        return self.left - before + TINY

    def _put(self, part: Part) -> None:
        before = 0.0 if self._is_empty else self.space + part.space_before
        top = measures.BOTTOM_MARGIN + self.section.inset + self.left - before
        self.left -= before + part.height
        self.sheets[-1].placed.append(Placed(part, top))
        self.space = part.space_after

    def _turn(self) -> None:
        if not self._is_empty:
            self.sheets.append(Sheet(self.section, self.sheets[-1].number + 1))
        self.left, self.space = self.section.height, 0.0


def _endings(parts: Sequence[Part]) -> dict[Part, float]:
    """The parts whose end goes along with what follows: a place to sign or a lonely line; and its height."""
    found: dict[Part, float] = {}
    for position, part in enumerate(parts):
        is_signed = isinstance(part, SignaturePart)
        if not is_signed and not _is_lonely(parts, position):
            continue
        start = _start_of_end(parts, position)
        taken = parts[start]
        if start < position and (is_signed or isinstance(taken, TextPart) or taken.split_tail()):
            between = parts[start + 1 : position]
            spaces = taken.space_after + part.space_before
            heights = sum(p.space_before + p.height + p.space_after for p in between)
            found[taken] = spaces + heights + part.least()
    return found


def _is_lonely(parts: Sequence[Part], position: int) -> bool:
    """A line or two after which a page ends: not worth a page of its own."""
    part = parts[position]
    ends = position + 1 == len(parts) or isinstance(parts[position + 1], Break)
    return ends and isinstance(part, TextPart) and len(part.lines) < TAIL_LINES


def _start_of_end(parts: Sequence[Part], position: int) -> int:
    """Back over short paragraphs until there are a few lines of text to take along."""
    lines, start = 0, position
    while start and lines < TAIL_LINES:
        before = parts[start - 1]
        if not isinstance(before, TextPart) or before.keeps_next:
            break
        start -= 1
        lines += len(before.lines)
    has_text = start < position
    if not has_text and position and not parts[position - 1].keeps_next:
        start = position - 1
    return start
