"""Signing with a real software token: papers, packages, and all that can be wrong with a PIN."""

import dataclasses
import shutil
import subprocess
import time

import pytest

from cds_desktop.errors import (
    CertificateChoiceUnclear,
    CertificateExpired,
    CertificateNotForSigning,
    CertificateNotOnToken,
    CertificateNotYetValid,
    KeyNotOnToken,
    TokenAbsent,
    TokenPulledOut,
    TokenWithoutCertificate,
    WrongPin,
)
from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.cms_signatures import check_detached, sign_detached
from cds_desktop.signing.tokens import PinState, TokenChoice, list_tokens, open_token

PIN = "864213"


def choice(box, certificate_id="a1b2", **more):
    return TokenChoice(box.library, "", certificate_id, **more)


def flags(box):
    (token,) = list_tokens(box.library)
    return token.pin


def test_all_certificates_of_a_token_are_seen_without_a_pin(plugged_in):
    (token,) = list_tokens(plugged_in.library)
    assert token.label == "Token Hiệu trưởng"
    assert token.pin is PinState.GOOD
    names = {certificate.id: certificate.summary.subject_name for certificate in token.certificates}
    assert names == {"a1b2": "Đỗ Thị Hồng", "0c0d": "Đặng Ỷ Ngẫu", "ee": "Đặng Ỷ Ngẫu"}
    assert {c.label for c in token.certificates} == {"Chữ ký số của Đỗ Thị Hồng"}
    assert {c.id: c.summary.key_words for c in token.certificates}["a1b2"] == "RSA 2048 bit"
    assert len(token.issuers) == 1


@pytest.mark.parametrize("certificate_id", ["a1b2", "0c0d"])
def test_a_token_signs_a_paper_as_independent_readers_see_it(
    plugged_in, page, fields, tmp_path, now, certificate_id
):
    prepared = pdf_signatures.prepare(page(), fields)
    with open_token(choice(plugged_in, certificate_id), PIN) as key:
        signed = pdf_signatures.sign(
            prepared, "ThuKy", key, expected=(), reason="Ký biên bản", location="Quảng Yên", now=now
        )
    result = pdf_signatures.check(signed, ("ThuKy",), (), now=now)
    assert [(s.intact, s.signer_name) for s in result.signatures][:1] == [(True, key.summary.subject_name)]
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(signed)
    seen = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in seen
    assert "ETSI.CAdES.detached" in seen


