"""Signing and checking four signatures, against the bare library doing the same."""

import asyncio
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from bench.schools import sample_school
from bench.table import Line
from cds_desktop.actions.papers import draw_now
from cds_desktop.domain.papers import PaperKind
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.signing.keys import SigningKey, open_pkcs12
from cds_desktop.signing.pdf_signatures import ExpectedSigner, SignatureField, check, prepare, sign

FIELDS = ("secretary", "member-1", "member-2", "chair")
PASSWORD = "bench"
ROUNDS = 7


def measure_signing(folder: Path) -> list[Line]:
    """One signature and the check of four, ours and bare; medians of several, after a first."""
    now = datetime.now(UTC)
    with sample_school(folder / "ho-so") as workspace:
        page = draw_now(workspace, PaperKind.MINUTES)
    people = [(field, f"Người ký {number}") for number, field in enumerate(FIELDS)]
    files = make_demonstration_identities(folder / "keys", people, PASSWORD, now)
    keys = {field: open_pkcs12(path, PASSWORD) for field, path in files.items()}
    boxes = [
        SignatureField(field, -1, (60, 100 + 70 * number, 260, 160 + 70 * number), locks=field == "chair")
        for number, field in enumerate(FIELDS)
    ]
    prepared = prepare(page, boxes)
    ours = _median(lambda: _sign(prepared, FIELDS[0], keys[FIELDS[0]], now))
    bare = _median(lambda: _bare_sign(prepared, FIELDS[0], keys[FIELDS[0]]))
    signed = prepared
    for field in FIELDS:
        signed = _sign(signed, field, keys[field], now)
    checked = _median(lambda: check(signed, FIELDS, now=now))
    bare_check = _median(lambda: _bare_check(signed))
    return [
        Line("ký, one signature with its check", ours, "s", 1, f"{ours / bare:.1f} x bare pyHanko"),
        Line("kiểm tra, four signatures", checked, "s", 0.5, f"{checked / bare_check:.1f} x bare pyHanko"),
    ]


def _median(deed: Callable[[], object]) -> float:
    deed()
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        deed()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def _sign(pdf: bytes, field: str, key: SigningKey, now: datetime) -> bytes:
    expected = [ExpectedSigner(name) for name in FIELDS]
    return sign(pdf, field, key, expected=expected, reason="", location="", now=now)


def _bare_sign(pdf: bytes, field: str, key: SigningKey) -> bytes:
    output = BytesIO()
    metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    PdfSigner(metadata, key.signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=output)
    return output.getvalue()


def _bare_check(pdf: bytes) -> None:
    reader = PdfFileReader(BytesIO(pdf))
    for embedded in reader.embedded_signatures:
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        asyncio.run(async_validate_pdf_signature(embedded, signer_validation_context=context))
