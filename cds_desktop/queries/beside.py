"""Beside the round: last year's numbers, what came from then, other versions of the set, what is aside."""

from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import IndicatorSet, ScoringKind, item_map, load
from cds_desktop.domain.readiness import Beside, EarlierYear
from cds_desktop.errors import IndicatorSetFaulty
from cds_desktop.storage.earlier_rounds import earlier_round
from cds_desktop.storage.models import (
    CriterionChangeRecord,
    EvidenceRecord,
    IndicatorSetRecord,
    RoundRecord,
)
from cds_desktop.storage.set_aside import set_aside
from cds_desktop.storage.snapshot import read_answers

_ASKED, _KEPT = "asked", "kept"


def read_beside(db: Session, round_: RoundRecord) -> Beside:
    """Read it for one round."""
    carried = select(EvidenceRecord.id, EvidenceRecord.carry_state).where(
        EvidenceRecord.round_id == round_.id, EvidenceRecord.carry_state != ""
    )
    states = {row.id: row.carry_state for row in db.execute(carried)}
    kept = select(CriterionChangeRecord.criterion_code).where(
        CriterionChangeRecord.round_id == round_.id, CriterionChangeRecord.state == _KEPT
    )
    return Beside(
        earlier=_earlier(db, round_),
        kept_criteria=frozenset(db.scalars(kept)),
        asked=frozenset(id_ for id_, state in states.items() if state == _ASKED),
        confirmed=frozenset(id_ for id_, state in states.items() if state == _KEPT),
        ladders=_ladders(db, round_),
        aside=_aside(db, round_),
    )


def _aside(db: Session, round_: RoundRecord) -> tuple[tuple[str, str], ...]:
    """Codes the set does not have, with what was entered under each."""
    found: dict[str, list[str]] = {}
    for one in set_aside(db, round_):
        found.setdefault(one.code, []).append(one.kind.words)
    return tuple((code, ", ".join(what)) for code, what in found.items())


def _earlier(db: Session, round_: RoundRecord) -> EarlierYear | None:
    before = earlier_round(db, round_)
    if before is None:
        return None
    codes = _same_items(before.set_text, round_.set_text)
    answers = read_answers(db, before.id)
    return EarlierYear(
        before.school_year, {code: answers[old] for code, old in codes.items() if old in answers}
    )


@lru_cache(maxsize=4)
def _same_items(before: str, after: str) -> dict[str, str]:
    """Code of now → code of then; nothing when a set cannot be read."""
    try:
        return dict(item_map(load(before), load(after)))
    except IndicatorSetFaulty:
        return {}


def _ladders(db: Session, round_: RoundRecord) -> dict[str, str]:
    """Items without a ladder in the round's set that have one in another version of it: its version."""
    others = select(IndicatorSetRecord.version, IndicatorSetRecord.text).where(
        IndicatorSetRecord.set_id == round_.set_id, IndicatorSetRecord.digest != round_.set_digest
    )
    found: dict[str, str] = {}
    for version, text in db.execute(others.order_by(IndicatorSetRecord.kept_at_utc.desc())):
        for code in _gained(round_.set_text, text):
            found.setdefault(code, version)
    return found


@lru_cache(maxsize=16)
def _gained(now: str, other: str) -> tuple[str, ...]:
    try:
        ours, theirs = load(now), load(other)
    except IndicatorSetFaulty:
        return ()
    judged = [item.code for item in ours.items if item.scoring is ScoringKind.JUDGED]
    return tuple(code for code in judged if _is_computed(theirs, code))


def _is_computed(indicator_set: IndicatorSet, code: str) -> bool:
    item = indicator_set.item(code)
    return item is not None and item.scoring is not ScoringKind.JUDGED
