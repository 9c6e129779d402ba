"""What a kind of paper needs to be composed: the words its template may use, and their values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cds_desktop.domain.papers.model import Paper
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import Filling, Vocabulary

Rows = tuple[tuple[str, ...], ...]


def nothing_more(source: PaperSource) -> Filling:
    """For a kind whose template uses only what is common to all."""
    return Filling()


def no_rows(source: PaperSource) -> Mapping[str, Rows]:
    """For a kind whose tables are proposed by its template alone."""
    return {}


def as_it_is(source: PaperSource, paper: Paper) -> Paper:
    """For a kind whose paper is done once its template is filled."""
    return paper


@dataclass(frozen=True)
class Composer:
    """Vocabulary and values of one kind, beside the common ones and what its form holds.

    `proposed_rows` are those of its form's tables that come from the round, by key. `uses_points` is told
    of papers with points: they are drafts, too, as long as the set was not held against paper. `is_wide`
    lies the whole paper landscape; `finish` has the last word.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    filling: Callable[[PaperSource], Filling] = nothing_more
    proposed_rows: Callable[[PaperSource], Mapping[str, Rows]] = no_rows
    finish: Callable[[PaperSource, Paper], Paper] = as_it_is
    uses_points: bool = False
    is_wide: bool = False
