"""Ký biên bản: whose turn it is, sign, check at once, keep the earlier file."""

from datetime import datetime
from pathlib import Path

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.documents import file_document, latest_minutes, read_document
from cds_desktop.domain.folding import fold
from cds_desktop.domain.minutes import Signer, next_signer, number_line, signers_of
from cds_desktop.domain.round import Assessment, Phase, Role, require_phase
from cds_desktop.errors import SignatureRefused
from cds_desktop.signing.keys import SigningKey, open_pkcs12, require_usable
from cds_desktop.signing.pdf_signatures import ExpectedSigner, sign
from cds_desktop.storage.models import DocumentRecord, SignatureRecord
from cds_desktop.storage.papers import minutes_signatures
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

COMPLETE = "Biên bản đã đủ chữ ký và đã khóa."


def sign_minutes(workspace: Workspace, role: Role, key_file: Path, password: str) -> Changes:
    """Ký biên bản with a PKCS#12 file; the password ends here."""
    return sign_minutes_with(workspace, role, open_pkcs12(key_file, password))


def sign_minutes_with(workspace: Workspace, role: Role, key: SigningKey) -> Changes:
    """Ký biên bản with an open key; nothing is written unless the result proves valid."""
    now = workspace.now()
    require_usable(key, now)
    with workspace.change("sign_minutes", role.value, key.summary.sha256[:16]) as db:
        round_ = current_round(db)
        require_phase(Phase(round_.phase), (Phase.SEALED,), "Ký biên bản")
        latest, signed = latest_minutes(db, round_), list(minutes_signatures(db, round_))
        assessment = read_assessment(db, round_.id)
        signer = _whose_turn(signers_of(assessment), signed, role)
        pdf = _signed(read_document(workspace, latest), assessment, signer, key, now)
        base = latest.file_name.removesuffix(".pdf").split("_ky-")[0]
        name = f"{base}_ky-{len(signed) + 1}.pdf"
        document = file_document(workspace, db, round_, name, pdf, latest.sealed_digest)
        db.add(_record(document, signer, key, now))
    return Changes(Subject.MINUTES, (name,), _name_note(signer, key))


def _name_note(signer: Signer, key: SigningKey) -> tuple[str, ...]:
    """Names are written in many ways, so another name is told, not refused."""
    if fold(signer.full_name) in fold(key.summary.subject_name):
        return ()
    return (f"Lưu ý: chứng thư mang tên {key.summary.subject_name}, người ký là {signer.full_name}.",)


def _signed(pdf: bytes, assessment: Assessment, signer: Signer, key: SigningKey, now: datetime) -> bytes:
    expected = [ExpectedSigner(s.role.value, s.heading, s.full_name) for s in signers_of(assessment)]
    return sign(
        pdf,
        signer.role.value,
        key,
        expected=expected,
        reason=f"{signer.heading} ký biên bản {number_line(assessment.meeting)}",
        location=assessment.school.place_name,
        now=now,
    )


def _record(document: DocumentRecord, signer: Signer, key: SigningKey, now: datetime) -> SignatureRecord:
    return SignatureRecord(
        document_id=document.id,
        role=signer.role.value,
        full_name=signer.full_name,
        certificate_subject=key.summary.subject_name,
        certificate_digest=key.summary.sha256,
        demonstration=key.summary.demonstration,
        signed_at_utc=now,
    )


def whose_turn(workspace: Workspace) -> Role:
    """Tới lượt ai ký the current minutes."""
    with workspace.read() as db:
        round_ = current_round(db)
        latest_minutes(db, round_)
        turn = next_signer(signers_of(read_assessment(db, round_.id)), list(minutes_signatures(db, round_)))
    if turn is None:
        raise SignatureRefused(COMPLETE)
    return turn.role


def _whose_turn(signers: tuple[Signer, ...], signed: list[Role], role: Role) -> Signer:
    turn = next_signer(signers, signed)
    if turn is None:
        raise SignatureRefused(COMPLETE)
    if turn.role is not role:
        raise SignatureRefused(f"Chưa tới lượt: {turn.heading} – {turn.full_name} ký trước.")
    return turn
