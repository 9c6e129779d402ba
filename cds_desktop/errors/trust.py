"""Errors of what a user trusts, and of time-stamps."""

from cds_desktop.errors.base import CdsError


class TrustFileUnreadable(CdsError):
    code = "E-GOC-KHONG-DOC"
    title = "Không đọc được tệp chứng thư hoặc danh sách thu hồi"
    advice = "Chọn tệp .cer, .crt, .pem, .p7b hoặc .crl do tổ chức chứng thực công bố."
    exit_status = 2


class TrustFileRefused(CdsError):
    code = "E-GOC-TU-CHOI"
    title = "Không thêm được vào kho tin cậy"
    advice = "Xin đúng tệp chứng thư gốc hoặc trung gian của tổ chức đã cấp chứng thư."


class FingerprintDiffers(CdsError):
    code = "E-GOC-VAN-TAY"
    title = "Mã vân tay chưa khớp"
    advice = "So mã SHA-256 với mã tổ chức chứng thực công bố, rồi gõ ít nhất 8 ký tự cuối."


class TimestampFailed(CdsError):
    code = "E-DAU-THOI-GIAN"
    title = "Không lấy được dấu thời gian"
    advice = "Kiểm tra kết nối mạng và địa chỉ máy chủ dấu thời gian. Tệp đã ký còn nguyên."


class TimestampRefused(CdsError):
    code = "E-DAU-THOI-GIAN-SAI"
    title = "Máy chủ trả về dấu thời gian không dùng được"
    advice = "Không dùng máy chủ này; hỏi tổ chức chứng thực địa chỉ đúng. Tệp đã ký còn nguyên."
