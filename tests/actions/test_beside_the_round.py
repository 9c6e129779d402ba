"""What the checks know beside the round: last year, evidence that came from it, other versions of the set."""

from dataclasses import replace

import pytest

from cds_desktop import queries, resources
from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.readiness import Finding, Kind
from cds_desktop.storage.models import (
    AnswerRecord,
    CriterionChangeRecord,
    EvidenceRecord,
    IndicatorSetRecord,
    LeftOutItemRecord,
    RoundRecord,
)
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace


def kinds(workspace: Workspace, kind: Kind) -> list[Finding]:
    return [finding for finding in queries.review(workspace).findings if finding.kind is kind]


@pytest.fixture
def second_year(school: Workspace) -> Workspace:
    """The sample round with the year before it, answered alike in 1.6."""
    with school.change("test") as db:
        now = current_round(db)
        before = {column.name: getattr(now, column.name) for column in RoundRecord.__table__.columns}
        db.add(RoundRecord(**before | {"id": "truoc", "school_year": "2024-2025"}))
        db.flush()
        for row in db.query(AnswerRecord).filter_by(round_id=now.id):
            values = {column.name: getattr(row, column.name) for column in AnswerRecord.__table__.columns}
            db.add(AnswerRecord(**values | {"round_id": "truoc"}))
        now.earlier_round_id = "truoc"
    return school


def test_numbers_as_last_year_are_asked_about_until_one_changes(second_year: Workspace) -> None:
    same = {code for finding in kinds(second_year, Kind.SAME_NUMBERS) for code in finding.codes}
    assert "1.6" in same
    before = queries.criterion_view(second_year, "1.6").items[0].answer
    assert before.numerator is not None
    enter_answer(second_year, "1.6.1", replace(before, numerator=before.numerator - 1))
    left = {code for finding in kinds(second_year, Kind.SAME_NUMBERS) for code in finding.codes}
    assert left == same - {"1.6"}


def test_a_criterion_said_to_be_as_before_is_not_asked_about(second_year: Workspace) -> None:
    with second_year.change("test") as db:
        db.add(CriterionChangeRecord(round_id=current_round(db).id, criterion_code="1.6", state="kept"))
    same = {code for finding in kinds(second_year, Kind.SAME_NUMBERS) for code in finding.codes}
    assert "1.6" not in same


def test_evidence_from_last_year_is_asked_about_until_somebody_says_it_holds(school: Workspace) -> None:
    with school.change("test") as db:
        items = db.query(EvidenceRecord).order_by(EvidenceRecord.code).limit(2).all()
        codes = [item.code for item in items]
        for item in items:
            item.carry_state = "asked"
    (asked,) = kinds(school, Kind.CARRIED)
    assert (asked.codes, asked.place) == (tuple(codes), "evidence")
    with school.change("test") as db:
        for item in db.query(EvidenceRecord).filter_by(carry_state="asked"):
            item.carry_state = "kept"
    assert kinds(school, Kind.CARRIED) == []


def test_a_ladder_in_another_version_of_the_set_is_told(school: Workspace) -> None:
    plain = load(resources.path("indicator_sets", "qd-4725-2022.toml").read_text("utf-8"))
    with school.change("test") as db:
        round_ = current_round(db)
        other = IndicatorSetRecord(
            digest="0" * 64, set_id=round_.set_id, version="có-khung", text=round_.set_text,
            kept_at_utc=school.now(),
        )  # fmt: skip
        db.add(other)
        round_.set_text, round_.set_digest = plain.text, plain.digest
    told = kinds(school, Kind.LADDER_ELSEWHERE)
    assert told
    assert all(finding.place == "set" for finding in told)


def test_what_stands_under_a_code_the_set_does_not_have_is_told(school: Workspace) -> None:
    with school.change("test") as db:
        now = current_round(db).id
        db.add(AnswerRecord(round_id=now, code="9.9.1", points="3", changed_at_utc=school.now()))
        db.add(LeftOutItemRecord(round_id=now, item_code="9.9.1"))
    (told,) = kinds(school, Kind.SET_ASIDE)
    assert told.sentence == "Mã 9.9.1 không có trong bộ chỉ số đang dùng"
    assert "số liệu và điểm" in told.fact


def test_the_bars_know_last_year(second_year: Workspace) -> None:
    bars = queries.review(second_year).items_chart.bars
    assert bars
    assert all(bar.last_points == bar.points for bar in bars)
