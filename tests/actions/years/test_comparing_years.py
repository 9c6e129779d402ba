"""So với năm trước: groups, criteria and contents of two years, under one set and under two."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cds_desktop.actions.assess import enter_answer, enter_answers, write_text
from cds_desktop.actions.evidence import confirm_carried
from cds_desktop.actions.rounds import choose_round, mark_criterion, open_round, reopen_round
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.round import Answer, CriterionText, RoundDetails
from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.errors import NotAllowedNow, NotFound
from cds_desktop.queries import criterion_tree, criterion_view, evidence_table, overview
from cds_desktop.queries.comparison import GONE, comparison
from cds_desktop.queries.years import years
from cds_desktop.storage.models import RoundRecord
from cds_desktop.storage.snapshot import read_assessment

D = Decimal


def last_answers(workspace):
    with workspace.read() as db:
        record = db.query(RoundRecord).filter_by(school_year="2025-2026").one()
        return read_assessment(db, record.id).answers


def rows(workspace):
    return {(row.kind, row.code): row for row in comparison(workspace).rows}


def marks(workspace):
    return {row.code: row.mark for row in criterion_tree(workspace) if row.kind == "criterion"}


def test_in_the_first_year_there_is_nothing_to_compare_with(school):
    assert comparison(school) is None
    assert set(marks(school).values()) == {None}
    assert criterion_view(school, "1.6").since is None
    assert [meter.last_year for meter in overview(school).meters] == [None, None]


def test_before_anything_is_scored_last_year_stands_alone(next_year):
    found = rows(next_year)
    group = found["group", "1"]

    assert (group.last_points, group.last_max, group.last_level) == (D("71.5"), D(100), 2)
    assert (group.points, group.level, group.difference) == (None, None, None)
    assert set(marks(next_year).values()) == {ChangeMark.UNSEEN}
    assert [meter.last_year for meter in overview(next_year).meters] == [D("71.5"), D(80)]


def test_all_numbers_of_last_year_again_are_kept_and_differ_by_nothing(next_year):
    enter_answers(next_year, last_answers(next_year))
    found = comparison(next_year)

    assert set(marks(next_year).values()) == {ChangeMark.KEPT}
    assert {row.difference for row in found.rows if row.points is not None} == {D(0)}
    assert found.level == found.last_level == 2


def test_one_number_more_shows_in_content_criterion_and_group(next_year):
    answers = last_answers(next_year)
    changed = replace(answers["1.6.3"], numerator=D(40))
    enter_answers(next_year, answers | {"1.6.3": changed})
    found = rows(next_year)

    item, criterion, group = found["item", "1.6.3"], found["criterion", "1.6"], found["group", "1"]
    assert item.last_words == "29/40, 4,5 điểm"
    assert item.difference == criterion.difference == group.difference == D("1.5")
    assert marks(next_year)["1.6"] is ChangeMark.CHANGED
    assert marks(next_year)["1.3"] is ChangeMark.KEPT


def test_what_is_only_half_scored_is_not_called_a_fall(next_year):
    answers = last_answers(next_year)
    enter_answers(next_year, {code: answers[code] for code in ("1.6.1", "1.6.2")})
    found = rows(next_year)

    assert found["criterion", "1.6"].is_unfinished
    assert found["criterion", "1.6"].difference is None
    assert found["group", "1"].difference is None
    assert found["item", "1.6.1"].difference == 0


def test_the_other_set_is_followed_row_by_row(next_year_anew):
    answers = last_answers(next_year_anew)
    enter_answer(next_year_anew, "1.8", answers["1.4"])
    enter_answer(next_year_anew, "1.6.2", answers["1.6.1"])
    found, whole = rows(next_year_anew), comparison(next_year_anew)

    assert whole.has_other_set
    assert (found["criterion", "1.8"].earlier_code, found["criterion", "1.8"].difference) == ("1.4", D(0))
    swapped = found["item", "1.6.2"]
    assert (swapped.earlier_code, swapped.last_words) == ("1.6.1", "37/40, 7 điểm (mã cũ 1.6.1)")
    assert [row.code for row in whole.of_kind(GONE)] == ["2.2"]
    assert found["item", "2.4.5"].earlier_code == ""
    assert found["item", "2.4.4"].difference is None


def test_marks_follow_the_set_before_the_numbers(next_year_anew):
    found = marks(next_year_anew)

    assert found["1.1"] is ChangeMark.BY_SET
    assert found["1.7"] is ChangeMark.BY_SET
    assert found["2.4"] is ChangeMark.BY_SET
    assert found["1.8"] is ChangeMark.UNSEEN
    assert found["1.3"] is ChangeMark.UNSEEN


def test_a_mark_set_by_hand_holds_until_it_is_taken_back(next_year):
    mark_criterion(next_year, "1.6", ChangeMark.NEW)
    view = criterion_view(next_year, "1.6")
    assert (view.since.mark, view.since.said) == (ChangeMark.NEW, ChangeMark.NEW)
    assert rows(next_year)["criterion", "1.6"].mark is ChangeMark.NEW

    assert next_year.history.undoable[-1].words == "đánh dấu 1.6 mới"
    assert undo(next_year).subject == "answers"
    assert criterion_view(next_year, "1.6").since.said is None
    redo(next_year)
    mark_criterion(next_year, "1.6", None)
    assert marks(next_year)["1.6"] is ChangeMark.UNSEEN


@pytest.mark.parametrize("mark", [ChangeMark.UNSEEN, ChangeMark.BY_SET])
def test_only_what_somebody_can_say_is_kept_as_said(next_year, mark):
    mark_criterion(next_year, "1.6", mark)

    assert criterion_view(next_year, "1.6").since.said is None


def test_a_mark_of_a_criterion_nobody_has_is_refused(next_year):
    with pytest.raises(NotFound):
        mark_criterion(next_year, "9.9", ChangeMark.KEPT)


def test_last_year_is_sealed_and_cannot_be_marked(next_year):
    choose_round(next_year, years(next_year)[1].round_id)
    with pytest.raises(NotAllowedNow):
        mark_criterion(next_year, "1.6", ChangeMark.KEPT)


def test_a_criterion_shows_its_points_and_texts_of_last_year(next_year, school):
    since = criterion_view(next_year, "1.6").since

    assert (since.school_year, since.words) == ("2025-2026", "17,5/20 điểm")
    assert since.text is not None
    assert criterion_view(next_year, "1.6").text == CriterionText()
    assert criterion_view(next_year, "1.1").since.words == "đạt"
    assert criterion_view(next_year, "1.6").items[0].last_year == "37/40, 7 điểm"


def test_what_was_sealed_counts_even_after_last_year_was_opened_again(next_year):
    now, last = years(next_year)
    choose_round(next_year, last.round_id)
    reopen_round(next_year)
    enter_answer(next_year, "1.4", Answer(count=D(0)))
    write_text(next_year, "1.6", CriterionText(description="sửa lại"))
    choose_round(next_year, now.round_id)

    assert not comparison(next_year).is_sealed
    assert rows(next_year)["criterion", "1.4"].last_points == D(0)
    assert criterion_view(next_year, "1.6").since.text.description == "sửa lại"


def test_without_a_copy_the_year_before_is_still_the_one_compared_with(school, same_set):
    open_round(school, "2026-2027", same_set, RoundDetails())

    assert comparison(school).earlier_year == "2025-2026"


def test_carried_evidence_is_asked_about_until_somebody_says(next_year):
    table = evidence_table(next_year)
    assert table.counts.asked == len(table.rows) == 18
    first = table.rows[0]
    assert (first.is_asked, first.state_words) == (True, "Giữ nguyên?")
    confirm_carried(next_year, [first.item.id])

    again = evidence_table(next_year)
    assert again.counts.asked == 17
    assert not next(row for row in again.rows if row.item.id == first.item.id).is_asked
    assert [line.is_asked for line in criterion_view(next_year, "1.6").evidence] == [True, True]
