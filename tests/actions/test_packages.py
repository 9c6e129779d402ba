"""The submission package: what travels, what stays, who can check it."""

import json
import subprocess
from pathlib import Path

import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.signatures import sign_minutes
from cds_desktop.actions.verifying import read_sealed, verify
from cds_desktop.domain.round import Phase, Role
from cds_desktop.errors import (
    CdsError,
    EvidenceFileMissing,
    NotAllowedNow,
    PackageKeyRefused,
    WorkspaceUnreadable,
)
from cds_desktop.exchange.package_file import read_package
from cds_desktop.exchange.package_format import canonical_json
from cds_desktop.queries import evidence_table, overview, submission_view
from cds_desktop.signing.keys import open_pkcs12
from cds_desktop.storage.models import SealRecord
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

PASSWORD = "mật khẩu thử"


@pytest.fixture
def signed(school: Workspace, keys: dict[str, Path]) -> Workspace:
    draw_up_minutes(school)
    for role in (Role.SECRETARY, Role.CHAIR):
        sign_minutes(school, role, keys[role.value], PASSWORD)
    return school


def test_nothing_is_packed_before_all_have_signed(school: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "goi.cdsx"
    with pytest.raises(NotAllowedNow):
        pack_submission(school, target)
    draw_up_minutes(school)
    with pytest.raises(NotAllowedNow, match="chữ ký"):
        pack_submission(school, target)
    assert not target.exists()


def test_the_package_holds_the_sealed_data_unchanged(signed: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "goi.cdsx"
    pack_submission(signed, target)
    with signed.read() as db:
        here = read_assessment(db, current_round(db).id)
    assert read_sealed(read_package(target)) == here
    assert overview(signed).phase is Phase.SUBMITTED


def test_flagged_evidence_stays_and_only_its_hash_travels(signed: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "goi.cdsx"
    pack_submission(signed, target)
    manifest = read_package(target).manifest
    items = [row.item for row in evidence_table(signed).rows]
    staying = {file.digest for item in items if not item.files_travel for file in item.files}
    travelling = {file.digest for item in items if item.files_travel for file in item.files}
    assert staying
    assert {entry.sha256 for entry in manifest.omitted} == staying
    assert travelling <= {entry.sha256 for entry in manifest.files}
    assert not staying & {entry.sha256 for entry in manifest.files}


def test_openssl_and_unzip_agree_with_us(signed: Workspace, keys: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "goi.cdsx"
    pack_submission(signed, target, open_pkcs12(keys["chair"], PASSWORD))
    assert verify(target, signed.now()).valid
    subprocess.run(["unzip", "-tq", target], check=True, capture_output=True)
    subprocess.run(["unzip", "-q", target, "-d", tmp_path / "ra"], check=True)
    root = keys["chair"].parent / "to-chuc-minh-hoa.pem"
    meta = tmp_path / "ra" / "META-INF"
    command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-out", "/dev/null"]
    inputs = ["-in", meta / "signature001.p7s", "-content", meta / "ASiCManifest001.xml", "-CAfile", root]
    subprocess.run([*command, *inputs], check=True, capture_output=True)


def test_an_unsigned_package_says_so(signed: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "goi.cdsx"
    pack_submission(signed, target)
    result = verify(target, signed.now())
    assert result.valid
    assert any("chưa ký số" in line for line in result.lines)


@pytest.mark.parametrize("place", [0.01, 0.2, 0.5, 0.8, 0.999])
def test_one_altered_byte_is_never_valid(signed: Workspace, tmp_path: Path, place: float) -> None:
    target = tmp_path / "goi.cdsx"
    pack_submission(signed, target)
    data = bytearray(target.read_bytes())
    data[int(len(data) * place)] ^= 1
    target.write_bytes(data)
    with pytest.raises(CdsError):
        verify(target, signed.now())


def test_a_missing_evidence_file_stops_packing_by_name(signed: Workspace, tmp_path: Path) -> None:
    row = next(row for row in evidence_table(signed).rows if row.item.files and row.item.files_travel)
    signed.evidence_files.path_of(row.item.files[0].digest).unlink()
    target = tmp_path / "goi.cdsx"
    with pytest.raises(EvidenceFileMissing):
        pack_submission(signed, target)
    assert list(tmp_path.glob("goi*")) == []
    assert overview(signed).phase is Phase.SEALED


def test_packing_again_is_a_second_time_in_the_history(signed: Workspace, tmp_path: Path) -> None:
    pack_submission(signed, tmp_path / "lan-1.cdsx")
    pack_submission(signed, tmp_path / "lan-2.cdsx")
    view = submission_view(signed)
    assert {Path(sent.target).name for sent in view.sent} == {"lan-1.cdsx", "lan-2.cdsx"}
    assert view.proposed_name.endswith("nop-lan-3.cdsx")


def test_the_data_in_the_package_fits_its_published_schema(signed: Workspace, tmp_path: Path) -> None:
    from jsonschema import Draft202012Validator

    from cds_desktop import resources

    target = tmp_path / "goi.cdsx"
    pack_submission(signed, target)
    contents = read_package(target)
    for name, schema in (("assessment.json", "assessment"), ("manifest.json", "manifest")):
        published = json.loads(resources.path("schemas", f"{schema}.schema.json").read_text("utf-8"))
        document = contents.read(name) if name != "manifest.json" else canonical_json(contents.manifest)
        Draft202012Validator(published).validate(json.loads(document))


def test_only_the_chair_who_signed_may_sign_the_package(
    signed: Workspace, keys: dict[str, Path], tmp_path: Path
) -> None:
    target = tmp_path / "goi.cdsx"
    with pytest.raises(PackageKeyRefused, match="Nguyễn Thị Hiền"):
        pack_submission(signed, target, open_pkcs12(keys["secretary"], PASSWORD))
    assert not target.exists()


def test_sealed_numbers_changed_in_the_database_are_not_packed(signed: Workspace, tmp_path: Path) -> None:
    with signed.change("break the seal") as db:
        seal = db.query(SealRecord).one()
        seal.data = seal.data.replace('"points":"6"', '"points":"5"', 1)
    with pytest.raises(WorkspaceUnreadable):
        pack_submission(signed, tmp_path / "goi.cdsx")
    assert list(tmp_path.glob("goi*")) == []
