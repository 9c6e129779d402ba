"""What a form of a paper consists of."""

from dataclasses import dataclass, replace

from cds_desktop.domain.papers.model import Column


@dataclass(frozen=True)
class TextField:
    """Một chỗ ghi lời văn: `name` is the phần of the template it is put into.

    Of one that `is_field` every line is a value of the field of that name.
    """

    key: str
    label: str
    hint: str
    name: str
    proposed: str = ""
    is_field: bool = False


@dataclass(frozen=True)
class TableField:
    """Một bảng nhập tay: `name` is the bảng of the template; the number of a row is never typed."""

    key: str
    label: str
    columns: tuple[Column, ...]
    name: str
    hint: str = ""
    proposed: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class PaperForm:
    """Everything that may be typed for one paper beside its number, date, signer and recipients."""

    texts: tuple[TextField, ...] = ()
    tables: tuple[TableField, ...] = ()
    note: str = ""

    def proposing(self, texts: dict[str, str], tables: dict[str, tuple[tuple[str, ...], ...]]) -> "PaperForm":
        """The same with what is proposed, by the keys of texts and tables."""
        return replace(
            self,
            texts=tuple(replace(text, proposed=texts.get(text.key, text.proposed)) for text in self.texts),
            tables=tuple(replace(one, proposed=tables.get(one.key, one.proposed)) for one in self.tables),
        )
