"""Makes the empty signature fields, all in one increment, before anyone signs."""

from collections.abc import Sequence
from io import BytesIO

from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)

from cds_desktop.errors import NotAPdf, SignatureRefused
from cds_desktop.signing.pdf_signatures.opening import open_increment, open_reader, signature_fields
from cds_desktop.signing.pdf_signatures.values import SignatureField


def add_fields(pdf: bytes, fields: Sequence[SignatureField]) -> bytes:
    """Append the empty fields; the locking one carries the lock of the entire document (tạo ô ký)."""
    _require_sensible(pdf, fields)
    writer = open_increment(pdf)
    try:
        for field in fields:
            append_signature_field(writer, _specification(field))
        output = BytesIO()
        writer.write(output)  # type: ignore[no-untyped-call]
    except Exception as error:
        raise NotAPdf("không thêm được ô ký vào tệp") from error
    return output.getvalue()


def _require_sensible(pdf: bytes, fields: Sequence[SignatureField]) -> None:
    present = list(signature_fields(open_reader(pdf)))
    if any(field.value is not None for field in present):
        raise SignatureRefused("tệp đã có chữ ký nên không thêm ô ký được nữa")
    names = [field.name for field in present] + [field.name for field in fields]
    if len(set(names)) != len(names):
        raise SignatureRefused("hai ô ký trùng tên")
    if sum(field.locks for field in fields) > 1:
        raise SignatureRefused("chỉ một ô ký được khóa tài liệu")


def _specification(field: SignatureField) -> SigFieldSpec:
    return SigFieldSpec(
        field.name,
        on_page=field.page,
        box=field.box,  # type: ignore[arg-type] # declared as whole points; fractions are written as well
        readable_field_name=field.title or None,
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL) if field.locks else None,
        doc_mdp_update_value=MDPPerm.NO_CHANGES if field.locks else None,
    )
