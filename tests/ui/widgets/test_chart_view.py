"""Charts on the screen: seen, heard, walked through as a table, copied, saved, and quick to repaint."""

from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from cds_desktop.domain.charts import Bar, Chart, ChartKind, LegendEntry, Mark, Section, Threshold
from cds_desktop.domain.charts.table import with_table
from cds_desktop.ui import background, theme
from cds_desktop.ui.printing.charts import print_chart
from cds_desktop.ui.theme import Scheme
from cds_desktop.ui.widgets import chart_view
from cds_desktop.ui.widgets.chart_picture import EDGE
from cds_desktop.ui.widgets.chart_view import AS_PICTURE, AS_TABLE, ChartView


def bar(number, points="7.5", **more):
    return Bar(f"1.{number}", f"Tiêu chí thứ {number} có tên dài", Decimal(points), Decimal(10), **more)


def chart(*bars, kind=ChartKind.CRITERIA):
    legend = (LegendEntry(Mark.POINTS, "Năm nay"), LegendEntry(Mark.MAXIMUM, "Điểm tối đa"))
    section = Section("Nhóm 1 · Dạy, học", "15/20", bars or (bar(1), bar(2, "2")))
    return with_table(Chart(kind, "Điểm từng tiêu chí", "điểm", (section,), legend))


@pytest.fixture
def view(shown):
    part = ChartView(print_chart)
    part.show_chart(chart())
    return shown(part, 720, 400)


def test_the_picture_says_what_it_shows(view):
    assert view.picture.accessibleName() == "Biểu đồ: Điểm từng tiêu chí"
    assert view.picture.accessibleDescription().splitlines() == [
        "Nhóm 1 · Dạy, học: 15/20",
        "1.1 Tiêu chí thứ 1 có tên dài: 7,5 trên 10 điểm",
        "1.2 Tiêu chí thứ 2 có tên dài: 2 trên 10 điểm",
    ]


def test_the_table_holds_the_same_facts_and_is_reached_by_keyboard(view, qapp):
    view.switch.setFocus()

    QTest.keyClick(view.switch, Qt.Key.Key_Return)

    assert view.table.isVisible()
    assert not view.picture.isVisible()
    assert view.switch.text() == AS_PICTURE
    assert view.table.rows.rowCount() == 2
    assert view.table.rows.index(1, 3).data() == "2"
    QTest.keyClick(view.switch, Qt.Key.Key_Return)
    assert view.picture.isVisible()
    assert view.switch.text() == AS_TABLE


def test_the_model_of_the_table_is_sound(view, qtmodeltester):
    qtmodeltester.check(view.table.rows)


def test_the_rows_chosen_are_copied_and_all_of_them_come_with_headings(view):
    view.show_table(True)
    view.table.setFocus()

    how = QItemSelectionModel.SelectionFlag
    view.table.selectionModel().select(view.table.rows.index(1, 0), how.ClearAndSelect | how.Rows)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    one = QGuiApplication.clipboard().text()
    view.table.selectAll()
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert one == "Nhóm 1 · Dạy, học\t1.2\tTiêu chí thứ 2 có tên dài\t2\t10"
    assert QGuiApplication.clipboard().text() == view._chart.text


