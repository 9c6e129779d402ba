"""Whether a certificate was called back, by lists and answers at hand; nothing is fetched here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property

from asn1crypto import x509
from cryptography.x509 import (
    CertificateRevocationList,
    CRLReason,
    ExtensionNotFound,
    IssuingDistributionPoint,
    ReasonFlags,
    RevokedCertificate,
    load_der_x509_crl,
    ocsp,
)

from cds_desktop.signing.certificates import display_name
from cds_desktop.signing.chains import Chain, proven
from cds_desktop.signing.ocsp_answers import OcspAnswer, read_answers
from cds_desktop.signing.signature_checks import Revocation, RevocationState

# Clocks of authorities run a little ahead of a school's.
CLOCK_TOLERANCE = timedelta(minutes=10)
_REASONS = {
    ReasonFlags.key_compromise: "khóa bị lộ",
    ReasonFlags.ca_compromise: "khóa của nơi cấp bị lộ",
    ReasonFlags.affiliation_changed: "người ký đổi đơn vị hoặc chức vụ",
    ReasonFlags.superseded: "đã thay bằng chứng thư khác",
    ReasonFlags.cessation_of_operation: "ngừng sử dụng",
    ReasonFlags.certificate_hold: "tạm dừng",
    ReasonFlags.privilege_withdrawn: "bị rút quyền",
}
_COMPROMISED = {ReasonFlags.key_compromise, ReasonFlags.ca_compromise}
_KNOWN_CRITICAL = {"2.5.29.28"}  # issuingDistributionPoint


@dataclass(frozen=True)
class RevocationData:
    """Lists (CRL) and answers (OCSP) at hand, as DER bytes."""

    crls: Sequence[bytes] = ()
    ocsps: Sequence[bytes] = ()
    _proven: dict[tuple[int, bytes], bool] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def lists(self) -> list[CertificateRevocationList]:
        """The lists that can be read, each taken apart once for all signatures of a file."""
        return [found for der in self.crls if (found := _read(der)) is not None]

    def is_signed_by(self, found: CertificateRevocationList, issuer: x509.Certificate) -> bool:
        """Whether a list is signed by its issuer; of a long one that is asked once."""
        key = (id(found), issuer.dump())
        if key not in self._proven:
            signed = found.is_signature_valid(proven(issuer.dump()).public_key())  # type: ignore[arg-type]
            self._proven[key] = bool(signed)
        return self._proven[key]


def find_revocation(chain: Chain, data: RevocationData, now: datetime) -> Revocation:
    """What the data say of every link; the worst word counts (kiểm tra thu hồi)."""
    pairs = list(zip(chain.certificates, chain.certificates[1:], strict=False))
    found = [_of_one(subject, issuer, data, now) for subject, issuer in pairs]
    if not found:
        return Revocation(note=_without_issuer(chain, data.lists))
    revoked = (one for one in found if one.state is RevocationState.REVOKED)
    return next(revoked, found[0])


def usable_lists(
    subject: x509.Certificate, issuer: x509.Certificate, data: RevocationData, now: datetime
) -> list[CertificateRevocationList]:
    """The lists that may be believed about a certificate, the newest first (danh sách dùng được)."""
    name = proven(issuer.dump()).subject
    fitting = [
        one
        for one in data.lists
        if one.issuer == name and _may_be_used(one, subject, issuer, now) and data.is_signed_by(one, issuer)
    ]
    return sorted(fitting, key=lambda found: found.last_update_utc, reverse=True)


def _without_issuer(chain: Chain, lists: Sequence[CertificateRevocationList]) -> str:
    issuer = chain.certificates[0].issuer.dump()
    has_list = any(one.issuer.public_bytes() == issuer for one in lists)
    return "có danh sách thu hồi nhưng thiếu chứng thư của nơi cấp để đối chiếu" if has_list else ""


def _read(der: bytes) -> CertificateRevocationList | None:
    try:
        found = load_der_x509_crl(der)
        _ = found.issuer, found.last_update_utc
    except Exception:
        # A broken list says nothing, and must not stop the check.
        return None
    return found


def _of_one(
    subject: x509.Certificate,
    issuer: x509.Certificate,
    data: RevocationData,
    now: datetime,
) -> Revocation:
    words = [*_by_lists(subject, issuer, data, now), *_by_answers(subject, issuer, data.ocsps, now)]
    if not words:
        return Revocation(certificate=display_name(subject.subject))
    revoked = [word for word in words if word.state is RevocationState.REVOKED]
    # What was once called back stays so, except that a later word may lift a hold.
    return max(revoked or words, key=lambda word: word.as_of or datetime.min.replace(tzinfo=UTC))


def _by_lists(
    subject: x509.Certificate,
    issuer: x509.Certificate,
    data: RevocationData,
    now: datetime,
) -> Iterator[Revocation]:
    for one in usable_lists(subject, issuer, data, now)[:1]:
        entry = one.get_revoked_certificate_by_serial_number(subject.serial_number)
        if entry is not None:
            yield _revoked(subject, entry, one)
        else:
            stale = one.next_update_utc is not None and one.next_update_utc < now
            yield Revocation(
                RevocationState.STALE if stale else RevocationState.GOOD,
                certificate=display_name(subject.subject),
                as_of=one.last_update_utc,
                next_update=one.next_update_utc,
                source="CRL",
            )


def _may_be_used(
    found: CertificateRevocationList, subject: x509.Certificate, issuer: x509.Certificate, now: datetime
) -> bool:
    usage = issuer.key_usage_value
    if usage is not None and "crl_sign" not in usage.native:
        return False
    if found.last_update_utc > now + CLOCK_TOLERANCE:
        return False
    critical = {extension.oid.dotted_string for extension in found.extensions if extension.critical}
    return critical <= _KNOWN_CRITICAL and _is_about(found, subject)


def _is_about(found: CertificateRevocationList, subject: x509.Certificate) -> bool:
    try:
        point = found.extensions.get_extension_for_class(IssuingDistributionPoint).value
    except ExtensionNotFound:
        return True
    wrong_half = point.only_contains_user_certs if subject.ca else point.only_contains_ca_certs
    partial = point.indirect_crl or point.only_contains_attribute_certs or point.only_some_reasons
    return not (wrong_half or partial)


def _revoked(
    subject: x509.Certificate, entry: RevokedCertificate, found: CertificateRevocationList
) -> Revocation:
    try:
        reason = entry.extensions.get_extension_for_class(CRLReason).value.reason
    except ExtensionNotFound:
        reason = ReasonFlags.unspecified
    return Revocation(
        RevocationState.REVOKED,
        certificate=display_name(subject.subject),
        revoked_at=entry.revocation_date_utc,
        reason=_REASONS.get(reason, ""),
        compromised=reason in _COMPROMISED,
        as_of=found.last_update_utc,
        next_update=found.next_update_utc,
        source="CRL",
    )


def _by_answers(
    subject: x509.Certificate, issuer: x509.Certificate, ocsps: Sequence[bytes], now: datetime
) -> Iterator[Revocation]:
    for answer in read_answers(subject, issuer, ocsps):
        if answer.this_update > now + CLOCK_TOLERANCE:
            continue
        yield _of_answer(subject, answer, now)


def _of_answer(subject: x509.Certificate, answer: OcspAnswer, now: datetime) -> Revocation:
    if answer.status is ocsp.OCSPCertStatus.REVOKED:
        state = RevocationState.REVOKED
    else:
        stale = answer.next_update is not None and answer.next_update < now
        state = RevocationState.STALE if stale else RevocationState.GOOD
    reason = answer.reason or ReasonFlags.unspecified
    return Revocation(
        state,
        certificate=display_name(subject.subject),
        revoked_at=answer.revoked_at,
        reason=_REASONS.get(reason, ""),
        compromised=reason in _COMPROMISED,
        as_of=answer.this_update,
        next_update=answer.next_update,
        source="OCSP",
    )
