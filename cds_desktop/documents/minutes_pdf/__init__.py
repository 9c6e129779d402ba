"""Biên bản tự đánh giá as PDF (Mẫu 1.9, NĐ 30/2020/NĐ-CP): the paper and where it is signed."""

from dataclasses import dataclass
from datetime import datetime

from cds_desktop.documents.minutes_pdf.annexes import annexes
from cds_desktop.documents.minutes_pdf.body import body
from cds_desktop.documents.page import PaperSetup, Place, SignatureBlock, SignatureBox, draw
from cds_desktop.domain.minutes import MinutesContent

__all__ = ["DrawnPaper", "Place", "SignatureBox", "draw_minutes", "title_of"]


@dataclass(frozen=True)
class DrawnPaper:
    """A drawn paper: its bytes, the empty spaces to sign in, how many pages, and where what is printed."""

    pdf: bytes
    signature_boxes: tuple[SignatureBox, ...]
    page_count: int
    places: tuple[Place, ...] = ()


def draw_minutes(content: MinutesContent, drawn_at: datetime) -> DrawnPaper:
    """Vẽ biên bản: the same content at the same moment gives the same bytes."""
    signatures = SignatureBlock(content.signers)
    story = [*body(content, signatures), *annexes(content)]
    drawn = draw(story, PaperSetup(title_of(content), content.watermark, drawn_at))
    return DrawnPaper(drawn.pdf, signatures.boxes, drawn.page_count, drawn.places)


def title_of(content: MinutesContent) -> str:
    """The title a PDF reader shows (tên tài liệu)."""
    year = f" năm học {content.school_year}" if content.school_year else ""
    return f"Biên bản số {content.number}: {content.subject}{year}"
