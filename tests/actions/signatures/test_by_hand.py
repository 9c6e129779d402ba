"""Signed with a pen and scanned: what is asked of the scan, and what it is called ever after."""

from datetime import date

import pikepdf
import pytest

from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.signatures import attach_hand_signed, sign_anew, sign_minutes
from cds_desktop.actions.verifying import verify
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import SigningWay
from cds_desktop.errors import ScanRefused, SignatureRefused, SigningWayClosed
from cds_desktop.queries import submission_view
from cds_desktop.queries.signing import signing_view
from cds_desktop.storage.models import HandSignedRecord

MINUTES = PaperKind.MINUTES
PASSWORD = "mật khẩu thử"


def told(error):
    return "\n".join([error.value.detail, *error.value.faults])


@pytest.mark.parametrize("kind", ["jpg", "png", "pdf"])
def test_a_scan_signed_by_all_lets_the_round_go_on(sealed, minutes_of, scan_of, kind, tmp_path):
    attach_hand_signed(sealed, MINUTES, scan_of(minutes_of(sealed), kind=kind), signed_on=date(2027, 4, 15))
    view = signing_view(sealed)
    assert view.way is SigningWay.PAPER
    assert view.is_by_hand
    assert view.turn is None
    assert view.digital_count == 0
    assert {row.way for row in view.rows} == {"hand"}
    assert not submission_view(sealed).blocked
    package = tmp_path / "goi.cdsx"
    pack_submission(sealed, package)
    checked = verify(package, sealed.now())
    assert any("bản ký tay đã quét, không có chữ ký số" in line for line in checked.lines)
    assert checked.signatures == ()


def test_a_jpeg_keeps_its_bytes_inside_the_pdf(sealed, minutes_of, scan_of):
    paths = scan_of(minutes_of(sealed))
    attach_hand_signed(sealed, MINUTES, paths)
    (scan,) = signing_view(sealed).scans
    with pikepdf.open(scan) as document:
        assert document.pdf_version == "1.4"
        kept = [bytes(page.Resources.XObject.Scan.read_raw_bytes()) for page in document.pages]
    assert kept == [path.read_bytes() for path in paths]


def test_what_was_found_of_a_scan_is_kept(sealed, minutes_of, scan_of):
    paths = scan_of(minutes_of(sealed))
    attach_hand_signed(sealed, MINUTES, paths)
    with sealed.read() as db:
        (found,) = db.query(HandSignedRecord).all()
    assert found.page_count == len(paths)
    assert 198 <= found.least_dpi <= 201
    assert found.in_colour
    assert found.signer_names == "Lê Thu Hà\nNguyễn Thị Hiền"


@pytest.mark.parametrize("kind", ["jpg", "pdf"])
def test_all_that_a_scan_lacks_is_told_together(sealed, minutes_of, scan_of, kind):
    paths = scan_of(minutes_of(sealed), dpi=100, grey=True, kind=kind, pages=2)
    with pytest.raises(ScanRefused) as refused:
        attach_hand_signed(sealed, MINUTES, paths)
    words = told(refused)
    assert "có 2 trang" in words
    assert "200 dpi" in words
    assert "đen trắng" in words
    assert signing_view(sealed).scans == ()


def test_a_pdf_that_was_typed_is_no_scan(sealed, minutes_of):
    with pytest.raises(ScanRefused) as refused:
        attach_hand_signed(sealed, MINUTES, [minutes_of(sealed)])
    assert "không phải hình quét" in told(refused)


def test_a_scan_with_a_password_or_of_another_size_is_refused(sealed, minutes_of, scan_of, tmp_path):
    (scan,) = scan_of(minutes_of(sealed), kind="pdf")
    with pikepdf.open(scan) as document:
        document.save(tmp_path / "khoa.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
        for page in document.pages:
            page.mediabox = [0, 0, 420, 595]
        document.save(tmp_path / "a5.pdf")
    for name, words in (("khoa.pdf", "mật khẩu"), ("a5.pdf", "A4")):
        with pytest.raises(ScanRefused) as refused:
            attach_hand_signed(sealed, MINUTES, [tmp_path / name])
        assert words in told(refused)


@pytest.mark.parametrize("content", [b"", b"not a picture at all", b"%PDF-1.7 broken"])
def test_files_that_are_no_scan_are_refused_in_words(sealed, tmp_path, content):
    path = tmp_path / "gi-do.jpg"
    path.write_bytes(content)
    with pytest.raises(ScanRefused) as refused:
        attach_hand_signed(sealed, MINUTES, [path])
    assert "gi-do.jpg" in told(refused)


def test_one_signature_with_a_key_closes_the_paper_way_and_the_other_way_round(
    sealed, keys, minutes_of, scan_of
):
    paths = scan_of(minutes_of(sealed))
    sign_minutes(sealed, "secretary", keys["secretary"], PASSWORD)
    with pytest.raises(SigningWayClosed, match="1 chữ ký số"):
        attach_hand_signed(sealed, MINUTES, paths)


def test_a_paper_signed_by_hand_is_not_signed_with_a_key_until_drawn_up_again(
    sealed, keys, minutes_of, scan_of
):
    attach_hand_signed(sealed, MINUTES, scan_of(minutes_of(sealed)))
    with pytest.raises((SigningWayClosed, SignatureRefused)):
        sign_minutes(sealed, "secretary", keys["secretary"], PASSWORD)
    sign_anew(sealed)
    assert signing_view(sealed).turn == "secretary"
    sign_minutes(sealed, "secretary", keys["secretary"], PASSWORD)
    assert signing_view(sealed).turn == "chair"


def test_the_secretary_signs_by_hand_beside_a_paper_the_chair_signs_with_a_key(
    sealed, keys, minutes_of, scan_of, tmp_path
):
    attach_hand_signed(sealed, MINUTES, scan_of(minutes_of(sealed)), fields=("secretary",))
    view = signing_view(sealed)
    assert view.turn == "chair"
    assert not view.is_by_hand
    sign_minutes(sealed, "chair", keys["chair"], PASSWORD)
    view = signing_view(sealed)
    assert [row.way for row in view.rows] == ["hand", "file"]
    assert view.turn is None
    package = tmp_path / "goi.cdsx"
    pack_submission(sealed, package)
    assert verify(package, sealed.now()).valid
