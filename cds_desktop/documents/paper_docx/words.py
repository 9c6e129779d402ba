"""Words and paragraphs as WordprocessingML."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from cds_desktop.documents.paper_docx.measures import BOX_FONT, twips
from cds_desktop.documents.safe_text import spaced
from cds_desktop.domain.papers.model import Run, Weight

BOLD_WEIGHTS = (Weight.BOLD, Weight.BOLD_ITALIC)
ITALIC_WEIGHTS = (Weight.ITALIC, Weight.BOLD_ITALIC)
LINE_BREAK = "<w:r><w:br/></w:r>"


def run(text: str, weight: Weight = Weight.PLAIN, *, size: float = 0, colour: str = "") -> str:
    """Words of one weight; a line feed is a new line of the same paragraph."""
    looks = "<w:b/><w:bCs/>" if weight in BOLD_WEIGHTS else ""
    looks += "<w:i/><w:iCs/>" if weight in ITALIC_WEIGHTS else ""
    looks += f'<w:color w:val="{colour}"/>' if colour else ""
    looks += f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>' if size else ""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    texts = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{'<w:br/>'.join(texts)}</w:r>"


def boxes(marks: Iterable[str], ticked: str, size: float) -> str:
    """Ô đánh dấu, one below the other."""
    fonts = "".join(f' w:{place}="{BOX_FONT}"' for place in ("ascii", "hAnsi", "eastAsia", "cs"))
    looks = f'<w:rFonts{fonts}/><w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
    shown = ("☑" if mark == ticked else "☐" for mark in marks)
    return LINE_BREAK.join(f"<w:r><w:rPr>{looks}</w:rPr><w:t>{box}</w:t></w:r>" for box in shown)


def paragraph(
    content: str,
    style: str = "",
    *,
    keeps: bool = False,
    align: str = "",
    before: float | None = None,
    after: float | None = None,
    left: float | None = None,
    right: float | None = None,
    first_line: float | None = None,
) -> str:
    """A paragraph of a style; `keeps` holds it on the page of what follows. What is None the style says."""
    spacing = _lengths("spacing", before=before, after=after)
    indents = _lengths("ind", left=left, right=right, firstLine=first_line)
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:keepNext/>" if keeps else "")
        + spacing
        + indents
        + (f'<w:jc w:val="{align}"/>' if align else "")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def _lengths(name: str, **points: float | None) -> str:
    written = "".join(f' w:{key}="{twips(value)}"' for key, value in points.items() if value is not None)
    return f"<w:{name}{written}/>" if written else ""


def rule(length: float, width: float, *, gap: float = 1.0, keeps: bool = False) -> str:
    """A line in the middle of a column of this `width`: an all but flat paragraph with a border above it."""
    side = twips(max(width - length, 0) / 2)
    return (
        f"<w:p><w:pPr>{'<w:keepNext/>' if keeps else ''}"
        f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="{gap:.0f}" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="60" w:after="0" w:line="40" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def nothing(height: float = 1.0, *, keeps: bool = False) -> str:
    """A paragraph of which nothing is seen: a table needs one behind it."""
    return (
        f"<w:p><w:pPr>{'<w:keepNext/>' if keeps else ''}"
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(height)}" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def lines_of_runs(runs: Iterable[Run], *, size: float = 0) -> list[str]:
    """The runs of each line, as WordprocessingML; a line feed inside a run ends a paragraph."""
    lines: list[list[Run]] = [[]]
    for part in runs:
        first, *rest = spaced(part.text).split("\n")
        lines[-1].append(Run(first, part.weight))
        lines += [[Run(text, part.weight)] for text in rest]
    return [
        "".join(run(part.text, part.weight, size=size) for part in line if part.text)
        for line in lines
        if any(part.text.strip() for part in line)
    ]
