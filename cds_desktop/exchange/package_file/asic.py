"""The ASiC manifest: the few digests that the signature covers.

Its text follows from the files alone, so the reader builds it anew and compares; no XML from
outside is ever parsed.
"""

import base64
import hashlib
from collections.abc import Iterable

from cds_desktop.exchange.package_file.container import MANIFEST_ENTRY, SIGNATURE_ENTRY
from cds_desktop.exchange.package_format import FileRole, ManifestFile

SIGNATURE_MEDIA_TYPE = "application/x-pkcs7-signature"
_SIGNATURE_REFERENCE = f'<asic:SigReference MimeType="{SIGNATURE_MEDIA_TYPE}" URI="{SIGNATURE_ENTRY}"/>'
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"


def asic_manifest(manifest_json: bytes, files: Iterable[ManifestFile], signed: bool) -> bytes:
    """The XML (bản kê ASiC) that is signed: digests of the manifest and of every document."""
    references = [_SIGNATURE_REFERENCE] if signed else []
    references.append(
        _reference(MANIFEST_ENTRY, "application/json", hashlib.sha256(manifest_json).hexdigest())
    )
    for file in sorted(files, key=lambda file: file.path):
        if file.role is FileRole.DOCUMENT:
            references.append(_reference(file.path, file.media_type, file.sha256))
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
        '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"'
        ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
        *references,
        "</asic:ASiCManifest>",
    ]
    return "\n".join(lines).encode("ascii") + b"\n"


def _reference(path: str, media_type: str, sha256: str) -> str:
    # Paths and media types are held to letters that need no escaping in XML.
    digest = base64.b64encode(bytes.fromhex(sha256)).decode("ascii")
    return (
        f'<asic:DataObjectReference MimeType="{media_type}" URI="{path}">'
        f'<ds:DigestMethod Algorithm="{_SHA256}"/><ds:DigestValue>{digest}</ds:DigestValue>'
        "</asic:DataObjectReference>"
    )
