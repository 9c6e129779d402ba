"""Gathers what proves certificates later: chains, revocation lists, answers; from here or the issuer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import x509
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from cds_desktop.errors import CdsError
from cds_desktop.signing.chains import Chain, proven
from cds_desktop.signing.ocsp_answers import read_answers
from cds_desktop.signing.pdf_signatures.one_timestamp import is_timestamp
from cds_desktop.signing.pdf_signatures.opening import open_reader, signature_fields
from cds_desktop.signing.revocation import RevocationData, usable_lists
from cds_desktop.signing.timestamps.asking import LARGEST_LIST_BYTES, ask
from cds_desktop.signing.trust_anchors import TrustAnchors

MOST_ADDRESSES = 3


@dataclass
class Gathered:
    """What was found for the signatures of one file (dữ liệu kiểm chứng)."""

    certificates: dict[bytes, x509.Certificate] = field(default_factory=dict)
    crls: dict[bytes, None] = field(default_factory=dict)
    ocsps: dict[bytes, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing beyond the signatures themselves was found."""
        return not (self.certificates or self.crls or self.ocsps)


def gather(pdf: bytes, anchors: TrustAnchors, now: datetime, *, seconds: float) -> Gathered:
    """For every signer's chain that leads to an installed root (gom dữ liệu kiểm chứng)."""
    found = Gathered()
    for chain in _chains(pdf, anchors):
        # An address is called only when a certificate we trust names it.
        if chain.reaches_trusted_root:
            found.certificates |= {one.dump(): one for one in chain.certificates}
            for subject, issuer in zip(chain.certificates, chain.certificates[1:], strict=False):
                _gather_one(subject, issuer, found, anchors, now, seconds)
        else:
            name = chain.missing_issuer or "chứng thư gốc"
            found.notes.append(f"không kèm được dữ liệu thu hồi: chưa có {name} trong kho tin cậy")
    found.notes = list(dict.fromkeys(found.notes))
    return found


def _chains(pdf: bytes, anchors: TrustAnchors) -> Iterator[Chain]:
    reader = open_reader(pdf)
    for place in signature_fields(reader):
        if place.value is not None and not is_timestamp(place.value):
            embedded = EmbeddedPdfSignature(reader, place.dictionary, place.name)
            yield anchors.chain(embedded.signer_cert, embedded.other_embedded_certs)


def _gather_one(
    subject: x509.Certificate,
    issuer: x509.Certificate,
    found: Gathered,
    anchors: TrustAnchors,
    now: datetime,
    seconds: float,
) -> None:
    data = RevocationData([*anchors.revocation.crls, *found.crls])
    if lists := usable_lists(subject, issuer, data, now):
        found.crls[lists[0].public_bytes(Encoding.DER)] = None
        return
    if (answer := _ask_answer(subject, issuer, seconds)) is not None:
        found.ocsps[answer] = None
        return
    for address in _list_addresses(subject):
        fetched = _fetch_list(address, seconds)
        if fetched is not None and usable_lists(subject, issuer, RevocationData([fetched]), now):
            found.crls[fetched] = None
            return
    found.notes.append(f"chưa có dữ liệu thu hồi cho chứng thư cấp bởi {issuer.subject.human_friendly}")


def _ask_answer(subject: x509.Certificate, issuer: x509.Certificate, seconds: float) -> bytes | None:
    # SHA-1 only names the certificate here; most responders know nothing else.
    builder = ocsp.OCSPRequestBuilder()
    builder = builder.add_certificate(proven(subject.dump()), proven(issuer.dump()), SHA1())
    question = builder.build().public_bytes(Encoding.DER)
    headers = {"Content-Type": "application/ocsp-request", "Accept": "application/ocsp-response"}
    for address in list(subject.ocsp_urls)[:MOST_ADDRESSES]:
        try:
            answer = ask(address, question, headers, seconds=seconds)
        except CdsError:
            continue
        if any(read_answers(subject, issuer, [answer])):
            return answer
    return None


def _list_addresses(subject: x509.Certificate) -> list[str]:
    addresses = [url for point in subject.crl_distribution_points for url in [point.url] if url]
    return [url for url in addresses if url.startswith(("http://", "https://"))][:MOST_ADDRESSES]


def _fetch_list(address: str, seconds: float) -> bytes | None:
    try:
        return ask(address, None, {}, largest=LARGEST_LIST_BYTES, seconds=seconds)
    except CdsError:
        return None
