"""Reads answers of an authority about single certificates (OCSP), believed only when signed by it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from cryptography import x509 as proving
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import HashAlgorithm
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from cds_desktop.signing.chains import proven

MOST_ANSWERS = 200


@dataclass(frozen=True)
class OcspAnswer:
    """What an authority said of one certificate."""

    status: ocsp.OCSPCertStatus
    this_update: datetime
    next_update: datetime | None
    revoked_at: datetime | None
    reason: proving.ReasonFlags | None


def read_answers(
    subject: x509.Certificate, issuer: x509.Certificate, ocsps: Sequence[bytes]
) -> Iterator[OcspAnswer]:
    """The believable answers about this certificate (câu trả lời OCSP)."""
    for der in ocsps[:MOST_ANSWERS]:
        try:
            answer = _read(der, subject, issuer)
        except Exception:
            # A broken or foreign answer says nothing, and must not stop the check.
            continue
        if answer is not None:
            yield answer


def _read(der: bytes, subject: x509.Certificate, issuer: x509.Certificate) -> OcspAnswer | None:
    response = ocsp.load_der_ocsp_response(der)
    if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        return None
    if response.serial_number != subject.serial_number or not _is_for(response, issuer):
        return None
    if response.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
        return None
    if not _is_signed(response, proven(issuer.dump())):
        return None
    return OcspAnswer(
        response.certificate_status,
        response.this_update_utc,
        response.next_update_utc,
        response.revocation_time_utc,
        response.revocation_reason,
    )


def _is_for(response: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    name = response.hash_algorithm.name
    key = bytes(issuer.public_key["public_key"])
    return (response.issuer_name_hash, response.issuer_key_hash) == (
        hashlib.new(name, issuer.subject.dump()).digest(),
        hashlib.new(name, key).digest(),
    )


def _is_signed(response: ocsp.OCSPResponse, issuer: proving.Certificate) -> bool:
    signers = [issuer, *(c for c in response.certificates if _may_answer(c, issuer, response))]
    return any(_proves(signer, response) for signer in signers)


def _may_answer(
    certificate: proving.Certificate, issuer: proving.Certificate, response: ocsp.OCSPResponse
) -> bool:
    certificate.verify_directly_issued_by(issuer)
    usage = certificate.extensions.get_extension_for_class(proving.ExtendedKeyUsage).value
    in_force = certificate.not_valid_before_utc <= response.produced_at_utc <= certificate.not_valid_after_utc
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage and in_force


def _proves(signer: proving.Certificate, response: ocsp.OCSPResponse) -> bool:
    key, digest = signer.public_key(), response.signature_hash_algorithm
    if not isinstance(digest, HashAlgorithm):
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(response.signature, response.tbs_response_bytes, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(response.signature, response.tbs_response_bytes, ec.ECDSA(digest))
        else:
            return False
    except Exception:
        # A signature that cannot be checked is no signature.
        return False
    return True
