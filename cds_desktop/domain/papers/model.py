"""One paper as content: what it says, in which order and with what weight; drawn as PDF and as DOCX."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cds_desktop.domain.charts import Chart


class Weight(StrEnum):
    """How strongly words are set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold-italic"


class Alignment(StrEnum):
    """Where a paragraph stands between the margins."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRED = "centred"


@dataclass(frozen=True)
class Run:
    """Words of one weight."""

    text: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True)
class Paragraph:
    """Một đoạn văn; `place` names what was entered, so that a preview may follow it.

    A line break inside a run begins a new paragraph of the same kind. `indented` is the first line
    (1 or 1,27 cm by NĐ 30/2020/NĐ-CP, phụ lục I).
    """

    runs: tuple[Run, ...]
    alignment: Alignment = Alignment.JUSTIFIED
    indented: bool = True
    place: str = ""


@dataclass(frozen=True)
class Heading:
    """Đề mục: bold, never alone at the foot of a page; `level` 1 is the highest, also among bookmarks."""

    text: str
    level: int = 1
    alignment: Alignment = Alignment.LEFT


@dataclass(frozen=True)
class Bases:
    """Căn cứ: italic, each ends with ";", the last one with "."; written here without their endings."""

    lines: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True)
class FramedNotice:
    """Words in a frame that say why a paper cannot be used yet."""

    text: str


@dataclass(frozen=True)
class Column:
    """A column of a table: heading, width in millimetres, centred or not; or boxes to tick (ô đánh dấu).

    `is_number` says that a spreadsheet may reckon with its texts ("7,5"); codes such as "1.10" are none.
    """

    heading: str
    width: float
    centred: bool = False
    is_box: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Row:
    """One row of texts; one that `leads` stays with the next; `least_lines` leaves room to write in."""

    cells: tuple[str, ...]
    weight: Weight = Weight.PLAIN
    leads: bool = False
    least_lines: int = 1


@dataclass(frozen=True)
class Table:
    """Bảng kẻ ô: the heading is repeated on each page; `size` in points; `name` names the sheet in Excel."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    size: float = 11
    name: str = ""
    place: str = ""


@dataclass(frozen=True)
class ChartBlock:
    """Biểu đồ, each with its table of numbers."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class Contents:
    """Mục lục of the headings of level 1 and 2, with page numbers."""

    title: str = "MỤC LỤC"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Signature:
    """Chỗ ký of one person.

    `field` names the place ("secretary", "chair", "member-…", "issuer"); `authority` are its lines in
    capitals ("TM. HỘI ĐỒNG", "CHỦ TỊCH"); `last` stands on the right and signs last.
    """

    field: str
    authority: tuple[str, ...]
    name: str
    last: bool = False


@dataclass(frozen=True)
class Signatures:
    """Chỗ ký, two to a row; with `recipients`, Nơi nhận stands on the left beside an only signature."""

    people: tuple[Signature, ...]
    recipients: tuple[str, ...] = ()


Block = Paragraph | Heading | Bases | FramedNotice | Table | ChartBlock | Contents | PageBreak | Signatures


@dataclass(frozen=True)
class Head:
    """Phần đầu: superior and issuing body in capitals, "05/QĐ-…" or "", place and date or "".

    `about` is the trích yếu of a công văn, below its number.
    """

    superior: str
    issuer: str
    number: str = ""
    place_and_date: str = ""
    about: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is known: then the paper has no head at all."""
        texts = (self.superior, self.issuer, self.number, self.place_and_date)
        return not any(text.strip() for text in texts)


@dataclass(frozen=True)
class Annex:
    """Phụ lục: begins on a new page and is numbered on its own; `name` are its centred lines."""

    name: tuple[str, ...]
    attached_to: str
    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True)
class Paper:
    """Một văn bản ready to be drawn.

    `title` is what a reader of the file shows; `name` the centred lines below the head ("QUYẾT ĐỊNH",
    "Về việc …"), the first in capitals; `data_digest` is the digest of the sealed data it was drawn from.
    `watermark` is "" on an official paper. `cover` replaces head and name on a page of its own before them.
    """

    title: str
    head: Head
    name: tuple[str, ...]
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    cover: tuple[Block, ...] = ()
    wide: bool = False
    watermark: str = ""
    data_digest: str = ""

    def every_block(self) -> Iterator[Block]:
        """Cover, body and annexes in the order of the paper."""
        yield from self.cover
        yield from self.blocks
        for annex in self.annexes:
            yield from annex.blocks


def plain(text: str, *, place: str = "") -> Paragraph:
    """Body text."""
    return Paragraph((Run(text),), place=place)


def labelled(label: str, text: str, *, place: str = "") -> Paragraph:
    """Body text whose first words are bold: "Địa điểm: …"."""
    return Paragraph((Run(label, Weight.BOLD), Run(f" {text}")), place=place)


def centred(text: str, weight: Weight = Weight.BOLD) -> Paragraph:
    """A line in the middle of the page."""
    return Paragraph((Run(text, weight),), Alignment.CENTRED, indented=False)


def cells(*texts: object) -> tuple[str, ...]:
    """Texts of a row; what is missing becomes a dash."""
    return tuple("–" if text in (None, "") else str(text) for text in texts)


def tables_of(blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables among some blocks."""
    return tuple(block for block in blocks if isinstance(block, Table))
