"""What a template is made of, which words it may use, and what is put into it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cds_desktop.domain.papers.model import Annex, Block, Column, Weight


class LineKind(StrEnum):
    """What a line of a template makes; the value is the word it begins with."""

    TYPE = "loại"
    ABOUT = "trích yếu"
    AUTHORITY = "thẩm quyền"
    BASIS = "căn cứ"
    ADDRESSEE = "kính gửi"
    CENTRED = "dòng giữa"
    CENTRED_PLAIN = "dòng giữa thường"
    CENTRED_ITALIC = "dòng giữa nghiêng"
    ARTICLE = "điều"
    PARAGRAPH = "đoạn"
    BOLD = "đoạn đậm"
    ITALIC = "đoạn nghiêng"
    BULLET = "gạch"
    HEADING = "mục"
    HEADING_BELOW = "mục con"
    HEADING_LEAST = "mục nhỏ"
    HEADING_CENTRED = "mục giữa"
    HEADING_COUNTED = "mục số"
    HEADING_BELOW_COUNTED = "mục con số"
    TEXT = "phần"
    PROPOSED = "đề xuất"
    TABLE = "bảng"
    ROW = "dòng"
    CHART = "biểu đồ"
    BLOCKS = "khối"
    CONTENTS = "mục lục"
    PAGE_BREAK = "sang trang"
    FRAMED = "khung"
    RECIPIENT = "nơi nhận"
    SIGN = "ký"
    ANNEX = "phụ lục"
    WIDE_ANNEX = "phụ lục ngang"
    ATTACHED = "kèm theo"
    COVER = "bìa"
    END_COVER = "hết bìa"
    IF = "nếu có"
    IF_NOT = "nếu không có"
    END_IF = "hết nếu"
    REPEAT = "lặp"
    END_REPEAT = "hết lặp"


class PartSort(StrEnum):
    """Which line calls a part: the value is that of its line."""

    TEXT = "phần"
    TABLE = "bảng"
    CHART = "biểu đồ"
    BLOCKS = "khối"
    SIGN = "ký"


@dataclass(frozen=True)
class FieldFacts:
    """A field in words; a line with one that `is_list` is repeated for each of its values.

    `place` names what was entered, so that a preview may follow it to the paragraph.
    """

    description: str
    is_list: bool = False
    place: str = ""


@dataclass(frozen=True)
class PartFacts:
    """Phần, bảng, khối, chỗ ký: `columns` are those of a table whose rows a template may propose.

    `key` is the place in the form where it is typed. A first column TT with the number of the row is
    added where `is_counted`.
    """

    sort: PartSort
    description: str
    key: str = ""
    columns: tuple[Column, ...] = ()
    is_counted: bool = True


@dataclass(frozen=True)
class Vocabulary:
    """All names a template of one kind may use; inside a repeat those of the repeat are known, too."""

    fields: Mapping[str, FieldFacts] = field(default_factory=dict)
    parts: Mapping[str, PartFacts] = field(default_factory=dict)
    repeats: Mapping[str, "Vocabulary"] = field(default_factory=dict)
    obligatory: tuple[LineKind, ...] = ()

    def within(self, inner: "Vocabulary") -> "Vocabulary":
        """What is known inside a repeat."""
        return Vocabulary({**self.fields, **inner.fields}, {**self.parts, **inner.parts}, inner.repeats)


@dataclass(frozen=True)
class Piece:
    """Words of a line as they stand, or the name of a field in their place."""

    text: str
    is_field: bool = False
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True)
class Line:
    """One line: its words, or the `name` of the part, condition or repeat it calls.

    For an annex it is the name by which the body refers to it. `proposals` are the words of its đề xuất
    lines, or the cells of its dòng lines. `body` are the lines inside a condition or a repeat.
    """

    number: int
    kind: LineKind
    words: tuple[Piece, ...] = ()
    name: str = ""
    proposals: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    body: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Template:
    """Một mẫu văn bản, read and without a fault."""

    lines: tuple[Line, ...]
    vocabulary: Vocabulary

    def every_line(self) -> Iterator[Line]:
        """All lines in their order, also those inside conditions and repeats."""
        waiting = list(reversed(self.lines))
        while waiting:
            line = waiting.pop()
            yield line
            waiting += reversed(line.body)


@dataclass(frozen=True)
class Filling:
    """What is put into a template: values by field, blocks by part, and a filling for each repetition.

    A part that is not told at all shows what the template proposes.
    """

    fields: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    repeats: Mapping[str, tuple["Filling", ...]] = field(default_factory=dict)

    def within(self, inner: "Filling") -> "Filling":
        """What is known inside one repetition."""
        return Filling({**self.fields, **inner.fields}, {**self.parts, **inner.parts}, inner.repeats)


@dataclass(frozen=True)
class Pieces:
    """The pieces of a paper that come from its template."""

    name: tuple[str, ...]
    about: tuple[str, ...]
    cover: tuple[Block, ...]
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]
