"""What a CMS signature says about itself, before any of it is believed."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, x509
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    extract_self_reported_ts,
    get_signing_cert_attr,
)

from cds_desktop.signing.certificates import has_strong_key, is_demonstration, summarise
from cds_desktop.signing.keys import CertificateSummary
from cds_desktop.signing.signature_checks import SignatureCheck, Trust

STRONG_DIGESTS = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}


@dataclass(frozen=True)
class SignerFacts:
    """The signer's certificate and claims (thông tin người ký)."""

    certificate: x509.Certificate
    summary: CertificateSummary
    claimed_at: datetime | None
    names_its_certificate: bool
    faults: tuple[str, ...]

    def describe(self, blank: SignatureCheck, now: datetime) -> SignatureCheck:
        """A check that says who and when, and nothing yet about validity (điền thông tin người ký)."""
        first, last = self.summary.not_before, self.summary.not_after
        return SignatureCheck(
            field=blank.field,
            title=blank.title,
            locks=blank.locks,
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
        )


def read_facts(signed_data: cms.SignedData, claimed_at: datetime | None = None) -> SignerFacts:
    """Read the one signer of a CMS signature; anything odd raises (đọc chữ ký CMS)."""
    signer = extract_signer_info(signed_data)
    certificate = extract_certs_for_validation(signed_data).signer_cert
    claimed = extract_self_reported_ts(signer) or claimed_at
    if claimed is not None and claimed.tzinfo is None:
        claimed = None
    return SignerFacts(
        certificate,
        summarise(certificate),
        claimed,
        get_signing_cert_attr(signer["signed_attrs"]) is not None,
        tuple(_weaknesses(signer, certificate)),
    )


def _weaknesses(signer: cms.SignerInfo, certificate: x509.Certificate) -> list[str]:
    faults = []
    digests = {signer["digest_algorithm"]["algorithm"].native, _signature_digest(signer)}
    if not digests <= STRONG_DIGESTS:
        faults.append("thuật toán băm yếu")
    if not has_strong_key(certificate):
        faults.append("khóa ký quá ngắn")
    return faults


def _signature_digest(signer: cms.SignerInfo) -> str:
    try:
        return str(signer["signature_algorithm"].hash_algo)
    except ValueError:
        # "RSA" alone names no digest: then the digest algorithm of the signer holds.
        return str(signer["digest_algorithm"]["algorithm"].native)
