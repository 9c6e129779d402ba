"""Nothing is trusted by itself; what is added is judged, told and confirmed; what changes is not believed."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_desktop import errors
from cds_desktop.actions.trust import (
    install_crl,
    install_intermediate,
    install_root,
    read_candidates,
    remove_trusted,
)
from cds_desktop.queries.trust import trust_view
from cds_desktop.signing.trust_store import (
    TrustKind,
    TrustMaterial,
    in_blocks,
    matches_fingerprint,
    read_material,
    read_store,
)


def test_a_new_machine_trusts_nobody(store, now):
    assert read_material() == TrustMaterial()
    assert trust_view(now).rows == ()
    assert not store.exists()


def test_a_root_is_added_with_the_end_of_its_fingerprint(store, world, now):
    added = install_root(world.root.pem, in_blocks(world.root.fingerprint)[-11:].lower(), now)
    assert added.candidate.subject == "Gốc thử nghiệm"
    assert read_material().roots == (world.root.der,)
    (row,) = trust_view(now).rows
    assert row.kind is TrustKind.ROOT
    assert row.fingerprint.replace(" ", "").lower() == world.root.fingerprint
    assert row.subject == row.issuer == "Gốc thử nghiệm"


@pytest.mark.parametrize("typed", ["", "1234567", "00000000", "zzzzzzzz", "f" * 64])
def test_without_the_right_fingerprint_nothing_is_added(store, world, now, typed):
    with pytest.raises(errors.FingerprintDiffers) as refused:
        install_root(world.root.der, typed, now)
    assert in_blocks(world.root.fingerprint) in refused.value.detail
    assert read_material().roots == ()


def test_seven_digits_are_too_few_and_eight_enough(world):
    print_ = world.root.fingerprint
    assert not matches_fingerprint(print_[-7:], print_)
    assert matches_fingerprint(print_[-8:].upper(), print_)
    assert matches_fingerprint(":".join(print_[i : i + 2] for i in range(0, 64, 2)), print_)


def test_a_signers_certificate_is_no_root(store, world, now):
    leaf = world.issue("Hiệu trưởng", world.intermediate)
    with pytest.raises(errors.TrustFileRefused) as refused:
        install_root(leaf.der, leaf.fingerprint, now)
    assert "không phải của tổ chức cấp chứng thư" in str(refused.value)
    with pytest.raises(errors.TrustFileRefused):
        install_intermediate(leaf.der, now)


def test_a_self_signed_signers_certificate_is_no_root(store, world, now):
    lonely = world.issue("Tự ký", None)
    with pytest.raises(errors.TrustFileRefused):
        install_root(lonely.der, lonely.fingerprint, now)


def test_an_intermediate_is_no_root_and_is_offered_as_what_it_is(store, world, now):
    with pytest.raises(errors.TrustFileRefused) as refused:
        install_root(world.intermediate.der, world.intermediate.fingerprint, now)
    assert "chỉ thêm được làm chứng thư trung gian" in str(refused.value)
    install_intermediate(world.intermediate.der, now)
    assert read_material().intermediates == (world.intermediate.der,)
    assert read_material().roots == ()


def test_a_root_cannot_slip_in_as_an_intermediate(store, world, now):
    with pytest.raises(errors.TrustFileRefused):
        install_intermediate(world.root.der, now)


def test_a_weak_key_is_refused(store, world, now):
    weak = world.issue(
        "Gốc yếu", None, ca=True, key=rsa.generate_private_key(public_exponent=65537, key_size=1024)
    )
    (found,) = read_candidates(weak.der, now)
    assert found.kind is None
    assert "khóa quá yếu" in found.refusal
    with pytest.raises(errors.TrustFileRefused):
        install_root(weak.der, weak.fingerprint, now)


def test_a_root_that_only_claims_to_have_signed_itself_is_refused(store, world, now):
    forged = world.issue("Gốc thử nghiệm", world.root, ca=True, key=ec.generate_private_key(ec.SECP256R1()))
    (found,) = read_candidates(forged.der, now)
    assert found.kind is None
    assert "chữ ký của chính nó không đúng" in found.refusal


def test_an_expired_root_is_told_and_left_to_the_user(store, world, now):
    old = world.issue("Gốc cũ", None, ca=True, days=(-2000, -10))
    added = install_root(old.der, old.fingerprint, now)
    assert "đã hết hạn ngày" in added.notes[0]


@pytest.mark.parametrize("form", ["der", "pem", "pem with BOM", "base64 alone", "p7b", "p7b pem"])
def test_the_usual_file_forms_are_read(world, now, form):
    data = {
        "der": world.root.der,
        "pem": world.root.pem + world.intermediate.pem,
        "pem with BOM": b"\xef\xbb\xbf" + world.root.pem.replace(b"\n", b"\r\n"),
        "base64 alone": base64.encodebytes(world.root.der),
        "p7b": world.bundle(world.root, world.intermediate),
        "p7b pem": b"-----BEGIN PKCS7-----\n"
        + base64.encodebytes(world.bundle(world.root, world.intermediate))
        + b"-----END PKCS7-----\n",
    }[form]
    assert "Gốc thử nghiệm" in [one.subject for one in read_candidates(data, now)]


def test_of_a_bundle_only_what_is_meant_is_added(store, world, now):
    bundle = world.bundle(world.root, world.intermediate)
    assert [one.candidate.subject for one in install_intermediate(bundle, now)] == ["Trung gian thử nghiệm"]
    assert read_material().roots == ()
    install_root(bundle, world.root.fingerprint, now)
    assert read_material().roots == (world.root.der,)


def test_a_file_with_a_private_key_is_refused_with_a_warning(store, world, now):
    secret = world.root.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(errors.TrustFileRefused, match="khóa riêng"):
        read_candidates(world.root.pem + secret, now)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"rubbish",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"%PDF-1.7\n",
        bytes(1000),
        b"0" * 200,
        b"PK\x03\x04",
    ],
)
def test_what_is_no_certificate_is_one_clear_error(now, data):
    with pytest.raises(errors.TrustFileUnreadable):
        read_candidates(data, now)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_certificates_are_never_a_crash(world, now, data):
    der = bytearray(world.root.der)
    for _ in range(data.draw(st.integers(1, 4))):
        der[data.draw(st.integers(0, len(der) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        found = read_candidates(bytes(der), now)
    except (errors.TrustFileUnreadable, errors.TrustFileRefused):
        return
    assert all(one.kind is not TrustKind.ROOT or one.der == world.root.der for one in found)


def test_a_damaged_file_of_the_store_is_told_and_not_trusted(store, world, now):
    install_root(world.root.der, world.root.fingerprint, now)
    (kept,) = read_store().of_kind(TrustKind.ROOT)
    other = world.issue("Kẻ khác", None, ca=True)
    kept.path.write_bytes(other.der)
    assert read_material().roots == ()
    (row,) = trust_view(now).rows
    assert row.kind is None
    assert "đã bị sửa hoặc hỏng" in row.fault


def test_a_signers_certificate_laid_into_the_folder_is_not_trusted(store, world, now):
    install_root(world.root.der, world.root.fingerprint, now)
    leaf = world.issue("Kẻ khác", world.root)
    (store / "roots" / f"{leaf.fingerprint}.cer").write_bytes(leaf.der)
    assert read_material().roots == (world.root.der,)
    assert any(row.kind is None for row in trust_view(now).rows)


def test_what_was_added_can_be_removed_by_the_end_of_its_fingerprint(store, world, now):
    install_root(world.root.der, world.root.fingerprint, now)
    remove_trusted(in_blocks(world.root.fingerprint)[-19:])
    assert read_material().roots == ()
    with pytest.raises(errors.NotFound):
        remove_trusted(world.root.fingerprint)
    with pytest.raises(errors.NotFound):
        remove_trusted("")


def test_adding_twice_keeps_one(store, world, now):
    for _ in range(2):
        install_root(world.root.der, world.root.fingerprint, now)
    assert len(read_store().stored) == 1


def test_a_list_is_kept_with_its_dates_and_a_stale_one_is_told(store, world, now):
    from datetime import timedelta

    install_crl(world.crl(world.intermediate), now)
    added = install_crl(world.crl(world.root, made=now - timedelta(days=60)), now)
    assert "danh sách đã cũ" in added[0].notes[0]
    rows = trust_view(now).of_kind(TrustKind.CRL)
    assert len(rows) == 2
    assert all(row.period.startswith("lập ngày") for row in rows)
    with pytest.raises(errors.TrustFileRefused):
        install_root(world.crl(world.root), "12345678", now)
