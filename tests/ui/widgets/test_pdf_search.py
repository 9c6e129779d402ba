"""Search in a paper: without case and tone marks, over ends of lines, page after page."""

import io

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cds_desktop import resources
from cds_desktop.ui.widgets.pdf_preview import PdfPreview
from cds_desktop.ui.widgets.pdf_scale import Fit

FONT = "LiberationSerif-Regular.ttf"


def pdf(*pages: tuple[str, ...], turned: int = 0) -> bytes:
    """Pages of lines, 40 points apart, the first 100 points below the upper edge."""
    font = next(resources.path("fonts").rglob(FONT))
    pdfmetrics.registerFont(TTFont("Thử", str(font)))
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for lines in pages:
        canvas.setFont("Thử", 14)
        for number, line in enumerate(lines):
            canvas.drawString(100, 842 - 100 - 40 * number, line)
        if turned:
            canvas.setPageRotation(turned)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


PAPER = (
    ("Hội đồng tự đánh giá họp", "ngày 15 tháng 4, Hội"),
    ("đồng thống nhất", "Đặng Ỷ Ngẫu"),
    ("Không có gì",),
    ("HỘI ĐỒNG kết luận",),
)


@pytest.fixture
def preview(shown, qtbot) -> PdfPreview:
    made = shown(PdfPreview(), 560, 620)
    with qtbot.waitSignal(made.shown, timeout=10_000):
        made.set_pdf(pdf(*PAPER))
    return made


def look_for(preview: PdfPreview, words: str, qtbot) -> list[int]:
    """Pages of what is found."""
    preview.finding.open()
    before = preview.finding._asked
    preview.find_bar.field.setText(words)
    qtbot.waitUntil(lambda: preview.finding._asked != before and not preview.finding._wants_first)
    return [hit.page for hit in preview.finding.hits]


@pytest.mark.parametrize("words", ["hội đồng", "Hoi Dong", "HỘI ĐỒNG", "hoi  dong"])
def test_words_are_found_without_case_and_tone_marks(preview, qtbot, words):
    assert look_for(preview, words, qtbot) == [0, 3]
    assert preview.find_bar.count.text() == "1/2"


def test_words_that_go_over_the_end_of_a_line_are_found_with_both_parts(preview, qtbot):
    look_for(preview, "họp ngày", qtbot)
    (hit,) = preview.finding.hits
    (first, second) = hit.boxes
    assert first[1] < 100 < first[3] + 4
    assert second[0] == pytest.approx(100, abs=1)
    assert second[1] < 140 < second[3] + 4


def test_what_is_found_is_tinted_where_it_stands(preview, qtbot):
    look_for(preview, "y ngau", qtbot)
    (hit,) = preview.finding.hits
    ((left, top, right, bottom),) = hit.boxes
    assert 130 < left < right < 220
    assert top < 140 < bottom + 4
    view = preview.view
    qtbot.waitUntil(lambda: 1 in {index for index, _ in view._images}, timeout=10_000)
    area, scale = view._on_screen(1), view._scale_of(1)
    inside = QPoint(round(area.left() + left * scale) + 2, round(area.top() + top * scale) + 3)
    assert view.viewport().rect().contains(inside)
    tinted = view.viewport().grab().toImage().pixelColor(inside)
    assert tinted.blue() > tinted.red() + 30


def test_next_and_previous_go_round_and_bring_the_place_into_sight(preview, qtbot):
    look_for(preview, "hội đồng", qtbot)
    field = preview.find_bar.field
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (preview.finding.current, preview.page) == (1, 3)
    assert preview.find_bar.count.text() == "2/2"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (preview.finding.current, preview.page) == (0, 0)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert preview.finding.current == 1


def test_what_is_not_there_is_said(preview, qtbot):
    assert look_for(preview, "quyết toán", qtbot) == []
    assert preview.find_bar.count.text() == "Không thấy"
    assert not preview.find_bar.next.isEnabled()


