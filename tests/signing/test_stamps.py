"""The stamp is exactly as large as its field, and no letter of a name is lost."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from cds_desktop.signing.pdf_signatures.stamps import DEMONSTRATION_WARNING, draw_stamp, stamp_text
from cds_desktop.signing.pdf_signatures.values import StampText

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
