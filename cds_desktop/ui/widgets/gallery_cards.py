"""The cards of the gallery: every part in its states."""

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from cds_desktop.ui import icons
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link, primary, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.drop_area import DropArea
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.evidence_list import EvidenceItem, EvidenceKind, EvidenceList
from cds_desktop.ui.widgets.filter_chips import Filter, FilterBar
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.form_field import FormField, Validity
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.level_meter import LevelMark, LevelMeter
from cds_desktop.ui.widgets.path_list import PathItem, PathKind, PathList
from cds_desktop.ui.widgets.pdf_preview import PdfPreview
from cds_desktop.ui.widgets.progress_row import ProgressRow
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.widgets.typed_field import CountField
from cds_desktop.ui.widgets.working_line import WorkingLine

MARKS = (LevelMark("Mức 1", 0), LevelMark("Mức 2", 50), LevelMark("Mức 3", 75, inclusive=False))


def section(card: Card, title: str) -> None:
    card.body.addWidget(Label(title, Type.SMALL_STRONG, tone="muted"))


def flow(card: Card, *parts: QWidget) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    for part in parts:
        flow.addWidget(part)
    card.body.addWidget(holder)


def states() -> QWidget:
    card = Card("Trạng thái, nhãn, nút")
    section(card, "Trạng thái: hình khác nhau, màu chỉ giúp thêm")
    flow(card, *(_glyph_and_word(state) for state in State))
    section(card, "Nhãn")
    words = ("Đã đối chiếu", "Chưa đối chiếu", "Không hợp lệ", "Đang làm", "Điều kiện bắt buộc", "Trẻ em")
    states = (State.DONE, State.ATTENTION, State.ERROR, State.GOING, None, State.ATTENTION)
    flow(card, *(Chip(word, state) for word, state in zip(words, states, strict=True)))
    section(card, "Nút")
    locked = secondary("Chốt số liệu", "lock")
    locked.setEnabled(False)
    buttons = (primary("Chấm tiếp", arrow=True), secondary("In danh mục", "printer"), link("Xem tất cả"))
    flow(card, *buttons, icon_button("Tìm", "search"), locked)
    section(card, "Bộ lọc")
    filters = FilterBar()
    pills = [Filter("all", "Tất cả", 47), Filter("look", "Cần chú ý", 6, State.ATTENTION)]
    filters.show_filters([*pills, Filter("unused", "Chưa dùng", 3), Filter("twice", "Trùng tệp", 1)])
    card.body.addWidget(filters)
    section(card, "Hình")
    flow(card, *(IconView(name) for name in icons.names()))
    card.body.addStretch(1)
    return card


def _glyph_and_word(state: State) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, Space.S, 0)
    row.setSpacing(Space.S)
    row.addWidget(StateGlyph(state))
    row.addWidget(Label(state.word))
    return part


def inputs() -> QWidget:
    card = Card("Ô nhập")
    combo = ComboBox()
    combo.addItems(["Công lập", "Tư thục"])
    read_only = QLineEdit("92,5 %")
    read_only.setReadOnly(True)
    empty = QLineEdit()
    empty.setPlaceholderText("Tìm mã hoặc chữ (Ctrl+F)")
    fields = [
        FormField("Tên trường", QLineEdit("TRƯỜNG THCS NGUYỄN TRÃI ẪỄỘỰ"), required=True),
        FormField("Chỉ đọc", read_only, help_text="Tính từ hai số trên."),
        FormField("Tìm", empty),
        FormField("Loại hình", combo),
        CountField("Số phòng"),
        FormField("Mã trường trong CSDL ngành", QLineEdit("3131520")),
        FormField("Có lỗi", QLineEdit("41")),
        FormField("Hiện trạng", QPlainTextEdit("Nhà trường có 40 giáo viên.")),
    ]
    code, wrong = Validity.WARN, Validity.ERROR
    fields[5].set_validity(code, "Mã của ngành thường có 8 chữ số; mã này có 7. Vẫn tiếp tục được.")
    fields[6].set_validity(wrong, "Số giáo viên (41) lớn hơn tổng số (40). Sửa một trong hai số.")
    for field in fields:
        card.body.addWidget(field)
    check, radio, disabled = QCheckBox("THCS"), QRadioButton("Một tệp, chép vào USB"), QCheckBox("Mầm non")
    check.setChecked(True)
    radio.setChecked(True)
    disabled.setEnabled(False)
    flow(card, check, radio, disabled)
    card.body.addStretch(1)
    return card


