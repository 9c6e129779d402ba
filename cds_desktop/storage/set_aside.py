"""Để riêng: rows of a round whose code its bộ chỉ số does not have; kept, but no answer of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.moving import CodeMoves, KnownCodes, plain_code
from cds_desktop.errors import IndicatorSetFaulty
from cds_desktop.storage.code_rows import CodeKind, codes_of_round
from cds_desktop.storage.models import RoundRecord

_OF_CRITERIA = (CodeKind.TEXT, CodeKind.ASSIGNMENT, CodeKind.CHANGE)


@dataclass(frozen=True)
class SetAside:
    """Rows of one kind under one code that the set of the round does not have."""

    code: str
    kind: CodeKind
    count: int = 1

    def __str__(self) -> str:
        return f"{self.code}: {self.kind.words}" + (f" ({self.count})" if self.count > 1 else "")


@lru_cache(maxsize=16)
def known_codes(set_text: str) -> KnownCodes | None:
    """The codes of a set by its text; `None` when it cannot be read, for then nothing is judged by it."""
    try:
        return KnownCodes.of_set(load(set_text))
    except IndicatorSetFaulty:
        return None


def codes_for(known: KnownCodes, kind: CodeKind) -> frozenset[str]:
    """The codes under which rows of this kind may stand."""
    if kind is CodeKind.EVIDENCE_USE:
        return known.uses
    return known.criteria if kind in _OF_CRITERIA else known.answers


def moves_for(moves: CodeMoves, kind: CodeKind) -> Mapping[str, str]:
    """Code before → code after for rows of this kind."""
    if kind is CodeKind.EVIDENCE_USE:
        return moves.uses
    return moves.criteria if kind in _OF_CRITERIA else moves.answers


def set_aside(db: Session, round_: RoundRecord) -> tuple[SetAside, ...]:
    """Để riêng: what was entered under codes the round's set does not have, by code."""
    known = known_codes(round_.set_text)
    if known is None:
        return ()
    counts: dict[tuple[str, CodeKind], int] = {}
    for kind, _, code in codes_of_round(db, round_.id):
        if code not in codes_for(known, kind):
            place = (plain_code(code), kind)
            counts[place] = counts.get(place, 0) + 1
    return tuple(SetAside(code, kind, count) for (code, kind), count in counts.items())
