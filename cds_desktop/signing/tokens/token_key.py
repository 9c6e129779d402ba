"""A key on a USB token: every signature is made by the token, asked through the child process."""

import base64
import hashlib
import unicodedata
from types import TracebackType
from typing import Any, Self

from asn1crypto import algos, core, x509
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cds_desktop.errors import (
    CertificateChoiceUnclear,
    CertificateNotOnToken,
    TokenAbsent,
    TokenAnswersGarbled,
    TokenRefused,
    TokenWithoutCertificate,
)
from cds_desktop.progress import Progress
from cds_desktop.signing.keys import CertificateSummary
from cds_desktop.signing.tokens.library_header import require_loadable
from cds_desktop.signing.tokens.listing import ask_tokens
from cds_desktop.signing.tokens.process import Limits, TokenProcess
from cds_desktop.signing.tokens.values import Token, TokenCertificate, TokenChoice, is_chosen

_PLAIN = {"rsa": "RSA_PKCS", "ec": "ECDSA"}
_WITH_DIGEST = {"rsa": "{}_RSA_PKCS", "ec": "ECDSA_{}"}


class TokenSigner(Signer):
    """Hands each thing to be signed to the token."""

    def __init__(
        self,
        process: TokenProcess,
        certificate: x509.Certificate,
        issuers: list[x509.Certificate],
        kinds: list[str],
    ) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(issuers)
        super().__init__(signing_cert=certificate, cert_registry=store)
        self._process = process
        self._certificate = certificate
        self._kinds = kinds

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Ask the token; a rehearsal only says how long a signature may become."""
        if dry_run:
            return bytes(self._longest)
        algorithm = self._certificate.public_key.algorithm
        plain = _PLAIN[algorithm]
        mechanism, prepared = plain, _prepared(algorithm, data, digest_algorithm)
        if self._kinds and plain not in self._kinds:
            # Some tokens insist on making the digest themselves.
            mechanism, prepared = _WITH_DIGEST[algorithm].format(digest_algorithm.upper()), data
        answer = self._process.ask("sign", mechanism=mechanism, data=base64.b64encode(prepared).decode())
        return self._encoded(algorithm, answer)

    @property
    def _longest(self) -> int:
        size: int = self._certificate.public_key.byte_size
        return size if self._certificate.public_key.algorithm == "rsa" else 2 * size + 16

    def _encoded(self, algorithm: str, answer: dict[str, Any]) -> bytes:
        try:
            signature = base64.b64decode(answer["signature"], validate=True)
        except (KeyError, TypeError, ValueError) as error:
            raise TokenAnswersGarbled(self._process.library.name) from error
        if algorithm == "rsa":
            return signature
        encoded: bytes = algos.DSASignature.from_p1363(signature).dump()
        return encoded


class TokenKey:
    """An open key on a token: logged in until it is closed (khóa trên token)."""

    def __init__(self, process: TokenProcess, summary: CertificateSummary, signer: TokenSigner) -> None:
        self._process = process
        self._summary = summary
        self._signer = signer

    @property
    def summary(self) -> CertificateSummary:
        """Whose certificate it is."""
        return self._summary

    @property
    def signer(self) -> Signer:
        """What pyHanko signs with."""
        return self._signer

    def close(self) -> None:
        """Log out and end the child."""
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_key(
    choice: TokenChoice, pin: str, progress: Progress | None = None, limits: Limits | None = None
) -> TokenKey:
    """Find the chosen certificate, then log in, once."""
    path = choice.library.absolute()
    require_loadable(path)
    secret = bytearray(unicodedata.normalize("NFC", pin).encode())
    process = TokenProcess(path, progress=progress, limits=limits)
    try:
        token, certificate = chosen(ask_tokens(process), choice)
        parsed = x509.Certificate.load(certificate.der)
        if parsed.public_key.algorithm not in _PLAIN:
            raise TokenRefused(f"loại khóa {certificate.summary.key_words} chưa ký được bằng token")
        answer = process.ask("login", secret=secret, **_wanted(token, certificate, parsed))
        issuers = [x509.Certificate.load(der) for der in token.issuers]
        kinds = [str(kind) for kind in answer.get("mechanisms", [])]
        # Whoever waited for the key to open has it now; signing is another piece of work.
        process.progress = None
        return TokenKey(process, certificate.summary, TokenSigner(process, parsed, issuers, kinds))
    except BaseException:
        process.kill()
        raise
    finally:
        secret[:] = bytes(len(secret))


def chosen(tokens: tuple[Token, ...], choice: TokenChoice) -> tuple[Token, TokenCertificate]:
    """The one certificate that is meant; two that fit are told, never guessed between."""
    found = [(t, c) for t in tokens for c in t.certificates if is_chosen(t, c, choice)]
    if not tokens:
        raise TokenAbsent
    if not any(token.certificates for token in tokens):
        raise TokenWithoutCertificate
    if not found:
        raise CertificateNotOnToken(f"mã {choice.certificate_id}" if choice.certificate_id else "")
    if len({(t.serial, c.summary.sha256) for t, c in found}) > 1:
        raise CertificateChoiceUnclear(faults=[certificate_line(t, c) for t, c in found])
    return found[0]


def certificate_line(token: Token, certificate: TokenCertificate) -> str:
    """One certificate on one line, with what tells it from all others (dòng chứng thư)."""
    summary = certificate.summary
    return (
        f"{certificate.id or summary.sha256[:16]}: {summary.subject_name}, hạn {summary.not_after:%d/%m/%Y}, "
        f"token {token.serial}"
    )


def _wanted(token: Token, certificate: TokenCertificate, parsed: x509.Certificate) -> dict[str, str]:
    modulus = ""
    if parsed.public_key.algorithm == "rsa":
        number = int(parsed.public_key["public_key"].parsed["modulus"].native)
        modulus = number.to_bytes((number.bit_length() + 7) // 8, "big").hex()
    return {
        "serial": token.serial,
        "id": certificate.id,
        "sha256": certificate.summary.sha256,
        "modulus": modulus,
    }


def _prepared(algorithm: str, data: bytes, digest_algorithm: str) -> bytes:
    """The digest as the plain mechanism of the key wants it."""
    digest = hashlib.new(digest_algorithm, data).digest()
    if algorithm == "ec":
        return digest
    info: bytes = algos.DigestInfo(
        {"digest_algorithm": {"algorithm": digest_algorithm, "parameters": core.Null()}, "digest": digest}
    ).dump()
    return info
