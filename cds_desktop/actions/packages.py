"""Nộp hồ sơ: write the sealed round, its signed papers and its evidence as one package."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import Session

from cds_desktop import __version__
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.documents import latest_minutes, read_document
from cds_desktop.domain.round import Assessment, EvidenceFile, EvidenceItem, Phase, require_phase
from cds_desktop.domain.signers import AGENCY, CHAIR, next_signer, signers_of
from cds_desktop.errors import NotAllowedNow, PackageKeyRefused, WorkspaceUnreadable
from cds_desktop.exchange.names import safe_document_name, safe_entry_name
from cds_desktop.exchange.package_file import DataEntry, FileEntry, WrittenPackage, write_package
from cds_desktop.exchange.package_format import (
    FileRole,
    IndicatorSetStamp,
    Manifest,
    ManifestFile,
    OmitReason,
    OmittedFile,
    PackageKind,
    SchoolStamp,
)
from cds_desktop.progress import Progress
from cds_desktop.signing.cms_signatures import sign_detached
from cds_desktop.signing.keys import SigningKey, require_usable
from cds_desktop.storage.audit import audit_lines
from cds_desktop.storage.models import PackageRecord, RoundRecord, SealRecord
from cds_desktop.storage.papers import PaperSigning, read_signing, signing_choice
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace

PACKABLE = (Phase.SEALED, Phase.SUBMITTED)
_JSON = "application/json"
SCAN_TITLE = "Bản ký tay đã quét"
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")


@dataclass(frozen=True, kw_only=True)
class Packed(Changes):
    """Changes of writing a package, with the package that was written and read back."""

    package: WrittenPackage


@dataclass(frozen=True)
class _Contents:
    head: Manifest
    data: tuple[DataEntry, ...]
    files: tuple[FileEntry, ...]


def pack_submission(
    workspace: Workspace, target: Path, key: SigningKey | None = None, progress: Progress | None = None
) -> Packed:
    """Ghi gói nộp: signed with the chair's key, or unsigned and saying so; read back and verified."""
    now = workspace.now()
    if key is not None:
        require_usable(key, now)
    with workspace.read() as db:
        contents = _gather(workspace, db, now)
        if key is not None:
            _require_chairs_key(db, key)
    sign = (lambda data: sign_detached(data, key, now)) if key is not None else None
    package = write_package(target, contents.head, contents.data, contents.files, sign, progress)
    with workspace.change("pack_submission", package.manifest_sha256[:16]) as db:
        round_ = current_round(db)
        db.add(_record(round_, package, now))
        round_.phase = Phase.SUBMITTED.value
    return Packed(subject=Subject.PACKAGES, codes=(target.name,), package=package)


def _require_chairs_key(db: Session, key: SigningKey) -> None:
    """Người chịu trách nhiệm về gói is who locked the minutes; another key would mislead the office."""
    round_ = current_round(db)
    signatures = read_signing(db, round_).signatures
    chair = signatures.get(CHAIR)
    responsible = {signatures[field].certificate_digest for field in (CHAIR, AGENCY) if field in signatures}
    if chair is not None and key.summary.sha256 not in responsible:
        raise PackageKeyRefused(
            f"Gói phải ký bằng chứng thư mà {chair.full_name} đã dùng để ký biên bản, "
            f"không phải chứng thư của {key.summary.subject_name}."
        )


def _record(round_: RoundRecord, package: WrittenPackage, now: datetime) -> PackageRecord:
    return PackageRecord(
        id=package.manifest.package_id,
        round_id=round_.id,
        kind=PackageKind.SUBMISSION.value,
        target=str(package.path),
        digest=package.manifest_sha256,
        size_bytes=package.size_bytes,
        file_count=package.entry_count,
        signed=package.signed,
        written_at_utc=now,
    )


