"""Errors of packages that travel."""

from cds_desktop.errors.base import CdsError


class PackageKeyRefused(CdsError):
    code = "E-GOI-KHOA"
    title = "Không ký gói bằng chứng thư này được"
    advice = "Dùng chứng thư mà chủ tọa đã ký biên bản, hoặc ghi gói chưa ký số."


class PackageDamaged(CdsError):
    code = "E-GOI-HONG"
    title = "Gói dữ liệu bị hỏng"
    advice = "Đề nghị người gửi xuất lại gói, rồi nhận lần nữa."


class PackageUnsafe(CdsError):
    code = "E-GOI-NGUY-HIEM"
    title = "Gói dữ liệu không an toàn nên không mở"
    advice = "Không dùng gói này; hỏi lại người gửi qua cách khác."


class PackageFromFuture(CdsError):
    code = "E-GOI-MOI-HON"
    title = "Gói do phiên bản CĐS Desktop mới hơn tạo ra"
    advice = "Cài phiên bản mới của CĐS Desktop rồi mở lại gói."


class NotAPackage(CdsError):
    code = "E-KHONG-PHAI-GOI"
    title = "Tệp này không phải gói CĐS"
    advice = "Chọn tệp .cdsx do CĐS Desktop ghi ra."
    exit_status = 2


class PackageNotVerified(CdsError):
    code = "E-GOI-DOC-LAI"
    title = "Gói vừa ghi đọc lại không đúng"
    advice = "USB hoặc ổ đĩa có thể hỏng; xuất lại vào chỗ khác. Gói cũ cùng tên, nếu có, còn nguyên."


class NotASetPackage(CdsError):
    code = "E-GOI-KHAC-LOAI"
    title = "Gói này không phải gói bộ chỉ số"
    advice = "Chọn gói bộ chỉ số (.cdsx) do cơ quan gửi, hoặc tệp .toml, .xlsx."
