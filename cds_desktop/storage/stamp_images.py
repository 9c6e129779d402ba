"""Hình chữ ký của từng người và hình con dấu, kept in the workspace."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from cds_desktop.storage.models import StampImageRecord

SEAL = "seal"


@dataclass(frozen=True)
class KeptImage:
    """One image at its real size; `owner` is "seal" or a person's full name."""

    owner: str
    png: bytes
    width_mm: float
    height_mm: float


def read_stamp_images(db: Session) -> dict[str, KeptImage]:
    """All images by owner; one that was altered outside the app is as good as none."""
    found = (_kept(record) for record in db.query(StampImageRecord))
    return {image.owner: image for image in found if image is not None}


def read_stamp_image(db: Session, owner: str) -> KeptImage | None:
    """The image of one owner, if there is one."""
    record = db.get(StampImageRecord, owner)
    return _kept(record) if record else None


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
