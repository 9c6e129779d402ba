"""Năm trước: the round the current one is held against, read once and kept while it stays the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import Criterion, IndicatorSet, load
from cds_desktop.domain.round import Answer, CriterionText
from cds_desktop.domain.round.phases import Phase, is_open
from cds_desktop.domain.scoring import Score, criterion_points, score
from cds_desktop.domain.year_on_year import (
    ChangeMark,
    Counterparts,
    answer_words,
    computed_mark,
    condition_answer_words,
    counterparts,
)
from cds_desktop.exchange.package_format import decode_json
from cds_desktop.queries.reading import CurrentRound
from cds_desktop.storage.earlier_rounds import earlier_round
from cds_desktop.storage.models import (
    AnswerRecord,
    CriterionChangeRecord,
    CriterionTextRecord,
    RoundRecord,
    SealRecord,
)
from cds_desktop.storage.snapshot import read_assessment


@dataclass(frozen=True)
class _SealedAnswers:
    """What a seal says of the answers; the rest of it is not needed to score."""

    answers: dict[str, Answer]


@dataclass(frozen=True)
class EarlierRound:
    """Last year's round: as it was sealed, else as it was entered; `same` says which row is which."""

    school_year: str
    is_sealed: bool
    indicator_set: IndicatorSet
    answers: dict[str, Answer]
    texts: dict[str, CriterionText]
    score: Score
    same: Counterparts

    def item_points(self, code: str) -> Decimal | None:
        """Last year's points of an item of now; `None` where there were none."""
        return self._item_points.get(self.same.items.get(code, ""))

    def criterion_points(self, code: str) -> Decimal | None:
        """Last year's points of a criterion of now; `None` where it had none."""
        old = self.indicator_set.criterion(self.same.criteria.get(code, ""))
        return self.points_of(old) if old is not None else None

    def points_of(self, criterion: Criterion) -> Decimal | None:
        """Points of a criterion of last year's set; `None` before anything was scored."""
        items = self.indicator_set.items_of(criterion.code)
        if not any(self._item_points.get(item.code) is not None for item in items):
            return None
        return criterion_points(self.indicator_set, self.score, criterion)

    def group_points(self, code: str, most: Decimal) -> Decimal | None:
        """Last year's points of a group of now, when they were counted out of as many."""
        old = next((g for g in self.score.groups if g.code == self.same.groups.get(code)), None)
        begun = any(points is not None for points in self._item_points.values())
        return old.points if old is not None and begun and old.max_points == most else None

    def item_words(self, code: str) -> str:
        """ "29/40, 5 điểm" for an item of now, or ""."""
        old = self.indicator_set.item(self.same.items.get(code, ""))
        if old is None:
            return ""
        words = answer_words(old, self.answers.get(old.code, Answer()), self._item_points.get(old.code))
        return words if old.code == code or not words else f"{words} (mã cũ {old.code})"

    def condition_words(self, code: str) -> str:
        """ "đạt" for a mandatory criterion of now, or ""."""
        return condition_answer_words(self.answers.get(self.same.criteria.get(code, ""), Answer()))

    def text_of(self, code: str) -> CriterionText | None:
        """What was written last year about a criterion of now."""
        text = self.texts.get(self.same.criteria.get(code, ""))
        return text if text != CriterionText() else None

    @cached_property
    def _item_points(self) -> dict[str, Decimal | None]:
        return {item.code: item.points for item in self.score.items}


@dataclass(frozen=True)
class _Kept:
    stamp: tuple[Any, ...]
    earlier: EarlierRound


# Per reading engine, that is per open workspace; it goes with the workspace.
_last: WeakKeyDictionary[Any, _Kept] = WeakKeyDictionary()


def read_earlier(db: Session, now: CurrentRound) -> EarlierRound | None:
    """The round the current one was copied from, else the last one before it; `None` in the first year."""
    record = earlier_round(db, now.record)
    if record is None:
        return None
    stamp = _stamp(db, record, now)
    last = _last.get(db.get_bind())
    if last is not None and last.stamp == stamp:
        return last.earlier
    earlier = _read(db, record, now.indicator_set)
    _last[db.get_bind()] = _Kept(stamp, earlier)
    return earlier


def marks_of(
    now: CurrentRound, earlier: EarlierRound, said: Mapping[str, ChangeMark]
) -> dict[str, ChangeMark]:
    """So với năm trước, per criterion: what somebody said, else what sets and numbers say."""
    sets = (earlier.indicator_set, now.indicator_set)
    answers = (earlier.answers, now.assessment.answers)
    return {
        criterion.code: said.get(criterion.code) or computed_mark(criterion, sets, earlier.same, answers)
        for criterion in now.indicator_set.criteria
    }


def said_marks(db: Session, now: CurrentRound) -> dict[str, ChangeMark]:
    """The marks somebody set."""
    found = select(CriterionChangeRecord.criterion_code, CriterionChangeRecord.state)
    rows = db.execute(found.where(CriterionChangeRecord.round_id == now.record.id))
    known = {mark.value: mark for mark in ChangeMark}
    return {code: known[state] for code, state in rows if state in known}


def _stamp(db: Session, record: RoundRecord, now: CurrentRound) -> tuple[Any, ...]:
    """Changes whenever the earlier round could read differently."""
    stamp: tuple[Any, ...] = (record.id, record.set_digest, now.record.set_digest, record.phase)
    for table in (AnswerRecord, CriterionTextRecord):
        newest = select(func.count(), func.max(table.changed_at_utc)).where(table.round_id == record.id)
        stamp += tuple(db.execute(newest).one())
    return (*stamp, record.revision)


def _read(db: Session, record: RoundRecord, now: IndicatorSet) -> EarlierRound:
    indicator_set = load(record.set_text)
    data = read_assessment(db, record.id, evidence_items=())
    answers = sealed_answers(db, record) if not is_open(Phase(record.phase)) else None
    shown = data.answers if answers is None else answers
    return EarlierRound(
        record.school_year,
        answers is not None,
        indicator_set,
        shown,
        data.texts,
        score(indicator_set, shown),
        counterparts(indicator_set, now),
    )


def sealed_answers(db: Session, record: RoundRecord) -> dict[str, Answer] | None:
    """The answers of the newest seal of a round, if it was ever sealed."""
    seals = db.query(SealRecord).filter_by(round_id=record.id).order_by(SealRecord.revision.desc())
    seal = seals.first()
    return answers_of(seal) if seal is not None else None


def answers_of(seal: SealRecord) -> dict[str, Answer]:
    """The answers as they were sealed."""
    return decode_json(seal.data.encode(), _SealedAnswers, name="số liệu đã chốt").answers
