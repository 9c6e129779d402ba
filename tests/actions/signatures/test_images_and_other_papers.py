"""Images of signatures and the seal on the paper; papers other than the minutes."""

import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from cds_desktop.actions.papers import reserve_number
from cds_desktop.actions.papers.issuing import issue_paper
from cds_desktop.actions.signatures import (
    choose_signers,
    drop_stamp_image,
    keep_stamp_image,
    sign_minutes,
    sign_paper,
)
from cds_desktop.actions.undoing import undo
from cds_desktop.actions.verifying import verify
from cds_desktop.domain.papers import PaperKind
from cds_desktop.errors import StampImageRefused
from cds_desktop.queries.signing import signing_view, stamp_images_view
from cds_desktop.signing.keys import open_pkcs12
from cds_desktop.storage.stamp_images import SEAL

PASSWORD = "mật khẩu thử"
CHAIR = "Nguyễn Thị Hiền"


def boxes_of(pdf: Path) -> dict[str, tuple[int, tuple[float, ...]]]:
    """Where each field lies: page from 0, and its rectangle."""
    import pikepdf

    found = {}
    with pikepdf.open(pdf) as document:
        for number, page in enumerate(document.pages):
            for annotation in page.get("/Annots", []):
                if annotation.get("/FT") == "/Sig":
                    found[str(annotation.T)] = (number, tuple(float(n) for n in annotation.Rect))
    return found


def coloured(pdf: Path, page: int, box: tuple[float, ...], is_ink) -> tuple[float, float, float, float]:
    """The rectangle in points that some ink fills inside a box of the rendered page."""
    scale = 4
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        shown = document[page]
        height = shown.get_height()
        image = shown.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    left, bottom, right, top = box
    cut = image.crop([round(n * scale) for n in (left, height - top, right, height - bottom)])
    hits = [(x, y) for y in range(cut.height) for x in range(cut.width) if is_ink(*cut.getpixel((x, y)))]
    xs, ys = [x for x, _ in hits], [y for _, y in hits]
    return (
        left + min(xs) / scale,
        top - max(ys) / scale,
        left + max(xs) / scale,
        top - min(ys) / scale,
    )


def is_blue(red, green, blue):
    return blue > red + 60 and blue > green + 40


def is_red(red, green, blue):
    # The seal's own red; the words about demonstration have another.
    return abs(red - 196) < 6 and abs(green - 38) < 6 and abs(blue - 29) < 6


def test_the_seal_is_as_large_as_in_life_and_covers_a_third_of_the_signature(sealed, key_of, picture):
    keep_stamp_image(sealed, SEAL, picture("dau.png", seal=True))
    keep_stamp_image(sealed, CHAIR, picture("ky.png"))
    choose_signers(sealed, agency_seal=True)
    for row in signing_view(sealed).rows:
        sign_minutes(sealed, row.signer.field, key_of(row.signer.full_name), PASSWORD)
    document = signing_view(sealed).document
    assert verify(document, sealed.now()).valid
    boxes = boxes_of(document)
    page, chair = boxes["chair"]
    # Above the seal stand the words about demonstration.
    left, low, _, high = boxes["agency"][1]
    both = (left - 2, low - 2, chair[2], high - 14)
    seal, ink = coloured(document, page, both, is_red), coloured(document, page, both, is_blue)
    millimetre = 72 / 25.4
    assert seal[2] - seal[0] == pytest.approx(36 * millimetre, abs=1)
    assert seal[3] - seal[1] == pytest.approx(36 * millimetre, abs=1)
    wide = 40 * millimetre
    assert ink[2] == pytest.approx((chair[0] + chair[2]) / 2 + wide / 2, abs=1.5)
    covered = seal[2] - ((chair[0] + chair[2]) / 2 - wide / 2)
    assert covered / wide == pytest.approx(1 / 3, abs=0.03)


def test_a_signature_image_stands_in_the_middle_of_its_place(sealed, key_of, picture):
    keep_stamp_image(sealed, "Lê Thu Hà", picture("ky.png"))
    sign_minutes(sealed, "secretary", key_of("Lê Thu Hà"), PASSWORD)
    document = signing_view(sealed).document
    page, box = boxes_of(document)["secretary"]
    ink = coloured(document, page, box, is_blue)
    assert (ink[0] + ink[2]) / 2 == pytest.approx((box[0] + box[2]) / 2, abs=1)
    assert ink[2] - ink[0] == pytest.approx(40 * 72 / 25.4, abs=1)
    words = subprocess.run(["pdftotext", document, "-"], capture_output=True, text=True, check=True).stdout
    assert "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in " ".join(words.split())


