"""The PDF preview: pages come from the background, bad files give a sentence."""

import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from reportlab.pdfgen.canvas import Canvas

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Scheme
from cds_desktop.ui.widgets import pdf_rendering
from cds_desktop.ui.widgets.gallery import gallery
from cds_desktop.ui.widgets.pdf_preview import PdfPreview
from cds_desktop.ui.widgets.picture_preview import PicturePreview


def pdf(pages: int) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data)
    for _ in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 400, 595, 442, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.fixture
def preview(shown) -> PdfPreview:
    return shown(PdfPreview(), 500, 600)


def _show(preview: PdfPreview, data: bytes, qtbot) -> QImage:
    with qtbot.waitSignal(preview.shown, timeout=10_000):
        preview.set_pdf(data, "Biên bản họp")
    return preview.view.grab().toImage()


def test_pages_are_drawn_and_counted(preview: PdfPreview, qtbot):
    picture = _show(preview, pdf(4), qtbot)
    assert preview.page_count == 4
    assert preview.page == 0
    middle = picture.width() // 2
    assert picture.pixelColor(middle, 60).name() == "#ff0000"
    assert preview.view.accessibleDescription() == "Biên bản họp"


def test_no_height_makes_the_scroll_bar_come_and_go(preview: PdfPreview, qtbot, qapp):
    _show(preview, pdf(1), qtbot)
    for height in range(300, 700, 4):
        preview.view.setFixedSize(300, height)
        qapp.processEvents()
        first = preview.view.viewport().width()
        widths = []
        for _ in range(4):
            qapp.processEvents()
            widths.append(preview.view.viewport().width())
        assert set(widths) == {first}, height


def test_paper_stays_white_in_the_dark(preview: PdfPreview, qtbot, qapp):
    theme.apply(qapp, Scheme.DARK)
    picture = _show(preview, pdf(1), qtbot)
    assert picture.pixelColor(picture.width() // 2, picture.height() - 30).name() == "#ffffff"
    assert picture.pixelColor(4, 4) == QColor(theme.DARK.desk)


def test_pages_can_be_turned_and_zoomed(preview: PdfPreview, qtbot):
    _show(preview, pdf(4), qtbot)
    with qtbot.waitSignal(preview.page_changed):
        preview.go_to_page(2)
    assert preview.page == 2
    fitted = preview.view.scale()
    preview.view.zoom_by(1)
    assert preview.view.scale() > fitted
    preview.view.set_zoom(None)
    assert preview.view.scale() == fitted
    preview.go_to_page(99)
    assert preview.page == 2


def test_a_new_version_keeps_the_place(preview: PdfPreview, qtbot):
    _show(preview, pdf(4), qtbot)
    preview.go_to_page(2)
    _show(preview, pdf(4), qtbot)
    assert preview.page == 2


def test_a_broken_file_gives_a_sentence(preview: PdfPreview, qtbot):
    with qtbot.waitSignal(preview.failed, timeout=10_000):
        preview.set_pdf(b"%PDF-1.7 not really")
    assert preview.page_count == 0
    preview.clear("Chưa có văn bản nào để xem.")
    assert preview.view.accessibleDescription() == "Chưa có văn bản nào để xem."


def test_only_a_few_pages_are_kept(preview: PdfPreview, qtbot):
    _show(preview, pdf(30), qtbot)
    rendered = []
    pdf_rendering.relay().rendered.connect(lambda token, key, image: rendered.append(key[0]))
    for page in (10, 20, 29):
        preview.go_to_page(page)
        qtbot.waitUntil(lambda wanted=page: wanted in rendered, timeout=10_000)
    assert len(preview.view._images) <= 8
    assert len(rendered) < 15


def test_out_of_sight_only_the_page_that_comes_back_first_is_kept(preview: PdfPreview, qtbot):
    _show(preview, pdf(6), qtbot)
    drawn = {index for index, _ in preview.view._images}
    preview.go_to_page(4)
    qtbot.waitUntil(lambda: 4 in {index for index, _ in preview.view._images}, timeout=10_000)
    preview.hide()
    kept = {index for index, _ in preview.view._images}
    assert 4 in kept
    assert not kept & drawn


def test_the_keyboard_scrolls_the_pages(preview: PdfPreview, qtbot):
    _show(preview, pdf(4), qtbot)
    qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert preview.view.verticalScrollBar().value() > 0


def test_a_picture_is_shown_and_described(shown):
    picture = QImage(900, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("#00FF00"))
    preview = shown(PicturePreview(), 300, 240)
    preview.show_picture(picture, "Ảnh dự giờ")
    image = preview.grab().toImage()
    assert image.pixelColor(150, 120).name() == "#00ff00"
    assert image.pixelColor(150, 10).name() == theme.current().desk.lower()
    assert preview.accessibleDescription() == "Ảnh dự giờ"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_gallery_shows_every_part(shown, qapp, scheme):
    theme.apply(qapp, scheme)
    window = shown(gallery(), 1366, 768)
    assert not window.grab().isNull()
