"""What is asked of a scan and of a file signed elsewhere, and what is said after the last signature."""

from datetime import datetime

from cds_desktop.domain.papers import PaperKind
from cds_desktop.queries import SigningView
from cds_desktop.queries.signing_doctor import Finding, SigningCheck
from cds_desktop.ui.pages.signing.ways import Way

_LOCKED = "Không ký thêm, không sửa được nữa."


def _wish(title: str, detail: str = "") -> SigningCheck:
    return SigningCheck(Finding.WAITING, title, detail)


WISHES = {
    Way.SCAN: (
        "Bản quét cần có",
        (
            _wish("Đủ trang, đúng thứ tự", "Bằng số trang của văn bản"),
            _wish("Quét màu", "Thấy mực xanh, dấu đỏ"),
            _wish("Từ 200 dpi, khổ A4, tỉ lệ 100 %"),
            _wish("PDF 1.4 trở lên, hoặc ảnh JPG, PNG, TIFF", "Không đặt mật khẩu"),
        ),
    ),
    Way.ELSEWHERE: (
        "Khi ký ở phần mềm khác",
        (
            _wish("Ký trên đúng tệp vừa xuất", "Không in ra PDF, không lưu lại trước khi ký"),
            _wish("Ký vào ô có sẵn", "Nếu phần mềm cho chọn ô ký"),
            _wish("Đưa lại thì chương trình đối chiếu", "Nội dung cũ phải còn nguyên, chỉ thêm chữ ký"),
        ),
    ),
}


ON_PAPER = (
    SigningCheck(Finding.GOOD, "Có bản ký tay đã quét", "Đủ trang, đủ rõ, có màu"),
    _wish("Không có chữ ký số để kiểm tra", "Đối chiếu với bản giấy gốc"),
)


def after_signing(view: SigningView | None, at: datetime, *, good: bool) -> list[SigningCheck]:
    """What the check of the file said, in the doctor's words."""
    now = f"Kiểm tra lúc {at.astimezone():%H:%M}"
    if not good:
        return [SigningCheck(Finding.BAD, "Chữ ký không hợp lệ", now)]
    whole = SigningCheck(Finding.GOOD, "Chữ ký toàn vẹn", now)
    if view is None or view.turn is not None:
        return [whole]
    locked = "Biên bản đã khóa" if view.kind is PaperKind.MINUTES else "Văn bản đã khóa"
    return [whole, SigningCheck(Finding.GOOD, locked, _LOCKED)]
