"""Every released version left one small folder here; each must open today with all it held.

`python tests/old_workspaces/test_old_workspaces.py` makes the folder of the current version; it is
run once before a release, and what it made is never changed afterwards.
"""

import hashlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from cds_desktop.storage import audit
from cds_desktop.storage.evidence_files import KeptFile
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.migrations import SCHEMA_VERSION
from cds_desktop.storage.models import (
    AnswerRecord,
    AssignmentRecord,
    AttendanceRecord,
    Base,
    CriterionChangeRecord,
    CriterionTextRecord,
    DeadlineRecord,
    DocumentRecord,
    EarlierFileRecord,
    EvidenceFileRecord,
    EvidenceRecord,
    EvidenceUseRecord,
    HandSignedRecord,
    IndicatorSetRecord,
    LeftOutItemRecord,
    LegalBasisRecord,
    MeetingRecord,
    MemberRecord,
    OutsideNumberRecord,
    PaperRecord,
    PaperRowRecord,
    PaperSettingRecord,
    PaperTextRecord,
    PlanStepRecord,
    RoundRecord,
    SchoolRecord,
    SetDraftRecord,
    SetDraftRowRecord,
    SignatureRecord,
    SigningChoiceRecord,
    StampImageRecord,
    WorkspaceRecord,
)
from cds_desktop.storage.snapshot import read_assessment
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from cds_desktop.whole_files import write_whole

HERE = Path(__file__).resolve().parent
MADE_AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
DATABASE = "workspace.sqlite3"
CONTENT = "content.json"
SET_TEXT = 'id = "qd-4725"\nversion = "1"\n'
PAPER = b"%PDF-1.4 stands for signed minutes\n"


def _versions() -> list[str]:
    return sorted(path.parent.name for path in HERE.glob(f"v*/{DATABASE}"))


