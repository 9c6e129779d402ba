"""Buttons, fields, rows, lists, messages: shown, used with the keyboard, named for screen readers."""

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.buttons import Kind, icon_button, primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.drop_area import DropArea, DropState
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.evidence_list import EvidenceItem, EvidenceKind, EvidenceList, EvidenceModel
from cds_desktop.ui.widgets.filter_chips import Filter, FilterBar, FilterChip
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.labels import ElidedLabel, Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.path_list import PathItem, PathKind, PathList
from cds_desktop.ui.widgets.progress_row import ProgressRow
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.toast import Offer, Toast
from cds_desktop.ui.widgets.working_line import WorkingLine


def test_markup_in_data_is_shown_as_it_is():
    assert Label("<b>1.6</b> & 2").text() == "<b>1.6</b> & 2"
    assert Label("<b>1.6</b>").textFormat() == Qt.TextFormat.PlainText
    assert secondary("Toán & Tin").text() == "Toán && Tin"
    line = WorkingLine()
    line.show_missing("<img src=x> & 1")
    assert line.text == "<img src=x> & 1"


def test_a_cut_title_keeps_its_full_text(shown):
    title = "Kế hoạch tổ chức dạy học trực tuyến năm học 2026-2027"
    host = QWidget()
    label = ElidedLabel(title)
    QVBoxLayout(host).addWidget(label)
    shown(host, 160, 40)
    place = QPoint(5, 5)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, place, label.mapToGlobal(place)))
    assert label.shown_text().endswith("…")
    assert QToolTip.text() == label.accessibleName() == label.text() == title


def test_buttons_answer_to_enter_and_have_names(shown, qtbot):
    button = shown(primary("Chấm tiếp", arrow=True))
    assert button.text() == "Chấm tiếp"
    assert button.accessibleName() == "Chấm tiếp"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    search = icon_button("Tìm", "search")
    assert search.kind is Kind.ICON
    assert (search.text(), search.toolTip(), search.accessibleName()) == ("", "Tìm", "Tìm")


def test_an_arrow_stands_beside_the_words_and_takes_its_own_room(shown):
    plain, arrowed = shown(primary("Chấm tiếp")), shown(primary("Chấm tiếp", arrow=True))

    room = arrowed.sizeHint().width() - plain.sizeHint().width()
    assert 20 <= room <= 26
    arrowed.setFocus()
    assert arrowed.sizeHint().width() - plain.sizeHint().width() == room


def test_focus_moves_nothing(shown):
    host = QWidget()
    column = QVBoxLayout(host)
    parts = [
        QLineEdit("41"),
        secondary("In"),
        primary("Ghi"),
        QPushButton("Đồng ý"),
        icon_button("Tìm", "search"),
    ]
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    shown(host)
    host.activateWindow()
    before = [part.geometry() for part in parts]
    for part in parts:
        part.setFocus()
        assert [other.geometry() for other in parts] == before


def test_inputs_and_buttons_are_34_pixels_high(shown):
    host = QWidget()
    column = QVBoxLayout(host)
    parts = [QLineEdit(), LineEdit(), secondary("In"), primary("Ghi")]
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    shown(host)
    assert [part.height() for part in parts] == [34] * 4


def test_an_error_is_tied_to_its_field(shown):
    field = FormField("Số giáo viên", QLineEdit(), required=True, help_text="Tính cả hợp đồng.")
    shown(field)
    assert field.label.text() == "Số giáo viên *"
    assert field.label.buddy() is field.editor
    assert field.editor.accessibleName() == "Số giáo viên, cần điền"
    assert field.editor.accessibleDescription() == "Tính cả hợp đồng."
    field.set_validity(Validity.ERROR, "Số giáo viên (41) lớn hơn tổng số (40).")
    assert field.editor.accessibleDescription() == "Số giáo viên (41) lớn hơn tổng số (40)."
    assert field.editor.property("validity") == "error"
    field.set_validity(Validity.NONE)
    assert field.sentence == "Tính cả hợp đồng."


