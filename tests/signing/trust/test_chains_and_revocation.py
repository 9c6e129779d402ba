"""The chain is found wherever its links lie; revocation is told with the date of what is known."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ReasonFlags

from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.keys import open_pkcs12
from cds_desktop.signing.pdf_signatures import SignatureField, explain
from cds_desktop.signing.trust_store import TrustMaterial, in_blocks

ONE = (SignatureField("issuer", 0, (320, 100, 520, 160), locks=True, title="Hiệu trưởng"),)


@pytest.fixture(scope="session")
def head(world):
    return world.issue("Nguyễn Thị Hạnh", world.intermediate)


@pytest.fixture(scope="session")
def key_of(password, tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")

    def opened(identity, *brought):
        path = folder / f"{identity.fingerprint[:12]}-{len(brought)}.p12"
        path.write_bytes(identity.p12(password, *brought))
        return open_pkcs12(path, password)

    return opened


@pytest.fixture(scope="session")
def signed_by(page, key_of, now):
    def sign(identity, *brought):
        prepared = pdf_signatures.prepare(page(), ONE)
        key = key_of(identity, *brought)
        return pdf_signatures.sign(prepared, "issuer", key, expected=(), reason="", location="", now=now)

    return sign


@pytest.fixture(scope="session")
def alone(signed_by, head):
    """As on real tokens: only the signer's own certificate is in the file."""
    return signed_by(head)


@pytest.fixture
def check(now):
    def checked(pdf, roots=(), intermediates=(), crls=(), at=None):
        trust = TrustMaterial(tuple(roots), tuple(intermediates), tuple(crls))
        return pdf_signatures.check(pdf, None, trust, now=at or now)

    return checked


def words(check):
    return " ".join(explain(check))


def test_a_missing_intermediate_is_asked_for_by_name(alone, world, check):
    found = check(alone, [world.root.der])
    assert found.intact
    assert not found.signatures[0].trusted
    assert found.signatures[0].missing_issuer == "Trung gian thử nghiệm"
    name = "Trung gian thử nghiệm"
    advice = f"xin tệp chứng thư của “{name}” rồi thêm vào kho tin cậy."
    assert f"Thiếu chứng thư trung gian của “{name}”: {advice}" in words(found)


def test_the_intermediate_may_come_from_the_store_or_from_the_signature(alone, signed_by, head, world, check):
    assert check(alone, [world.root.der], [world.intermediate.der]).signatures[0].trusted
    brought = signed_by(head, world.intermediate)
    assert check(brought, [world.root.der]).signatures[0].trusted
    names = [link.name for link in check(brought, [world.root.der]).signatures[0].chain]
    assert names == ["Nguyễn Thị Hạnh", "Trung gian thử nghiệm", "Gốc thử nghiệm"]


def test_a_root_that_was_not_added_is_named_with_its_fingerprint(signed_by, head, world, check):
    found = check(signed_by(head, world.intermediate, world.root))
    assert not found.signatures[0].trusted
    assert f"mã vân tay SHA-256: {in_blocks(world.root.fingerprint)}" in words(found)


def test_an_intermediate_in_the_store_is_trusted_for_nothing_by_itself(alone, world, check):
    found = check(alone, [], [world.intermediate.der, world.root.der])
    assert not found.signatures[0].trusted
    assert "chưa được tin cậy trên máy này" in words(found)


def test_an_authority_of_the_same_name_is_another_one(alone, world, check):
    false_intermediate = world.issue("Trung gian thử nghiệm", world.root, ca=True)
    found = check(alone, [world.root.der], [false_intermediate.der])
    assert not found.signatures[0].trusted
    assert found.signatures[0].missing_issuer == "Trung gian thử nghiệm"


def test_without_a_list_revocation_is_said_to_be_unchecked(alone, world, check):
    found = check(alone, [world.root.der], [world.intermediate.der])
    assert found.signatures[0].revocation.state.value == "not-checked"
    assert "chưa kiểm tra thu hồi" in words(found)


