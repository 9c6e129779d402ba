"""Where a key lives: a PKCS#12 file, opened late and kept nowhere."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cds_desktop.errors import (
    CertificateExpired,
    CertificateNotForSigning,
    CertificateNotYetValid,
    KeyFileUnreadable,
    WrongPassword,
)
from cds_desktop.signing.signature_checks import VIETNAM_TIME

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from pyhanko.sign.signers import Signer

LARGEST_KEY_FILE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class CertificateSummary:
    """Who a certificate speaks for, and how long (tóm tắt chứng thư số)."""

    subject_name: str
    issuer_name: str
    serial: str
    not_before: datetime
    not_after: datetime
    sha256: str
    demonstration: bool
    can_sign: bool
    key_words: str = ""
    is_strong: bool = True


class SigningKey(Protocol):
    """An open key, wherever it lives (khóa ký)."""

    @property
    def summary(self) -> CertificateSummary: ...

    @property
    def signer(self) -> "Signer": ...

    def close(self) -> None: ...


@dataclass(frozen=True, repr=False)
class FileKey:
    """A key read from a PKCS#12 file (khóa trong tệp)."""

    summary: CertificateSummary
    signer: "Signer"

    def close(self) -> None:
        """A file holds nothing open."""


def open_pkcs12(path: Path, password: str) -> SigningKey:
    """Mở tệp chứng thư số .p12 or .pfx with its password."""
    data = _read_key_file(path)
    _require_pkcs12(data)
    return _file_key(_decrypt(data, password))


def require_usable(key: SigningKey, now: datetime) -> None:
    """Raise if the certificate may not sign at this moment (chứng thư dùng được)."""
    summary = key.summary
    if now > summary.not_after:
        raise CertificateExpired(f"hết hạn ngày {summary.not_after.astimezone(VIETNAM_TIME):%d/%m/%Y}")
    if now < summary.not_before:
        raise CertificateNotYetValid(
            f"có hiệu lực từ ngày {summary.not_before.astimezone(VIETNAM_TIME):%d/%m/%Y}"
        )
    if not summary.can_sign:
        weak = "" if summary.is_strong else f": khóa {summary.key_words} quá ngắn"
        raise CertificateNotForSigning(f"{summary.subject_name}{weak}")


def _read_key_file(path: Path) -> bytes:
    # A pipe would be waited for without end.
    if not path.is_file():
        raise KeyFileUnreadable(f"không thấy tệp {path.name}")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_KEY_FILE_BYTES + 1)
    except OSError as error:
        raise KeyFileUnreadable(f"không đọc được tệp {path.name}") from error
    if len(data) > LARGEST_KEY_FILE_BYTES:
        raise KeyFileUnreadable(f"tệp {path.name} quá lớn, không phải tệp chứng thư")
    return data


def _require_pkcs12(data: bytes) -> None:
    """Tell a file that is no PKCS#12 from a wrong password: decryption alone cannot."""
    from asn1crypto import pkcs12

    try:
        container = pkcs12.Pfx.load(data, strict=True)
        understood = container["version"].native == "v3" and len(container.authenticated_safe) > 0
    except Exception as error:
        raise KeyFileUnreadable("nội dung tệp không phải PKCS#12") from error
    if not understood:
        raise KeyFileUnreadable("nội dung tệp không phải PKCS#12")


def _decrypt(data: bytes, password: str) -> "PKCS12KeyAndCertificates":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    wrong: Exception | None = None
    # Whoever made the file may have typed its tone marks apart, as a Mac does; a file locks nobody out.
    for form in ("NFC", "NFD"):
        secret = unicodedata.normalize(form, password).encode() or None
        try:
            return pkcs12.load_pkcs12(data, secret)
        except UnsupportedAlgorithm as error:
            raise KeyFileUnreadable("tệp dùng thuật toán mã hóa không còn được hỗ trợ") from error
        except ValueError as error:
            wrong = error
        except Exception as error:
            raise KeyFileUnreadable("nội dung tệp bị hỏng") from error
    raise WrongPassword from wrong


def _file_key(opened: "PKCS12KeyAndCertificates") -> FileKey:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives import serialization as s
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from cds_desktop.signing.certificates import summarise

    if opened.key is None or opened.cert is None:
        raise KeyFileUnreadable("tệp không có khóa riêng kèm chứng thư")
    der = s.Encoding.DER
    certificate = x509.Certificate.load(opened.cert.certificate.public_bytes(der))
    others = [x509.Certificate.load(c.certificate.public_bytes(der)) for c in opened.additional_certs]
    secret = opened.key.private_bytes(der, s.PrivateFormat.PKCS8, s.NoEncryption())
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(others)
    signer = SimpleSigner(
        signing_cert=certificate,
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=store,
    )
    return FileKey(summarise(certificate), signer)
