"""Chỗ ký: headings and names side by side, with a measured empty space for the stamp between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.drawn import Drawn
from cds_desktop.documents.page.fonts import BOLD
from cds_desktop.documents.page.text import wrap_lines
from cds_desktop.domain.signers import Signer

BOX_WIDTH = 200.0
BOX_HEIGHT = 76.0
LEADING = 16.0
SPACE_BEFORE = 8.0
GAP = 4.0
NAME_WIDTH = 220.0


@dataclass(frozen=True)
class SignatureBox:
    """Ô ký: one signer's empty space; page from 0, box (x0, y0, x1, y1) in points from the lower left."""

    role: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class _Place:
    signer: Signer
    names: tuple[str, ...]
    column: int


class SignatureBlock(Drawn):
    """Two signers to a row, whoever locks the paper on the right; `boxes` are known once it is drawn."""

    def __init__(self, signers: Sequence[Signer]) -> None:
        super().__init__()
        places = [
            _Place(signer, wrap_lines(signer.full_name, BOLD, measures.SIGNER_SIZE, NAME_WIDTH), column)
            for signer, column in _columns(signers)
        ]
        self.rows = _in_rows(places)
        self.boxes: tuple[SignatureBox, ...] = ()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The size this takes; called by reportlab."""
        self.width = available_width
        self.height = sum(_row_height(row) for row in self.rows)
        return self.width, self.height

    def draw(self) -> None:
        """Called by reportlab."""
        found: list[SignatureBox] = []
        top = self.height
        for row in self.rows:
            found += [self._draw_place(place, top - SPACE_BEFORE) for place in row]
            top -= _row_height(row)
        self.boxes = tuple(found)

    def _draw_place(self, place: _Place, top: float) -> SignatureBox:
        centre = self.width * (0.25 + 0.5 * place.column)
        self.canv.setFont(BOLD, measures.SIGNER_SIZE)
        self.canv.drawCentredString(centre, top - measures.SIGNER_SIZE, place.signer.heading)
        box_top = top - LEADING - GAP
        y = box_top - BOX_HEIGHT - GAP - measures.SIGNER_SIZE
        for line in place.names:
            self.canv.drawCentredString(centre, y, line)
            y -= LEADING
        x, low = self.canv.absolutePosition(centre - BOX_WIDTH / 2, box_top - BOX_HEIGHT)
        box = (round(x, 2), round(low, 2), round(x + BOX_WIDTH, 2), round(low + BOX_HEIGHT, 2))
        return SignatureBox(place.signer.field, self.canv.getPageNumber() - 1, box)


def _columns(signers: Sequence[Signer]) -> list[tuple[Signer, int]]:
    others = [signer for signer in signers if not signer.locks]
    last = [signer for signer in signers if signer.locks]
    return [(signer, i % 2) for i, signer in enumerate(others)] + [(signer, 1) for signer in last]


def _in_rows(places: Sequence[_Place]) -> list[list[_Place]]:
    rows: list[list[_Place]] = []
    for place in places:
        if not rows or any(place.column <= other.column for other in rows[-1]):
            rows.append([])
        rows[-1].append(place)
    return rows


def _row_height(row: Sequence[_Place]) -> float:
    names = max(len(place.names) for place in row)
    return SPACE_BEFORE + LEADING + GAP + BOX_HEIGHT + GAP + max(names, 1) * LEADING
