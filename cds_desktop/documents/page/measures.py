"""Khổ giấy, lề and sizes of NĐ 30/2020/NĐ-CP, phụ lục I, in points."""

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

PORTRAIT: tuple[float, float] = A4
LANDSCAPE: tuple[float, float] = landscape(A4)

TOP_MARGIN: float = 20 * mm
BOTTOM_MARGIN: float = 20 * mm
LEFT_MARGIN: float = 30 * mm
RIGHT_MARGIN: float = 15 * mm

PAGE_NUMBER_SIZE = 13
PAGE_NUMBER_DROP = 12 * mm

COUNTRY_SIZE = 12
MOTTO_SIZE = 13
DATE_SIZE = 13
ABOUT_SIZE = 12
ISSUER_SIZE = 12
NUMBER_SIZE = 13
TITLE_SIZE = 14
COVER_SIZE = 22
BODY_SIZE = 13
BODY_LEADING = 16.5
FIRST_LINE: float = 12.7 * mm
BETWEEN_PARAGRAPHS = 6
SIGNER_SIZE = 13
RECIPIENTS_SIZE = 12
RECIPIENT_SIZE = 11
LINE_FACTOR = 1.2
RULE_WIDTH = 0.6
