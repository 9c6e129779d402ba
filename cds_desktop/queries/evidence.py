"""Minh chứng: all evidence of the round in one table."""

from dataclasses import dataclass
from enum import StrEnum

from cds_desktop.domain.folding import fold
from cds_desktop.domain.readiness import in_reach
from cds_desktop.domain.round import Assessment, EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.domain.round.phases import is_open
from cds_desktop.errors import NotFound
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.workspace import Workspace


class EvidenceState(StrEnum):
    """Tình trạng of an evidence item, worst first."""

    MISSING_FILE = "missing_file"
    UNUSED = "unused"
    OUTSIDE_YEAR = "outside_year"
    PERSONAL = "personal"
    COMPLETE = "complete"


STATE_WORDS = {
    EvidenceState.MISSING_FILE: "Không thấy tệp",
    EvidenceState.UNUSED: "Chưa dùng",
    EvidenceState.OUTSIDE_YEAR: "Ngoài năm học",
    EvidenceState.PERSONAL: "Chỉ gửi tên",
    EvidenceState.COMPLETE: "Đủ",
}


@dataclass(frozen=True)
class EvidenceRow:
    """One line of the table."""

    item: EvidenceItem
    size_bytes: int
    state: EvidenceState
    state_words: str
    search_key: str


@dataclass(frozen=True)
class EvidenceTable:
    """All lines with their totals."""

    rows: tuple[EvidenceRow, ...]
    size_bytes: int
    file_count: int
    editable: bool


def evidence_table(workspace: Workspace) -> EvidenceTable:
    """The evidence of the current round, in the order of codes."""
    with workspace.read() as db:
        now = read_current(db)
    rows = tuple(_row(workspace, now.assessment, item) for item in now.assessment.evidence_items)
    return EvidenceTable(
        rows=rows,
        size_bytes=sum(row.size_bytes for row in rows),
        file_count=sum(len(row.item.files) for row in rows),
        editable=is_open(now.phase),
    )


def evidence_item(workspace: Workspace, evidence_id: str) -> EvidenceItem:
    """One evidence item."""
    with workspace.read() as db:
        items = read_current(db).assessment.evidence_items
    found = next((item for item in items if item.id == evidence_id), None)
    if found is None:
        raise NotFound("Minh chứng này không còn trong hồ sơ.")
    return found


def _row(workspace: Workspace, assessment: Assessment, item: EvidenceItem) -> EvidenceRow:
    state = _state(workspace, assessment, item)
    names = " ".join(file.name for file in item.files)
    key = fold(f"{item.code} {item.title} {item.number} {item.issuer} {names} {' '.join(item.used_for)}")
    size = sum(file.size_bytes for file in item.files)
    return EvidenceRow(item, size, state, STATE_WORDS[state], key)


def _state(workspace: Workspace, assessment: Assessment, item: EvidenceItem) -> EvidenceState:
    if item.kind is EvidenceKind.FILE and not item.files:
        return EvidenceState.MISSING_FILE
    if any(not workspace.evidence_files.has(file.digest) for file in item.files):
        return EvidenceState.MISSING_FILE
    if not item.used_for:
        return EvidenceState.UNUSED
    if not in_reach(item, assessment.school_year):
        return EvidenceState.OUTSIDE_YEAR
    if item.sensitivity is not Sensitivity.NONE and item.travel is Travel.DEFAULT:
        return EvidenceState.PERSONAL
    return EvidenceState.COMPLETE
