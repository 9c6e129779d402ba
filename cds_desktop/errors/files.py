"""Errors of files that come in and papers that go out."""

from cds_desktop.errors.base import CdsError


class InputUnreadable(CdsError):
    code = "E-TEP-KHONG-DOC"
    title = "Không đọc được tệp"
    advice = "Kiểm tra đường dẫn và định dạng của tệp."
    exit_status = 2


class SpreadsheetUnreadable(InputUnreadable):
    code = "E-BANG-TINH"
    title = "Không đọc được bảng tính"
    advice = "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx, không đặt mật khẩu, rồi nạp lại."


class NotAPdf(CdsError):
    code = "E-KHONG-PHAI-PDF"
    title = "Tệp này không phải PDF đọc được"
    advice = "Chọn đúng tệp PDF; nếu tệp hỏng, xin bản khác."
    exit_status = 2


class TemplateFaulty(CdsError):
    code = "E-MAU-VAN-BAN"
    title = "Mẫu văn bản có chỗ sai"
    advice = "Sửa các dòng nêu dưới đây; trong khi chờ, dùng mẫu có sẵn của chương trình."


class PrintingFailed(CdsError):
    code = "E-MAY-IN"
    title = "Máy in không nhận bản in"
    advice = "Kiểm tra máy in đã bật, còn giấy và đúng máy cần in, rồi in lại; hoặc ghi ra tệp PDF."
