"""Reads all that the papers of a round say, for those who compose them."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.domain.charts import LastYear
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import Assessment, Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.scoring import score
from cds_desktop.domain.signers import signers_of
from cds_desktop.domain.year_on_year import counterparts
from cds_desktop.storage.earlier_rounds import earlier_round
from cds_desktop.storage.layout import TEMPLATES
from cds_desktop.storage.models import RoundRecord, SealRecord
from cds_desktop.storage.paper_entries import read_paper_entries, read_paper_settings
from cds_desktop.storage.papers import signing_choice
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

# More than any wording needs; whoever reads the template refuses what is longer.
LONGEST_WORDING = 1_000_000


def read_paper_source(
    workspace: Workspace,
    db: Session,
    *,
    draft: bool = True,
    read: tuple[IndicatorSet, Assessment] | None = None,
) -> PaperSource:
    """The current round with everything entered for its papers; `read` is what was read of it already."""
    round_ = current_round(db)
    indicator_set, assessment = read or (load(round_.set_text), read_assessment(db, round_.id))
    return PaperSource(
        indicator_set=indicator_set,
        assessment=assessment,
        settings=read_paper_settings(db),
        entries=read_paper_entries(db, round_),
        today=today(workspace),
        draft=draft,
        sealed_digest="" if is_open(Phase(round_.phase)) else sealed_digest(db, round_),
        last=_last_year(db, round_, indicator_set),
        wording=read_wording(workspace.folder),
        signers=signers_of(assessment, signing_choice(db, round_)),
    )


def read_wording(folder: Path) -> dict[PaperKind, str]:
    """Lời văn a workspace has of its own, as it stands in its files."""
    found = {}
    for kind in PaperKind:
        path = template_path(folder, kind)
        if path.is_file():
            with path.open("rb") as file:
                found[kind] = file.read(LONGEST_WORDING).decode("utf-8-sig", errors="replace")
    return found


def template_path(folder: Path, kind: PaperKind) -> Path:
    """Where a workspace keeps its own wording of a kind."""
    return folder / TEMPLATES / f"{kind.value}.txt"


def sealed_digest(db: Session, round_: RoundRecord) -> str:
    """The digest of what was sealed in this revision, or ""."""
    found = db.get(SealRecord, (round_.id, round_.revision))
    return found.digest if found else ""


def today(workspace: Workspace) -> date:
    """The day it is here."""
    return workspace.now().astimezone().date()


def _last_year(db: Session, round_: RoundRecord, indicator_set: IndicatorSet) -> LastYear | None:
    """A sealed round cannot change any more: what was entered is what was sealed."""
    earlier = earlier_round(db, round_)
    if earlier is None:
        return None
    before = load(earlier.set_text)
    entered = read_assessment(db, earlier.id, evidence_items=())
    same = counterparts(before, indicator_set)
    return LastYear(before, score(before, entered.answers), same.criteria, same.groups)
