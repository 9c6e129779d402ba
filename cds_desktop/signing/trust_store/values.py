"""What the trust store holds and what a file offers to it, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# Revocation lists of a large authority run to several megabytes; certificates to a few kilobytes.
LARGEST_FILE_BYTES = 32 * 1024 * 1024
LEAST_TYPED_DIGITS = 8
_BLOCK = 4


class TrustKind(StrEnum):
    """Loại: chứng thư gốc, chứng thư trung gian, danh sách thu hồi."""

    ROOT = "root"
    INTERMEDIATE = "intermediate"
    CRL = "crl"


@dataclass(frozen=True)
class TrustMaterial:
    """DER bytes a check may build on: only `roots` are trusted, the rest must lead to one of them."""

    roots: tuple[bytes, ...] = ()
    intermediates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """One certificate or list found in a file: what it is, what speaks against it, what to know first.

    `kind` is what it may become, or None with the `refusal`; of a revocation list `not_before` and
    `not_after` are its date and its next update.
    """

    kind: TrustKind | None
    der: bytes
    subject: str
    issuer: str
    not_before: datetime
    not_after: datetime | None
    sha256: str
    key: str = ""
    revoked_count: int = 0
    warnings: tuple[str, ...] = ()
    refusal: str = ""


def in_blocks(fingerprint: str) -> str:
    """A fingerprint in capital blocks of four, as people compare it (mã vân tay theo khối)."""
    digits = fingerprint.upper()
    return " ".join(digits[start : start + _BLOCK] for start in range(0, len(digits), _BLOCK))


def typed_digits(typed: str) -> str:
    """What was typed of a fingerprint, without the blanks and colons people put between."""
    return "".join(letter for letter in typed.lower() if letter.isalnum())


def matches_fingerprint(typed: str, sha256: str) -> bool:
    """Whether the typed text is the fingerprint, or at least its last eight digits (xác nhận mã vân tay)."""
    digits = typed_digits(typed)
    return len(digits) >= LEAST_TYPED_DIGITS and sha256.lower().endswith(digits)
