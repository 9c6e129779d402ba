"""Chép từ năm trước: what comes along, what never does, and what a new bộ chỉ số has no place for."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.evidence import confirm_carried, replace_file, use_evidence
from cds_desktop.actions.rounds import (
    choose_round,
    copy_round,
    copy_round_from,
    enter_school,
    plan_copy,
    plan_copy_from,
    reopen_round,
)
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.round import Answer, Assessment, Meeting, Phase, School
from cds_desktop.errors import Cancelled, NotAllowedNow, NotFound, WorkspaceUnreadable
from cds_desktop.queries.years import look_into, years
from cds_desktop.storage.audit import verify_chain
from cds_desktop.storage.engine import connect
from cds_desktop.storage.models import Base, EvidenceRecord, RoundRecord
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace

NOW = "2026-2027"


def round_of(workspace: Workspace, year: str) -> Assessment:
    with workspace.read() as db:
        return read_assessment(db, db.query(RoundRecord).filter_by(school_year=year).one().id)


def current_id(workspace: Workspace) -> str:
    with workspace.read() as db:
        return current_round(db).id


def carried(workspace: Workspace) -> dict[str, tuple[str, str]]:
    with workspace.read() as db:
        mine = db.query(EvidenceRecord).filter_by(round_id=current_round(db).id)
        return {record.code: (record.carried_from, record.carry_state) for record in mine}


def counts(workspace: Workspace) -> dict[str, int]:
    with workspace.read() as db:
        tables = [table for table in Base.metadata.sorted_tables if table.name != "audit"]
        return {table.name: len(db.execute(table.select()).all()) for table in tables}


def facts(item):
    return replace(item, id="", used_for=())


def test_council_tasks_office_and_grounds_come_along(next_year):
    last, now = round_of(next_year, "2025-2026"), round_of(next_year, NOW)

    assert [replace(m, id="") for m in now.members] == [replace(m, id="") for m in last.members]
    assert len(now.members) == 7
    assert {m.id for m in now.members}.isdisjoint(m.id for m in last.members)
    assert now.receiving_office == last.receiving_office
    assert now.legal_bases == last.legal_bases


def test_deadlines_are_the_same_days_a_year_on(next_year):
    last, now = round_of(next_year, "2025-2026"), round_of(next_year, NOW)

    assert [d.key for d in now.deadlines] == [d.key for d in last.deadlines]
    assert [d.due_on for d in now.deadlines] == [
        date(d.due_on.year + 1, d.due_on.month, d.due_on.day) for d in last.deadlines
    ]


def test_points_texts_meeting_and_everything_decided_stay_with_last_year(next_year):
    last, now = round_of(next_year, "2025-2026"), round_of(next_year, NOW)

    assert last.answers
    assert last.texts
    assert (now.answers, now.texts, now.meeting) == ({}, {}, Meeting())
    assert (now.council_decision_number, now.council_decision_date, now.plan_number, now.plan_date) == (
        "",
        None,
        "",
        None,
    )
    with next_year.read() as db:
        record = current_round(db)
        assert (record.phase, record.revision) == (Phase.PREPARING, 1)
    assert counts(next_year)["seal"] == 1


def test_evidence_comes_with_its_files_under_new_ids_and_waits_to_be_asked_about(next_year):
    last, now = round_of(next_year, "2025-2026"), round_of(next_year, NOW)

    assert [item.code for item in now.evidence_items] == [item.code for item in last.evidence_items]
    assert [item.files for item in now.evidence_items] == [item.files for item in last.evidence_items]
    assert [item.used_for for item in now.evidence_items] == [item.used_for for item in last.evidence_items]
    ids = {item.code: item.id for item in last.evidence_items}
    assert carried(next_year) == {code: (id_, "asked") for code, id_ in ids.items()}
    assert {item.id for item in now.evidence_items}.isdisjoint(ids.values())


def test_the_bytes_of_the_files_are_kept_once(school, same_set):
    before = school.evidence_files.digests()
    copy_round(school, current_id(school), NOW, same_set)

    assert school.evidence_files.digests() == before


def test_that_private_files_may_travel_was_decided_for_last_year_only(next_year):
    last = next(i for i in round_of(next_year, "2025-2026").evidence_items if i.travel == "with_file")
    now = next(i for i in round_of(next_year, NOW).evidence_items if i.code == last.code)

    assert (now.sensitivity, now.travel) == (last.sensitivity, "default")
    assert replace(facts(now), travel=last.travel) == facts(last)


def test_renamed_codes_are_followed_and_swapped_ones_are_not_mixed_up(next_year_anew):
    last, now = round_of(next_year_anew, "2025-2026"), round_of(next_year_anew, NOW)
    uses = {item.code: item.used_for for item in now.evidence_items}
    was = {item.code: item.used_for for item in last.evidence_items}

    moved = next(code for code, used in was.items() if used == ("1.4", "1.6.3"))
    joined = next(code for code, used in was.items() if used == ("1.5.1", "1.7.2"))
    swapped = next(code for code, used in was.items() if used == ("1.6.1", "1.6.2", "1.6.3"))
    assert uses[moved] == ("1.6.3", "1.8")
    assert uses[joined] == ("1.5.1", "1.7.1")
    assert uses[swapped] == ("1.6.1", "1.6.2", "1.6.3")
    held = [m.full_name for m in last.members if "1.4" in m.criteria]
    assert [m.full_name for m in now.members if "1.8" in m.criteria] == held
    assert held
    assert not any("1.4" in m.criteria or "2.2" in m.criteria for m in now.members)


def test_one_of_two_swapped_items_keeps_its_own_evidence(school, later_set):
    last = round_of(school, "2025-2026")
    item = next(i for i in last.evidence_items if "1.6.1" in i.used_for)
    reopen_round(school)
    use_evidence(school, item.id, ["1.6.1"])
    copy_round(school, current_id(school), NOW, later_set)

    now = next(i for i in round_of(school, NOW).evidence_items if i.code == item.code)
    assert now.used_for == ("1.6.2",)


def test_what_has_no_place_any_more_is_told_and_kept_unused(school, later_set):
    last = round_of(school, "2025-2026")
    only = next(i for i in last.evidence_items if "2.2" in i.used_for)
    reopen_round(school)
    use_evidence(school, only.id, ["2.2"])
    changes = copy_round(school, current_id(school), NOW, later_set)
    now = next(i for i in round_of(school, NOW).evidence_items if i.code == only.code)

    assert now.used_for == ()
    assert now.files == only.files
    assert now.note.endswith("Năm học 2025-2026 dùng cho 2.2; bộ chỉ số năm nay không có mã này.")
    assert f"Giữ lại, chưa dùng ở tiêu chí nào: {only.code}." in changes.notes
    assert any(
        note.startswith("Bộ chỉ số năm nay không còn 2.2; năm trước có 1 minh chứng và phân công của ")
        for note in changes.notes
    )


def test_the_preview_says_what_the_copy_will_do_and_writes_nothing(school, later_set):
    before = counts(school)
    plan = plan_copy(school, current_id(school), NOW, later_set)

    assert counts(school) == before
    assert (len(plan.members), plan.evidence_count) == (7, 18)
    assert plan.size_bytes == sum(plan.file_digests.values()) > 0
    assert [row.code for row in plan.lost] == ["2.2"]
    assert [code for code, _ in plan.new_rows] == ["2.4.5"]
    assert [basis[:9] for basis in plan.asked_again] == ["Kế hoạch "]


def test_a_ground_that_names_last_year_is_pointed_out(school, same_set):
    changes = copy_round(school, current_id(school), NOW, same_set)

    assert any(
        note.startswith("Căn cứ còn ghi năm học cũ: “Kế hoạch chuyển đổi số năm học 2025-2026")
        for note in changes.notes
    )


def test_details_given_by_hand_stand_instead_of_those_proposed(school, same_set):
    plan = plan_copy(school, current_id(school), NOW, same_set)
    copy_round(school, current_id(school), NOW, same_set, replace(plan.details, deadlines=()))

    assert round_of(school, NOW).deadlines == ()


@pytest.mark.parametrize("year", ["2025-2026", "2024-2025", " 2025-2026 "])
def test_a_year_that_is_not_later_is_refused_and_nothing_is_written(school, same_set, year):
    before = counts(school)
    with pytest.raises(NotAllowedNow):
        copy_round(school, current_id(school), year, same_set)

    assert counts(school) == before


def test_a_year_that_has_a_round_already_is_refused(next_year, same_set):
    choose_round(next_year, next(row.round_id for row in years(next_year) if row.school_year == "2025-2026"))
    before = counts(next_year)
    with pytest.raises(NotAllowedNow, match="Đã có đợt đánh giá của năm học 2026-2027"):
        copy_round(next_year, current_id(next_year), NOW, same_set)

    assert counts(next_year) == before


def test_cancelling_in_the_middle_leaves_nothing(school, same_set):
    before, round_ = counts(school), current_id(school)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        copy_round(school, round_, NOW, same_set, progress=stop)

    assert (counts(school), current_id(school)) == (before, round_)


def test_a_round_nobody_knows_is_not_copied(school, same_set):
    with pytest.raises(NotFound):
        copy_round(school, "không có", NOW, same_set)


def test_a_copy_of_a_copy_follows_the_chain_of_years(next_year, same_set):
    second = current_id(next_year)
    copy_round(next_year, second, "2027-2028", same_set)

    assert [row.school_year for row in years(next_year)] == ["2027-2028", NOW, "2025-2026"]
    with next_year.read() as db:
        assert current_round(db).earlier_round_id == second
    assert len(round_of(next_year, "2027-2028").evidence_items) == 18


def test_still_right_is_said_of_many_and_taken_back_as_one(next_year):
    items = round_of(next_year, NOW).evidence_items[:3]
    confirm_carried(next_year, [item.id for item in items])
    assert [carried(next_year)[item.code][1] for item in items] == ["kept"] * 3

    assert next_year.history.undoable[-1].words == "xác nhận 3 minh chứng"
    undo(next_year)
    assert {state for _, state in carried(next_year).values()} == {"asked"}
    redo(next_year)
    assert [carried(next_year)[item.code][1] for item in items] == ["kept"] * 3


def test_replacing_the_file_answers_the_question_and_last_year_keeps_its_own(next_year, tmp_path):
    last = next(i for i in round_of(next_year, "2025-2026").evidence_items if len(i.files) == 1)
    now = next(i for i in round_of(next_year, NOW).evidence_items if i.code == last.code)
    fresh = tmp_path / "năm nay.txt"
    fresh.write_text("bản của năm nay", "utf-8")
    replace_file(next_year, now.id, 0, fresh)

    assert carried(next_year)[now.code][1] == "kept"
    kept = next(i for i in round_of(next_year, "2025-2026").evidence_items if i.code == last.code)
    assert kept.files == last.files
    undo(next_year)
    assert carried(next_year)[now.code][1] == "asked"


def test_another_year_can_be_looked_at_and_left_again_without_changing_it(next_year):
    first = next(row for row in years(next_year) if row.school_year == "2025-2026")
    last = round_of(next_year, "2025-2026")
    second = current_id(next_year)
    choose_round(next_year, first.round_id)

    assert current_id(next_year) == first.round_id
    with pytest.raises(NotAllowedNow):
        enter_answer(next_year, "1.1", Answer(met=False))
    assert next_year.history.undoable == ()
    choose_round(next_year, second)
    assert round_of(next_year, "2025-2026") == last
    with next_year.read() as db:
        verify_chain(db)


def test_the_years_are_listed_with_their_results_and_papers(next_year):
    now, last = years(next_year)

    assert (now.is_current, now.is_open, now.level, now.sealed_at_utc, now.minutes) == (
        True,
        True,
        0,
        None,
        None,
    )
    assert (last.is_current, last.is_open, last.level) == (False, False, 2)
    assert last.minutes.is_file()
    assert [code for code, _, _ in last.groups] == ["1", "2"]


def _sizes(folder: Path) -> dict[str, int]:
    """Everything but what SQLite lays beside a database while somebody reads it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(p): p.stat().st_size for p in files if not p.name.endswith(("-wal", "-shm"))}


