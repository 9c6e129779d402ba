"""Looking into files: pictures at the size they are shown at, texts in their encoding, words for the rest."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from reportlab.pdfgen.canvas import Canvas

from cds_desktop.ui.widgets import pdf_rendering
from cds_desktop.ui.widgets.evidence_list import EvidenceItem, EvidenceKind, EvidenceList
from cds_desktop.ui.widgets.file_looks import TEXT_BYTES, look_at_picture, look_at_text
from cds_desktop.ui.widgets.pdf_layout import GAP, PageLayout
from cds_desktop.ui.widgets.pdf_view import PdfView
from cds_desktop.ui.widgets.thumbnails import Drawn, Thumbnails


def pdf(pages: int = 1) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data)
    for _ in range(pages):
        canvas.rect(0, 400, 595, 442, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def test_a_photo_is_shown_upright_and_no_larger_than_needed(tmp_path):
    upright = Image.Exif()
    upright[0x0112] = 6
    path = tmp_path / "ảnh.jpg"
    Image.new("RGB", (3000, 2000), "red").save(path, exif=upright)
    seen = look_at_picture(path, 600)
    assert seen.image.size() == QSize(400, 600)


def test_a_picture_that_would_fill_the_memory_is_refused_in_words(tmp_path):
    path = tmp_path / "bản đồ.png"
    Image.new("1", (16_384, 16_384)).save(path)
    seen = look_at_picture(path, 600)
    assert seen.image is None
    assert seen.message.startswith("Ảnh quá lớn để xem trước (16384 × 16384 điểm ảnh)")


@pytest.mark.parametrize("content", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_only_calls_itself_a_picture_is_not_drawn(tmp_path, content):
    path = tmp_path / "ảnh.jpg"
    path.write_bytes(content)
    assert look_at_picture(path, 600).message.startswith("Tệp ảnh này bị hỏng")


def test_a_missing_file_is_told(tmp_path):
    assert look_at_picture(tmp_path / "x", 600).message == look_at_text(tmp_path / "x").message
    assert look_at_text(tmp_path / "x").message == "Không thấy tệp"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_its_encoding(tmp_path, encoding):
    path = tmp_path / "bảng.csv"
    path.write_bytes("Họ tên;Điểm\nĐỗ Mạnh;7".encode(encoding))
    assert look_at_text(path).text == "Họ tên;Điểm\nĐỗ Mạnh;7"


def test_a_text_of_old_windows_is_read(tmp_path):
    path = tmp_path / "cũ.txt"
    path.write_bytes("Trường Tiểu học".encode("cp1258", "ignore"))
    assert "Tr" in look_at_text(path).text


def test_only_the_beginning_of_a_long_text_is_read(tmp_path):
    path = tmp_path / "dài.txt"
    path.write_text("ắ" * TEXT_BYTES, encoding="utf-8")
    seen = look_at_text(path)
    assert seen.is_cut
    assert set(seen.text) == {"ắ"}


def test_bytes_are_no_text(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"MZ\0\0\1\2")
    assert look_at_text(path).message == "Tệp này không phải là văn bản."


def test_a_pdf_with_a_password_says_so(shown, qtbot, tmp_path):
    path = tmp_path / "khóa.pdf"
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    view = shown(PdfView())
    with qtbot.waitSignal(view.failed, timeout=10_000) as told:
        view.set_pdf(path)
    assert told.args == [pdf_rendering.PASSWORD]


def test_a_damaged_pdf_says_so(shown, qtbot, tmp_path):
    path = tmp_path / "hỏng.pdf"
    path.write_bytes(b"%PDF-1.7 nothing more")
    view = shown(PdfView())
    with qtbot.waitSignal(view.failed, timeout=10_000) as told:
        view.set_pdf(path)
    assert told.args == [pdf_rendering.DAMAGED]


def test_pages_are_found_by_height():
    layout = PageLayout.of([(100, 200)] * 3, 1.0)
    assert layout.height == 4 * GAP + 600
    assert layout.between(0, GAP) == range(0)
    assert layout.between(0, 300) == range(2)
    assert layout.between(GAP + 200, GAP + 210) == range(1, 1)
    assert [layout.at(0), layout.at(GAP + 200), layout.at(9999)] == [0, 1, 2]
    assert PageLayout().between(0, 100) == range(0)
    assert PageLayout().at(50) == 0


@pytest.mark.parametrize("kind", [Drawn.PAGE, Drawn.PICTURE])
def test_thumbnails_come_later_and_are_kept(qapp, qtbot, tmp_path, kind):
    (tmp_path / "a").write_bytes(pdf())
    if kind is Drawn.PICTURE:
        Image.new("RGB", (800, 300), "red").save(tmp_path / "a", "PNG")
    thumbnails = Thumbnails(lambda key: Path(tmp_path, key))
    with qtbot.waitSignal(thumbnails.arrived, timeout=10_000) as told:
        assert thumbnails.pixmap("a", kind) is None
    assert told.args == ["a"]
    assert not thumbnails.pixmap("a", kind).isNull()


def test_only_rows_that_are_seen_ask_for_a_thumbnail(shown, qtbot, tmp_path):
    asked = []

    def place(key):
        asked.append(key)
        return tmp_path / key

    evidence = EvidenceList(Thumbnails(place))
    items = [EvidenceItem(str(n), f"H1-{n}", "Ảnh", EvidenceKind.IMAGE, file=str(n)) for n in range(100)]
    evidence.show_items(items)
    shown(evidence, 300, 200)
    evidence.grab()
    qtbot.waitUntil(lambda: "0" in asked, timeout=10_000)
    assert len(asked) < 10
