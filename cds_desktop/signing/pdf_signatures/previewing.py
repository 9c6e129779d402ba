"""The stamp as it will be drawn, before anybody has signed."""

from datetime import datetime

from cds_desktop.errors import SignatureRefused
from cds_desktop.signing.keys import CertificateSummary
from cds_desktop.signing.pdf_signatures.opening import open_reader, signature_fields
from cds_desktop.signing.pdf_signatures.stamps import draw, stamp_text
from cds_desktop.signing.pdf_signatures.values import Stamp, StampText


def draw_preview(
    pdf: bytes,
    field_name: str,
    certificate: CertificateSummary | None,
    name: str,
    now: datetime,
    stamp: Stamp = None,
) -> bytes:
    """One page of exactly the field's size; without a certificate yet, with the name of who should sign."""
    field = next((f for f in signature_fields(open_reader(pdf)) if f.name == field_name), None)
    if field is None:
        raise SignatureRefused(f"tệp không có ô ký «{field_name}»")
    if certificate is not None:
        text = stamp_text(certificate, now)
    else:
        text = StampText("Ký số bởi:", name, ("Thời gian ký: lúc ký",))
    return draw(stamp, text, now, *field.size)
