"""Looks at a file and asks the check that fits it."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cds_desktop.actions.verifying.packages import verify_package
from cds_desktop.actions.verifying.values import HAND_SIGNED, Verification, of_document
from cds_desktop.domain.text import capital
from cds_desktop.errors import InputUnreadable, NotAPdf
from cds_desktop.signing.pdf_signatures import LARGEST_PDF_BYTES, DocumentCheck, check, explain
from cds_desktop.signing.trust_store import TrustMaterial, read_material

_HEAD = 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
_COMPARE = "Không xác nhận được bằng máy ai ký, ký khi nào, nội dung có bị sửa hay không: đối chiếu bản giấy."


def verify(
    path: Path, now: datetime, expected: Sequence[str] | None = None, trust: TrustMaterial | None = None
) -> Verification:
    """Kiểm tra tệp: a PDF by its signatures, a picture as a scan, anything else as a package.

    `expected` are the fields that must be signed, where they are known; `trust` is what this machine's
    user installed, unless other is given.
    """
    if not path.is_file():
        raise InputUnreadable(f"Không thấy tệp “{path}”.")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head or path.suffix.lower() == ".pdf":
        return verify_pdf(path, now, expected, trust)
    if head.startswith(_PICTURES):
        return _picture(path)
    return verify_package(path, now, trust)


def verify_pdf(
    path: Path, now: datetime, expected: Sequence[str] | None = None, trust: TrustMaterial | None = None
) -> Verification:
    """Kiểm tra PDF đã ký: two lines per signature, then what else was found."""
    if path.stat().st_size > LARGEST_PDF_BYTES:
        raise NotAPdf(f"“{path.name}” lớn hơn 200 MB.")
    pdf = path.read_bytes()
    if b"%PDF-" not in pdf[:_HEAD]:
        raise NotAPdf(f"“{path.name}”.")
    found = verify_pdf_bytes(pdf, expected, now, trust)
    digest = sha256(pdf).hexdigest()
    if not (found.signatures or found.problems or found.unsigned_fields):
        # Loads the library for PDF files, which a window does not need before it shows.
        from cds_desktop.documents.scans.recognising import scanned_pages

        if pages := scanned_pages(pdf):
            words = (f"{capital(HAND_SIGNED)} ({pages} trang ảnh).", _COMPARE)
            return Verification(
                path, "hand-signed", False, words, digest=digest, page_count=pages, size_bytes=len(pdf)
            )
    return of_document(path, found, tuple(explain(found)), digest, len(pdf))


def verify_pdf_bytes(
    pdf: bytes, expected: Sequence[str] | None, now: datetime, trust: TrustMaterial | None = None
) -> DocumentCheck:
    """Kiểm tra chữ ký của một PDF against what this machine's user trusts."""
    return check(pdf, expected, read_material() if trust is None else trust, now=now)


def _picture(path: Path) -> Verification:
    size = path.stat().st_size
    if size > LARGEST_PDF_BYTES:
        raise InputUnreadable(f"“{path.name}” lớn hơn 200 MB.")
    words = (f"Tệp ảnh: nếu là {HAND_SIGNED} thì chỉ xem được bằng mắt.", _COMPARE)
    digest = sha256(path.read_bytes()).hexdigest()
    return Verification(path, "hand-signed", False, words, digest=digest, page_count=1, size_bytes=size)
