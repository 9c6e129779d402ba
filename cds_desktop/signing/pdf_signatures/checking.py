"""Checks every signature of a PDF, and everything that should be there and is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

from cds_desktop.errors import CdsError
from cds_desktop.signing.pdf_signatures.byte_ranges import ByteRange, count_in_file
from cds_desktop.signing.pdf_signatures.diff_policies import IN_NEW_FIELDS, IN_PREPARED_FIELDS
from cds_desktop.signing.pdf_signatures.later_changes import changes_since
from cds_desktop.signing.pdf_signatures.one_signature import SignatureUnderCheck, check_signature
from cds_desktop.signing.pdf_signatures.one_timestamp import check_timestamp, is_timestamp
from cds_desktop.signing.pdf_signatures.opening import (
    FieldInFile,
    open_reader,
    page_count,
    signature_fields,
)
from cds_desktop.signing.pdf_signatures.security_store import FileEvidence, read_security_store
from cds_desktop.signing.pdf_signatures.steps import StepByStep
from cds_desktop.signing.signature_checks import (
    DocumentCheck,
    Modification,
    SignatureCheck,
    TimestampCheck,
)
from cds_desktop.signing.trust_anchors import TrustAnchors, read_trust_anchors
from cds_desktop.signing.trust_store.values import TrustMaterial

DAMAGED = "tệp hỏng: không đọc được cấu trúc chữ ký"
SAVED_ANEW = "tệp đã bị một chương trình khác lưu lại sau khi ký, phần được ký không còn ở chỗ cũ"


@dataclass(frozen=True)
class _Marks:
    """All filled fields in the order in which they were filled, each with its check."""

    ordered: tuple[SignatureCheck | TimestampCheck, ...]

    @property
    def signatures(self) -> tuple[SignatureCheck, ...]:
        return tuple(mark for mark in self.ordered if isinstance(mark, SignatureCheck))

    @property
    def timestamps(self) -> tuple[TimestampCheck, ...]:
        return tuple(mark for mark in self.ordered if isinstance(mark, TimestampCheck))


def check_document(
    pdf: bytes, expected: Sequence[str] | None, trust: TrustMaterial | Sequence[bytes], now: datetime
) -> DocumentCheck:
    """The whole check; whatever cannot be read is not valid (kiểm tra tệp)."""
    try:
        reader = open_reader(pdf)
    except CdsError as error:
        return DocumentCheck(problems=(f"tệp hỏng: {error.detail}",))
    try:
        return _check(pdf, reader, expected, read_trust_anchors(trust), now)
    except Exception:
        # Whatever a hostile file makes a library do, the answer is the same: not valid.
        return DocumentCheck(problems=(DAMAGED,))


def _check(
    pdf: bytes, reader: PdfFileReader, expected: Sequence[str] | None, anchors: TrustAnchors, now: datetime
) -> DocumentCheck:
    fields = list(signature_fields(reader))
    evidence = read_security_store(reader)
    marks = _check_all(pdf, reader, fields, expected, _with_evidence(anchors, evidence), now)
    unsigned = [field for field in fields if field.value is None]
    problems = (
        *_missing(fields, expected),
        *_shared(fields),
        *_hidden(pdf, marks),
        *_uncovered(pdf, reader, fields, marks),
        *_after_the_lock(marks),
    )
    return DocumentCheck(
        tuple(_timed(signature, marks) for signature in marks.signatures),
        tuple(field.name for field in unsigned),
        tuple(field.label for field in unsigned),
        problems,
        marks.timestamps,
        page_count(reader),
        evidence.has_revocation_data,
        now,
    )


def _with_evidence(anchors: TrustAnchors, evidence: FileEvidence) -> TrustAnchors:
    brought = []
    for der in evidence.certificates:
        try:
            certificate = x509.Certificate.load(der, strict=True)
            _ = certificate.subject.native, certificate.issuer.native
        except (ValueError, TypeError, KeyError):
            continue
        brought.append(certificate)
    return anchors.with_more(brought, evidence.crls, evidence.ocsps)


def _check_all(
    pdf: bytes,
    reader: PdfFileReader,
    fields: list[FieldInFile],
    expected: Sequence[str] | None,
    anchors: TrustAnchors,
    now: datetime,
) -> _Marks:
    # Fields prepared in advance leave no reason to add one later; other programs make theirs as they sign.
    fields_are_fixed = expected is not None or any(field.locks for field in fields)
    policy = StepByStep(IN_PREPARED_FIELDS if fields_are_fixed else IN_NEW_FIELDS)
    subjects = (SignatureUnderCheck(pdf, reader, field, policy) for field in _in_signing_order(fields))
    return _Marks(
        tuple(
            check_timestamp(subject, anchors)
            if is_timestamp(subject.field.value)
            else check_signature(subject, anchors, now)
            for subject in subjects
        )
    )


def _in_signing_order(fields: list[FieldInFile]) -> list[FieldInFile]:
    def end(field: FieldInFile) -> int:
        byte_range = ByteRange.of(field.value)
        return byte_range.end if byte_range else -1

    return sorted((field for field in fields if field.value is not None), key=end)


def _timed(signature: SignatureCheck, marks: _Marks) -> SignatureCheck:
    """The first good time-stamp after a signature proves that it was there by then."""
    if signature.timestamp is not None and signature.timestamp.intact:
        return signature
    later = marks.ordered[marks.ordered.index(signature) + 1 :]
    proofs = (mark.proof for mark in later if isinstance(mark, TimestampCheck) and mark.intact)
    return replace(signature, timestamp=next(proofs, signature.timestamp))


def _missing(fields: list[FieldInFile], expected: Sequence[str] | None) -> Iterator[str]:
    names = [field.name for field in fields]
    if len(set(names)) != len(names):
        yield "hai ô ký trùng tên"
    by_name = {field.name: field for field in fields}
    for name in expected or ():
        field = by_name.get(name)
        if field is None:
            yield f"thiếu ô ký «{name}»"
        elif field.value is None:
            yield f"thiếu chữ ký ở ô «{field.label}»"


def _hidden(pdf: bytes, marks: _Marks) -> Iterator[str]:
    # A signature whose field was emptied or redefined is still in the bytes: it must be in the report too.
    if count_in_file(pdf) > len(marks.ordered):
        yield "tệp chứa chữ ký đã bị gỡ hoặc bị che"


def _shared(fields: list[FieldInFile]) -> Iterator[str]:
    ranges = [ByteRange.of(field.value) for field in fields if field.value is not None]
    if len(set(ranges)) != len(ranges):
        yield "hai ô ký dùng chung một chữ ký"


def _uncovered(pdf: bytes, reader: PdfFileReader, fields: list[FieldInFile], marks: _Marks) -> Iterator[str]:
    ranges = [ByteRange.of(field.value) for field in _in_signing_order(fields)]
    fitting = [found for found in ranges if found is not None and found.fits(pdf)]
    if any(found.end == len(pdf) for found in fitting) or not ranges:
        return
    if not fitting:
        yield SAVED_ANEW
        return
    yield "có nội dung được thêm vào sau chữ ký cuối cùng"
    if not any(
        signature.later_changes
        for signature in marks.signatures
        if signature.modification is Modification.CHANGED
    ):
        yield from changes_since(reader, _last_signed_revision(reader, fields))


def _last_signed_revision(reader: PdfFileReader, fields: list[FieldInFile]) -> int:
    revisions = [0]
    for field in fields:
        raw = field.dictionary.raw_get("/V") if "/V" in field.dictionary else None
        if isinstance(raw, IndirectObject):
            revisions.append(reader.xrefs.get_last_change(raw.reference))
    return max(revisions)


def _after_the_lock(marks: _Marks) -> Iterator[str]:
    locked = False
    for mark in marks.ordered:
        if locked and isinstance(mark, SignatureCheck):
            yield "có chữ ký được thêm vào sau khi tài liệu đã khóa"
            return
        locked = locked or (isinstance(mark, SignatureCheck) and mark.locks)
