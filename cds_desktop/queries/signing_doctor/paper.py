"""The paper as it lies in the dossier, and who signs it next."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.round import Assessment
from cds_desktop.domain.signers import Signer, SigningWay, may_sign_now, signs_in_corner
from cds_desktop.errors import CdsError
from cds_desktop.exchange.package_format import decode_json
from cds_desktop.queries.paper_signers import signers_of_paper
from cds_desktop.queries.reading import read_current
from cds_desktop.signing.pdf_signatures.values import CornerStamp, ImageStamp, Stamp
from cds_desktop.storage.models import RoundRecord, SealRecord
from cds_desktop.storage.paper_entries import printed_number
from cds_desktop.storage.papers import read_signing, signing_choice
from cds_desktop.storage.stamp_images import image_of
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class PaperAtHand:
    """The newest file of a paper and what is known of it; `signer` is who would sign now."""

    name: str
    is_drawn_up: bool
    signer: Signer | None
    signed: tuple[str, ...]
    pdf: bytes
    is_unaltered: bool
    is_by_hand: bool
    is_current: bool
    last_moment: datetime | None
    stamp: Stamp


def read_paper(workspace: Workspace, kind: PaperKind, field: str) -> PaperAtHand:
    """Read the newest file of a paper; `field` says who wants to sign, else the first whose turn it is."""
    with workspace.read() as db:
        now = read_current(db)
        signing = read_signing(db, now.record, kind.value)
        file = signing.files[0] if signing.files else None
        seal = db.get(SealRecord, (now.record.id, now.record.revision))
        pdf = _bytes(workspace, file.file_name) if file else b""
        signers = signers_of_paper(workspace, now, kind, signing, signing_choice(db, now.record))
        turn = may_sign_now(signers, signing.signed(signers)) if file else ()
        signer = next((one for one in turn if field in ("", one.field)), None)
        moments = [record.signed_at_utc for record in signing.signatures.values()]
        moments += [seal.sealed_at_utc] if seal else []
        return PaperAtHand(
            name="Biên bản" if kind is PaperKind.MINUTES else KINDS[kind].name,
            is_drawn_up=file is not None,
            signer=signer,
            signed=tuple(signing.signatures),
            pdf=pdf,
            is_unaltered=bool(file) and sha256(pdf).hexdigest() == (file.digest if file else ""),
            is_by_hand=signing.way is SigningWay.PAPER,
            is_current=_is_current(seal, file.sealed_digest if file else "", now.assessment),
            last_moment=max(moments, default=None),
            stamp=_stamp(db, now.record, kind, signer) if signer else None,
        )


def _bytes(workspace: Workspace, name: str) -> bytes:
    path = workspace.documents_folder / name
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _is_current(seal: SealRecord | None, digest: str, assessment: Assessment) -> bool:
    """Whether what was sealed still stands in the tables, and the paper was drawn from it."""
    if not digest:
        return True
    if seal is None or seal.digest != digest or sha256(seal.data.encode()).hexdigest() != seal.digest:
        return False
    try:
        return decode_json(seal.data.encode(), Assessment, name="số liệu đã chốt") == assessment
    except CdsError:
        return False


def _stamp(db: Session, round_: RoundRecord, kind: PaperKind, signer: Signer) -> Stamp:
    if signs_in_corner(kind, signer):
        return CornerStamp(f"Số: {printed_number(db, round_, kind)}")
    image = image_of(db, signer)
    return ImageStamp(image.png, *image.points) if image else None
