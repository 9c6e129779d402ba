"""A workspace in a temporary folder, with one open round."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from cds_desktop.storage.models import (
    AnswerRecord,
    EvidenceFileRecord,
    EvidenceRecord,
    EvidenceUseRecord,
    MemberRecord,
    RoundRecord,
    SchoolRecord,
    WorkspaceRecord,
)
from cds_desktop.storage.workspace import Workspace, create_workspace

NOW = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
AddEvidence = Callable[..., EvidenceRecord]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Hồ sơ 100% #1"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with create_workspace(folder, clock=lambda: NOW, actor="Trần Thị Thư") as opened:
        yield opened


@pytest.fixture
def school(workspace: Workspace) -> Workspace:
    """A school with a round, a council of two and two answers."""
    with workspace.change("Mở đợt đánh giá", "2025-2026") as db:
        db.add(SchoolRecord(id=1, name="Trường THCS Nguyễn Trãi", levels="TH THCS"))
        db.add(_round())
        db.flush()
        db.add(MemberRecord(id="m2", round_id="r", position_in_list=2, full_name="Lê Văn Ký"))
        db.add(MemberRecord(id="m1", round_id="r", position_in_list=1, full_name="An", role="chair"))
        db.add(AnswerRecord(round_id="r", code="1.10.1", points="2.50", changed_at_utc=NOW))
        db.add(AnswerRecord(round_id="r", code="1.2.1", numerator="37", denominator="40", changed_at_utc=NOW))
        db.query(WorkspaceRecord).one().current_round_id = "r"
    return workspace


def _round() -> RoundRecord:
    return RoundRecord(
        id="r",
        school_year="2025-2026",
        opened_at_utc=NOW,
        set_id="qd-4725",
        set_version="1",
        set_digest=sha256(b"").hexdigest(),
        set_text="",
        plan_date=date(2025, 11, 3),
    )


@pytest.fixture
def add_evidence(school: Workspace) -> AddEvidence:
    """Adds one evidence item with a file that is already kept."""

    def add(db: Session, code: str, digest: str, size_bytes: int, *uses: str) -> EvidenceRecord:
        record = EvidenceRecord(id=code, round_id="r", code=code, title=code, added_at_utc=NOW)
        record.files = [EvidenceFileRecord(position=1, digest=digest, name="a.pdf", size_bytes=size_bytes)]
        record.uses = [EvidenceUseRecord(code=use) for use in uses]
        db.add(record)
        return record

    return add
