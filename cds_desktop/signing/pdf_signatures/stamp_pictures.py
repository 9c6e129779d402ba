"""Draws an image with clear places without an alpha channel, which PDF/A-1 forbids (hình nền trong suốt)."""

from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

# What is fainter than this is left out, so that a seal does not whiten the strokes it lies upon.
LEAST_ALPHA = 90
KEY, NEAREST = 255, 254


def draw_picture(canvas: Canvas, png: bytes, box: tuple[float, float, float, float]) -> None:
    """An image at left, bottom, width, height; pure white is the colour that is not painted."""
    canvas.drawImage(ImageReader(colour_keyed(png)), *box, mask=[KEY] * 6)


def colour_keyed(png: bytes) -> Image.Image:
    """The image on white: clear places are pure white, everything painted is at most nearly white."""
    with Image.open(BytesIO(png)) as opened:
        image = opened.convert("RGBA")
    alpha = image.getchannel("A")
    on_white = Image.new("RGB", image.size, (KEY, KEY, KEY))
    on_white.paste(image.convert("RGB"), mask=alpha)
    painted = on_white.point([min(level, NEAREST) for level in range(256)] * 3)
    clear = Image.new("RGB", image.size, (KEY, KEY, KEY))
    clear.paste(painted, mask=alpha.point([255 if level >= LEAST_ALPHA else 0 for level in range(256)]))
    return clear