def test_escape_closes_the_search_and_takes_the_tints_away(preview, qtbot):
    look_for(preview, "hội đồng", qtbot)
    qtbot.keyClick(preview.find_bar.field, Qt.Key.Key_Escape)
    assert preview.find_bar.isHidden()
    assert preview.view._hits == ()
    preview.finding.open()
    qtbot.waitUntil(lambda: len(preview.finding.hits) == 2)


def test_a_paper_drawn_anew_is_searched_again_and_stays_where_it_was(preview, qtbot):
    look_for(preview, "hội đồng", qtbot)
    qtbot.keyClick(preview.find_bar.field, Qt.Key.Key_Return)
    place = preview.view.verticalScrollBar().value()
    longer = (("Hội đồng",), *PAPER[1:])
    with qtbot.waitSignal(preview.shown, timeout=10_000):
        preview.set_pdf(pdf(*longer))
    finding, token = preview.finding, preview.view.token
    qtbot.waitUntil(lambda: finding._asked[0] == token and len(finding.hits) == 2)
    assert preview.view.verticalScrollBar().value() == place
    assert preview.finding.current == 1


def test_another_paper_begins_at_its_first_page(preview, qtbot):
    preview.go_to_page(3)
    with qtbot.waitSignal(preview.shown, timeout=10_000):
        preview.set_pdf(pdf(*PAPER), anew=True)
    assert preview.page == 0


def test_words_on_a_turned_page_are_found_where_they_are_seen(shown, qtbot):
    preview = shown(PdfPreview(), 560, 620)
    with qtbot.waitSignal(preview.shown, timeout=10_000):
        preview.set_pdf(pdf(("Hội đồng",), turned=90))
    look_for(preview, "hội đồng", qtbot)
    ((left, top, right, bottom),) = preview.finding.hits[0].boxes
    # Turned to the right, the upper edge lies at the right.
    assert right - left < bottom - top
    assert left > 700


def test_the_key_searches_from_the_whole_page_when_the_page_says_so(shown, qtbot, qapp: QApplication):
    host = QWidget()
    column = QVBoxLayout(host)
    field, made = QLineEdit(), PdfPreview()
    column.addWidget(field)
    column.addWidget(made)
    made.find_from(host)
    shown(host, 560, 620)
    host.activateWindow()
    with qtbot.waitSignal(made.shown, timeout=10_000):
        made.set_pdf(pdf(*PAPER))
    for widget in (field, made.view):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert made.find_bar.isVisible()
        made.finding.close()


def test_a_whole_page_fits_and_the_width_too(preview):
    preview.view.set_zoom(None, fit=Fit.PAGE)
    assert preview.view._layout.sizes[0][1] <= preview.view.viewport().height()
    assert preview.zoom.accessibleName() == "Cỡ xem: Vừa trang"
    ticked = [action.text() for action in preview.zoom_menu().actions() if action.isChecked()]
    assert ticked == ["Vừa trang"]
    preview.view.set_zoom(None)
    assert preview.view._layout.sizes[0][1] > preview.view.viewport().height()


def test_what_lies_under_the_mouse_stays_there_while_zooming(preview):
    view = preview.view
    preview.go_to_page(1)
    at = QPoint(300, 200)
    before = view._place_under(at)
    keys, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(
        QPointF(at), QPointF(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, keys, phase, False
    )
    view.wheelEvent(turn)
    page, across, down = view._place_under(at)
    assert page == before[0]
    assert (across, down) == pytest.approx(before[1:], abs=0.02)


def test_pages_are_turned_and_zoomed_by_keys(preview, qtbot):
    view, ctrl = preview.view, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 3
    qtbot.keyClick(view, Qt.Key.Key_PageUp, ctrl)
    assert view.page == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    before = view.scale()
    qtbot.keyClick(view, Qt.Key.Key_Plus, ctrl)
    assert view.scale() > before
    qtbot.keyClick(view, Qt.Key.Key_Minus, ctrl)
    qtbot.keyClick(view, Qt.Key.Key_Minus, ctrl)
    assert view.scale() < before * 1.01
