"""Which files a paper of a revision has, who has signed them with a key and who by hand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.signers import AGENCY, MembersSign, Signer, SigningChoice, SigningWay
from cds_desktop.storage.models import (
    DocumentRecord,
    HandSignedRecord,
    RoundRecord,
    SignatureRecord,
    SigningChoiceRecord,
)

MINUTES = PaperKind.MINUTES.value
SCAN = "-scan"
# In the name of a file that is a signed paper with a time-stamp behind it.
TIMESTAMPED = "_dau-thoi-gian"


@dataclass(frozen=True)
class PaperSigning:
    """How far one paper is: its files, newest first, its signatures by field, its scans newest first.

    Signatures and scans are those of the paper as it was last drawn up, `drawn`; earlier files stay in
    `files`.
    """

    files: tuple[DocumentRecord, ...]
    signatures: dict[str, SignatureRecord]
    scans: tuple[tuple[DocumentRecord, HandSignedRecord], ...]
    drawn: DocumentRecord | None = None

    @property
    def issued(self) -> DocumentRecord | None:
        """The file with the places to sign as they were prepared; another program may have added its own."""
        return self.drawn or (self.files[-1] if self.files else None)

    @property
    def way(self) -> SigningWay:
        """Digital once somebody signed with a key, on paper once the whole paper is there as a scan."""
        if self.signatures:
            return SigningWay.DIGITAL
        return SigningWay.PAPER if self.scans else SigningWay.OPEN

    @property
    def hand_signed_names(self) -> frozenset[str]:
        """Whose signatures by hand the scans show."""
        return frozenset(name for _, found in self.scans for name in found.signer_names.split("\n") if name)

    def signed(self, signers: Sequence[Signer]) -> frozenset[str]:
        """The fields of those who have signed, with a key or by hand."""
        if self.is_wholly_by_hand(signers):
            return frozenset(signer.field for signer in signers)
        by_hand = {signer.field for signer in signers if signer.full_name in self.hand_signed_names}
        return frozenset(by_hand | set(self.signatures))

    def is_wholly_by_hand(self, signers: Collection[Signer]) -> bool:
        """Whether the paper itself is signed by hand, and stamped if it is: nobody is left to sign."""
        persons = {signer.full_name for signer in signers if signer.field != AGENCY or len(signers) == 1}
        return bool(self.scans) and not self.signatures and persons <= self.hand_signed_names


def read_signing(db: Session, round_: RoundRecord, kind: str = MINUTES) -> PaperSigning:
    """Files, signatures and scans of one paper of this revision."""
    files = paper_files(db, round_, kind)
    signed = _signatures(db, files)
    # Drawn up again, a paper is a new one: what was signed before stays with the old file.
    signed_ids = {record.document_id for record in signed}
    own = (file for file in files if TIMESTAMPED not in file.file_name)
    drawn = next((file for file in own if file.id not in signed_ids), None)
    since = drawn.id if drawn else 0
    scans = [(file, found) for file in paper_files(db, round_, kind + SCAN) if (found := _scan(db, file))]
    return PaperSigning(
        files=tuple(files),
        signatures={record.role: record for record in signed if record.document_id > since},
        scans=tuple((file, found) for file, found in scans if file.id > since),
        drawn=drawn,
    )


def minutes_files(db: Session, round_: RoundRecord) -> list[DocumentRecord]:
    """Files of the minutes of this revision, newest first."""
    return paper_files(db, round_, MINUTES)


def paper_files(db: Session, round_: RoundRecord, kind: str) -> list[DocumentRecord]:
    """Files of one kind of paper of this revision, newest first."""
    found = db.query(DocumentRecord).filter_by(round_id=round_.id, revision=round_.revision, kind=kind)
    return found.order_by(DocumentRecord.id.desc()).all()


def signing_choice(db: Session, round_: RoundRecord) -> SigningChoice:
    """Ai ký biên bản của đợt, as chosen."""
    found = db.get(SigningChoiceRecord, round_.id)
    return SigningChoice(MembersSign(found.members), found.agency_seal) if found else SigningChoice()


def _signatures(db: Session, files: Sequence[DocumentRecord]) -> list[SignatureRecord]:
    ids = [file.id for file in files]
    found = db.query(SignatureRecord).filter(SignatureRecord.document_id.in_(ids))
    return found.order_by(SignatureRecord.document_id).all()


def _scan(db: Session, file: DocumentRecord) -> HandSignedRecord | None:
    return db.get(HandSignedRecord, file.id)
