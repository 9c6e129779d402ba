"""Which issuers this machine trusts, and whether a chain leads to one of them."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pem, x509
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from cds_desktop.signing.certificates import SIGNING_USAGES, is_demonstration
from cds_desktop.signing.signature_checks import Trust

USAGES = KeyUsageConstraints(key_usage=SIGNING_USAGES, match_all_key_usages=False)

# Their messages carry names and object dumps; what matters reaches the user through the check.
for library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True)
class TrustAnchors:
    """The roots the user installed (gốc tin cậy)."""

    roots: tuple[x509.Certificate, ...]

    def context(self, moment: datetime) -> ValidationContext:
        """A validation that never goes to the network (kiểm tra không cần mạng)."""
        return ValidationContext(
            trust_roots=list(self.roots),
            moment=moment,
            best_signature_time=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )

    def trust(self, certificate: x509.Certificate, *, chain_is_good: bool) -> Trust:
        """How far a certificate is to be believed (mức tin cậy)."""
        if is_demonstration(certificate):
            return Trust.DEMONSTRATION
        return Trust.TRUSTED if chain_is_good and self.roots else Trust.UNKNOWN


def read_trust_anchors(roots: Sequence[bytes]) -> TrustAnchors:
    """The roots from DER or PEM bytes; what cannot be read is trusted for nothing (đọc gốc tin cậy)."""
    certificates = []
    for data in roots:
        try:
            certificates += _read(data)
        except ValueError:
            continue
    return TrustAnchors(tuple(certificates))


def _read(data: bytes) -> list[x509.Certificate]:
    ders = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    certificates = [x509.Certificate.load(der, strict=True) for der in ders]
    for certificate in certificates:
        certificate.subject.native  # noqa: B018 # read now: a broken root must fail here, not later
    return certificates
