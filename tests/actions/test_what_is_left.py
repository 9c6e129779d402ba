"""What is left to do: for whom, until when, in which order; and the way to the next level."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from cds_desktop import queries
from cds_desktop.actions.assess import enter_answer, write_text
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.planning import leave_out_item
from cds_desktop.actions.rounds import change_round, enter_school, open_round
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.readiness import Kind
from cds_desktop.domain.round import (
    Answer,
    CriterionText,
    Member,
    ReceivingOffice,
    Role,
    RoundDetails,
    School,
)
from cds_desktop.queries import WorkState
from cds_desktop.queries.tasks import TaskKind, next_task
from cds_desktop.storage.workspace import Workspace, create_workspace


def members(school: Workspace, code: str) -> set[str]:
    found = queries.council(school).members
    return {row.member.id for row in found if code in row.member.criteria}


def leaders(school: Workspace) -> set[str]:
    found: list[Member] = [row.member for row in queries.council(school).members]
    return {member.id for member in found if member.role in (Role.CHAIR, Role.SECRETARY)}


def test_a_content_without_points_is_work_of_those_it_was_given_to(school: Workspace) -> None:
    enter_answer(school, "1.6.1", Answer())
    (task,) = [task for task in queries.overview(school).tasks if task.kind is TaskKind.SCORE]

    assert task.title.startswith("1.6.1 ")
    assert task.fact == "Chưa chấm · tối đa 7 điểm"
    assert set(task.holders) == members(school, "1.6")
    assert task.due_on == date(2026, 3, 31)


def test_a_text_not_written_is_work_once_the_criterion_is_scored(school: Workspace) -> None:
    write_text(school, "1.4", CriterionText())
    (task,) = [task for task in queries.overview(school).tasks if task.kind is TaskKind.WRITE]

    assert task.title == "1.4 Viết hiện trạng và kế hoạch cải tiến"
    enter_answer(school, "1.4", Answer())
    assert not [task for task in queries.overview(school).tasks if task.kind is TaskKind.WRITE]


def test_one_goes_on_after_the_place_of_the_last_answer_and_then_from_the_beginning(
    school: Workspace,
) -> None:
    for code in ("1.3.1", "1.6.1", "2.4.1"):
        enter_answer(school, code, Answer())
    left = queries.overview(school).tasks
    codes = {task.code: task.position for task in left if task.kind is TaskKind.SCORE}

    following, last = next_task(left, codes["1.3.1"]), next_task(left, codes["2.4.1"])
    assert following is not None
    assert following.code == "1.6.1"
    assert last is not None
    assert last.code == "1.3.1"


def test_when_all_is_scored_the_next_step_is_offered_to_secretary_and_chair(school: Workspace) -> None:
    left = queries.overview(school).tasks
    first = next_task(left, -1)

    assert first is not None
    assert (first.page, first.deed) == ("minutes", "Soạn biên bản")
    assert set(first.holders) == leaders(school)


def test_after_sealing_only_the_signer_whose_turn_it_is_is_asked(school: Workspace) -> None:
    draw_up_minutes(school)
    seen = queries.overview(school)
    first = next_task(seen.tasks, -1)

    assert first is not None
    assert first.page == "signing"
    assert first.fact == "Đến lượt Lê Thu Hà"
    assert len(first.holders) == 1
    assert {finding.kind for finding in seen.findings} <= {Kind.LATE}


def test_a_deadline_is_met_by_its_work_and_not_by_its_day(school: Workspace, monkeypatch) -> None:
    monkeypatch.setattr(type(school), "now", lambda self: datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert queries.overview(school).met_deadlines == {"evidence", "scoring"}
    enter_answer(school, "1.6.1", Answer())
    seen = queries.overview(school)

    assert "scoring" not in seen.met_deadlines
    (late,) = [finding for finding in seen.findings if finding.kind is Kind.LATE]
    assert late.codes == ("evidence",)


def test_the_way_to_the_next_level_names_points_and_group(school: Workspace) -> None:
    (way,) = queries.review(school).ways

    assert way.to_level == 3
    assert [(group.code, group.is_there) for group in way.groups] == [("1", False), ("2", True)]
    assert way.groups[0].then > 75
    assert way.groups[0].then - way.groups[0].now == sum(step.gain for step in way.steps)


def test_what_is_left_out_stays_in_the_list_unticked(school: Workspace) -> None:
    first = queries.review(school).ways[0].steps[0]
    leave_out_item(school, first.code, True)
    rows = queries.review(school).ways[0].steps

    assert [row.code for row in rows if not row.chosen] == [first.code]
    assert any(row.chosen for row in rows)


def test_the_first_step_is_done_only_when_nothing_that_is_needed_is_empty(school: Workspace) -> None:
    def setup() -> tuple[WorkState, str]:
        step = queries.overview(school).steps[0]
        return step.state, step.words

    assert setup() == (WorkState.DONE, "Xong")
    enter_school(school, replace(queries.school(school), name_upper=" ", sector_code=""))
    change_round(school, replace(queries.round_view(school), receiving_office=ReceivingOffice()))
    assert setup() == (WorkState.GOING, "Thiếu 2 mục")


WEIGHTED = """
id = "trong-so"
version = "1"
title = "Bộ có trọng số"
[legal_basis]
number = "1/QĐ"
[[groups]]
code = "1"
title = "Nhóm bắt buộc"
max_points = 10
weight = 2
mandatory = true
required_points = 6
[[groups]]
code = "2"
title = "Nhóm khác"
max_points = 10
[[criteria]]
code = "1.1"
group = "1"
[[criteria]]
code = "2.1"
group = "2"
[[items]]
code = "1.1"
criterion = "1.1"
text = "Một"
max_points = 10
scoring = "judged"
[[items]]
code = "2.1"
criterion = "2.1"
text = "Hai"
max_points = 10
scoring = "judged"
[level_rule]
combine = "weighted_total"
mandatory_failed = "cap"
mandatory_cap = 1
point_step = 0.5
levels = [
    { level = 1, from = 0, to = 8, to_included = false },
    { level = 2, from = 8, to = 16, to_included = false },
    { level = 3, from = 16, to = 24, to_included = false },
    { level = 4, from = 24, to = 30 },
]
"""


def test_a_weighted_total_and_a_mandatory_group_are_told_for_every_level(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "ho-so") as workspace:
        enter_school(workspace, School(name="Trường Thử"))
        open_round(workspace, "2026-2027", load(WEIGHTED), RoundDetails())
        enter_answer(workspace, "1.1", Answer(points=Decimal(3)))
        enter_answer(workspace, "2.1", Answer(points=Decimal(10)))
        seen = queries.review(workspace)

    assert [way.to_level for way in seen.ways] == [2, 3, 4]
    assert seen.total is not None
    assert (seen.total.points, seen.total.level) == (Decimal(16), 3)
    for way in seen.ways:
        needs = {need.code: need for need in way.groups}
        assert (needs["1"].above, needs["1"].is_there) == ("từ 6 (nhóm bắt buộc)", False)
        gains = sum((step.gain for step in way.steps), Decimal(0))
        assert needs[""].then == needs[""].now + 2 * gains
    assert [need.is_there for need in seen.ways[0].groups if not need.code] == [True]
    assert seen.ways[2].groups[-1].then >= 24
