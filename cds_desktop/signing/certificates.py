"""Reads a certificate into a summary and recognises those made for demonstration."""

import unicodedata
from datetime import UTC

from asn1crypto import x509

from cds_desktop.signing.keys import CertificateSummary

# An identifier made from a random UUID (arc 2.25): ours, and in no registry.
DEMONSTRATION_POLICY = "2.25.211814381350607677421299294198273075972"
DEMONSTRATION_WORDS = "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
SIGNING_USAGES = {"digital_signature", "non_repudiation"}
# A certificate for one of these alone speaks for a machine or a service, not for a person.
PURPOSES_OF_MACHINES = {"server_auth", "code_signing", "time_stamping", "ocsp_signing"}
SMALLEST_BITS = {"rsa": 2048, "rsassa_pss": 2048, "ec": 256}
LONGEST_NAME = 120


def summarise(certificate: x509.Certificate) -> CertificateSummary:
    """What a person needs to know about a certificate (tóm tắt chứng thư)."""
    validity = certificate["tbs_certificate"]["validity"]
    return CertificateSummary(
        subject_name=display_name(certificate.subject),
        issuer_name=display_name(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        not_before=validity["not_before"].native.astimezone(UTC),
        not_after=validity["not_after"].native.astimezone(UTC),
        sha256=certificate.sha256.hex(),
        demonstration=is_demonstration(certificate),
        can_sign=can_sign(certificate),
        key_words=key_words(certificate),
        is_strong=has_strong_key(certificate),
    )


def display_name(name: x509.Name) -> str:
    """The name people use, made safe to show: one line, NFC, not endless (tên hiển thị)."""
    native = name.native
    for part in ("common_name", "organization_name", "organizational_unit_name"):
        if value := native.get(part):
            text = value if isinstance(value, str) else ", ".join(map(str, value))
            return _one_line(text)
    return _one_line(name.human_friendly)


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Whether our policy mark or our words say so; either is enough (chứng thư minh họa)."""
    policies = certificate.certificate_policies_value or ()
    if any(policy["policy_identifier"].dotted == DEMONSTRATION_POLICY for policy in policies):
        return True
    names = f"{certificate.subject.human_friendly} {certificate.issuer.human_friendly}"
    return DEMONSTRATION_WORDS in unicodedata.normalize("NFC", names).upper()


def can_sign(certificate: x509.Certificate) -> bool:
    """Whether usage and key strength allow signing (dùng để ký được)."""
    return is_for_signing(certificate) and has_strong_key(certificate)


def is_for_signing(certificate: x509.Certificate) -> bool:
    """Whether its issuer gave it for signing papers (chứng thư cấp để ký)."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    # Without the extensions a certificate may be used for anything (RFC 5280, 4.2.1.3 and 4.2.1.12).
    may_sign = usage is None or bool(usage.native & SIGNING_USAGES)
    return may_sign and (purposes is None or not set(purposes.native) <= PURPOSES_OF_MACHINES)


def has_strong_key(certificate: x509.Certificate) -> bool:
    """Whether the key is RSA of 2048 bits or ECDSA of 256 bits, or more (khóa đủ mạnh)."""
    smallest = SMALLEST_BITS.get(certificate.public_key.algorithm)
    return smallest is not None and certificate.public_key.bit_size >= smallest


def same_name(one: x509.Name, other: x509.Name) -> bool:
    """Whether two names are one (cùng tên); a name that breaks the rules for names is like no other."""
    if one.dump() == other.dump():
        return True
    try:
        return bool(one == other)
    except (ValueError, TypeError, KeyError):
        return False


def key_words(certificate: x509.Certificate) -> str:
    """The key as people name it: "RSA 2048 bit" (loại khóa)."""
    names = {"rsa": "RSA", "rsassa_pss": "RSA-PSS", "ec": "ECDSA"}
    algorithm = certificate.public_key.algorithm
    return f"{names.get(algorithm, algorithm)} {certificate.public_key.bit_size} bit"


def _one_line(text: str) -> str:
    kept = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in text)
    line = " ".join(unicodedata.normalize("NFC", kept).split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1] + "…"
