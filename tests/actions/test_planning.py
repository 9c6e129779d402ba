"""Steps towards the next level become lines of the improvement plan, once, and can be taken back."""

from pathlib import Path

import pytest

from cds_desktop import queries, resources
from cds_desktop.actions.assess import write_text
from cds_desktop.actions.planning import PlannedStep, plan_steps
from cds_desktop.actions.rounds import enter_school, open_round
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import CriterionText, RoundDetails, School
from cds_desktop.errors import NotFound
from cds_desktop.storage.workspace import Workspace, create_workspace

STEPS = [
    PlannedStep("1.6", "1.6.3: Thêm 3 giáo viên (29/40 → 32/40 giáo viên = 80\u00a0%)."),
    PlannedStep("1.6", "1.6.1: Thêm 1 giáo viên (36/40 → 37/40 giáo viên = 92,5\u00a0%)."),
    PlannedStep("1.7", "1.7.1: Thêm 1 phòng học."),
]


@pytest.fixture
def workspace(tmp_path: Path):
    with create_workspace(tmp_path / "ho-so") as made:
        enter_school(made, School(name="Trường Thử"))
        text = resources.path("indicator_sets", "qd-4725-2022.toml").read_text(encoding="utf-8")
        open_round(made, "2026-2027", load(text), RoundDetails())
        yield made


def plan(workspace: Workspace, code: str) -> str:
    return queries.criterion_view(workspace, code).text.plan


def test_each_step_becomes_a_line_after_what_is_written(workspace: Workspace) -> None:
    write_text(workspace, "1.6", CriterionText(plan="Bồi dưỡng trong tháng 9."))
    changes = plan_steps(workspace, STEPS)
    assert changes.codes == ("1.6", "1.6", "1.7")
    assert plan(workspace, "1.6").splitlines() == ["Bồi dưỡng trong tháng 9.", STEPS[0].line, STEPS[1].line]
    assert plan(workspace, "1.7") == STEPS[2].line


def test_pressing_twice_adds_nothing(workspace: Workspace) -> None:
    plan_steps(workspace, STEPS)
    before, depth = plan(workspace, "1.6"), len(workspace.history.undoable)
    assert plan_steps(workspace, STEPS).codes == ()
    assert plan(workspace, "1.6") == before
    assert len(workspace.history.undoable) == depth


def test_all_lines_are_taken_back_and_done_again_as_one(workspace: Workspace) -> None:
    plan_steps(workspace, STEPS)
    assert workspace.history.undoable[-1].words == "đưa 3 việc vào kế hoạch"
    undo(workspace)
    assert (plan(workspace, "1.6"), plan(workspace, "1.7")) == ("", "")
    redo(workspace)
    assert plan(workspace, "1.7") == STEPS[2].line


def test_a_step_of_an_unknown_criterion_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        plan_steps(workspace, [STEPS[0], PlannedStep("9.9", "9.9: Việc")])
    assert plan(workspace, "1.6") == ""
