"""The round as the rules see it: read once, shared by the looks of this folder."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Assessment, Phase
from cds_desktop.domain.scoring import Score, score
from cds_desktop.storage.models import RoundRecord
from cds_desktop.storage.snapshot import current_round, read_assessment


@dataclass(frozen=True)
class CurrentRound:
    """The current round with its set, its data and its score."""

    record: RoundRecord
    indicator_set: IndicatorSet
    assessment: Assessment
    score: Score

    @property
    def phase(self) -> Phase:
        """Where the round stands."""
        return Phase(self.record.phase)


def read_current(db: Session) -> CurrentRound:
    """Read the current round whole; `NotFound` when none was opened."""
    record = current_round(db)
    indicator_set = load(record.set_text)
    assessment = read_assessment(db, record.id)
    return CurrentRound(record, indicator_set, assessment, score(indicator_set, assessment.answers))
