"""Steps of the improvement plan: carried in once, edited, removed, left out, and told on paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop import queries, resources
from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.planning import leave_out_item, plan_steps, remove_plan_step, write_plan_step
from cds_desktop.actions.rounds import enter_school, open_round
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Answer, PlanStep, RoundDetails, School
from cds_desktop.errors import NotFound
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace

TEACHERS = PlanStep(
    item_code="1.6.3", deed="Thêm 3 giáo viên", fact="29/40 → 32/40 = 80\u00a0%", gain=Decimal("1.5")
)
ROOM = PlanStep(item_code="1.7.1", deed="Thêm 1 phòng học", fact="19/24 → 20/24", gain=Decimal(2), who="Hà")


@pytest.fixture
def workspace(tmp_path: Path):
    with create_workspace(tmp_path / "ho-so") as made:
        enter_school(made, School(name="Trường Thử"))
        text = resources.path("indicator_sets", "qd-4725-2022.toml").read_text(encoding="utf-8")
        open_round(made, "2026-2027", load(text), RoundDetails())
        yield made


def plan(workspace: Workspace) -> tuple[PlanStep, ...]:
    with workspace.read() as db:
        return read_assessment(db, current_round(db).id).plan_steps


def test_steps_stand_in_the_plan_in_the_order_of_their_codes(workspace: Workspace) -> None:
    assert plan_steps(workspace, [ROOM, TEACHERS]).codes == ("1.7.1", "1.6.3")
    assert plan(workspace) == (TEACHERS, ROOM)


def test_pressing_twice_adds_nothing(workspace: Workspace) -> None:
    plan_steps(workspace, [TEACHERS])
    depth = len(workspace.history.undoable)
    assert plan_steps(workspace, [TEACHERS]).codes == ()
    assert len(workspace.history.undoable) == depth


def test_new_numbers_for_a_planned_item_keep_who_when_and_how(workspace: Workspace) -> None:
    plan_steps(workspace, [TEACHERS])
    settled = replace(TEACHERS, who="Lê Thu Hà", due_on=date(2027, 3, 5), how="Bồi dưỡng\ntheo tổ")
    write_plan_step(workspace, settled)
    more = replace(TEACHERS, deed="Thêm 8 giáo viên", gain=Decimal(3))
    assert plan_steps(workspace, [more]).codes == ("1.6.3",)
    assert plan(workspace) == (replace(settled, deed="Thêm 8 giáo viên", gain=Decimal(3)),)


def test_all_steps_are_taken_back_and_done_again_as_one(workspace: Workspace) -> None:
    plan_steps(workspace, [TEACHERS, ROOM])
    assert workspace.history.undoable[-1].words == "đưa 2 việc vào kế hoạch cải tiến"
    undo(workspace)
    assert plan(workspace) == ()
    redo(workspace)
    assert plan(workspace) == (TEACHERS, ROOM)


def test_what_is_typed_is_kept_clean_and_taken_back_by_its_name(workspace: Workspace) -> None:
    plan_steps(workspace, [TEACHERS])
    write_plan_step(workspace, replace(TEACHERS, who="  Lê  Thu Ha\u0300 "))
    assert plan(workspace)[0].who == "Lê Thu Hà"
    assert workspace.history.undoable[-1].words == "sửa người làm 1.6.3 trong kế hoạch"
    undo(workspace)
    assert plan(workspace) == (TEACHERS,)


def test_a_removed_step_comes_back_whole(workspace: Workspace) -> None:
    plan_steps(workspace, [TEACHERS, ROOM])
    remove_plan_step(workspace, "1.7.1")
    assert plan(workspace) == (TEACHERS,)
    undo(workspace)
    assert plan(workspace) == (TEACHERS, ROOM)


def test_a_step_of_an_unknown_item_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        plan_steps(workspace, [TEACHERS, PlanStep(item_code="9.9.9", deed="Việc")])
    for deed in (lambda: write_plan_step(workspace, ROOM), lambda: remove_plan_step(workspace, "1.7.1")):
        with pytest.raises(NotFound):
            deed()
    with pytest.raises(NotFound):
        leave_out_item(workspace, "1.6", True)
    assert plan(workspace) == ()


def test_an_item_left_out_this_year_stays_so_after_closing_and_can_be_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    with create_workspace(folder) as made:
        enter_school(made, School(name="Trường Thử"))
        text = resources.path("indicator_sets", "qd-4725-minh-hoa.toml").read_text(encoding="utf-8")
        open_round(made, "2026-2027", load(text), RoundDetails())
        enter_answer(made, "1.7.3", Answer(yes=True))
        leave_out_item(made, "1.6.3", True)
        assert made.history.undoable[-1].words == "không làm 1.6.3 năm nay"
    with open_workspace(folder) as again:
        for way in queries.review(again).ways:
            assert [row.code for row in way.steps if not row.chosen] == ["1.6.3"]
        leave_out_item(again, "1.6.3", False)
        assert all(row.chosen for way in queries.review(again).ways for row in way.steps)
        undo(again)
        assert not all(row.chosen for way in queries.review(again).ways for row in way.steps)
