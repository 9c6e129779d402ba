"""Errors of USB tokens and of the libraries of those who sell them."""

from cds_desktop.errors.base import CdsError


class TokenLibraryUnusable(CdsError):
    code = "E-TOKEN-THU-VIEN"
    title = "Tệp này không phải thư viện token dùng được"
    advice = "Chọn tệp thư viện đi kèm phần mềm của nhà cung cấp token (Windows: .dll, Linux: .so)."
    exit_status = 2


class TokenLibraryWrongBits(TokenLibraryUnusable):
    code = "E-TOKEN-KHAC-LOAI"
    title = "Thư viện token không hợp với máy này"
    advice = "Cài phần mềm token bản dành cho Windows 64 bit, hoặc chọn tệp thư viện khác."


class TokenLibraryNotLoaded(TokenLibraryUnusable):
    code = "E-TOKEN-NAP"
    title = "Thư viện token không nạp được"
    advice = "Cài lại phần mềm của nhà cung cấp token rồi bấm “Tìm lại”, hoặc chọn tệp thư viện khác."


class TokenLibraryCrashed(CdsError):
    code = "E-TOKEN-SAP"
    title = "Thư viện token dừng đột ngột"
    advice = "Rút token, cắm lại rồi bấm “Tìm lại”. Nếu vẫn vậy, cài lại phần mềm của nhà cung cấp token."


class TokenTooSlow(CdsError):
    code = "E-TOKEN-CHO-LAU"
    title = "Token không trả lời"
    advice = "Rút token, cắm lại, đóng phần mềm ký khác đang dùng token rồi bấm “Tìm lại”."


class TokenAnswersGarbled(CdsError):
    code = "E-TOKEN-TRA-LOI"
    title = "Thư viện token trả lời không hiểu được"
    advice = "Cài lại phần mềm của nhà cung cấp token, hoặc chọn tệp thư viện khác."


class TokenAbsent(CdsError):
    code = "E-TOKEN-KHONG-CAM"
    title = "Không thấy token"
    advice = "Cắm token vào máy, chờ đèn sáng rồi bấm “Tìm lại”. Nếu đã cắm, chọn thư viện khác."


class TokenPulledOut(CdsError):
    code = "E-TOKEN-RUT"
    title = "Token bị rút ra giữa chừng"
    advice = "Chưa có gì được ghi. Cắm lại token rồi ký lại."


class TokenWithoutCertificate(CdsError):
    code = "E-TOKEN-TRONG"
    title = "Token không có chứng thư số"
    advice = "Cắm đúng token, hoặc nhờ nơi cấp nạp chứng thư vào token."


class CertificateNotOnToken(CdsError):
    code = "E-TOKEN-CTS-KHONG-CO"
    title = "Token đang cắm không có chứng thư đã chọn"
    advice = "Cắm đúng token, hoặc bấm “Tìm lại” rồi chọn chứng thư khác."


class CertificateChoiceUnclear(CdsError):
    code = "E-TOKEN-CTS-CHON"
    title = "Cần chỉ rõ một chứng thư"
    advice = "Chọn một chứng thư bằng mã nêu dưới đây."


class KeyNotOnToken(CdsError):
    code = "E-TOKEN-KHONG-KHOA"
    title = "Token không có khóa để ký của chứng thư này"
    advice = "Chọn chứng thư khác, hoặc nhờ nơi cấp nạp lại chứng thư kèm khóa."


class WrongPin(CdsError):
    code = "E-TOKEN-PIN"
    title = "Mã PIN không đúng"
    advice = "Xem kỹ mã PIN rồi mới nhập lại: sai vài lần liền thì token khóa."


class PinLocked(CdsError):
    code = "E-TOKEN-PIN-KHOA"
    title = "Mã PIN của token đã bị khóa"
    advice = "Nhờ nơi cấp token mở khóa; ứng dụng không thử lại."


class PinNotSet(CdsError):
    code = "E-TOKEN-PIN-CHUA-DAT"
    title = "Token chưa đặt mã PIN, hoặc mã PIN đã hết hạn"
    advice = "Đặt mã PIN bằng phần mềm của nhà cung cấp token rồi ký lại."


class TokenBusy(CdsError):
    code = "E-TOKEN-BAN"
    title = "Token đang bận với chương trình khác"
    advice = "Đóng phần mềm ký khác đang dùng token rồi làm lại."


class TokenRefused(CdsError):
    code = "E-TOKEN-TU-CHOI"
    title = "Token từ chối"
    advice = "Rút token, cắm lại rồi làm lại; nếu vẫn vậy, hỏi nơi cấp token."