@pytest.fixture(params=_versions())
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one old workspace."""
    return Path(shutil.copytree(HERE / request.param, tmp_path / "old"))


@pytest.fixture
def opened(old: Path) -> Iterator[Workspace]:
    with open_workspace(old) as workspace:
        yield workspace


def test_every_version_is_here() -> None:
    assert _versions() == [f"v{version}" for version in range(1, SCHEMA_VERSION + 1)]


def test_an_old_workspace_opens_with_all_it_held(opened: Workspace) -> None:
    expected = json.loads((opened.folder / CONTENT).read_text("utf-8"))
    found = _content(opened)
    # What no version of that time could hold is there, and empty.
    later = found["assessment"].keys() - expected["assessment"].keys()

    assert not any(found["assessment"].pop(name) for name in later)
    assert found == expected


def test_an_old_workspace_passes_the_check_with_todays_tables(opened: Workspace) -> None:
    report = check_workspace(opened)

    assert report.faults == ()
    kept = len(list(opened.evidence_files.folder.iterdir()))
    assert (report.evidence_files, report.documents, report.spare_files) == (kept, 1, 0)


def test_an_old_workspace_can_be_worked_with(opened: Workspace) -> None:
    with opened.change("Nhập số liệu", "1.3") as db:
        round_id = db.scalars(select(RoundRecord.id)).one()
        db.get_one(AnswerRecord, (round_id, "1.1")).points = "1.5"

    assert _content(opened)["assessment"]["answers"]["1.1"]["points"] == "1.5"
    assert check_workspace(opened).faults == ()


def test_what_the_first_version_held_is_found_without_tone_marks(tmp_path: Path) -> None:
    with open_workspace(Path(shutil.copytree(HERE / "v1", tmp_path / "old"))) as workspace:
        with workspace.read() as db:
            (key,) = db.scalars(select(EvidenceRecord.search_key))
            assert db.scalars(select(EarlierFileRecord)).all() == []
        assert key == "ke hoach chuyen doi so ke hoach.txt"


def test_what_the_third_version_knew_of_sets_and_years_is_there(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(HERE / "v3", tmp_path / "old"))
    with open_workspace(copy) as workspace, workspace.read() as db:
        assert [kept.text for kept in db.scalars(select(IndicatorSetRecord))] == [SET_TEXT]
        rows = db.scalars(select(SetDraftRowRecord).order_by(SetDraftRowRecord.position))
        assert [json.loads(row.cells)["max_points"] for row in rows] == ["7", "6,5 điểm"]
        assert db.scalars(select(LeftOutItemRecord.item_code)).all() == ["1.3.2"]
        assert db.scalars(select(CriterionChangeRecord.state)).all() == ["kept"]
        asked = select(EvidenceRecord.carried_from, EvidenceRecord.carry_state)
        assert db.execute(asked).all() == [("e-0", "asked")]
        (step,) = read_assessment(db, "r-1").plan_steps
        assert (step.item_code, step.who, step.due_on) == ("1.1", "Trần Thị Thư", date(2026, 3, 5))


def test_what_the_fourth_version_knew_of_papers_is_there(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(HERE / "v4", tmp_path / "old"))
    with open_workspace(copy) as workspace, workspace.read() as db:
        assert [(r.key, r.value) for r in db.scalars(select(PaperSettingRecord))] == [("archive_line", "VT")]
        (paper,) = db.scalars(select(PaperRecord))
        assert (paper.kind, paper.number, paper.dated_on) == ("report", "05", date(2026, 3, 5))
        assert db.scalars(select(PaperTextRecord.text)).all() == ["Đặt vấn đề"]
        assert [json.loads(cells) for cells in db.scalars(select(PaperRowRecord.cells))] == [["Họp", "T1"]]
        assert db.scalars(select(OutsideNumberRecord.number)).all() == [7]
        assert db.scalars(select(SigningChoiceRecord.members)).all() == ["none"]
        assert db.scalars(select(StampImageRecord.owner)).all() == ["seal"]
        assert db.scalars(select(HandSignedRecord.least_dpi)).all() == [200]
        assert db.scalars(select(SignatureRecord.way)).all() == ["token"]


def _content(workspace: Workspace) -> dict[str, dict[str, object]]:
    with workspace.read() as db:
        round_id = db.scalars(select(RoundRecord.id)).one()
        assessment = asdict(read_assessment(db, round_id))
        lines = [entry.as_json() for entry in audit.entries(db)]
    return json.loads(json.dumps({"assessment": assessment, "audit": lines}, default=str))


def _make(folder: Path) -> None:
    with create_workspace(folder, clock=lambda: MADE_AT, actor="Trần Thị Thư") as workspace:
        kept = workspace.evidence_files.keep_bytes("Kế hoạch số 12/KH-THCS\n".encode(), "Kế hoạch.txt")
        earlier = workspace.evidence_files.keep_bytes("Dự thảo kế hoạch\n".encode(), "Dự thảo.txt")
        write_whole(workspace.documents_folder / "bien-ban.pdf", PAPER)
        with workspace.change("Mở đợt đánh giá", "2025-2026", "khởi tạo") as db:
            db.add_all(_council())
            db.flush()
            db.add_all([*_entered(), *_set_and_plan(), _evidence(kept, earlier), _document()])
            db.flush()
            db.add_all(_papers())
            db.scalars(select(WorkspaceRecord)).one().current_round_id = "r-1"
        with workspace.change("Nhập số liệu", "1.1"):
            pass
        text = json.dumps(_content(workspace), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / CONTENT).write_text(text + "\n", "utf-8")
    _tidy(folder)


def _council() -> list[Base]:
    return [
        SchoolRecord(id=1, name="Trường THCS Nguyễn Trãi", levels="TH THCS", commune="Tiên Lãng"),
        RoundRecord(
            id="r-1",
            school_year="2025-2026",
            opened_at_utc=MADE_AT,
            set_id="qd-4725",
            set_version="1",
            set_digest=hashlib.sha256(b"").hexdigest(),
            set_text="",
            council_decision_date=date(2025, 11, 3),
        ),
        MemberRecord(id="m-1", round_id="r-1", position_in_list=1, full_name="Nguyễn Văn Đỗ", role="chair"),
        MemberRecord(
            id="m-2", round_id="r-1", position_in_list=2, full_name="Trần Thị Thư", role="secretary"
        ),
    ]


def _entered() -> list[Base]:
    text = "Đã có kế hoạch; còn thiếu máy."
    return [
        LegalBasisRecord(round_id="r-1", position=1, text="Quyết định 4725/QĐ-BGDĐT"),
        DeadlineRecord(round_id="r-1", key="submit", label="Nộp", due_on=date(2026, 5, 31)),
        AssignmentRecord(member_id="m-2", criterion_code="1.1"),
        AttendanceRecord(member_id="m-1", present=False, reason="công tác"),
        AnswerRecord(round_id="r-1", code="1.1", points="2.5", reason="chưa đủ", changed_at_utc=MADE_AT),
        AnswerRecord(round_id="r-1", code="1.2", met=True, changed_at_utc=MADE_AT),
        AnswerRecord(round_id="r-1", code="1.3.2", numerator="37", denominator="40", changed_at_utc=MADE_AT),
        CriterionTextRecord(round_id="r-1", criterion_code="1.1", description=text, changed_at_utc=MADE_AT),
        MeetingRecord(round_id="r-1", held_on=date(2026, 5, 20), votes_for=2, recipients="Lưu: VT"),
    ]


def _set_and_plan() -> list[Base]:
    digest = hashlib.sha256(SET_TEXT.encode()).hexdigest()
    return [
        IndicatorSetRecord(digest=digest, set_id="qd-4725", version="1", text=SET_TEXT, kept_at_utc=MADE_AT),
        SetDraftRecord(
            id="d-1",
            base_digest=digest,
            person="Trần Thị Thư",
            started_at_utc=MADE_AT,
            changed_at_utc=MADE_AT,
        ),
        *(
            SetDraftRowRecord(
                draft_id="d-1",
                row_id=f"i1.6.{place}",
                position=place,
                kind="item",
                cells=json.dumps({"code": f"1.6.{place}", "max_points": most}, ensure_ascii=False),
            )
            for place, most in ((1, "7"), (2, "6,5 điểm"))
        ),
        LeftOutItemRecord(round_id="r-1", item_code="1.3.2"),
        CriterionChangeRecord(round_id="r-1", criterion_code="1.1", state="kept"),
        PlanStepRecord(
            round_id="r-1",
            item_code="1.1",
            deed="Tập huấn",
            gain="2",
            who="Trần Thị Thư",
            due_on=date(2026, 3, 5),
            changed_at_utc=MADE_AT,
        ),
    ]


def _papers() -> list[Base]:
    return [
        PaperSettingRecord(key="archive_line", value="VT"),
        PaperRecord(round_id="r-1", kind="report", number="05", dated_on=date(2026, 3, 5)),
        PaperTextRecord(round_id="r-1", kind="report", key="opening", text="Đặt vấn đề"),
        PaperRowRecord(round_id="r-1", kind="plan", table_key="timetable", position=1, cells='["Họp", "T1"]'),
        OutsideNumberRecord(series="QĐ", year=2026, number=7),
        SigningChoiceRecord(round_id="r-1", way="digital"),
        StampImageRecord(
            owner="seal", png="", digest="", width_mm=36.0, height_mm=36.0, added_at_utc=MADE_AT
        ),
        HandSignedRecord(document_id=1, page_count=2, least_dpi=200, in_colour=True),
        SignatureRecord(
            document_id=1,
            role="secretary",
            full_name="Trần Thị Thư",
            certificate_subject="Trần Thị Thư",
            certificate_digest="",
            way="token",
            signed_at_utc=MADE_AT,
        ),
    ]


def _evidence(kept: KeptFile, earlier: KeptFile) -> EvidenceRecord:
    record = EvidenceRecord(
        id="e-1",
        round_id="r-1",
        code="H1-1.1-01",
        title="Kế hoạch chuyển đổi số",
        added_at_utc=MADE_AT,
        carried_from="e-0",
        carry_state="asked",
    )
    record.files = [
        EvidenceFileRecord(position=1, digest=kept.digest, name=kept.name, size_bytes=kept.size_bytes)
    ]
    record.uses = [EvidenceUseRecord(code="1.1"), EvidenceUseRecord(code="1.3.2")]
    record.earlier_files = [
        EarlierFileRecord(
            number=1,
            position=1,
            digest=earlier.digest,
            name=earlier.name,
            size_bytes=earlier.size_bytes,
            replaced_at_utc=MADE_AT,
        )
    ]
    return record


def _document() -> DocumentRecord:
    return DocumentRecord(
        id=1,
        round_id="r-1",
        revision=1,
        kind="minutes",
        file_name="bien-ban.pdf",
        digest=hashlib.sha256(PAPER).hexdigest(),
        size_bytes=len(PAPER),
        made_at_utc=MADE_AT,
    )


def _tidy(folder: Path) -> None:
    """Make it small: little pages, no lock, no empty folders."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
        for statement in ("PRAGMA journal_mode=DELETE", "PRAGMA page_size=512", "VACUUM"):
            connection.execute(statement)
    (folder / "workspace.lock").unlink()
    for empty in ("backups", "logs"):
        (folder / empty).rmdir()


if __name__ == "__main__":
    target = HERE / f"v{SCHEMA_VERSION}"
    if target.exists():
        sys.exit(f"{target.name} is there already and is never changed")
    _make(target)
