"""People below an intermediate, a signed page, and a time-stamp authority on loopback."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.keys import open_pkcs12
from cds_desktop.signing.trust_store import TrustMaterial
from signing.pki import Identity, Server, World


@dataclass(frozen=True)
class Signed:
    """A page signed by both, and who they are."""

    pdf: bytes
    secretary: Identity
    chair: Identity


@pytest.fixture(scope="session")
def world(now) -> World:
    return World(now)


@pytest.fixture(scope="session")
def signed(world, page, fields, sign, password, tmp_path_factory) -> Signed:
    folder = tmp_path_factory.mktemp("keys")
    pdf = pdf_signatures.prepare(page(), fields)
    people = []
    for field, name in (("ThuKy", "Đặng Ỷ Ngẫu"), ("ChuToa", "Nguyễn Thị Hạnh")):
        person = world.issue(name, world.intermediate)
        path = folder / f"{field}.p12"
        # As on real tokens: the certificate of the signer, and nothing above it.
        path.write_bytes(person.p12(password))
        pdf = sign(pdf, field, open_pkcs12(path, password))
        people.append(person)
    return Signed(pdf, *people)


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def trust(world) -> Callable[..., TrustMaterial]:
    def material(*crls: bytes) -> TrustMaterial:
        return TrustMaterial((world.root.der,), (world.intermediate.der,), tuple(crls))

    return material
