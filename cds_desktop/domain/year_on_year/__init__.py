"""Năm nay bên năm trước: which row is which, what changed of a criterion, and dates a year on."""

from cds_desktop.domain.year_on_year.codes import Counterparts, counterparts
from cds_desktop.domain.year_on_year.dates import (
    a_year_on,
    next_school_year,
    years_between,
)
from cds_desktop.domain.year_on_year.marks import ChangeMark, computed_mark, same_numbers
from cds_desktop.domain.year_on_year.words import answer_words, condition_answer_words

__all__ = [
    "ChangeMark",
    "Counterparts",
    "a_year_on",
    "answer_words",
    "computed_mark",
    "condition_answer_words",
    "counterparts",
    "next_school_year",
    "same_numbers",
    "years_between",
]
