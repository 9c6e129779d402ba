"""People whose certificates lie on software tokens."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from software_tokens.box import OnToken, PrivateKey, TokenBox, from_file, make_box, software_library


@pytest.fixture(scope="session")
def library() -> Path:
    return software_library()


@pytest.fixture(scope="session")
def person(authority: Any) -> Callable[..., tuple[x509.Certificate, PrivateKey]]:
    """A certificate of the test authority with its key."""

    def issue(full_name: str, **more: Any) -> tuple[x509.Certificate, PrivateKey]:
        path = authority.issue(full_name, password="x", **more)
        found = from_file(path, "x", "")
        assert found.key is not None
        return found.certificate, found.key

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
def full_box(tmp_path_factory: Any, authority: Any, hong: OnToken, ngau: OnToken) -> TokenBox:
    """One token with an RSA key, an ECDSA key, their issuer, and a certificate whose key is elsewhere."""
    box = make_box(tmp_path_factory.mktemp("token") / "hsm")
    stranger = OnToken("ee", ngau.certificate, None)
    box.add("Token Hiệu trưởng", [hong, ngau, OnToken("ca", authority.certificate), stranger])
    return box


@pytest.fixture
def plugged_in(full_box: TokenBox, monkeypatch: pytest.MonkeyPatch) -> TokenBox:
    monkeypatch.setenv("SOFTHSM2_CONF", str(full_box.settings))
    return full_box


@pytest.fixture
def fresh_box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TokenBox:
    box = make_box(tmp_path / "hsm")
    monkeypatch.setenv("SOFTHSM2_CONF", str(box.settings))
    return box
