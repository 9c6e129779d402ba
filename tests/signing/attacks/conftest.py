"""A paper of two pages with all that attackers like to use, signed by secretary and chair."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from cds_desktop.cli import main
from cds_desktop.signing import pdf_signatures
from cds_desktop.signing.keys import open_pkcs12

XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta><?xpacket end="w"?>'
)


@dataclass(frozen=True)
class Paper:
    """The paper at each step of its life."""

    drawn: bytes
    prepared: bytes
    by_secretary: bytes
    by_both: bytes


def draw() -> bytes:
    """Two pages, XMP, a hidden layer with other points, a text field, two fonts."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    for text in ("Nam muoi bon diem", "Trang hai"):
        canvas.drawString(72, 700, text)
        canvas.acroForm.textfield(name=f"ghi-chu-{text[:3]}", x=72, y=400, width=200, height=20)
        canvas.showPage()
    canvas.save()
    out = BytesIO()
    with pikepdf.open(BytesIO(buffer.getvalue())) as pdf:
        pdf.Root.Metadata = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="lop"))
        pdf.Root.OCProperties = pdf.make_indirect(
            Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([])))
        )
        page = pdf.pages[0]
        page.Resources["/Properties"] = Dictionary(Lop=layer)
        page.contents_add(pdf.make_stream(b"/OC /Lop BDC BT /F1 20 Tf 72 650 Td (Chin muoi) Tj ET EMC"))
        pdf.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()


@pytest.fixture(scope="session")
def paper(fields, sign, secretary_key, chair_key) -> Paper:
    drawn = draw()
    prepared = pdf_signatures.prepare(drawn, fields)
    first = sign(prepared, "ThuKy", secretary_key)
    return Paper(drawn, prepared, first, sign(first, "ChuToa", chair_key))


@pytest.fixture(scope="session")
def secretary_key(authority, password):
    return open_pkcs12(authority.issue("Đặng Ỷ Ngẫu", days=(-3000, 4000)), password)


@pytest.fixture(scope="session")
def chair_key(authority, password):
    return open_pkcs12(authority.issue("Nguyễn Thị Hạnh", days=(-3000, 4000)), password)


@pytest.fixture
def said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> Callable[[bytes], tuple[int, str]]:
    """What `verify` says of these bytes on the command line, and its status."""
    monkeypatch.setenv("CDS_DATA_DIR", str(tmp_path / "data"))

    def verify(pdf: bytes, name: str = "bien-ban.pdf") -> tuple[int, str]:
        path = tmp_path / name
        path.write_bytes(pdf)
        capsys.readouterr()
        status = main(["verify", str(path)])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return verify
