"""Chỗ ký và Nơi nhận: authority and name, with a measured empty space for the stamp between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD
from cds_desktop.documents.page.text import wrap_lines
from cds_desktop.documents.paper_pdf.part import TINY, Part
from cds_desktop.documents.paper_pdf.recipients import Group, ListLine, beside_and_below, list_groups
from cds_desktop.domain.papers import Signature, Signatures
from cds_desktop.domain.papers.office_form import signature_pairs

BOX_WIDTH = 200.0
BOX_HEIGHT = 76.0
LEADING = 16.0
SPACE_BEFORE = 10.0
GAP = 4.0
BETWEEN_COLUMNS = 12.0
# So few rows of signatures never part, nor does a place to sign with a list as short as this.
ROWS_TOGETHER = 2
WHOLE_BELOW = 260.0
# Three lines of a list: fewer would look lost on a page of their own.
LEAST_LEFT = 40.0
# Lines above a name beyond any reason: half of a page lying on its side.
HIGHEST_TOGETHER = 400.0


@dataclass(frozen=True)
class SignatureBox:
    """Ô ký: the empty space of one field; page from 0, box (x0, y0, x1, y1) in points from the lower left."""

    field: str
    page: int
    box: tuple[float, float, float, float]


@dataclass
class _Row:
    """What stands on one height: two places to sign, one and lines of Nơi nhận, or such lines alone."""

    left: Signature | None = None
    right: Signature | None = None
    listed: tuple[ListLine, ...] = ()
    space_before: float = SPACE_BEFORE


class SignaturePart(Part):
    """Two places to a row, whoever signs last on the right; `boxes` are known once it is drawn."""

    def __init__(self, signatures: Signatures) -> None:
        self.rows = [_Row(*pair) for pair in signature_pairs(signatures.people)]
        self.recipients = signatures.recipients
        self.boxes: list[SignatureBox] = []
        self.recipients_at: tuple[int, float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody to sign and nobody to send it to."""
        return not self.rows and not list_groups(self.recipients, BOX_WIDTH)

    def lay_out(self, width: float) -> None:
        """Break names and recipients into lines; a long list goes on below the place to sign."""
        self.width = width
        self.column = (width - BETWEEN_COLUMNS) / 2
        listed = list_groups(self.recipients, self.column)
        if listed:
            self._list(listed)
        self.height = sum(map(self._height, self.rows))

    def _list(self, listed: Sequence[Group]) -> None:
        last = self.rows[-1] if self.rows else None
        room = self._height(last) - SPACE_BEFORE if last and last.left is None else 0.0
        beside, below = beside_and_below(listed, room)
        if last and beside:
            last.listed = beside
        follows = bool(beside)
        for lines in below:
            self.rows.append(_Row(listed=lines, space_before=0 if follows else SPACE_BEFORE))
            follows = True

    def _height(self, row: _Row) -> float:
        signed = self._authority(row) + self._names(row) if row.left or row.right else 0.0
        room = 2 * GAP + BOX_HEIGHT if signed else 0.0
        return row.space_before + max(signed + room, sum(line.leading for line in row.listed))

    def _authority(self, row: _Row) -> float:
        return LEADING * max(len(self._authority_of(person)) for person in _people(row))

    def _names(self, row: _Row) -> float:
        return LEADING * max(1, *(len(self._name_of(person)) for person in _people(row)))

    def _authority_of(self, person: Signature) -> tuple[str, ...]:
        return tuple(
            line
            for text in person.authority
            for line in wrap_lines(text, BOLD, measures.SIGNER_SIZE, self.column)
        )

    def _name_of(self, person: Signature) -> tuple[str, ...]:
        return wrap_lines(person.name, BOLD, measures.SIGNER_SIZE, self.column)

    def least(self) -> float:
        """The first row; all of them where they are few."""
        if self._is_whole:
            return self.height
        return sum(map(self._height, self.rows[: self._kept]))

    @property
    def _is_whole(self) -> bool:
        left = sum(map(self._height, self.rows[self._kept :]))
        return self._signed <= self._kept and (self.height <= WHOLE_BELOW or left < LEAST_LEFT)

    @property
    def _signed(self) -> int:
        return sum(1 for row in self.rows if _people(row))

    @property
    def _kept(self) -> int:
        """How many of the first rows stay together."""
        signed = self._signed
        few = 1 <= signed <= ROWS_TOGETHER
        return signed if few and sum(map(self._height, self.rows[:signed])) < HIGHEST_TOGETHER else 1

    def split(self, room: float) -> tuple[Part, Part] | None:
        """Whole rows; of the places to sign the last two together, of Nơi nhận a few lines on each side."""
        count, left = 0, room + TINY
        while count < len(self.rows) and self._height(self.rows[count]) <= left:
            left -= self._height(self.rows[count])
            count += 1
        if self._is_whole or count >= len(self.rows):
            return None
        if count < self._signed:
            count = min(count, max(self._signed - ROWS_TOGETHER, 1))
        while count > self._kept and sum(map(self._height, self.rows[count:])) < LEAST_LEFT:
            count -= 1
        return self._with(count) if count >= self._kept else None

    def _with(self, count: int) -> tuple[Part, Part]:
        return self._part(self.rows[:count]), self._part(self.rows[count:])

    def _part(self, rows: list[_Row]) -> "SignaturePart":
        part = SignaturePart(Signatures(()))
        part.rows = rows
        part.lay_out(self.width)
        return part

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Each row below the one before it."""
        for row in self.rows:
            y = top - row.space_before
            self._draw_recipients(canvas, row, left, y)
            for person, share in ((row.left, 0.25), (row.right, 0.75)):
                if person:
                    self._draw_person(canvas, row, person, left + self.width * share, y)
            top -= self._height(row)

    def _draw_recipients(self, canvas: Any, row: _Row, left: float, top: float) -> None:
        y = top
        for line in row.listed:
            canvas.setFont(line.font, line.size)
            canvas.drawString(left, y - line.size, line.text)
            y -= line.leading
        if row.listed:
            began = self.recipients_at[1] if self.recipients_at else top
            self.recipients_at = (canvas.getPageNumber() - 1, began, y)

    def _draw_person(self, canvas: Any, row: _Row, person: Signature, centre: float, top: float) -> None:
        size = measures.SIGNER_SIZE
        canvas.setFont(BOLD, size)
        y = top
        for line in self._authority_of(person):
            canvas.drawCentredString(centre, y - size, line)
            y -= LEADING
        # Names of one row stand on one height, whatever the lines above them.
        high = top - self._authority(row) - GAP
        low = high - BOX_HEIGHT
        y = low - GAP
        for line in self._name_of(person):
            canvas.drawCentredString(centre, y - size, line)
            y -= LEADING
        edges = (centre - BOX_WIDTH / 2, low, centre + BOX_WIDTH / 2, high)
        x0, y0, x1, y1 = (round(edge, 2) for edge in edges)
        self.boxes.append(SignatureBox(person.field, canvas.getPageNumber() - 1, (x0, y0, x1, y1)))


def _people(row: _Row) -> list[Signature]:
    return [person for person in (row.left, row.right) if person]
