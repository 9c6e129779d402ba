"""Ký: who has signed a paper and how, who may sign now, what its earlier files are."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.round import Phase
from cds_desktop.domain.signers import (
    Signer,
    SigningChoice,
    SigningWay,
    may_sign_now,
)
from cds_desktop.queries.paper_signers import signers_of_paper
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.models import DocumentRecord, HandSignedRecord, SealRecord, SignatureRecord
from cds_desktop.storage.papers import SCAN, PaperSigning, read_signing, signing_choice
from cds_desktop.storage.stamp_images import SEAL, read_stamp_images
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class SignatureRow:
    """One signer, and the signature if there is one; `way` is "file", "token", "elsewhere" or "hand"."""

    signer: Signer
    signed_at_utc: datetime | None
    certificate_subject: str
    demonstration: bool
    is_turn: bool
    way: str = ""

    @property
    def is_signed(self) -> bool:
        """Whether somebody signed, with a key or by hand."""
        return bool(self.way)


@dataclass(frozen=True)
class PaperToSignRow:
    """Một văn bản cần ký: which paper, and how far it is."""

    kind: PaperKind
    name: str
    words: str
    is_complete: bool


@dataclass(frozen=True)
class KeptFile:
    """One file of a paper, in words: drawn up, signed by whom, or a scan."""

    path: Path
    made_at_utc: datetime
    words: str


@dataclass(frozen=True)
class PaperRevision:
    """Một lần lập văn bản: the sealed data and every file made of it, newest first."""

    revision: int
    sealed_digest: str
    sealed_at_utc: datetime | None
    files: tuple[KeptFile, ...]


@dataclass(frozen=True)
class SigningView:
    """The state of the signing of one paper; `document` is its newest file, if drawn up."""

    kind: PaperKind
    name: str
    phase: Phase
    rows: tuple[SignatureRow, ...]
    turn: str | None
    document: Path | None
    earlier: tuple[Path, ...]
    sealed_digest: str
    sealed_at_utc: datetime | None
    way: SigningWay
    is_by_hand: bool
    scans: tuple[Path, ...]
    choice: SigningChoice
    papers: tuple[PaperToSignRow, ...]

    @property
    def digital_count(self) -> int:
        """How many signatures were made with a key."""
        return sum(1 for row in self.rows if row.is_signed and row.way != "hand")


@dataclass(frozen=True)
class StampImageRow:
    """Whose image, and the image itself if there is one; `owner` is "seal" or a full name."""

    owner: str
    what: str
    png: bytes
    width_mm: float
    height_mm: float


def signing_view(workspace: Workspace, kind: PaperKind = PaperKind.MINUTES) -> SigningView:
    """Who has signed a paper, who may now, and which file is signed next."""
    with workspace.read() as db:
        now = read_current(db)
        signing, choice = read_signing(db, now.record, kind.value), signing_choice(db, now.record)
        signers = signers_of_paper(workspace, now, kind, signing, choice)
        seal = db.get(SealRecord, (now.record.id, now.record.revision))
        papers = tuple(_papers(workspace, db, now, choice))
    by_hand = signing.is_wholly_by_hand(signers)
    turn = may_sign_now(signers, signing.signed(signers)) if signing.files else ()
    paths = tuple(workspace.documents_folder / file.file_name for file in signing.files)
    return SigningView(
        kind=kind,
        name=KINDS[kind].name,
        phase=now.phase,
        rows=tuple(_row(signer, signing, signers, is_turn=signer in turn) for signer in signers),
        turn=turn[0].field if turn else None,
        document=paths[0] if paths else None,
        earlier=paths[1:],
        sealed_digest=seal.digest if seal else "",
        sealed_at_utc=seal.sealed_at_utc if seal else None,
        way=signing.way,
        is_by_hand=by_hand,
        scans=tuple(workspace.documents_folder / file.file_name for file, _ in signing.scans),
        choice=choice,
        papers=papers,
    )


def paper_history(workspace: Workspace, kind: PaperKind = PaperKind.MINUTES) -> tuple[PaperRevision, ...]:
    """Các lần lập of one paper in this round, newest first, with all that was signed."""
    with workspace.read() as db:
        now = read_current(db)
        kinds = (kind.value, kind.value + SCAN)
        files = db.query(DocumentRecord).filter_by(round_id=now.record.id)
        found = files.filter(DocumentRecord.kind.in_(kinds)).order_by(DocumentRecord.id.desc()).all()
        revisions = sorted({file.revision for file in found}, reverse=True)
        return tuple(_revision(workspace, db, now, number, found) for number in revisions)


def stamp_images_view(workspace: Workspace) -> tuple[StampImageRow, ...]:
    """Hình con dấu, then the signature of everybody on the council; and of others who have one."""
    with workspace.read() as db:
        now, images = read_current(db), read_stamp_images(db)
    names = dict.fromkeys(member.full_name for member in now.assessment.members if member.full_name)
    names |= dict.fromkeys(owner for owner in images if owner != SEAL)
    rows = [(SEAL, "Con dấu cơ quan"), *((name, "Chữ ký") for name in names)]
    return tuple(
        StampImageRow(owner, what, image.png, image.width_mm, image.height_mm)
        if (image := images.get(owner))
        else StampImageRow(owner, what, b"", 0, 0)
        for owner, what in rows
    )


def _row(
    signer: Signer, signing: PaperSigning, signers: tuple[Signer, ...], *, is_turn: bool
) -> SignatureRow:
    record = signing.signatures.get(signer.field)
    if record is not None:
        return SignatureRow(
            signer,
            record.signed_at_utc,
            record.certificate_subject,
            record.demonstration,
            is_turn=False,
            way=record.way,
        )
    way = "hand" if signer.field in signing.signed(signers) else ""
    return SignatureRow(signer, None, "", demonstration=False, is_turn=is_turn, way=way)


def _papers(
    workspace: Workspace, db: Session, now: CurrentRound, choice: SigningChoice
) -> "list[PaperToSignRow]":
    rows = []
    for kind in PaperKind:
        signing = read_signing(db, now.record, kind.value)
        if not signing.files and kind is not PaperKind.MINUTES:
            continue
        signers = signers_of_paper(workspace, now, kind, signing, choice)
        signed = signing.signed(signers)
        complete = bool(signing.files) and bool(signers) and len(signed) >= len(signers)
        rows.append(PaperToSignRow(kind, KINDS[kind].name, _words(signing, signers, signed), complete))
    return rows


def _words(signing: PaperSigning, signers: tuple[Signer, ...], signed: frozenset[str]) -> str:
    if not signing.files:
        return "Chưa lập"
    if signing.is_wholly_by_hand(signers):
        return "Đã ký tay, có bản quét"
    if not signers:
        return "Không có chỗ ký"
    return f"{len(signed)}/{len(signers)} chữ ký"


def _revision(
    workspace: Workspace, db: Session, now: CurrentRound, number: int, found: list[DocumentRecord]
) -> PaperRevision:
    seal = db.get(SealRecord, (now.record.id, number))
    files = [file for file in found if file.revision == number]
    return PaperRevision(
        revision=number,
        sealed_digest=seal.digest if seal else "",
        sealed_at_utc=seal.sealed_at_utc if seal else None,
        files=tuple(
            KeptFile(workspace.documents_folder / file.file_name, file.made_at_utc, _deed(db, file))
            for file in files
        ),
    )


def _deed(db: Session, file: DocumentRecord) -> str:
    if file.kind.endswith(SCAN):
        scan = db.get(HandSignedRecord, file.id)
        names = ", ".join(scan.signer_names.split("\n")) if scan else ""
        return f"Bản ký tay đã quét: {names}" if names else "Bản ký tay đã quét"
    signed = db.query(SignatureRecord).filter_by(document_id=file.id).all()
    if not signed:
        return "Lập, chưa ký"
    names = ", ".join(record.full_name for record in signed)
    return f"{names} ký"
