"""Whatever somebody adds after a signature, by a revision of their own, is found."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from cds_desktop.signing import pdf_signatures

OVERDRAWN = b"BT /F1 20 Tf 72 700 Td (Chin muoi diem) Tj ET"


def increment(pdf, change):
    """The file with one more revision, made by somebody who is not us."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def rectangle(*numbers):
    return generic.ArrayObject(map(generic.NumberObject, numbers))


def field_of(writer, name):
    fields = [f.get_object() for f in writer.root["/AcroForm"]["/Fields"]]
    return next(f for f in fields if f["/T"] == name)


def overdraw(writer):
    stream = writer.add_object(generic.StreamObject(stream_data=OVERDRAWN))
    writer.add_stream_to_page(0, stream)


def append_page(writer):
    contents = writer.add_object(generic.StreamObject(stream_data=OVERDRAWN))
    writer.insert_page(PageObject(contents=contents, media_box=rectangle(0, 0, 595, 842)))


def swap_stamp(writer, name="ThuKy"):
    stamp = generic.StreamObject(stream_data=b"0 0 50 50 re f")
    stamp["/Type"], stamp["/Subtype"] = pdf_name("/XObject"), pdf_name("/Form")
    stamp["/BBox"] = rectangle(0, 0, 200, 60)
    field = field_of(writer, name)
    field["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(stamp)})
    writer.update_container(field)


def redraw_stamp_in_place(writer):
    stamp = field_of(writer, "ThuKy")["/AP"]["/N"]
    stamp._data, stamp._encoded_data = b"0 0 50 50 re f", None
    writer.update_container(stamp)


def redefine_signature(writer):
    signature = field_of(writer, "ThuKy")["/V"]
    signature["/Reason"] = generic.pdf_string("Ly do khac")
    writer.update_container(signature)


def empty_field(writer):
    field = field_of(writer, "ThuKy")
    del field["/V"]
    writer.update_container(field)


def empty_both_fields(writer):
    for name in ("ThuKy", "ChuToa"):
        field = field_of(writer, name)
        del field["/V"]
        writer.update_container(field)


def drop_the_form(writer):
    del writer.root["/AcroForm"]
    writer.update_root()


def share_a_signature(writer):
    field = field_of(writer, "ChuToa")
    field["/V"] = field_of(writer, "ThuKy").raw_get("/V")
    writer.update_container(field)


def add_a_note(writer):
    note = generic.DictionaryObject()
    note["/Type"], note["/Subtype"] = pdf_name("/Annot"), pdf_name("/Text")
    note["/Rect"] = rectangle(0, 0, 20, 20)
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))


def touch_only_the_dates(writer):
    writer.update_root()


CHANGES_OF_CONTENT = [overdraw, append_page, swap_stamp, redraw_stamp_in_place, redefine_signature]
CHANGES = [
    *CHANGES_OF_CONTENT,
    empty_field,
    empty_both_fields,
    drop_the_form,
    add_a_note,
    touch_only_the_dates,
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("expected", [("ThuKy", "ChuToa"), None], ids=["expected known", "expected unknown"])
def test_nothing_may_be_added_after_the_lock(minutes, check, change, expected):
    changed = increment(minutes.signed_by_both, change)
    assert changed.startswith(minutes.signed_by_both)
    result = check(changed, expected)
    assert not result.intact
    assert result.problems


def sign_with_the_library(pdf, field, key):
    """A signature by a tool that asks no questions about order or earlier signatures."""
    metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    output = BytesIO()
    PdfSigner(metadata, key.signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=output)
    return output.getvalue()


@pytest.mark.parametrize("change", CHANGES_OF_CONTENT)
def test_the_chair_cannot_change_what_the_secretary_signed(minutes, chair_key, check, change):
    forged = sign_with_the_library(increment(minutes.signed_by_secretary, change), "ChuToa", chair_key)
    result = check(forged)
    assert not result.intact
    assert not result.signature("ThuKy").intact
    assert result.signature("ChuToa").intact


def test_a_field_invented_later_cannot_cover_the_page(minutes, chair_key, check):
    def cover(writer):
        append_signature_field(writer, SigFieldSpec("CheNoiDung", box=(0, 0, 595, 842)))

    forged = sign_with_the_library(increment(minutes.signed_by_secretary, cover), "CheNoiDung", chair_key)
    result = check(forged, None)
    assert not result.signature("ThuKy").intact


def test_one_signature_cannot_stand_in_two_fields(minutes, check):
    result = check(increment(minutes.signed_by_secretary, share_a_signature))
    assert not result.intact


def test_a_signature_after_the_lock_is_not_valid(page, fields, secretary_key, chair_key, sign, check):
    extra = pdf_signatures.SignatureField("UyVien", 0, (60, 200, 260, 260))
    prepared = pdf_signatures.prepare(page(), [*fields, extra])
    locked = sign(sign(prepared, "ThuKy", secretary_key), "ChuToa", chair_key)
    assert check(locked).intact
    assert check(locked).unsigned_fields == ("UyVien",)
    result = check(sign_with_the_library(locked, "UyVien", secretary_key))
    assert not result.intact
    assert "có chữ ký được thêm vào sau khi tài liệu đã khóa" in result.problems
