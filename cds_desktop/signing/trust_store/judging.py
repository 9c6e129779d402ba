"""Says what a certificate or a revocation list may become in the trust store, and what speaks against it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from asn1crypto import crl, x509
from cryptography.x509 import load_der_x509_certificate

from cds_desktop.signing.certificates import (
    display_name,
    has_strong_key,
    is_demonstration,
    key_words,
    same_name,
)
from cds_desktop.signing.signature_checks import VIETNAM_TIME
from cds_desktop.signing.trust_store.reading import FoundObjects
from cds_desktop.signing.trust_store.values import Candidate, TrustKind

OF_A_PERSON = "là chứng thư của người hoặc đơn vị ký, không phải của tổ chức cấp chứng thư"
WEAK_KEY = "khóa quá yếu (cần RSA từ 2048 bit hoặc ECDSA từ 256 bit)"
NOT_FOR_ISSUING = "không được dùng để cấp chứng thư (thiếu quyền ký chứng thư)"
FALSE_SELF = "tự nhận là gốc nhưng chữ ký của chính nó không đúng"
NEEDS_ROOT = "không tự ký nên không phải chứng thư gốc; chỉ thêm được làm chứng thư trung gian"


def candidates(found: FoundObjects, now: datetime) -> tuple[Candidate, ...]:
    """What each object of a file may become (xét từng chứng thư)."""
    certificates = (judge_certificate(one, now) for one in found.certificates)
    return (*certificates, *(judge_crl(one, now, found.certificates) for one in found.crls))


def judge_certificate(certificate: x509.Certificate, now: datetime) -> Candidate:
    """A root, an intermediate, or refused with the reason (xét chứng thư)."""
    validity = certificate["tbs_certificate"]["validity"]
    first = validity["not_before"].native.astimezone(UTC)
    last = validity["not_after"].native.astimezone(UTC)
    kind, refusal = _kind(certificate)
    return Candidate(
        kind=kind,
        der=certificate.dump(),
        subject=display_name(certificate.subject),
        issuer=display_name(certificate.issuer),
        not_before=first,
        not_after=last,
        sha256=sha256(certificate.dump()).hexdigest(),
        key=key_words(certificate),
        warnings=tuple(_warnings(certificate, first, last, now)),
        refusal=refusal,
    )


def judge_crl(found: crl.CertificateList, now: datetime, known: Sequence[x509.Certificate] = ()) -> Candidate:
    """A revocation list with its dates; a stale one is taken and told (xét danh sách thu hồi)."""
    body = found["tbs_cert_list"]
    following = body["next_update"].native
    last = following.astimezone(UTC) if following else None
    warnings = []
    if last is not None and last < now:
        warnings.append(f"danh sách đã cũ: hết hiệu lực ngày {_day(last)}, nên xin danh sách mới")
    der = found.dump()
    return Candidate(
        kind=TrustKind.CRL,
        der=der,
        subject=f"Danh sách thu hồi của {display_name(found.issuer)}",
        issuer=display_name(found.issuer),
        not_before=body["this_update"].native.astimezone(UTC),
        not_after=last,
        sha256=sha256(der).hexdigest(),
        revoked_count=len(body["revoked_certificates"]) if body["revoked_certificates"] else 0,
        warnings=tuple(warnings),
    )


def is_self_issued(certificate: x509.Certificate) -> bool:
    """Whether subject and issuer are one name (tự cấp)."""
    return same_name(certificate.subject, certificate.issuer)


def _kind(certificate: x509.Certificate) -> tuple[TrustKind | None, str]:
    if not certificate.ca:
        return None, OF_A_PERSON
    usage = certificate.key_usage_value
    if usage is not None and "key_cert_sign" not in usage.native:
        return None, NOT_FOR_ISSUING
    if not has_strong_key(certificate):
        return None, WEAK_KEY
    if not is_self_issued(certificate):
        return TrustKind.INTERMEDIATE, ""
    return (TrustKind.ROOT, "") if _signed_itself(certificate) else (None, FALSE_SELF)


def _signed_itself(certificate: x509.Certificate) -> bool:
    try:
        itself = load_der_x509_certificate(certificate.dump())
        itself.verify_directly_issued_by(itself)
    except Exception:
        # Whatever keeps the library from proving it, it is not proven.
        return False
    return True


def _warnings(certificate: x509.Certificate, first: datetime, last: datetime, now: datetime) -> list[str]:
    warnings = []
    if last < now:
        warnings.append(f"đã hết hạn ngày {_day(last)}: chỉ còn dùng để xem chữ ký cũ")
    if first > now:
        warnings.append(f"chưa có hiệu lực: từ ngày {_day(first)}")
    if is_demonstration(certificate):
        warnings.append("chứng thư minh họa, không có giá trị pháp lý")
    return warnings


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM_TIME):%d/%m/%Y}"
