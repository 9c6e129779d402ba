"""Tells a scan from a paper that was drawn: pages of pictures, and no letters to write with."""

from io import BytesIO

import pikepdf
from pikepdf import Name

MOST_PAGES = 300
# Half a page at 72 dpi: a logo on a page is no scan.
LEAST_PIXELS = 300 * 400


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
    has_letters = bool(page.resources.get(Name.Font, {}))
    pixels = (
        int(image.get(Name.Width, 0)) * int(image.get(Name.Height, 0)) for image in page.images.values()
    )
    return not has_letters and max(pixels, default=0) >= LEAST_PIXELS
