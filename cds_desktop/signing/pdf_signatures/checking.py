"""Checks every signature of a PDF, and everything that should be there and is not."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from pyhanko.pdf_utils.reader import PdfFileReader

from cds_desktop.errors import CdsError
from cds_desktop.signing.pdf_signatures.byte_ranges import ByteRange, count_in_file
from cds_desktop.signing.pdf_signatures.one_signature import SignatureUnderCheck, check_signature
from cds_desktop.signing.pdf_signatures.opening import FieldInFile, open_reader, signature_fields
from cds_desktop.signing.signature_checks import DocumentCheck, SignatureCheck
from cds_desktop.signing.trust_anchors import read_trust_anchors

DAMAGED = "tệp hỏng: không đọc được cấu trúc chữ ký"


def check_document(
    pdf: bytes, expected: Sequence[str] | None, trust_roots: Sequence[bytes], now: datetime
) -> DocumentCheck:
    """The whole check; whatever cannot be read is not valid (kiểm tra tệp)."""
    try:
        reader = open_reader(pdf)
    except CdsError as error:
        return DocumentCheck(problems=(f"tệp hỏng: {error.detail}",))
    try:
        return _check(pdf, reader, expected, trust_roots, now)
    except Exception:
        # Whatever a hostile file makes a library do, the answer is the same: not valid.
        return DocumentCheck(problems=(DAMAGED,))


def _check(
    pdf: bytes,
    reader: PdfFileReader,
    expected: Sequence[str] | None,
    trust_roots: Sequence[bytes],
    now: datetime,
) -> DocumentCheck:
    fields = list(signature_fields(reader))
    # Fields prepared in advance leave no reason to add one later; other programs make theirs as they sign.
    fields_are_fixed = expected is not None or any(field.locks for field in fields)
    anchors = read_trust_anchors(trust_roots)
    signatures = tuple(
        check_signature(SignatureUnderCheck(pdf, reader, field, fields_are_fixed), anchors, now)
        for field in _in_signing_order(fields)
    )
    unsigned = [field for field in fields if field.value is None]
    problems = (
        *_missing(fields, expected),
        *_shared(fields),
        *_hidden(pdf, signatures),
        *_uncovered(signatures),
        *_after_the_lock(signatures),
    )
    return DocumentCheck(
        signatures,
        tuple(field.name for field in unsigned),
        tuple(field.label for field in unsigned),
        problems,
    )


def _in_signing_order(fields: list[FieldInFile]) -> list[FieldInFile]:
    def end(field: FieldInFile) -> int:
        byte_range = ByteRange.of(field.value)
        return byte_range.end if byte_range else -1

    return sorted((field for field in fields if field.value is not None), key=end)


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


def _hidden(pdf: bytes, signatures: tuple[SignatureCheck, ...]) -> Iterator[str]:
    # A signature whose field was emptied or redefined is still in the bytes: it must be in the report too.
    if count_in_file(pdf) > len(signatures):
        yield "tệp chứa chữ ký đã bị gỡ hoặc bị che"


def _shared(fields: list[FieldInFile]) -> Iterator[str]:
    ranges = [ByteRange.of(field.value) for field in fields if field.value is not None]
    if len(set(ranges)) != len(ranges):
        yield "hai ô ký dùng chung một chữ ký"


def _uncovered(signatures: tuple[SignatureCheck, ...]) -> Iterator[str]:
    if signatures and not signatures[-1].covers_entire_file:
        yield "có nội dung được thêm vào sau chữ ký cuối cùng"


def _after_the_lock(signatures: tuple[SignatureCheck, ...]) -> Iterator[str]:
    if any(signature.locks for signature in signatures[:-1]):
        yield "có chữ ký được thêm vào sau khi tài liệu đã khóa"
