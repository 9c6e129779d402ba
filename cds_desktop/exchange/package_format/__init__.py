"""What a `.cdsx` package says about itself: manifest, format version, limits and canonical JSON."""

from cds_desktop.exchange.package_format.json_text import canonical_json, decode_json, parse_json
from cds_desktop.exchange.package_format.limits import Limits
from cds_desktop.exchange.package_format.manifest import (
    FORMAT_VERSION,
    MIMETYPE,
    FileRole,
    IndicatorSetStamp,
    Manifest,
    ManifestFile,
    OmitReason,
    OmittedFile,
    PackageKind,
    Part,
    SchoolStamp,
    decode_manifest,
    encode_manifest,
    manifest_faults,
    refuse_future_format,
)

__all__ = [
    "FORMAT_VERSION",
    "MIMETYPE",
    "FileRole",
    "IndicatorSetStamp",
    "Limits",
    "Manifest",
    "ManifestFile",
    "OmitReason",
    "OmittedFile",
    "PackageKind",
    "Part",
    "SchoolStamp",
    "canonical_json",
    "decode_json",
    "decode_manifest",
    "encode_manifest",
    "manifest_faults",
    "parse_json",
    "refuse_future_format",
]
