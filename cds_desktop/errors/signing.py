"""Errors of keys and signatures, by key, by hand or elsewhere."""

from cds_desktop.errors.base import CdsError


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


class SignatureRefused(CdsError):
    code = "E-KY-TU-CHOI"
    title = "Không ký được vào biên bản này"
    advice = "Xem thứ tự ký và trạng thái của biên bản ở trang Ký."


class SignatureCheckFailed(CdsError):
    code = "E-KY-KIEM-TRA"
    title = "Chữ ký vừa tạo không qua được kiểm tra"
    advice = "Bản cũ còn nguyên. Thử ký lại; nếu vẫn lỗi, dùng cách ký khác."


class SigningWayClosed(CdsError):
    code = "E-KY-CACH"
    title = "Văn bản này không ký theo cách đó được nữa"
    advice = "Một văn bản ký theo một cách: đều ký số, hoặc đều ký tay. Muốn đổi cách, lập bản mới."


class DataChangedSinceSeal(CdsError):
    code = "E-KY-SO-LIEU"
    title = "Số liệu đã khác lúc chốt"
    advice = "Mở lại đợt đánh giá, kiểm tra số liệu, rồi chốt và lập bản mới để ký."


class StampImageRefused(CdsError):
    code = "E-HINH-KY"
    title = "Không dùng được hình này"
    advice = "Chọn tệp ảnh PNG hoặc JPG của chữ ký hay con dấu, nền trắng hoặc trong suốt, dưới 10 MB."


class ScanRefused(CdsError):
    code = "E-BAN-QUET"
    title = "Bản quét này chưa dùng được"
    advice = "Quét lại: màu, khổ A4 100 %, từ 200 dpi, đủ trang; rồi đính kèm lại."


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
