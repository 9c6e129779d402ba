"""Takes certificates and revocation lists out of a file from outside: PEM, DER, or a PKCS#7 bundle."""

import re
from binascii import Error as BadBase64
from collections.abc import Iterator
from dataclasses import dataclass

from asn1crypto import cms, crl, pem, x509

from cds_desktop.errors import TrustFileRefused, TrustFileUnreadable
from cds_desktop.signing.trust_store.values import LARGEST_FILE_BYTES

MOST_OBJECTS = 500
_BASE64_ALONE = re.compile(rb"[A-Za-z0-9+/=\s]+")
_NOT_UNDERSTOOD = "tệp không phải chứng thư (.cer, .crt, .pem, .p7b) hay danh sách thu hồi (.crl)"


@dataclass(frozen=True)
class FoundObjects:
    """What a file holds, in its order."""

    certificates: tuple[x509.Certificate, ...]
    crls: tuple[crl.CertificateList, ...]


def read_objects(data: bytes) -> FoundObjects:
    """Every certificate and list in the bytes; hostile or foreign bytes are one clear error (đọc tệp)."""
    if len(data) > LARGEST_FILE_BYTES:
        raise TrustFileUnreadable("tệp lớn hơn 32 MB")
    try:
        found = list(_objects(data.removeprefix(b"\xef\xbb\xbf")))
    except TrustFileRefused:
        raise
    except Exception as error:
        raise TrustFileUnreadable(_NOT_UNDERSTOOD) from error
    if not found:
        raise TrustFileUnreadable(_NOT_UNDERSTOOD)
    if len(found) > MOST_OBJECTS:
        raise TrustFileUnreadable(f"tệp chứa hơn {MOST_OBJECTS} chứng thư")
    unique = {one.dump(): one for one in found}.values()
    return FoundObjects(
        tuple(one for one in unique if isinstance(one, x509.Certificate)),
        tuple(one for one in unique if isinstance(one, crl.CertificateList)),
    )


def _objects(data: bytes) -> Iterator[x509.Certificate | crl.CertificateList]:
    if pem.detect(data):
        for name, _, der in pem.unarmor(data, multiple=True):
            if "PRIVATE KEY" in name:
                raise TrustFileRefused("tệp có khóa riêng; chỉ thêm tệp chứng thư, và giữ kín tệp này")
            if name in ("CERTIFICATE", "X509 CRL", "PKCS7", "CMS", "TRUSTED CERTIFICATE"):
                yield from _of_der(der)
        return
    if _BASE64_ALONE.fullmatch(data):
        from base64 import b64decode

        try:
            data = b64decode(b"".join(data.split()), validate=True)
        except BadBase64 as error:
            raise TrustFileUnreadable(_NOT_UNDERSTOOD) from error
    yield from _of_der(data)


def _of_der(der: bytes) -> Iterator[x509.Certificate | crl.CertificateList]:
    for read in (_certificate, _crl):
        try:
            yield read(der)
            return
        except (ValueError, TypeError, KeyError):
            continue
    yield from _bundle(der)


def _certificate(der: bytes) -> x509.Certificate:
    found = x509.Certificate.load(der, strict=True)
    # Read now: what is broken inside must fail here, not when it is shown or trusted.
    found["tbs_certificate"].native  # noqa: B018
    if found["signature_algorithm"].dump() != found["tbs_certificate"]["signature"].dump():
        raise ValueError("two algorithms in one certificate")
    _ = found.subject.native, found.issuer.native, found.public_key.bit_size, found.critical_extensions
    return found


def _crl(der: bytes) -> crl.CertificateList:
    found = crl.CertificateList.load(der, strict=True)
    _ = found.issuer.native, found["tbs_cert_list"]["this_update"].native
    return found


def _bundle(der: bytes) -> Iterator[x509.Certificate | crl.CertificateList]:
    content = cms.ContentInfo.load(der, strict=True)
    if content["content_type"].native != "signed_data":
        raise ValueError("no bundle of certificates")
    signed = content["content"]
    for part, read in (("certificates", _certificate), ("crls", _crl)):
        for choice in signed[part] or ():
            chosen = choice.chosen if hasattr(choice, "chosen") else choice
            yield read(chosen.dump())