def _gather(workspace: Workspace, db: Session, now: datetime) -> _Contents:
    round_ = current_round(db)
    require_phase(Phase(round_.phase), PACKABLE, "Ghi gói nộp")
    seal = db.get(SealRecord, (round_.id, round_.revision))
    assessment = read_assessment(db, round_.id)
    if seal is None:
        raise NotAllowedNow("Ghi gói nộp: chưa chốt số liệu.")
    _require_unaltered(seal, round_)
    signing, signers = read_signing(db, round_), signers_of(assessment, signing_choice(db, round_))
    if turn := next_signer(signers, signing.signed(signers)):
        raise NotAllowedNow(f"Ghi gói nộp: biên bản còn thiếu chữ ký của {turn.full_name}.")
    minutes = latest_minutes(db, round_)
    set_text, minutes_pdf = round_.set_text.encode(), read_document(workspace, minutes)
    minutes_name = safe_document_name(minutes.file_name.removesuffix(".pdf"), ".pdf")
    data: tuple[DataEntry, ...] = (
        DataEntry("assessment.json", seal.data.encode(), "Số liệu đã chốt", _JSON, FileRole.DATA),
        DataEntry("indicator-set.toml", set_text, "Bộ chỉ số", "application/toml", FileRole.SET),
        DataEntry("audit.jsonl", audit_lines(db), "Nhật ký", "application/jsonl", FileRole.AUDIT),
        DataEntry(minutes_name, minutes_pdf, "Biên bản tự đánh giá", "application/pdf", FileRole.DOCUMENT),
    )
    data += tuple(_scans(workspace, signing))
    files = tuple(_travelling(workspace, assessment))
    return _Contents(_head(round_, assessment, seal, now), data, files)


def _scans(workspace: Workspace, signing: PaperSigning) -> Iterator[DataEntry]:
    """Bản ký tay đã quét travels beside the paper, as what it is."""
    for document, found in signing.scans:
        name = safe_document_name(document.file_name.removesuffix(".pdf"), ".pdf")
        title = f"{SCAN_TITLE} ({', '.join(found.signer_names.split(chr(10)))})"
        pdf = read_document(workspace, document)
        yield DataEntry(name, pdf, title, "application/pdf", FileRole.DOCUMENT)


def _require_unaltered(seal: SealRecord, round_: RoundRecord) -> None:
    """What was sealed must still be what its digest says, whoever had the database in hands."""
    for text, digest in ((seal.data, seal.digest), (round_.set_text, round_.set_digest)):
        if sha256(text.encode()).hexdigest() != digest:
            raise WorkspaceUnreadable("số liệu đã chốt hoặc bộ chỉ số bị sửa ngoài chương trình")


def _head(round_: RoundRecord, assessment: Assessment, seal: SealRecord, now: datetime) -> Manifest:
    school = assessment.school
    return Manifest(
        kind=PackageKind.SUBMISSION,
        package_id=uuid4().hex,
        created_at=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        made_by=f"CDS Desktop {__version__}",
        school=SchoolStamp(name=school.name, code=school.sector_code or "chua-co-ma"),
        school_year=assessment.school_year,
        round_id=assessment.round_id,
        revision=assessment.revision,
        indicator_set=IndicatorSetStamp(
            id=round_.set_id, version=round_.set_version, digest=round_.set_digest
        ),
        sealed_digest=seal.digest,
        omitted=tuple(_staying(assessment)),
    )


def _travelling(workspace: Workspace, assessment: Assessment) -> Iterator[FileEntry]:
    taken: set[str] = set()
    for item, file in _files(assessment, travel=True):
        title = item.title if len(item.files) == 1 else Path(file.name).stem
        path = safe_entry_name(item.code, title, Path(file.name).suffix, taken)
        taken.add(path)
        entry = ManifestFile(
            path=path,
            size=file.size_bytes,
            sha256=file.digest,
            title=file.name,
            media_type=_media_type(file),
            role=FileRole.EVIDENCE,
            evidence_code=item.code,
        )
        yield FileEntry(workspace.evidence_files.path_of(file.digest), entry)


def _staying(assessment: Assessment) -> Iterator[OmittedFile]:
    for item, file in _files(assessment, travel=False):
        yield OmittedFile(
            evidence_code=item.code,
            title=file.name,
            sha256=file.digest,
            size=file.size_bytes,
            reason=OmitReason.PERSONAL_DATA,
        )


def _files(assessment: Assessment, *, travel: bool) -> Iterator[tuple[EvidenceItem, EvidenceFile]]:
    for item in assessment.evidence_items:
        if item.files_travel is travel:
            for file in item.files:
                yield item, file


def _media_type(file: EvidenceFile) -> str:
    return file.media_type if _MEDIA_TYPE.fullmatch(file.media_type) else "application/octet-stream"
