"""Ký một văn bản: in turn, checked at once, the earlier file kept."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes
from cds_desktop.actions.documents import file_document, subject_of
from cds_desktop.actions.signatures.paper_to_sign import (
    COMPLETE,
    PaperToSign,
    read_paper_to_sign,
)
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.signers import Signer, may_sign_now, signs_in_corner
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.errors import SignatureRefused, SigningWayClosed
from cds_desktop.signing.keys import CertificateSummary, FileKey, SigningKey, open_pkcs12, require_usable
from cds_desktop.signing.pdf_signatures import CornerStamp, ExpectedSigner, ImageStamp, Stamp, fields_in, sign
from cds_desktop.storage.models import DocumentRecord, SignatureRecord
from cds_desktop.storage.stamp_images import image_of
from cds_desktop.storage.workspace import Workspace

FILE, TOKEN = "file", "token"


def sign_minutes(workspace: Workspace, field: str, key_file: Path, password: str) -> Changes:
    """Ký biên bản with a PKCS#12 file; the password ends here."""
    return sign_paper(workspace, PaperKind.MINUTES, field, open_pkcs12(key_file, password))


def sign_paper(workspace: Workspace, kind: PaperKind, field: str, key: SigningKey) -> Changes:
    """Ký một văn bản with an open key; nothing is written unless the result proves valid."""
    now = workspace.now()
    require_usable(key, now)
    deed = "sign_minutes" if kind is PaperKind.MINUTES else "sign_paper"
    with workspace.change(deed, field, key.summary.sha256[:16]) as db:
        paper = read_paper_to_sign(workspace, db, kind)
        require_digital(paper)
        signer = paper.signer(field)
        pdf = _signed(paper, signer, key, stamp_of(db, paper, signer), now)
        document = file_signed(workspace, db, paper, pdf)
        way = FILE if isinstance(key, FileKey) else TOKEN
        used = UsedCertificate(key.summary.subject_name, key.summary.sha256, key.summary.demonstration)
        db.add(signature_record(document, signer, used, way, now))
    return Changes(subject_of(kind), (document.file_name,), _name_note(signer, key.summary))


def whose_turn(workspace: Workspace, kind: PaperKind = PaperKind.MINUTES) -> str:
    """Tới lượt ai ký the newest file of a paper: the field of the first who may."""
    with workspace.read() as db:
        paper = read_paper_to_sign(workspace, db, kind)
    turn = may_sign_now(paper.signers, paper.signed)
    if not turn:
        raise SignatureRefused(COMPLETE)
    return turn[0].field


def require_digital(paper: PaperToSign) -> None:
    """A paper signed by hand is a scan: nobody signs it with a key as well."""
    if paper.signing.is_wholly_by_hand(paper.signers):
        raise SigningWayClosed(f"{paper.name} đã ký tay và đính kèm bản quét.")


def stamp_of(db: Session, paper: PaperToSign, signer: Signer) -> Stamp:
    """What is seen in the field: the image of the signature or of the seal, where there is one."""
    if signs_in_corner(paper.kind, signer):
        return CornerStamp(f"Số: {paper.number}")
    image = image_of(db, signer)
    return ImageStamp(image.png, *image.points) if image else None


def file_signed(workspace: Workspace, db: Session, paper: PaperToSign, pdf: bytes) -> DocumentRecord:
    """Each signature makes a new file; no signed one is ever written again."""
    base = paper.document.file_name.removesuffix(".pdf").split("_ky-")[0]
    name = f"{base}_ky-{len(paper.signing.signatures) + 1}.pdf"
    sealed, kind = paper.document.sealed_digest, paper.kind.value
    return file_document(workspace, db, paper.round_, name, pdf, sealed, kind)


@dataclass(frozen=True)
class UsedCertificate:
    """What is remembered of the certificate somebody signed with."""

    subject: str
    sha256: str
    demonstration: bool


def signature_record(
    document: DocumentRecord, signer: Signer, certificate: UsedCertificate, way: str, signed_at: datetime
) -> SignatureRecord:
    """Who signed which file, when and with which certificate."""
    return SignatureRecord(
        document_id=document.id,
        role=signer.field,
        full_name=signer.full_name,
        certificate_subject=certificate.subject,
        certificate_digest=certificate.sha256,
        demonstration=certificate.demonstration,
        way=way,
        signed_at_utc=signed_at,
    )


def _signed(paper: PaperToSign, signer: Signer, key: SigningKey, stamp: Stamp, now: datetime) -> bytes:
    if signer.field not in {field.name for field in fields_in(paper.pdf)}:
        raise SigningWayClosed(
            f"Tệp ký ở phần mềm khác không có ô ký của {signer.full_name}: "
            "xuất tệp này, ký tiếp bằng phần mềm ấy rồi nhận lại."
        )
    waiting = [other for other in paper.signers if other.field not in paper.signed]
    return sign(
        paper.pdf,
        signer.field,
        key,
        expected=[ExpectedSigner(s.field, s.heading, s.full_name) for s in waiting],
        reason=f"{signer.heading} ký {paper.name[:1].lower()}{paper.name[1:]}",
        location=paper.assessment.school.place_name,
        now=now,
        stamp=stamp,
    )


def _name_note(signer: Signer, certificate: CertificateSummary) -> tuple[str, ...]:
    """Names are written in many ways, so another name is told, not refused."""
    if bears_name(certificate.subject_name, signer.full_name):
        return ()
    return (f"Lưu ý: chứng thư mang tên {certificate.subject_name}, người ký là {signer.full_name}.",)
