"""Looks at a scan: size, colour, resolution and number of pages, before it counts as a signed paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import PurePath

import pikepdf
import pypdfium2
from pypdfium2 import raw

from cds_desktop.documents.archive import to_pdfa
from cds_desktop.documents.scans.images import joined, read_pages
from cds_desktop.documents.scans.pages import MM_PER_INCH, ScannedPage, page_faults
from cds_desktop.errors import ScanRefused

LARGEST_FILE, LARGEST_SCAN = 100 * 1024 * 1024, 300 * 1024 * 1024
MOST_PAGES = 500
POINTS_PER_INCH = 72
EARLIEST = (1, 4)
# Below this part of the page an image is a stain or a logo, not the scan.
_LARGE = 0.2
_COLOURLESS = {raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_CALGRAY}


@dataclass(frozen=True)
class ScanFacts:
    """What was found of a scan."""

    page_count: int
    least_dpi: int
    in_colour: bool


@dataclass(frozen=True)
class Scan:
    """Bản quét as one PDF: a scanner's own bytes, or images joined with their bytes kept."""

    pdf: bytes
    facts: ScanFacts


def read_scan(
    files: Sequence[tuple[str, bytes]], page_count: int, *, title: str, digest: str, now: datetime
) -> Scan:
    """One PDF, or images in their order; refused with all that is wrong with it."""
    if not files:
        raise ScanRefused("chưa chọn tệp nào")
    _require_sizes(files)
    if any(data.startswith(b"%PDF-") for _, data in files):
        if len(files) > 1:
            raise ScanRefused("chọn một tệp PDF, hoặc nhiều tệp ảnh theo thứ tự trang")
        name, pdf = files[0]
        pages = _pdf_pages(name, pdf)
    else:
        images = [page for name, data in files for page in read_pages(name, data)]
        pages = [image.measured for image in images]
        pdf = b""
    if faults := list(page_faults(pages, page_count)):
        raise ScanRefused(faults=faults)
    if not pdf:
        pdf = to_pdfa(joined(images), title=title, created_at=now, data_digest=digest)
    facts = ScanFacts(len(pages), round(min(page.dpi for page in pages)), all(p.in_colour for p in pages))
    return Scan(pdf, facts)


def count_pages(pdf: bytes) -> int:
    """How many pages a paper of ours has (số trang)."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def _require_sizes(files: Sequence[tuple[str, bytes]]) -> None:
    for name, data in files:
        if len(data) > LARGEST_FILE:
            raise ScanRefused(f"“{PurePath(name).name}” lớn hơn 100 MB")
        if not data:
            raise ScanRefused(f"“{PurePath(name).name}” là tệp rỗng")
    if sum(len(data) for _, data in files) > LARGEST_SCAN:
        raise ScanRefused("các tệp cộng lại lớn hơn 300 MB")


def _pdf_pages(name: str, pdf: bytes) -> list[ScannedPage]:
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            if document.is_encrypted:
                raise ScanRefused(f"“{name}” được đặt mật khẩu hoặc hạn chế quyền")
            _require_version(name, document.pdf_version)
    except pikepdf.PasswordError as error:
        raise ScanRefused(f"“{name}” được đặt mật khẩu") from error
    except pikepdf.PdfError as error:
        raise ScanRefused(f"“{name}” không đọc được như một tệp PDF") from error
    try:
        with pypdfium2.PdfDocument(pdf) as paper:
            if len(paper) > MOST_PAGES:
                raise ScanRefused(f"“{name}” có {len(paper)} trang")
            return [_measured(paper[index]) for index in range(len(paper))]
    except pypdfium2.PdfiumError as error:
        raise ScanRefused(f"“{name}” không đọc được như một tệp PDF") from error


def _require_version(name: str, version: str) -> None:
    major, _, minor = version.partition(".")
    if (int(major), int(minor or 0)) < EARLIEST:
        raise ScanRefused(f"“{name}” là PDF {version}; cần PDF 1.4 trở lên")


def _measured(page: pypdfium2.PdfPage) -> ScannedPage:
    wide, high = page.get_size()
    found = [_image(item, wide * high) for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
    large = [image for image in found if image[0] >= _LARGE] or found
    return ScannedPage(
        width_mm=wide / POINTS_PER_INCH * MM_PER_INCH,
        height_mm=high / POINTS_PER_INCH * MM_PER_INCH,
        dpi=max((dpi for _, dpi, _ in large), default=0.0),
        in_colour=any(coloured for _, _, coloured in large),
        covered=sum(part for part, _, _ in found),
    )


def _image(item: pypdfium2.PdfObject, page_area: float) -> tuple[float, float, bool]:
    """How much of the page an image covers, its resolution there, whether it has colours."""
    left, bottom, right, top = item.get_bounds()
    facts = item.get_metadata()
    coloured = facts.colorspace not in _COLOURLESS and facts.bits_per_pixel > 8
    # Palettes are colours too.
    coloured = coloured or (facts.colorspace == raw.FPDF_COLORSPACE_INDEXED and facts.bits_per_pixel > 1)
    dpi = min(facts.horizontal_dpi, facts.vertical_dpi)
    return (right - left) * (top - bottom) / page_area, dpi, coloured