def test_a_check_row_is_one_target(shown, qtbot):
    row = CheckRow(
        State.ERROR, "Điều kiện bắt buộc 2.2 chưa xác nhận", "Nếu không đạt, chỉ là Mức 1", "Đến 2.2"
    )
    shown(row, 400, 64)
    assert row.accessibleName().startswith("Lỗi. Điều kiện bắt buộc 2.2")
    with qtbot.waitSignal(row.clicked):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Return)


def test_a_check_row_grows_with_its_words(shown):
    host = QWidget()
    row = CheckRow(State.NOTE, "Một câu rất dài " * 12, "Sự việc")
    column = QVBoxLayout(host)
    column.addWidget(row)
    column.addStretch(1)
    shown(host, 300, 600)
    assert row.height() > 150
    assert row.height() == row.heightForWidth(row.width())


def test_a_title_in_a_list_may_be_cut_and_stays_whole_in_its_name(shown):
    words = "Phần mềm kiểm tra có trao đổi kết quả với hệ thống quản trị " * 3
    row = shown(CheckRow(State.NONE, words, "Chưa chấm", most_lines=2), 400, 80)
    assert row.heightForWidth(400) < 90
    assert row.toolTip() == words
    assert words.strip() in row.accessibleName()


def test_choice_cards_exclude_each_other_and_take_clicks_anywhere(shown, qtbot):
    host = QWidget()
    cards = [ChoiceCard("USB token", "Cắm token", "usb"), ChoiceCard("Tệp chứng thư", "Chọn tệp", "key")]
    column = QVBoxLayout(host)
    for card in cards:
        column.addWidget(card)
    shown(host)
    cards[0].setChecked(True)
    qtbot.mouseClick(cards[1], Qt.MouseButton.LeftButton, pos=QPoint(cards[1].width() - 20, 30))
    assert [card.isChecked() for card in cards] == [False, True]
    assert cards[1].accessibleName() == "Tệp chứng thư. Chọn tệp"
    assert cards[0].height() >= 64


def test_an_unavailable_choice_stays_visible_with_its_reason(shown):
    card = shown(ChoiceCard("Ký tay và quét", "", "scan"))
    card.set_unavailable("Biên bản này đã có 3 chữ ký số")
    assert card.isVisible()
    assert not card.isEnabled()
    assert "Biên bản này đã có 3 chữ ký số" in card.accessibleName()
    card.set_available()
    assert card.isEnabled()


def test_the_working_line_wraps_and_is_never_cut(shown):
    host = QWidget()
    line = WorkingLine()
    column = QVBoxLayout(host)
    column.addWidget(line)
    column.addStretch(1)
    line.show_computed("37/40 giáo viên = 92,5 %", "khung “từ 80 %”:", "7/7 điểm")
    shown(host, 700, 200)
    assert line.height() == 32
    host.resize(260, 200)
    words = line.findChild(QLabel)
    assert line.height() > 32
    assert words.height() >= words.heightForWidth(words.width())
    assert line.text == "37/40 giáo viên = 92,5 %  →  khung “từ 80 %”: 7/7 điểm"


def test_the_working_line_shows_what_the_council_took_away():
    line = WorkingLine()
    line.show_reduced("37/40 = 92,5 %", "7/7 điểm", "6/7 điểm", "Hai người chưa dùng.")
    for part in ("7/7 điểm", "6/7 điểm", "Hai người chưa dùng."):
        assert part in line.text
    line.show_error("Số giáo viên (41) lớn hơn tổng số (40).")
    assert line.property("tint") == "err"
    assert line.accessibleName() == "Cách tính: Số giáo viên (41) lớn hơn tổng số (40)."


