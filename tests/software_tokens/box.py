"""Software tokens (SoftHSM2), each box of them in a folder of its own, and what is put onto them."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

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

    def _run(self, command: list[str], words: str = "") -> None:
        environment = {**os.environ, "SOFTHSM2_CONF": str(self.settings)}
        done = subprocess.run(
            command, input=words, env=environment, check=False, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr


def software_library() -> Path:
    """Where the system keeps the library of its software token."""
    found = [Path(place, "libsofthsm2.so") for place in PLACES]
    return next(path for path in found if path.is_file())


def make_box(folder: Path) -> TokenBox:
    """A box without a token yet."""
    (folder / "tokens").mkdir(parents=True)
    box = TokenBox(folder, software_library())
    words = f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    box.settings.write_text(words, encoding="utf-8")
    return box


def from_file(path: Path, password: str, id_: str) -> OnToken:
    """Certificate and key of a PKCS#12 file, to be put onto a token."""
    opened = pkcs12.load_pkcs12(path.read_bytes(), password.encode())
    assert opened.cert is not None
    assert isinstance(opened.key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
    return OnToken(id_, opened.cert.certificate, opened.key)
