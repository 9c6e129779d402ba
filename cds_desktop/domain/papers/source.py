"""What a paper is composed from: the round, what was entered for the paper, and its wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cds_desktop.domain.charts import LastYear
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.papers.entries import PaperEntry, PaperSettings
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.round import Assessment
from cds_desktop.domain.scoring import Score, score
from cds_desktop.domain.signers import Signer


@dataclass(frozen=True, kw_only=True)
class PaperSource:
    """All that the papers of one round may say.

    `entries` holds one entry for each kind; `wording` the text of a template by kind, where the
    workspace has one of its own (else the built-in one stands); a `draft` says so on every page.
    `signers` are those of the minutes.
    """

    indicator_set: IndicatorSet
    assessment: Assessment
    settings: PaperSettings
    entries: Mapping[PaperKind, PaperEntry]
    today: date
    draft: bool = True
    sealed_digest: str = ""
    last: LastYear | None = None
    wording: Mapping[PaperKind, str] = field(default_factory=dict)
    signers: tuple[Signer, ...] = ()

    @cached_property
    def score(self) -> Score:
        """Points and levels of the round."""
        return score(self.indicator_set, self.assessment.answers)

    def entry(self, kind: PaperKind) -> PaperEntry:
        """What was entered for one paper; empty where nothing was."""
        return self.entries.get(kind) or PaperEntry(kind=kind)
