"""A small authority, its people and a page to sign, made anew for each run."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from reportlab.pdfgen.canvas import Canvas

from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.keys import SigningKey, open_pkcs12

NOW = datetime(2027, 4, 15, 9, 12, tzinfo=UTC)
PASSWORD = "Mật khẩu thử"
SECRETARY, CHAIR = "ThuKy", "ChuToa"
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def _usage(**true: bool) -> x509.KeyUsage:
    names = [
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
        *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    ]
    return x509.KeyUsage(**{name: true.get(name, False) for name in names})


class Authority:
    """Issues certificates for the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = self._name("Tổ chức chứng thực thử nghiệm")
        self.certificate = self._certify(
            self.name, self.key, _usage(key_cert_sign=True, crl_sign=True), ca=True, days=(-400, 4000)
        )

    @property
    def root_pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def issue(
        self,
        full_name: str,
        *,
        key: PrivateKey | None = None,
        usage: x509.KeyUsage | None = None,
        days: tuple[int, int] = (-30, 365),
        password: str = PASSWORD,
    ) -> Path:
        key = key or ec.generate_private_key(ec.SECP256R1())
        usage = usage or _usage(digital_signature=True, content_commitment=True)
        certificate = self._certify(self._name(full_name), key, usage, ca=False, days=days)
        path = self.folder / f"{certificate.serial_number:x}.p12"
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                None,
                key,
                certificate,
                [self.certificate],
                serialization.BestAvailableEncryption(password.encode()),
            )
        )
        return path

    def _certify(
        self, subject: x509.Name, key: PrivateKey, usage: x509.KeyUsage, *, ca: bool, days: tuple[int, int]
    ) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + timedelta(days=days[0]))
            .not_valid_after(NOW + timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .sign(self.key, hashes.SHA256())
        )

    @staticmethod
    def _name(common_name: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
                x509.NameAttribute(NameOID.COMMON_NAME, common_name),
            ]
        )


@dataclass(frozen=True)
class Minutes:
    """A page with two fields, and the same page after each signature."""

    drawn: bytes
    prepared: bytes
    signed_by_secretary: bytes
    signed_by_both: bytes


EXPECTED = (
    pdf_signatures.ExpectedSigner(SECRETARY, "Thư ký", "Đặng Ỷ Ngẫu"),
    pdf_signatures.ExpectedSigner(CHAIR, "Chủ tọa", "Nguyễn Thị Hạnh"),
)
FIELDS = (
    pdf_signatures.SignatureField(SECRETARY, -1, (60, 100.5, 260, 160.25), title="Thư ký"),
    pdf_signatures.SignatureField(CHAIR, -1, (320, 100, 520, 160), locks=True, title="Chủ tọa"),
)


def draw_page(text: str = "Nam muoi bon diem") -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.drawString(72, 700, text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def sign_as(pdf: bytes, field: str, key: SigningKey) -> bytes:
    return pdf_signatures.sign(
        pdf, field, key, expected=EXPECTED, reason="Ký biên bản", location="Quảng Yên", now=NOW
    )


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def password() -> str:
    return PASSWORD


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def usage() -> Callable[..., x509.KeyUsage]:
    return _usage


@pytest.fixture(scope="session")
def secretary_key(authority: Authority) -> SigningKey:
    return open_pkcs12(authority.issue("Đặng Ỷ Ngẫu"), PASSWORD)


@pytest.fixture(scope="session")
def chair_key(authority: Authority) -> SigningKey:
    rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return open_pkcs12(authority.issue("Nguyễn Thị Hạnh", key=rsa_key), PASSWORD)


@pytest.fixture(scope="session")
def page() -> Callable[..., bytes]:
    return draw_page


@pytest.fixture(scope="session")
def fields() -> tuple[pdf_signatures.SignatureField, ...]:
    return FIELDS


@pytest.fixture(scope="session")
def sign() -> Callable[[bytes, str, SigningKey], bytes]:
    return sign_as


@pytest.fixture(scope="session")
def minutes(secretary_key: SigningKey, chair_key: SigningKey) -> Minutes:
    drawn = draw_page()
    prepared = pdf_signatures.prepare(drawn, FIELDS)
    first = sign_as(prepared, SECRETARY, secretary_key)
    return Minutes(drawn, prepared, first, sign_as(first, CHAIR, chair_key))


@pytest.fixture(scope="session")
def check() -> Callable[..., pdf_signatures.DocumentCheck]:
    def check_both(
        pdf: bytes, expected: tuple[str, ...] | None = (SECRETARY, CHAIR), roots: tuple[bytes, ...] = ()
    ):
        return pdf_signatures.check(pdf, expected, roots, now=NOW)

    return check_both
