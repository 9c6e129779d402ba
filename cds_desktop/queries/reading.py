"""The round as the rules see it: read once after each change, shared by the looks of this folder."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.readiness import Beside, Finding, findings
from cds_desktop.domain.round import Assessment, Phase
from cds_desktop.domain.scoring import Score, score
from cds_desktop.queries.beside import read_beside
from cds_desktop.storage.evidence_reading import EvidenceRead, read_evidence
from cds_desktop.storage.models import AuditRecord, RoundRecord
from cds_desktop.storage.snapshot import current_round, read_assessment

# These deeds, and taking them back, leave every evidence row as it is. Any other is thought to touch them.
_LEAVE_EVIDENCE = frozenset(
    {
        "add_draft_row",
        "adopt_difference",
        "assign_criteria",
        "begin_draft",
        "change_round",
        "distribute_criteria",
        "drop_draft",
        "edit_draft_cells",
        "edit_draft_setting",
        "enter_answer",
        "enter_answers",
        "enter_meeting",
        "enter_paper",
        "enter_paper_rows",
        "enter_paper_settings",
        "enter_paper_text",
        "enter_school",
        "keep_set",
        "leave_out_item",
        "mark_criterion",
        "move_draft_row",
        "name_council",
        "name_draft",
        "note_outside_numbers",
        "plan_steps",
        "remove_draft_rows",
        "remove_plan_step",
        "reserve_number",
        "save_draft",
        "tick_draft_rows",
        "write_plan_step",
        "write_text",
    }
)
_TURNS = frozenset({"undo", "redo"})


@dataclass(frozen=True)
class CurrentRound:
    """The current round with its set, its data and its score."""

    record: RoundRecord
    indicator_set: IndicatorSet
    assessment: Assessment
    score: Score
    evidence: EvidenceRead
    beside: Beside

    @property
    def phase(self) -> Phase:
        """Where the round stands."""
        return Phase(self.record.phase)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be looked at in the data; worked out once for all looks at this state."""
        return findings(self.indicator_set, self.assessment, self.score, self.beside)

    @cached_property
    def evidence_of(self) -> dict[str, list[int]]:
        """The places of the evidence items used for each code."""
        places: dict[str, list[int]] = {}
        for place, item in enumerate(self.assessment.evidence_items):
            for code in item.used_for:
                places.setdefault(code, []).append(place)
        return places


@dataclass(frozen=True)
class _Read:
    """What was read last; the last line of the nhật ký, which hashes all before it, says of which state."""

    sequence: int
    hash: str
    now: CurrentRound


# Per reading engine, that is per open workspace; it goes with the workspace.
_last: WeakKeyDictionary[Any, _Read] = WeakKeyDictionary()


def read_current(db: Session) -> CurrentRound:
    """The current round whole, read again only after a change; `NotFound` when none was opened."""
    line = select(AuditRecord.sequence, AuditRecord.hash).order_by(AuditRecord.sequence.desc()).limit(1)
    newest = db.execute(line).first()
    sequence, hash_ = (newest.sequence, newest.hash) if newest else (0, "")
    last = _last.get(db.get_bind())
    if last is not None and (last.sequence, last.hash) == (sequence, hash_):
        return last.now
    record = current_round(db)
    beside = read_beside(db, record)
    db.expunge(record)  # Shared by later looks, so it belongs to none.
    indicator_set = load(record.set_text)
    evidence = _evidence(db, last, record)
    assessment = read_assessment(db, record.id, evidence_items=evidence.items)
    result = score(indicator_set, assessment.answers)
    now = CurrentRound(record, indicator_set, assessment, result, evidence, beside)
    _last[db.get_bind()] = _Read(sequence, hash_, now)
    return now


def _evidence(db: Session, last: _Read | None, record: RoundRecord) -> EvidenceRead:
    """The evidence; as it was read last, when nothing since then can have touched it."""
    if last is None or last.now.record.id != record.id:
        return read_evidence(db, record.id)
    since = select(AuditRecord.sequence, AuditRecord.hash, AuditRecord.deed, AuditRecord.detail)
    lines = db.execute(
        since.where(AuditRecord.sequence >= last.sequence).order_by(AuditRecord.sequence)
    ).all()
    follows = bool(lines) and (lines[0].sequence, lines[0].hash) == (last.sequence, last.hash)
    deeds = {line.detail if line.deed in _TURNS else line.deed for line in lines[1:]}
    if follows and deeds <= _LEAVE_EVIDENCE:
        return last.now.evidence
    return read_evidence(db, record.id, last.now.evidence)
