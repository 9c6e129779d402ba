"""The published JSON forms against what the app reads and writes."""

import json
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cds_desktop import resources
from cds_desktop.actions.scenario.reading import read_scenario
from cds_desktop.cli.scoring import score_document
from cds_desktop.domain.gaps import gaps
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Answer, Assessment, EvidenceFile, PlanStep, SetReference
from cds_desktop.domain.scoring import score
from cds_desktop.exchange.package_format.json_text import canonical_json, decode_json

SAMPLE = resources.path("samples", "truong-minh-hoa", "scenario.toml")


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads(resources.path("schemas", f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(name: str, document: Any) -> list[str]:
    return [error.message for error in validator(name).iter_errors(document)]


def built_in(name: str) -> IndicatorSet:
    return load(resources.path("indicator_sets", f"{name}.toml").read_text("utf-8"))


@pytest.fixture
def described() -> dict[str, Any]:
    """The sample scenario as JSON, its days and times as ISO text."""
    table = tomllib.loads(SAMPLE.read_text("utf-8"))
    document = json.loads(json.dumps(table, default=lambda value: value.isoformat()))
    assert isinstance(document, dict)
    return document


@pytest.fixture
def assessment() -> Assessment:
    scenario, indicator_set = read_scenario(SAMPLE), built_in("qd-4725-minh-hoa")
    return Assessment(
        round_id="r1",
        school_year=scenario.school_year,
        revision=1,
        indicator_set=SetReference(
            id=indicator_set.id, version=indicator_set.version, digest=indicator_set.digest
        ),
        school=scenario.school,
        receiving_office=scenario.receiving_office,
        council_decision_date=scenario.council_decision_date,
        deadlines=scenario.deadlines,
        members=scenario.members,
        answers=scenario.answers,
        texts=scenario.texts,
        evidence_items=tuple(entry.item for entry in scenario.evidence),
        meeting=scenario.meeting,
        plan_steps=(
            PlanStep(item_code="1.5.1", deed="Thêm máy", gain=Decimal("1.5"), due_on=date(2026, 9, 5)),
            PlanStep(item_code="1.6.3"),
        ),
    )


def test_the_sample_school_fits_its_schema(described: dict[str, Any]) -> None:
    assert faults("scenario", described) == []


def test_the_schema_of_a_scenario_knows_every_field_that_is_read(described: dict[str, Any]) -> None:
    schema = json.loads(resources.path("schemas", "scenario.schema.json").read_text("utf-8"))
    assert set(schema["properties"]) >= set(described)
    assert set(schema["$defs"]["evidence"]["properties"]) == {
        *EVIDENCE_WORDS,
        *("code", "kind", "files", "used_for", "issued_on", "seen_on", "sensitivity", "travel", "name_form"),
    }


EVIDENCE_WORDS = ("title", "number", "issuer", "pages", "supplied_by", "address", "seen_by", "box", "note")


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("round", "school_year", "2025"),
        ("round", "council_decision_date", "10/11/2025"),
        ("school", "name", ""),
        ("school", "nickname", "x"),
        ("meeting", "began_at", "2 giờ chiều"),
        ("meeting", "votes_for", -1),
        ("answers", "1.4", {"count": "nhiều"}),
        ("texts", "1.3", {"plans": "x"}),
    ],
)
def test_the_schema_of_a_scenario_refuses_what_the_reader_refuses(
    described: dict[str, Any], section: str, field: str, value: object
) -> None:
    described[section][field] = value
    assert faults("scenario", described)


def test_a_link_without_address_and_a_file_without_files_are_refused(described: dict[str, Any]) -> None:
    for kind in ("link", "file", None):
        entry = {"title": "Một", **({"kind": kind} if kind else {})}
        assert faults("scenario", {**described, "evidence": [entry]})
    assert faults("scenario", {**described, "evidence": [{"title": "Một", "kind": "physical"}]}) == []


@pytest.mark.parametrize("name", ["qd-4725-2022", "qd-4725-minh-hoa"])
def test_what_score_prints_fits_its_schema(name: str) -> None:
    indicator_set = built_in(name)
    for answers in ({}, read_scenario(SAMPLE).answers, {"1.6.1": Answer(numerator=None)}):
        result = score(indicator_set, answers)
        document = score_document(indicator_set, result, gaps(indicator_set, answers))
        assert faults("score", json.loads(json.dumps(document))) == []


def test_points_in_a_score_are_text_with_a_decimal_point() -> None:
    indicator_set, answers = built_in("qd-4725-minh-hoa"), read_scenario(SAMPLE).answers
    document = score_document(indicator_set, score(indicator_set, answers), gaps(indicator_set, answers))
    assert [group["points"] for group in document["groups"]] == ["71.5", "80"]
    assert document["level"] == 2
    assert [(step["code"], step["gain"]) for gap in document["gaps"] for step in gap["steps"]] == [
        ("1.5.1", "5")
    ]
    document["groups"][0]["points"] = 71.5
    assert faults("score", document)


def test_the_sealed_data_of_a_round_fit_their_schema_and_read_back_the_same(assessment: Assessment) -> None:
    data = canonical_json(assessment)
    assert faults("assessment", json.loads(data)) == []
    assert decode_json(data, Assessment) == assessment


def test_the_schema_of_an_assessment_misses_no_field_and_allows_no_other(assessment: Assessment) -> None:
    document = json.loads(canonical_json(assessment))
    entries = [document[name][0] for name in ("members", "evidence_items", "plan_steps")]
    for part in (document, document["school"], *entries):
        for name in list(part):
            value = part.pop(name)
            # Data sealed before there was an improvement plan has none.
            assert bool(faults("assessment", document)) is (name != "plan_steps"), name
            part[name] = value
        part["extra"] = 1
        assert faults("assessment", document)
        del part["extra"]


def test_files_of_evidence_are_part_of_the_schema(assessment: Assessment) -> None:
    document = json.loads(canonical_json(assessment))
    file = EvidenceFile(digest="0" * 64, name="kế hoạch.pdf", size_bytes=3)
    document["evidence_items"][0]["files"] = [json.loads(canonical_json(file))]
    assert faults("assessment", document) == []
    document["evidence_items"][0]["files"][0]["digest"] = "không phải mã"
    assert faults("assessment", document)
