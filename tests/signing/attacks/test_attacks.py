"""Every known way to change a signed file is refused on the command line, in the right words."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.keys import open_pkcs12
from signing.attacks import changing
from signing.attacks.changing import BYTE_RANGE, in_signature, increment

# Tools sign at the clock of this machine, our own signatures at the clock of the tests.
ANY_DAY = (-3000, 4000)
REFUSED = "Kết luận: KHÔNG HỢP LỆ."
NOT_READ = "Tệp không đọc được hoặc đã hỏng."

INCREMENTS = [
    (changing.overdraw, "trang 2: nội dung trên trang bị vẽ thêm hoặc thay"),
    (changing.overdraw_in_place, "trang 1: nội dung trên trang bị vẽ thêm hoặc thay"),
    (changing.append_page, "thêm 1 trang"),
    (changing.replace_page_tree, "bớt 1 trang"),
    (changing.enlarge_page, "trang 1: khổ trang bị đổi"),
    (changing.rotate_page, "trang 1: chiều trang bị xoay"),
    (changing.swap_stamp, "hình hiển thị của chữ ký ở ô “Thư ký” bị thay"),
    (changing.move_stamp, "ô “Chủ tọa” bị dời chỗ"),
    (changing.hide_stamp, "ô “Chủ tọa” bị ẩn hoặc hiện"),
    (changing.empty_field, "chữ ký ở ô “Thư ký” bị gỡ"),
    (changing.empty_all_fields, "Chưa ký: Thư ký, Chủ tọa"),
    (changing.drop_form, "chữ ký đã bị gỡ hoặc bị che"),
    (changing.replace_value, "hai ô ký dùng chung một chữ ký"),
    (changing.second_field_of_the_same_name, "hai ô ký trùng tên"),
    (changing.add_note, "trang 1: thêm, bớt hoặc đổi ghi chú"),
    (changing.fill_text_field, "ô biểu mẫu “ghi-chu-Nam” bị điền hoặc bị đổi"),
    (changing.add_text_field, "thêm ô “che”"),
    (changing.add_javascript, "JavaScript"),
    (changing.add_open_action, "hành động tự chạy khi mở tệp"),
    (changing.add_attachment, "tệp đính kèm"),
    (changing.change_xmp, "thông tin mô tả (XMP)"),
    (changing.drop_xmp, "thông tin mô tả (XMP)"),
    (changing.show_hidden_layer, "lớp ẩn, hiện"),
    (changing.replace_layers, "lớp ẩn, hiện"),
    (changing.replace_font, "trang 1: phông chữ"),
    (changing.abuse_security_store, "có nội dung được thêm vào sau chữ ký cuối cùng"),
    (changing.add_security_store, "có nội dung được thêm vào sau chữ ký cuối cùng"),
    (changing.claim_certification, "quyền trên tài liệu"),
    (changing.change_catalog, "danh mục gốc của tệp (/PageLayout)"),
    (changing.change_outlines, "dấu trang"),
    (changing.touch_nothing, "có nội dung được thêm vào sau chữ ký cuối cùng"),
]


@pytest.mark.parametrize(("change", "words"), INCREMENTS, ids=lambda one: getattr(one, "__name__", ""))
def test_nothing_may_follow_the_lock(paper, said, change, words):
    forged = increment(paper.by_both, change)
    assert forged.startswith(paper.by_both)
    status, printed = said(forged)
    assert status == 1
    assert REFUSED in printed
    assert words in printed


BEFORE_THE_CHAIR = [
    row
    for row in INCREMENTS
    if row[0]
    in (
        changing.overdraw,
        changing.overdraw_in_place,
        changing.append_page,
        changing.replace_page_tree,
        changing.swap_stamp,
        changing.add_note,
        changing.fill_text_field,
        changing.add_javascript,
        changing.add_open_action,
        changing.add_attachment,
        changing.change_xmp,
        changing.drop_xmp,
        changing.show_hidden_layer,
        changing.replace_layers,
        changing.replace_font,
        changing.change_catalog,
    )
]


def signed_by_a_tool(pdf, field, key, **settings):
    """A signature by a tool that asks no questions about order or earlier signatures."""
    metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", **settings)
    output = BytesIO()
    PdfSigner(metadata, key.signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=output)
    return output.getvalue()


@pytest.mark.parametrize(("change", "words"), BEFORE_THE_CHAIR, ids=lambda one: getattr(one, "__name__", ""))
def test_the_chair_cannot_sign_over_a_change_of_what_the_secretary_signed(
    paper, chair_key, said, change, words
):
    forged = signed_by_a_tool(increment(paper.by_secretary, change), "ChuToa", chair_key)
    status, printed = said(forged)
    assert status == 1
    assert "nội dung đã bị sửa sau khi ký" in printed
    assert words in printed


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"\0" * 3000, b"startxref\n0\n%%EOF\n", b"%PDF-1.7\n"])
def test_bytes_hung_on_at_the_end(paper, said, tail):
    status, printed = said(paper.by_both + tail)
    assert status == 1
    assert REFUSED in printed


def test_the_last_section_written_a_second_time(paper, said):
    last = paper.by_both[len(paper.by_secretary) :]
    status, printed = said(paper.by_both + last)
    assert (status, REFUSED in printed) == (1, True)


@pytest.mark.parametrize("head", [b"\n", b"#!/bin/sh\n", b"%PDF-1.4\n", b"\xef\xbb\xbf"])
def test_bytes_put_in_front(paper, said, head):
    status, printed = said(head + paper.by_both)
    assert (status, REFUSED in printed) == (1, True)


def test_a_file_saved_anew_says_so(paper, said):
    status, printed = said(changing.saved_anew(paper.by_both))
    assert (status, REFUSED in printed) == (1, True)


def test_cut_back_to_the_first_signature(paper, said):
    status, printed = said(paper.by_both[: len(paper.by_secretary)])
    assert status == 1
    assert "Chưa ký: Chủ tọa." in printed


def test_cut_back_to_nothing_signed(paper, said):
    for pdf in (paper.prepared, paper.drawn):
        status, printed = said(pdf)
        assert status == 1
        assert "Tệp chưa có chữ ký số nào." in printed


EMPTY_VALUES = [
    (rb"/Contents <[0-9a-fA-F]{2000,}>", b"/Contents <>", "chữ ký rỗng"),
    (rb"/Contents <[0-9a-fA-F]{2000,}>", b"/Contents null", "chữ ký rỗng"),
    (rb"/Contents <", b"/Contints <", "chữ ký rỗng"),
    (rb"/Contents <[0-9a-fA-F]{2000,}>", b"/Contents <00>", "không đọc được chữ ký"),
    (BYTE_RANGE, b"", "không ghi phần tệp được ký"),
    (BYTE_RANGE, b"/ByteRange null", "không ghi phần tệp được ký"),
    (BYTE_RANGE, b"/ByteRange []", "ghi sai phần tệp được ký"),
    (BYTE_RANGE, b"/ByteRange [0 1]", "ghi sai phần tệp được ký"),
    (BYTE_RANGE, b"/ByteRange [0 -1 5 6]", "ghi sai phần tệp được ký"),
    (BYTE_RANGE, b"/ByteRange [0 0 0 0]", "chữ ký không phủ trọn nội dung tệp"),
    (BYTE_RANGE, b"/ByteRange [0 9 9 9]", "chữ ký không phủ trọn nội dung tệp"),
    (rb"/ETSI.CAdES.detached", b"/ETSI.CAdES.unheard!", "loại chữ ký không được hỗ trợ"),
    (rb"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1", "loại chữ ký không được hỗ trợ"),
    (rb"/ETSI.CAdES.detached", b"/ETSI.RFC3161", "loại chữ ký không được hỗ trợ"),
]


@pytest.mark.parametrize("which", [0, -1], ids=["secretary", "chair"])
@pytest.mark.parametrize(("pattern", "replacement", "words"), EMPTY_VALUES)
def test_forged_without_a_key(paper, said, pattern, replacement, words, which):
    status, printed = said(in_signature(paper.by_both, pattern, replacement, which))
    assert status == 1
    assert words in printed or NOT_READ in printed
    assert REFUSED in printed


def test_a_signature_wrapped_around_other_content(paper, said):
    status, printed = said(changing.wrapped(paper.by_both))
    assert (status, REFUSED in printed) == (1, True)


def test_a_range_that_wraps_around(paper, said):
    status, printed = said(in_signature(paper.by_both, BYTE_RANGE, b"/ByteRange [0 99 4294967295 99]"))
    assert (status, REFUSED in printed) == (1, True)


def test_a_second_lock_after_the_first(paper, fields, sign, secretary_key, chair_key, said):
    extra = pdf_signatures.SignatureField("UyVien", 0, (60, 200, 260, 260))
    prepared = pdf_signatures.prepare(paper.drawn, [*fields, extra])
    locked = sign(sign(prepared, "ThuKy", secretary_key), "ChuToa", chair_key)
    assert said(locked)[0] == 0
    status, printed = said(signed_by_a_tool(locked, "UyVien", secretary_key))
    assert status == 1
    assert "có chữ ký được thêm vào sau khi tài liệu đã khóa" in printed


def test_a_visible_field_invented_to_cover_the_page(paper, chair_key, said):
    def cover(writer):
        append_signature_field(writer, SigFieldSpec("Che", box=(0, 0, 595, 842)))

    status, printed = said(signed_by_a_tool(increment(paper.by_secretary, cover), "Che", chair_key))
    assert status == 1
    assert "thêm ô “Che”" in printed


def test_on_papers_made_elsewhere_a_field_that_covers_the_page_is_no_signature_place(
    page, secretary_key, chair_key, said
):
    def place(name, box):
        return lambda writer: append_signature_field(writer, SigFieldSpec(name, box=box))

    first = signed_by_a_tool(increment(page(), place("A", (60, 100, 260, 160))), "A", secretary_key)
    good = signed_by_a_tool(increment(first, place("B", (320, 100, 520, 160))), "B", chair_key)
    assert said(good)[0] == 0
    status, printed = said(signed_by_a_tool(increment(first, place("B", (0, 0, 595, 842))), "B", chair_key))
    assert status == 1
    assert "thêm ô “B”" in printed


def test_a_certified_paper_is_not_annotated_whatever_it_permits(page, chair_key, said):
    certified = signed_by_a_tool(
        page(), "Xac nhan", chair_key, certify=True, docmdp_permissions=MDPPerm.ANNOTATE
    )
    assert said(certified)[0] == 0
    for change in (changing.add_note, changing.overdraw_in_place, changing.add_open_action):
        status, printed = said(increment(certified, change))
        assert status == 1
        assert "có nội dung được thêm vào sau chữ ký cuối cùng" in printed


def test_text_filled_in_after_a_strangers_signature_is_told(paper, secretary_key, chair_key, said):
    first = signed_by_a_tool(paper.drawn, "A", secretary_key)
    filled = signed_by_a_tool(increment(first, changing.fill_text_field), "B", chair_key)
    status, printed = said(filled)
    assert status == 1
    assert "ô biểu mẫu “ghi-chu-Nam” bị điền hoặc bị đổi" in printed


def test_a_strangers_paper_is_intact_and_nobody_we_know(page, authority, password, said):
    stranger = open_pkcs12(authority.issue("Người Lạ", days=ANY_DAY), password)
    status, printed = said(signed_by_a_tool(page(), "A", stranger))
    assert status == 0
    assert "chưa xác nhận được người ký là ai" in printed
    assert "chưa có trong kho tin cậy của máy này" in printed


def test_the_genuine_files_stay_valid(paper, said):
    status, printed = said(paper.by_both)
    assert status == 0
    assert "Tệp có 2 chữ ký số, đều toàn vẹn; đã khóa sau chữ ký cuối." in printed
