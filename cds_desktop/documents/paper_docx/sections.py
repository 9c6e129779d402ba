"""Phần (sections) of a paper in Word: sheets, margins, page numbers and the words across each page."""

from xml.sax.saxutils import quoteattr

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.measures import POINTS_PER_MM, twips
from cds_desktop.documents.paper_docx.styles import HEADER
from cds_desktop.documents.paper_docx.words import paragraph, run
from cds_desktop.documents.safe_text import one_line
from cds_desktop.domain.papers.model import Weight

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
# Double lines around a cover (khung bìa), as far from the text as Word's own page borders.
COVER_FRAME = (
    '<w:pgBorders w:offsetFrom="text">'
    + "".join(
        f'<w:{side} w:val="thickThinSmallGap" w:sz="24" w:space="1" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pgBorders>"
)
WATERMARK_RED = "C00000"
WATERMARK_SHARE = 1.0
WATERMARK_GREY = "#e6e6e6"
# How high the letters of one line are beside their width.
LETTER_SHAPE = 1.35
# The shape every word processor knows as words along a line.
SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>'
    '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def sectioned(content: str, references: str, *, wide: bool, is_last: bool) -> str:
    """Content with the properties of its section, which stand in the last paragraph of all but the last."""
    numbers = '<w:pgNumType w:start="1"/><w:titlePg/>'
    properties = f'<w:sectPr>{references}<w:type w:val="nextPage"/>{_sheet(wide=wide)}{numbers}</w:sectPr>'
    return content + properties if is_last else _ended(content, properties)


def cover_section(content: str) -> str:
    """A cover: framed, without number and header."""
    properties = f'<w:sectPr><w:type w:val="nextPage"/>{_sheet(wide=False)}{COVER_FRAME}</w:sectPr>'
    return _ended(content, properties)


def _ended(content: str, properties: str) -> str:
    """A paragraph made for the end alone might stand on a page of its own."""
    before, begin, last = content.rpartition("<w:p>")
    if not (begin and last.endswith("</w:p>")):
        before, begin, last = content, "<w:p>", "</w:p>"
    words, has_looks, rest = last.partition("</w:pPr>")
    if has_looks:
        return f"{before}{begin}{words}{properties}{has_looks}{rest}"
    return f"{before}{begin}<w:pPr>{properties}</w:pPr>{last}"


def _sheet(*, wide: bool) -> str:
    sides = measures.SHORT_SIDE_MM, measures.LONG_SIDE_MM
    width, height = (_mm(side) for side in (sides[::-1] if wide else sides))
    lying = ' w:orient="landscape"' if wide else ""
    margins = (
        f'w:top="{_mm(measures.TOP_MM)}" w:right="{_mm(measures.RIGHT_MM)}" '
        f'w:bottom="{_mm(measures.BOTTOM_MM)}" w:left="{_mm(measures.LEFT_MM)}" '
        f'w:header="{_mm(measures.HEADER_MM)}" w:footer="{_mm(measures.HEADER_MM)}" w:gutter="0"'
    )
    return f'<w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar {margins}/>'


def _mm(length: float) -> int:
    return twips(length * POINTS_PER_MM)


def first_header(watermark: str) -> str:
    """No number on page 1; a draft says so in words that no program leaves out."""
    words = one_line(watermark)
    content = across(words, 1) + run(words, Weight.BOLD, colour=WATERMARK_RED) if words else ""
    return f"<w:hdr {NAMESPACES}>{paragraph(content, HEADER, align='right' if words else '')}</w:hdr>"


def later_header(watermark: str) -> str:
    """The page number in the middle of the top margin."""
    words = one_line(watermark)
    mark = across(words, 2) if words else ""
    return f"<w:hdr {NAMESPACES}>{paragraph(mark + PAGE_NUMBER, HEADER)}</w:hdr>"


def across(words: str, number: int) -> str:
    """Watermark: words from corner to corner, behind the text."""
    width = measures.text_width(wide=False) * WATERMARK_SHARE
    height = min(width * LETTER_SHAPE / max(len(words), 1), width / 4)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{height:.0f}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    path_style = f"font-family:&quot;{measures.FONT}&quot;;font-size:1pt;font-weight:bold"
    return (
        f'<w:r><w:pict>{SHAPE_TYPE}<v:shape id="Watermark{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" style="{style}" o:allowincell="f" fillcolor="{WATERMARK_GREY}" stroked="f">'
        f'<v:textpath style="{path_style}" string={quoteattr(words)}/></v:shape></w:pict></w:r>'
    )
