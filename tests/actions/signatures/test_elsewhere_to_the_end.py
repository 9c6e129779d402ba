"""Papers that other programs sign to the end: in fields of ours, or in fields they made themselves."""

import pytest

from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.signatures import export_to_sign, sign_minutes
from cds_desktop.actions.verifying import verify
from cds_desktop.actions.verifying.packages import _with_enough
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import signers_of
from cds_desktop.errors import SigningWayClosed
from cds_desktop.queries.signing import signing_view
from cds_desktop.signing.pdf_signatures import DocumentCheck
from cds_desktop.storage.snapshot import current_round, read_assessment

MINUTES = PaperKind.MINUTES
PASSWORD = "mật khẩu thử"
SECRETARY, CHAIR = "Lê Thu Hà", "Nguyễn Thị Hiền"


@pytest.fixture
def out(sealed, tmp_path):
    """The paper as it is given out."""
    return lambda **how: export_to_sign(sealed, MINUTES, tmp_path / "xuat", **how).read_bytes()


@pytest.fixture
def packed(sealed, tmp_path):
    """What the check says of the package."""

    def pack():
        package = tmp_path / "goi.cdsx"
        pack_submission(sealed, package)
        return verify(package, sealed.now())

    return pack


def test_the_chair_signs_elsewhere_after_the_secretary_signed_here(
    sealed, out, bring, foreign_tool, keys, packed
):
    sign_minutes(sealed, "secretary", keys["secretary"], PASSWORD)
    # This tool dates XMP with each signature, as most do.
    bring(foreign_tool(out(), CHAIR, "chair"))
    found = verify(signing_view(sealed).document, sealed.now())
    assert found.valid
    assert "chương trình ký sau ghi lại thông tin mô tả của tệp" in "\n".join(found.lines)
    assert packed().valid


def test_both_sign_elsewhere_in_fields_of_their_tool_one_after_the_other(
    sealed, out, bring, foreign_tool, packed
):
    bring(foreign_tool(out(bare=True), SECRETARY, "Signature1", own=True))
    bring(foreign_tool(out(), CHAIR, "Signature2", own=True))
    rows = signing_view(sealed).rows
    assert [row.way for row in rows] == ["elsewhere", "elsewhere"]
    result = packed()
    assert result.valid
    assert "không có chữ ký nào mang tên" not in "\n".join(result.lines)


def test_after_a_tool_made_its_own_field_the_app_says_who_signs_how(sealed, out, bring, foreign_tool, keys):
    bring(foreign_tool(out(bare=True), SECRETARY, "Signature1", own=True))
    with pytest.raises(SigningWayClosed) as refused:
        sign_minutes(sealed, "chair", keys["chair"], PASSWORD)
    assert CHAIR in str(refused.value)


def test_a_certificate_in_another_name_is_told_in_the_package(sealed, out, bring, foreign_tool, packed):
    bring(foreign_tool(out(bare=True), SECRETARY, "Signature1", own=True))
    bring(foreign_tool(out(), "Phòng Giáo dục", "Signature2", own=True), "chair")
    result = packed()
    assert result.valid
    assert f"không có chữ ký nào mang tên {CHAIR}" in "\n".join(result.lines)


def test_a_signature_too_few_in_such_fields_is_no_complete_paper(sealed):
    with sealed.read() as db:
        signers = signers_of(read_assessment(db, current_round(db).id))
    (problem,) = _with_enough(DocumentCheck(), signers).problems
    assert problem == "thiếu chữ ký: cần 2 người ký, tệp có 0 chữ ký"
