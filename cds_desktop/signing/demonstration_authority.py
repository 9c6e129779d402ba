"""The small authority behind demonstration certificates; its key lives only while it works."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from cds_desktop.signing.certificates import DEMONSTRATION_POLICY, DEMONSTRATION_WORDS

ORGANISATION = f"CHỨNG THƯ MINH HỌA - {DEMONSTRATION_WORDS}"
VALID_FOR = timedelta(days=365)
# A clock a little behind must not make a fresh certificate "not yet valid".
BACKDATED = timedelta(days=1)


@dataclass(frozen=True, repr=False)
class DemonstrationRoot:
    """The self-signed root of the demonstration (gốc minh họa)."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate


def make_root(now: datetime) -> DemonstrationRoot:
    """A new root for this demonstration only (gốc minh họa)."""
    key = _new_key()
    name = _name("Tổ chức chứng thực minh họa")
    builder = _builder(name, name, key.public_key(), now)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    return DemonstrationRoot(key, builder.sign(key, hashes.SHA256()))


def as_pem(root: DemonstrationRoot) -> bytes:
    """The root's certificate as text, to be added as trusted by those who try it out (chứng thư gốc)."""
    return root.certificate.public_bytes(Encoding.PEM)


def as_pkcs12(root: DemonstrationRoot, full_name: str, password: str, now: datetime) -> bytes:
    """A new key and certificate of one person, with the root, sealed by the password (tệp .p12)."""
    key = _new_key()
    builder = _builder(_name(full_name), root.certificate.subject, key.public_key(), now)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key()), critical=False
    )
    certificate = builder.sign(root.key, hashes.SHA256())
    secret = unicodedata.normalize("NFC", password).encode()
    return pkcs12.serialize_key_and_certificates(
        None, key, certificate, [root.certificate], BestAvailableEncryption(secret)
    )


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, unicodedata.normalize("NFC", common_name)[:64]),
        ]
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, public_key: rsa.RSAPublicKey, now: datetime
) -> x509.CertificateBuilder:
    policy = x509.PolicyInformation(
        x509.ObjectIdentifier(DEMONSTRATION_POLICY), [x509.UserNotice(None, ORGANISATION)]
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(now + VALID_FOR)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.CertificatePolicies([policy]), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
