"""Appends one signature in its turn, and checks the result before anyone sees it."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from cds_desktop.errors import CdsError, SignatureCheckFailed, SignatureRefused
from cds_desktop.signing.keys import SigningKey, require_usable
from cds_desktop.signing.pdf_signatures.checking import check_document
from cds_desktop.signing.pdf_signatures.opening import (
    FieldInFile,
    open_increment,
    open_reader,
    signature_fields,
)
from cds_desktop.signing.pdf_signatures.stamps import draw, stamp_text
from cds_desktop.signing.pdf_signatures.values import Stamp
from cds_desktop.signing.signature_checks import VIETNAM_TIME, DocumentCheck

DIGEST = "sha256"


@dataclass(frozen=True)
class SigningOrder:
    """The field to sign now, the fields to be signed before it locks, and how it will look (thứ tự ký)."""

    field: str
    expected: tuple[str, ...]
    stamp: Stamp = None


class _StampPage(ImportedPdfPage):
    """The stamp's page, taken from memory: no file with a person's name is left on the disk."""

    def __init__(self, page: bytes, width: float, height: float) -> None:
        super().__init__("stamp")  # type: ignore[no-untyped-call]
        self._page, self._size = page, (width, height)

    def render(self) -> bytes:
        writer = self._ensure_writer
        assert isinstance(writer, BasePdfFileWriter)
        self.resources.xobject["/Stamp"] = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        self.box = BoxConstraints(*self._size)
        return b"/Stamp Do"


class _TimedSigner(PdfSigner):
    """Signs at the time it is told: the same in the stamp and in the signature."""

    def __init__(
        self, metadata: PdfSignatureMetadata, key: SigningKey, stamp: StaticStampStyle, now: datetime
    ) -> None:
        super().__init__(metadata, key.signer, stamp_style=stamp)
        self._now = now.astimezone(VIETNAM_TIME)

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self._now
        return session


def append_signature(
    pdf: bytes, order: SigningOrder, key: SigningKey, *, reason: str, location: str, now: datetime
) -> bytes:
    """Sign one empty field when it is its turn (ký vào ô)."""
    require_usable(key, now)
    field = _field_in_turn(pdf, order)
    metadata = PdfSignatureMetadata(
        field_name=field.name,
        md_algorithm=DIGEST,
        location=location or None,
        reason=reason or None,
        name=key.summary.subject_name,
        subfilter=SigSeedSubFilter.PADES,
        # Only read where the field has a lock; elsewhere further signatures stay allowed.
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    try:
        signer = _TimedSigner(metadata, key, _style(field, order.stamp, key, now), now)
        output = BytesIO()
        signer.sign_pdf(open_increment(pdf), existing_fields_only=True, output=output)
    except CdsError:
        raise
    except Exception as error:
        raise SignatureRefused("không tạo được chữ ký trong tệp này") from error
    _require_checked(pdf, output.getvalue(), field.name, now)
    return output.getvalue()


def _field_in_turn(pdf: bytes, order: SigningOrder) -> FieldInFile:
    fields = {field.name: field for field in signature_fields(open_reader(pdf))}
    field = fields.get(order.field)
    if field is None:
        raise SignatureRefused(f"tệp không có ô ký «{order.field}»")
    if field.value is not None:
        raise SignatureRefused(f"ô ký «{field.label}» đã có chữ ký")
    signed = {name for name, other in fields.items() if other.value is not None}
    if any(fields[name].locks for name in signed):
        raise SignatureRefused("tài liệu đã khóa sau chữ ký cuối cùng")
    if field.locks and (missing := _missing(fields, order, signed)):
        raise SignatureRefused("còn người chưa ký", faults=missing)
    return field


def _missing(fields: dict[str, FieldInFile], order: SigningOrder, signed: set[str]) -> list[str]:
    # Without a list of signers, every prepared field counts: the lock must not shut anyone out.
    expected = order.expected or tuple(fields)
    unsigned = [name for name in expected if name not in signed | {order.field}]
    return [fields[name].label if name in fields else name for name in unsigned]


def _require_checked(before: bytes, after: bytes, field: str, now: datetime) -> None:
    if not after.startswith(before):
        raise SignatureCheckFailed(faults=["tệp cũ bị thay đổi"])
    signed = [f.name for f in signature_fields(open_reader(before)) if f.value is not None]
    if not (faults := _faults(check_document(after, [*signed, field], (), now))):
        return
    # Checked only now, for checking takes longer than signing: was it wrong before we came?
    if signed and (earlier := _faults(check_document(before, sorted(signed), (), now))):
        raise SignatureRefused("chữ ký có trước không còn hợp lệ", faults=earlier)
    raise SignatureCheckFailed(faults=faults)


def _faults(check: DocumentCheck) -> list[str]:
    if check.intact:
        return []
    own = [fault for signature in check.signatures for fault in signature.faults]
    return [*check.problems, *own] or ["không tìm thấy chữ ký"]


def _style(field: FieldInFile, stamp: Stamp, key: SigningKey, now: datetime) -> StaticStampStyle:
    width, height = field.size
    page = draw(stamp, stamp_text(key.summary, now), now, width, height)
    return StaticStampStyle(
        background=_StampPage(page, width, height),
        border_width=0,
        background_opacity=1,
        background_layout=SimpleBoxLayoutRule(
            AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, margins=Margins(0, 0, 0, 0)
        ),
    )
