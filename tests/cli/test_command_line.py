"""The command line as scripts use it: exit statuses, JSON, errors on stderr with a stable code."""

import json
import shutil
from pathlib import Path

import pytest

from cds_desktop import resources
from cds_desktop.cli import main
from cds_desktop.domain.papers import PaperKind

SCENARIO = resources.path("samples", "truong-minh-hoa", "scenario.toml")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "kết quả"
    assert main(["demo", str(out), "--json"]) == 0
    return out


def answers(folder: Path, items: dict[str, object]) -> str:
    path = folder / "so-lieu.json"
    path.write_text(json.dumps({"items": items}), "utf-8")
    return str(path)


def test_demo_leaves_a_workspace_signed_minutes_and_a_package(demonstration: Path) -> None:
    assert (demonstration / "ho-so" / "workspace.sqlite3").is_file()
    documents = demonstration / "ho-so" / "documents"
    assert len(list(documents.glob("bien-ban*.pdf"))) == 3
    assert len(list(documents.glob("*.pdf"))) == 3 + len(PaperKind) - 1
    assert {path.suffix for path in (demonstration / "van-ban").iterdir()} == {
        ".pdf",
        ".docx",
        ".xlsx",
        ".html",
    }
    assert len(list(demonstration.glob("*.cdsx"))) == 1


