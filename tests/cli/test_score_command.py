"""`score`: every sentence from item to level, for machines and for people, with sets of any shape."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cds_desktop import resources
from cds_desktop.cli import main

EXAMPLE_ANSWERS = {
    "0.1": {"met": True},
    "1.1.1": {"numerator": 30, "denominator": 40},
    "1.1.2": {"count": 19},
    "2.1.1": {"choice": "b"},
    "2.1.2": {"numerator": 310, "denominator": 400},
    "2.1.3": {"points": "0.75"},
}


@pytest.fixture
def example_set(tmp_path: Path) -> str:
    """The set that the description of the format shows."""
    text = resources.path("indicator_sets", "README.md").read_text("utf-8")
    path = tmp_path / "vi-du.toml"
    path.write_text(text.split("```toml\n")[1].split("```")[0], "utf-8")
    return str(path)


def written(tmp_path: Path, items: dict[str, Any]) -> str:
    path = tmp_path / "so-lieu.json"
    path.write_text(json.dumps({"items": items}), "utf-8")
    return str(path)


def scored(capsys: pytest.CaptureFixture[str], chosen: str, path: str) -> dict[str, Any]:
    assert main(["score", chosen, path, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    schema = json.loads(resources.path("schemas", "score.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    return dict(document)


def test_a_weighted_set_with_a_mandatory_group_is_explained_from_item_to_level(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], example_set: str
) -> None:
    document = scored(capsys, example_set, written(tmp_path, EXAMPLE_ANSWERS))
    # 30/40 give 6,25; 19 give nothing; so group 1 lacks the 8 points it must have.
    assert (
        document["items"][0]["working"]
        == "30/40 giáo viên = 75\u00a0% → khung “từ 50\u00a0% đến 80\u00a0%”: 6,25/12 điểm"
    )
    assert document["criteria"][0]["working"] == (
        "1.1: 1.1.1 6,25/12 + 1.1.2 0/8 = 6,25/20 điểm → mức riêng của tiêu chí: Mức 1 (dưới 10)."
    )
    assert document["groups"][1]["working"] == (
        "Nhóm 1: 1.1 6,25/20 = 6,25/20 điểm; phải đạt từ 8 điểm → nhóm bắt buộc chưa đạt."
    )
    assert document["total"]["working"] == (
        "Tổng có trọng số: 3 × 6,25 + 4 × 6,5 = 44,75/100 điểm → Mức 1 (dưới 50)."
    )
    assert document["working"] == (
        "Mức chung: tổng có trọng số 44,75 điểm, Mức 1; nhóm bắt buộc 1 thiếu điểm; "
        "không vượt quá Mức 1 → Mức 1 (Chưa đáp ứng)."
    )
    assert (document["level"], document["groups_failed"]) == (1, ["1"])
    assert [group["level"] for group in document["groups"]] == [None, None, None]
    assert (document["gaps"][0]["groups"], document["gaps"][0]["steps"][0]["units"]) == (["1"], 1)


def test_people_read_the_same_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], example_set: str
) -> None:
    path = written(tmp_path, EXAMPLE_ANSWERS)
    document = scored(capsys, example_set, path)
    assert main(["score", example_set, path]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = (*document["criteria"], *document["conditions"], *document["groups"], document["total"], document)
    for row in rows:
        assert row["working"] in lines
    assert "  nhóm 1: nhóm bắt buộc phải đạt từ 8 điểm" in lines
    assert "  1.1.2: thêm 1 học liệu: 19 → 20 (+8 điểm)" in lines


def test_the_official_shape_keeps_its_levels_and_has_no_total(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = scored(capsys, "qd-4725-minh-hoa", written(tmp_path, {"1.1": {"met": False}}))
    assert document["total"] is None
    assert [group["level"] for group in document["groups"]] == [1, 1]
    assert {"code": "1.1", "met": False, "working": "1.1: điều kiện bắt buộc, chưa đạt."} in document[
        "conditions"
    ]


def test_the_preschool_decision_is_known_and_its_table_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "qd-3276-2024", written(tmp_path, {})]) == 1
    err = capsys.readouterr().err
    assert "3276/QĐ-BGDĐT ngày 30/10/2024: chương trình chưa có" in err
    assert "Nạp bộ chỉ số từ tệp" in err


def test_the_slots_are_no_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "slots", written(tmp_path, {})]) == 2
    assert "E-BCS-KHONG-CO" in capsys.readouterr().err
