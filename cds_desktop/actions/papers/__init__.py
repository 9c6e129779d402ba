"""Văn bản: what is entered for them, drawn as PDF, Word, Excel or a web page, issued and written out."""

from cds_desktop.actions.papers.entering import (
    enter_paper,
    enter_paper_rows,
    enter_paper_settings,
    enter_paper_text,
    note_outside_numbers,
    reserve_number,
)
from cds_desktop.actions.papers.loose import (
    draw_charts,
    draw_score_form,
    draw_set_form,
    round_set,
    score_form_name,
    set_form_name,
    write_score_form,
    write_set_form,
)

__all__ = [
    "draw_charts",
    "draw_score_form",
    "draw_set_form",
    "enter_paper",
    "enter_paper_rows",
    "enter_paper_settings",
    "enter_paper_text",
    "note_outside_numbers",
    "reserve_number",
    "round_set",
    "score_form_name",
    "set_form_name",
    "write_score_form",
    "write_set_form",
]
