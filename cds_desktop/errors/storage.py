"""Errors of the workspace, its files and what is attached to it."""

from cds_desktop.errors.base import CdsError


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
