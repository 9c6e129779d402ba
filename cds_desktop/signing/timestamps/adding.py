"""Adds revocation data and a time-stamp behind the last signature; no earlier byte is touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from cds_desktop.errors import CdsError, NotAllowedNow, SignatureCheckFailed, TimestampFailed
from cds_desktop.signing.signature_checks import DocumentCheck
from cds_desktop.signing.trust_store.values import TrustMaterial

if TYPE_CHECKING:
    from cds_desktop.signing.timestamps.authority import Authority
    from cds_desktop.signing.timestamps.collecting import Gathered

DIGEST = "sha256"
FIELD = "CDS-Timestamp"
# Room for a token with its whole chain, in hexadecimal digits.
RESERVED = 2 * 24 * 1024
SECONDS = 15.0


@dataclass(frozen=True)
class TimestampAdded:
    """The file with its time-stamp, how it checks, and what could not be added (kết quả)."""

    pdf: bytes
    check: DocumentCheck
    notes: tuple[str, ...] = ()


def add_timestamp(
    pdf: bytes,
    address: str,
    trust: TrustMaterial | Sequence[bytes] = (),
    *,
    now: datetime,
    expected: Sequence[str] | None = None,
    seconds: float = SECONDS,
) -> TimestampAdded:
    """Đóng dấu thời gian: revocation data where there are any, then a stamp over the whole file."""
    from cds_desktop.signing.pdf_signatures.checking import check_document
    from cds_desktop.signing.timestamps.authority import Authority
    from cds_desktop.signing.timestamps.collecting import gather
    from cds_desktop.signing.trust_anchors import read_trust_anchors

    before = check_document(pdf, expected, trust, now)
    _require_ready(before)
    anchors = read_trust_anchors(trust)
    # Asked first: where there is no network, nothing else needs to be tried.
    authority = Authority(address, anchors, now, seconds)
    _ask_once(authority)
    gathered = gather(pdf, anchors, now, seconds=seconds)
    grown = pdf if gathered.is_empty else _with_store(pdf, gathered)
    stamped = _stamped(grown, authority, f"{FIELD}-{len(before.timestamps) + 1}")
    after = check_document(stamped, expected, trust, now)
    if not stamped.startswith(pdf) or not after.intact or len(after.timestamps) <= len(before.timestamps):
        faults = [*after.problems, *(fault for mark in after.signatures for fault in mark.faults)]
        raise SignatureCheckFailed("dấu thời gian", faults=faults or ["tệp cũ bị thay đổi"])
    return TimestampAdded(stamped, after, tuple(gathered.notes))


def _require_ready(check: DocumentCheck) -> None:
    if not check.signatures:
        raise NotAllowedNow("Tệp chưa có chữ ký số nào; dấu thời gian được thêm sau khi ký.")
    if not check.intact:
        faults = [*check.problems, *(fault for mark in check.signatures for fault in mark.faults)]
        raise NotAllowedNow("Chữ ký có trong tệp không hợp lệ.", faults=faults)
    if check.unsigned_fields and not check.locked:
        raise NotAllowedNow(
            "Còn người chưa ký; dấu thời gian được thêm sau chữ ký cuối cùng.", faults=check.unsigned_titles
        )


def _ask_once(authority: "Authority") -> None:
    import asyncio

    asyncio.run(authority.async_dummy_response(DIGEST))


def _with_store(pdf: bytes, gathered: "Gathered") -> bytes:
    from asn1crypto import crl, ocsp
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    from cds_desktop.signing.pdf_signatures.opening import open_increment

    writer = open_increment(pdf)
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=list(gathered.certificates.values()),
        crls=[crl.CertificateList.load(der) for der in gathered.crls],
        ocsps=[ocsp.OCSPResponse.load(der) for der in gathered.ocsps],
    )
    output = BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]
    return output.getvalue()


def _stamped(pdf: bytes, authority: "Authority", field: str) -> bytes:
    from pyhanko.sign.signers import PdfTimeStamper

    from cds_desktop.signing.pdf_signatures.opening import open_increment

    output = BytesIO()
    stamper = PdfTimeStamper(authority, field_name=field, readable_field_name="Dấu thời gian")
    try:
        stamper.timestamp_pdf(open_increment(pdf), DIGEST, bytes_reserved=RESERVED, output=output)
    except CdsError:
        raise
    except Exception as error:
        raise authority.failure or TimestampFailed("không ghi được dấu thời gian vào tệp") from error
    return output.getvalue()
