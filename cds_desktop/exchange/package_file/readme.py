"""DOC-TOI.txt: what a package is, for someone who does not have the app."""

from datetime import datetime

from cds_desktop.exchange.package_file.container import README_ENTRY
from cds_desktop.exchange.package_file.entries import DataEntry
from cds_desktop.exchange.package_format import FileRole, Manifest, PackageKind

_KINDS = {
    PackageKind.ASSIGNMENT: "Phân công tự đánh giá gửi ủy viên hội đồng",
    PackageKind.CONTRIBUTION: "Phần đóng góp của ủy viên gửi thư ký hội đồng",
    PackageKind.SUBMISSION: "Hồ sơ tự đánh giá của trường nộp cơ quan tiếp nhận",
    PackageKind.RECEIPT: "Biên nhận của cơ quan tiếp nhận",
    PackageKind.REVIEW: "Ý kiến, kết quả của cơ quan tiếp nhận",
    PackageKind.INDICATOR_SET: "Bộ chỉ số đánh giá",
    PackageKind.BACKUP: "Bản sao lưu toàn bộ hồ sơ",
}
_OPENING = """\
Đây là gói dữ liệu .cdsx của chương trình CĐS Desktop
(tự đánh giá mức độ chuyển đổi số của trường học).
"""
_CONTENTS = """\
KHÔNG CÓ CHƯƠNG TRÌNH VẪN XEM ĐƯỢC
Gói là một tệp zip thông thường: đổi đuôi .cdsx thành .zip rồi mở bằng Windows.
  documents\\      văn bản PDF, ví dụ biên bản tự đánh giá: nên mở trước
  evidence\\       các tệp minh chứng; tên đầy đủ có dấu nằm trong manifest.json
  manifest.json   danh sách mọi tệp, kích thước và mã kiểm tra SHA-256
Chỉ xem; nếu giải nén rồi nén lại, chương trình sẽ không nhận gói đó nữa.
"""
_SET_CONTENTS = """\
KHÔNG CÓ CHƯƠNG TRÌNH VẪN XEM ĐƯỢC
Gói là một tệp zip thông thường: đổi đuôi .cdsx thành .zip rồi mở bằng Windows.
  indicator-set.toml   bộ chỉ số, mở bằng Notepad; trong chương trình: Bộ chỉ số, Nạp từ tệp
  manifest.json        danh sách mọi tệp, kích thước và mã kiểm tra SHA-256
Chỉ xem; nếu giải nén rồi nén lại, chương trình sẽ không nhận gói đó nữa.
"""
# One line, because the command windows of Windows and Linux break lines differently.
_CHECK = (
    "openssl cms -verify -cades -binary -inform DER -purpose any -in META-INF/signature001.p7s"
    " -content META-INF/ASiCManifest001.xml -CAfile CHUNG-THU-GOC.pem -out ket-qua.xml"
)
_SIGNED = f"""\
KIỂM TRA CHỮ KÝ SỐ (cần OpenSSL; giải nén gói rồi chạy trong thư mục đó)
  {_CHECK}
Chữ ký bao trùm ASiCManifest001.xml; tệp này ghi mã SHA-256 (dạng base64) của manifest.json
và các văn bản; manifest.json ghi mã của mọi tệp còn lại. Tính mã của một tệp:
  openssl dgst -sha256 -binary manifest.json | openssl base64
  openssl dgst -sha256 evidence/TEN-TEP
"""
_UNSIGNED = """\
GÓI NÀY CHƯA KÝ SỐ
Chỉ kiểm tra được các tệp còn nguyên vẹn, không kiểm tra được người gửi:
  openssl dgst -sha256 evidence/TEN-TEP     (so với manifest.json)
"""


def readme_entry(manifest: Manifest, signed: bool) -> DataEntry:
    """The DOC-TOI.txt (đọc tôi) of a package; the same manifest gives the same text."""
    contents, proof = _CONTENTS, _SIGNED if signed else _UNSIGNED
    if manifest.kind is PackageKind.INDICATOR_SET:
        contents, proof = _SET_CONTENTS, proof.replace("evidence/TEN-TEP", "indicator-set.toml")
    text = "\n".join([_OPENING, _facts(manifest), contents, proof])
    # Notepad before Windows 10 1809 shows tone marks only with a BOM, and lines only with CR LF.
    content = text.replace("\n", "\r\n").encode("utf-8-sig")
    return DataEntry(README_ENTRY, content, README_ENTRY, "text/plain", FileRole.README)


def _facts(manifest: Manifest) -> str:
    lines = [("Loại gói", _KINDS[manifest.kind])]
    if manifest.school:
        lines.append(("Trường", f"{manifest.school.name} (mã {manifest.school.code})"))
    if manifest.school_year:
        lines.append(("Năm học", manifest.school_year))
    if manifest.kind is PackageKind.INDICATOR_SET and manifest.indicator_set:
        lines.append(("Bộ chỉ số", f"{manifest.indicator_set.id}, bản {manifest.indicator_set.version}"))
    if manifest.part:
        lines.append(("Phần", f"{manifest.part.number}/{manifest.part.count}"))
    if manifest.omitted:
        lines.append(("Minh chứng", f"{len(manifest.omitted)} tệp không gửi kèm, chỉ có mã kiểm tra"))
    made = datetime.fromisoformat(manifest.created_at)
    lines += [("Mã gói", manifest.package_id), ("Tạo lúc", f"{made:%H:%M ngày %d/%m/%Y} (giờ UTC)")]
    return "".join(f"{name}: {value}\n" for name, value in lines)
