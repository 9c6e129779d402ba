"""Signatures in a PDF: prepare the fields, sign one, check all, explain the check.

The heavy libraries are loaded by the first call, so that a window may open without them.
"""

from collections.abc import Sequence
from datetime import datetime

from cds_desktop.signing.explaining import explain
from cds_desktop.signing.keys import CertificateSummary, SigningKey
from cds_desktop.signing.pdf_signatures.values import (
    LARGEST_PDF_BYTES,
    CornerStamp,
    FieldFacts,
    ImageStamp,
    SignatureField,
    Stamp,
)
from cds_desktop.signing.signature_checks import DocumentCheck, ExpectedSigner, SignatureCheck
from cds_desktop.signing.trust_store.values import TrustMaterial

__all__ = [
    "LARGEST_PDF_BYTES",
    "CornerStamp",
    "DocumentCheck",
    "ExpectedSigner",
    "FieldFacts",
    "ImageStamp",
    "SignatureCheck",
    "SignatureField",
    "Stamp",
    "check",
    "explain",
    "fields_in",
    "prepare",
    "sign",
    "stamp_preview",
]


def prepare(pdf: bytes, fields: Sequence[SignatureField]) -> bytes:
    """Tạo ô ký: all empty fields in one increment, before anyone signs."""
    from cds_desktop.signing.pdf_signatures.fields import add_fields

    return add_fields(pdf, fields)


def fields_in(pdf: bytes) -> tuple[FieldFacts, ...]:
    """Các ô ký có trong tệp, filled or empty."""
    from cds_desktop.signing.pdf_signatures.opening import open_reader, signature_fields

    found = signature_fields(open_reader(pdf))
    return tuple(FieldFacts(f.name, f.title, f.locks, f.value is not None) for f in found)


def sign(
    pdf: bytes,
    field_name: str,
    key: SigningKey,
    *,
    expected: Sequence[ExpectedSigner],
    reason: str,
    location: str,
    now: datetime,
    stamp: Stamp = None,
) -> bytes:
    """Ký số: append a PAdES B-B signature in its turn and check the result at once."""
    from cds_desktop.signing.pdf_signatures.signing import SigningOrder, append_signature

    order = SigningOrder(field_name, tuple(signer.field for signer in expected), stamp)
    return append_signature(pdf, order, key, reason=reason, location=location, now=now)


def check(
    pdf: bytes,
    expected: Sequence[str] | None = None,
    trust: TrustMaterial | Sequence[bytes] = (),
    *,
    now: datetime,
) -> DocumentCheck:
    """Kiểm tra chữ ký: every signature that is there, and every one that should be."""
    from cds_desktop.signing.pdf_signatures.checking import check_document

    return check_document(pdf, expected, trust, now)


def stamp_preview(
    pdf: bytes,
    field_name: str,
    certificate: CertificateSummary | None,
    name: str,
    now: datetime,
    stamp: Stamp = None,
) -> bytes:
    """Xem trước khung chữ ký: the stamp as a PDF of its own, drawn by the same code that stamps."""
    from cds_desktop.signing.pdf_signatures.previewing import draw_preview

    return draw_preview(pdf, field_name, certificate, name, now, stamp)
