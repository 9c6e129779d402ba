"""What is known of tokens without a PIN, as plain values the rest of the app may hold."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cds_desktop.errors import CdsError
from cds_desktop.signing.keys import CertificateSummary


class PinState(StrEnum):
    """What the token says of its PIN (tình trạng mã PIN)."""

    GOOD = "good"
    TRIED = "tried"
    LAST_TRY = "last-try"
    LOCKED = "locked"
    NOT_SET = "not-set"


@dataclass(frozen=True)
class FoundLibrary:
    """A vendor's library on this machine; `problem` says why it cannot be loaded (thư viện token)."""

    path: Path
    vendor: str
    problem: str = ""

    @property
    def name(self) -> str:
        """As a person knows it."""
        return f"{self.vendor} – {self.path.name}"


@dataclass(frozen=True)
class TokenChoice:
    """Which certificate on which token through which library; never a label (chứng thư được chọn)."""

    library: Path
    token_serial: str
    certificate_id: str
    certificate_sha256: str = ""


@dataclass(frozen=True)
class TokenCertificate:
    """A certificate on a token; `has_key` is `None` where the token tells only after the PIN."""

    id: str
    label: str
    der: bytes
    summary: CertificateSummary
    has_key: bool | None


@dataclass(frozen=True)
class Token:
    """One token that is plugged in, with the certificates people sign with (token)."""

    library: Path
    serial: str
    label: str
    pin: PinState
    certificates: tuple[TokenCertificate, ...]
    issuers: tuple[bytes, ...] = ()
    unreadable: int = 0

    def chain_bytes(self, certificate: TokenCertificate) -> int:
        """How many bytes of certificates go into a signature."""
        return len(certificate.der) + sum(map(len, self.issuers))

    def choice(self, certificate: TokenCertificate) -> TokenChoice:
        """What to keep in order to find this certificate again."""
        return TokenChoice(self.library, self.serial, certificate.id, certificate.summary.sha256)


@dataclass(frozen=True)
class TokenLook:
    """What one search found, faults included: all that can be said before a PIN (kết quả tìm token)."""

    library: Path | None = None
    choice: TokenChoice | None = None
    tokens: tuple[Token, ...] = ()
    error: CdsError | None = None
    is_under_way: bool = False

    @property
    def chosen(self) -> tuple[Token, TokenCertificate] | None:
        """The chosen certificate with its token, if it is there."""
        for token in self.tokens:
            for certificate in token.certificates:
                if self.choice is not None and is_chosen(token, certificate, self.choice):
                    return token, certificate
        return None


def is_chosen(token: Token, certificate: TokenCertificate, choice: TokenChoice) -> bool:
    """Whether a choice means this certificate; what a choice leaves open fits any."""
    sha256 = choice.certificate_sha256.lower()
    return (
        certificate.id.lower() == choice.certificate_id.lower()
        and choice.token_serial.lower() in ("", token.serial.lower())
        and sha256 in ("", certificate.summary.sha256)
    )
