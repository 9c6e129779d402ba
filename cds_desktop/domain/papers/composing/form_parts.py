"""What was typed in the form of a paper, as parts of its template."""

from collections.abc import Mapping

from cds_desktop.domain.papers.composing.composer import Rows
from cds_desktop.domain.papers.entries import PaperEntry
from cds_desktop.domain.papers.forms import PaperForm
from cds_desktop.domain.papers.model import Block, cells
from cds_desktop.domain.papers.templates import FieldFacts, PartFacts, PartSort, table_of, text_blocks


def form_part_facts(form: PaperForm) -> dict[str, PartFacts]:
    """The phần and bảng of a template that are typed."""
    texts = {
        text.name: PartFacts(PartSort.TEXT, text.label, text.key) for text in form.texts if not text.is_field
    }
    tables = {
        table.name: PartFacts(PartSort.TABLE, table.label, table.key, table.columns) for table in form.tables
    }
    return {**texts, **tables}


def form_parts(
    form: PaperForm, entry: PaperEntry, proposed: Mapping[str, Rows]
) -> dict[str, tuple[Block, ...]]:
    """The blocks of what was typed, else of the rows proposed; the rest is left to the template."""
    parts: dict[str, tuple[Block, ...]] = {}
    for name, facts in form_part_facts(form).items():
        if words := entry.texts.get(facts.key, "").strip():
            parts[name] = text_blocks(words, facts.key)
        typed = [row for row in entry.rows.get(facts.key, ()) if any(cell.strip() for cell in row)]
        rows = typed or proposed.get(facts.key, ())
        if facts.sort is PartSort.TABLE and rows:
            parts[name] = (table_of(facts, [_fitted(row, len(facts.columns)) for row in rows]),)
    return parts


def form_field_facts(form: PaperForm) -> dict[str, FieldFacts]:
    """The fields of a template that are typed, a value on each line."""
    return {
        text.name: FieldFacts(text.label, is_list=True, place=text.key)
        for text in form.texts
        if text.is_field
    }


def form_fields(form: PaperForm, entry: PaperEntry) -> dict[str, tuple[str, ...]]:
    """The lines of what was typed for fields."""
    typed = {text.name: entry.texts.get(text.key, "") for text in form.texts if text.is_field}
    lines = {name: [line.strip() for line in words.split("\n")] for name, words in typed.items()}
    return {name: tuple(filter(None, found)) for name, found in lines.items() if any(found)}


def _fitted(row: tuple[str, ...], count: int) -> tuple[str, ...]:
    return cells(*row, *[""] * count)[:count]
