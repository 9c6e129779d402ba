"""Checks a package: structure, every digest, the signature over the manifest, papers, totals."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cds_desktop.actions.verifying.hand_signed import scan_problem
from cds_desktop.actions.verifying.values import HAND_SIGNED, Verification
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Assessment
from cds_desktop.domain.score_words import score_words
from cds_desktop.domain.scoring import Working, score
from cds_desktop.domain.signers import AGENCY, ISSUER, Signer, signers_of
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.errors import CdsError, PackageDamaged
from cds_desktop.exchange.package_file import PackageContents, read_package
from cds_desktop.exchange.package_format import (
    FileRole,
    ManifestFile,
    PackageKind,
    canonical_json,
    decode_json,
)
from cds_desktop.exchange.set_packages import set_of_package
from cds_desktop.signing.cms_signatures import check_detached
from cds_desktop.signing.explaining import explain_signature
from cds_desktop.signing.pdf_signatures import DocumentCheck, SignatureCheck, check, explain, fields_in
from cds_desktop.signing.trust_store import TrustMaterial, read_material
from cds_desktop.storage.audit import faults_of_lines

SCAN_TITLE = "bản ký tay đã quét"
MINUTES_TITLE = "biên bản"


def verify_package(path: Path, now: datetime, trust: TrustMaterial | None = None) -> Verification:
    """Kiểm tra gói: structure, every digest, the signature over the manifest, papers, totals."""
    contents, trust = read_package(path), read_material() if trust is None else trust
    if contents.manifest.kind is PackageKind.INDICATOR_SET:
        return _verify_set(contents, now, trust)
    lines = [_content_line(contents)]
    signature_ok, signatures = _check_signature(contents, now, trust, lines)
    data_ok = _check_data(contents, lines)
    papers = _check_papers(contents, now, trust, lines)
    valid = signature_ok and data_ok and all(paper.stands or _is_by_hand(paper) for paper in papers)
    on_papers = tuple(signature for paper in papers for signature in paper.signatures)
    lines += _stranger(signatures, on_papers)
    return replace(
        _result(contents, "package", valid, lines, (*signatures, *on_papers)),
        timestamps=tuple(stamp for paper in papers for stamp in paper.timestamps),
    )


def _result(
    contents: PackageContents,
    kind: str,
    valid: bool,
    lines: Sequence[str],
    signatures: tuple[SignatureCheck, ...],
) -> Verification:
    return Verification(
        contents.path,
        kind,
        valid,
        tuple(lines),
        signatures,
        contents.manifest_sha256,
        size_bytes=contents.path.stat().st_size,
    )


def _verify_set(contents: PackageContents, now: datetime, trust: TrustMaterial) -> Verification:
    """A package of a bộ chỉ số: the set itself, and who signed it."""
    try:
        found = set_of_package(contents)
        lines = [f"Gói bộ chỉ số “{found.title}”, bản {found.version}: khớp từng tệp với bản kê."]
        left = len(found.unchecked_rows)
        state = f"còn {left} dòng chưa đối chiếu với bản giấy" if left else "mọi dòng đã đối chiếu"
        lines += [f"Bộ chỉ số dùng được, {state}.", *(f"{fault}." for fault in found.open_faults)]
        is_usable = True
    except CdsError as error:
        lines, is_usable = [f"Bộ chỉ số trong gói không dùng được: {error}"], False
    signature_ok, signatures = _check_signature(contents, now, trust, lines)
    return _result(contents, "indicator-set", is_usable and signature_ok, lines, signatures)


def _content_line(contents: PackageContents) -> str:
    manifest = contents.manifest
    school = manifest.school.name if manifest.school else "không ghi tên trường"
    omitted = f"; {len(manifest.omitted)} tệp không gửi kèm, chỉ có mã" if manifest.omitted else ""
    return (
        f"Gói của {school}, năm học {manifest.school_year or '–'}, lần {manifest.revision or 1}: "
        f"{len(manifest.files)} tệp, khớp từng tệp với bản kê{omitted}."
    )


def _check_signature(
    contents: PackageContents, now: datetime, trust: TrustMaterial, lines: list[str]
) -> tuple[bool, tuple[SignatureCheck, ...]]:
    if contents.signature is None:
        lines.append("Gói chưa ký số: không chứng minh được ai gửi.")
        return True, ()
    found = check_detached(contents.signed_bytes, contents.signature, trust, now=now)
    lines += [f"Chữ ký trên gói: {line}" for line in explain_signature(found, file_is_intact=found.intact)]
    return found.stands, (found,)


def _stranger(on_package: Sequence[SignatureCheck], on_papers: Sequence[SignatureCheck]) -> list[str]:
    """A package signed by somebody who did not lock its minutes is told, for a person to judge."""
    # What another program signed may have no lock at all: then whoever signed the paper will do.
    locks = [signature for signature in on_papers if signature.locks] or on_papers
    locking = {signature.certificate_sha256 for signature in locks}
    return [
        f"Lưu ý: {signature.signer_name} ký gói nhưng không phải người ký khóa biên bản."
        for signature in on_package
        if signature.intact and signature.certificate_sha256 not in locking
    ]


def read_sealed(contents: PackageContents) -> Assessment:
    """The sealed data of a package, checked against the digest in its manifest."""
    data = contents.read("assessment.json")
    assessment = decode_json(data, Assessment, name="assessment.json")
    if canonical_json(assessment) != data:
        raise PackageDamaged("assessment.json không ở dạng chuẩn.")
    if sha256(data).hexdigest() != contents.manifest.sealed_digest:
        raise PackageDamaged("Số liệu trong gói khác mã đã chốt.")
    return assessment


def _check_data(contents: PackageContents, lines: list[str]) -> bool:
    try:
        assessment = read_sealed(contents)
        indicator_set = load(contents.read("indicator-set.toml").decode("utf-8"))
        log_faults = faults_of_lines(contents.read("audit.jsonl"))
    except (CdsError, UnicodeDecodeError) as error:
        lines.append(f"Số liệu trong gói không dùng được: {error}")
        return False
    if indicator_set.digest != assessment.indicator_set.digest:
        lines.append("Bộ chỉ số trong gói khác bộ mà số liệu đã dùng.")
        return False
    if strange := _stamp_faults(contents, assessment):
        lines.append(f"Bản kê của gói ghi khác số liệu: {', '.join(strange)}.")
        return False
    if log_faults:
        lines += log_faults[:20]
        return False
    result = score(indicator_set, assessment.answers)
    if wrong := [item.code for item in result.items if item.state is Working.WRONG]:
        lines.append(f"Số liệu trong gói không dùng được ở mục {', '.join(wrong[:20])}.")
        return False
    lines.append(f"Tính lại từ số liệu: {score_words(result)}.")
    return True


def _stamp_faults(contents: PackageContents, assessment: Assessment) -> list[str]:
    manifest, set_ = contents.manifest, contents.manifest.indicator_set
    stated = {
        "tên trường": (manifest.school.name if manifest.school else "", assessment.school.name),
        "năm học": (manifest.school_year, assessment.school_year),
        "mã đợt": (manifest.round_id, assessment.round_id),
        "lần nộp": (manifest.revision, assessment.revision),
        "bộ chỉ số": (set_.digest if set_ else "", assessment.indicator_set.digest),
    }
    return [name for name, (there, here) in stated.items() if there != here]


def _check_papers(
    contents: PackageContents, now: datetime, trust: TrustMaterial, lines: list[str]
) -> list[DocumentCheck]:
    documents = [file for file in contents.manifest.files if file.role is FileRole.DOCUMENT]
    scans = [file for file in documents if file.title.lower().startswith(SCAN_TITLE)]
    checks = _check_scans(contents, scans, now, lines)
    papers = [file for file in documents if file not in scans]
    minutes = next((f for f in papers if f.title.lower().startswith(MINUTES_TITLE)), next(iter(papers), None))
    for file in papers:
        signers, pdf = _signers(contents) if file is minutes and not scans else (), contents.read(file.path)
        has_places = _has_place_for_any(pdf, signers)
        expected = [signer.field for signer in signers] if has_places else None
        found = _of_these_numbers(contents, pdf, expected, now, trust)
        if not has_places:
            found = _with_enough(found, signers)
            lines += [f"{file.title}: {line}" for line in _strange_names(found, signers)]
        lines += [f"{file.title}: {line}" for line in explain(found)]
        if file is minutes and scans and not found.signatures and not found.problems:
            found = replace(found, unsigned_fields=(), unsigned_titles=())
        checks.append(found)
    if minutes is None:
        lines.append("Gói không có biên bản.")
        return [*checks, DocumentCheck(problems=("thiếu biên bản",))]
    return checks


def _check_scans(
    contents: PackageContents, scans: Sequence[ManifestFile], now: datetime, lines: list[str]
) -> list[DocumentCheck]:
    """A scan proves nothing to a machine, but it must be one."""
    problems = []
    for file in scans:
        problem = scan_problem(contents.read(file.path), now)
        problems += [problem] if problem else []
        lines.append(f"{file.title}: {problem or f'{HAND_SIGNED}; đối chiếu với bản giấy'}.")
    return [DocumentCheck(problems=tuple(problems))] if problems else []


def _signers(contents: PackageContents) -> tuple[Signer, ...]:
    try:
        return signers_of(read_sealed(contents))
    except CdsError:
        return ()


def _has_place_for_any(pdf: bytes, signers: Sequence[Signer]) -> bool:
    """Whether the minutes have places of ours; without, another program made a field for each signature."""
    try:
        names = {field.name for field in fields_in(pdf)}
    except CdsError:
        return True
    ours = {*(signer.field for signer in signers), AGENCY, ISSUER}
    return not names or not names.isdisjoint(ours)


def _with_enough(found: DocumentCheck, signers: Sequence[Signer]) -> DocumentCheck:
    """In fields nobody prepared it cannot be told who is missing, but how many are."""
    if len(found.signatures) >= len(signers):
        return found
    missing = f"thiếu chữ ký: cần {len(signers)} người ký, tệp có {len(found.signatures)} chữ ký"
    return replace(found, problems=(*found.problems, missing))


def _strange_names(found: DocumentCheck, signers: Sequence[Signer]) -> list[str]:
    """Whose name no signature bears: certificates may bear other names, so a person judges."""
    names = [signature.signer_name for signature in found.signatures]
    return [
        f"Lưu ý: ký ở phần mềm khác, không có chữ ký nào mang tên {signer.full_name} ({signer.label})."
        for signer in signers
        if not any(bears_name(name, signer.full_name) for name in names)
    ]


def _of_these_numbers(
    contents: PackageContents,
    pdf: bytes,
    expected: Sequence[str] | None,
    now: datetime,
    trust: TrustMaterial,
) -> DocumentCheck:
    # Loads the library for PDF files, which a window does not need before it shows.
    from cds_desktop.documents.archive import data_digest_of

    found = check(pdf, expected, trust, now=now)
    if not found.problems and data_digest_of(pdf) != contents.manifest.sealed_digest:
        # A genuine paper beside other numbers would lend them its signatures.
        return replace(found, problems=("văn bản được lập từ số liệu khác với số liệu trong gói",))
    return found


def _is_by_hand(paper: DocumentCheck) -> bool:
    """The minutes beside a scan: signed on paper, so without any signature and with nothing against them."""
    return not (paper.signatures or paper.problems or paper.unsigned_fields)
