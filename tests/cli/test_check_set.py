"""check-set: every fault of a text or a spreadsheet, and the same set in the other format."""

import json
from pathlib import Path

import openpyxl
import pytest

from cds_desktop import resources
from cds_desktop.cli import main
from cds_desktop.domain.indicator_set import load, to_toml

KNOWN = resources.path("indicator_sets", "qd-4725-2022.toml")
SHOWN = resources.path("indicator_sets", "qd-4725-minh-hoa.toml")


def test_a_set_goes_to_a_spreadsheet_and_back_unchanged(tmp_path: Path) -> None:
    sheet, text = tmp_path / "bo.xlsx", tmp_path / "bo.toml"
    assert main(["check-set", str(SHOWN), "--to", str(sheet)]) == 0
    assert main(["check-set", str(sheet), "--to", str(text)]) == 0
    assert text.read_text("utf-8") == to_toml(load(SHOWN.read_text("utf-8")))


def test_a_spreadsheet_gives_its_faults_with_cell_addresses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "bo.xlsx"
    assert main(["check-set", str(KNOWN), "--to", str(sheet)]) == 1
    capsys.readouterr()
    assert main(["check-set", str(sheet)]) == 1
    assert "Bộ chỉ số!G24 (Điểm tối đa): các tiêu chí cộng được 90" in capsys.readouterr().out
    assert main(["check-set", str(sheet), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["usable"] is True
    assert [fault["cell"] for fault in found["faults"]] == ["Bộ chỉ số!G24"]
    assert len(found["unchecked_rows"]) > 20


def test_a_spreadsheet_that_cannot_be_used_is_not_written_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, text = tmp_path / "bo.xlsx", tmp_path / "bo.toml"
    main(["check-set", str(SHOWN), "--to", str(sheet)])
    book = openpyxl.load_workbook(sheet)
    book["Bộ chỉ số"]["G7"], book["Bộ chỉ số"]["G8"] = "sáu", "=3+3"
    book.save(sheet)
    capsys.readouterr()
    assert main(["check-set", str(sheet), "--to", str(text)]) == 1
    out = capsys.readouterr().out
    assert "G7" in out
    assert "G8" in out
    assert "Chưa ghi bo.toml" in out
    assert not text.exists()


@pytest.mark.parametrize("name", ["bo.xlsx", "bo.xls", "bo.csv", "bo.ods", "bo.md"])
def test_what_is_no_set_at_all_ends_with_status_two(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text("không phải bảng tính", "utf-8")
    assert main(["check-set", str(path)]) == 2
    assert name in capsys.readouterr().err


def test_a_spreadsheet_named_toml_is_still_read_as_one(tmp_path: Path) -> None:
    sheet, other = tmp_path / "bo.xlsx", tmp_path / "bo.toml"
    main(["check-set", str(SHOWN), "--to", str(sheet)])
    sheet.rename(other)
    assert main(["check-set", str(other)]) == 0


def test_only_the_two_formats_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-set", str(SHOWN), "--to", str(tmp_path / "bo.csv")]) == 2
    assert ".toml hoặc .xlsx" in capsys.readouterr().err
