"""Hình chữ ký, hình con dấu from outside: measured before they are opened, their paper made clear."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageOps, ImageStat, UnidentifiedImageError

from cds_desktop.errors import StampImageRefused

LARGEST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
LONGEST_SIDE = 900
SMALLEST_SIDE = 40
# Paper in a photo is never quite white.
INK_BELOW, PAPER_FROM = 170, 225
FAINT, NEARLY_FULL = 24, 250


@dataclass(frozen=True)
class CleanImage:
    """PNG with clear places, cut to what is drawn; `colour` is "blue", "red" or "other"."""

    png: bytes
    width: int
    height: int
    colour: str


def read_image_file(path: Path) -> CleanImage:
    """Đọc tệp hình, refused in words when it is too large, no image, or hides too much."""
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise StampImageRefused(f"“{path.name}” lớn {size / 1048576:.0f} MB, giới hạn 10 MB")
        data = path.read_bytes()
    except OSError as error:
        raise StampImageRefused(f"không đọc được “{path.name}”") from error
    return read_image(data, path.name)


def read_image(data: bytes, name: str) -> CleanImage:
    """The same of bytes."""
    if len(data) > LARGEST_BYTES:
        raise StampImageRefused(f"“{name}” lớn hơn 10 MB")
    image = _opened(data, name)
    clear = _cut(_with_clear_paper(image), name)
    clear.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    output = BytesIO()
    clear.save(output, "PNG", optimize=True)
    return CleanImage(output.getvalue(), clear.width, clear.height, _colour(clear))


def _opened(data: bytes, name: str) -> Image.Image:
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            wide, high = opened.size
            if wide * high > MOST_PIXELS:
                raise StampImageRefused(f"“{name}” rộng {wide}×{high} điểm ảnh, quá lớn để mở")
            if min(wide, high) < SMALLEST_SIDE:
                raise StampImageRefused(f"“{name}” chỉ {wide}×{high} điểm ảnh, in ra sẽ không rõ")
            turned = ImageOps.exif_transpose(opened)
            return turned.convert("RGBA")
    except StampImageRefused:
        raise
    except Image.DecompressionBombError as error:
        raise StampImageRefused(f"“{name}” có quá nhiều điểm ảnh, quá lớn để mở") from error
    except UnidentifiedImageError as error:
        raise StampImageRefused(f"“{name}” không phải tệp ảnh") from error
    except Exception as error:
        # A hostile image may make the library fail in any way.
        raise StampImageRefused(f"“{name}” hỏng, không mở được") from error


def _with_clear_paper(image: Image.Image) -> Image.Image:
    """A drawing on white becomes a drawing on nothing; one that is clear already stays as it is."""
    alpha = image.getchannel("A")
    if not any(alpha.histogram()[:NEARLY_FULL]):
        rgb = image.convert("RGB")
        red, green, blue = rgb.split()
        # Ink is dark in at least one colour: red ink in green and blue, blue ink in red.
        darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
        span = PAPER_FROM - INK_BELOW
        ramp = [255 if v <= INK_BELOW else max(0, round(255 * (PAPER_FROM - v) / span)) for v in range(256)]
        image.putalpha(darkest.point(ramp))
    return image


def _cut(image: Image.Image, name: str) -> Image.Image:
    drawn = image.getchannel("A").point([255 if level > FAINT else 0 for level in range(256)])
    box = drawn.getbbox()
    if box is None:
        raise StampImageRefused(f"“{name}” không có nét nào")
    return image.crop(box)


def _colour(image: Image.Image) -> str:
    painted = image.getchannel("A").point([255 if level > 128 else 0 for level in range(256)])
    if painted.getbbox() is None:
        return "other"
    red, green, blue = ImageStat.Stat(image.convert("RGB"), painted).mean
    if blue > red + 25 and blue > green + 10:
        return "blue"
    return "red" if red > green + 40 and red > blue + 40 else "other"
