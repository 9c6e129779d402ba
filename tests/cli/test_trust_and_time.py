"""trust, verify and sign --timestamp as scripts use them."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cds_desktop.cli import main
from signing.attacks import changing
from signing.pki import Server, World

Said = Callable[..., tuple[int, dict]]


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDS_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def world() -> World:
    return World(datetime.now(UTC))


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "ra"
    assert main(["demo", str(out), "--json"]) == 0
    return out


@pytest.fixture
def workspace(demonstration: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demonstration / "ho-so", tmp_path / "ho-so"))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*arguments: object) -> tuple[int, dict]:
        capsys.readouterr()
        status = main([*map(str, arguments), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


def minutes_of(workspace: Path) -> Path:
    return next((workspace / "documents").glob("*ky-2.pdf"))


def test_a_root_needs_its_fingerprint_and_is_listed_and_removed(
    said: Said, world: World, tmp_path: Path
) -> None:
    path = tmp_path / "goc.cer"
    path.write_bytes(world.root.der)
    assert said("trust", "list")[1]["entries"] == []
    status, refused = said("trust", "add", path)
    assert (status, refused["error"]["code"]) == (1, "E-GOC-VAN-TAY")
    assert said("trust", "add", path, "--fingerprint", world.root.fingerprint)[0] == 0
    entries = said("trust", "list")[1]["entries"]
    assert [(entry["kind"], entry["sha256"]) for entry in entries] == [("root", world.root.fingerprint)]
    assert said("trust", "remove", world.root.fingerprint[-12:])[0] == 0
    assert said("trust", "list")[1]["entries"] == []


def test_intermediates_and_lists_are_added_as_what_they_are(said: Said, world: World, tmp_path: Path) -> None:
    for name, data, options in (
        ("trung-gian.cer", world.intermediate.pem, ["--intermediate"]),
        ("thu-hoi.crl", world.crl(world.intermediate), []),
    ):
        (tmp_path / name).write_bytes(data)
        assert said("trust", "add", tmp_path / name, *options)[0] == 0
    assert {entry["kind"] for entry in said("trust", "list")[1]["entries"]} == {"intermediate", "crl"}
    assert said("trust", "show", tmp_path / "trung-gian.cer")[1]["found"][0]["kind"] == "intermediate"


def test_rubbish_is_told_with_a_code(said: Said, tmp_path: Path) -> None:
    path = tmp_path / "x.cer"
    path.write_bytes(b"rubbish")
    status, document = said("trust", "add", path)
    assert (status, document["error"]["code"]) == (2, "E-GOC-KHONG-DOC")
    assert said("trust", "add")[0] == 2
    assert said("trust", "remove", "abcdef123456")[0] == 1


def test_the_published_names_of_a_check_stay(said: Said, workspace: Path) -> None:
    status, document = said("verify", minutes_of(workspace))
    assert status == 0
    (file,) = document["files"]
    assert {"path", "kind", "valid", "sha256", "lines", "signatures", "verdict", "timestamps"} <= file.keys()
    for signature in file["signatures"]:
        assert {
            *("field", "signer", "issuer", "serial", "claimed_at", "intact", "valid_at_claimed_time"),
            *("valid_now", "trust", "locks", "faults", "chain", "revocation", "timestamp", "later_changes"),
        } <= signature.keys()


def test_the_minutes_get_a_time_stamp_as_a_new_file_and_stay_complete(
    said: Said, workspace: Path, world: World, server: Server
) -> None:
    before = minutes_of(workspace)
    url = server.serve_stamps(world.stamper())
    status, document = said("sign", workspace, "--timestamp", url)
    assert status == 0
    stamped = Path(document["file"])
    assert stamped.read_bytes().startswith(before.read_bytes())
    assert document["check"]["valid"] is True
    assert len(document["check"]["timestamps"]) == 1
    assert said("check", workspace)[1]["faults"] == []
    package = workspace.parent / "goi.cdsx"
    assert said("pack", workspace, package)[0] == 0
    found = said("verify", package)[1]["files"][0]
    assert found["valid"] is True
    assert len(found["timestamps"]) == 1


def test_a_loose_file_gets_a_time_stamp_beside_it(
    said: Said, workspace: Path, world: World, server: Server, tmp_path: Path
) -> None:
    path = Path(shutil.copy(minutes_of(workspace), tmp_path / "bien-ban.pdf"))
    url = server.serve_stamps(world.stamper())
    status, document = said("sign", path, "--timestamp", url)
    assert status == 0
    assert Path(document["file"]).name == "bien-ban_dau-thoi-gian.pdf"
    assert said("sign", path, "--timestamp", url)[1]["error"]["code"] == "E-TEP-KHONG-GHI"
    again = said("sign", document["file"], "--timestamp", url)[1]
    assert Path(again["file"]).name == "bien-ban_dau-thoi-gian-2.pdf"


def test_without_a_network_the_minutes_stay_as_they_are(said: Said, workspace: Path) -> None:
    before = sorted((workspace / "documents").iterdir())
    status, document = said("sign", workspace, "--timestamp", "http://127.0.0.1:9/tsa")
    assert (status, document["error"]["code"]) == (1, "E-DAU-THOI-GIAN")
    assert sorted((workspace / "documents").iterdir()) == before


def test_a_scan_is_named_as_signed_by_hand(said: Said, tmp_path: Path) -> None:
    picture, page = BytesIO(), BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(picture, "JPEG")
    canvas = Canvas(page, pagesize=(595, 842))
    canvas.drawImage(ImageReader(BytesIO(picture.getvalue())), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    for name, data in (("ban-quet.pdf", page.getvalue()), ("ban-quet.jpg", picture.getvalue())):
        (tmp_path / name).write_bytes(data)
        status, document = said("verify", tmp_path / name)
        assert (status, document["files"][0]["kind"]) == (1, "hand-signed")
        assert "bản ký tay đã quét, không có chữ ký số" in " ".join(document["files"][0]["lines"]).lower()


def test_the_result_is_written_as_a_page(said: Said, workspace: Path, tmp_path: Path) -> None:
    forged = tmp_path / "bi-sua.pdf"
    forged.write_bytes(changing.increment(minutes_of(workspace).read_bytes(), changing.touch_nothing))
    status, _ = said("verify", forged, "--report", tmp_path / "ket-qua")
    assert status == 1
    assert (tmp_path / "ket-qua" / "bi-sua_ket-qua-kiem-tra.pdf").read_bytes().startswith(b"%PDF-")
