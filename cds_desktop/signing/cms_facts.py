"""What a CMS signature says about itself, before any of it is believed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from asn1crypto import cms, x509
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    extract_self_reported_ts,
    get_signing_cert_attr,
)
from pyhanko.sign.validation.status import TimestampSignatureStatus

from cds_desktop.signing.certificates import (
    display_name,
    has_strong_key,
    is_demonstration,
    is_for_signing,
    key_words,
    summarise,
)
from cds_desktop.signing.keys import CertificateSummary
from cds_desktop.signing.signature_checks import SignatureCheck, TimeProof, Trust
from cds_desktop.signing.trust_anchors import TrustAnchors, link

STRONG_DIGESTS = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}


@dataclass(frozen=True)
class SignerFacts:
    """The signer's certificate and claims (thông tin người ký)."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    summary: CertificateSummary
    claimed_at: datetime | None
    names_its_certificate: bool
    digest: str
    faults: tuple[str, ...]

    def describe(self, blank: SignatureCheck, now: datetime, anchors: TrustAnchors) -> SignatureCheck:
        """A check that says who, when and by whose leave; nothing yet of validity (thông tin người ký)."""
        first, last = self.summary.not_before, self.summary.not_after
        chain = anchors.chain(self.certificate, self.others)
        known = chain.missing_issuer or chain.reaches_trusted_root
        return replace(
            blank,
            signer_name=self.summary.subject_name,
            issuer=self.summary.issuer_name,
            serial=self.summary.serial,
            certificate_sha256=self.summary.sha256,
            claimed_at=self.claimed_at,
            not_before=first,
            not_after=last,
            valid_at_claimed_time=self.claimed_at is not None and first <= self.claimed_at <= last,
            valid_now=first <= now <= last,
            trust=Trust.DEMONSTRATION if is_demonstration(self.certificate) else Trust.UNKNOWN,
            chain=tuple(map(link, chain.certificates)),
            missing_issuer=chain.missing_issuer,
            untrusted_root=None if known else link(chain.end),
            revocation=anchors.revocation_of(chain, now),
            algorithm=key_words(self.certificate),
            digest=self.digest,
        )


def read_facts(signed_data: cms.SignedData, claimed_at: datetime | None = None) -> SignerFacts:
    """Read the one signer of a CMS signature; anything odd raises (đọc chữ ký CMS)."""
    signer = extract_signer_info(signed_data)
    found = extract_certs_for_validation(signed_data)
    certificate = found.signer_cert
    claimed = extract_self_reported_ts(signer) or claimed_at
    if claimed is not None and claimed.tzinfo is None:
        claimed = None
    return SignerFacts(
        certificate,
        tuple(found.other_certs),
        summarise(certificate),
        claimed,
        get_signing_cert_attr(signer["signed_attrs"]) is not None,
        str(signer["digest_algorithm"]["algorithm"].native).upper().replace("SHA", "SHA-"),
        tuple(_weaknesses(signer, certificate)),
    )


def weak_digests(signer: cms.SignerInfo) -> set[str]:
    """The digests of a signature that are too weak, if any (thuật toán băm yếu)."""
    return {signer["digest_algorithm"]["algorithm"].native, _signature_digest(signer)} - STRONG_DIGESTS


def time_proof(status: TimestampSignatureStatus | None, *, trusts_anybody: bool) -> TimeProof | None:
    """The time-stamp inside a signature, if there is one (dấu thời gian trong chữ ký)."""
    if status is None:
        return None
    return TimeProof(
        status.timestamp.astimezone(UTC),
        display_name(status.signing_cert.subject),
        intact=status.intact and status.valid,
        trusted=bool(status.trusted and trusts_anybody),
    )


def _weaknesses(signer: cms.SignerInfo, certificate: x509.Certificate) -> list[str]:
    faults = []
    if weak_digests(signer):
        faults.append("thuật toán băm yếu")
    if not has_strong_key(certificate):
        faults.append("khóa ký quá ngắn")
    if not is_for_signing(certificate):
        faults.append("chứng thư không được cấp để ký văn bản")
    return faults


def _signature_digest(signer: cms.SignerInfo) -> str:
    try:
        return str(signer["signature_algorithm"].hash_algo)
    except ValueError:
        # "RSA" alone names no digest: then the digest algorithm of the signer holds.
        return str(signer["digest_algorithm"]["algorithm"].native)
