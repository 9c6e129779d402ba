"""Software tokens (SoftHSM2), each in a folder of its own, and people whose certificates lie on them."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

PIN = "864213"
LABEL = "Chữ ký số của Đỗ Thị Hồng"
FILLING = Path(__file__).with_name("filling.py")
PLACES = ("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib/aarch64-linux-gnu/softhsm")
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class OnToken:
    """What is put onto a token."""

    id: str
    certificate: x509.Certificate
    key: PrivateKey | None = None
    label: str = LABEL
    may_sign: bool = True
    asks_again: bool = False

    def row(self) -> dict[str, str]:
        der = serialization.Encoding.DER
        key = b""
        if self.key is not None:
            key = self.key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        return {
            "id": self.id,
            "label": self.label,
            "der": b64encode(self.certificate.public_bytes(der)).decode(),
            "key": b64encode(key).decode(),
            "may_sign": "yes" if self.may_sign else "no",
            "asks_again": "yes" if self.asks_again else "no",
        }


@dataclass
class TokenBox:
    """A folder of software tokens, all plugged in at once."""

    folder: Path
    library: Path
    names: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Path:
        return self.folder / "softhsm2.conf"

    def add(self, name: str, objects: list[OnToken], pin: str = PIN) -> None:
        self._run(
            ["softhsm2-util", "--init-token", "--free", "--label", name, "--pin", pin, "--so-pin", "12345678"]
        )
        order = {
            "library": str(self.library),
            "token": name,
            "pin": pin,
            "objects": [o.row() for o in objects],
        }
        self._run([sys.executable, str(FILLING)], json.dumps(order))
        self.names.append(name)

    def _run(self, command: list[str], words: str = "") -> None:
        environment = {**os.environ, "SOFTHSM2_CONF": str(self.settings)}
        done = subprocess.run(
            command, input=words, env=environment, check=False, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr


def _library() -> Path:
    found = [Path(place, "libsofthsm2.so") for place in PLACES]
    return next(path for path in found if path.is_file())


@pytest.fixture(scope="session")
def library() -> Path:
    return _library()


@pytest.fixture(scope="session")
def box_in(library: Path) -> Callable[[Path], TokenBox]:
    def make(folder: Path) -> TokenBox:
        (folder / "tokens").mkdir(parents=True)
        box = TokenBox(folder, library)
        words = f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
        box.settings.write_text(words, encoding="utf-8")
        return box

    return make


@pytest.fixture(scope="session")
def person(authority: Any) -> Callable[..., tuple[x509.Certificate, PrivateKey]]:
    """A certificate of the test authority with its key."""

    def issue(full_name: str, **more: Any) -> tuple[x509.Certificate, PrivateKey]:
        path = authority.issue(full_name, password="x", **more)
        opened = pkcs12.load_pkcs12(path.read_bytes(), b"x")
        assert opened.cert is not None
        assert isinstance(opened.key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
        return opened.cert.certificate, opened.key

    return issue


@pytest.fixture(scope="session")
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="session")
def hong(person: Any, rsa_key: rsa.RSAPrivateKey) -> OnToken:
    return OnToken("a1b2", *person("Đỗ Thị Hồng", key=rsa_key))


@pytest.fixture(scope="session")
def ngau(person: Any) -> OnToken:
    return OnToken("0c0d", *person("Đặng Ỷ Ngẫu"))


@pytest.fixture(scope="session")
def full_box(tmp_path_factory: Any, box_in: Any, authority: Any, hong: OnToken, ngau: OnToken) -> TokenBox:
    """One token with an RSA key, an ECDSA key, their issuer, and a certificate whose key is elsewhere."""
    box: TokenBox = box_in(tmp_path_factory.mktemp("token") / "hsm")
    stranger = OnToken("ee", ngau.certificate, None)
    box.add("Token Hiệu trưởng", [hong, ngau, OnToken("ca", authority.certificate), stranger])
    return box


@pytest.fixture
def plugged_in(full_box: TokenBox, monkeypatch: pytest.MonkeyPatch) -> TokenBox:
    monkeypatch.setenv("SOFTHSM2_CONF", str(full_box.settings))
    return full_box


@pytest.fixture
def fresh_box(box_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TokenBox:
    box: TokenBox = box_in(tmp_path / "hsm")
    monkeypatch.setenv("SOFTHSM2_CONF", str(box.settings))
    return box
