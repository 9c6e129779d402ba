"""What is said of a forged file is true of it, and names what was done."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

from cds_desktop.signing.keys import open_pkcs12
from signing.attacks import changing
from signing.attacks.changing import increment
from signing.attacks.test_attacks import ANY_DAY, REFUSED, signed_by_a_tool

ADDED = "có nội dung được thêm vào sau chữ ký cuối cùng"
SAVED = "tệp đã bị một chương trình khác lưu lại sau khi ký"


def form_of(writer):
    return writer.root["/AcroForm"]


def add_dynamic_form(writer):
    form_of(writer)[pdf_name("/XFA")] = changing.stream(b"<xdp/>")
    writer.update_container(form_of(writer))


def cut_page(writer):
    page = changing.page_of(writer)
    page[pdf_name("/TrimBox")] = changing.rectangle(0, 0, 595, 400)
    writer.update_container(page)


def rename_role(writer):
    field = changing.field_of(writer, "ThuKy")
    field[pdf_name("/TU")] = pdf_name("/GiamDoc")
    writer.update_container(field)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (add_dynamic_form, "biểu mẫu động (XFA)"),
        (cut_page, "trang 1: đổi thuộc tính của trang (/TrimBox)"),
        (rename_role, "bị đổi (/TU)"),
    ],
)
@pytest.mark.parametrize("locked", [True, False], ids=["after the lock", "before the chair"])
def test_what_was_changed_is_named(paper, chair_key, said, change, words, locked):
    if locked:
        forged = increment(paper.by_both, change)
    else:
        forged = signed_by_a_tool(increment(paper.by_secretary, change), "ChuToa", chair_key)
    status, printed = said(forged)
    assert (status, REFUSED in printed) == (1, True)
    assert words in printed


def test_a_signature_that_was_not_replaced_is_not_said_to_be(paper, said):
    for change in (changing.add_security_store, changing.change_catalog, changing.add_javascript):
        _, printed = said(increment(paper.by_both, change))
        assert "bị thay" not in printed


def test_a_file_saved_anew_is_called_that_and_nothing_was_added(paper, said):
    status, printed = said(changing.saved_anew(paper.by_both))
    assert status == 1
    assert SAVED in printed
    assert ADDED not in printed


def test_a_signature_nobody_can_read_is_no_added_content(paper, said):
    def without_signer(data):
        content = cms.ContentInfo.load(data)
        content["content"]["signer_infos"] = cms.SignerInfos([])
        return content.dump(force=True)

    start = paper.by_both.rfind(b"/Contents <") + len(b"/Contents <")
    end = paper.by_both.index(b">", start)
    value = bytes.fromhex(paper.by_both[start:end].decode()).rstrip(b"\0")
    forged = without_signer(value).hex().encode().ljust(end - start, b"0")
    status, printed = said(paper.by_both[:start] + forged + paper.by_both[end:])
    assert status == 1
    assert "không đọc được chữ ký" in printed
    assert ADDED not in printed


def test_a_file_whose_form_is_gone_is_not_called_unreadable(paper, said):
    status, printed = said(increment(paper.by_both, changing.drop_form))
    assert status == 1
    assert "Tệp không có chữ ký số nào đọc được" in printed
    assert "chữ ký đã bị gỡ hoặc bị che" in printed


@pytest.mark.parametrize("purpose", ["key_encipherment", "crl_sign"])
def test_a_certificate_not_made_for_signing_signs_nothing(paper, authority, usage, purpose, password, said):
    wrong = authority.issue("Nguyễn Thị Hạnh", usage=usage(**{purpose: True}), days=ANY_DAY)
    status, printed = said(signed_by_a_tool(paper.by_secretary, "ChuToa", open_pkcs12(wrong, password)))
    assert status == 1
    assert "chứng thư không được cấp để ký văn bản" in printed


class _At(SimpleSigner):
    """Claims whatever time it likes."""

    moment = datetime(2027, 1, 1, tzinfo=UTC)

    async def signed_attrs(self, *args, **more):
        found = await super().signed_attrs(*args, **more)
        kept = [one for one in found if one["type"].native != "signing_time"]
        claim = cms.CMSAttribute({"type": "signing_time", "values": [cms.Time({"utc_time": self.moment})]})
        return cms.CMSAttributes([*kept, claim])


def claimed(pdf, key, moment):
    signer = key.signer
    lying = _At(
        signing_cert=signer.signing_cert, signing_key=signer.signing_key, cert_registry=signer.cert_registry
    )
    lying.moment = moment
    output = BytesIO()
    metadata = PdfSignatureMetadata(field_name="ChuToa", md_algorithm="sha256")
    PdfSigner(metadata, lying).sign_pdf(changing.Writer(BytesIO(pdf)), output=output)
    return output.getvalue()


def test_times_that_cannot_be_true_are_pointed_out(paper, chair_key, said):
    ahead = claimed(paper.by_secretary, chair_key, datetime.now(UTC) + timedelta(days=900))
    assert "còn ở phía trước so với đồng hồ máy này" in said(ahead)[1]
    before = claimed(paper.by_secretary, chair_key, datetime(2026, 1, 1, tzinfo=UTC))
    assert "sớm hơn chữ ký đứng trước trong tệp" in said(before)[1]
    assert "sớm hơn" not in said(paper.by_both)[1]
