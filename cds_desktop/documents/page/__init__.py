"""Trang giấy theo NĐ 30/2020/NĐ-CP: fonts, measures and the parts every state paper is made of."""

from cds_desktop.documents.page.blocks import CentredBlock, Letterhead, Line
from cds_desktop.documents.page.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from cds_desktop.documents.page.framed_notice import FramedNotice
from cds_desktop.documents.page.paper import DrawnPages, PaperSetup, draw, start_annex
from cds_desktop.documents.page.paragraphs import (
    basis,
    ended,
    heading,
    in_blocks,
    keep_together,
    labelled,
    paragraph,
    recipients,
    room_for,
)
from cds_desktop.documents.page.places import Place, at_place
from cds_desktop.documents.page.ruled_table import EMPTY_BOX, TICKED_BOX, Column, Row, RuledTable
from cds_desktop.documents.page.signature_block import SignatureBlock, SignatureBox

__all__ = [
    "BOLD",
    "BOLD_ITALIC",
    "EMPTY_BOX",
    "ITALIC",
    "REGULAR",
    "TICKED_BOX",
    "CentredBlock",
    "Column",
    "DrawnPages",
    "FramedNotice",
    "Letterhead",
    "Line",
    "PaperSetup",
    "Place",
    "Row",
    "RuledTable",
    "SignatureBlock",
    "SignatureBox",
    "at_place",
    "basis",
    "draw",
    "ended",
    "heading",
    "in_blocks",
    "keep_together",
    "labelled",
    "paragraph",
    "recipients",
    "room_for",
    "start_annex",
]
