"""Most programs write XMP and Info anew as they sign: that alone breaks no earlier signature."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import BooleanObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from cds_desktop.documents.archive import data_digest_of, to_pdfa
from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.pdf_signatures.opening import QuietIncrement, open_reader
from cds_desktop.signing.pdf_signatures.steps import StepByStep
from cds_desktop.signing.signature_checks import Modification

DIGEST, OTHER = "ab" * 32, "cd" * 32
WORDS = "chương trình ký sau ghi lại thông tin mô tả của tệp"


@pytest.fixture(scope="module")
def first(page, fields, sign, secretary_key, now) -> bytes:
    """A paper of ours, as PDF/A, signed by the secretary."""
    drawn = to_pdfa(page(), title="Biên bản", created_at=now, data_digest=DIGEST)
    return sign(pdf_signatures.prepare(drawn, fields), "ThuKy", secretary_key)


def by_a_tool(pdf, field, key, change=None):
    """A tool that dates XMP and Info with each signature, or does to them what it is told."""
    writer = (QuietIncrement if change else IncrementalPdfFileWriter)(BytesIO(pdf))
    if change:
        change(writer)
    output = BytesIO()
    metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    PdfSigner(metadata, key.signer).sign_pdf(writer, output=output)
    return output.getvalue()


def described(writer, xmp):
    metadata = writer.root["/Metadata"]
    metadata._data, metadata._encoded_data = xmp, None
    writer.update_container(metadata)


def with_other_digest(writer):
    old = writer.root["/Metadata"].data
    assert DIGEST.encode() in old
    described(writer, old.replace(DIGEST.encode(), OTHER.encode()))


def test_the_chair_signs_with_another_program_that_writes_the_description_anew(first, chair_key, check):
    result = check(by_a_tool(first, "ChuToa", chair_key))
    assert result.intact
    secretary, chair = result.signatures
    assert secretary.modification is Modification.LATER_SIGNATURES
    assert chair.modification is Modification.NONE


def test_a_new_description_is_told_and_not_called_a_change_of_content(first, chair_key, check):
    signed = by_a_tool(
        first, "ChuToa", chair_key, lambda w: described(w, w.root["/Metadata"].data + b"<!-- anew -->")
    )
    result = check(signed)
    assert result.intact
    (words,) = result.signatures[0].later_changes
    assert words.startswith(WORDS)
    assert WORDS in "\n".join(pdf_signatures.explain(result))


def test_what_is_no_description_at_all_is_not_let_in_under_its_name(first, chair_key, check):
    for xmp in (b"%!PS", b"<svg/>", b'<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>'):
        assert not check(by_a_tool(first, "ChuToa", chair_key, lambda w, x=xmp: described(w, x))).intact


def test_after_the_lock_no_description_may_change_even_with_a_time_stamp(first, sign, chair_key, check):
    locked = sign(first, "ChuToa", chair_key)
    writer = QuietIncrement(BytesIO(locked))
    described(writer, writer.root["/Metadata"].data + b"<!-- anew -->")
    output = BytesIO()
    writer.write(output)
    assert not check(output.getvalue()).intact


def test_a_new_description_cannot_lend_the_paper_other_numbers(first, chair_key):
    forged = by_a_tool(first, "ChuToa", chair_key, with_other_digest)
    assert data_digest_of(first) == DIGEST
    assert data_digest_of(forged) == ""


def test_readers_are_not_to_be_told_to_draw_the_stamps_anew(first, check):
    writer, output = QuietIncrement(BytesIO(first)), BytesIO()
    form = writer.root["/AcroForm"]
    form[pdf_name("/NeedAppearances")] = BooleanObject(True)
    writer.update_container(form)
    writer.write(output)
    (secretary,) = check(output.getvalue(), ("ThuKy",)).signatures
    assert secretary.modification is Modification.CHANGED
    assert secretary.later_changes == ("đòi vẽ lại hình chữ ký khi mở",)


def test_forty_signatures_cost_forty_steps(first):
    class Counting:
        asked = 0

        def apply(self, *_args: object) -> DiffResult:
            self.asked += 1
            return DiffResult(ModificationLevel.LTA_UPDATES, set())

    policy = Counting()
    steps, reader = StepByStep(policy), open_reader(first)
    for base in range(reader.xrefs.total_revisions):
        steps.review_file(reader, base)
    assert policy.asked == reader.xrefs.total_revisions - 1
