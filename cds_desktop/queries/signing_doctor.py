"""Kiểm tra trước khi ký: what can be known of key, clock and paper before anybody signs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cds_desktop.domain.minutes import Signer, next_signer, signers_of
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.errors import CdsError, WrongPassword
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.models import SealRecord
from cds_desktop.storage.papers import minutes_files, minutes_signatures
from cds_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from cds_desktop.signing.keys import CertificateSummary


class Finding(StrEnum):
    """How one check ended."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    WAITING = "waiting"


@dataclass(frozen=True)
class SigningCheck:
    """One line of the doctor: what was found, and the one next step where something is wrong."""

    finding: Finding
    title: str
    detail: str = ""


@dataclass(frozen=True)
class StampLook:
    """Ô ký as it will look: the paper, the name of the field on it, the stamp as a PDF of its own."""

    pdf: bytes
    field: str
    heading: str
    stamp: bytes


@dataclass(frozen=True)
class SigningCheckup:
    """All checks, and how the signature will look; no look while it is nobody's turn."""

    checks: tuple[SigningCheck, ...]
    look: StampLook | None


@dataclass(frozen=True)
class _Paper:
    signer: Signer | None
    signed: tuple[str, ...]
    pdf: bytes
    is_unaltered: bool
    last_moment: datetime | None


def check_before_signing(workspace: Workspace, key_file: Path | None, password: str) -> SigningCheckup:
    """Look at key file, certificate, clock and earlier signatures; the password ends here."""
    now, paper = workspace.now(), _read_paper(workspace)
    checks, certificate = _key_checks(key_file, password, paper.signer, now)
    checks += [_clock_check(paper, now), _paper_check(paper, now)]
    return SigningCheckup(tuple(checks), _look(paper, certificate, now))


def _read_paper(workspace: Workspace) -> _Paper:
    with workspace.read() as db:
        now = read_current(db)
        files, found = minutes_files(db, now.record), minutes_signatures(db, now.record)
        seal = db.get(SealRecord, (now.record.id, now.record.revision))
        moments = [record.signed_at_utc for record in found.values()]
        moments += [seal.sealed_at_utc] if seal else []
        name, digest = (files[0].file_name, files[0].digest) if files else ("", "")
    path = workspace.documents_folder / name
    pdf = path.read_bytes() if name and path.is_file() else b""
    return _Paper(
        signer=next_signer(signers_of(now.assessment), list(found)) if files else None,
        signed=tuple(role.value for role in found),
        pdf=pdf,
        is_unaltered=sha256(pdf).hexdigest() == digest,
        last_moment=max(moments, default=None),
    )


def _key_checks(
    key_file: Path | None, password: str, signer: Signer | None, now: datetime
) -> tuple[list[SigningCheck], "CertificateSummary | None"]:
    if key_file is None:
        return [SigningCheck(Finding.WAITING, "Tệp chứng thư", "Chưa chọn tệp .p12 hoặc .pfx")], None
    from cds_desktop.signing.keys import open_pkcs12

    try:
        certificate = open_pkcs12(key_file, password).summary
    except WrongPassword as error:
        if password:
            return [SigningCheck(Finding.BAD, error.title, error.advice)], None
        words = "Nhập mật khẩu rồi bấm “Kiểm tra lại” để xem chứng thư bên trong."
        return [SigningCheck(Finding.WAITING, "Đọc được tệp chứng thư", words)], None
    except CdsError as error:
        detail = f"{error.detail[:1].upper()}{error.detail[1:]}. " if error.detail else ""
        return [SigningCheck(Finding.BAD, error.title, f"{detail}{error.advice}")], None
    checks = [_opened(certificate), _period(certificate, now), _usage(certificate)]
    return checks + ([_name(certificate, signer)] if signer else []), certificate


def _opened(certificate: "CertificateSummary") -> SigningCheck:
    if certificate.demonstration:
        words = "Chứng thư minh họa, không có giá trị pháp lý."
        return SigningCheck(Finding.WARNING, "Tệp chứng thư mở được", words)
    return SigningCheck(Finding.GOOD, "Tệp chứng thư mở được", f"Người cấp: {certificate.issuer_name}")


