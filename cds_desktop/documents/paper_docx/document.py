"""Puts the parts of a Word file together."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from cds_desktop.documents.office_files import settled
from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.blocks import BlockWriter
from cds_desktop.documents.paper_docx.contents import Headings
from cds_desktop.documents.paper_docx.cover import cover
from cds_desktop.documents.paper_docx.head import annex_name, letterhead, name_lines
from cds_desktop.documents.paper_docx.sections import (
    NAMESPACES,
    cover_section,
    first_header,
    later_header,
    sectioned,
)
from cds_desktop.documents.paper_docx.settings import SETTINGS
from cds_desktop.documents.paper_docx.styles import styles_xml
from cds_desktop.documents.safe_text import one_line
from cds_desktop.domain.papers.model import Paper

PROGRAM = "CĐS Desktop"
LANGUAGE = "vi-VN"
NEEDED = ("/styles", "/settings", "/header", "/image", "/theme", "/fontTable")
DIGEST_NAME = "urn:sha256:"
LONGEST_PROPERTY = 255


def word_file(paper: Paper, made_at: datetime, heading_pages: Sequence[str]) -> bytes:
    """The whole file."""
    document = docx.Document()
    _strip(document)
    _state_properties(document, paper, made_at)
    references = _write_headers(document, paper.watermark)
    document.element.replace(document.element.body, _body(document, paper, references, heading_pages))
    output = BytesIO()
    document.save(output)
    return settled(output.getvalue(), made_at)


def _strip(document: Document) -> None:
    """Leave out what the library's model file carries along, and take our styles and settings."""
    part = document.part
    for key in [key for key, relation in part.rels.items() if not relation.reltype.endswith(NEEDED)]:
        del part.rels[key]
    of_package = part.package.rels
    for key in [key for key, relation in of_package.items() if relation.reltype.endswith("/thumbnail")]:
        del of_package[key]
    for element, xml in ((document.styles.element, styles_xml()), (document.settings.element, SETTINGS)):
        element.clear()
        element.extend(parse_xml(xml))


def _state_properties(document: Document, paper: Paper, made_at: datetime) -> None:
    properties = document.core_properties
    properties.title = one_line(paper.title)[:LONGEST_PROPERTY]
    properties.author = PROGRAM
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)
    if paper.data_digest:
        properties.identifier = (DIGEST_NAME + one_line(paper.data_digest))[:LONGEST_PROPERTY]


def _write_headers(document: Document, watermark: str) -> str:
    """The headers of first and later pages; answers how a section names them."""
    place = document.sections[0]
    place.different_first_page_header_footer = True
    headers = ((place.first_page_header, first_header(watermark)), (place.header, later_header(watermark)))
    for header, xml in headers:
        header.is_linked_to_previous = False
        element = header.part.element
        element.clear()
        element.extend(parse_xml(xml))
    found = place._sectPr.findall(qn("w:headerReference"))
    named = ((reference.get(qn("w:type")), reference.get(qn("r:id"))) for reference in found)
    return "".join(f'<w:headerReference w:type="{kind}" r:id="{key}"/>' for kind, key in named)


def _body(document: Document, paper: Paper, references: str, heading_pages: Sequence[str]) -> BaseOxmlElement:
    headings = Headings(paper, heading_pages)
    writer = BlockWriter(document.part, headings)
    written: list[tuple[str, bool]] = []
    width = measures.text_width(wide=paper.wide)
    beginning = _letterhead(paper, width) + name_lines(paper.name, width)
    written.append((beginning + writer.blocks(paper.blocks, width), paper.wide))
    for annex in paper.annexes:
        width = measures.text_width(wide=annex.wide)
        name = annex_name(annex.name, annex.attached_to, width, headings)
        written.append((name + writer.blocks(annex.blocks, width, is_listed=False), annex.wide))
    last = len(written) - 1
    before = cover_section(cover(paper.cover, paper.watermark)) if paper.cover else ""
    xml = before + "".join(
        sectioned(content, references, wide=wide, is_last=number == last)
        for number, (content, wide) in enumerate(written)
    )
    return parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")


def _letterhead(paper: Paper, width: float) -> str:
    return "" if paper.head.is_empty else letterhead(paper.head, width)
