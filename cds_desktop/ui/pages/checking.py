"""Kiểm tra một tệp beside the screen; the libraries for it are loaded only when it is asked for."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Checked:
    """What a check found, in words."""

    path: Path
    valid: bool
    so_far_intact: bool
    lines: tuple[str, ...]
    digest: str


def check_file(path: Path, now: datetime) -> Checked:
    """Check a signed PDF or a package."""
    from cds_desktop.actions.verifying import verify

    found = verify(path, now)
    so_far = bool(found.signatures) and all(signature.intact for signature in found.signatures)
    return Checked(path, found.valid, so_far, found.lines, found.digest)
