"""Soạn văn bản: one paper of a round from its template, the round's data and what was entered for it."""

from cds_desktop.domain.papers.composing.whole import (
    COMPOSERS,
    compose_paper,
    form_of,
    parse_template,
    template_of,
    vocabulary_of,
    with_built_in_wording,
)

__all__ = [
    "COMPOSERS",
    "compose_paper",
    "form_of",
    "parse_template",
    "template_of",
    "vocabulary_of",
    "with_built_in_wording",
]
