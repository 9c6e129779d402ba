"""Kết quả: what was sealed, signed and sent, revision by revision, and where the dossier is now."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.domain.level_words import failure_words, level_reason_words
from cds_desktop.domain.round import Phase
from cds_desktop.domain.scoring import lacking_groups, score
from cds_desktop.domain.signers import signers_of
from cds_desktop.queries.earlier import EarlierRound, answers_of, read_earlier
from cds_desktop.queries.overview import Meter, meters, total_meter
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.queries.submission import SentPackage, sent_packages
from cds_desktop.storage.models import DocumentRecord, SealRecord, SignatureRecord
from cds_desktop.storage.papers import MINUTES
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class SealedResult:
    """The score of a revision as it was sealed, in the shape the meters show."""

    meters: tuple[Meter, ...]
    total: Meter | None
    level: int
    level_title: str
    mandatory_failed: tuple[str, ...]
    failed_words: str
    reason: str
    begun: bool = True
    provisional: bool = False


@dataclass(frozen=True)
class Revision:
    """Lần chốt: one sealed revision with the newest file of its minutes and who signed it."""

    number: int
    sealed_at_utc: datetime
    digest: str
    document: Path | None
    size_bytes: int
    signed_by: tuple[str, ...]


@dataclass(frozen=True)
class ResultsView:
    """Everything the results page shows; without a seal there is no result."""

    phase: Phase
    office_name: str
    signers: int
    result: SealedResult | None
    revisions: tuple[Revision, ...]
    packages: tuple[SentPackage, ...]


def results_view(workspace: Workspace) -> ResultsView:
    """What was sealed, newest first, and what was sent."""
    with workspace.read() as db:
        now = read_current(db)
        found = db.query(SealRecord).filter_by(round_id=now.record.id)
        seals = found.order_by(SealRecord.revision.desc()).all()
        revisions = _revisions(db, now, seals, workspace.documents_folder)
        packages = sent_packages(db, now)
        earlier = read_earlier(db, now)
    return ResultsView(
        phase=now.phase,
        office_name=now.assessment.receiving_office.name,
        signers=len(signers_of(now.assessment)),
        result=_result(now, seals[0], earlier) if seals else None,
        revisions=revisions,
        packages=packages,
    )


def _result(now: CurrentRound, seal: SealRecord, earlier: EarlierRound | None) -> SealedResult:
    """Points as they were sealed: after reopening, what is entered now may differ."""
    result = score(now.indicator_set, answers_of(seal))
    sealed = replace(now, score=result)
    failed = result.mandatory_failed
    cap = now.indicator_set.level_rule.mandatory_cap
    return SealedResult(
        meters=meters(sealed, earlier),
        total=total_meter(sealed, earlier),
        level=result.level,
        level_title=result.level_title,
        mandatory_failed=failed,
        failed_words=failure_words(cap, failed, lacking_groups(result)),
        reason=level_reason_words(now.indicator_set, {g.code: g.level for g in result.groups}),
    )


def _revisions(db: Session, now: CurrentRound, seals: list[SealRecord], folder: Path) -> tuple[Revision, ...]:
    files = db.query(DocumentRecord).filter_by(round_id=now.record.id, kind=MINUTES)
    by_revision: defaultdict[int, list[DocumentRecord]] = defaultdict(list)
    for file in files.order_by(DocumentRecord.id):
        by_revision[file.revision].append(file)
    return tuple(_revision(db, seal, by_revision[seal.revision], folder) for seal in seals)


def _revision(db: Session, seal: SealRecord, files: list[DocumentRecord], folder: Path) -> Revision:
    newest = files[-1] if files else None
    ids = [file.id for file in files]
    signed = db.query(SignatureRecord.full_name).filter(SignatureRecord.document_id.in_(ids))
    names = tuple(row.full_name for row in signed.order_by(SignatureRecord.document_id))
    document = folder / newest.file_name if newest else None
    size = newest.size_bytes if newest else 0
    return Revision(seal.revision, seal.sealed_at_utc, seal.digest, document, size, names)
