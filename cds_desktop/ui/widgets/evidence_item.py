"""Một dòng minh chứng: what an evidence list shows of one piece of evidence."""

from dataclasses import dataclass
from enum import Enum

from cds_desktop.ui.widgets.thumbnails import Drawn

ITEM_ROLE = 0x0101


class EvidenceKind(Enum):
    """What kind of thing proves it."""

    PDF = "PDF"
    DOCUMENT = "Văn bản"
    SHEET = "Bảng tính"
    IMAGE = "Ảnh"
    LINK = "Đường link"
    PAPER = "Bản giấy"
    OTHER = "Tệp"


@dataclass(frozen=True)
class EvidenceItem:
    """One row; `warning` replaces `meta`, `copying` is (done, total), `file` its thumbnail."""

    key: str
    code: str
    title: str
    kind: EvidenceKind = EvidenceKind.OTHER
    meta: str = ""
    warning: str = ""
    is_missing: bool = False
    copying: tuple[int, int] | None = None
    file: str = ""

    @property
    def last_line(self) -> str:
        """What stands below the title."""
        if self.is_missing:
            return "Không thấy tệp"
        if self.copying is not None:
            return f"Đang chép {self.copying[0]}/{self.copying[1]}"
        return self.warning or self.meta or self.kind.value

    @property
    def drawn(self) -> Drawn | None:
        """How its thumbnail is made; of other kinds there is a drawing only."""
        if not self.file or self.is_missing:
            return None
        return {EvidenceKind.PDF: Drawn.PAGE, EvidenceKind.IMAGE: Drawn.PICTURE}.get(self.kind)

    @property
    def sentence(self) -> str:
        """The row as it is read aloud."""
        return f"{self.code}, {self.title}, {self.last_line}"
