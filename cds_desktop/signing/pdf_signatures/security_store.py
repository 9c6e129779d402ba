"""Reads what a file brings along to prove its signatures later: certificates, lists and answers (DSS)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from cds_desktop.signing.pdf_signatures.byte_ranges import look_up

MOST_ENTRIES = 200


@dataclass(frozen=True)
class FileEvidence:
    """DER bytes from the security store of a file; none of it is trusted by itself (dữ liệu kèm)."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()

    @property
    def has_revocation_data(self) -> bool:
        """Whether there is anything about revocation (có dữ liệu thu hồi)."""
        return bool(self.crls or self.ocsps)


def read_security_store(reader: PdfFileReader) -> FileEvidence:
    """What the newest revision brings along; what cannot be read is not there (đọc dữ liệu kèm)."""
    store = look_up(reader.root, "/DSS")
    return FileEvidence(
        tuple(_streams(look_up(store, "/Certs"))),
        tuple(_streams(look_up(store, "/CRLs"))),
        tuple(_streams(look_up(store, "/OCSPs"))),
    )


def _streams(listed: Any) -> Iterator[bytes]:
    for item in list(listed)[:MOST_ENTRIES] if isinstance(listed, ArrayObject) else ():
        try:
            stream = item.get_object()
            if isinstance(stream, StreamObject):
                yield stream.data
        except Exception:
            # One broken stream of a hostile file leaves the others to be looked at.
            continue