def test_the_picture_is_copied_light_and_sharp_also_from_a_dark_screen(view, qapp):
    theme.apply(qapp, Scheme.DARK)
    view.picture.setFocus()

    QTest.keyClick(view.picture, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    image = QGuiApplication.clipboard().image()
    assert image.width() > 1500
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert dark_share(image) > 0.02


def dark_share(image):
    small = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(200, 100)
    pixels = bytes(small.constBits())
    return sum(value < 140 for value in pixels) / len(pixels)


def test_the_picture_is_saved_where_the_user_says(view, settle, tmp_path, monkeypatch):
    target = tmp_path / "bieu-do"
    monkeypatch.setattr(chart_view, "ask_target", lambda *_: target)

    view.save_picture()
    settle()

    assert QImage(str(tmp_path / "bieu-do.png")).width() > 1500


@pytest.fixture
def settle(qtbot):
    yield lambda: qtbot.waitUntil(background.is_idle, timeout=10_000)
    background.shut_down()


def test_the_menu_offers_table_copy_save_and_print(view):
    words = [action.text() for action in view.make_menu().actions() if action.text()]

    assert words == [AS_TABLE, "Chép hình", "Chép bảng", "Ghi hình ra tệp…", "In biểu đồ…"]


def test_a_chart_that_nobody_can_print_does_not_offer_it(shown):
    part = ChartView()
    part.show_chart(chart())
    assert "In biểu đồ…" not in [action.text() for action in shown(part, 720, 400).make_menu().actions()]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("width", [260, 460, 1000])
def test_every_row_is_painted_and_nothing_is_cut_at_the_bottom(view, qapp, scheme, width):
    theme.apply(qapp, scheme)
    bars = [bar(n, unscored=Decimal(1), last_points=Decimal(6), last_max=Decimal(10)) for n in range(1, 21)]
    view.show_chart(chart(*bars))
    view.resize(width, 900)
    qapp.processEvents()

    picture = view.picture
    assert picture.height() == round(sum(s.height for s in picture.strips)) + 2 * EDGE
    image = picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    top = EDGE
    for strip in picture.strips:
        if strip.shapes:
            assert has_ink(image, QRect(0, round(top), image.width(), round(strip.height)))
        top += strip.height


def has_ink(image, area):
    part = image.copy(area)
    return len({part.pixel(x, y) for x in range(0, part.width(), 2) for y in range(part.height())}) > 2


def test_marks_differ_in_shape_and_not_only_in_colour(view):
    view.show_chart(
        chart(
            bar(1, "3", unscored=Decimal(4)),
            bar(2, "0", unplaced=Decimal(10)),
            bar(3, "0", last_points=Decimal(5), last_max=Decimal(10)),
        )
    )
    grey = view.picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    tops = [EDGE + sum(s.height for s in view.picture.strips[:n]) for n in range(4)]
    left = next(s.x for strip in view.picture.strips for s in strip.shapes if hasattr(s, "fill")) + EDGE
    rows = [
        [grey.pixelColor(x, round(top + 14)).value() for x in range(round(left), grey.width() - 90)]
        for top in tops[1:]
    ]
    changes = [sum(abs(a - b) > 25 for a, b in pairwise(row)) for row in rows]
    assert changes[0] > 10, "hatching"
    assert changes[1] >= 1, "an edge"
    assert changes[2] >= 2, "a tick with its halo"


def test_a_row_tells_its_whole_title_and_numbers_under_the_mouse(view):
    strips = view.picture.strips
    middle_of_second = EDGE + strips[0].height + strips[1].height / 2

    assert view.picture.sentence_at(middle_of_second).startswith("1.1 Tiêu chí thứ 1 có tên dài: 7,5 trên 10")


def test_the_head_can_be_left_to_the_card(view):
    view.set_head_visible(False)

    assert not view.title.isVisible()
    assert view.picture.isVisible()


def test_levels_are_named_below_a_group(view, qapp):
    thresholds = tuple(Threshold(Decimal(n), f"Mức {n} · từ {n}") for n in range(2, 9))
    before = view.picture.height()

    view.show_chart(chart(bar(1, thresholds=thresholds, level="Mức 7"), kind=ChartKind.GROUPS))

    assert view.picture.height() > before - 28
    assert "Mức 7" in view.picture.accessibleDescription()


def test_the_menu_opens_by_keyboard(view, qapp):
    view.picture.setFocus()

    QTest.keyClick(view.picture, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)

    menu = qapp.activePopupWidget()
    assert menu is not None
    assert view.picture.rect().contains(view.picture.mapFromGlobal(menu.pos()) - QPoint(0, 0))
    menu.close()