def test_a_stamp_has_no_alpha_so_that_pdf_a_stays_pdf_a(sealed, key_of, picture):
    import pikepdf

    keep_stamp_image(sealed, "Lê Thu Hà", picture("ky.png"))
    sign_minutes(sealed, "secretary", key_of("Lê Thu Hà"), PASSWORD)
    with pikepdf.open(signing_view(sealed).document) as document:
        images = [
            o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        ]
        assert images
        assert all("/SMask" not in image for image in images)
        assert any(list(image.get("/Mask", [])) == [255] * 6 for image in images)


def test_white_paper_round_a_signature_becomes_clear(sealed, picture):
    from PIL import Image

    keep_stamp_image(sealed, CHAIR, picture("anh.jpg", clear=False))
    row = next(row for row in stamp_images_view(sealed) if row.owner == CHAIR)
    with Image.open(BytesIO(row.png)) as image:
        alpha = image.getchannel("A")
        assert alpha.getpixel((2, 2)) == 0
        assert alpha.getextrema()[1] == 255


def test_another_colour_is_told_and_images_can_be_taken_back(sealed, picture):
    (note,) = keep_stamp_image(sealed, CHAIR, picture("dau.png", seal=True)).notes
    assert "màu xanh" in note
    drop_stamp_image(sealed, CHAIR)
    undo(sealed)
    assert next(row for row in stamp_images_view(sealed) if row.owner == CHAIR).png


def test_what_is_no_image_or_too_large_is_refused_in_its_own_words(sealed, tmp_path, picture):
    large, wrong, white = tmp_path / "lon.png", tmp_path / "sai.png", tmp_path / "trang.png"
    large.write_bytes(b"\x89PNG" + bytes(40 * 1024 * 1024))
    wrong.write_text("không phải ảnh")
    from PIL import Image

    Image.new("RGB", (200, 100), (255, 255, 255)).save(white)
    bomb = tmp_path / "bom.png"
    Image.new("1", (30_000, 30_000)).save(bomb)
    for path, words in ((large, "40 MB"), (wrong, "không phải"), (white, "không có nét"), (bomb, "quá lớn")):
        with pytest.raises(StampImageRefused, match=words):
            keep_stamp_image(sealed, CHAIR, path)
    assert not any(row.png for row in stamp_images_view(sealed))


def test_a_decision_is_signed_by_its_head_and_locked(school, key_of):
    kind = PaperKind.COUNCIL_DECISION
    reserve_number(school, kind)
    issue_paper(school, kind)
    (row,) = signing_view(school, kind).rows
    assert row.signer.field == "issuer"
    assert row.signer.locks
    sign_paper(school, kind, "issuer", open_pkcs12(key_of(row.signer.full_name), PASSWORD))
    view = signing_view(school, kind)
    assert view.turn is None
    assert verify(view.document, school.now()).valid
    assert [paper.kind for paper in view.papers] == [kind, PaperKind.MINUTES]


def test_an_annex_of_its_own_bears_number_and_moment_in_its_corner(sealed, key_of):
    kind = PaperKind.EVIDENCE_LIST
    issue_paper(sealed, kind)
    (row,) = signing_view(sealed, kind).rows
    if row.signer.field != "agency":
        pytest.fail(f"the evidence list has a place to sign of its own: {row.signer}")
    sign_paper(sealed, kind, "agency", open_pkcs12(key_of(row.signer.full_name), PASSWORD))
    document = signing_view(sealed, kind).document
    page, (_, _, right, top) = boxes_of(document)["agency"]
    assert page == 0
    with pypdfium2.PdfDocument(document) as paper:
        width, height = paper[0].get_size()
    assert right > width - 60
    assert top > height - 30
    text = subprocess.run(["pdftotext", "-f", "1", "-l", "1", document, "-"], capture_output=True, text=True)
    assert "+07:00" in text.stdout
    assert "Số: 07/BB-" in text.stdout