def _period(certificate: "CertificateSummary", now: datetime) -> SigningCheck:
    first, last = certificate.not_before.astimezone(), certificate.not_after.astimezone()
    period = f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
    if now > last:
        return SigningCheck(Finding.BAD, "Chứng thư đã hết hạn", f"{period}. Gia hạn hoặc chọn tệp khác.")
    if now < first:
        words = f"{period}. Xem lại giờ máy tính hoặc chọn tệp khác."
        return SigningCheck(Finding.BAD, "Chứng thư chưa có hiệu lực", words)
    return SigningCheck(Finding.GOOD, "Chứng thư còn hạn", period)


def _usage(certificate: "CertificateSummary") -> SigningCheck:
    if certificate.can_sign:
        return SigningCheck(Finding.GOOD, "Được phép dùng để ký")
    words = "Chứng thư này cấp cho việc khác. Chọn chứng thư ký số."
    return SigningCheck(Finding.BAD, "Không được dùng để ký", words)


def _name(certificate: "CertificateSummary", signer: Signer) -> SigningCheck:
    if bears_name(certificate.subject_name, signer.full_name):
        return SigningCheck(Finding.GOOD, "Tên khớp với người ký", certificate.subject_name)
    words = f"Chứng thư của {certificate.subject_name}, người ký là {signer.full_name}."
    return SigningCheck(Finding.WARNING, "Tên khác với người ký", words)


def _clock_check(paper: _Paper, now: datetime) -> SigningCheck:
    since = "chữ ký trước" if paper.signed else "lúc chốt số liệu"
    if paper.last_moment is not None and now < paper.last_moment:
        behind = _span_words(paper.last_moment - now)
        words = f"Máy chậm {behind} so với {since}. Chỉnh giờ máy tính rồi bấm “Kiểm tra lại”."
        return SigningCheck(Finding.WARNING, "Giờ máy tính có thể lệch", words)
    return SigningCheck(
        Finding.GOOD, "Giờ máy tính hợp lẽ", f"{now.astimezone():%H:%M, %d/%m/%Y}, sau {since}"
    )


def _span_words(span: timedelta) -> str:
    minutes = max(1, round(span.total_seconds() / 60))
    if minutes < 60:
        return f"{minutes} phút"
    hours = round(minutes / 60)
    return f"{hours} giờ" if hours < 48 else f"{round(hours / 24)} ngày"


def _paper_check(paper: _Paper, now: datetime) -> SigningCheck:
    if not paper.pdf or not paper.is_unaltered:
        words = "Tệp trong hồ sơ bị mất hoặc bị sửa. Khôi phục từ bản sao lưu."
        return SigningCheck(Finding.BAD, "Biên bản không còn nguyên", words)
    if not paper.signed:
        return SigningCheck(Finding.GOOD, "Biên bản còn nguyên như khi lập", "Chưa có chữ ký nào")
    from cds_desktop.signing.pdf_signatures import check

    if check(paper.pdf, paper.signed, now=now).intact:
        count = len(paper.signed)
        which = "Chữ ký trước" if count == 1 else f"{count} chữ ký trước"
        return SigningCheck(Finding.GOOD, f"{which} còn nguyên vẹn", "Không có thay đổi nào sau khi ký")
    words = "Không ký tiếp lên bản này. Mở lại hồ sơ, chốt và lập biên bản mới."
    return SigningCheck(Finding.BAD, "Chữ ký trước không còn hợp lệ", words)


def _look(paper: _Paper, certificate: "CertificateSummary | None", now: datetime) -> StampLook | None:
    if paper.signer is None or not paper.pdf:
        return None
    from cds_desktop.signing.pdf_signatures import stamp_preview

    signer = paper.signer
    stamp = stamp_preview(paper.pdf, signer.role.value, certificate, signer.full_name, now)
    return StampLook(paper.pdf, signer.role.value, signer.heading, stamp)
