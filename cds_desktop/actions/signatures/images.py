"""Hình chữ ký của từng người, hình con dấu: taken in, kept, taken away."""

from pathlib import Path

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.text import clean
from cds_desktop.errors import NotFound, StampImageRefused
from cds_desktop.signing.stamp_images import CleanImage, read_image_file
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import StampImageRecord
from cds_desktop.storage.stamp_images import SEAL, KeptImage, read_stamp_image, write_stamp_image
from cds_desktop.storage.workspace import Workspace

SEAL_MM, SIGNATURE_MM, SIGNATURE_HIGH_MM = 36.0, 40.0, 24.0
LEAST_MM, MOST_MM = 10.0, 60.0
_RED, _BLUE = "con dấu màu đỏ", "chữ ký màu xanh"


def keep_stamp_image(workspace: Workspace, owner: str, path: Path, width_mm: float | None = None) -> Changes:
    """Nhận hình của một người, or of the seal ("seal"), at its real width."""
    owner = clean(owner)
    if not owner:
        raise StampImageRefused("chưa biết hình của ai")
    image = read_image_file(path)
    wide = width_mm if width_mm is not None else _proposed_width(owner, image)
    _require_width(wide)
    with workspace.change("keep_stamp_image") as db:
        high = wide * image.height / image.width
        write_stamp_image(db, KeptImage(owner, image.png, wide, high), workspace.now())
        undoable(db, f"nhận hình {_what(owner)}")
    return Changes(Subject.MINUTES, (owner,), _colour_note(owner, image))


def set_image_width(workspace: Workspace, owner: str, width_mm: float) -> Changes:
    """Sửa chiều rộng thật of an image that is kept; its proportion stays."""
    _require_width(width_mm)
    with workspace.change("keep_stamp_image") as db:
        image = read_stamp_image(db, owner)
        if image is None:
            raise NotFound(f"Không có hình {_what(owner)}.")
        high = image.height_mm * width_mm / image.width_mm
        write_stamp_image(db, KeptImage(owner, image.png, width_mm, high), workspace.now())
        undoable(db, f"sửa kích thước hình {_what(owner)}", joins=f"image-width-{owner}")
    return Changes(Subject.MINUTES, (owner,))


def drop_stamp_image(workspace: Workspace, owner: str) -> Changes:
    """Bỏ hình: from now on the words of the certificate stand in its place."""
    with workspace.change("drop_stamp_image") as db:
        record = db.get(StampImageRecord, owner)
        if record is None:
            raise NotFound(f"Không có hình {_what(owner)}.")
        db.delete(record)
        undoable(db, f"bỏ hình {_what(owner)}")
    return Changes(Subject.MINUTES, (owner,))


def _require_width(wide: float) -> None:
    if not LEAST_MM <= wide <= MOST_MM:
        raise StampImageRefused(f"chiều rộng {wide:g} mm; chọn từ {LEAST_MM:g} đến {MOST_MM:g} mm")


def _proposed_width(owner: str, image: CleanImage) -> float:
    if owner == SEAL:
        return SEAL_MM
    return max(LEAST_MM, min(SIGNATURE_MM, SIGNATURE_HIGH_MM * image.width / image.height))


def _colour_note(owner: str, image: CleanImage) -> tuple[str, ...]:
    """NĐ 30/2020/NĐ-CP wants a blue signature and a red seal; another colour is told, not refused."""
    wanted, words = ("red", _RED) if owner == SEAL else ("blue", _BLUE)
    return () if image.colour == wanted else (f"Lưu ý: Nghị định 30 quy định hình {words}.",)


def _what(owner: str) -> str:
    return "con dấu" if owner == SEAL else f"chữ ký của {owner}"
