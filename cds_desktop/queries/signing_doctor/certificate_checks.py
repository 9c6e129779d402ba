"""What a certificate must be for a signature to count, wherever its key lies."""

from datetime import datetime
from typing import TYPE_CHECKING

from cds_desktop.domain.signers import Signer
from cds_desktop.domain.signing_names import bears_name
from cds_desktop.queries.signing_doctor.values import SigningCheck, bad, good, warning

if TYPE_CHECKING:
    from cds_desktop.signing.keys import CertificateSummary

# What a signature holds beside certificates: digests, times, names, the signature proper.
_REST_BYTES = 2048
_MOST_BYTES = 256 * 1024


def certificate_checks(
    certificate: "CertificateSummary", chain_bytes: int, signer: Signer | None, now: datetime
) -> list[SigningCheck]:
    """Period, usage, strength, room, name; each on a line of its own."""
    checks = [_period(certificate, now), _usage(certificate), _strength(certificate), _room(chain_bytes)]
    return checks + ([_name(certificate, signer)] if signer else [])


def _period(certificate: "CertificateSummary", now: datetime) -> SigningCheck:
    first, last = certificate.not_before.astimezone(), certificate.not_after.astimezone()
    period = f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
    if now > last:
        return bad("Chứng thư đã hết hạn", f"{period}. Gia hạn hoặc chọn chứng thư khác.")
    if now < first:
        words = f"{period}. Xem lại giờ máy tính hoặc chọn chứng thư khác."
        return bad("Chứng thư chưa có hiệu lực", words)
    days = (last - now).days
    if days < 30:
        return warning("Chứng thư sắp hết hạn", f"{period}, còn {days} ngày. Nên xin gia hạn.")
    return good("Chứng thư còn hạn", period)


def _usage(certificate: "CertificateSummary") -> SigningCheck:
    if certificate.can_sign or not certificate.is_strong:
        return good("Được phép dùng để ký")
    words = "Chứng thư này cấp cho việc khác. Chọn chứng thư ký số."
    return bad("Không được dùng để ký", words)


def _strength(certificate: "CertificateSummary") -> SigningCheck:
    if certificate.is_strong:
        return good("Khóa đủ mạnh", certificate.key_words)
    words = "Cần RSA từ 2048 bit hoặc ECDSA từ 256 bit. Xin cấp chứng thư mới."
    return bad("Khóa quá yếu", f"{certificate.key_words}. {words}")


def _room(chain_bytes: int) -> SigningCheck:
    size = chain_bytes + _REST_BYTES
    if size > _MOST_BYTES:
        words = f"Cần {size // 1024} kB. Chọn chứng thư không kèm chuỗi chứng thư dài như vậy."
        return bad("Chữ ký quá lớn để đặt vào tệp", words)
    return good("Đủ chỗ cho chữ ký trong tệp", f"Khoảng {max(1, size // 1024)} kB")


def _name(certificate: "CertificateSummary", signer: Signer) -> SigningCheck:
    if bears_name(certificate.subject_name, signer.full_name):
        return good("Tên khớp với người ký", certificate.subject_name)
    words = f"Chứng thư của {certificate.subject_name}, người ký là {signer.full_name}."
    return warning("Tên khác với người ký", words)