ITEMS = [
    EvidenceItem("a", "H1-1.6-01", "Kế hoạch bồi dưỡng", EvidenceKind.PDF, "PDF · 3 trang"),
    EvidenceItem("b", "H1-1.6-02", "Ảnh dự giờ", EvidenceKind.IMAGE, warning="Có hình học sinh"),
    EvidenceItem("c", "H1-1.6-03", "Hợp đồng", EvidenceKind.DOCUMENT, is_missing=True),
]


def test_the_evidence_model_keeps_qts_rules(qtmodeltester):
    model = EvidenceModel()
    model.show_items(ITEMS)
    qtmodeltester.check(model)
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == [
        "H1-1.6-01, Kế hoạch bồi dưỡng, PDF · 3 trang",
        "H1-1.6-02, Ảnh dự giờ, Có hình học sinh",
        "H1-1.6-03, Hợp đồng, Không thấy tệp",
    ]
    assert model.data(QModelIndex()) is None


def test_the_evidence_list_is_used_with_the_keyboard(shown, qtbot):
    evidence = EvidenceList()
    evidence.show_items(ITEMS)
    shown(evidence)
    evidence.choose("a")
    with qtbot.waitSignal(evidence.chosen) as told:
        qtbot.keyClick(evidence, Qt.Key.Key_Down)
    assert told.args == ["b"]
    with qtbot.waitSignal(evidence.opened) as told:
        qtbot.keyClick(evidence, Qt.Key.Key_Return)
    assert told.args == ["b"]
    with qtbot.waitSignal(evidence.remove_asked) as told:
        qtbot.keyClick(evidence, Qt.Key.Key_Delete)
    assert told.args == ["b"]


def test_reloading_keeps_the_chosen_evidence(shown):
    evidence = EvidenceList()
    evidence.show_items(ITEMS)
    shown(evidence)
    evidence.choose("b")
    evidence.show_items(ITEMS[1:])
    assert evidence.current_key == "b"


def _files(tmp_path, *names: str) -> QMimeData:
    data = QMimeData()
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    return data


def _enter(area: DropArea, data: QMimeData) -> QDragEnterEvent:
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(5, 5), actions, data, button, Qt.KeyboardModifier.NoModifier)
    area.dragEnterEvent(event)
    return event


def test_dropped_files_are_handed_over(shown, qtbot, tmp_path):
    area = shown(DropArea("vào tiêu chí 1.6"))
    data = _files(tmp_path, "Kế hoạch.pdf", "b.png")
    assert _enter(area, data).isAccepted()
    assert area.state is DropState.OVER
    assert area.accessibleName() == "Thả để thêm 2 tệp, vào tiêu chí 1.6"
    button, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    offered = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    drop = QDropEvent(QPointF(5, 5), offered, data, button, plain)
    with qtbot.waitSignal(area.files_dropped) as told:
        area.dropEvent(drop)
    assert told.args == [[tmp_path / "Kế hoạch.pdf", tmp_path / "b.png"]]
    assert drop.dropAction() == Qt.DropAction.CopyAction
    assert area.state is DropState.IDLE


def test_addresses_of_the_web_and_a_busy_area_take_nothing(shown, tmp_path):
    area = shown(DropArea())
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.pdf")])
    _enter(area, web)
    assert area.state is DropState.IDLE
    area.show_busy("Đang chép 2/5 tệp")
    _enter(area, _files(tmp_path, "a.pdf"))
    assert area.state is DropState.BUSY


def test_the_drop_area_is_also_a_button(shown, qtbot):
    area = shown(DropArea())
    with qtbot.waitSignal(area.clicked):
        qtbot.keyClick(area, Qt.Key.Key_Return)
    area.show_refused("Không nhận được tệp “lop8a2.heic”", "Đổi ảnh sang JPG hoặc PNG rồi thả lại.")
    assert area.accessibleName().endswith("Đổi ảnh sang JPG hoặc PNG rồi thả lại.")


