"""Errors of what was entered, and of what a round does not allow now."""

from cds_desktop.errors.base import CdsError


class IndicatorSetFaulty(CdsError):
    code = "E-BCS-LOI"
    title = "Bộ chỉ số có lỗi"
    advice = "Sửa từng dòng nêu dưới đây rồi nạp lại."


class IndicatorSetUnknown(CdsError):
    code = "E-BCS-KHONG-CO"
    title = "Không có bộ chỉ số này"
    advice = "Dùng mã của bộ có sẵn, hoặc đường dẫn tới tệp .toml, .xlsx hay .cdsx."
    exit_status = 2


class IndicatorSetEmpty(CdsError):
    code = "E-BCS-TRONG"
    title = "Chưa có bảng của bộ chỉ số này"
    advice = "Nạp bộ chỉ số từ tệp .toml, .xlsx hoặc gói .cdsx do cơ quan quản lý gửi."


class AnswersFaulty(CdsError):
    code = "E-TRA-LOI-SAI"
    title = "Số liệu nhập không dùng được"
    advice = "Sửa từng chỗ nêu dưới đây."


class NotAllowedNow(CdsError):
    code = "E-CHUA-DUOC"
    title = "Chưa làm được bước này"
    advice = "Hoàn tất bước trước rồi làm lại."


class NotFound(CdsError):
    code = "E-KHONG-THAY"
    title = "Không tìm thấy mục này"
    advice = "Mục có thể vừa bị gỡ; mở lại trang để xem danh sách mới."


class NotReadyToSeal(CdsError):
    code = "E-CHUA-CHOT"
    title = "Chưa chốt được số liệu"
    advice = "Hoàn tất từng mục rồi chốt lại."


class ScenarioFaulty(CdsError):
    code = "E-KICH-BAN-LOI"
    title = "Tệp mô tả trường có lỗi"
    advice = "Sửa từng chỗ nêu dưới đây."
