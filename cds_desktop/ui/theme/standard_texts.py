"""Vietnamese texts for Qt's own buttons, menus and dialogs, which Qt does not bring along."""

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

BUTTONS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Hủy",
    "&Cancel": "Hủy",
    "Close": "Đóng",
    "&Close": "Đóng",
    "&Yes": "Có",
    "Yes to &All": "Có tất cả",
    "&No": "Không",
    "N&o to All": "Không tất cả",
    "Open": "Mở",
    "&Open": "Mở",
    "Save": "Ghi",
    "&Save": "Ghi",
    "Save All": "Ghi tất cả",
    "Discard": "Bỏ",
    "Don't Save": "Không ghi",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Trở về mặc định",
    "Help": "Trợ giúp",
    "&Help": "Trợ giúp",
    "Abort": "Dừng",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Show Details...": "Xem chi tiết",
    "Hide Details...": "Ẩn chi tiết",
}
WIZARD = {
    "&Next": "Tiếp tục",
    "&Next >": "Tiếp tục",
    "Next": "Tiếp tục",
    "< &Back": "Quay lại",
    "Go Back": "Quay lại",
    "&Finish": "Hoàn tất",
    "Done": "Hoàn tất",
    "Continue": "Tiếp tục",
    "Commit": "Thực hiện",
}
EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Chép",
    "Copy &Link Location": "Chép đường &link",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "&Select All": "Chọn tất cả",
    "&Step up": "Tăng",
    "Step &down": "Giảm",
}
FILES = {
    "Look in:": "Tìm trong:",
    "&Look in:": "Tìm t&rong:",
    "Back": "Quay lại",
    "Go back": "Quay lại",
    "Forward": "Tiến tới",
    "Go forward": "Tiến tới",
    "Sidebar": "Thanh bên",
    "List of places and bookmarks": "Các nơi hay dùng",
    "Files": "Tệp",
    "Show ": "Hiện cột ",
    "Parent Directory": "Thư mục cha",
    "Go to the parent directory": "Đến thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "List View": "Xem dạng danh sách",
    "Detail View": "Xem dạng chi tiết",
    "Change to list view mode": "Xem dạng danh sách",
    "Change to detail view mode": "Xem dạng chi tiết",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Files of &type:": "&Loại tệp:",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "&Choose": "Chọn",
    "All Files (*)": "Mọi tệp (*)",
    "Find Directory": "Tìm thư mục",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Recent Places": "Nơi vừa dùng",
    "Remove": "Gỡ",
    "My Computer": "Máy tính",
    "Computer": "Máy tính",
    "Drive": "Ổ đĩa",
    "File": "Tệp",
    "File Folder": "Thư mục",
    "Folder": "Thư mục",
    "Name": "Tên",
    "Size": "Cỡ",
    "Kind": "Loại",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "%1 bytes": "%1 byte",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp này?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp.\nKiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục.\nKiểm tra lại tên thư mục."
    ),
}
SCROLLING = {
    "Scroll here": "Cuộn tới đây",
    "Top": "Đầu trang",
    "Bottom": "Cuối trang",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page up": "Lên một trang",
    "Page down": "Xuống một trang",
    "Page left": "Sang trái một trang",
    "Page right": "Sang phải một trang",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Scroll left": "Cuộn sang trái",
    "Scroll right": "Cuộn sang phải",
}
STANDARD_TEXTS = {**FILES, **SCROLLING, **EDITING, **WIZARD, **BUTTONS}


class StandardTexts(QTranslator):
    """Answers Qt's questions for its own texts; stays silent for all others."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return STANDARD_TEXTS.get(source)


def install_standard_texts(app: QApplication) -> None:
    """Give Qt's own buttons and menus their Vietnamese texts, once per application."""
    if app.findChild(QObject, "standard-texts") is None:
        translator = StandardTexts(app)
        translator.setObjectName("standard-texts")
        app.installTranslator(translator)
