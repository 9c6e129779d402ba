"""Running text: body paragraphs, section headings, căn cứ, nơi nhận."""

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Paragraph

from cds_desktop.documents.page import measures
from cds_desktop.documents.page.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, register
from cds_desktop.documents.page.text import line_list, markup

ENDINGS = (".", "!", "?", ":", "…", ";")
DIGEST_BLOCK = 8
THREE_LINES = 3 * measures.BODY_LEADING


def _style(font: str, **changes: Any) -> ParagraphStyle:
    register()
    values = {
        "fontName": font,
        "fontSize": measures.BODY_SIZE,
        "leading": measures.BODY_LEADING,
        "alignment": TA_JUSTIFY,
        "firstLineIndent": measures.FIRST_LINE,
        "spaceBefore": 0,
        "spaceAfter": measures.BETWEEN_PARAGRAPHS,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
    }
    return ParagraphStyle("paper", **(values | changes))


class _Text(Paragraph):  # type: ignore[misc] # reportlab carries no types
    place = ""

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """What fits and the rest stand at the same place; called by reportlab."""
        parts: list[Any] = super().split(available_width, available_height)
        for part in parts:
            part.place = self.place
        return parts


def paragraph(text: str) -> list[Any]:
    """Body text; each line the user typed is a paragraph of its own."""
    return _paragraphs(line_list(text), _style(REGULAR))


def labelled(label: str, text: str) -> list[Any]:
    """Body text whose first words are a bold label: "Địa điểm: …"."""
    lines = line_list(text)
    if not lines:
        return []
    style = _style(REGULAR)
    first = _Text(f"<b>{markup(label)}</b> {markup(lines[0])}", style)
    return [first, *_paragraphs(lines[1:], style)]


def heading(text: str, *, room: float = THREE_LINES) -> list[Any]:
    """A bold heading that never stands alone at the foot of a page."""
    # A long heading stays with its text as well: it is measured as if it filled two lines.
    needed = 2 * measures.BODY_LEADING + measures.BETWEEN_PARAGRAPHS + room
    return [CondPageBreak(needed), *_paragraphs(line_list(text), _style(BOLD, alignment=TA_LEFT))]


def basis(bases: Sequence[str]) -> list[Any]:
    """Căn cứ: italic, each ends with ";", the last one with "."."""
    style = _style(ITALIC)
    lines = [" ".join(line_list(text)).rstrip(" ;.") for text in bases]
    lines = [line for line in lines if line]
    ends = [";"] * (len(lines) - 1) + ["."]
    return [_Text(markup(_with_word(line) + end), style) for line, end in zip(lines, ends, strict=False)]


def _with_word(line: str) -> str:
    return line if line.casefold().startswith("căn cứ") else f"Căn cứ {line}"


def recipients(names: Sequence[str]) -> list[Any]:
    """Nơi nhận: size 11, the last line says where the paper is kept."""
    lines = [" ".join(line_list(name)).strip(" -;.") for name in names]
    lines = [line for line in lines if line]
    if not any(line.casefold().startswith("lưu") for line in lines):
        lines.append("Lưu: VT")
    ends = [";"] * (len(lines) - 1) + ["."]
    plain = {"alignment": TA_LEFT, "firstLineIndent": 0, "spaceAfter": 0, "rightIndent": 200}
    title = _style(BOLD_ITALIC, fontSize=measures.RECIPIENTS_SIZE, spaceBefore=8, leading=15, **plain)
    item = _style(REGULAR, fontSize=measures.RECIPIENT_SIZE, leading=13.5, **plain)
    rows = [_Text(markup(f"- {line}{end}"), item) for line, end in zip(lines, ends, strict=True)]
    return [_Text("Nơi nhận:", title), *rows]


def ended(text: str) -> str:
    """The text with a full stop, unless it already ends in some way."""
    text = text.rstrip()
    return text if not text or text.endswith(ENDINGS) else f"{text}."


def in_blocks(digest: str) -> str:
    """A check code (mã kiểm tra) in groups that an eye can compare."""
    return " ".join(digest[at : at + DIGEST_BLOCK] for at in range(0, len(digest), DIGEST_BLOCK))


def room_for(parts: Iterable[Any], width: float = measures.PORTRAIT_WIDTH) -> float:
    """The height all these parts take together (chiều cao)."""
    return float(
        sum(
            part.wrap(width, measures.PORTRAIT[1])[1] + part.getSpaceBefore() + part.getSpaceAfter()
            for part in parts
        )
    )


def keep_together(parts: Sequence[Any]) -> list[Any]:
    """These parts on one page; more than a page holds flows on."""
    page = measures.PORTRAIT[1] - measures.TOP_MARGIN - measures.BOTTOM_MARGIN
    return [CondPageBreak(min(room_for(parts) + 2, page - 2)), *parts]


def _paragraphs(lines: Sequence[str], style: ParagraphStyle) -> list[Any]:
    return [_Text(markup(line), style) for line in lines]