def test_demo_refuses_a_folder_with_something_in_it(
    demonstration: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", str(demonstration)]) == 2
    assert "E-KHO-DA-CO" in capsys.readouterr().err


def test_verify_says_valid_for_what_demo_made(
    demonstration: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = next(demonstration.glob("*.cdsx"))
    minutes = next((demonstration / "ho-so" / "documents").glob("*ky-2.pdf"))
    assert main(["verify", str(package), str(minutes), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["valid"] is True
    assert [file["kind"] for file in document["files"]] == ["package", "pdf"]
    assert len(document["files"][1]["signatures"]) == 2


def test_verify_gives_two_lines_per_signature(
    demonstration: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    minutes = next((demonstration / "ho-so" / "documents").glob("*ky-2.pdf"))
    main(["verify", str(minutes)])
    printed = capsys.readouterr().out
    assert printed.count("Hiện nay:") == 2
    assert printed.count("tại thời điểm máy tính khai") == 2
    assert printed.count("không có giá trị pháp lý") >= 2


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [("x.pdf", b"not a pdf", 2), ("x.cdsx", b"not a zip", 2), ("khong-co.cdsx", None, 2)],
)
def test_verify_of_something_unreadable_is_status_2(
    tmp_path: Path, name: str, content: bytes | None, status: int
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["verify", str(path)]) == status


def test_verify_of_an_altered_package_is_not_valid(demonstration: Path, tmp_path: Path) -> None:
    altered = tmp_path / "sua.cdsx"
    data = bytearray(next(demonstration.glob("*.cdsx")).read_bytes())
    data[len(data) // 2] ^= 1
    altered.write_bytes(data)
    assert main(["verify", str(altered)]) == 1


def test_check_is_clean_until_an_evidence_file_is_gone(demonstration: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    shutil.copytree(demonstration / "ho-so", folder)
    assert main(["check", str(folder)]) == 0
    victim = next(path for path in (folder / "evidence").rglob("*") if path.is_file())
    victim.unlink()
    assert main(["check", str(folder)]) == 1


def test_check_of_no_workspace_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path), "--json"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["error"]["code"] == "E-KHO-HONG"
    assert "E-KHO-HONG" in err


def test_score_shows_points_working_level_and_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = answers(tmp_path, {"1.1": {"met": True}, "1.6.1": {"numerator": 37, "denominator": 40}})
    assert main(["score", "qd-4725-minh-hoa", path, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    item = next(item for item in document["items"] if item["code"] == "1.6.1")
    assert "37/40" in item["working"]
    assert "92,5" in item["working"]
    assert item["points"] == item["max_points"]
    assert document["level"] == 1
    assert document["rule"]


def test_score_output_fits_its_published_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from jsonschema import Draft202012Validator

    path = answers(tmp_path, {"1.1": {"met": False}, "1.3.1": {"points": "6", "reason": "đủ"}})
    assert main(["score", "qd-4725-2022", path, "--json"]) == 0
    schema = json.loads(resources.path("schemas", "score.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


def test_score_lists_every_unknown_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = answers(tmp_path, {"9.1": {"met": True}, "9.2": {"points": "1"}})
    assert main(["score", "qd-4725-2022", path]) == 1
    err = capsys.readouterr().err
    assert "9.1" in err
    assert "9.2" in err


def test_check_set_names_the_ten_points_nobody_has_read(capsys: pytest.CaptureFixture[str]) -> None:
    path = resources.path("indicator_sets", "qd-4725-2022.toml")
    assert main(["check-set", str(path)]) == 1
    out = capsys.readouterr().out
    assert "nhóm 2" in out
    assert "90" in out
    assert main(["check-set", str(resources.path("indicator_sets", "qd-4725-minh-hoa.toml"))]) == 0


def test_build_papers_sign_and_pack_step_by_step(
    demonstration: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, keys = tmp_path / "ho-so", demonstration / "chung-thu-minh-hoa"
    password = ["--password-file", str(keys / "mat-khau.txt")]
    assert main(["build", str(SCENARIO), str(folder)]) == 0
    assert main(["papers", str(folder), str(tmp_path / "giay")]) == 0
    assert next((tmp_path / "giay").glob("du-thao*.pdf"))
    assert main(["sign", str(folder), "--seal", "--p12", str(keys / "secretary.p12"), *password]) == 0
    assert "Chưa ký" in capsys.readouterr().out
    assert main(["sign", str(folder), "--p12", str(keys / "chair.p12"), *password]) == 0
    package = ["pack", str(folder), str(tmp_path / "gói"), "--p12", str(keys / "chair.p12")]
    assert main([*package, *password, "--json"]) == 0
    written = json.loads(capsys.readouterr().out.split("\n{", 1)[-1].join(["{", ""]))
    assert written["signed"] is True
    assert main(["verify", written["package"]]) == 0


def test_all_papers_are_written_and_named_with_their_kind(
    demonstration: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, out = str(demonstration / "ho-so"), str(tmp_path / "giấy tờ")
    assert main(["papers", workspace, out, "--kind", "all", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)["papers"]
    assert [paper["kind"] for paper in written] == [*PaperKind, "set-form"]
    assert all(Path(paper["path"]).read_bytes().startswith(b"%PDF") for paper in written)
    assert main(["papers", workspace, out, "--kind", "set-form"]) == 0
    assert "doi-chieu_" in capsys.readouterr().out
    assert main(["papers", workspace, out, "--kind", "bridge"]) == 0
    assert "bang-nhap-so-lieu" in capsys.readouterr().out
    assert main(["papers", workspace, out, "--kind", "notice", "--html", "--docx", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)["papers"]
    assert [Path(paper["path"]).suffix for paper in written] == [".pdf", ".docx", ".html"]
    assert main(["papers", workspace, out, "--kind", "plan", "--xlsx"]) == 2


def test_a_wrong_password_is_refused_with_its_code(
    demonstration: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ho-so"
    main(["build", str(SCENARIO), str(folder)])
    wrong = tmp_path / "sai.txt"
    wrong.write_text("sai\n")
    key = demonstration / "chung-thu-minh-hoa" / "secretary.p12"
    status = main(["sign", str(folder), "--seal", "--p12", str(key), "--password-file", str(wrong)])
    assert status == 1
    assert "E-CTS-MAT-KHAU" in capsys.readouterr().err


def test_a_faulty_scenario_leaves_no_workspace_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = tmp_path / "hỏng.toml"
    scenario.write_text('format = 1\n[school]\nnam = "x"\n[round]\nschool_year = 5\n', "utf-8")
    folder = tmp_path / "ho-so"
    assert main(["build", str(scenario), str(folder)]) == 1
    err = capsys.readouterr().err
    assert "nam" in err
    assert "school_year" in err
    assert not folder.exists()


@pytest.mark.parametrize("arguments", [["demo"], ["score", "x"], ["--khong-co"], ["verify"]])
def test_wrong_use_is_status_2_and_speaks_vietnamese(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "Cách dùng" in capsys.readouterr().err


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capsys.readouterr().out
    for command in ("demo", "build", "score", "check-set", "papers", "sign", "verify", "pack", "check"):
        assert command in printed


def test_a_password_nobody_can_type_is_asked_for_in_words(
    demonstration: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CDS_P12_PASSWORD", raising=False)

    def no_keyboard(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("cds_desktop.cli.signing_key.getpass", no_keyboard)
    chair = demonstration / "chung-thu-minh-hoa" / "chair.p12"
    assert main(["sign", str(demonstration / "ho-so"), "--p12", str(chair)]) == 2
    assert "--password-file" in capsys.readouterr().err


def test_a_password_file_from_notepad_is_read(demonstration: Path, tmp_path: Path) -> None:
    folder = demonstration / "chung-thu-minh-hoa"
    password = (folder / "mat-khau.txt").read_text("utf-8").splitlines()[0]
    written = tmp_path / "mat-khau.txt"
    written.write_bytes(f"\ufeff{password}\r\n".encode())
    target = str(tmp_path / "goi.cdsx")
    key = ["--p12", str(folder / "chair.p12"), "--password-file", str(written)]
    assert main(["pack", str(demonstration / "ho-so"), target, *key]) == 0


def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "màn hình" in capsys.readouterr().err
