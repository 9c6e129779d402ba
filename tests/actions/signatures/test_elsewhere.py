"""Signed in another program: the earlier bytes must be there unchanged, and signatures all that is new."""

import pytest
from pyhanko.pdf_utils import generic

from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.papers import reserve_number
from cds_desktop.actions.papers.issuing import issue_paper
from cds_desktop.actions.signatures import bring_back, export_to_sign, sign_minutes
from cds_desktop.actions.verifying import verify
from cds_desktop.domain.papers import PaperKind
from cds_desktop.errors import (
    BroughtBackInvalid,
    BroughtBackOther,
    BroughtBackOutdated,
    BroughtBackRewritten,
    BroughtBackUnchanged,
    NotAPdf,
    SignatureRefused,
    SignerNotNamed,
    SigningWayClosed,
)
from cds_desktop.queries.signing import signing_view
from cds_desktop.queries.signing_doctor.paper import read_paper

MINUTES = PaperKind.MINUTES
PASSWORD = "mật khẩu thử"
SECRETARY, CHAIR = "Lê Thu Hà", "Nguyễn Thị Hiền"


@pytest.fixture
def exported(sealed, tmp_path):
    """What was given out."""

    def export(**options):
        return export_to_sign(sealed, MINUTES, tmp_path / "xuat", **options).read_bytes()

    return export


def files(workspace):
    return {path.name: path.read_bytes() for path in workspace.documents_folder.iterdir()}


def overdraw(writer):
    stream = writer.add_object(generic.StreamObject(stream_data=b"0 0 200 200 re f"))
    writer.add_stream_to_page(0, stream)


def test_a_signature_in_our_field_comes_back_as_that_of_its_signer(
    sealed, exported, bring, foreign_tool, keys, tmp_path
):
    (note,) = bring(foreign_tool(exported(), SECRETARY, "secretary")).notes
    assert SECRETARY in note
    row = signing_view(sealed).rows[0]
    assert (row.way, row.is_signed) == ("elsewhere", True)
    sign_minutes(sealed, "chair", keys["chair"], PASSWORD)
    assert verify(signing_view(sealed).document, sealed.now()).valid
    package = tmp_path / "goi.cdsx"
    pack_submission(sealed, package)
    assert verify(package, sealed.now()).valid


def test_a_field_the_tool_made_is_known_by_the_name_in_its_certificate(sealed, exported, bring, foreign_tool):
    bring(foreign_tool(exported(), SECRETARY, "Signature1", own=True))
    assert signing_view(sealed).turn == "chair"


def test_a_field_the_tool_made_under_a_strange_name_must_be_said_to_be_someones(
    sealed, exported, bring, foreign_tool
):
    signed = foreign_tool(exported(), "Trường THCS Nào Đó", "Signature1", own=True)
    with pytest.raises(SignerNotNamed, match="Nào Đó"):
        bring(signed)
    bring(signed, "secretary")
    assert signing_view(sealed).rows[0].certificate_subject.endswith("Trường THCS Nào Đó")


def test_a_bare_paper_signed_by_all_elsewhere_is_complete(sealed, exported, bring, foreign_tool):
    bare = exported(bare=True)
    assert b"/AcroForm" not in bare
    once = foreign_tool(bare, SECRETARY, "Chữ ký 1", own=True, quiet=True)
    twice = foreign_tool(once, CHAIR, "Chữ ký 2", own=True, quiet=True)
    bring(twice)
    view = signing_view(sealed)
    assert view.turn is None
    assert verify(view.document, sealed.now()).valid


@pytest.mark.parametrize("name", ["unchanged", "saved anew", "printed anew", "another paper", "no pdf"])
def test_what_is_not_the_same_file_is_refused_in_its_own_words(
    sealed, exported, bring, foreign_tool, rewritten, name
):
    ours = exported()
    before = files(sealed)
    content, error = {
        "unchanged": (ours, BroughtBackUnchanged),
        "saved anew": (foreign_tool(rewritten(ours), SECRETARY, "secretary"), BroughtBackRewritten),
        "printed anew": (rewritten(ours), BroughtBackRewritten),
        "another paper": (rewritten(ours).replace(b"urn:sha256:", b"urn:sha25X:")[:-40], BroughtBackOther),
        "no pdf": (b"PK\x03\x04 zip", NotAPdf),
    }[name]
    with pytest.raises(error):
        bring(content)
    assert files(sealed) == before


def test_a_page_drawn_over_before_signing_elsewhere_is_found(sealed, exported, bring, foreign_tool):
    before = files(sealed)
    with pytest.raises(BroughtBackInvalid, match="nội dung"):
        bring(foreign_tool(exported(), SECRETARY, "secretary", before=overdraw))
    assert files(sealed) == before


def test_a_signature_on_a_file_we_have_gone_past_is_refused(sealed, exported, bring, foreign_tool, keys):
    old = foreign_tool(exported(), SECRETARY, "secretary")
    sign_minutes(sealed, "secretary", keys["secretary"], PASSWORD)
    with pytest.raises(BroughtBackOutdated):
        bring(old)


def test_the_chair_cannot_sign_elsewhere_before_the_secretary(sealed, exported, bring, foreign_tool):
    with pytest.raises(SignatureRefused, match="ký trước"):
        bring(foreign_tool(exported(), CHAIR, "chair"))


def test_something_added_that_is_no_signature_is_refused(sealed, exported, bring):
    from io import BytesIO

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(exported()))
    overdraw(writer)
    output = BytesIO()
    writer.write(output)
    with pytest.raises(BroughtBackUnchanged, match="không thêm chữ ký"):
        bring(output.getvalue())


def test_a_broken_signature_is_refused(sealed, exported, bring, foreign_tool):
    signed = foreign_tool(exported(), SECRETARY, "secretary")
    place = signed.rindex(b"/Reason") if b"/Reason" in signed[len(exported()) :] else signed.rindex(b"/M ")
    with pytest.raises(BroughtBackInvalid):
        bring(signed[: place + 5] + b"9" + signed[place + 6 :])


def test_once_signed_no_bare_paper_goes_out(sealed, exported, keys):
    sign_minutes(sealed, "secretary", keys["secretary"], PASSWORD)
    with pytest.raises(SigningWayClosed):
        exported(bare=True)


def test_a_bare_paper_signed_elsewhere_waits_for_nobody_in_the_doctor_either(sealed, tmp_path, foreign_tool):
    report = PaperKind.REPORT
    reserve_number(sealed, report)
    issue_paper(sealed, report)
    bare = export_to_sign(sealed, report, tmp_path / "xuat", bare=True).read_bytes()
    path = tmp_path / "da-ky.pdf"
    path.write_bytes(foreign_tool(bare, CHAIR, "Chữ ký 1", own=True, quiet=True))

    bring_back(sealed, report, path, "issuer")

    assert signing_view(sealed, report).turn is None
    assert read_paper(sealed, report, "").signer is None
