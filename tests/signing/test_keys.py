"""A key file opens with its password, and says clearly why it does not."""

import subprocess
import sys
import unicodedata
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop import errors
from cds_desktop.signing.keys import open_pkcs12, require_usable


def test_a_key_file_tells_who_it_speaks_for(secretary_key, now):
    summary = secretary_key.summary
    assert summary.subject_name == "Đặng Ỷ Ngẫu"
    assert summary.issuer_name == "Tổ chức chứng thực thử nghiệm"
    assert summary.not_before < now < summary.not_after
    assert summary.not_after.utcoffset() == timedelta(0)
    assert len(summary.sha256) == 64
    assert int(summary.serial, 16) > 0
    assert summary.can_sign
    assert not summary.demonstration


def test_a_wrong_password_is_told_apart_from_a_wrong_file(authority, tmp_path):
    path = authority.issue("Đặng Ỷ Ngẫu")
    with pytest.raises(errors.WrongPassword):
        open_pkcs12(path, "sai")
    with pytest.raises(errors.WrongPassword):
        open_pkcs12(path, "")
    other = tmp_path / "khong-phai.p12"
    other.write_bytes(b"%PDF-1.4 not a key at all")
    with pytest.raises(errors.KeyFileUnreadable):
        open_pkcs12(other, "sai")


def test_a_password_typed_in_decomposed_letters_still_opens_the_file(authority, password):
    path = authority.issue("Đặng Ỷ Ngẫu")
    assert open_pkcs12(path, unicodedata.normalize("NFD", password)).summary.can_sign


def test_a_file_made_with_decomposed_letters_opens_however_they_are_typed(authority, password):
    path = authority.issue("Đặng Ỷ Ngẫu", password=unicodedata.normalize("NFD", password))
    for form in ("NFC", "NFD"):
        assert open_pkcs12(path, unicodedata.normalize(form, password)).summary.can_sign


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path):
    with pytest.raises(errors.KeyFileUnreadable):
        open_pkcs12(tmp_path / "khong-co.p12", "x")
    with pytest.raises(errors.KeyFileUnreadable):
        open_pkcs12(tmp_path, "x")


def test_a_cut_key_file_is_unreadable(authority, password, tmp_path):
    whole = authority.issue("Đặng Ỷ Ngẫu").read_bytes()
    path = tmp_path / "cut.p12"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(errors.KeyFileUnreadable):
        open_pkcs12(path, password)


@given(data=st.binary(max_size=300))
def test_random_bytes_are_never_a_key(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "random.p12"
    path.write_bytes(data)
    with pytest.raises(errors.KeyFileUnreadable):
        open_pkcs12(path, "x")


def test_a_certificate_out_of_its_time_is_refused(authority, password, now):
    expired = open_pkcs12(authority.issue("Cũ", days=(-300, -1)), password)
    with pytest.raises(errors.CertificateExpired):
        require_usable(expired, now)
    future = open_pkcs12(authority.issue("Mới", days=(1, 300)), password)
    with pytest.raises(errors.CertificateNotYetValid):
        require_usable(future, now)


def test_a_certificate_not_for_signing_is_refused(authority, password, usage, now):
    key = open_pkcs12(authority.issue("Máy chủ", usage=usage(key_encipherment=True)), password)
    with pytest.raises(errors.CertificateNotForSigning):
        require_usable(key, now)


@pytest.mark.parametrize(
    "weak",
    [
        lambda: rsa.generate_private_key(public_exponent=65537, key_size=1024),
        lambda: ec.generate_private_key(ec.SECP224R1()),
    ],
    ids=["rsa 1024", "ecdsa 224"],
)
def test_a_weak_key_is_refused(authority, password, now, weak):
    key = open_pkcs12(authority.issue("Khóa ngắn", key=weak()), password)
    with pytest.raises(errors.CertificateNotForSigning):
        require_usable(key, now)


def test_importing_the_layer_loads_none_of_the_heavy_libraries():
    code = (
        "import sys, cds_desktop.signing.keys, cds_desktop.signing.pdf_signatures, "
        "cds_desktop.signing.cms_signatures, cds_desktop.signing.demonstration; "
        "print([m for m in ('pyhanko', 'cryptography', 'asn1crypto', 'reportlab') if m in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
