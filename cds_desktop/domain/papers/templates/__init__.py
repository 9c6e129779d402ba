"""Mẫu văn bản: plain text that a school may edit, read once and filled once; no code in it is run."""

from cds_desktop.domain.papers.templates.built_in import built_in
from cds_desktop.domain.papers.templates.filling import fill, has
from cds_desktop.domain.papers.templates.model import (
    FieldFacts,
    Filling,
    Line,
    LineKind,
    PartFacts,
    PartSort,
    Pieces,
    Template,
    Vocabulary,
)
from cds_desktop.domain.papers.templates.parsing import parse_with
from cds_desktop.domain.papers.templates.proposing import (
    DOTS,
    proposed_rows,
    proposed_text,
    table_of,
    text_blocks,
)

__all__ = [
    "DOTS",
    "FieldFacts",
    "Filling",
    "Line",
    "LineKind",
    "PartFacts",
    "PartSort",
    "Pieces",
    "Template",
    "Vocabulary",
    "built_in",
    "fill",
    "has",
    "parse_with",
    "proposed_rows",
    "proposed_text",
    "table_of",
    "text_blocks",
]
