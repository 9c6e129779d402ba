"""The paper as somebody is about to sign it: its newest file, who signs it, who has."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.orm import Session

from cds_desktop.actions.documents import read_document
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.round import Assessment, Phase, require_phase
from cds_desktop.domain.signers import Signer, may_sign_now, signers_from, signers_of
from cds_desktop.errors import DataChangedSinceSeal, NotAllowedNow, SignatureRefused, WorkspaceUnreadable
from cds_desktop.exchange.package_format import decode_json
from cds_desktop.storage.models import DocumentRecord, RoundRecord, SealRecord
from cds_desktop.storage.paper_entries import printed_number
from cds_desktop.storage.papers import PaperSigning, read_signing, signing_choice
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

COMPLETE = "Văn bản đã đủ chữ ký và đã khóa."


@dataclass(frozen=True)
class PaperToSign:
    """One paper with its newest bytes, unaltered; `number` is its number and symbol as printed."""

    kind: PaperKind
    round_: RoundRecord
    document: DocumentRecord
    pdf: bytes
    signers: tuple[Signer, ...]
    signing: PaperSigning
    assessment: Assessment
    number: str

    @property
    def signed(self) -> frozenset[str]:
        """The fields of those who have signed."""
        return self.signing.signed(self.signers)

    @property
    def name(self) -> str:
        """What the paper is called, with its number."""
        return f"{KINDS[self.kind].name} {self.number}".strip()

    def signer(self, field: str) -> Signer:
        """Who signs in a field, if it is their turn."""
        turn = may_sign_now(self.signers, self.signed)
        if not turn:
            raise SignatureRefused(COMPLETE)
        found = next((signer for signer in self.signers if signer.field == field), None)
        if found is None:
            raise SignatureRefused(f"Văn bản không có chỗ ký «{field}».")
        if field in self.signed:
            raise SignatureRefused(f"{found.heading} – {found.full_name} đã ký rồi.")
        if found not in turn:
            before = ", ".join(f"{signer.heading} – {signer.full_name}" for signer in turn)
            raise SignatureRefused(f"Chưa tới lượt: {before} ký trước.")
        return found


def read_paper_to_sign(workspace: Workspace, db: Session, kind: PaperKind) -> PaperToSign:
    """The newest file of a paper, refused when file or data are not what was drawn up."""
    round_ = current_round(db)
    if kind is PaperKind.MINUTES:
        require_phase(Phase(round_.phase), (Phase.SEALED,), "Ký biên bản")
    signing, assessment = read_signing(db, round_, kind.value), read_assessment(db, round_.id)
    if not signing.files:
        raise NotAllowedNow(f"Chưa lập {KINDS[kind].name.lower()} để ký.")
    document = signing.files[0]
    _require_same_data(db, round_, document, assessment)
    pdf = read_document(workspace, document)
    return PaperToSign(
        kind=kind,
        round_=round_,
        document=document,
        pdf=pdf,
        signers=_signers(workspace, db, round_, kind, assessment, signing),
        signing=signing,
        assessment=assessment,
        number=printed_number(db, round_, kind),
    )


def _signers(
    workspace: Workspace,
    db: Session,
    round_: RoundRecord,
    kind: PaperKind,
    assessment: Assessment,
    signing: PaperSigning,
) -> tuple[Signer, ...]:
    """Those of the minutes by choice; those of other papers by the places prepared when it was issued."""
    if kind is PaperKind.MINUTES:
        return signers_of(assessment, signing_choice(db, round_))
    from cds_desktop.signing.pdf_signatures import fields_in

    drawn = read_document(workspace, signing.issued or signing.files[-1])
    return signers_from((field.name, field.title) for field in fields_in(drawn))


def _require_same_data(
    db: Session, round_: RoundRecord, document: DocumentRecord, assessment: Assessment
) -> None:
    """What is signed must be what was sealed: the paper names it, and it still stands in the tables."""
    if not document.sealed_digest:
        return
    seal = db.get(SealRecord, (round_.id, round_.revision))
    if seal is None or seal.digest != document.sealed_digest:
        raise DataChangedSinceSeal("văn bản được lập từ lần chốt khác")
    if sha256(seal.data.encode()).hexdigest() != seal.digest:
        raise WorkspaceUnreadable("số liệu đã chốt bị sửa ngoài chương trình")
    if decode_json(seal.data.encode(), Assessment, name="số liệu đã chốt") != assessment:
        raise DataChangedSinceSeal("có mục đã sửa sau khi chốt")
