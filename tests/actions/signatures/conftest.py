"""Keys for everybody who may sign, pictures drawn on the spot, and a stranger's signing tool."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from cds_desktop.actions import Changes
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.signatures import bring_back
from cds_desktop.domain.papers import PaperKind
from cds_desktop.queries.signing import signing_view
from cds_desktop.signing.demonstration import make_demonstration_identities
from cds_desktop.storage.workspace import Workspace

PASSWORD = "mật khẩu thử"
BLUE, RED = (30, 63, 160), (196, 38, 29)


@pytest.fixture
def sealed(school: Workspace) -> Workspace:
    """The sample school with its minutes waiting for signatures."""
    draw_up_minutes(school)
    return school


@pytest.fixture
def bring(sealed: Workspace, tmp_path: Path) -> Callable[..., Changes]:
    """Bring these bytes back."""

    def back(pdf: bytes, who: str = "") -> Changes:
        path = tmp_path / "da-ky.pdf"
        path.write_bytes(pdf)
        return bring_back(sealed, PaperKind.MINUTES, path, who)

    return back


@pytest.fixture(scope="session")
def identities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("danh-tinh")


@pytest.fixture(scope="session")
def key_of(identities: Path) -> Callable[[str], Path]:
    """The key file of a name, made when first asked for."""
    made: dict[str, Path] = {}

    def key(name: str) -> Path:
        if name not in made:
            folder = identities / str(len(made))
            found = make_demonstration_identities(folder, [("key", name)], PASSWORD, datetime.now(UTC))
            made[name] = found["key"]
        return made[name]

    return key


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """A drawn picture: strokes for a signature, a ring for a seal, clear or on white."""

    def draw(name: str, *, seal: bool = False, clear: bool = True, size: int = 420) -> Path:
        image = Image.new("RGBA", (size, size if seal else size // 3), (0, 0, 0, 0) if clear else (255,) * 4)
        pen = ImageDraw.Draw(image)
        if seal:
            pen.ellipse((8, 8, size - 9, size - 9), outline=(*RED, 255), width=14)
        else:
            wide, high = image.size
            points = [(10, high - 12), (wide // 3, 12), (wide // 2, high - 20), (wide - 12, high // 3)]
            pen.line(points, fill=(*BLUE, 255), width=10, joint="curve")
        path = tmp_path / name
        image.save(path) if path.suffix == ".png" else image.convert("RGB").save(path)
        return path

    return draw


@pytest.fixture
def scan_of(tmp_path: Path) -> Callable[..., list[Path]]:
    """A paper as a scanner gives it back: one picture a page, or one PDF."""

    def scan(
        pdf: Path, *, dpi: int = 200, grey: bool = False, kind: str = "jpg", pages: int = 0
    ) -> list[Path]:
        pictures = []
        with pypdfium2.PdfDocument(pdf) as paper:
            for index in range(pages or len(paper)):
                image = paper[index].render(scale=dpi / 72).to_pil().convert("L" if grey else "RGB")
                pictures.append(image)
        folder = tmp_path / f"quet-{dpi}-{kind}-{grey}-{pages}"
        folder.mkdir()
        if kind == "pdf":
            pictures[0].save(folder / "quet.pdf", save_all=True, append_images=pictures[1:], resolution=dpi)
            return [folder / "quet.pdf"]
        for number, image in enumerate(pictures, 1):
            image.save(folder / f"trang-{number}.{kind}", dpi=(dpi, dpi))
        return sorted(folder.iterdir(), key=lambda path: int(path.stem.split("-")[1]))

    return scan


@pytest.fixture
def minutes_of() -> Callable[[Workspace], Path]:
    """The newest file of the minutes."""

    def document(workspace: Workspace) -> Path:
        found = signing_view(workspace).document
        assert found is not None
        return found

    return document


@pytest.fixture
def foreign_tool(key_of: Callable[[str], Path]) -> Callable[..., bytes]:
    """Another program signs: in a field that is there, or in one of its own."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    from cds_desktop.signing.keys import open_pkcs12

    class Quiet(IncrementalPdfFileWriter):
        """Leaves the description of the file alone."""

        def _update_meta(self) -> None:
            return

    def sign(
        pdf: bytes, name: str, field: str, *, own: bool = False, before: object = None, quiet: bool = False
    ) -> bytes:
        writer = (Quiet if quiet else IncrementalPdfFileWriter)(BytesIO(pdf))
        if callable(before):
            before(writer)
        spec = SigFieldSpec(field, on_page=0, box=(100, 100, 250, 150)) if own else None
        metadata = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES)
        signer = PdfSigner(metadata, open_pkcs12(key_of(name), PASSWORD).signer, new_field_spec=spec)
        output = BytesIO()
        signer.sign_pdf(writer, output=output)
        return output.getvalue()

    return sign


@pytest.fixture
def rewritten() -> Callable[[bytes], bytes]:
    """The same pages, written anew by another program."""

    def rewrite(pdf: bytes) -> bytes:
        output = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as document:
            document.save(output)
        return output.getvalue()

    return rewrite
