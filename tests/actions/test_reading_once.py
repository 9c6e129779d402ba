"""Looks share one read between changes, and never show what was true before the last one."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_desktop.actions.assess import enter_answer, write_text
from cds_desktop.actions.evidence import (
    EvidenceEdits,
    add_files_to,
    attach_evidence,
    change_evidence,
    change_evidence_items,
    link_evidence,
    merge_evidence,
    move_file,
    remove_evidence,
    unlink_evidence,
)
from cds_desktop.actions.minutes import draw_up_minutes, enter_meeting
from cds_desktop.actions.rounds import enter_school, name_council, reopen_round
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.round import Answer, CriterionText, EvidenceItem
from cds_desktop.queries import evidence_table, overview
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace, open_workspace

Deed = Callable[[Workspace, int], object]


def look(workspace: Workspace) -> CurrentRound:
    with workspace.read() as db:
        return read_current(db)


def pick(workspace: Workspace, n: int) -> EvidenceItem:
    items = look(workspace).evidence.items
    return items[n % len(items)]


def attach(workspace: Workspace, n: int) -> object:
    path = workspace.folder.parent / f"tệp {n}.txt"
    path.write_text(f"nội dung {n}")
    return attach_evidence(workspace, "1.6", [path])


def add_file(workspace: Workspace, n: int) -> object:
    path = workspace.folder.parent / f"thêm {n}.txt"
    path.write_text(f"thêm {n}")
    return add_files_to(workspace, pick(workspace, n).id, [path])


def merge(workspace: Workspace, n: int) -> object:
    first, second = pick(workspace, n), pick(workspace, n + 1)
    return merge_evidence(workspace, first.id, [second.id]) if first.id != second.id else None


def take_back(workspace: Workspace, n: int) -> object:
    return undo(workspace) if workspace.history.undoable else None


def do_again(workspace: Workspace, n: int) -> object:
    return redo(workspace) if workspace.history.redoable else None


DEEDS: tuple[Deed, ...] = (
    attach,
    add_file,
    merge,
    take_back,
    do_again,
    lambda w, n: enter_answer(w, "1.6.1", Answer(numerator=Decimal(n), denominator=Decimal(40))),
    lambda w, n: write_text(w, "1.6", CriterionText(plan=f"Kế hoạch {n}")),
    lambda w, n: enter_meeting(w, replace(look(w).assessment.meeting, place=f"Phòng {n}")),
    lambda w, n: enter_school(w, replace(look(w).assessment.school, name=f"Trường {n}")),
    lambda w, n: name_council(w, look(w).assessment.members[: 1 + n % 3]),
    lambda w, n: change_evidence(w, replace(pick(w, n), title=f"Tên {n}", code=f"H9-{n}-{pick(w, n).id}")),
    lambda w, n: change_evidence_items(w, [pick(w, n).id], EvidenceEdits(issuer=f"Phòng {n}")),
    lambda w, n: link_evidence(w, pick(w, n).id, "1.7"),
    lambda w, n: unlink_evidence(w, pick(w, n).id, "1.7"),
    lambda w, n: remove_evidence(w, pick(w, n).id),
    lambda w, n: move_file(w, pick(w, n).id, 0, 1) if pick(w, n).files else None,
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 20)), min_size=1, max_size=15))
def test_after_any_deeds_a_look_shows_what_a_fresh_read_does(
    school: Workspace, deeds: list[tuple[Deed, int]]
) -> None:
    for deed, n in deeds:
        deed(school, n)
        if not look(school).evidence.items:
            undo(school)
        with school.read() as db:
            fresh = read_assessment(db, current_round(db).id)
        assert look(school).assessment == fresh


def test_looks_between_two_changes_share_one_read(school: Workspace) -> None:
    first = look(school)
    evidence_table(school)
    overview(school)
    assert look(school) is first


def test_a_number_typed_reads_no_evidence_again(school: Workspace) -> None:
    before = look(school)
    enter_answer(school, "1.6.1", Answer(numerator=Decimal(3), denominator=Decimal(40)))
    after = look(school)
    assert after.evidence is before.evidence
    assert after.assessment.answers != before.assessment.answers


def test_only_the_item_that_changed_is_made_anew(school: Workspace) -> None:
    before = {item.id: item for item in look(school).evidence.items}
    changed = pick(school, 1).id
    change_evidence_items(school, [changed], EvidenceEdits(issuer="Sở"))
    after = {item.id: item for item in look(school).evidence.items}
    assert [id_ for id_ in after if after[id_] is not before[id_]] == [changed]


@pytest.mark.parametrize("deed", [draw_up_minutes, lambda w: (draw_up_minutes(w), reopen_round(w))])
def test_the_phase_is_never_that_of_before(school: Workspace, deed: Callable[[Workspace], object]) -> None:
    before = look(school)
    deed(school)
    with school.read() as db:
        record = current_round(db)
    assert (look(school).phase.value, look(school).record.revision) == (record.phase, record.revision)
    assert look(school) is not before


def test_a_window_that_only_looks_sees_what_another_writes(school: Workspace) -> None:
    with open_workspace(school.folder, read_only=True) as onlooker:
        before = len(evidence_table(onlooker).rows)
        attach(school, 1)
        assert len(evidence_table(onlooker).rows) == before + 1


def test_two_threads_may_look_while_a_third_writes(school: Workspace, tmp_path: Path) -> None:
    seen: list[int] = []
    faults: list[BaseException] = []

    def watch() -> None:
        try:
            for _ in range(30):
                seen.append(len(look(school).evidence.items))
        except BaseException as error:
            faults.append(error)

    watchers = [Thread(target=watch) for _ in range(2)]
    start = len(look(school).evidence.items)
    for thread in watchers:
        thread.start()
    for n in range(5):
        attach(school, n)
    for thread in watchers:
        thread.join()
    assert faults == []
    assert set(seen) <= set(range(start, start + 6))
    assert len(look(school).evidence.items) == start + 5
