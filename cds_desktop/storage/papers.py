"""Which files the minutes of a revision have, and who has signed them."""

from sqlalchemy.orm import Session

from cds_desktop.domain.round import Role
from cds_desktop.storage.models import DocumentRecord, RoundRecord, SignatureRecord

MINUTES = "minutes"


def minutes_files(db: Session, round_: RoundRecord) -> list[DocumentRecord]:
    """Files of the minutes of this revision, newest first."""
    return paper_files(db, round_, MINUTES)


def paper_files(db: Session, round_: RoundRecord, kind: str) -> list[DocumentRecord]:
    """Files of one kind of paper of this revision, newest first."""
    found = db.query(DocumentRecord).filter_by(round_id=round_.id, revision=round_.revision, kind=kind)
    return found.order_by(DocumentRecord.id.desc()).all()


def minutes_signatures(db: Session, round_: RoundRecord) -> dict[Role, SignatureRecord]:
    """Who has signed the minutes of this revision, in the order of signing."""
    files = [file.id for file in minutes_files(db, round_)]
    found = db.query(SignatureRecord).filter(SignatureRecord.document_id.in_(files))
    return {Role(record.role): record for record in found.order_by(SignatureRecord.document_id)}
