"""Ký tay: a printed paper was signed with a pen and scanned; kept as what it is, never shown as digital."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.documents import file_document, subject_of
from cds_desktop.actions.signatures.paper_to_sign import PaperToSign, read_paper_to_sign
from cds_desktop.actions.signatures.redrawing import redraw_minutes
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import AGENCY, Signer
from cds_desktop.errors import NotAllowedNow, ScanRefused, SigningWayClosed
from cds_desktop.storage.models import HandSignedRecord
from cds_desktop.storage.papers import SCAN, paper_files, read_signing
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace

MOST_FILES = 500


def attach_hand_signed(
    workspace: Workspace,
    kind: PaperKind,
    files: Sequence[Path],
    *,
    signed_on: date | None = None,
    fields: Collection[str] = (),
) -> Changes:
    """Đính kèm bản ký tay đã quét: of everybody, or of those of `fields` beside a paper signed with keys."""
    contents = _read(files)
    with workspace.change("attach_hand_signed", kind.value) as db:
        paper = read_paper_to_sign(workspace, db, kind)
        people = _people(paper, fields)
        _require_open(paper, people)
        pdf, facts = _scanned(workspace, paper, contents)
        name = _new_name(db, paper)
        sealed = paper.document.sealed_digest
        document = file_document(workspace, db, paper.round_, name, pdf, sealed, kind.value + SCAN)
        facts.document_id, facts.signed_on = document.id, signed_on
        facts.signer_names = "\n".join(signer.full_name for signer in people)
        db.add(facts)
    return Changes(subject_of(kind), (name,))


def sign_anew(workspace: Workspace) -> Changes:
    """Lập lại biên bản để ký: scans are put aside with the file they belong to, everything is kept."""
    with workspace.change("sign_anew") as db:
        round_ = current_round(db)
        if not read_signing(db, round_).scans:
            raise NotAllowedNow("Biên bản chưa có bản ký tay nào.")
        document = redraw_minutes(workspace, db, round_)
    return Changes(Subject.MINUTES, (document.file_name,))


def _read(files: Sequence[Path]) -> list[tuple[str, bytes]]:
    from cds_desktop.documents.scans.checking import LARGEST_FILE

    if len(files) > MOST_FILES:
        raise ScanRefused(f"chọn tới {len(files)} tệp; nhiều nhất {MOST_FILES}")
    contents = []
    for path in files:
        try:
            with path.open("rb") as file:
                contents.append((path.name, file.read(LARGEST_FILE + 1)))
        except OSError as error:
            raise ScanRefused(f"không đọc được “{path.name}”") from error
    return contents


def _people(paper: PaperToSign, fields: Collection[str]) -> list[Signer]:
    persons = _persons(paper.signers)
    if not fields:
        return persons
    chosen = [signer for signer in persons if signer.field in fields]
    if len(chosen) < len(set(fields)) or paper.kind is not PaperKind.MINUTES:
        raise ScanRefused("người ký tay không có trong văn bản này")
    if any(signer.turn > 0 for signer in chosen) and len(chosen) < len(persons):
        raise SigningWayClosed("Người ký khóa văn bản không thể ký tay khi những người khác ký số.")
    return chosen


def _persons(signers: Sequence[Signer]) -> list[Signer]:
    """On paper the agency's seal is a stamp upon a person's signature."""
    persons = [signer for signer in signers if signer.field != AGENCY]
    return persons or list(signers)


def _require_open(paper: PaperToSign, people: Sequence[Signer]) -> None:
    """A paper signed with a key is not signed by hand; single people may, on a copy kept beside it."""
    signed = paper.signing.signatures
    if len(people) == len(_persons(paper.signers)):
        if signed:
            raise SigningWayClosed(f"{paper.name} đã có {len(signed)} chữ ký số.")
    elif paper.signing.is_wholly_by_hand(paper.signers):
        raise SigningWayClosed(f"{paper.name} đã ký tay trọn bản.")
    elif double := next((signer for signer in people if signer.field in signed), None):
        raise SigningWayClosed(f"{double.full_name} đã ký số.")


def _scanned(
    workspace: Workspace, paper: PaperToSign, contents: list[tuple[str, bytes]]
) -> tuple[bytes, HandSignedRecord]:
    from cds_desktop.documents.scans.checking import count_pages, read_scan

    pages = count_pages(paper.pdf)
    title = f"{paper.name} – bản ký tay đã quét"
    digest = paper.document.sealed_digest
    scan = read_scan(contents, pages, title=title, digest=digest, now=workspace.now())
    found = scan.facts
    return scan.pdf, HandSignedRecord(
        page_count=found.page_count, least_dpi=found.least_dpi, in_colour=found.in_colour
    )


def _new_name(db: Session, paper: PaperToSign) -> str:
    earlier = len(paper_files(db, paper.round_, paper.kind.value + SCAN))
    base = paper.document.file_name.removesuffix(".pdf").split("_ban-ky-tay")[0]
    return f"{base}_ban-ky-tay{f'-{earlier + 1}' if earlier else ''}.pdf"