def meters() -> QWidget:
    card = Card("Thước mức độ: 50 là Mức 2, đúng 75 vẫn là Mức 2")
    for title, points, level in (("Nhóm 1", 49.5, "Mức 1"), ("Nhóm 2", 75, "Mức 2"), ("Nhóm 2", 76, "Mức 3")):
        meter = LevelMeter(title, MARKS)
        meter.show_value(points, level)
        card.body.addWidget(meter)
    hatched = LevelMeter("Nhóm 1, còn nội dung chưa chấm", MARKS)
    hatched.show_value(63, "Mức 2", unscored=11, last_year=58)
    failed = LevelMeter("Nhóm 2", MARKS)
    failed.show_value(76, "Mức 1", failed_condition="điều kiện 2.2 không đạt")
    compact = LevelMeter("Dạy, học", MARKS, compact=True)
    compact.show_value(63, "Mức 2", unscored=11)
    compact_failed = LevelMeter("Quản trị", MARKS, compact=True)
    compact_failed.show_value(76, "Mức 1", failed_condition="điều kiện 2.2 không đạt")
    for meter in (hatched, failed, compact, compact_failed):
        card.body.addWidget(meter)
    section(card, "Dòng cách tính")
    for line in working_lines():
        card.body.addWidget(line)
    card.body.addStretch(1)
    return card


def working_lines() -> list[WorkingLine]:
    lines = [WorkingLine() for _ in range(5)]
    lines[0].show_computed("37/40 giáo viên = 92,5 %", "khung “từ 80 %”:", "7/7 điểm")
    lines[1].show_judged("31/40 giáo viên = 77,5 %", "5,5/7 điểm")
    lines[2].show_missing("Nhập tổng số giáo viên để tính điểm.")
    lines[3].show_reduced("37/40 = 92,5 %", "7/7 điểm", "6/7 điểm", "Hai giáo viên chưa dùng thường xuyên.")
    lines[4].show_error("Số giáo viên (41) lớn hơn tổng số (40). Sửa một trong hai số.")
    return lines


def rows() -> QWidget:
    card = Card("Dòng kiểm tra, thẻ chọn", spacing=0)
    rows = [
        CheckRow(
            State.ERROR, "Điều kiện bắt buộc 2.2 chưa xác nhận", "Nếu không đạt, chỉ là Mức 1", "Đến 2.2"
        ),
        CheckRow(
            State.ATTENTION, "Bộ chỉ số còn 14 dòng chưa đối chiếu", "Biên bản in “DỰ THẢO”", "Đối chiếu"
        ),
        CheckRow(State.GOING, "1.5.2 Phần mềm kiểm tra", "Chưa chấm", note="hạn 20/03", strong=True),
        CheckRow(State.NOTE, "Chưa thử USB token trên máy này"),
    ]
    for row in rows:
        card.body.addWidget(row)
    card.body.addSpacing(Space.M)
    cards = [
        ChoiceCard("USB token", "Cắm token vào máy này; nhập mã PIN khi ký", "usb"),
        ChoiceCard("Tệp chứng thư (.p12, .pfx)", "Chọn tệp và nhập mật khẩu", "key", hint="Alt+2"),
        ChoiceCard("Ký tay và quét", "", "scan"),
        ChoiceCard("USB KINGSTON (E:)", "Còn 12,4 GB · FAT32", "usb", radio=False),
    ]
    cards[0].setChecked(True)
    cards[2].set_unavailable("Không dùng được nữa: biên bản này đã có 3 chữ ký số")
    cards[3].show_state(State.DONE)
    for choice in cards:
        card.body.addWidget(choice)
        card.body.addSpacing(Space.S)
    card.body.addStretch(1)
    return card


