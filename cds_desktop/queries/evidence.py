"""Minh chứng: all evidence of the round in one table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cds_desktop.domain.evidence_words import FileKind, kind_of, second_line
from cds_desktop.domain.folding import fold
from cds_desktop.domain.readiness import in_reach
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.domain.round.phases import is_open
from cds_desktop.errors import NotFound
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.workspace import Workspace


class EvidenceState(StrEnum):
    """Tình trạng of an evidence item, worst first."""

    MISSING_FILE = "missing_file"
    UNUSED = "unused"
    ASKED = "asked"
    OUTSIDE_YEAR = "outside_year"
    PERSONAL = "personal"
    COMPLETE = "complete"


STATE_WORDS = {
    EvidenceState.MISSING_FILE: "Không thấy tệp",
    EvidenceState.UNUSED: "Chưa dùng",
    EvidenceState.OUTSIDE_YEAR: "Ngoài năm học",
    EvidenceState.PERSONAL: "Chọn cách gửi",
    EvidenceState.ASKED: "Giữ nguyên?",
    EvidenceState.COMPLETE: "Đủ",
}
_NO_FILE_YET = "Chưa có tệp"


@dataclass(frozen=True)
class EvidenceRow:
    """One line of the table: `twins` are items with the same file, `missing` the places of lost files.

    `is_asked`: it came from last year and nobody has said yet whether it still holds.
    """

    item: EvidenceItem
    size_bytes: int
    state: EvidenceState
    state_words: str
    search_key: str
    twins: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    is_outside_year: bool = False
    is_asked: bool = False

    @property
    def needs_attention(self) -> bool:
        """Whether somebody should look at it: anything but "Đủ", or a file that is there twice."""
        return self.state is not EvidenceState.COMPLETE or bool(self.twins)

    @property
    def is_personal(self) -> bool:
        """Có dữ liệu cá nhân, whatever was chosen about sending it."""
        return self.item.sensitivity is not Sensitivity.NONE

    # Only for rows somebody sees: ten thousand rows need not be worded at once.
    @cached_property
    def kind(self) -> FileKind:
        """What kind of thing it is, for its picture and its word."""
        return kind_of(self.item)

    @cached_property
    def second_line(self) -> str:
        """ "PDF · 2 tệp · 2,4 MB"."""
        return second_line(self.item)


@dataclass(frozen=True)
class EvidenceCounts:
    """How many rows each filter lets through."""

    all: int = 0
    attention: int = 0
    missing: int = 0
    unused: int = 0
    duplicate: int = 0
    outside_year: int = 0
    personal: int = 0
    asked: int = 0


@dataclass(frozen=True)
class EvidenceTable:
    """All lines with their totals."""

    rows: tuple[EvidenceRow, ...]
    size_bytes: int
    file_count: int
    editable: bool
    counts: EvidenceCounts = EvidenceCounts()


def evidence_table(workspace: Workspace) -> EvidenceTable:
    """The evidence of the current round, in the order of codes."""
    with workspace.read() as db:
        now = read_current(db)
    here = workspace.evidence_files.digests()
    twins = _twins(now.assessment.evidence_items)
    rows = tuple(_rows(now, twins, here))
    return EvidenceTable(
        rows=rows,
        size_bytes=sum(row.size_bytes for row in rows),
        file_count=sum(len(row.item.files) for row in rows),
        editable=is_open(now.phase),
        counts=_counts(rows),
    )


def evidence_item(workspace: Workspace, evidence_id: str) -> EvidenceItem:
    """One evidence item."""
    with workspace.read() as db:
        items = read_current(db).assessment.evidence_items
    found = next((item for item in items if item.id == evidence_id), None)
    if found is None:
        raise NotFound("Minh chứng này không còn trong hồ sơ.")
    return found


def _search_key(item: EvidenceItem, kept: str) -> str:
    code = item.code.lower() if item.code.isascii() else fold(item.code)
    return " ".join((code, kept, *item.used_for))


def _twins(items: tuple[EvidenceItem, ...]) -> Mapping[str, list[str]]:
    """Per digest the codes of the items that have it, where they are more than one."""
    first: dict[str, str] = {}
    twins: dict[str, list[str]] = {}
    for item in items:
        for digest in {file.digest for file in item.files}:
            if digest in first:
                twins.setdefault(digest, [first[digest]]).append(item.code)
            else:
                first[digest] = item.code
    return twins


def _rows(now: CurrentRound, twins: Mapping[str, list[str]], here: frozenset[str]) -> Iterator[EvidenceRow]:
    keys, school_year = now.evidence.search_keys, now.assessment.school_year
    for item in now.assessment.evidence_items:
        missing = tuple(at for at, file in enumerate(item.files) if file.digest not in here)
        # What somebody confirmed to hold still was seen with its old date.
        outside = not in_reach(item, school_year) and item.id not in now.beside.confirmed
        asked = item.id in now.beside.asked
        state = _state(item, bool(missing), outside, asked)
        words = STATE_WORDS[state] if item.files or state is not EvidenceState.MISSING_FILE else _NO_FILE_YET
        yield EvidenceRow(
            item=item,
            size_bytes=sum(file.size_bytes for file in item.files),
            state=state,
            state_words=words,
            search_key=_search_key(item, keys[item.id]),
            twins=_twins_of(item, twins) if twins else (),
            missing=missing,
            is_outside_year=outside,
            is_asked=asked,
        )


def _twins_of(item: EvidenceItem, twins: Mapping[str, list[str]]) -> tuple[str, ...]:
    codes = (code for file in item.files for code in twins.get(file.digest, ()))
    return tuple(dict.fromkeys(code for code in codes if code != item.code))


def _state(item: EvidenceItem, is_missing: bool, is_outside: bool, is_asked: bool) -> EvidenceState:
    if is_missing or (item.kind is EvidenceKind.FILE and not item.files):
        return EvidenceState.MISSING_FILE
    if not item.used_for:
        return EvidenceState.UNUSED
    if is_asked:
        return EvidenceState.ASKED
    if is_outside:
        return EvidenceState.OUTSIDE_YEAR
    if item.sensitivity is not Sensitivity.NONE and item.travel is Travel.DEFAULT:
        return EvidenceState.PERSONAL
    return EvidenceState.COMPLETE


def _counts(rows: tuple[EvidenceRow, ...]) -> EvidenceCounts:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts["attention"] += row.needs_attention
        counts["missing"] += row.state is EvidenceState.MISSING_FILE
        counts["unused"] += not row.item.used_for
        counts["duplicate"] += bool(row.twins)
        counts["outside_year"] += row.is_outside_year
        counts["personal"] += row.is_personal
        counts["asked"] += row.is_asked
    return EvidenceCounts(all=len(rows), **counts)
