"""Fields first, each signer in turn, the chair last, and every byte before kept."""

import re
import subprocess
from copy import copy
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import keys
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from cds_desktop import errors
from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.keys import FileKey, open_pkcs12
from cds_desktop.signing.pdf_signatures import ExpectedSigner, SignatureField


@pytest.fixture
def witness(tmp_path):
    def run(tool, pdf, *options):
        path = tmp_path / "witness.pdf"
        path.write_bytes(pdf)
        done = subprocess.run([tool, *options, path], capture_output=True, check=True)
        return done.stdout.decode()

    return run


def test_both_signatures_are_intact_and_the_second_locks(minutes, check, authority):
    result = check(minutes.signed_by_both, roots=(authority.root_pem,))
    assert result.intact
    assert result.locked
    assert result.problems == ()
    secretary, chair = result.signatures
    assert (secretary.signer_name, chair.signer_name) == ("Đặng Ỷ Ngẫu", "Nguyễn Thị Hạnh")
    assert secretary.modification.value == "later-signatures"
    assert not secretary.locks
    assert chair.modification.value == "none"
    assert chair.covers_entire_file
    assert all(s.trusted and s.valid_at_claimed_time and s.valid_now for s in result.signatures)


def test_the_claimed_time_is_the_time_given(minutes, check, now):
    assert [s.claimed_at for s in check(minutes.signed_by_both).signatures] == [now, now]


def test_each_step_only_adds_bytes_at_the_end(minutes):
    assert minutes.prepared.startswith(minutes.drawn)
    assert minutes.signed_by_secretary.startswith(minutes.prepared)
    assert minutes.signed_by_both.startswith(minutes.signed_by_secretary)


def test_pdfsig_sees_two_valid_pades_signatures(minutes, witness):
    printed = witness("pdfsig", minutes.signed_by_both, "-nocert")
    assert printed.count("Signature Validation: Signature is Valid.") == 2
    assert printed.count("Signature Type: ETSI.CAdES.detached") == 2
    assert printed.count("Signing Hash Algorithm: SHA-256") == 2
    assert "Total document signed" in printed


def test_the_stamps_bring_their_letters_with_them(minutes, witness):
    before = witness("pdffonts", minutes.prepared).splitlines()
    added = witness("pdffonts", minutes.signed_by_both).splitlines()[len(before) :]
    assert len(added) == 4
    assert all("LiberationSerif" in line and " yes yes yes " in line for line in added)


def test_the_chair_signs_last(minutes, chair_key, sign):
    with pytest.raises(errors.SignatureRefused) as refused:
        sign(minutes.prepared, "ChuToa", chair_key)
    assert refused.value.faults == ("Thư ký",)


def test_an_empty_list_of_signers_means_every_field(minutes, chair_key, now):
    with pytest.raises(errors.SignatureRefused):
        pdf_signatures.sign(
            minutes.prepared, "ChuToa", chair_key, expected=(), reason="", location="", now=now
        )


def test_an_expected_signer_without_a_field_holds_back_the_lock(minutes, chair_key, now):
    with pytest.raises(errors.SignatureRefused):
        pdf_signatures.sign(
            minutes.signed_by_secretary,
            "ChuToa",
            chair_key,
            expected=[ExpectedSigner("ThuKy"), ExpectedSigner("ChuToa"), ExpectedSigner("UyVien")],
            reason="",
            location="",
            now=now,
        )


def test_nobody_signs_twice_in_one_field(minutes, secretary_key, sign):
    with pytest.raises(errors.SignatureRefused):
        sign(minutes.signed_by_secretary, "ThuKy", secretary_key)


def test_nobody_signs_after_the_lock(page, fields, secretary_key, chair_key, sign):
    optional = SignatureField("UyVien", 0, (60, 200, 260, 260))
    prepared = pdf_signatures.prepare(page(), [*fields, optional])
    locked = sign(sign(prepared, "ThuKy", secretary_key), "ChuToa", chair_key)
    with pytest.raises(errors.SignatureRefused):
        sign(locked, "UyVien", secretary_key)


def test_a_field_that_is_not_there_is_refused(minutes, secretary_key, sign):
    with pytest.raises(errors.SignatureRefused):
        sign(minutes.prepared, "KhongCo", secretary_key)


