"""Các năm học: every round of a workspace, the newest first, with its result and its papers."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round.phases import Phase, is_open
from cds_desktop.domain.scoring import score
from cds_desktop.queries.earlier import sealed_answers
from cds_desktop.storage.earlier_workspaces import opened_to_read
from cds_desktop.storage.models import (
    DocumentRecord,
    EvidenceRecord,
    RoundRecord,
    SealRecord,
    WorkspaceRecord,
)
from cds_desktop.storage.papers import MINUTES
from cds_desktop.storage.snapshot import read_assessment, read_school
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class YearRow:
    """One school year: `groups` are (code, points, highest points); `level` is 0 before any point."""

    round_id: str
    school_year: str
    phase: Phase
    is_current: bool
    indicator_set: IndicatorSet
    level: int
    level_title: str
    groups: tuple[tuple[str, Decimal, Decimal], ...]
    sealed_at_utc: datetime | None
    minutes: Path | None
    evidence_count: int

    @property
    def is_open(self) -> bool:
        """Whether it can still be worked on."""
        return is_open(self.phase)


@dataclass(frozen=True)
class OtherWorkspace:
    """Another folder looked at for its rounds: whose it is, and its years, newest first."""

    folder: Path
    school_name: str
    years: tuple[YearRow, ...]


def years(workspace: Workspace) -> tuple[YearRow, ...]:
    """Every round of the workspace, the newest school year first."""
    with workspace.read() as db:
        current = db.query(WorkspaceRecord).one().current_round_id
        records = db.query(RoundRecord).order_by(RoundRecord.school_year.desc()).all()
        return tuple(_row(db, record, current, workspace.documents_folder) for record in records)


def look_into(folder: Path) -> OtherWorkspace:
    """The years of a workspace that lies elsewhere, which is only read."""
    with opened_to_read(folder) as other:
        with other.read() as db:
            name = read_school(db).name
        return OtherWorkspace(folder, name, years(other))


def _row(db: Session, record: RoundRecord, current: str, folder: Path) -> YearRow:
    indicator_set = load(record.set_text)
    sealed = sealed_answers(db, record) if not is_open(Phase(record.phase)) else None
    answers = sealed if sealed is not None else read_assessment(db, record.id, evidence_items=()).answers
    result = score(indicator_set, answers)
    begun = any(item.points is not None for item in result.items)
    seal = db.query(SealRecord).filter_by(round_id=record.id).order_by(SealRecord.revision.desc()).first()
    papers = db.query(DocumentRecord).filter_by(round_id=record.id, kind=MINUTES)
    paper = papers.order_by(DocumentRecord.id.desc()).first()
    return YearRow(
        record.id,
        record.school_year,
        Phase(record.phase),
        record.id == current,
        indicator_set,
        result.level if begun else 0,
        result.level_title if begun else "",
        tuple((one.code, one.points, one.max_points) for one in result.groups),
        seal.sealed_at_utc if seal else None,
        folder / paper.file_name if paper else None,
        db.query(EvidenceRecord.id).filter_by(round_id=record.id).count(),
    )
