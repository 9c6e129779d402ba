"""Kiểu (styles) of a paper in Word: few, named as Word names them, black and in Times New Roman."""

from cds_desktop.documents.paper_docx.measures import (
    BETWEEN_PARAGRAPHS,
    BODY_LINES,
    BODY_SIZE,
    FIRST_LINE,
    FONT,
    NOTICE_SIZE,
    PAGE_NUMBER_SIZE,
    TITLE_SIZE,
    twips,
)
from cds_desktop.domain.papers.office_form import CONTENTS_LEVELS

BODY, BASIS, TITLE, NOTICE = "BodyText", "Basis", "Title", "Notice"
HEADER, CONTENTS_TITLE, CELL = "Header", "TOCHeading", "TableText"
HEADING_LEVELS = 6
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_LINES = f'w:line="{BODY_LINES * 240:.0f}" w:lineRule="auto"'
_PARAGRAPHS = f'w:before="0" w:after="{twips(BETWEEN_PARAGRAPHS)}" {_LINES}'
_HEADINGS = f'w:before="80" w:after="{twips(BETWEEN_PARAGRAPHS)}" {_LINES}'
_TIGHT = 'w:before="0" w:after="0" w:line="240" w:lineRule="auto"'
_INDENT = f'w:firstLine="{twips(FIRST_LINE)}"'
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="6" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right")
)


def styles_xml() -> str:
    """The whole of styles.xml."""
    fonts = "".join(f' w:{place}="{FONT}"' for place in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{_size(BODY_SIZE)}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:spacing {_TIGHT}/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return f"<w:styles {NAMESPACE}>{defaults}{_fixed()}{''.join(_styles())}</w:styles>"


def _fixed() -> str:
    cell = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '</w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{cell}</w:tblCellMar></w:tblPr></w:style>"
    )


def _styles() -> list[str]:
    body = f'<w:widowControl/><w:spacing {_PARAGRAPHS}/><w:ind {_INDENT}/><w:jc w:val="both"/>'
    notice = f'<w:keepLines/><w:pBdr>{_FRAME}</w:pBdr><w:spacing w:before="120" w:after="240"/>'
    notice += '<w:ind w:left="140" w:right="140"/><w:jc w:val="center"/>'
    return [
        _style(BODY, "Body Text", body),
        _style(BASIS, "Căn cứ", "", _ITALIC, based_on=BODY),
        _style(TITLE, "Title", '<w:keepNext/><w:jc w:val="center"/>', _BOLD + _size(TITLE_SIZE)),
        _style(NOTICE, "Khung lưu ý", notice, _BOLD + _size(NOTICE_SIZE)),
        _style(HEADER, "header", '<w:jc w:val="center"/>', _size(PAGE_NUMBER_SIZE)),
        _style(CELL, "Ô bảng", ""),
        *(_heading(level) for level in range(1, HEADING_LEVELS + 1)),
        _style(
            CONTENTS_TITLE,
            "TOC Heading",
            '<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/>',
            _BOLD + _size(TITLE_SIZE),
        ),
        *(_contents_line(level) for level in range(1, CONTENTS_LEVELS + 1)),
    ]


def _heading(level: int) -> str:
    properties = f"<w:keepNext/><w:keepLines/><w:spacing {_HEADINGS}/><w:ind {_INDENT}/>"
    properties += f'<w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", properties, _BOLD, next_one=BODY)


def _contents_line(level: int) -> str:
    properties = (
        '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9354"/></w:tabs>'
        f'<w:spacing w:after="60"/><w:ind w:left="{(level - 1) * 284}"/>'
    )
    return _style(f"TOC{level}", f"toc {level}", properties, _BOLD if level == 1 else "")


def _style(
    style_id: str, name: str, paragraph: str, looks: str = "", *, based_on: str = "Normal", next_one: str = ""
) -> str:
    following = f'<w:next w:val="{next_one}"/>' if next_one else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'
