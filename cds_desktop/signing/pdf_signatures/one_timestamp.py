"""Checks one time-stamp over the whole file: its bytes, who gave it, and what came after it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation import validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import DocumentTimestampStatus

from cds_desktop.signing.certificates import display_name
from cds_desktop.signing.cms_facts import weak_digests
from cds_desktop.signing.pdf_signatures.byte_ranges import ByteRange, look_up
from cds_desktop.signing.pdf_signatures.one_signature import (
    NOT_READ,
    PARTLY_SIGNED,
    SignatureUnderCheck,
    contents_fault,
    modification_of,
)
from cds_desktop.signing.signature_checks import Modification, TimeProof, TimestampCheck
from cds_desktop.signing.trust_anchors import TrustAnchors, link


def is_timestamp(signature: DictionaryObject | None) -> bool:
    """Whether a filled field holds a time-stamp and not a person's signature (là dấu thời gian)."""
    kind = (look_up(signature, "/Type"), look_up(signature, "/SubFilter"))
    return kind == ("/DocTimeStamp", SigSeedSubFilter.ETSI_RFC3161.value)


def check_timestamp(subject: SignatureUnderCheck, anchors: TrustAnchors) -> TimestampCheck:
    """One time-stamp in full; what cannot be read is not valid (kiểm tra dấu thời gian)."""
    blank = TimestampCheck(subject.field.name)
    if fault := contents_fault(subject.field.value):
        return replace(blank, faults=(fault,))
    try:
        return _examine(subject, blank, anchors)
    except Exception:
        # Whatever hostile bytes make a library do, the answer is the same: not valid.
        return replace(blank, faults=(NOT_READ,))


def _examine(subject: SignatureUnderCheck, blank: TimestampCheck, anchors: TrustAnchors) -> TimestampCheck:
    embedded = EmbeddedPdfSignature(subject.reader, subject.field.dictionary, subject.field.name)
    brought = extract_certificate_info(embedded.signed_data)
    moment = embedded.signed_data["encap_content_info"]["content"].parsed["gen_time"].native.astimezone(UTC)
    status = validate_pdf_timestamp(
        embedded,
        validation_context=anchors.context(moment, brought.other_certs),
        diff_policy=subject.policy,
    )
    chain = anchors.chain(brought.signer_cert, brought.other_certs)
    byte_range = ByteRange.of(subject.field.value)
    known = chain.missing_issuer or chain.reaches_trusted_root
    faults = tuple(_faults(subject, embedded, status))
    return replace(
        blank,
        proof=TimeProof(
            moment,
            display_name(brought.signer_cert.subject),
            intact=not faults,
            trusted=bool(status.trusted and anchors.roots),
        ),
        covers_entire_file=byte_range is not None and byte_range.end == len(subject.pdf),
        modification=modification_of(status.modification_level, allowed=True),
        faults=faults,
        chain=tuple(map(link, chain.certificates)),
        missing_issuer=chain.missing_issuer,
        untrusted_root=None if known else link(chain.end),
    )


def _faults(
    subject: SignatureUnderCheck, embedded: EmbeddedPdfSignature, status: DocumentTimestampStatus
) -> Iterator[str]:
    byte_range = ByteRange.of(subject.field.value)
    if byte_range is None or not byte_range.leaves_out_only(subject.pdf, embedded.pkcs7_content):
        yield PARTLY_SIGNED
    if not (status.intact and status.valid):
        yield "dấu thời gian không khớp nội dung tệp hoặc bị giả mạo"
    if modification_of(status.modification_level, allowed=True) is Modification.CHANGED:
        yield "nội dung đã bị sửa sau khi đóng dấu thời gian"
    if weak_digests(embedded.signer_info):
        yield "dấu thời gian dùng thuật toán băm yếu"