def test_one_filter_is_chosen_at_a_time(shown, qtbot):
    bar = FilterBar()
    bar.show_filters([Filter("all", "Tất cả", 47), Filter("look", "Cần chú ý", 6, State.ATTENTION)])
    shown(bar)
    assert bar.current == "all"
    chips = bar.findChildren(FilterChip)
    assert chips[1].accessibleName() == "Lọc: Cần chú ý 6"
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.keyClick(chips[1], Qt.Key.Key_Return)
    assert told.args == ["look"]
    bar.show_filters([Filter("all", "Tất cả", 46), Filter("look", "Cần chú ý", 5, State.ATTENTION)])
    assert bar.current == "look"


def test_filters_wrap_when_there_is_no_room(shown):
    host = QWidget()
    bar = FilterBar()
    column = QVBoxLayout(host)
    column.addWidget(bar)
    column.addStretch(1)
    bar.show_filters([Filter(str(n), f"Bộ lọc số {n}", n) for n in range(6)])
    shown(host, 260, 400)
    assert bar.height() >= 3 * 32


def test_progress_says_how_far_and_can_be_cancelled(shown, qtbot):
    row = shown(ProgressRow())
    row.show_progress("Đang ghi gói", 28, 55, time_left="còn khoảng 20 giây")
    names = [child.accessibleName() for child in row.findChildren(QWidget)]
    assert "Đang ghi gói: 28/55 tệp · còn khoảng 20 giây" in names
    with qtbot.waitSignal(row.cancelled):
        qtbot.keyClick(row.cancel, Qt.Key.Key_Return)


def test_a_toast_offers_to_undo_and_leaves_by_itself(shown, qtbot):
    host = shown(QWidget())
    toast = Toast(host)
    toast.SECONDS = 0.05
    with qtbot.waitSignal(toast.closed):
        toast.show_offer("Đã gỡ H1-1.6-03 khỏi 1.6.2", Offer.UNDO)
    toast.SECONDS = 60
    toast.show_offer("Đã gỡ H1-1.6-03 khỏi 1.6.2", Offer.UNDO)
    assert toast.accessibleName() == "Đã gỡ H1-1.6-03 khỏi 1.6.2"
    assert host.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undo_asked):
        qtbot.mouseClick(toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_toast_stays_at_the_bottom_when_the_page_grows(shown):
    host = shown(QWidget())
    toast = Toast(host)
    toast.say("Xong")
    host.resize(800, 600)
    assert toast.geometry().bottom() > 540


def test_an_empty_place_says_what_to_do_first(shown):
    button = primary("Chọn tệp")
    empty = shown(EmptyState("Chưa có minh chứng nào", "Kéo tệp vào đây.", [button]))
    assert empty.accessibleName() == "Chưa có minh chứng nào. Kéo tệp vào đây."
    assert button.isVisible()


def test_paths_say_each_station_in_words(shown):
    path = PathList("Các mốc thời gian", PathKind.DATES)
    path.show_items([PathItem("Thu thập minh chứng", State.DONE, right="31/01")])
    shown(path)
    assert path.accessibleName() == "Các mốc thời gian"
    assert path.items[0].sentence == "Thu thập minh chứng, Xong, 31/01"
    order = PathList("Thứ tự ký")
    order.show_items(
        [PathItem("1. Hạnh", State.DONE, "Thư ký", "Đã ký 16:12"), PathItem("2. Oanh", is_current=True)]
    )
    shown(order)
    assert [item.sentence for item in order.items] == [
        "1. Hạnh, Thư ký, Đã ký 16:12",
        "2. Oanh, Chưa bắt đầu",
    ]


def test_a_card_is_named_by_its_title():
    card = Card("Việc của tôi · 6")
    assert card.accessibleName() == "Việc của tôi · 6"
    card.set_title("Việc của tôi · 5")
    assert card.title.text() == card.accessibleName() == "Việc của tôi · 5"
    assert card.title.property("look") == Type.H3.name.lower()