def _make_older(database: Path) -> None:
    """Take away what the last steps of the tables brought."""
    sets = ("indicator_set", "set_draft_row", "set_draft", "criterion_change", "left_out_item", "plan_step")
    papers = ("paper_setting", "paper", "paper_text", "paper_row", "outside_number", "signing_choice")
    added = (*sets, *papers, "stamp_image", "hand_signed")
    with closing(connect(database, "?mode=rw")) as connection:
        for table in added:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE round DROP COLUMN earlier_round_id")
        connection.execute("ALTER TABLE signature DROP COLUMN way")
        for column in ("carried_from", "carry_state"):
            connection.execute(f"ALTER TABLE evidence DROP COLUMN {column}")
        connection.execute("UPDATE workspace SET schema_version = 2")
        connection.execute("PRAGMA journal_mode=DELETE")


class TestFromAnotherFolder:
    """Last year's round lies in a workspace of its own."""

    @pytest.fixture
    def fresh(self, tmp_path):
        with create_workspace(tmp_path / "năm nay") as workspace:
            enter_school(workspace, School(name="Trường THCS Minh Họa"))
            yield workspace

    def test_the_round_comes_along_closed_with_its_files_and_papers(self, fresh, last_year_folder, same_set):
        copy_round_from(fresh, last_year_folder, NOW, same_set)
        now, last = years(fresh)

        assert (now.school_year, last.school_year, last.is_open) == (NOW, "2025-2026", False)
        assert last.level == 2
        assert last.minutes.read_bytes()[:5] == b"%PDF-"
        items = round_of(fresh, NOW).evidence_items
        assert len(items) == 18
        assert all(fresh.evidence_files.has(file.digest) for item in items for file in item.files)
        with fresh.read() as db:
            assert current_round(db).earlier_round_id == last.round_id
            verify_chain(db)

    def test_nothing_is_changed_over_there(self, fresh, last_year_folder, same_set):
        before = {
            p: p.stat().st_size
            for p in last_year_folder.rglob("*")
            if p.is_file() and "wal" not in p.name and "shm" not in p.name
        }
        copy_round_from(fresh, last_year_folder, NOW, same_set)

        after = {
            p: p.stat().st_size
            for p in last_year_folder.rglob("*")
            if p.is_file() and "wal" not in p.name and "shm" not in p.name
        }
        assert after == before

    def test_its_years_are_seen_before_anything_is_copied(self, last_year_folder, later_set):
        other = look_into(last_year_folder)
        plan = plan_copy_from(last_year_folder, NOW, later_set)

        assert [row.school_year for row in other.years] == ["2025-2026"]
        assert other.school_name == plan.school.name == "Trường THCS Minh Họa"
        assert [row.code for row in plan.lost] == ["2.2"]

    def test_a_file_lost_over_there_is_told_and_its_item_still_comes(
        self, fresh, last_year_folder, same_set, tmp_path
    ):
        folder = tmp_path / "thiếu tệp"
        shutil.copytree(last_year_folder, folder)
        lost = next((folder / "evidence").iterdir())
        lost.unlink()
        changes = copy_round_from(fresh, folder, NOW, same_set)

        assert any(note.startswith("1 tệp không đọc được ở hồ sơ năm trước: ") for note in changes.notes)
        assert len(round_of(fresh, NOW).evidence_items) == 18

    def test_a_file_changed_over_there_is_not_taken_for_the_real_one(
        self, fresh, last_year_folder, same_set, tmp_path
    ):
        folder = tmp_path / "tệp bị sửa"
        shutil.copytree(last_year_folder, folder)
        altered = next((folder / "evidence").iterdir())
        altered.write_bytes(b"khac")
        changes = copy_round_from(fresh, folder, NOW, same_set)

        assert any("không đọc được" in note for note in changes.notes)
        assert not fresh.evidence_files.has(altered.name)

    def test_cancelling_leaves_no_row(self, fresh, last_year_folder, same_set):
        before = counts(fresh)

        def stop(done: int, total: int) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            copy_round_from(fresh, last_year_folder, NOW, same_set, progress=stop)
        assert counts(fresh) == before

    def test_the_same_year_twice_is_refused(self, fresh, last_year_folder, same_set):
        copy_round_from(fresh, last_year_folder, NOW, same_set)
        before = counts(fresh)
        with pytest.raises(NotAllowedNow, match="đã có trong hồ sơ đang mở"):
            copy_round_from(fresh, last_year_folder, "2027-2028", same_set)

        assert counts(fresh) == before

    def test_a_round_left_open_over_there_comes_closed(self, fresh, last_year_folder, same_set, tmp_path):
        folder = tmp_path / "còn mở"
        shutil.copytree(last_year_folder, folder)
        with open_workspace(folder) as other:
            reopen_round(other)
        copy_round_from(fresh, folder, NOW, same_set)

        assert [row.is_open for row in years(fresh)] == [True, False]

    def test_a_folder_of_an_older_version_is_read_without_being_upgraded(
        self, fresh, last_year_folder, same_set, tmp_path
    ):
        folder = tmp_path / "bản cũ"
        shutil.copytree(last_year_folder, folder)
        _make_older(folder / "workspace.sqlite3")
        before = (folder / "workspace.sqlite3").read_bytes()
        copy_round_from(fresh, folder, NOW, same_set)

        assert (folder / "workspace.sqlite3").read_bytes() == before
        assert [row.level for row in years(fresh)] == [0, 2]
        assert len(round_of(fresh, NOW).evidence_items) == 18

    def test_a_folder_that_is_no_workspace_is_refused_in_words(self, fresh, same_set, tmp_path):
        (tmp_path / "trống").mkdir()
        with pytest.raises(WorkspaceUnreadable):
            copy_round_from(fresh, tmp_path / "trống", NOW, same_set)
