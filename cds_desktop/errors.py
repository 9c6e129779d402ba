"""Every error a user may meet: a title and an advice, in Vietnamese."""

from collections.abc import Iterable


class CdsError(Exception):
    """A fault we foresaw: `title` says what happened, `advice` what to do, `detail` what exactly."""

    code = "E-LOI"
    title = "Có lỗi"
    advice = "Thử lại; nếu vẫn lỗi, gửi tệp nhật ký cho người phụ trách."
    exit_status = 1

    def __init__(self, detail: str = "", *, faults: Iterable[str] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.faults = tuple(faults)

    def __str__(self) -> str:
        head = f"{self.title}: {self.detail}" if self.detail else self.title
        return "\n".join([head, *(f"  - {fault}" for fault in self.faults)])


class Cancelled(CdsError):
    code = "E-HUY"
    title = "Đã hủy"
    advice = "Không có gì thay đổi; có thể làm lại bất cứ lúc nào."


# --- storage -------------------------------------------------------------------------------------
class WorkspaceUnreadable(CdsError):
    code = "E-KHO-HONG"
    title = "Không đọc được hồ sơ làm việc"
    advice = "Kiểm tra thư mục và quyền truy cập; nếu hỏng, mở bản sao trong thư mục backups."
    exit_status = 2


class WorkspaceGone(WorkspaceUnreadable):
    code = "E-KHO-VANG"
    title = "Không thấy thư mục hồ sơ"
    advice = "Cắm lại ổ đĩa; những gì vừa nhập vẫn giữ ở đây và được ghi khi thấy lại thư mục."


class WorkspaceFromFuture(CdsError):
    code = "E-KHO-MOI-HON"
    title = "Hồ sơ này do phiên bản CĐS Desktop mới hơn tạo ra"
    advice = "Cài phiên bản mới của CĐS Desktop rồi mở lại. Hồ sơ chưa bị thay đổi."
    exit_status = 2


class WorkspaceInUse(CdsError):
    code = "E-KHO-DANG-MO"
    title = "Hồ sơ đang được mở ở cửa sổ khác"
    advice = "Đóng cửa sổ kia, hoặc mở chỉ để xem."


class WorkspaceReadOnly(CdsError):
    code = "E-KHO-CHI-XEM"
    title = "Hồ sơ đang mở chỉ để xem"
    advice = "Đóng cửa sổ đang giữ hồ sơ rồi mở lại để sửa."


class WorkspaceExists(CdsError):
    code = "E-KHO-DA-CO"
    title = "Thư mục đã có hồ sơ"
    advice = "Chọn một thư mục trống."
    exit_status = 2


class DiskFull(CdsError):
    code = "E-DIA-DAY"
    title = "Ổ đĩa không còn đủ chỗ"
    advice = "Giải phóng chỗ trống hoặc chọn ổ khác rồi làm lại. Dữ liệu cũ còn nguyên."


class SourceFileLost(CdsError):
    code = "E-TEP-MAT"
    title = "Không đọc được tệp đang chép"
    advice = "Kiểm tra tệp còn ở chỗ cũ, USB còn cắm và có quyền đọc, rồi thêm lại."


class FileNotWritable(CdsError):
    code = "E-TEP-KHONG-GHI"
    title = "Không ghi được tệp"
    advice = "Kiểm tra thư mục đích còn đó, có quyền ghi, tệp cũ không mở ở nơi khác, rồi làm lại."


class PrintingFailed(CdsError):
    code = "E-MAY-IN"
    title = "Máy in không nhận bản in"
    advice = "Kiểm tra máy in đã bật, còn giấy và đúng máy cần in, rồi in lại; hoặc ghi ra tệp PDF."


class EvidenceFileMissing(CdsError):
    code = "E-MC-THIEU-TEP"
    title = "Không thấy hoặc sai tệp minh chứng trong hồ sơ"
    advice = "Đính kèm lại đúng tệp đó; chương trình sẽ nhận ra theo mã kiểm tra."


class FileNotTaken(CdsError):
    code = "E-MC-KHONG-NHAN"
    title = "Không nhận được tệp này làm minh chứng"
    advice = "Chọn tệp khác."


class PhotoNotTaken(FileNotTaken):
    code = "E-MC-ANH-HEIC"
    title = "Ảnh HEIC nhiều máy không mở được"
    advice = "Đổi ảnh sang JPG hoặc PNG rồi thả lại."


class ShortcutNotTaken(FileNotTaken):
    code = "E-MC-LOI-TAT"
    title = "Đây là lối tắt, không phải tệp"
    advice = "Hãy chọn tệp gốc."


class EmptyFileNotTaken(FileNotTaken):
    code = "E-MC-TEP-RONG"
    title = "Tệp rỗng (0 byte)"
    advice = "Mở tệp gốc xem đã lưu chưa, rồi thả lại."


class NotTheSameFile(CdsError):
    code = "E-MC-KHAC-TEP"
    title = "Tệp này không phải tệp đã đính kèm"
    advice = "Chọn đúng tệp cũ; nếu muốn dùng tệp này, chọn Thay tệp."


class DocumentAltered(CdsError):
    code = "E-VB-BI-SUA"
    title = "Văn bản trong hồ sơ bị mất hoặc bị sửa ngoài chương trình"
    advice = "Chép lại đúng tệp đó vào thư mục documents, hoặc mở lại đợt và lập biên bản mới."


# --- rules ---------------------------------------------------------------------------------------
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


class InputUnreadable(CdsError):
    code = "E-TEP-KHONG-DOC"
    title = "Không đọc được tệp"
    advice = "Kiểm tra đường dẫn và định dạng của tệp."
    exit_status = 2


class SpreadsheetUnreadable(InputUnreadable):
    code = "E-BANG-TINH"
    title = "Không đọc được bảng tính"
    advice = "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx, không đặt mật khẩu, rồi nạp lại."


class TemplateFaulty(CdsError):
    code = "E-MAU-VAN-BAN"
    title = "Mẫu văn bản có chỗ sai"
    advice = "Sửa các dòng nêu dưới đây; trong khi chờ, dùng mẫu có sẵn của chương trình."


# --- signing -------------------------------------------------------------------------------------
class KeyFileUnreadable(CdsError):
    code = "E-CTS-KHONG-DOC"
    title = "Không đọc được tệp chứng thư số"
    advice = "Chọn tệp .p12 hoặc .pfx do tổ chức chứng thực cấp."
    exit_status = 2


class WrongPassword(CdsError):
    code = "E-CTS-MAT-KHAU"
    title = "Mật khẩu của tệp chứng thư không đúng"
    advice = "Nhập lại mật khẩu; chú ý bộ gõ tiếng Việt và phím Caps Lock."


class CertificateExpired(CdsError):
    code = "E-CTS-HET-HAN"
    title = "Chứng thư số đã hết hạn"
    advice = "Gia hạn chứng thư hoặc dùng chứng thư khác còn hạn."


class CertificateNotYetValid(CdsError):
    code = "E-CTS-CHUA-HIEU-LUC"
    title = "Chứng thư số chưa có hiệu lực"
    advice = "Kiểm tra ngày giờ của máy tính, hoặc chờ tới ngày hiệu lực."


class CertificateNotForSigning(CdsError):
    code = "E-CTS-KHONG-KY"
    title = "Chứng thư này không dùng để ký được"
    advice = "Chọn chứng thư có quyền ký, khóa RSA từ 2048 bit hoặc ECDSA từ 256 bit."


class NotAPdf(CdsError):
    code = "E-KHONG-PHAI-PDF"
    title = "Tệp này không phải PDF đọc được"
    advice = "Chọn đúng tệp PDF; nếu tệp hỏng, xin bản khác."
    exit_status = 2


class SignatureRefused(CdsError):
    code = "E-KY-TU-CHOI"
    title = "Không ký được vào biên bản này"
    advice = "Xem thứ tự ký và trạng thái của biên bản ở trang Ký."


class SignatureCheckFailed(CdsError):
    code = "E-KY-KIEM-TRA"
    title = "Chữ ký vừa tạo không qua được kiểm tra"
    advice = "Bản cũ còn nguyên. Thử ký lại; nếu vẫn lỗi, dùng cách ký khác."


# --- tokens --------------------------------------------------------------------------------------
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


# --- packages ------------------------------------------------------------------------------------
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


# --- signing: images, scans, other tools -----------------------------------------------------------
class StampImageRefused(CdsError):
    code = "E-HINH-KY"
    title = "Không dùng được hình này"
    advice = "Chọn tệp ảnh PNG hoặc JPG của chữ ký hay con dấu, nền trắng hoặc trong suốt, dưới 10 MB."


class ScanRefused(CdsError):
    code = "E-BAN-QUET"
    title = "Bản quét này chưa dùng được"
    advice = "Quét lại: màu, khổ A4 100 %, từ 200 dpi, đủ trang; rồi đính kèm lại."


class SigningWayClosed(CdsError):
    code = "E-KY-CACH"
    title = "Văn bản này không ký theo cách đó được nữa"
    advice = "Một văn bản ký theo một cách: đều ký số, hoặc đều ký tay. Muốn đổi cách, lập bản mới."


class DataChangedSinceSeal(CdsError):
    code = "E-KY-SO-LIEU"
    title = "Số liệu đã khác lúc chốt"
    advice = "Mở lại đợt đánh giá, kiểm tra số liệu, rồi chốt và lập bản mới để ký."


class BroughtBackRefused(CdsError):
    code = "E-KY-NOI-KHAC"
    title = "Không nhận được tệp ký ở nơi khác"
    advice = "Xuất lại bản mới nhất ở trang Ký, ký trên đúng tệp đó, rồi đưa lại."


class BroughtBackUnchanged(BroughtBackRefused):
    code = "E-KY-NK-CHUA-KY"
    title = "Tệp này chưa được ký thêm"
    advice = "Ký tệp đã xuất bằng phần mềm kia, lưu lại, rồi chọn đúng tệp đã ký."


class BroughtBackRewritten(BroughtBackRefused):
    code = "E-KY-NK-GHI-LAI"
    title = "Phần mềm kia đã ghi lại cả tệp, không chỉ thêm chữ ký"
    advice = "Trong phần mềm đó chọn ký thêm mà giữ nguyên tệp gốc, không in ra PDF hay lưu lại trước khi ký."


class BroughtBackOutdated(BroughtBackRefused):
    code = "E-KY-NK-BAN-CU"
    title = "Tệp này ký trên một bản cũ hơn"
    advice = "Từ lúc xuất đã có chữ ký khác. Xuất lại bản mới nhất rồi ký trên bản đó."


class BroughtBackOther(BroughtBackRefused):
    code = "E-KY-NK-VAN-BAN-KHAC"
    title = "Tệp này là một văn bản khác"
    advice = "Chọn đúng tệp đã xuất từ trang Ký của văn bản này."


class BroughtBackInvalid(BroughtBackRefused):
    code = "E-KY-NK-KHONG-HOP-LE"
    title = "Chữ ký thêm ở nơi khác không hợp lệ"
    advice = "Bản trong hồ sơ còn nguyên. Ký lại bằng phần mềm đó, hoặc dùng cách ký khác."


class SignerNotNamed(BroughtBackRefused):
    code = "E-KY-NK-AI-KY"
    title = "Chữ ký nằm ở ô do phần mềm kia tạo, chưa rõ là của ai"
    advice = "Chọn người đã ký trong danh sách rồi nhận lại tệp."
