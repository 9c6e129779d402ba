"""A bộ chỉ số sent from the command line: packed, verified, scored with, refused when altered."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cds_desktop import resources
from cds_desktop.actions.scenario.building import build_workspace
from cds_desktop.cli import main
from cds_desktop.domain.indicator_set import load
from cds_desktop.exchange.sheets import write_sheet
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.storage.workspace import create_workspace

SET = "qd-4725-minh-hoa"
PASSWORD = "mật khẩu thử"


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    document: dict[str, object] = json.loads(capsys.readouterr().out)
    return document


def pack(out: Path, *more: str, what: str = SET) -> int:
    return main(["pack", what, str(out), "--kind", "indicator-set", *more])


def test_a_known_set_is_packed_and_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "gói.cdsx"
    assert pack(out, "--json") == 0
    assert said(capsys)["package"] == str(out)
    assert main(["verify", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "Gói bộ chỉ số" in printed
    assert "chưa ký số" in printed


def test_a_signed_package_names_its_signer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = make_demonstration_identities(
        tmp_path, [("chair", "Nguyễn Thị Hiền")], PASSWORD, datetime.now(UTC)
    )
    password = tmp_path / "mk.txt"
    password.write_text(PASSWORD, "utf-8")
    out = tmp_path / "gói.cdsx"
    assert pack(out, "--p12", str(keys["chair"]), "--password-file", str(password)) == 0
    capsys.readouterr()
    assert main(["verify", str(out), "--json"]) == 0
    (file,) = said(capsys)["files"]  # type: ignore[misc]
    assert file["kind"] == "indicator-set"
    assert [one["signer"] for one in file["signatures"]] == ["Nguyễn Thị Hiền"]


def test_the_set_of_a_workspace_goes_into_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with create_workspace(tmp_path / "ho-so") as workspace:
        build_workspace(workspace, resources.path("samples", "truong-minh-hoa", "scenario.toml"))
    assert pack(tmp_path / "ra", "--json", what=str(tmp_path / "ho-so")) == 0
    written = Path(str(said(capsys)["package"]))
    assert written.parent == tmp_path / "ra"
    assert main(["verify", str(written)]) == 0


@pytest.mark.parametrize("kind", ["toml", "xlsx", "cdsx"])
def test_score_and_check_set_read_a_set_in_every_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    source = resources.path("indicator_sets", f"{SET}.toml")
    path = tmp_path / f"bo.{kind}"
    if kind == "toml":
        path.write_bytes(source.read_bytes())
    elif kind == "xlsx":
        write_sheet(load(source.read_text("utf-8")), path)
    else:
        pack(path)
    answers = tmp_path / "a.json"
    answers.write_text('{"items": {"1.1": {"met": true}}}', "utf-8")
    capsys.readouterr()
    assert main(["check-set", str(path), "--json"]) == 0
    assert said(capsys)["usable"] is True
    assert main(["score", str(path), str(answers), "--json"]) == 0
    found = said(capsys)
    assert found["set"]["id"] == SET  # type: ignore[index]


def test_an_altered_package_is_neither_valid_nor_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "gói.cdsx"
    pack(out)
    content = bytearray(out.read_bytes())
    content[content.index(b"max_points") + 13] ^= 1
    out.write_bytes(content)
    assert main(["verify", str(out)]) == 1
    assert main(["check-set", str(out)]) == 1
    assert "E-GOI-HONG" in capsys.readouterr().err


def test_a_set_nobody_knows_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pack(tmp_path / "a.cdsx", what="khong-co") == 2
    assert "E-BCS-KHONG-CO" in capsys.readouterr().err
    assert not (tmp_path / "a.cdsx").exists()
