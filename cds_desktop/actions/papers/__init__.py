"""Văn bản: what is entered for them, drawn as PDF, Word, Excel or a web page, issued and written out."""

from cds_desktop.actions.papers.drawing import draw_charts, draw_now
from cds_desktop.actions.papers.entering import (
    enter_paper,
    enter_paper_rows,
    enter_paper_settings,
    enter_paper_text,
    note_outside_numbers,
    reserve_number,
)
from cds_desktop.actions.papers.set_form import draw_set_form, round_set, set_form_name, write_set_form

__all__ = [
    "draw_charts",
    "draw_now",
    "draw_set_form",
    "enter_paper",
    "enter_paper_rows",
    "enter_paper_settings",
    "enter_paper_text",
    "note_outside_numbers",
    "reserve_number",
    "round_set",
    "set_form_name",
    "write_set_form",
]
