"""Ghi một bản ra tệp: written beside, then renamed, so that no half file is left."""

import os
from pathlib import Path

from cds_desktop.errors import FileNotWritable


def write_copy(target: Path, data: bytes) -> Path:
    """Write `data` to `target`, with the ending .pdf."""
    target = target if target.suffix else target.with_suffix(".pdf")
    partial = target.with_name(f"{target.name}.partial")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise FileNotWritable(f"{target}: {error.strerror or 'không ghi được'}") from error
    return target
