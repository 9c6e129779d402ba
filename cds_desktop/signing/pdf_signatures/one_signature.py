"""Checks one signature of a PDF: its bytes, its certificate, and what came after it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import FieldMDPAction, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus

from cds_desktop.signing.cms_facts import SignerFacts, read_facts, time_proof
from cds_desktop.signing.pdf_signatures.byte_ranges import ByteRange, look_up
from cds_desktop.signing.pdf_signatures.later_changes import changes_since, described_anew, pages_at
from cds_desktop.signing.pdf_signatures.opening import FieldInFile
from cds_desktop.signing.pdf_signatures.steps import StepByStep
from cds_desktop.signing.signature_checks import Modification, SignatureCheck
from cds_desktop.signing.trust_anchors import USAGES, TrustAnchors

KNOWN_KINDS = (SigSeedSubFilter.PADES.value, SigSeedSubFilter.ADOBE_PKCS7_DETACHED.value)
NOT_READ = "không đọc được chữ ký: dữ liệu chữ ký hỏng"
PARTLY_SIGNED = "chữ ký không phủ trọn nội dung tệp"
CHANGED_LATER = "nội dung đã bị sửa sau khi ký"


@dataclass(frozen=True)
class SignatureUnderCheck:
    """A filled field with the file around it (chữ ký đang kiểm tra)."""

    pdf: bytes
    reader: PdfFileReader
    field: FieldInFile
    policy: StepByStep


def check_signature(subject: SignatureUnderCheck, anchors: TrustAnchors, now: datetime) -> SignatureCheck:
    """One signature in full; an unreadable or unknown one is not valid, never skipped (kiểm tra chữ ký)."""
    blank = SignatureCheck(subject.field.name, subject.field.title, locks=subject.field.locks)
    if not _is_known_kind(subject.field.value):
        return replace(blank, faults=("loại chữ ký không được hỗ trợ",))
    if fault := contents_fault(subject.field.value):
        return replace(blank, faults=(fault,))
    try:
        return _examine(subject, blank, anchors, now)
    except Exception:
        # A hostile signature may make the libraries fail in any way; none of them makes it valid.
        return replace(blank, faults=(NOT_READ,))


def contents_fault(signature: DictionaryObject | None) -> str:
    """What is missing of a signature before anything can be checked, or "" (thiếu phần của chữ ký)."""
    contents = look_up(signature, "/Contents")
    if not isinstance(contents, (ByteStringObject, TextStringObject)) or not contents:
        return "chữ ký rỗng: thiếu dữ liệu chữ ký"
    if not isinstance(look_up(signature, "/ByteRange"), ArrayObject):
        return "chữ ký không ghi phần tệp được ký"
    if ByteRange.of(signature) is None:
        return "chữ ký ghi sai phần tệp được ký"
    return ""


def modification_of(level: ModificationLevel | None, *, allowed: bool) -> Modification:
    """The library's words for what came later, as ours (thay đổi về sau)."""
    if level is ModificationLevel.NONE:
        return Modification.NONE
    if level is ModificationLevel.LTA_UPDATES and allowed:
        return Modification.LATER_TIME
    if level is ModificationLevel.FORM_FILLING and allowed:
        return Modification.LATER_SIGNATURES
    return Modification.CHANGED


def _is_known_kind(signature: DictionaryObject | None) -> bool:
    return look_up(signature, "/Type") in (None, "/Sig") and look_up(signature, "/SubFilter") in KNOWN_KINDS


def _examine(
    subject: SignatureUnderCheck, blank: SignatureCheck, anchors: TrustAnchors, now: datetime
) -> SignatureCheck:
    embedded = EmbeddedPdfSignature(subject.reader, subject.field.dictionary, subject.field.name)
    facts = read_facts(embedded.signed_data, embedded.self_reported_timestamp)
    context = anchors.context(facts.claimed_at or now, embedded.other_embedded_certs)
    status = validate_pdf_signature(
        embedded,
        signer_validation_context=context,
        diff_policy=subject.policy,
        key_usage_settings=USAGES,
    )
    faults = tuple(_faults(subject, embedded, facts, status))
    byte_range = ByteRange.of(subject.field.value)
    described = facts.describe(blank, now, anchors)
    return replace(
        described,
        intact=not faults,
        covers_entire_file=byte_range is not None and byte_range.end == len(subject.pdf),
        modification=_modification(status),
        trust=anchors.trust(facts.certificate, chain_is_good=status.trusted),
        locks=subject.field.locks or _locks_all(embedded),
        faults=faults,
        timestamp=time_proof(status.timestamp_validity, trusts_anybody=bool(anchors.roots)),
        later_changes=_later_changes(subject, embedded, _modification(status)),
        pages_signed=pages_at(subject.reader, embedded.signed_revision),
    )


def _later_changes(
    subject: SignatureUnderCheck, embedded: EmbeddedPdfSignature, found: Modification
) -> tuple[str, ...]:
    if found is Modification.CHANGED and subject.policy.names_more_changes():
        return changes_since(subject.reader, embedded.signed_revision)
    if found is Modification.LATER_SIGNATURES:
        return described_anew(subject.reader, embedded.signed_revision)
    return ()


def _faults(
    subject: SignatureUnderCheck,
    embedded: EmbeddedPdfSignature,
    facts: SignerFacts,
    status: PdfSignatureStatus,
) -> Iterator[str]:
    byte_range = ByteRange.of(subject.field.value)
    if byte_range is None or not byte_range.leaves_out_only(subject.pdf, embedded.pkcs7_content):
        yield PARTLY_SIGNED
    if not (status.intact and status.valid):
        yield "nội dung đã bị sửa hoặc chữ ký bị giả mạo"
    if _modification(status) is Modification.CHANGED:
        yield CHANGED_LATER
    if embedded.sig_object["/SubFilter"] == SigSeedSubFilter.PADES.value and not facts.names_its_certificate:
        yield "chữ ký không ghi rõ chứng thư của người ký"
    yield from facts.faults


def _modification(status: PdfSignatureStatus) -> Modification:
    return modification_of(status.modification_level, allowed=bool(status.docmdp_ok))


def _locks_all(embedded: EmbeddedPdfSignature) -> bool:
    lock = embedded.fieldmdp
    return lock is not None and lock.action is FieldMDPAction.ALL
