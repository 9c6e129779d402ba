"""Biên bản drawn from the sealed data, and drawn again as long as nobody has signed with a key."""

from dataclasses import replace

from sqlalchemy.orm import Session

from cds_desktop.actions.documents import file_document
from cds_desktop.actions.papers.drawing import archived
from cds_desktop.actions.signatures.preparing import prepare_fields
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.errors import NotAllowedNow, SigningWayClosed
from cds_desktop.storage.models import DocumentRecord, RoundRecord, SealRecord
from cds_desktop.storage.paper_source import read_paper_source
from cds_desktop.storage.papers import read_signing
from cds_desktop.storage.workspace import Workspace


def redraw_minutes(workspace: Workspace, db: Session, round_: RoundRecord) -> DocumentRecord:
    """A new file beside the old one, with fields for those who sign now."""
    signing, seal = read_signing(db, round_), db.get(SealRecord, (round_.id, round_.revision))
    if seal is None or not signing.files:
        raise NotAllowedNow("Chưa lập biên bản.")
    if signing.signatures:
        raise SigningWayClosed("Biên bản đã có chữ ký số nên không lập lại được.")
    pdf = drawn_minutes(workspace, db, seal.digest)
    base = signing.files[-1].file_name.removesuffix(".pdf")
    name = f"{base}_ban-{len(signing.files) + 1}.pdf"
    return file_document(workspace, db, round_, name, pdf, seal.digest, PaperKind.MINUTES.value)


def drawn_minutes(workspace: Workspace, db: Session, digest: str) -> bytes:
    """Biên bản of the sealed data as PDF/A with its empty fields."""
    source = replace(read_paper_source(workspace, db), draft=False, sealed_digest=digest)
    pdf, drawn = archived(compose_paper(PaperKind.MINUTES, source), workspace.now())
    return prepare_fields(db, pdf, drawn.signature_boxes, source.signers)
