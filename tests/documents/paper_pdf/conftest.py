"""Reads drawn papers back with another program, and papers of every shape to be read."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

MM = 72 / 25.4
# Pieces of one line nearer than this belong together: a weight changed in the middle of it.
JOINS_BELOW = 7.0

JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")


def _jars() -> list[Path]:
    """The validator as a system installs it beside its Java; empty where there is none."""
    java = shutil.which("java") if shutil.which("javac") else None
    found = [Path(java).parents[1] / "share" / "java" / f"{name}.jar" for name in JARS] if java else []
    return found if all(jar.exists() for jar in found) else []


collect_ignore = [] if _jars() else ["test_preflight.py"]


@dataclass(frozen=True)
class Piece:
    """Words of one font on one line: their box and their base line, in points from the lower left."""

    text: str
    font: str
    size: float
    x0: float
    x1: float
    baseline: float

    @property
    def is_bold(self) -> bool:
        return "Bold" in self.font

    @property
    def is_italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class ReadLine:
    """Pieces that stand on one base line side by side."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def baseline(self) -> float:
        return self.pieces[0].baseline

    @property
    def size(self) -> float:
        return self.pieces[0].size

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def is_bold(self) -> bool:
        return all(piece.is_bold for piece in self.pieces)

    @property
    def is_italic(self) -> bool:
        return all(piece.is_italic for piece in self.pieces)


@dataclass(frozen=True)
class Rule:
    """A drawn line or frame."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def is_level(self) -> bool:
        return self.y1 - self.y0 < 3 and self.length > 3


@dataclass(frozen=True)
class ReadPage:
    """One page as another program sees it; lines from top to bottom, without the slanting watermark."""

    width: float
    height: float
    lines: tuple[ReadLine, ...]
    rules: tuple[Rule, ...]

    @property
    def words(self) -> tuple[ReadLine, ...]:
        """The lines below the top margin: all but the page number."""
        return tuple(line for line in self.lines if line.baseline < self.height - 20 * MM)

    def line(self, start: str) -> ReadLine:
        return next(line for line in self.lines if line.text.startswith(start))

    def rule_below(self, line: ReadLine) -> Rule:
        near = [r for r in self.rules if r.is_level and r.y1 < line.baseline and r.x0 < line.x1]
        return max((r for r in near if r.x1 > line.x0), key=lambda rule: rule.y1)


def read_pages(pdf: bytes) -> list[ReadPage]:
    """Words with fonts and places, and drawn lines, of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_read_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage) -> ReadPage:
    text = page.get_textpage()
    pieces = [
        piece
        for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=text)
        if (piece := _piece(found))
    ]
    paths = [found.get_bounds() for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    rules = tuple(Rule(*bounds) for bounds in paths)
    return ReadPage(page.get_width(), page.get_height(), tuple(_lines(pieces)), rules)


def _piece(found: pypdfium2.PdfTextObj) -> Piece | None:
    matrix, words = found.get_matrix(), found.extract()
    if matrix.b or not words.strip():
        return None
    right = found.get_bounds()[2]
    font = found.get_font().get_base_name()
    return Piece(words, font, found.get_font_size(), matrix.e, right, matrix.f)


def _lines(pieces: list[Piece]) -> list[ReadLine]:
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-round(piece.baseline, 1), piece.x0)):
        before = lines[-1][-1] if lines else None
        is_same = before and abs(before.baseline - piece.baseline) < 0.3
        if before and is_same and piece.x0 - before.x1 < JOINS_BELOW:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [ReadLine(tuple(line)) for line in lines]


@pytest.fixture
def pages_of() -> Callable[[bytes], list[ReadPage]]:
    """Read a PDF back, page by page."""
    return read_pages


@pytest.fixture(scope="session")
def class_path() -> str:
    """Where Java finds the validator."""
    return os.pathsep.join(map(str, _jars()))
