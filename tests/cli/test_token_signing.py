"""sign, pack and doctor with a software token, as scripts use them."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cds_desktop import resources
from cds_desktop.cli import TOKEN_WORKER, main
from cds_desktop.signing.demonstration import make_demonstration_identities
from software_tokens.box import PIN, from_file, make_box

SCENARIO = resources.path("samples", "truong-minh-hoa", "scenario.toml")
PEOPLE = [("secretary", "Lê Thu Hà"), ("chair", "Nguyễn Thị Hiền")]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A school's dossier ready to be sealed, and a token with the keys of both who sign."""
    folder = tmp_path_factory.mktemp("ky-token")
    files = make_demonstration_identities(folder, PEOPLE, "x", datetime.now(UTC))
    box = make_box(folder / "hsm")
    box.add(
        "Token nhà trường",
        [from_file(files["secretary"], "x", "a1b2"), from_file(files["chair"], "x", "0c0d")],
    )
    (folder / "pin.txt").write_text(f"{PIN}\r\n", encoding="utf-8")
    (folder / "sai.txt").write_text("000000\n", encoding="utf-8")
    assert main(["build", str(SCENARIO), str(folder / "ho-so"), "--json"]) == 0
    return folder, box


@pytest.fixture
def told(prepared, monkeypatch, capsys):
    """Runs a command with the token plugged in; gives status, JSON and errors."""
    folder, box = prepared
    monkeypatch.setenv("SOFTHSM2_CONF", str(box.settings))

    def run(*words):
        options = ("--token", str(box.library), "--json")
        status = main([*(word.replace("@", f"{folder}/") for word in words), *options])
        out, err = capsys.readouterr()
        return status, json.loads(out or "{}"), err

    return run


def test_minutes_and_package_are_signed_with_a_token_step_by_step(told, prepared):
    folder, _ = prepared
    pin = ("--pin-file", "@pin.txt")
    status, document, _ = told("doctor", "@ho-so", "--cert", "a1b2")
    assert status == 1
    assert "Biên bản chưa lập" in [check["title"] for check in document["checks"]]

    status, _, err = told("sign", "@ho-so", "--seal", *pin)
    assert status == 1
    assert "E-TOKEN-CTS-CHON" in err
    assert "a1b2: Lê Thu Hà" in err

    status, document, _ = told("sign", "@ho-so", "--seal", "--cert", "A1B2", *pin)
    assert status == 0
    assert document["role"] == "secretary"
    assert told("doctor", "@ho-so", "--cert", "0c0d")[0] == 0
    status, _, err = told("sign", "@ho-so", "--cert", "0c0d", "--pin-file", "@sai.txt")
    assert status == 1
    assert "E-TOKEN-PIN" in err
    assert told("sign", "@ho-so", "--cert", "0c0d", *pin)[0] == 0
    status, document, _ = told("pack", "@ho-so", f"{folder}/goi", "--cert", "0c0d", *pin)
    assert status == 0
    assert document["signed"] is True
    assert main(["verify", str(document["package"])]) == 0


def test_the_doctor_lists_what_may_be_named_without_a_pin(told):
    status, document, _ = told("doctor")
    assert status == 0
    assert {row["id"]: row["subject"] for row in document["certificates"]} == {
        "a1b2": "Lê Thu Hà",
        "0c0d": "Nguyễn Thị Hiền",
    }


def test_a_certificate_that_is_not_there_is_told_with_those_that_are(told):
    status, _, err = told("sign", "@ho-so", "--cert", "ffff", "--pin-file", "@pin.txt")
    assert status == 1
    assert "E-TOKEN-CTS-KHONG-CO" in err
    assert "a1b2: Lê Thu Hà" in err


def test_a_missing_pin_file_or_library_is_wrong_use(told, prepared, capsys):
    assert told("sign", "@ho-so", "--cert", "a1b2", "--pin-file", "@mat.txt")[0] == 2
    assert main(["doctor", "--token", str(prepared[0] / "khong-co.so")]) == 1
    assert "không thấy tệp" in capsys.readouterr().out.lower()


def test_file_and_token_together_are_refused(told):
    assert told("sign", "@ho-so", "--p12", "@a.p12")[0] == 2
    assert told("doctor", "--p12", "@a.p12")[0] == 2


def test_the_doctor_without_anything_says_what_to_choose(capsys):
    assert main(["doctor"]) == 0
    assert "Tệp chứng thư" in capsys.readouterr().out


def test_the_hidden_worker_is_not_in_the_help_and_ends_when_nobody_asks():
    command = [sys.executable, "-m", "cds_desktop"]
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [*command, TOKEN_WORKER], input=b"", cwd=root, capture_output=True, timeout=30, check=True
    )
    assert ended.stdout == b""
    shown = subprocess.run([*command, "--help"], cwd=root, capture_output=True, timeout=30, check=True)
    assert TOKEN_WORKER.encode() not in shown.stdout
