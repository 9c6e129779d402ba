"""What the check of a file found."""

from dataclasses import dataclass
from pathlib import Path

from cds_desktop.domain.text import capital
from cds_desktop.signing.pdf_signatures import DocumentCheck, SignatureCheck
from cds_desktop.signing.signature_checks import TimestampCheck

GOOD = "HỢP LỆ về tính toàn vẹn"
BAD = "KHÔNG HỢP LỆ"
UNSIGNED = "Tệp chưa có chữ ký số nào."
HAND_SIGNED = "bản ký tay đã quét, không có chữ ký số"


@dataclass(frozen=True)
class Verification:
    """What a check found: valid or not, in plain lines, with each signature for machines."""

    path: Path
    kind: str
    valid: bool
    lines: tuple[str, ...]
    signatures: tuple[SignatureCheck, ...] = ()
    digest: str = ""
    timestamps: tuple[TimestampCheck, ...] = ()
    page_count: int = 0
    profile: str = ""
    size_bytes: int = 0

    @property
    def verdict(self) -> str:
        """The conclusion; never a bare yes (kết luận)."""
        if self.kind == "hand-signed":
            return f"Kết luận: {capital(HAND_SIGNED)}; KHÔNG kiểm tra được bằng máy."
        if not self.valid and self.lines[:1] == (UNSIGNED,):
            return f"Kết luận: {BAD}: không có chữ ký số nào."
        if not self.valid:
            return f"Kết luận: {BAD}."
        unknown = [mark for mark in self.signatures if not mark.trusted]
        if any(mark.demonstration for mark in unknown):
            return f"Kết luận: {GOOD}; chứng thư minh họa, không có giá trị pháp lý."
        if unknown:
            return f"Kết luận: {GOOD}; chưa xác nhận được người ký là ai (xem dòng “chưa được tin cậy”)."
        return f"Kết luận: {GOOD}."


def of_document(
    path: Path, found: DocumentCheck, lines: tuple[str, ...], digest: str, size: int
) -> Verification:
    """The check of one PDF as a result."""
    return Verification(
        path,
        "pdf",
        found.stands,
        lines,
        found.signatures,
        digest,
        found.timestamps,
        found.page_count,
        found.profile,
        size,
    )
