"""Họp và biên bản, Ký: the form, the draft, who has signed and whose turn it is."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cds_desktop.domain.papers import Paper, PaperKind
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.readiness import Finding, sealing_faults
from cds_desktop.domain.round import Meeting, Member, Phase, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.signers import Signer, next_signer, signers_of
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.models import SealRecord, SignatureRecord
from cds_desktop.storage.paper_source import read_paper_source
from cds_desktop.storage.papers import minutes_files, minutes_signatures
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class MinutesView:
    """The meeting's form; `faults` are what keeps the numbers from being sealed."""

    meeting: Meeting
    members: tuple[Member, ...]
    faults: tuple[Finding, ...]
    proposed_symbol: str
    phase: Phase
    editable: bool


@dataclass(frozen=True)
class PrintedAt:
    """Where on the paper something entered is printed: page from 0, points from the upper edge."""

    key: str
    page: int
    top: float
    bottom: float


@dataclass(frozen=True)
class MinutesPreview:
    """The paper, where what is printed on it, and the same content as lines to be read aloud."""

    pdf: bytes
    file_name: str
    places: tuple[PrintedAt, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SignatureRow:
    """One signer, and the signature if there is one."""

    signer: Signer
    signed_at_utc: datetime | None
    certificate_subject: str
    demonstration: bool
    is_turn: bool


@dataclass(frozen=True)
class SigningView:
    """The state of the signing; `document` is the newest file of the minutes, if drawn up."""

    phase: Phase
    rows: tuple[SignatureRow, ...]
    turn: Role | None
    document: Path | None
    earlier: tuple[Path, ...]
    sealed_digest: str
    sealed_at_utc: datetime | None


def minutes_view(workspace: Workspace) -> MinutesView:
    """The form of the meeting."""
    with workspace.read() as db:
        now = read_current(db)
    return MinutesView(
        meeting=now.assessment.meeting,
        members=now.assessment.members,
        faults=sealing_faults(now.indicator_set, now.assessment, now.score),
        proposed_symbol=f"BB-{now.assessment.school.abbreviation}",
        phase=now.phase,
        editable=is_open(now.phase),
    )


def minutes_preview(workspace: Workspace) -> MinutesPreview:
    """Biên bản as PDF: the newest file once drawn up, else the draft as it would be now."""
    with workspace.read() as db:
        now = read_current(db)
        files = minutes_files(db, now.record)
        drawn_up = bool(files) and not is_open(now.phase)
        read = (now.indicator_set, now.assessment)
        source = read_paper_source(workspace, db, draft=not drawn_up, read=read)
    if drawn_up:
        paper = compose_paper(PaperKind.MINUTES, replace(source, sealed_digest=files[0].sealed_digest))
        pdf = (workspace.documents_folder / files[0].file_name).read_bytes()
        return MinutesPreview(pdf, files[0].file_name, (), paper_lines(paper))
    return _drawn(compose_paper(PaperKind.MINUTES, source), workspace.now())


def _drawn(paper: Paper, at: datetime) -> MinutesPreview:
    from cds_desktop.documents.paper_pdf import draw_paper

    drawn = draw_paper(paper, at)
    places = tuple(PrintedAt(place.key, place.page, place.top, place.bottom) for place in drawn.places)
    return MinutesPreview(drawn.pdf, "bien-ban-du-thao.pdf", places, paper_lines(paper))


def signing_view(workspace: Workspace) -> SigningView:
    """Who has signed, whose turn it is, and which file is signed next."""
    with workspace.read() as db:
        now = read_current(db)
        files = minutes_files(db, now.record)
        found = minutes_signatures(db, now.record)
        seal = db.get(SealRecord, (now.record.id, now.record.revision))
    signers = signers_of(now.assessment)
    turn = next_signer(signers, list(found)) if files else None
    paths = tuple(workspace.documents_folder / file.file_name for file in files)
    return SigningView(
        phase=now.phase,
        rows=tuple(_row(signer, found.get(signer.role), signer == turn) for signer in signers),
        turn=turn.role if turn else None,
        document=paths[0] if paths else None,
        earlier=paths[1:],
        sealed_digest=seal.digest if seal else "",
        sealed_at_utc=seal.sealed_at_utc if seal else None,
    )


def _row(signer: Signer, record: SignatureRecord | None, is_turn: bool) -> SignatureRow:
    if record is None:
        return SignatureRow(signer, None, "", demonstration=False, is_turn=is_turn)
    return SignatureRow(
        signer, record.signed_at_utc, record.certificate_subject, record.demonstration, is_turn=False
    )
