"""What is entered for papers is stored once, undoable, and numbers are taken before anything is drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.papers import (
    enter_paper,
    enter_paper_rows,
    enter_paper_settings,
    enter_paper_text,
    note_outside_numbers,
    reserve_number,
)
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.papers import EvidenceLayout, PaperEntry, PaperKind, PaperSettings
from cds_desktop.errors import NotAllowedNow
from cds_desktop.queries.papers import paper_form
from cds_desktop.storage.paper_entries import read_paper_entries, read_paper_settings, read_series
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

REPORT, RECOGNITION = PaperKind.REPORT, PaperKind.RECOGNITION_DECISION


def _entry(workspace: Workspace, kind: PaperKind) -> PaperEntry:
    with workspace.read() as db:
        return read_paper_entries(db, current_round(db))[kind]


def test_what_is_entered_for_a_paper_is_read_back(school: Workspace) -> None:
    entry = PaperEntry(
        kind=REPORT,
        number="5",
        symbol="BC-THCSMH",
        dated_on=date(2026, 5, 20),
        authority=("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
        signer_name="Đặng Ỷ Ngẫu",
        recipients=("Phòng Văn hóa - Xã hội", "Lưu: VT"),
    )
    enter_paper(school, entry)

    assert _entry(school, REPORT) == entry


def test_texts_and_rows_are_kept_by_their_keys_and_taken_back_one_by_one(school: Workspace) -> None:
    enter_paper_text(school, REPORT, "opening", "Đặt vấn đề\n\nÝ hai")
    enter_paper_rows(school, PaperKind.PLAN, "timetable", [["Họp", "01/02"], ["", " "], ["Chấm", "03/02"]])

    assert _entry(school, REPORT).texts == {"opening": "Đặt vấn đề\n\nÝ hai"}
    assert _entry(school, PaperKind.PLAN).rows == {"timetable": (("Họp", "01/02"), ("Chấm", "03/02"))}
    undo(school)
    assert _entry(school, PaperKind.PLAN).rows == {}
    undo(school)
    assert _entry(school, REPORT).texts == {}


def test_an_emptied_text_lets_the_proposed_one_stand(school: Workspace) -> None:
    enter_paper_text(school, REPORT, "opening", "Đặt vấn đề")
    enter_paper_text(school, REPORT, "opening", " \n ")

    assert _entry(school, REPORT).texts == {}


def test_the_number_of_the_councils_decision_is_the_one_of_the_round(school: Workspace) -> None:
    decision = replace(_entry(school, PaperKind.COUNCIL_DECISION), number="7", symbol="QĐ-THCSMH")
    enter_paper(school, decision)

    with school.read() as db:
        assessment = read_assessment(db, current_round(db).id)
    assert assessment.council_decision_number == "7/QĐ-THCSMH"


def test_the_number_of_the_minutes_is_the_one_of_the_meeting(school: Workspace) -> None:
    enter_paper(school, replace(_entry(school, PaperKind.MINUTES), number="9", symbol="BB-HĐTĐG"))

    with school.read() as db:
        meeting = read_assessment(db, current_round(db).id).meeting
    assert (meeting.number, meeting.symbol) == ("9", "BB-HĐTĐG")


def test_numbers_follow_each_other_in_one_series_of_a_year(school: Workspace) -> None:
    day = date(2026, 5, 25)
    first = reserve_number(school, RECOGNITION, day)
    note_outside_numbers(school, _entry(school, RECOGNITION).symbol, 2026, [30, 31])
    second = _entry(school, RECOGNITION)
    enter_paper(school, replace(second, number=""))
    reserve_number(school, RECOGNITION, day)

    assert first.notes[0].endswith("/QĐ-THCSMH")
    assert second.dated_on == day
    assert _entry(school, RECOGNITION).number == "32"


def test_a_number_is_dated_by_the_year_it_is_taken_in(school: Workspace) -> None:
    school.clock = lambda: datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
    reserve_number(school, REPORT)

    entry = _entry(school, REPORT)
    assert (entry.number, entry.dated_on) == ("01", date(2027, 1, 4))


def test_a_number_used_twice_is_told_and_kept(school: Workspace) -> None:
    school.clock = lambda: datetime(2026, 5, 25, 2, 0, tzinfo=UTC)
    reserve_number(school, RECOGNITION)
    taken = _entry(school, RECOGNITION)
    decision = replace(
        _entry(school, PaperKind.COUNCIL_DECISION), dated_on=taken.dated_on, symbol=taken.symbol
    )
    changes = enter_paper(school, replace(decision, number=taken.number.lstrip("0")))

    assert "đã dùng cho văn bản khác" in changes.notes[0]
    with school.read() as db:
        assert any(series.duplicates for series in read_series(db))


def test_a_list_has_no_number_of_its_own(school: Workspace) -> None:
    with pytest.raises(NotAllowedNow):
        reserve_number(school, PaperKind.EVIDENCE_LIST)


def test_what_was_sealed_is_not_renumbered_but_later_papers_are(school: Workspace) -> None:
    draw_up_minutes(school)

    with pytest.raises(NotAllowedNow):
        enter_paper(school, replace(_entry(school, PaperKind.MINUTES), number="77"))
    reserve_number(school, RECOGNITION)
    assert _entry(school, RECOGNITION).number


def test_the_form_common_to_all_papers_is_read_back_whole(school: Workspace) -> None:
    settings = PaperSettings(
        council_issues=True,
        council_name_upper="HỘI ĐỒNG TỰ ĐÁNH GIÁ",
        council_abbreviation="HĐTĐG",
        head_position="GIÁM ĐỐC",
        head_name="Nguyễn Thị Hiền",
        recipients=("Như Điều 3", "Phòng VH-XH"),
        archive_line="Lưu: VT, HĐ",
        evidence_layout=EvidenceLayout.SHORT,
    )
    enter_paper_settings(school, settings)

    with school.read() as db:
        assert read_paper_settings(db) == settings
    undo(school)
    with school.read() as db:
        assert read_paper_settings(db) == PaperSettings()


def test_the_number_offered_is_the_number_taken_however_the_symbol_is_written(school: Workspace) -> None:
    entry = PaperEntry(kind=REPORT, number="12", symbol="BC-THCSMH", dated_on=date(2026, 5, 20))
    enter_paper(school, entry)
    enter_paper(school, replace(entry, kind=PaperKind.NOTICE, number="", symbol="bc-thcsmh"))

    assert paper_form(school, PaperKind.NOTICE).next_number == "13"
    assert reserve_number(school, PaperKind.NOTICE).notes == ("13/bc-thcsmh",)


@pytest.mark.parametrize("kind", [REPORT, PaperKind.COUNCIL_DECISION, PaperKind.MINUTES])
def test_number_and_symbol_typed_into_one_place_are_kept_apart(school: Workspace, kind: PaperKind) -> None:
    enter_paper(school, replace(_entry(school, kind), number="46/BC-THCSMH", symbol=""))

    entry = _entry(school, kind)
    assert (entry.number, entry.symbol) == ("46", "BC-THCSMH")
