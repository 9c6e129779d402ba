"""Demonstration certificates sign like real ones and say everywhere that they prove nothing."""

import subprocess

import pytest

from cds_desktop.signing import demonstration, pdf_signatures
from cds_desktop.signing.keys import open_pkcs12, require_usable

PEOPLE = [("secretary", "Đặng Ỷ Ngẫu"), ("chair", "Nguyễn Thị Hạnh")]
WORDS = "CHỨNG THƯ MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


@pytest.fixture(scope="module")
def identities(tmp_path_factory, now):
    folder = tmp_path_factory.mktemp("demonstration")
    return demonstration.make_demonstration_identities(folder, PEOPLE, "minh họa", now)


def test_each_person_gets_a_usable_key_marked_as_a_demonstration(identities, now):
    keys = {role: open_pkcs12(path, "minh họa") for role, path in identities.items()}
    assert {role: key.summary.subject_name for role, key in keys.items()} == dict(PEOPLE)
    for key in keys.values():
        require_usable(key, now)
        assert key.summary.demonstration


def test_the_files_hold_no_leftovers(identities):
    folder = identities["chair"].parent
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["chair.p12", "secretary.p12", demonstration.ROOT_FILE_NAME]


def test_stamp_and_explanation_say_there_is_no_legal_value(identities, minutes, sign, now, tmp_path):
    key = open_pkcs12(identities["secretary"], "minh họa")
    signed = sign(minutes.prepared, "ThuKy", key)
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    printed = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout
    assert WORDS in " ".join(printed.decode().split())
    root = (identities["chair"].parent / demonstration.ROOT_FILE_NAME).read_bytes()
    check = pdf_signatures.check(signed, ["ThuKy"], [root], now=now)
    assert check.intact
    assert check.signatures[0].demonstration
    assert not check.signatures[0].trusted
    assert "không có giá trị pháp lý" in " ".join(pdf_signatures.explain(check))


def test_a_role_named_twice_is_our_mistake(tmp_path, now):
    with pytest.raises(ValueError, match="role"):
        demonstration.make_demonstration_identities(tmp_path, [("member", "A"), ("member", "B")], "x", now)
