"""A detached signature over a package's bytes stands before openssl and falls with one byte."""

import asyncio
import subprocess

import pytest
from asn1crypto import cms
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_desktop import errors
from cds_desktop.signing.cms_signatures import check_detached, sign_detached
from cds_desktop.signing.explaining import explain_signature
from cds_desktop.signing.keys import open_pkcs12

DATA = "Biên bản tự đánh giá\r\n50 điểm\n".encode() * 50


@pytest.fixture(scope="session")
def signature(chair_key, now):
    return sign_detached(DATA, chair_key, now)


@pytest.fixture
def openssl(tmp_path, authority):
    def verify(data, signature, *options):
        for name, content in (("data", data), ("sig", signature), ("root.pem", authority.root_pem)):
            (tmp_path / name).write_bytes(content)
        files = ["-in", "sig", "-content", "data", "-out", "out"]
        command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", *files]
        done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, check=False)
        return done.returncode == 0 and (tmp_path / "out").read_bytes() == data

    return verify


@pytest.mark.parametrize("key_name", ["secretary_key", "chair_key"], ids=["ecdsa", "rsa"])
def test_openssl_accepts_the_signature_and_its_chain(request, key_name, now, openssl):
    signature = sign_detached(DATA, request.getfixturevalue(key_name), now)
    # The certificates of the tests live in another year than the clock of openssl.
    moment = ("-attime", str(int(now.timestamp())))
    assert openssl(DATA, signature, "-cades", "-CAfile", "root.pem", *moment)
    assert openssl(DATA, signature, "-noverify")


def test_openssl_refuses_other_bytes(signature, openssl):
    assert not openssl(DATA + b" ", signature, "-noverify")


def test_the_signature_is_detached_and_says_when_and_by_which_certificate(signature):
    content = cms.ContentInfo.load(signature, strict=True)["content"]
    attributes = {a["type"].native for a in content["signer_infos"][0]["signed_attrs"]}
    assert attributes >= {"signing_time", "signing_certificate_v2", "message_digest", "content_type"}
    assert content["signer_infos"][0]["digest_algorithm"]["algorithm"].native == "sha256"
    assert content["encap_content_info"]["content"].native is None


def test_our_check_agrees(signature, authority, now):
    result = check_detached(DATA, signature, [authority.root_pem], now=now)
    assert result.intact
    assert result.trusted
    assert (result.signer_name, result.claimed_at) == ("Nguyễn Thị Hạnh", now)
    assert result.valid_at_claimed_time
    assert result.valid_now
    then, afterwards = explain_signature(result)
    assert then.startswith("Nguyễn Thị Hạnh: chữ ký toàn vẹn")
    assert "chưa kiểm tra thu hồi" in afterwards


def test_other_bytes_are_not_intact(signature, now):
    result = check_detached(DATA[:-1], signature, now=now)
    assert not result.intact
    assert result.signer_name == "Nguyễn Thị Hạnh"
    assert "KHÔNG hợp lệ" in explain_signature(result)[0]


def test_bytes_hung_on_a_signature_are_not_valid(signature, now):
    assert not check_detached(DATA, signature + b"\0", now=now).intact
    assert not check_detached(DATA, signature[:-1], now=now).intact


def test_a_signature_that_carries_its_own_content_is_not_valid(chair_key, now):
    attached = asyncio.run(chair_key.signer.async_sign_general_data(DATA, "sha256", detached=False))
    assert not check_detached(DATA, attached.dump(), now=now).intact


def test_a_weak_digest_is_not_valid(chair_key, now):
    weak = asyncio.run(chair_key.signer.async_sign_general_data(DATA, "sha1", use_cades=True))
    result = check_detached(DATA, weak.dump(), now=now)
    assert not result.intact
    assert "thuật toán băm yếu" in result.faults


@settings(max_examples=150, deadline=None)
@given(junk=st.binary(max_size=2000))
def test_random_bytes_are_never_a_signature(junk, now):
    assert not check_detached(DATA, junk, now=now).intact


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_signature_is_never_a_crash(signature, now, data):
    position = data.draw(st.integers(0, len(signature) - 1))
    changed = bytearray(signature)
    changed[position] ^= data.draw(st.integers(1, 255))
    result = check_detached(DATA, bytes(changed), now=now)
    assert isinstance(result.intact, bool)


def test_an_expired_certificate_signs_no_package(authority, password, now):
    expired = open_pkcs12(authority.issue("Cũ", days=(-300, -1)), password)
    with pytest.raises(errors.CertificateExpired):
        sign_detached(DATA, expired, now)
