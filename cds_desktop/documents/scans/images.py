"""Scanned pages that came as images: measured on A4, joined into one PDF; a JPEG keeps its bytes."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageSequence, UnidentifiedImageError

from cds_desktop.documents.scans.pages import A4_MM, MM_PER_INCH, ScannedPage
from cds_desktop.errors import ScanRefused

FORMATS = ("JPEG", "PNG", "TIFF")
MOST_PIXELS = 120_000_000
MOST_FRAMES = 200
_ORIENTATION = 0x0112
# Clockwise turns that show a picture upright, by its EXIF orientation; mirrored ones are drawn anew.
_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
_COLOURED = ("RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "P")


@dataclass(frozen=True)
class ImagePage:
    """One page to be: samples or JPEG bytes, their size, and how far to turn them."""

    data: bytes
    is_jpeg: bool
    width: int
    height: int
    is_grey: bool
    turn: int
    measured: ScannedPage


def read_pages(name: str, data: bytes) -> Iterator[ImagePage]:
    """The pages of one image file; a TIFF may hold several."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            if getattr(opened, "n_frames", 1) > MOST_FRAMES:
                raise ScanRefused(f"“{name}” có quá nhiều trang")
            for frame in ImageSequence.Iterator(opened):
                yield _page(name, data, frame)
    except ScanRefused:
        raise
    except Image.DecompressionBombError as error:
        raise ScanRefused(f"“{name}” có quá nhiều điểm ảnh, quá lớn để mở") from error
    except UnidentifiedImageError as error:
        raise ScanRefused(f"“{name}” không phải PDF hay ảnh JPG, PNG, TIFF") from error
    except Exception as error:
        # A hostile image may make the library fail in any way.
        raise ScanRefused(f"“{name}” hỏng, không mở được") from error


def joined(pages: Sequence[ImagePage]) -> bytes:
    """One PDF with a page of A4 for each image."""
    output = BytesIO()
    with pikepdf.new() as document:
        for page in pages:
            _add(document, page)
        document.save(output, force_version="1.4", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return output.getvalue()


def _page(name: str, data: bytes, frame: Image.Image) -> ImagePage:
    wide, high = frame.size
    if wide * high > MOST_PIXELS:
        raise ScanRefused(f"“{name}” rộng {wide}×{high} điểm ảnh, quá lớn để mở")
    turn = _TURNS.get(frame.getexif().get(_ORIENTATION, 1))
    measured = _measured(wide, high, in_colour=frame.mode in _COLOURED)
    if frame.format == "JPEG" and frame.mode in ("RGB", "L") and turn is not None:
        frame.load()
        return ImagePage(data, True, wide, high, frame.mode == "L", turn, measured)
    # What is not kept as it is has white under its clear places and no profile of its own.
    flat = Image.new("RGB", frame.size, (255, 255, 255))
    rgba = frame.convert("RGBA")
    flat.paste(rgba, mask=rgba.getchannel("A"))
    return ImagePage(zlib.compress(flat.tobytes(), 6), False, wide, high, False, turn or 0, measured)


def _measured(wide: int, high: int, *, in_colour: bool) -> ScannedPage:
    """A picture tells no size that can be trusted: it is printed on A4, and must be sharp enough there."""
    short, long = sorted((wide, high))
    dpi = min(short / (A4_MM[0] / MM_PER_INCH), long / (A4_MM[1] / MM_PER_INCH))
    proportion = long / short
    shape = A4_MM if proportion >= 1.2 else (A4_MM[0], A4_MM[0] * proportion)
    return ScannedPage(shape[0], shape[1], dpi, in_colour)


def _add(document: pikepdf.Pdf, page: ImagePage) -> None:
    image = pikepdf.Stream(document, page.data)
    image[Name.Type], image[Name.Subtype] = Name.XObject, Name.Image
    image[Name.Width], image[Name.Height] = page.width, page.height
    image[Name.ColorSpace] = Name.DeviceGray if page.is_grey else Name.DeviceRGB
    image[Name.BitsPerComponent] = 8
    image[Name.Filter] = Name.DCTDecode if page.is_jpeg else Name.FlateDecode
    wide, high = (mm / MM_PER_INCH * 72 for mm in (A4_MM if page.height >= page.width else A4_MM[::-1]))
    scale = min(wide / page.width, high / page.height)
    drawn = (page.width * scale, page.height * scale)
    left, low = (wide - drawn[0]) / 2, (high - drawn[1]) / 2
    content = f"q {drawn[0]:.3f} 0 0 {drawn[1]:.3f} {left:.3f} {low:.3f} cm /Scan Do Q".encode()
    added = document.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(wide, 2), round(high, 2)]),
            Rotate=page.turn,
            Resources=Dictionary(XObject=Dictionary(Scan=image)),
            Contents=document.make_stream(content),
        )
    )
    document.pages.append(pikepdf.Page(added))
