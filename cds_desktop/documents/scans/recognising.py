"""Tells a scan from a paper that was drawn: pages of pictures, and no letters to write with."""

from io import BytesIO

import pikepdf
from pikepdf import Name

MOST_PAGES = 300
# Half a page at 72 dpi: a logo on a page is no scan.
LEAST_PIXELS = 300 * 400
# A page that only shows a picture says so in a few words; what is longer is a drawn page.
MOST_CONTENT_BYTES = 100_000
UNSEEN = 3


def scanned_pages(pdf: bytes) -> int:
    """How many pages a scan has; 0 when the file is none or cannot be read (số trang quét)."""
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            pages = document.pages
            count = len(pages)
            return count if 0 < count <= MOST_PAGES and all(map(_is_scan, pages)) else 0
    except Exception:
        # A file the library cannot read is no scan; the check of signatures speaks for itself.
        return 0


def _is_scan(page: pikepdf.Page) -> bool:
    pixels = (
        int(image.get(Name.Width, 0)) * int(image.get(Name.Height, 0)) for image in page.get_images().values()
    )
    return max(pixels, default=0) >= LEAST_PIXELS and not _has_letters(page)


def _has_letters(page: pikepdf.Page) -> bool:
    """Whether anything is written that can be seen; recognised words lie unseen below the picture."""
    if not page.resources.get(Name.Font, {}):
        return False
    contents = page.obj.get(Name.Contents, pikepdf.Array())
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    if sum(len(part.read_raw_bytes()) for part in parts) > MOST_CONTENT_BYTES:
        return True
    is_unseen = False
    for step in pikepdf.parse_content_stream(page, "Tr Tj TJ"):
        if str(step.operator) == "Tr":
            is_unseen = step.operands[0] == UNSEEN
        elif not is_unseen:
            return True
    return False
