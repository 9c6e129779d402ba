"""The manifest (bản kê) of a package: what it is, and every file in it with size and SHA-256."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from cds_desktop.errors import PackageDamaged, PackageFromFuture
from cds_desktop.exchange.names import faults_of_name
from cds_desktop.exchange.package_format.json_text import canonical_json, parse_json, typed
from cds_desktop.exchange.package_format.limits import Limits

FORMAT = "cdsx"
FORMAT_VERSION = 1
MIMETYPE = "application/vnd.etsi.asic-e+zip"

# The same bounds stand in resources/schemas/manifest.schema.json; a test keeps the two alike.
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", min_length=64, max_length=64)]
Text = Annotated[str, Meta(max_length=1000)]
Identifier = Annotated[str, Meta(min_length=1, max_length=100)]
Path = Annotated[str, Meta(min_length=1, max_length=80, pattern="^[A-Za-z0-9._/-]+$")]
MediaType = Annotated[str, Meta(max_length=100, pattern="^[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+$")]
SizeBytes = Annotated[int, Meta(ge=0, le=2**53)]
SchoolYear = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{4}$", max_length=9)]
Utc = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", max_length=20)]


class PackageKind(StrEnum):
    """What a package (gói dữ liệu) is for."""

    ASSIGNMENT = "assignment"
    CONTRIBUTION = "contribution"
    SUBMISSION = "submission"
    RECEIPT = "receipt"
    REVIEW = "review"
    INDICATOR_SET = "indicator-set"
    BACKUP = "backup"


class FileRole(StrEnum):
    """What one file is within its package."""

    README = "readme"
    DATA = "data"
    SET = "set"
    AUDIT = "audit"
    DOCUMENT = "document"
    EVIDENCE = "evidence"


class OmitReason(StrEnum):
    """Why the file of an evidence item does not travel."""

    PERSONAL_DATA = "personal-data"
    LIGHT = "light"
    OTHER_PART = "other-part"


class _Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class SchoolStamp(_Value, frozen=True, kw_only=True):
    """The school (trường) a package speaks of."""

    name: Text
    code: Identifier


class IndicatorSetStamp(_Value, frozen=True, kw_only=True):
    """The exact bộ chỉ số a package was made with."""

    id: Identifier
    version: Identifier
    digest: Sha256


class ManifestFile(_Value, frozen=True, kw_only=True):
    """One file in the package; `title` is its real name, `path` the safe one."""

    path: Path
    size: SizeBytes
    sha256: Sha256
    title: Text
    media_type: MediaType
    role: FileRole
    evidence_code: Identifier | None = None


class OmittedFile(_Value, frozen=True, kw_only=True):
    """A minh chứng of which only the entry and the hash travel."""

    evidence_code: Identifier
    title: Text
    sha256: Sha256
    size: SizeBytes
    reason: OmitReason


class Part(_Value, frozen=True, kw_only=True):
    """Which part (phần) of how many this is; `siblings` are the package ids of all parts."""

    number: Annotated[int, Meta(ge=1, le=999)]
    count: Annotated[int, Meta(ge=1, le=999)]
    siblings: Annotated[tuple[Identifier, ...], Meta(max_length=999)]


class Manifest(_Value, frozen=True, kw_only=True):
    """The manifest (bản kê) of one package."""

    format: Literal["cdsx"] = "cdsx"
    format_version: Annotated[int, Meta(ge=1)] = FORMAT_VERSION
    kind: PackageKind
    package_id: Identifier
    created_at: Utc
    made_by: Identifier
    school: SchoolStamp | None = None
    school_year: SchoolYear | None = None
    round_id: Identifier | None = None
    revision: Annotated[int, Meta(ge=1, le=100_000)] | None = None
    indicator_set: IndicatorSetStamp | None = None
    sealed_digest: Sha256 | None = None
    signed: bool = False
    part: Part | None = None
    files: tuple[ManifestFile, ...] = ()
    omitted: tuple[OmittedFile, ...] = ()


# What a version must undergo to become the next one, e.g. {1: _from_1_to_2}.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def encode_manifest(manifest: Manifest) -> bytes:
    """The canonical text of a manifest."""
    return canonical_json(manifest)


def decode_manifest(data: bytes, limits: Limits | None = None) -> Manifest:
    """Read a manifest from outside: newer refused, older upgraded, then checked as a whole."""
    plain = parse_json(data, limits, "manifest.json")
    refuse_future_format(plain)
    if not isinstance(plain, dict) or plain.get("format") != FORMAT or "format_version" not in plain:
        raise PackageDamaged("manifest.json không phải bản kê của gói CĐS")
    manifest = typed(_upgraded(plain), Manifest, "manifest.json")
    if faults := manifest_faults(manifest):
        raise PackageDamaged(f"manifest.json: {faults[0]}", faults=faults[1:])
    return manifest


def refuse_future_format(plain: object) -> None:
    """Say so, before judging anything else, when a newer CĐS Desktop wrote this."""
    version = plain.get("format_version") if isinstance(plain, dict) else None
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise PackageFromFuture(
            f"gói có định dạng phiên bản {version}; máy này đọc được tới phiên bản {FORMAT_VERSION}"
        )


def _upgraded(plain: dict[str, Any]) -> dict[str, Any]:
    while (version := plain.get("format_version")) in UPGRADES:
        plain = UPGRADES[version](plain)
    return plain


def manifest_faults(manifest: Manifest) -> list[str]:
    """Everything wrong with a manifest that its schema cannot express."""
    faults = [fault for file in manifest.files for fault in _file_faults(file)]
    paths = [file.path.casefold() for file in manifest.files]
    if len(set(paths)) != len(paths):
        faults.append("có hai tệp cùng đường dẫn")
    try:
        datetime.fromisoformat(manifest.created_at)
    except ValueError:
        faults.append("ngày giờ tạo gói không có thật")
    if manifest.kind is PackageKind.SUBMISSION:
        needed = ("school", "school_year", "round_id", "revision", "indicator_set", "sealed_digest")
        faults += [f"gói nộp thiếu mục {name}" for name in needed if getattr(manifest, name) is None]
    if manifest.kind is PackageKind.INDICATOR_SET:
        faults += _set_faults(manifest)
    return faults[:20]


def _set_faults(manifest: Manifest) -> list[str]:
    """A package of a bộ chỉ số holds that and nothing else."""
    faults = [] if manifest.indicator_set else ["gói bộ chỉ số thiếu mục indicator_set"]
    sets = [file.path for file in manifest.files if file.role is FileRole.SET]
    if sets != ["indicator-set.toml"]:
        faults.append("gói bộ chỉ số phải có đúng một tệp indicator-set.toml")
    allowed = (FileRole.SET, FileRole.README)
    faults += [
        f"{file.path}: không thuộc gói bộ chỉ số" for file in manifest.files if file.role not in allowed
    ]
    return faults + (["gói bộ chỉ số không có minh chứng"] if manifest.omitted else [])


def _file_faults(file: ManifestFile) -> list[str]:
    faults = [f"{file.path}: {fault}" for fault in faults_of_name(file.path)]
    folder = str(PurePosixPath(file.path).parent)
    expected = {FileRole.DOCUMENT: "documents", FileRole.EVIDENCE: "evidence"}.get(file.role, ".")
    if folder != expected:
        faults.append(f"{file.path}: không nằm đúng thư mục của loại tệp")
    if (file.role is FileRole.EVIDENCE) != (file.evidence_code is not None):
        faults.append(f"{file.path}: mã minh chứng không hợp loại tệp")
    return faults
