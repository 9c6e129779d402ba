"""The stamp is exactly as large as its field, and no letter of a name is lost."""

import ctypes
import subprocess
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps, ImageStat

from cds_desktop import resources
from cds_desktop.signing.pdf_signatures.stamps import (
    DEMONSTRATION_WARNING,
    corner_lines,
    draw_corner,
    draw_stamp,
    stamp_text,
)
from cds_desktop.signing.pdf_signatures.values import CornerStamp, StampText

TIME = "Thời gian ký: 15/04/2027 16:12 +07:00"
NAMES = [
    "Đặng Ỷ Ngẫu",
    "Nguyễn Thị Hạnh",
    "Công Tằng Tôn Nữ Thị Huyền Diệu Phượng Hoàng Bảo Châu Ngọc Quỳnh Trâm",
    "Ộ" * 100,
]


@pytest.fixture
def read(tmp_path):
    def words(page):
        path = tmp_path / "stamp.pdf"
        path.write_bytes(page)
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        return done.stdout.decode()

    return words


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(200.0, 60.25), (120.0, 40.0), (90.0, 30.0)])
def test_every_letter_is_there_and_inside_the_field(read, name, size, tmp_path):
    page = draw_stamp(StampText("Ký số bởi:", name, (TIME,), DEMONSTRATION_WARNING), *size)
    shown = "".join(read(page).split())
    assert "".join(f"Ký số bởi:{name}{TIME}{DEMONSTRATION_WARNING}".split()) == shown
    path = tmp_path / "stamp.pdf"
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True).stdout.decode()
    for line in (line for line in boxes.splitlines() if "<word" in line):
        left, top, right, bottom = (float(part) for part in line.split('"')[1:8:2])
        assert left >= 0
        assert top >= 0
        assert right <= size[0]
        assert bottom <= size[1]


def test_the_page_has_the_size_of_the_field():
    with pikepdf.open(BytesIO(draw_stamp(StampText("Ký số bởi:", "Đặng Ỷ Ngẫu"), 200, 59.75))) as pdf:
        assert [float(n) for n in pdf.pages[0].mediabox] == [0, 0, 200, 59.75]


def test_every_font_is_embedded(tmp_path):
    path = tmp_path / "stamp.pdf"
    path.write_bytes(draw_stamp(StampText("Ký số bởi:", "Đặng Ỷ Ngẫu", (TIME,)), 200, 60))
    printed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    listed = printed.splitlines()[2:]
    assert len(listed) == 2
    assert all("LiberationSerif" in row and row.split()[-5] == "yes" for row in listed)


def test_the_words_name_the_signer_and_the_time_in_vietnam(secretary_key):
    text = stamp_text(secretary_key.summary, datetime(2027, 4, 15, 9, 12, tzinfo=UTC))
    assert (text.heading, text.name, text.lines, text.warning) == ("Ký số bởi:", "Đặng Ỷ Ngẫu", (TIME,), "")
    shown = stamp_text(replace(secretary_key.summary, demonstration=True), datetime(2027, 4, 15, tzinfo=UTC))
    assert shown.warning == DEMONSTRATION_WARNING


def ink(image):
    """What is drawn, cut to its edges and brought to one size."""
    grey = ImageOps.invert(image.convert("L"))
    cut = grey.crop(grey.point([255 if level > 60 else 0 for level in range(256)]).getbbox())
    return cut.resize((600, 80)), cut.size


def rendered(name):
    page = draw_stamp(StampText("", name), 300, 60)
    with pypdfium2.PdfDocument(page) as document:
        image = document[0].render(scale=8, optimize_mode=None).to_pil().convert("RGB")
    # Inside the frame only.
    wide, high = image.size
    return ink(image.crop((30, 30, wide - 30, high - 30)))


def reference(name):
    font = ImageFont.truetype(str(resources.path("fonts", "LiberationSerif-Bold.ttf")), 80)
    image = Image.new("RGB", (3000, 300), (255, 255, 255))
    ImageDraw.Draw(image).text((20, 80), name, font=font, fill=(13, 51, 140))
    return ink(image)


def difference(one, other):
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


@pytest.mark.parametrize("name", ["Đặng Ỷ Ngẫu", "Nguyễn Thị Lấp Lánh Ánh", "Phạm Hữu Ưỡng", "Ỗ Ữ Ặ ự ộ ễ"])
def test_a_name_looks_on_the_page_as_its_letters_are_drawn(name):
    (drawn, size), (expected, expected_size) = rendered(name), reference(name)
    assert size[0] == pytest.approx(expected_size[0], rel=0.02)
    assert size[1] == pytest.approx(expected_size[1], rel=0.05)
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    assert difference(drawn, expected) < 14
    assert difference(drawn, reference(bare)[0]) > 2 * difference(drawn, expected)


def test_letters_with_marks_apart_look_the_same():
    apart = unicodedata.normalize("NFD", "Nguyễn Thị Ỷ")
    assert difference(rendered(apart)[0], rendered("Nguyễn Thị Ỷ")[0]) == 0


def test_a_corner_says_number_and_moment_in_black_of_size_ten(tmp_path):
    now = datetime(2027, 4, 15, 9, 12, 30, tzinfo=UTC)
    page = draw_corner(corner_lines(CornerStamp("Số: 07/BB-THCSNT"), now), "", 170, 28)
    path = tmp_path / "goc.pdf"
    path.write_bytes(page)
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert words.split("\n")[:2] == ["Số: 07/BB-THCSNT", "2027-04-15T16:12:30+07:00"]
    with pypdfium2.PdfDocument(page) as document:
        texts = list(document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]))
        size = ctypes.c_float()
        sizes = set()
        for text in texts:
            pypdfium2.raw.FPDFTextObj_GetFontSize(text.raw, size)
            sizes.add(size.value)
    assert sizes == {10.0}