def test_a_fresh_list_is_named_with_its_date(alone, world, check):
    found = check(alone, [world.root.der], [world.intermediate.der], [world.crl(world.intermediate)])
    assert found.signatures[0].revocation.state.value == "good"
    assert "không bị thu hồi theo danh sách thu hồi ngày 15/04/2027" in words(found)


def test_a_stale_list_is_said_to_be_old(alone, world, check, now):
    old = world.crl(world.intermediate, made=now - timedelta(days=40))
    found = check(alone, [world.root.der], [world.intermediate.der], [old])
    assert found.signatures[0].revocation.state.value == "stale"
    assert "dữ liệu ấy đã cũ (hết hiệu lực 13/03/2027): xin bản mới" in words(found)


def test_revoked_before_signing_is_not_valid(alone, head, world, check, now):
    revoked = world.crl(world.intermediate, (head, now - timedelta(days=2)))
    found = check(alone, [world.root.der], [world.intermediate.der], [revoked])
    assert found.intact
    assert not found.stands
    assert "KHÔNG hợp lệ" in explain(found)[0]
    assert "ĐÃ BỊ THU HỒI trước đó" in words(found)
    assert "ĐÃ BỊ THU HỒI từ ngày 13/04/2027" in words(found)


def test_revoked_later_was_valid_then_and_is_told_now(alone, head, world, check, now):
    later = now + timedelta(days=5)
    revoked = world.crl(
        world.intermediate,
        (head, now + timedelta(days=2)),
        made=later,
        reason=ReasonFlags.affiliation_changed,
    )
    found = check(alone, [world.root.der], [world.intermediate.der], [revoked], at=later)
    assert found.stands
    assert "chứng thư lúc đó chưa bị thu hồi" in words(found)
    assert "ĐÃ BỊ THU HỒI từ ngày 17/04/2027, lý do: người ký đổi đơn vị hoặc chức vụ" in words(found)


def test_a_stolen_key_may_have_signed_under_any_date(alone, head, world, check, now):
    later = now + timedelta(days=5)
    stolen = world.crl(
        world.intermediate, (head, now + timedelta(days=2)), made=later, reason=ReasonFlags.key_compromise
    )
    found = check(alone, [world.root.der], [world.intermediate.der], [stolen], at=later)
    assert not found.stands
    assert "khóa đã bị lộ" in words(found)


def test_a_revoked_intermediate_speaks_against_the_signature(alone, world, check, now):
    revoked = world.crl(world.root, (world.intermediate, now - timedelta(days=1)))
    fresh = world.crl(world.intermediate)
    found = check(alone, [world.root.der], [world.intermediate.der], [revoked, fresh])
    assert not found.stands
    assert "chứng thư của Trung gian thử nghiệm ĐÃ BỊ THU HỒI" in words(found)


def test_a_list_signed_by_somebody_else_says_nothing(alone, head, world, check, now):
    false = world.crl(
        world.intermediate, (head, now - timedelta(days=2)), key=ec.generate_private_key(ec.SECP256R1())
    )
    found = check(alone, [world.root.der], [world.intermediate.der], [false, b"rubbish"])
    assert found.signatures[0].revocation.state.value == "not-checked"
    assert found.stands


def test_a_list_from_the_future_says_nothing(alone, world, check, now):
    early = world.crl(world.intermediate, made=now + timedelta(days=30))
    found = check(alone, [world.root.der], [world.intermediate.der], [early])
    assert found.signatures[0].revocation.state.value == "not-checked"


def test_a_certificate_out_of_force_when_it_signed_does_not_stand(alone, check, head):
    # The library's clock decides what was claimed: the check compares it with the certificate.
    from dataclasses import replace

    (signature,) = check(alone).signatures
    assert signature.stands
    assert not replace(signature, valid_at_claimed_time=False).stands
