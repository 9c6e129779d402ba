"""Bước PDF/A-1b: makes a drawn paper fit for keeping, before anyone signs it."""

import re
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode

from cds_desktop import resources
from cds_desktop.documents.page.text import clean
from cds_desktop.errors import NotAPdf

PRODUCER = "CĐS Desktop"
PROFILE_NAME = "sRGB IEC61966-2.1"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{identifier}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
IDENTIFIER = "\n<dc:identifier>urn:sha256:{digest}</dc:identifier>"
FIRST_END = re.compile(rb"%%EOF\r?\n?")
WRITTEN_IDENTIFIER = re.compile(rb"<dc:identifier>urn:sha256:([0-9a-f]{64})</dc:identifier>")


def to_pdfa(pdf: bytes, *, title: str, created_at: datetime, data_digest: str = "") -> bytes:
    """The same pages as PDF/A-1b (lưu trữ lâu dài), naming the data they were drawn from."""
    output = BytesIO()
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            # Two places for the same facts must agree in PDF/A-1; one place always does.
            if Name.Info in document.trailer:
                del document.trailer[Name.Info]
            _state_metadata(document, title, created_at, data_digest)
            _state_colours(document)
            document.save(
                output,
                force_version="1.4",
                object_stream_mode=ObjectStreamMode.disable,
                deterministic_id=True,
            )
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise NotAPdf("không chuyển được sang PDF/A") from error
    return output.getvalue()


def data_digest_of(pdf: bytes) -> str:
    """The digest of the data a paper was drawn from (mã kiểm tra số liệu), or "" when it names none."""
    # A program that signs may write the description anew, and must not lend the paper other numbers by it:
    # what was drawn first counts, and nothing later may say otherwise.
    first, now = FIRST_END.search(pdf), _digest_in(pdf)
    drawn = _digest_in(pdf[: first.end()]) if first else ""
    return drawn if now in (drawn, "") else ""


def _digest_in(pdf: bytes) -> str:
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            # Raw: ours is never packed, and a stranger's may unfold into gigabytes.
            found = WRITTEN_IDENTIFIER.findall(document.Root.Metadata.read_raw_bytes())
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError):
        return ""
    return found[0].decode("ascii") if len(found) == 1 else ""


def _state_metadata(document: pikepdf.Pdf, title: str, created_at: datetime, data_digest: str) -> None:
    moment = f"{created_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
    words = escape(" ".join(clean(title).split("\n")))
    identifier = IDENTIFIER.format(digest=data_digest) if data_digest else ""
    xmp = XMP.format(title=words, producer=PRODUCER, moment=moment, identifier=identifier)
    metadata = document.make_stream(xmp.encode())
    metadata[Name.Type] = Name.Metadata
    metadata[Name.Subtype] = Name.XML
    document.Root[Name.Metadata] = metadata


def _state_colours(document: pikepdf.Pdf) -> None:
    profile = document.make_stream(resources.path("icc", "srgb.icc").read_bytes())
    profile[Name.N] = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String(PROFILE_NAME),
        RegistryName=pikepdf.String("http://www.color.org"),
        Info=pikepdf.String(PROFILE_NAME),
        DestOutputProfile=profile,
    )
    document.Root[Name.OutputIntents] = Array([intent])
