"""A small world of authorities for tests: root, intermediate, people, revocation lists, time-stamps."""

import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
USAGES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
    *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


def named(common_name: str) -> x509.Name:
    parts = ((NameOID.COUNTRY_NAME, "VN"), (NameOID.COMMON_NAME, common_name))
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])


def usage(*true: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: name in true for name in USAGES})


@dataclass
class Identity:
    """A key with its certificate and who issued it."""

    key: Key
    certificate: x509.Certificate
    issuer: "Identity | None" = None

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(PEM)

    @property
    def fingerprint(self) -> str:
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    def p12(self, password: str, *others: "Identity") -> bytes:
        sealed = serialization.BestAvailableEncryption(password.encode())
        chain = [other.certificate for other in others]
        return pkcs12.serialize_key_and_certificates(None, self.key, self.certificate, chain, sealed)


@dataclass
class World:
    """Root → intermediate → people; everything is dated around `now`."""

    now: datetime
    root: Identity = field(init=False)
    intermediate: Identity = field(init=False)

    def __post_init__(self) -> None:
        self.root = self.issue("Gốc thử nghiệm", None, ca=True)
        self.intermediate = self.issue("Trung gian thử nghiệm", self.root, ca=True)

    def issue(
        self,
        name: str,
        issuer: Identity | None,
        *,
        ca: bool = False,
        days: tuple[int, int] = (-100, 2000),
        key: Key | None = None,
        usages: tuple[str, ...] | None = None,
        purposes: tuple[x509.ObjectIdentifier, ...] = (),
        crl_url: str = "",
        ocsp_url: str = "",
    ) -> Identity:
        key = key or ec.generate_private_key(ec.SECP256R1())
        default = ("key_cert_sign", "crl_sign") if ca else ("digital_signature", "content_commitment")
        builder = (
            x509.CertificateBuilder()
            .subject_name(named(name))
            .issuer_name(issuer.certificate.subject if issuer else named(name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now + timedelta(days=days[0]))
            .not_valid_after(self.now + timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(usage(*(usages or default)), critical=True)
        )
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
        if crl_url:
            point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl_url)], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        if ocsp_url:
            access = x509.AccessDescription(
                x509.oid.AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(ocsp_url)
            )
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        return Identity(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()), issuer)

    def crl(
        self,
        issuer: Identity,
        *revoked: tuple[Identity, datetime],
        made: datetime | None = None,
        until: datetime | None = None,
        reason: x509.ReasonFlags | None = None,
        key: Key | None = None,
    ) -> bytes:
        made = made or self.now
        builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
        builder = builder.last_update(made).next_update(until or made + timedelta(days=7))
        for identity, moment in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(identity.certificate.serial_number)
            entry = entry.revocation_date(moment)
            if reason:
                entry = entry.add_extension(x509.CRLReason(reason), critical=False)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(key or issuer.key, hashes.SHA256()).public_bytes(DER)

    def ocsp(self, subject: Identity, issuer: Identity, *, revoked_at: datetime | None = None) -> bytes:
        builder = ocsp.OCSPResponseBuilder().add_response(
            cert=subject.certificate,
            issuer=issuer.certificate,
            algorithm=hashes.SHA1(),
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked_at else ocsp.OCSPCertStatus.GOOD,
            this_update=self.now,
            next_update=self.now + timedelta(days=7),
            revocation_time=revoked_at,
            revocation_reason=None,
        )
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.NAME, issuer.certificate)
        return builder.sign(issuer.key, hashes.SHA256()).public_bytes(DER)

    def bundle(self, *identities: Identity) -> bytes:
        return pkcs7.serialize_certificates([one.certificate for one in identities], DER)

    def stamper(self, *, at: datetime | None = None, name: str = "TSA thử nghiệm") -> DummyTimeStamper:
        """A time-stamp authority of this world, answering at a fixed moment."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        identity = self.issue(
            name,
            self.intermediate,
            key=key,
            usages=("digital_signature",),
            purposes=(ExtendedKeyUsageOID.TIME_STAMPING,),
        )
        private = key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        brought = [asn1_x509.Certificate.load(self.intermediate.der)]
        return DummyTimeStamper(
            asn1_x509.Certificate.load(identity.der),
            asn1_keys.PrivateKeyInfo.load(private),
            certs_to_embed=brought,
            fixed_dt=at or self.now,
        )


class Server:
    """An HTTP server on loopback; `answers` maps a path to a function from request body to reply."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}
        self.asked: list[str] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                owner.reply(self, body)

            def do_GET(self) -> None:
                owner.reply(self, b"")

            def log_message(self, *_args: object) -> None:
                return

        class Listener(ThreadingHTTPServer):
            def handle_error(self, request: object, client_address: object) -> None:
                # Whoever asks hangs up on an answer that is too long or too late, as it should.
                if not isinstance(sys.exception(), ConnectionError):
                    super().handle_error(request, client_address)  # type: ignore[arg-type]

        self._server = Listener(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def url(self, path: str = "/tsa") -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def reply(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        self.asked.append(handler.path)
        answer = self.answers.get(handler.path)
        if answer is None:
            handler.send_error(404)
            return
        answer(handler, body)  # type: ignore[operator]

    def serve(self, path: str, make: object) -> str:
        """Answer a path with bytes made from the question."""

        def answer(handler: BaseHTTPRequestHandler, body: bytes) -> None:
            data = make(body)  # type: ignore[operator]
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)

        self.answers[path] = answer
        return self.url(path)

    def serve_stamps(self, stamper: DummyTimeStamper, path: str = "/tsa") -> str:
        def make(body: bytes) -> bytes:
            answer: bytes = stamper.request_tsa_response(tsp.TimeStampReq.load(body)).dump()
            return answer

        return self.serve(path, make)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
