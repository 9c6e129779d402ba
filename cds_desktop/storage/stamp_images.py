"""Hình chữ ký của từng người và hình con dấu, kept in the workspace."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from cds_desktop.domain.signers import AGENCY, Signer
from cds_desktop.storage.models import StampImageRecord

SEAL = "seal"
_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class KeptImage:
    """One image at its real size; `owner` is "seal" or a person's full name."""

    owner: str
    png: bytes
    width_mm: float
    height_mm: float

    @property
    def points(self) -> tuple[float, float]:
        """Width and height as a page counts them."""
        return self.width_mm * _POINTS_PER_MM, self.height_mm * _POINTS_PER_MM


def read_stamp_images(db: Session) -> dict[str, KeptImage]:
    """All images by owner; one that was altered outside the app is as good as none."""
    found = (_kept(record) for record in db.query(StampImageRecord))
    return {image.owner: image for image in found if image is not None}


def read_stamp_image(db: Session, owner: str) -> KeptImage | None:
    """The image of one owner, if there is one."""
    record = db.get(StampImageRecord, owner)
    return _kept(record) if record else None


def image_of(db: Session, signer: Signer) -> KeptImage | None:
    """What is seen where somebody signs: the seal of the agency, else the person's own signature."""
    return read_stamp_image(db, SEAL if signer.field == AGENCY else signer.full_name)


def write_stamp_image(db: Session, image: KeptImage, now: datetime) -> None:
    """Keep an image in place of the owner's earlier one."""
    record = db.get(StampImageRecord, image.owner) or StampImageRecord(owner=image.owner)
    record.png, record.digest = b64encode(image.png).decode("ascii"), sha256(image.png).hexdigest()
    record.width_mm, record.height_mm = image.width_mm, image.height_mm
    record.added_at_utc = now
    db.add(record)


def _kept(record: StampImageRecord) -> KeptImage | None:
    try:
        png = b64decode(record.png, validate=True)
    except ValueError:
        return None
    if sha256(png).hexdigest() != record.digest:
        return None
    return KeptImage(record.owner, png, record.width_mm, record.height_mm)
