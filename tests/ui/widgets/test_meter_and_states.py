"""The level meter, state glyphs, chips, bars and the rail."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.queries import WorkState
from cds_desktop.ui import theme
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.level_meter import LevelMark, LevelMeter
from cds_desktop.ui.widgets.numbers import points_text
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph, state_pixmap
from cds_desktop.ui.widgets.step_button import StepButton
from cds_desktop.ui.widgets.step_check import StepCheck
from cds_desktop.ui.widgets.stepper_rail import Step, StepperRail

MARKS = (LevelMark("Mức 1", 0), LevelMark("Mức 2", 50), LevelMark("Mức 3", 75, inclusive=False))
STEPS = [
    Step("Việc cần làm", "checklist"),
    Step("Trường và đợt đánh giá", "house", State.DONE),
    Step("Chấm tiêu chí", "pencil", State.GOING, "Đang làm · 27/29"),
    Step("Minh chứng", "paperclip", State.NONE),
]


def _color_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(QPoint(x, y)).name().upper()


def _meter(points: float, level: str, **more) -> QImage:
    meter = LevelMeter("Nhóm 1", MARKS)
    meter.resize(400, 108)
    meter.show_value(points, level, **more)
    picture = QImage(400, 108, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    meter.render(picture)
    return picture


def test_the_meter_says_everything_in_one_sentence(shown):
    meter = LevelMeter("Nhóm 1", MARKS)
    meter.show_value(63, "Mức 2", unscored=11)
    shown(meter)
    assert meter.accessibleName() == "Nhóm 1: 63 trên 100 điểm, Mức 2, còn 11 điểm chưa chấm"
    assert meter.accessibleDescription() == "Mức 1; Mức 2 · từ 50; Mức 3 · trên 75"
    assert meter.value() == 63
    assert meter.height() >= LevelMeter.LARGE_HEIGHT


def test_exactly_75_fills_up_to_the_tick_and_not_beyond():
    picture = _meter(75, "Mức 2")
    accent, track = theme.current().accent.upper(), theme.current().track.upper()
    assert _color_at(picture, 297, 44) == accent
    assert _color_at(picture, 300, 44) == theme.current().text.upper()
    assert _color_at(picture, 303, 44) == track


def test_76_points_reach_beyond_the_tick():
    assert _color_at(_meter(76, "Mức 3"), 302, 44) == theme.current().accent.upper()


def test_half_a_point_below_a_threshold_leaves_a_gap():
    picture = _meter(49.5, "Mức 1")
    assert _color_at(picture, 190, 44) == theme.current().accent.upper()
    assert _color_at(picture, 205, 44) == theme.current().track.upper()


def test_unscored_points_are_hatched_with_two_colours():
    picture = _meter(50, "Mức 2", unscored=20)
    colors = {_color_at(picture, x, 44) for x in range(210, 270)}
    assert theme.current().track.upper() not in colors
    assert len(colors) > 1


def test_a_failed_condition_makes_room_for_its_reason():
    meter = LevelMeter("Nhóm 2", MARKS)
    plain = meter.sizeHint().height()
    meter.show_value(76, "Mức 1", failed_condition="điều kiện 2.2 không đạt")
    assert meter.sizeHint().height() == plain + LevelMeter.FAILED_EXTRA
    assert "điều kiện 2.2 không đạt" in meter.accessibleName()


def test_thresholds_come_from_the_caller():
    meter = LevelMeter("Nhóm", [LevelMark("Đạt", 0), LevelMark("Tốt", 24, inclusive=False)], 30)
    meter.show_value(24, "Đạt", last_year=20.5)
    assert meter.maximum() == 30
    assert meter.accessibleName() == "Nhóm: 24 trên 30 điểm, Đạt, năm học trước 20,5"
    assert meter.accessibleDescription() == "Đạt; Tốt · trên 24"


def test_the_compact_meter_has_its_fixed_size(shown):
    host = QWidget()
    meter = LevelMeter("Dạy, học", MARKS, compact=True)
    meter.show_value(63, "Mức 2")
    QVBoxLayout(host).addWidget(meter)
    shown(host)
    assert (meter.width(), meter.height()) == (184, 40)


@pytest.mark.parametrize(
    ("value", "text"), [(12.5, "12,5"), (7, "7"), (70.0, "70"), (0.25, "0,25"), (-1.5, "−1,5")]
)
def test_points_are_written_with_a_comma(value: float, text: str):
    assert points_text(value) == text


def test_headline_points_keep_one_decimal():
    assert points_text(63, decimals=1) == "63,0"


def test_every_state_has_a_shape_of_its_own(qapp):
    pictures = [state_pixmap(state, 40).toImage() for state in State]
    shapes = set()
    for picture in pictures:
        points = ((x, y) for x in range(40) for y in range(40))
        shapes.add(frozenset(point for point in points if picture.pixelColor(*point).alpha() > 100))
    inner = {picture.pixelColor(20, 14).rgba() for picture in pictures}
    assert len(shapes) + len(inner) > len(State)
    assert len({bytes(picture.bits()) for picture in pictures}) == len(State)


def test_every_state_of_a_piece_of_work_has_a_glyph():
    assert [State.of(work).name for work in WorkState] == [work.name for work in WorkState]


def test_a_glyph_and_a_chip_say_their_state(shown):
    glyph = shown(StateGlyph(State.DONE))
    assert glyph.accessibleName() == "Xong"
    chip = shown(Chip("Chưa đối chiếu", State.ATTENTION))
    assert chip.accessibleName() == "Cần chú ý: Chưa đối chiếu"
    assert chip.sizeHint().height() == 24


@pytest.fixture
def rail(shown) -> StepperRail:
    result = StepperRail()
    result.show_steps(STEPS)
    return shown(result, 216, 700)


def _buttons(rail: StepperRail) -> list[StepButton]:
    return rail.findChildren(StepButton)


def test_the_rail_says_number_name_and_state(rail: StepperRail):
    names = [button.accessibleName() for button in _buttons(rail)]
    assert names[0] == "Việc cần làm"
    assert names[2] == "Bước 2: Chấm tiêu chí, Đang làm · 27/29"
    assert names[3] == "Bước 3: Minh chứng, Chưa bắt đầu"


def test_the_rail_is_used_with_the_keyboard(rail: StepperRail, qtbot):
    first, second = _buttons(rail)[:2]
    rail.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert rail.focusWidget() is second
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert told.args == [1]
    assert rail.current == 1


def test_marking_the_current_step_emits_nothing(rail: StepperRail, qtbot):
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current(2)
    assert rail.current == 2


def test_the_narrow_rail_keeps_names_in_tool_tips(rail: StepperRail):
    assert rail.width() == 216
    rail.set_narrow(True)
    assert rail.minimumWidth() == rail.maximumWidth() == 64
    assert _buttons(rail)[1].toolTip() == "Trường và đợt đánh giá · Xong"
    rail.set_narrow(False)
    assert _buttons(rail)[1].toolTip() == ""


def test_tab_reaches_the_steps_before_the_settings(rail: StepperRail):
    order, widget = [], rail.nextInFocusChain()
    while widget is not rail:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            order.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    assert order[0] == "Việc cần làm"
    assert order[-1] == "Cài đặt và trợ giúp"


def test_showing_other_states_keeps_the_current_step(rail: StepperRail):
    rail.set_current(2)
    rail.show_steps([*STEPS[:3], Step("Minh chứng", "paperclip", State.ATTENTION)])
    assert rail.current == 2


def test_settings_can_be_asked_for(rail: StepperRail, qtbot):
    rail.show_saved("Đã lưu lúc 14:32")
    button = next(w for w in rail.findChildren(QWidget) if w.accessibleName() == "Cài đặt và trợ giúp")
    with qtbot.waitSignal(rail.settings_asked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_no_part_imports_what_lies_beside_or_above_it():
    folder = Path(__file__).resolve().parents[3] / "cds_desktop" / "ui" / "widgets"
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "cds_desktop.actions" not in text
        assert "cds_desktop.queries" not in text


def test_the_bar_runs_to_a_new_value_while_the_words_change_at_once(shown, qtbot, monkeypatch):
    monkeypatch.setattr(theme, "motion_ms", lambda duration: duration)
    meter = LevelMeter("Nhóm 1", MARKS)
    meter.show_value(40, "Mức 1")
    shown(meter)
    meter.show_value(80, "Mức 3")
    assert meter._drawn.filled < 80
    assert meter._drawn.points == 80
    assert "80 trên 100 điểm" in meter.accessibleName()
    qtbot.waitUntil(lambda: meter._drawn.filled == 80, timeout=2000)


def test_the_bar_jumps_where_nothing_may_move(shown, monkeypatch):
    monkeypatch.setattr(theme, "motion_ms", lambda duration: 0)
    meter = LevelMeter("Nhóm 1", MARKS)
    meter.show_value(40, "Mức 1")
    shown(meter)
    meter.show_value(80, "Mức 3")
    assert meter._drawn.filled == 80


def test_a_step_is_ticked_anywhere_and_with_return(shown, qtbot):
    step = shown(StepCheck("1.6.3 · Thêm 3 giáo viên", "29/40 → 32/40", "+1,5 điểm", checked=True), 500, 52)
    qtbot.mouseClick(step, Qt.MouseButton.LeftButton, pos=QPoint(450, 40))
    assert not step.isChecked()
    qtbot.keyClick(step, Qt.Key.Key_Return)
    assert step.isChecked()
    assert step.accessibleName() == "1.6.3 · Thêm 3 giáo viên. 29/40 → 32/40. +1,5 điểm"
