"""What is measured of one scanned page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

LEAST_DPI = 200
# A scanner that says 200 may deliver 199.
DPI_SLACK = 3
A4_MM = (210.0, 297.0)
SIZE_SLACK_MM = 12.0
MM_PER_INCH = 25.4
LEAST_COVERED = 0.5


@dataclass(frozen=True)
class ScannedPage:
    """One page: size in millimetres, resolution, whether in colour, how much of it is an image."""

    width_mm: float
    height_mm: float
    dpi: float
    in_colour: bool
    covered: float = 1.0


def page_faults(pages: Sequence[ScannedPage], expected: int) -> Iterator[str]:
    """What NĐ 30/2020/NĐ-CP asks of a scan and these pages lack, in words."""
    if len(pages) != expected:
        yield f"Bản quét có {len(pages)} trang, văn bản có {expected} trang."
    yield from _listed(pages, lambda page: page.covered < LEAST_COVERED, "không phải hình quét cả trang")
    yield from _listed(pages, lambda page: not _is_a4(page), "không ở khổ A4 với tỉ lệ 100 %")
    low = [page.dpi for page in pages if page.covered >= LEAST_COVERED and page.dpi < LEAST_DPI - DPI_SLACK]
    if low:
        yield f"{len(low)} trang quét dưới {LEAST_DPI} dpi (thấp nhất {min(low):.0f} dpi)."
    yield from _listed(
        pages, lambda page: page.covered >= LEAST_COVERED and not page.in_colour, "quét đen trắng"
    )


def _listed(
    pages: Sequence[ScannedPage], is_faulty: Callable[[ScannedPage], bool], words: str
) -> Iterator[str]:
    numbers = [str(number) for number, page in enumerate(pages, 1) if is_faulty(page)]
    if numbers:
        more = f" và {len(numbers) - 10} trang khác" if len(numbers) > 10 else ""
        yield f"Trang {', '.join(numbers[:10])}{more} {words}."


def _is_a4(page: ScannedPage) -> bool:
    short, long = sorted((page.width_mm, page.height_mm))
    return abs(short - A4_MM[0]) <= SIZE_SLACK_MM and abs(long - A4_MM[1]) <= SIZE_SLACK_MM
