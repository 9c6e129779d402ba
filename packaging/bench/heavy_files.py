"""Large files as people have them: a scanned book of 200 pages, a photo of 40 megapixels."""

import random
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

RED = (230, 10, 10)
PAGES = 200
SIDES = (7296, 5472)


def two_hundred_pages(path: Path) -> Path:
    """A PDF of scans: one grey picture and a red mark on every page."""
    chance = random.Random(7)
    scan = Image.frombytes("L", (620, 877), chance.randbytes(620 * 877))
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(PAGES):
        canvas.drawImage(ImageReader(scan.rotate(number % 4)), 0, 0, *A4)
        canvas.setFillColorRGB(*(part / 255 for part in RED))
        canvas.rect(100, 500, 300, 250, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return path


def forty_megapixels(path: Path) -> Path:
    """A photo full of detail with a red mark in the middle."""
    chance = random.Random(8)
    photo = Image.frombytes("RGB", (912, 684), chance.randbytes(912 * 684 * 3)).resize(SIDES)
    photo.paste(RED, (2500, 1500, 5000, 4000))
    photo.save(path, quality=90)
    return path