def test_the_issuer_found_on_the_token_travels_with_the_signature(plugged_in, tmp_path, now, authority):
    with open_token(choice(plugged_in), PIN) as key:
        signature = sign_detached(b"goi", key, now)
    (tmp_path / "goi").write_bytes(b"goi")
    (tmp_path / "goi.p7s").write_bytes(signature)
    seen = subprocess.run(
        ["openssl", "pkcs7", "-inform", "DER", "-print_certs", "-noout", "-in", tmp_path / "goi.p7s"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert seen.count("subject=") == 2


@pytest.mark.parametrize("certificate_id", ["a1b2", "0c0d"])
def test_a_token_signs_a_package_as_openssl_sees_it(plugged_in, tmp_path, now, authority, certificate_id):
    data = "nội dung gói".encode()
    with open_token(choice(plugged_in, certificate_id), PIN) as key:
        first, second = sign_detached(data, key, now), sign_detached(data + b"!", key, now)
    assert check_detached(data, first, now=now).intact
    assert check_detached(data + b"!", second, now=now).intact
    for name, content in (("goi", data), ("goi.p7s", first), ("ca.pem", authority.root_pem)):
        (tmp_path / name).write_bytes(content)
    openssl = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "goi.p7s", "-content", "goi"]
    moment = ["-CAfile", "ca.pem", "-purpose", "any", "-attime", str(int(now.timestamp())), "-out", "ra"]
    subprocess.run([*openssl, *moment], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "ra").read_bytes() == data


def test_opening_signing_and_closing_take_less_than_a_second(plugged_in, now):
    # The first signature also pays for imports, which the app does ahead of time.
    with open_token(choice(plugged_in), PIN) as key:
        sign_detached(b"lam nong", key, now)
    began = time.perf_counter()
    with open_token(choice(plugged_in), PIN) as key:
        sign_detached(b"goi", key, now)
    assert time.perf_counter() - began < 1.0


def test_a_closed_key_leaves_no_process_behind(plugged_in):
    key = open_token(choice(plugged_in), PIN)
    process = key.signer._process
    assert process.is_alive
    key.close()
    assert not process.is_alive
    key.close()


def test_a_wrong_pin_is_tried_once_and_never_again(fresh_box, hong, now):
    fresh_box.add("Một", [hong])
    with pytest.raises(WrongPin):
        open_token(choice(fresh_box), "000000")
    # The token counts: it has seen exactly a wrong try, and the right PIN still opens it.
    assert flags(fresh_box) is PinState.TRIED
    open_token(choice(fresh_box), PIN).close()
    assert flags(fresh_box) is PinState.GOOD


@pytest.mark.parametrize("pin", ["1", "9" * 300])
def test_a_pin_of_impossible_length_is_a_wrong_pin(plugged_in, pin):
    with pytest.raises(WrongPin):
        open_token(choice(plugged_in), pin)


def test_a_pin_with_tone_marks_opens_however_it_was_typed(fresh_box, hong):
    import unicodedata

    fresh_box.add("Một", [hong], pin="mật khẩu")
    open_token(choice(fresh_box), unicodedata.normalize("NFD", "mật khẩu")).close()


def test_a_certificate_without_its_key_is_told(plugged_in):
    with pytest.raises(KeyNotOnToken):
        open_token(choice(plugged_in, "ee"), PIN)


def test_a_key_that_may_not_sign_is_told(fresh_box, hong):
    fresh_box.add("Một", [dataclasses.replace(hong, may_sign=False)])
    with pytest.raises(KeyNotOnToken):
        open_token(choice(fresh_box), PIN)


def test_a_key_that_wants_the_pin_with_each_signature_gets_it(fresh_box, hong, now):
    fresh_box.add("Một", [dataclasses.replace(hong, asks_again=True)])
    with open_token(choice(fresh_box), PIN) as key:
        assert check_detached(b"goi", sign_detached(b"goi", key, now), now=now).intact
        assert check_detached(b"hai", sign_detached(b"hai", key, now), now=now).intact


def test_a_key_whose_id_differs_is_found_by_its_number(fresh_box, hong, now):
    elsewhere = dataclasses.replace(hong, id="77")
    fresh_box.add("Một", [dataclasses.replace(hong, key=None), elsewhere])
    with open_token(choice(fresh_box), PIN) as key:
        assert check_detached(b"goi", sign_detached(b"goi", key, now), now=now).intact


def test_the_certificate_is_chosen_by_id_and_token_among_two_tokens(fresh_box, hong, ngau):
    fresh_box.add("Một", [hong])
    fresh_box.add("Hai", [dataclasses.replace(ngau, id=hong.id)])
    tokens = {token.label: token for token in list_tokens(fresh_box.library)}
    assert set(tokens) == {"Một", "Hai"}
    with pytest.raises(CertificateChoiceUnclear) as told:
        open_token(choice(fresh_box), PIN)
    assert len(told.value.faults) == 2
    second = tokens["Hai"]
    with open_token(second.choice(second.certificates[0]), PIN) as key:
        assert key.summary.subject_name == "Đặng Ỷ Ngẫu"


def test_a_token_without_the_chosen_certificate_is_told(fresh_box, ngau):
    fresh_box.add("Khác", [ngau])
    with pytest.raises(CertificateNotOnToken):
        open_token(choice(fresh_box, "a1b2"), PIN)


def test_certificates_out_of_time_or_for_other_use_do_not_sign(fresh_box, hong, person, usage, now):
    def on_token(id_, **more):
        certificate, key = person("Đỗ Thị Hồng", **more)
        return dataclasses.replace(hong, id=id_, certificate=certificate, key=key)

    expired, future = on_token("01", days=(-300, -1)), on_token("02", days=(1, 300))
    other = on_token("03", usage=usage(key_encipherment=True))
    fresh_box.add("Một", [expired, future, other])
    faults = {"01": CertificateExpired, "02": CertificateNotYetValid, "03": CertificateNotForSigning}
    for certificate_id, fault in faults.items():
        with open_token(choice(fresh_box, certificate_id), PIN) as key, pytest.raises(fault):
            sign_detached(b"goi", key, now)


def test_a_token_without_certificates_is_seen_as_empty(fresh_box):
    fresh_box.add("Trống", [])
    (token,) = list_tokens(fresh_box.library)
    assert token.certificates == ()
    with pytest.raises(TokenWithoutCertificate):
        open_token(choice(fresh_box), PIN)


def test_a_machine_without_any_token_says_so(fresh_box):
    assert list_tokens(fresh_box.library) == ()
    with pytest.raises(TokenAbsent):
        open_token(choice(fresh_box), PIN)


def test_a_token_pulled_out_in_the_middle_is_told_as_that(fresh_box, hong, now):
    fresh_box.add("Một", [hong])
    with open_token(choice(fresh_box), PIN) as key:
        for path in (fresh_box.folder / "tokens").iterdir():
            shutil.rmtree(path)
        with pytest.raises(TokenPulledOut):
            sign_detached(b"goi", key, now)
