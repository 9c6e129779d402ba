"""Chỗ ký và Nơi nhận: authority and name, with a measured empty space for the stamp between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD, BOLD_ITALIC, REGULAR
from cds_desktop.documents.page.text import clean, wrap_lines
from cds_desktop.documents.paper_pdf.part import TINY, Part
from cds_desktop.domain.papers import Signature, Signatures

BOX_WIDTH = 200.0
BOX_HEIGHT = 76.0
LEADING = 16.0
SPACE_BEFORE = 10.0
GAP = 4.0
BETWEEN_COLUMNS = 12.0
RECIPIENTS_LEADING = 15.0
RECIPIENT_LEADING = 13.5
MOST_BESIDE = 25
# So few rows of signatures never part.
ROWS_TOGETHER = 2
BESIDE_THE_LAST = "secretary"


@dataclass(frozen=True)
class SignatureBox:
    """Ô ký: the empty space of one field; page from 0, box (x0, y0, x1, y1) in points from the lower left."""

    field: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class _Words:
    """One line of Nơi nhận."""

    text: str
    font: str
    size: float
    leading: float


@dataclass
class _Row:
    """What stands on one height: two places to sign, one and Nơi nhận, or Nơi nhận alone."""

    left: Signature | None = None
    right: Signature | None = None
    recipients: tuple[str, ...] = ()
    titled: bool = True


class SignaturePart(Part):
    """Two places to a row, whoever signs last on the right; `boxes` are known once it is drawn."""

    def __init__(self, signatures: Signatures) -> None:
        self.rows = _rows(signatures)
        self.boxes: list[SignatureBox] = []
        self.recipients_at: tuple[int, float, float] | None = None

    def lay_out(self, width: float) -> None:
        """Break names and recipients into lines."""
        self.width = width
        self.column = (width - BETWEEN_COLUMNS) / 2
        self.height = sum(map(self._height, self.rows))

    def _height(self, row: _Row) -> float:
        signed = self._authority(row) + self._names(row) if row.left or row.right else 0.0
        room = 2 * GAP + BOX_HEIGHT if signed else 0.0
        listed = sum(words.leading for words in self._listed(row))
        return SPACE_BEFORE + max(signed + room, listed)

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

    def _listed(self, row: _Row) -> list[_Words]:
        words: list[_Words] = []
        if row.recipients and row.titled:
            words.append(_Words("Nơi nhận:", BOLD_ITALIC, measures.RECIPIENTS_SIZE, RECIPIENTS_LEADING))
        for line in row.recipients:
            parts = wrap_lines(line, REGULAR, measures.RECIPIENT_SIZE, self.column)
            words += [_Words(part, REGULAR, measures.RECIPIENT_SIZE, RECIPIENT_LEADING) for part in parts]
        return words

    def least(self) -> float:
        """The first row; all of them where they are few."""
        return self._height(self.rows[0]) if self._may_part else self.height

    @property
    def _signed(self) -> int:
        return sum(1 for row in self.rows if _people(row))

    @property
    def _may_part(self) -> bool:
        return self._signed > ROWS_TOGETHER or not self._signed

    def split(self, room: float) -> tuple[Part, Part] | None:
        """Whole rows; the last ones and Nơi nhận together, unless the list alone fills a page."""
        count, left = 0, room + TINY
        while count < len(self.rows) and self._height(self.rows[count]) <= left:
            left -= self._height(self.rows[count])
            count += 1
        if self._may_part and self._signed:
            count = min(count, max(self._signed - ROWS_TOGETHER, 1))
        elif self._signed:
            count = self._signed if count >= self._signed else 0
        return self._with(count) if count < len(self.rows) else None

    def _with(self, count: int) -> tuple[Part, Part] | None:
        return (self._part(self.rows[:count]), self._part(self.rows[count:])) if count else None

    def _part(self, rows: list[_Row]) -> "SignaturePart":
        part = SignaturePart(Signatures(()))
        part.rows = rows
        part.lay_out(self.width)
        return part

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Each row below the one before it."""
        for row in self.rows:
            y = top - SPACE_BEFORE
            self._draw_recipients(canvas, row, left, y)
            for person, share in ((row.left, 0.25), (row.right, 0.75)):
                if person:
                    self._draw_person(canvas, row, person, left + self.width * share, y)
            top -= self._height(row)

    def _draw_recipients(self, canvas: Any, row: _Row, left: float, top: float) -> None:
        listed = self._listed(row)
        y = top
        for words in listed:
            canvas.setFont(words.font, words.size)
            canvas.drawString(left, y - words.size, words.text)
            y -= words.leading
        if listed:
            self.recipients_at = (canvas.getPageNumber() - 1, top, y)

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


def recipient_lines(names: Sequence[str]) -> list[str]:
    """Nơi nhận, each as "- …;", the last with a full stop."""
    lines = [" ".join(clean(name).split()).strip(" -;.") for name in names]
    lines = [line for line in lines if line]
    return [f"- {line}{'.' if line is lines[-1] else ';'}" for line in lines]


def _people(row: _Row) -> list[Signature]:
    return [person for person in (row.left, row.right) if person]


def _rows(signatures: Signatures) -> list[_Row]:
    people = list(signatures.people)
    last = next((person for person in people if person.last), people[0] if len(people) == 1 else None)
    others = [person for person in people if person is not last]
    beside = next((person for person in others if last and person.field == BESIDE_THE_LAST), None)
    if last and not beside and len(others) % 2:
        beside = others[-1]
    others = [person for person in others if person is not beside]
    pairs = [others[at : at + 2] for at in range(0, len(others), 2)]
    rows = [_Row(pair[0], pair[1] if len(pair) > 1 else None) for pair in pairs]
    if last:
        rows.append(_Row(beside, last))
    return _with_recipients(rows, signatures.recipients)


def _with_recipients(rows: list[_Row], names: tuple[str, ...]) -> list[_Row]:
    lines = tuple(recipient_lines(names))
    if not lines:
        return rows
    stands_alone = bool(rows) and rows[-1].left is None
    if stands_alone and len(lines) <= MOST_BESIDE:
        rows[-1].recipients = lines
        return rows
    parts = [lines[at : at + MOST_BESIDE] for at in range(0, len(lines), MOST_BESIDE)]
    return [*rows, *(_Row(recipients=part, titled=part is parts[0]) for part in parts)]
