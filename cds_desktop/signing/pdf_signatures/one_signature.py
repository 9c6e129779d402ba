"""Checks one signature of a PDF: its bytes, its certificate, and what came after it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    CatalogModificationRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.fields import FieldMDPAction, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus

from cds_desktop.signing.cms_facts import SignerFacts, read_facts
from cds_desktop.signing.pdf_signatures.byte_ranges import ByteRange, look_up
from cds_desktop.signing.pdf_signatures.opening import FieldInFile
from cds_desktop.signing.signature_checks import Modification, SignatureCheck
from cds_desktop.signing.trust_anchors import USAGES, TrustAnchors

KNOWN_KINDS = (SigSeedSubFilter.PADES.value, SigSeedSubFilter.ADOBE_PKCS7_DETACHED.value)

LATER_SIGNATURE_LEVELS = (ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)

# After our first signature nothing may come but further signatures in fields that were there already.
ONLY_LATER_SIGNATURES = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),  # type: ignore[no-untyped-call]
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
)


@dataclass(frozen=True)
class SignatureUnderCheck:
    """A filled field with the file around it (chữ ký đang kiểm tra)."""

    pdf: bytes
    reader: PdfFileReader
    field: FieldInFile
    fields_are_fixed: bool


def check_signature(subject: SignatureUnderCheck, anchors: TrustAnchors, now: datetime) -> SignatureCheck:
    """One signature in full; an unreadable or unknown one is not valid, never skipped (kiểm tra chữ ký)."""
    blank = SignatureCheck(subject.field.name, subject.field.title, locks=subject.field.locks)
    if not _is_known_kind(subject.field.value):
        return replace(blank, faults=("loại chữ ký không được hỗ trợ",))
    try:
        return _examine(subject, blank, anchors, now)
    except Exception:
        # A hostile signature may make the libraries fail in any way; none of them makes it valid.
        return replace(blank, faults=("không đọc được chữ ký: dữ liệu chữ ký hỏng",))


def _is_known_kind(signature: DictionaryObject | None) -> bool:
    return look_up(signature, "/Type") in (None, "/Sig") and look_up(signature, "/SubFilter") in KNOWN_KINDS


def _examine(
    subject: SignatureUnderCheck, blank: SignatureCheck, anchors: TrustAnchors, now: datetime
) -> SignatureCheck:
    embedded = EmbeddedPdfSignature(subject.reader, subject.field.dictionary, subject.field.name)
    facts = read_facts(embedded.signed_data, embedded.self_reported_timestamp)
    status = validate_pdf_signature(
        embedded,
        signer_validation_context=anchors.context(facts.claimed_at or now),
        diff_policy=ONLY_LATER_SIGNATURES if subject.fields_are_fixed else DEFAULT_DIFF_POLICY,
        key_usage_settings=USAGES,
    )
    faults = tuple(_faults(subject, embedded, facts, status))
    byte_range = ByteRange.of(subject.field.value)
    return replace(
        facts.describe(blank, now),
        intact=not faults,
        covers_entire_file=byte_range is not None and byte_range.end == len(subject.pdf),
        modification=_modification(status),
        trust=anchors.trust(facts.certificate, chain_is_good=status.trusted),
        locks=subject.field.locks or _locks_all(embedded),
        faults=faults,
    )


def _faults(
    subject: SignatureUnderCheck,
    embedded: EmbeddedPdfSignature,
    facts: SignerFacts,
    status: PdfSignatureStatus,
) -> Iterator[str]:
    byte_range = ByteRange.of(subject.field.value)
    if byte_range is None or not byte_range.leaves_out_only(subject.pdf, embedded.pkcs7_content):
        yield "chữ ký không phủ trọn nội dung tệp"
    if not (status.intact and status.valid):
        yield "nội dung đã bị sửa hoặc chữ ký bị giả mạo"
    if _modification(status) is Modification.CHANGED:
        yield "nội dung đã bị sửa sau khi ký"
    if embedded.sig_object["/SubFilter"] == SigSeedSubFilter.PADES.value and not facts.names_its_certificate:
        yield "chữ ký không ghi rõ chứng thư của người ký"
    yield from facts.faults


def _modification(status: PdfSignatureStatus) -> Modification:
    level = status.modification_level
    if level is ModificationLevel.NONE:
        return Modification.NONE
    if level in LATER_SIGNATURE_LEVELS and status.docmdp_ok:
        return Modification.LATER_SIGNATURES
    return Modification.CHANGED


def _locks_all(embedded: EmbeddedPdfSignature) -> bool:
    lock = embedded.fieldmdp
    return lock is not None and lock.action is FieldMDPAction.ALL
