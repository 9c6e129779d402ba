"""A time-stamp comes behind the last signature, changes no earlier byte, and is taken as what it is."""

import subprocess
from datetime import timedelta

import pytest

from cds_desktop import errors
from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.timestamps import add_timestamp

EXPECTED = ("ThuKy", "ChuToa")


@pytest.fixture
def stamped(signed, server, world, trust, now):
    url = server.serve_stamps(world.stamper(at=now + timedelta(hours=2)))
    crls = (world.crl(world.intermediate), world.crl(world.root))
    return add_timestamp(signed.pdf, url, trust(*crls), now=now + timedelta(hours=2), expected=EXPECTED)


def test_the_stamp_is_added_and_no_earlier_byte_changes(stamped, signed, trust, now):
    assert stamped.pdf.startswith(signed.pdf)
    found = pdf_signatures.check(stamped.pdf, EXPECTED, trust(), now=now + timedelta(days=1))
    assert found.intact
    assert found.stands
    assert found.problems == ()
    assert len(found.signatures) == 2
    (stamp,) = found.timestamps
    assert stamp.intact
    assert stamp.covers_entire_file
    assert stamp.proof.trusted
    assert stamp.proof.authority == "TSA thử nghiệm"
    assert {signature.modification.value for signature in found.signatures} <= {
        "later-time",
        "later-signatures",
    }
    assert found.signature("ChuToa").modification.value == "later-time"
    assert all(s.timestamp.at == now + timedelta(hours=2) for s in found.signatures)
    assert found.locked


def test_revocation_data_travel_with_the_file(stamped, now, world):
    from cds_desktop.signing.trust_store import TrustMaterial

    only_root = TrustMaterial((world.root.der,))
    found = pdf_signatures.check(stamped.pdf, EXPECTED, only_root, now=now + timedelta(days=1))
    assert found.profile == "B-LT"
    assert all(s.trusted for s in found.signatures)
    assert {s.revocation.state.value for s in found.signatures} == {"good"}
    assert any(line.startswith("Mức B-LT") for line in pdf_signatures.explain(found))


def test_the_words_say_who_vouches_for_the_time(stamped, trust, now):
    lines = pdf_signatures.explain(pdf_signatures.check(stamped.pdf, None, trust(), now=now))
    assert "Thời điểm ký có dấu thời gian của bên thứ ba." in lines[0]
    assert any("chữ ký đã có trước 15/04/2027 18:12" in line for line in lines)
    assert any(line.startswith("Dấu thời gian: 15/04/2027 18:12") for line in lines)


def test_without_revocation_data_it_is_b_t(signed, server, world, now):
    added = add_timestamp(signed.pdf, server.serve_stamps(world.stamper()), now=now)
    assert added.check.profile == "B-T"
    assert added.notes
    assert not added.check.timestamps[0].proof.trusted


def test_a_second_stamp_may_follow_the_first(stamped, server, world, trust, now):
    later = now + timedelta(days=3)
    url = server.serve_stamps(world.stamper(at=later))
    again = add_timestamp(stamped.pdf, url, trust(), now=later)
    assert again.pdf.startswith(stamped.pdf)
    assert len(again.check.timestamps) == 2
    assert again.check.stands


def test_pdfsig_still_sees_both_signatures(stamped, tmp_path):
    path = tmp_path / "stamped.pdf"
    path.write_bytes(stamped.pdf)
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=False)
    printed = done.stdout.decode()
    assert printed.count("Signature Validation: Signature is Valid.") == 2
    assert "Total document signed" in printed


def test_lists_and_answers_are_asked_of_those_the_certificates_name(
    world, page, fields, sign, password, server, trust, now, tmp_path
):
    from cds_desktop.signing.keys import open_pkcs12

    people = {}
    ocsp_url = server.serve("/ocsp", lambda _body: world.ocsp(people["secretary"], world.intermediate))
    crl_url = server.serve("/crl", lambda _body: world.crl(world.intermediate))
    people["secretary"] = secretary = world.issue("Thư Ký", world.intermediate, ocsp_url=ocsp_url)
    chair = world.issue("Chủ Tọa", world.intermediate, crl_url=crl_url)
    pdf = pdf_signatures.prepare(page(), fields)
    for field, person in (("ThuKy", secretary), ("ChuToa", chair)):
        path = tmp_path / f"{field}.p12"
        path.write_bytes(person.p12(password))
        pdf = sign(pdf, field, open_pkcs12(path, password))
    added = add_timestamp(pdf, server.serve_stamps(world.stamper()), trust(), now=now)
    assert {"/crl", "/ocsp"} <= set(server.asked)
    assert {s.revocation.state.value for s in added.check.signatures} == {"good"}


def test_nobody_is_called_for_a_certificate_nobody_trusts(signed, server, world, now):
    add_timestamp(signed.pdf, server.serve_stamps(world.stamper()), now=now)
    assert set(server.asked) == {"/tsa"}


@pytest.mark.parametrize("which", ["unsigned", "half"])
def test_the_stamp_comes_after_the_last_signature(which, minutes, server, world, now):
    pdf = {"unsigned": minutes.prepared, "half": minutes.signed_by_secretary}[which]
    with pytest.raises(errors.NotAllowedNow):
        add_timestamp(pdf, server.serve_stamps(world.stamper()), now=now)
    assert server.asked == []


def test_a_broken_file_gets_no_stamp(signed, server, world, now):
    with pytest.raises(errors.NotAllowedNow):
        add_timestamp(signed.pdf + b"\n%%EOF\n", server.serve_stamps(world.stamper()), now=now)
