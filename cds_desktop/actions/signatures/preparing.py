"""Tạo ô ký of a drawn paper: all in one increment, before anybody signs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from sqlalchemy.orm import Session

from cds_desktop.domain.signers import AGENCY, CHAIR, ISSUER, Signer, field_title
from cds_desktop.storage.stamp_images import SEAL, KeptImage, read_stamp_images

if TYPE_CHECKING:
    from cds_desktop.signing.pdf_signatures import SignatureField

Box = tuple[float, float, float, float]


class DrawnPlace(Protocol):
    """Where a paper has left room for a signature: field, page from 0, box in points."""

    @property
    def field(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def box(self) -> Box: ...


def prepare_fields(db: Session, pdf: bytes, places: Iterable[DrawnPlace], signers: Iterable[Signer]) -> bytes:
    """Tạo ô ký for these signers on a paper that is otherwise finished; as it is without any."""
    from cds_desktop.signing.pdf_signatures import prepare

    drawn = {place.field: (place.page, place.box) for place in places}
    images, fields = read_stamp_images(db), []
    for signer in signers:
        place = _seal_place(pdf, drawn, images) if signer.field == AGENCY else drawn.get(signer.field)
        if place is not None:
            fields.append(_field(signer, *place))
    return prepare(pdf, fields) if fields else pdf


def _field(signer: Signer, page: int, box: Box) -> "SignatureField":
    from cds_desktop.signing.pdf_signatures import SignatureField

    return SignatureField(signer.field, page, box, locks=signer.locks, title=field_title(signer))


def _seal_place(
    pdf: bytes, drawn: dict[str, tuple[int, Box]], images: dict[str, KeptImage]
) -> tuple[int, Box]:
    """Over the signature of who is responsible; words have no room there, nor has an annex such a place."""
    from cds_desktop.signing.pdf_signatures import places

    responsible, seal = drawn.get(CHAIR) or drawn.get(ISSUER), images.get(SEAL)
    if responsible is None or seal is None:
        return 0, places.corner_box(*places.first_page_size(pdf))
    page, box = responsible
    return page, places.seal_box(box, (seal.width_mm, seal.height_mm), places.SIGNATURE_MM)
