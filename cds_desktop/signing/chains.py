"""Who issued whom: the chain from a signer's certificate up to a root, as far as it can be found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from asn1crypto import x509
from cryptography.x509 import Certificate as ProvenCertificate
from cryptography.x509 import load_der_x509_certificate

from cds_desktop.signing.certificates import display_name, same_name

LONGEST_CHAIN = 10
# A hostile file may bring thousands of certificates; a real chain needs a handful.
MOST_CANDIDATES = 200


@dataclass(frozen=True)
class Chain:
    """Chuỗi chứng thư, the signer's first; `missing_issuer` names who should come next and is not there."""

    certificates: tuple[x509.Certificate, ...]
    missing_issuer: str = ""
    reaches_trusted_root: bool = False

    @property
    def end(self) -> x509.Certificate:
        """The last certificate found."""
        return self.certificates[-1]


def find_chain(
    leaf: x509.Certificate, roots: Sequence[x509.Certificate], others: Iterable[x509.Certificate]
) -> Chain:
    """The chain through what is known; each link is proven by its signature (dựng chuỗi chứng thư)."""
    trusted = {root.dump() for root in roots}
    pool = [*roots, *list(others)[:MOST_CANDIDATES]]
    chain = [leaf]
    while chain[-1].dump() not in trusted and len(chain) < LONGEST_CHAIN:
        subject = chain[-1]
        if same_name(subject.subject, subject.issuer) and is_issued_by(subject, subject):
            return Chain(tuple(chain))
        # The roots stand first: a cross-signed issuer must not lead past one.
        issuer = next((c for c in pool if c not in chain and is_issued_by(subject, c)), None)
        if issuer is None:
            return Chain(tuple(chain), missing_issuer=display_name(subject.issuer))
        chain.append(issuer)
    return Chain(tuple(chain), reaches_trusted_root=chain[-1].dump() in trusted)


def is_issued_by(subject: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the issuer's key signed the subject, and was allowed to (do ai cấp)."""
    named = same_name(subject.issuer, issuer.subject)
    return named and bool(issuer.ca) and _proven(subject.dump(), issuer.dump())


@lru_cache(maxsize=512)
def _proven(subject: bytes, issuer: bytes) -> bool:
    try:
        proven(subject).verify_directly_issued_by(proven(issuer))
    except Exception:
        # Whatever keeps the library from proving the link, it is not proven.
        return False
    return True


@lru_cache(maxsize=512)
def proven(der: bytes) -> ProvenCertificate:
    """The certificate as the library that proves signatures reads it."""
    return load_der_x509_certificate(der)
