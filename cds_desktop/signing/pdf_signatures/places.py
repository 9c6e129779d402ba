"""Where the seal of an agency lies on a page, which no drawn place is kept for (vị trí con dấu)."""

from io import BytesIO

import pikepdf

Box = tuple[float, float, float, float]

POINTS_PER_MM = 72 / 25.4
SEAL_MM, SIGNATURE_MM = 36.0, 40.0
# Above the seal, for the words that tell of a demonstration certificate.
STRIP = 14.0
COVERED = 1 / 3
CORNER_WIDTH, CORNER_HEIGHT, CORNER_RIGHT, CORNER_TOP = 170.0, 28.0, 42.5, 14.0


def points(millimetres: float) -> float:
    """Millimetres in points (đổi đơn vị)."""
    return millimetres * POINTS_PER_MM


def seal_box(person: Box, seal_mm: tuple[float, float], signature_mm: float) -> Box:
    """Covers the left third of the personal signature, to its left (NĐ 30/2020/NĐ-CP, phụ lục I)."""
    left, bottom, right, top = person
    wide, high = points(seal_mm[0]), points(seal_mm[1])
    signature = min(points(signature_mm), right - left)
    edge = (left + right) / 2 - signature / 2 + signature * COVERED
    low = (bottom + top) / 2 - high / 2
    return round(edge - wide, 2), round(low, 2), round(edge, 2), round(low + high + STRIP, 2)


def corner_box(page_width: float, page_height: float) -> Box:
    """Góc trên bên phải of a page, above the type area."""
    right, top = page_width - CORNER_RIGHT, page_height - CORNER_TOP
    return round(right - CORNER_WIDTH, 2), round(top - CORNER_HEIGHT, 2), round(right, 2), round(top, 2)


def first_page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page in points (khổ giấy trang đầu)."""
    with pikepdf.open(BytesIO(pdf)) as document:
        left, bottom, right, top = (float(number) for number in document.pages[0].mediabox)
    return right - left, top - bottom
