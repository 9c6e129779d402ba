"""Kho tin cậy: roots, intermediates and revocation lists the user added, as files of this machine."""

from cds_desktop.signing.trust_store.folder import (
    Stored,
    StoredFault,
    StoreView,
    install,
    read_material,
    read_store,
    remove,
    trust_folder,
)
from cds_desktop.signing.trust_store.values import (
    LARGEST_FILE_BYTES,
    Candidate,
    TrustKind,
    TrustMaterial,
    in_blocks,
    matches_fingerprint,
)

__all__ = [
    "LARGEST_FILE_BYTES",
    "Candidate",
    "StoreView",
    "Stored",
    "StoredFault",
    "TrustKind",
    "TrustMaterial",
    "in_blocks",
    "install",
    "matches_fingerprint",
    "read_material",
    "read_store",
    "remove",
    "trust_folder",
]
