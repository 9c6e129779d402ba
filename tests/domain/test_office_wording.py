"""What papers say reads as an office writes it."""

from dataclasses import replace

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.minutes import condition_words, legal_bases_of
from cds_desktop.domain.minutes_scores import printed
from cds_desktop.domain.round import Answer, Assessment, ReceivingOffice, School, SetReference
from cds_desktop.domain.scoring import score


@pytest.fixture
def nothing_entered() -> Assessment:
    reference = SetReference(id="x", version="1", digest="")
    return Assessment(
        round_id="r",
        school_year="2025-2026",
        revision=1,
        indicator_set=reference,
        school=School(name="Trường A"),
        receiving_office=ReceivingOffice(),
        answers={},
        texts={},
    )


def test_working_is_printed_without_arrows() -> None:
    assert (
        printed("31/40 = 77,5 % → khung “từ 50 %”: 4/6 điểm") == "31/40 = 77,5 %; khung “từ 50 %”: 4/6 điểm"
    )
    assert printed("Nhóm 1: 80/100 điểm → Mức 3 (trên 75).") == "Nhóm 1: 80/100 điểm: Mức 3 (trên 75)."


def test_conditions_all_met_are_told_in_one_word(demonstration_set: IndicatorSet) -> None:
    answers = {one.code: Answer(met=True) for one in demonstration_set.criteria if one.mandatory}

    assert condition_words(score(demonstration_set, answers)) == "Đạt (tiêu chí 1.1, 1.2, 2.1, 2.2)"


def test_a_condition_that_fails_is_told_first(demonstration_set: IndicatorSet) -> None:
    answers = {one.code: Answer(met=True) for one in demonstration_set.criteria if one.mandatory}
    answers["2.1"] = Answer(met=False)
    del answers["1.2"]

    told = condition_words(score(demonstration_set, answers))

    assert told == "Chưa xác nhận: tiêu chí 1.2; chưa đạt: tiêu chí 2.1; đạt: tiêu chí 1.1, 2.2"


def test_the_decision_is_cited_with_what_it_issues(
    demonstration_set: IndicatorSet, nothing_entered: Assessment
) -> None:
    real = replace(demonstration_set, demonstration=False, title="bộ chỉ số X")

    assert legal_bases_of(real, nothing_entered)[0].endswith(" ban hành Bộ chỉ số X")
    assert "ban hành" not in legal_bases_of(demonstration_set, nothing_entered)[0]
