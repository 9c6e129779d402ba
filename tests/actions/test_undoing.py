"""Hoàn tác, làm lại: every row comes back, in any order of deeds, and nothing that was sealed does."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_desktop.actions import Subject
from cds_desktop.actions.assess import enter_answer, write_text
from cds_desktop.actions.evidence import attach_evidence, link_evidence, remove_evidence, unlink_evidence
from cds_desktop.actions.minutes import draw_up_minutes, enter_meeting
from cds_desktop.actions.rounds import change_round, enter_school, name_council
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.round import Answer, Assessment, CriterionText, RoundDetails
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.audit import entries, verify_chain
from cds_desktop.storage.engine import connect
from cds_desktop.storage.history import record_rows
from cds_desktop.storage.layout import DATABASE_NAME
from cds_desktop.storage.models import Base
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

Deed = Callable[[Workspace, int], object]


def _now(workspace: Workspace) -> Assessment:
    with workspace.read() as db:
        return read_assessment(db, current_round(db).id)


def _rows(workspace: Workspace) -> dict[str, list[str]]:
    """Every row of every table that a person fills, without the moment of its last writing."""
    with workspace.read() as db:
        return {
            table.name: sorted(
                json.dumps(
                    {name: str(value) for name, value in row.items() if name != "changed_at_utc"},
                    sort_keys=True,
                )
                for row in db.execute(table.select()).mappings()
            )
            for table in Base.metadata.sorted_tables
            if table.name != "audit"
        }


def _score(workspace: Workspace, n: int) -> object:
    code = ("1.6.1", "1.6.3")[n % 2]
    return enter_answer(workspace, code, Answer(numerator=Decimal(n), denominator=Decimal(40)))


def _write(workspace: Workspace, n: int) -> object:
    return write_text(workspace, "1.6", CriterionText(description=f"Hiện trạng {n}"))


def _attach(workspace: Workspace, n: int) -> object:
    path = workspace.folder.parent / f"tệp {n}.txt"
    path.write_text(f"nội dung {n}")
    return attach_evidence(workspace, "1.6", [path])


def _evidence_id(workspace: Workspace, n: int) -> str:
    items = _now(workspace).evidence_items
    return items[n % len(items)].id


def _link(workspace: Workspace, n: int) -> object:
    return link_evidence(workspace, _evidence_id(workspace, n), "1.7")


def _unlink(workspace: Workspace, n: int) -> object:
    item = next(i for i in _now(workspace).evidence_items if i.id == _evidence_id(workspace, n))
    return unlink_evidence(workspace, item.id, item.used_for[0] if item.used_for else "1.7")


def _remove(workspace: Workspace, n: int) -> object:
    return remove_evidence(workspace, _evidence_id(workspace, n))


def _council(workspace: Workspace, n: int) -> object:
    members = _now(workspace).members
    return name_council(workspace, members[: max(1, n % (len(members) + 1))])


def _meeting(workspace: Workspace, n: int) -> object:
    return enter_meeting(workspace, replace(_now(workspace).meeting, votes_for=n, place=f"Phòng {n}"))


def _school_name(workspace: Workspace, n: int) -> object:
    return enter_school(workspace, replace(_now(workspace).school, name=f"Trường {n}"))


def _round(workspace: Workspace, n: int) -> object:
    now = _now(workspace)
    details = RoundDetails(**{name: getattr(now, name) for name in RoundDetails.__dataclass_fields__})
    return change_round(workspace, replace(details, plan_date=date(2026, 1, 1 + n)))


DEEDS: tuple[Deed, ...] = (
    _score, _write, _attach, _link, _unlink, _remove, _council, _meeting, _school_name, _round,
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 20)), min_size=1, max_size=12))
def test_undoing_everything_gives_the_start_and_redoing_everything_the_end(
    school: Workspace, deeds: list[tuple[Deed, int]]
) -> None:
    school.history.clear()
    start = _rows(school)
    for deed, n in deeds:
        deed(school, n)
    end, count = _rows(school), len(school.history.undoable)
    for _ in range(count):
        undo(school)
    assert _rows(school) == start
    for _ in range(count):
        redo(school)
    assert _rows(school) == end
    for _ in range(count):
        undo(school)
    assert _rows(school) == start


def test_a_step_is_named_and_undoing_it_says_what_changed(school: Workspace) -> None:
    _score(school, 31)
    assert school.history.undoable[-1].words == "chấm 1.6.3"
    changes = undo(school)
    assert (changes.subject, changes.codes) == (Subject.ANSWERS, ("1.6.3",))
    assert changes.notes == ("Đã hoàn tác: chấm 1.6.3",)


def test_typing_in_one_place_is_one_step_and_typing_it_back_is_none(school: Workspace) -> None:
    school.history.clear()
    before = _now(school).answers["1.6.3"]
    for n in (3, 31, 33):
        enter_answer(school, "1.6.3", replace(before, numerator=Decimal(n)))
    assert len(school.history.undoable) == 1
    enter_answer(school, "1.6.3", before)
    assert school.history.undoable == ()


def test_a_new_deed_forgets_what_was_undone(school: Workspace) -> None:
    _score(school, 31)
    undo(school)
    _write(school, 1)
    assert school.history.redoable == ()
    with pytest.raises(NotAllowedNow):
        redo(school)


def test_nothing_before_the_seal_can_be_undone(school: Workspace) -> None:
    _score(school, 40)
    draw_up_minutes(school)
    assert school.history.undoable == ()
    with pytest.raises(NotAllowedNow):
        undo(school)


def test_the_school_of_a_sealed_round_stays_as_it_was_sealed(school: Workspace) -> None:
    draw_up_minutes(school)
    before = _rows(school)
    with pytest.raises(NotAllowedNow):
        _school_name(school, 1)
    assert _rows(school) == before


def test_removed_evidence_comes_back_with_its_file(school: Workspace) -> None:
    item = next(i for i in _now(school).evidence_items if i.files)
    remove_evidence(school, item.id)
    assert item not in _now(school).evidence_items
    undo(school)
    assert item in _now(school).evidence_items
    assert school.evidence_files.path_of(item.files[0].digest).is_file()


def test_evidence_whose_file_is_gone_does_not_come_back_without_it(school: Workspace) -> None:
    item = next(i for i in _now(school).evidence_items if i.files)
    remove_evidence(school, item.id)
    school.evidence_files.path_of(item.files[0].digest).unlink()
    with pytest.raises(NotAllowedNow):
        undo(school)
    assert item not in _now(school).evidence_items


def test_what_somebody_else_changed_since_is_not_overwritten(school: Workspace) -> None:
    _score(school, 31)
    _change_behind_our_back(school.folder, "UPDATE answer SET numerator = '5' WHERE code = '1.6.3'")
    with pytest.raises(NotAllowedNow):
        undo(school)
    assert _now(school).answers["1.6.3"].numerator == 5


def test_each_undo_is_a_line_of_the_log(school: Workspace) -> None:
    _score(school, 31)
    undo(school)
    with school.read() as db:
        last = entries(db)[-1]
        assert (last.deed, last.subject, last.detail) == ("undo", "1.6.3", "enter_answer")
        assert verify_chain(db) == []


def _change_behind_our_back(folder: Path, statement: str) -> None:
    connection = connect(folder / DATABASE_NAME, "?mode=rw")
    try:
        record_rows(connection, None)
        connection.execute(statement)
    finally:
        connection.close()