def evidence() -> QWidget:
    card = Card("Minh chứng · 5")
    card.head.addWidget(secondary("Thêm", "plus"))
    idle, over, refused, busy = (
        DropArea("vào tiêu chí 1.6"),
        DropArea("vào tiêu chí 1.6"),
        DropArea(),
        DropArea(),
    )
    over.show_over(3)
    refused.show_refused("Không nhận được tệp “lop8a2.heic”", "Đổi ảnh sang JPG hoặc PNG rồi thả lại.")
    busy.show_busy("Đang chép 2/5 tệp", "còn khoảng 20 giây")
    for area in (idle, over, refused, busy):
        card.body.addWidget(area)
    items = EvidenceList()
    items.setMinimumHeight(7 * 66)
    kind = EvidenceKind
    rows = [
        EvidenceItem("1", "H1-1.6-01", "Kế hoạch bồi dưỡng kĩ năng số", kind.PDF, "PDF · 3 trang"),
        EvidenceItem("2", "H1-1.6-02", "Danh sách tài khoản giáo viên", kind.SHEET, "Excel · 24 KB"),
        EvidenceItem("3", "H1-1.6-03", "Ảnh dự giờ tiết Tin học 8A2", kind.IMAGE, warning="Có hình học sinh"),
        EvidenceItem("4", "H1-1.6-04", "Trang LMS của trường", kind.LINK, "Đường link · xem 02/03/2027"),
        EvidenceItem("5", "H1-1.6-05", "Sổ tài sản phòng máy", kind.PAPER, "Bản giấy, hộp 1"),
        EvidenceItem("6", "H1-1.6-06", "Hợp đồng", kind.DOCUMENT, is_missing=True),
        EvidenceItem("7", "H1-1.6-07", "Biên bản đang chép", kind.PDF, copying=(2, 5)),
    ]
    items.show_items(rows)
    items.choose("1")
    card.body.addWidget(items, 1)
    return card


def paths() -> QWidget:
    card = Card("Đường đi")
    dates = [
        PathItem("Thu thập minh chứng", State.DONE, right="31/01"),
        PathItem("Các thành viên chấm điểm", State.GOING, right="31/03", is_current=True),
        PathItem("Họp Hội đồng, ký biên bản", right="15/04"),
        PathItem("Nộp UBND phường Kiến An", right="20/05"),
    ]
    signers = [
        PathItem("1. Nguyễn Thị Hạnh", State.DONE, "Thư ký · tệp chứng thư", "Đã ký 15/04/2027, 16:12"),
        PathItem("2. Trần Văn Minh", State.DONE, "Phó Chủ tịch · USB token", "Đã ký 15/04/2027, 16:20"),
        PathItem("3. Đỗ Thị Kim Oanh", State.GOING, "Chủ tịch · USB token", "Đến lượt ký", is_current=True),
        PathItem("4. Trường THCS Nguyễn Trãi", line="Chữ ký số cơ quan (dấu)", note="Sau Chủ tịch"),
    ]
    stages = [
        PathItem("Trường", State.DONE, "Việc của trường"),
        PathItem("Năm học và bộ chỉ số", State.GOING, "Đang điền", is_current=True),
        PathItem("Hội đồng", line="Có thể điền sau"),
    ]
    for kind, items in zip(PathKind, (dates, stages, signers), strict=True):
        path = PathList(kind.name, kind)
        path.show_items(items)
        card.body.addWidget(path)
    panel = Panel("ok")
    panel.body.addWidget(Label("Đã ghi, đọc lại và khớp từng tệp", Type.STRONG, tone="ok"))
    card.body.addWidget(panel)
    card.body.addStretch(1)
    return card


def work() -> QWidget:
    card = Card("Việc lâu, chưa có gì")
    going, unknown = ProgressRow(), ProgressRow()
    going.show_progress("Đang ghi gói vào USB (E:)", 28, 55, time_left="còn khoảng 20 giây")
    unknown.show_progress("Đang đọc thư mục", 0, 0)
    for row in (going, unknown):
        card.body.addWidget(row)
    buttons = [secondary("Lấy từ năm học trước"), primary("Chọn tệp")]
    sentence = "Kéo tệp vào đây, hoặc lấy lại từ năm học trước."
    card.body.addWidget(EmptyState("Chưa có minh chứng nào", sentence, buttons), 1)
    return card


def preview() -> QWidget:
    card = Card(padding=1)
    preview = PdfPreview()
    preview.setObjectName("preview")
    preview.head.addWidget(Chip("Dự thảo", State.ATTENTION))
    preview.clear("Chưa có văn bản nào để xem.")
    card.body.addWidget(preview)
    return card
