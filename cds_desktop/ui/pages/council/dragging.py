"""Kéo thả on the council page: criteria and members travel as lists of keys, between our own views only."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

CRITERIA = "application/x-cds-criteria"
MEMBERS = "application/x-cds-members"


def pack(kind: str, keys: Iterable[str]) -> QMimeData:
    """What a drag carries."""
    mime = QMimeData()
    mime.setData(kind, "\n".join(keys).encode())
    return mime


def unpack(kind: str, mime: QMimeData) -> tuple[str, ...]:
    """The keys of `kind` that a drag carries, if any."""
    if not mime.hasFormat(kind):
        return ()
    text = bytes(mime.data(kind).data()).decode("utf-8", "replace")
    return tuple(key for key in text.split("\n") if key)
