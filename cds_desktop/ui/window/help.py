"""Trợ giúp (F1): what the page is for, and the keys."""

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.window.places import PLACES

TEXTS = {
    "todo": "Trang này cho biết trường đang ở mức nào, còn bao nhiêu ngày, việc gì làm tiếp và chỗ nào cần "
    "chú ý. Chọn một dòng để đến đúng chỗ cần làm.",
    "setup": "Thông tin của trường, cơ quan nhận, căn cứ và thời hạn. Những chữ này in trên mọi văn bản; sửa "
    "được cho tới khi chốt số liệu.",
    "council": "Danh sách Hội đồng theo thứ tự in trong biên bản. Chọn một người rồi đánh dấu các tiêu chí "
    "người đó phụ trách.",
    "scoring": "Mỗi tiêu chí một trang: nhập số liệu, xem điểm và cách tính, viết hiện "
    "trạng, thêm minh chứng.",
    "evidence": "Mọi minh chứng trong một bảng. Một minh chứng dùng được cho nhiều tiêu chí.",
    "review": "Các kiểm tra, lỗi xếp trước. Chọn một dòng để đến chỗ sửa. Còn lỗi thì chưa "
    "chốt được số liệu.",
    "minutes": "Thông tin phiên họp, biểu quyết và kết luận. Bản xem trước bên phải là biên bản sẽ in.",
    "signing": "Thư ký ký trước, chủ tịch ký sau cùng. Mật khẩu chỉ dùng lúc ký, không lưu lại.",
    "submission": "Ghi hồ sơ thành một gói để gửi cơ quan nhận. Gói được đọc lại và đối chiếu "
    "ngay sau khi ghi.",
    "results": "Biên nhận, điểm của cơ quan nhận và quyết định công nhận sẽ nằm ở đây.",
    "settings": "Màu sắc, nơi giữ dữ liệu, sao lưu và phiên bản.",
}
KEYS = (
    ("Ctrl+0", "Việc cần làm"),
    ("Ctrl+1 … Ctrl+9", "Đến từng bước"),
    ("Tab, Shift+Tab", "Ô tiếp theo, ô trước"),
    ("Enter, phím cách", "Mở, chọn"),
    ("F9", "Thu gọn hoặc mở rộng thanh bước"),
    ("F1", "Trợ giúp của trang đang mở"),
)


class HelpDialog(QDialog):
    """Help for one page."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place = PLACES.get(key)
        self.setWindowTitle("Trợ giúp")
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(place.name if place else "Bắt đầu", Type.H2))
        text = TEXTS.get(key, "Lập hồ sơ của trường cho năm học này, hoặc mở thư mục hồ sơ đã có.")
        column.addWidget(Label(text, wrap=True))
        column.addWidget(line())
        column.addWidget(Label("Phím tắt", Type.H3))
        column.addLayout(_keys())
        close = primary("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setColumnStretch(1, 1)
    for row, (key, words) in enumerate(KEYS):
        grid.addWidget(Label(key, Type.STRONG), row, 0)
        grid.addWidget(Label(words), row, 1)
    return grid