def test_nobody_signs_on_top_of_a_broken_signature(minutes, chair_key, sign):
    broken = minutes.signed_by_secretary.replace(b"/Reason", b"/Reasom", 1)
    assert broken != minutes.signed_by_secretary
    with pytest.raises(errors.SignatureRefused):
        sign(broken, "ChuToa", chair_key)


def test_a_signature_that_does_not_pass_its_own_check_is_not_handed_out(minutes, secretary_key, sign):
    # A token that holds one person's certificate and another's key.
    signer = copy(secretary_key.signer)
    other = ec.generate_private_key(ec.SECP256R1())
    signer.signing_key = keys.PrivateKeyInfo.load(
        other.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    )
    with pytest.raises(errors.SignatureCheckFailed):
        sign(minutes.prepared, "ThuKy", FileKey(secretary_key.summary, signer))


def test_an_expired_certificate_signs_nothing(authority, password, minutes, sign):
    expired = open_pkcs12(authority.issue("Cũ", days=(-300, -1)), password)
    with pytest.raises(errors.CertificateExpired):
        sign(minutes.prepared, "ThuKy", expired)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF\n"])
def test_what_is_no_pdf_is_refused(data, secretary_key, fields, sign):
    with pytest.raises(errors.NotAPdf):
        sign(data, "ThuKy", secretary_key)
    with pytest.raises(errors.NotAPdf):
        pdf_signatures.prepare(data, fields)


def test_a_pdf_under_a_password_is_refused(minutes, fields):
    buffer = BytesIO()
    with pikepdf.open(BytesIO(minutes.drawn)) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(errors.NotAPdf):
        pdf_signatures.prepare(buffer.getvalue(), fields)


def test_fields_are_made_once_and_before_the_first_signature(minutes, fields):
    with pytest.raises(errors.SignatureRefused):
        pdf_signatures.prepare(minutes.prepared, fields)
    with pytest.raises(errors.SignatureRefused):
        pdf_signatures.prepare(minutes.signed_by_secretary, [SignatureField("Moi", 0, (0, 0, 50, 50))])


def test_a_page_that_does_not_exist_is_refused(page):
    with pytest.raises(errors.CdsError):
        pdf_signatures.prepare(page(), [SignatureField("ThuKy", 7, (0, 0, 50, 50))])


def test_info_and_metadata_stay_as_the_archive_step_left_them(page, fields, secretary_key, chair_key, sign):
    packet = (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part>'
        b'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    buffer = BytesIO()
    with pikepdf.open(BytesIO(page())) as pdf:
        del pdf.trailer["/Info"]
        pdf.Root.Metadata = pdf.make_stream(packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.save(buffer, fix_metadata_version=False)
    signed = pdf_signatures.prepare(buffer.getvalue(), fields)
    for field, key in (("ThuKy", secretary_key), ("ChuToa", chair_key)):
        signed = sign(signed, field, key)
    with pikepdf.open(BytesIO(signed)) as pdf:
        assert pdf.Root.Metadata.read_bytes() == packet
        assert "/Info" not in pdf.trailer
    assert b"/ObjStm" not in signed


def test_nothing_in_a_signed_page_is_transparent_and_widgets_print(minutes):
    with pikepdf.open(BytesIO(minutes.signed_by_both)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            assert int(field.F) & 4
        graphics = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ExtGState" in o]
        groups = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Group" in o]
        states = [s for resources in graphics for s in resources.ExtGState.values()]
    assert states == []
    assert all(group.Group.get("/S") != "/Transparency" for group in groups)


def test_the_lock_is_in_the_field_and_in_the_signature(minutes):
    with pikepdf.open(BytesIO(minutes.signed_by_both)) as pdf:
        chair = next(f for f in pdf.Root.AcroForm.Fields if f.T == "ChuToa")
        methods = {str(r.TransformMethod) for r in chair.V.Reference}
        assert chair.Lock.Action == "/All"
        assert int(chair.Lock.P) == 1
    assert "/FieldMDP" in methods


def test_no_signature_is_a_certification(minutes):
    assert not re.search(rb"/Perms\b", minutes.signed_by_both)
