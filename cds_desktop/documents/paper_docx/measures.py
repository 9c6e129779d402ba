"""Khổ giấy, lề and sizes of NĐ 30/2020/NĐ-CP, phụ lục I; lengths in points unless named otherwise."""

FONT = "Times New Roman"
# Times New Roman has no boxes to tick; every Windows has this font.
BOX_FONT = "Segoe UI Symbol"

POINTS_PER_MM = 72 / 25.4
SHORT_SIDE_MM, LONG_SIDE_MM = 210.0, 297.0
TOP_MM = BOTTOM_MM = 20.0
LEFT_MM, RIGHT_MM = 30.0, 15.0
HEADER_MM = 8.0
FIRST_LINE = 12.7 * POINTS_PER_MM

COUNTRY_SIZE = 12.0
MOTTO_SIZE = 13.0
ISSUER_SIZE = 12.0
NUMBER_SIZE = 13.0
ABOUT_SIZE = 12.0
TITLE_SIZE = 14.0
COVER_SIZE = 22.0
BODY_SIZE = 13.0
NOTICE_SIZE = 12.0
SIGNER_SIZE = 13.0
RECIPIENTS_SIZE = 12.0
RECIPIENT_SIZE = 11.0
PAGE_NUMBER_SIZE = 13.0

BETWEEN_PARAGRAPHS = 6.0
BODY_LINES = 1.1
CELL_PADDING_X, CELL_PADDING_Y = 3.5, 2.5
ROOM_TO_SIGN = 76.0
FULL_RULE, SHORT_RULE = 1.0, 0.4


def twips(points: float) -> int:
    """Word measures lengths in twentieths of a point."""
    return round(points * 20)


def text_width(*, wide: bool) -> float:
    """How wide the text of a page is (bề rộng vùng trình bày)."""
    side = LONG_SIDE_MM if wide else SHORT_SIDE_MM
    return (side - LEFT_MM - RIGHT_MM) * POINTS_PER_MM
