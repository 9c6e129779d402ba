"""Which issuers this machine trusts, and whether a chain leads to one of them."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from asn1crypto import pem, x509
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from cds_desktop.signing.certificates import SIGNING_USAGES, display_name, is_demonstration
from cds_desktop.signing.chains import MOST_CANDIDATES, Chain, find_chain
from cds_desktop.signing.revocation import RevocationData, find_revocation
from cds_desktop.signing.signature_checks import ChainLink, Revocation, Trust
from cds_desktop.signing.trust_store.values import TrustMaterial

USAGES = KeyUsageConstraints(key_usage=SIGNING_USAGES, match_all_key_usages=False)

# Their messages carry names and object dumps; what matters reaches the user through the check.
for library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True)
class TrustAnchors:
    """The roots the user installed (gốc tin cậy), and what helps to find the way to them."""

    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...] = ()
    revocation: RevocationData = field(default_factory=RevocationData)

    def context(self, moment: datetime, brought: Iterable[x509.Certificate] = ()) -> ValidationContext:
        """A validation that never goes to the network (kiểm tra không cần mạng)."""
        # Revocation is looked at by ourselves: the library can only refuse, not say of which date a list is.
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=[*self.others, *list(brought)[:MOST_CANDIDATES]],
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

    def chain(self, certificate: x509.Certificate, brought: Iterable[x509.Certificate] = ()) -> Chain:
        """The way from a certificate up, through all that is at hand (chuỗi chứng thư)."""
        return find_chain(certificate, self.roots, [*self.others, *brought])

    def revocation_of(self, chain: Chain, now: datetime) -> Revocation:
        """What the lists at hand say of the chain (thu hồi)."""
        return find_revocation(chain, self.revocation, now)

    def with_more(
        self, certificates: Iterable[x509.Certificate], crls: Sequence[bytes], ocsps: Sequence[bytes]
    ) -> "TrustAnchors":
        """The same roots with what a file brought along (thêm dữ liệu kèm trong tệp)."""
        found = RevocationData((*self.revocation.crls, *crls), (*self.revocation.ocsps, *ocsps))
        return TrustAnchors(self.roots, (*self.others, *certificates), found)


def read_trust_anchors(trust: TrustMaterial | Sequence[bytes]) -> TrustAnchors:
    """From DER or PEM bytes; what cannot be read is trusted for nothing (đọc gốc tin cậy)."""
    material = trust if isinstance(trust, TrustMaterial) else TrustMaterial(tuple(trust))
    return TrustAnchors(
        tuple(_read_all(material.roots)),
        tuple(_read_all(material.intermediates)),
        RevocationData(material.crls),
    )


def link(certificate: x509.Certificate) -> ChainLink:
    """One certificate of a chain as a plain value (mắt xích)."""
    validity = certificate["tbs_certificate"]["validity"]
    return ChainLink(
        display_name(certificate.subject),
        certificate.sha256.hex(),
        validity["not_before"].native.astimezone(UTC),
        validity["not_after"].native.astimezone(UTC),
    )


def _read_all(several: Sequence[bytes]) -> list[x509.Certificate]:
    certificates = []
    for data in several:
        try:
            certificates += _read(data)
        except ValueError:
            continue
    return certificates


def _read(data: bytes) -> list[x509.Certificate]:
    ders = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    certificates = [x509.Certificate.load(der, strict=True) for der in ders]
    for certificate in certificates:
        certificate.subject.native  # noqa: B018 # read now: a broken root must fail here, not later
    return certificates
