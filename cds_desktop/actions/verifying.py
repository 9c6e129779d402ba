"""Kiểm tra một tệp nhận được: a signed PDF or a package; looks only, changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.minutes import signers_of
from cds_desktop.domain.round import Assessment
from cds_desktop.domain.score_words import score_words
from cds_desktop.domain.scoring import Working, score
from cds_desktop.errors import CdsError, InputUnreadable, NotAPdf, PackageDamaged
from cds_desktop.exchange.package_file import PackageContents, read_package
from cds_desktop.exchange.package_format import FileRole, PackageKind, canonical_json, decode_json
from cds_desktop.exchange.set_packages import set_of_package
from cds_desktop.signing.cms_signatures import check_detached
from cds_desktop.signing.explaining import explain_signature
from cds_desktop.signing.pdf_signatures import DocumentCheck, SignatureCheck, check, explain
from cds_desktop.storage.audit import faults_of_lines

MAX_PDF_BYTES = 200_000_000


@dataclass(frozen=True)
class Verification:
    """What a check found: valid or not, in plain lines, with each signature for machines."""

    path: Path
    kind: str
    valid: bool
    lines: tuple[str, ...]
    signatures: tuple[SignatureCheck, ...] = ()
    digest: str = ""


def verify(path: Path, now: datetime) -> Verification:
    """Kiểm tra tệp: a PDF by its signatures, anything else as a package."""
    if not path.is_file():
        raise InputUnreadable(f"Không thấy tệp “{path}”.")
    with path.open("rb") as file:
        looks_like_pdf = b"%PDF-" in file.read(1024)
    return (
        verify_pdf(path, now)
        if looks_like_pdf or path.suffix.lower() == ".pdf"
        else verify_package(path, now)
    )


def verify_pdf(path: Path, now: datetime) -> Verification:
    """Kiểm tra PDF đã ký: two lines per signature, then what else was found."""
    if path.stat().st_size > MAX_PDF_BYTES:
        raise NotAPdf(f"“{path.name}” lớn hơn 200 MB.")
    pdf = path.read_bytes()
    if b"%PDF-" not in pdf[:1024]:
        raise NotAPdf(f"“{path.name}”.")
    found = check(pdf, now=now)
    # A field prepared and left empty may be a signature cut off with a later revision.
    valid = found.intact and not found.unsigned_fields
    digest = sha256(pdf).hexdigest()
    return Verification(path, "pdf", valid, tuple(explain(found)), found.signatures, digest)


def verify_package(path: Path, now: datetime) -> Verification:
    """Kiểm tra gói: structure, every digest, the signature over the manifest, papers, totals."""
    contents = read_package(path)
    if contents.manifest.kind is PackageKind.INDICATOR_SET:
        return _verify_set(contents, now)
    lines = [_content_line(contents)]
    signature_ok, signatures = _check_signature(contents, now, lines)
    data_ok = _check_data(contents, lines)
    papers = _check_papers(contents, now, lines)
    valid = signature_ok and data_ok and all(paper.intact for paper in papers)
    on_papers = tuple(signature for paper in papers for signature in paper.signatures)
    lines += _stranger(signatures, on_papers)
    signatures += on_papers
    return Verification(path, "package", valid, tuple(lines), signatures, contents.manifest_sha256)


def _verify_set(contents: PackageContents, now: datetime) -> Verification:
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
    signature_ok, signatures = _check_signature(contents, now, lines)
    valid = is_usable and signature_ok
    return Verification(
        contents.path, "indicator-set", valid, tuple(lines), signatures, contents.manifest_sha256
    )


def _content_line(contents: PackageContents) -> str:
    manifest = contents.manifest
    school = manifest.school.name if manifest.school else "không ghi tên trường"
    omitted = f"; {len(manifest.omitted)} tệp không gửi kèm, chỉ có mã" if manifest.omitted else ""
    return (
        f"Gói của {school}, năm học {manifest.school_year or '–'}, lần {manifest.revision or 1}: "
        f"{len(manifest.files)} tệp, khớp từng tệp với bản kê{omitted}."
    )


def _check_signature(
    contents: PackageContents, now: datetime, lines: list[str]
) -> tuple[bool, tuple[SignatureCheck, ...]]:
    if contents.signature is None:
        lines.append("Gói chưa ký số: không chứng minh được ai gửi.")
        return True, ()
    found = check_detached(contents.signed_bytes, contents.signature, now=now)
    lines += [f"Chữ ký trên gói: {line}" for line in explain_signature(found, file_is_intact=found.intact)]
    return found.intact, (found,)


def _stranger(on_package: Sequence[SignatureCheck], on_papers: Sequence[SignatureCheck]) -> list[str]:
    """A package signed by somebody who did not lock its minutes is told, for a person to judge."""
    locking = {signature.certificate_sha256 for signature in on_papers if signature.locks}
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


def _check_papers(contents: PackageContents, now: datetime, lines: list[str]) -> list[DocumentCheck]:
    # Loads the library for PDF files, which a window does not need before it shows.
    from cds_desktop.documents.archive import data_digest_of

    try:
        expected = [signer.role.value for signer in signers_of(read_sealed(contents))]
    except CdsError:
        expected = []
    papers = []
    for file in contents.manifest.files:
        if file.role is FileRole.DOCUMENT:
            pdf = contents.read(file.path)
            found = check(pdf, expected, now=now)
            if found.intact and data_digest_of(pdf) != contents.manifest.sealed_digest:
                # A genuine paper beside other numbers would lend them its signatures.
                found = replace(found, problems=("văn bản được lập từ số liệu khác với số liệu trong gói",))
            lines += [f"{file.title}: {line}" for line in explain(found)]
            papers.append(found)
    if not papers:
        lines.append("Gói không có biên bản.")
        return [DocumentCheck(problems=("thiếu biên bản",))]
    return papers
