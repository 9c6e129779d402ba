"""One paper from its template: read, filled with the round's values, with head, name and draft marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cds_desktop.domain.draft_marks import scored_watermark, watermark
from cds_desktop.domain.papers.composing.composer import Composer, Rows
from cds_desktop.domain.papers.composing.form_parts import (
    form_field_facts,
    form_fields,
    form_part_facts,
    form_parts,
)
from cds_desktop.domain.papers.composing.heads import head_of, signing
from cds_desktop.domain.papers.composing.of_numbers import COMPOSERS_OF_NUMBERS
from cds_desktop.domain.papers.composing.of_school import COMPOSERS_OF_SCHOOL
from cds_desktop.domain.papers.composing.template_fields import COMMON_FIELDS, common_fields
from cds_desktop.domain.papers.forms import FORMS, PaperForm
from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.papers.model import Block, Paper, Paragraph, Signatures
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import (
    Filling,
    LineKind,
    PartFacts,
    PartSort,
    Pieces,
    Template,
    Vocabulary,
    built_in,
    fill,
    parse_with,
    proposed_rows,
    proposed_text,
)

COMPOSERS: dict[PaperKind, Composer] = {**COMPOSERS_OF_SCHOOL, **COMPOSERS_OF_NUMBERS}
_SIGNING = {"người ban hành": PartFacts(PartSort.SIGN, "Chỗ ký của người ký văn bản, với Nơi nhận bên trái")}


def vocabulary_of(kind: PaperKind) -> Vocabulary:
    """All names a template of one kind may use."""
    own = COMPOSERS[kind].vocabulary
    parts = {**_SIGNING, **form_part_facts(FORMS[kind]), **own.parts}
    fields = {**COMMON_FIELDS, **form_field_facts(FORMS[kind]), **own.fields}
    return Vocabulary(fields, parts, own.repeats, own.obligatory)


@lru_cache(maxsize=64)
def parse_template(text: str, kind: PaperKind) -> Template:
    """Mẫu of one kind as its text says, or `TemplateFaulty` with the line of each fault."""
    return parse_with(text, vocabulary_of(kind))


def template_of(kind: PaperKind, source: PaperSource) -> Template:
    """The workspace's own template, else the built-in one."""
    return parse_template(source.wording.get(kind) or built_in(kind), kind)


def with_built_in_wording(source: PaperSource, kind: PaperKind) -> PaperSource:
    """The same without the workspace's own template of one kind, for when that one is faulty."""
    return replace(source, wording={k: text for k, text in source.wording.items() if k is not kind})


def compose_paper(kind: PaperKind, source: PaperSource) -> Paper:
    """Một văn bản from what was entered; `TemplateFaulty` when the workspace's own template is faulty."""
    pieces = fill(template_of(kind, source), _filling(kind, source))
    return COMPOSERS[kind].finish(source, _assembled(kind, source, pieces))


def form_of(kind: PaperKind, source: PaperSource) -> PaperForm:
    """What may be typed for a paper, with the proposals of its template for this round.

    Texts and tables that the template does not call are not asked for.
    """
    filling, template = _filling(kind, source), template_of(kind, source)
    form = _called(FORMS[kind], template)
    keys = {name: facts.key for name, facts in form_part_facts(form).items()}
    fields = COMPOSERS[kind].filling(source).fields
    texts = {text.key: "\n".join(fields.get(text.name, ())) for text in form.texts if text.is_field}
    tables: dict[str, Rows] = {}
    for line in template.every_line():
        if line.kind is LineKind.TEXT and line.proposals:
            texts[keys[line.name]] = proposed_text(line, filling)
        elif line.kind is LineKind.TABLE and line.proposals:
            tables[keys[line.name]] = proposed_rows(line, filling)
    return form.proposing(texts, tables | dict(COMPOSERS[kind].proposed_rows(source)))


def _called(form: PaperForm, template: Template) -> PaperForm:
    lines = list(template.every_line())
    called = {line.name for line in lines}
    called |= {piece.text for line in lines for piece in line.words if piece.is_field}
    return replace(
        form,
        texts=tuple(text for text in form.texts if text.name in called),
        tables=tuple(table for table in form.tables if table.name in called),
    )


def _filling(kind: PaperKind, source: PaperSource) -> Filling:
    composer = COMPOSERS[kind]
    own, proposed = composer.filling(source), composer.proposed_rows(source)
    form, entry = FORMS[kind], source.entry(kind)
    return replace(
        own,
        fields={**common_fields(kind, source), **own.fields, **form_fields(form, entry)},
        parts={"người ban hành": (signing(kind, source),), **own.parts, **form_parts(form, entry, proposed)},
    )


def ended(blocks: Sequence[Block]) -> Iterator[Block]:
    """The body with "./." after its last words, before the place to sign, as Mẫu 1.9 ends."""
    signed = next((at for at, block in enumerate(blocks) if isinstance(block, Signatures)), 0)
    for at, block in enumerate(blocks):
        if at + 1 == signed and isinstance(block, Paragraph):
            last = block.runs[-1]
            closed = replace(last, text=last.text.rstrip(" ./;") + "./.")
            yield replace(block, runs=(*block.runs[:-1], closed))
        else:
            yield block


def _assembled(kind: PaperKind, source: PaperSource, pieces: Pieces) -> Paper:
    composer, facts = COMPOSERS[kind], KINDS[kind]
    # Only a công văn has no name of its own: its trích yếu stands below the number.
    about = "\n".join(pieces.about) if not pieces.name else ""
    mark = scored_watermark if composer.uses_points else watermark
    return Paper(
        title=f"{facts.name} năm học {source.assessment.school_year}".strip(),
        head=head_of(kind, source, about),
        name=(*pieces.name, *pieces.about) if pieces.name else (),
        blocks=tuple(ended(pieces.blocks)),
        annexes=pieces.annexes,
        cover=pieces.cover,
        wide=composer.is_wide,
        watermark=mark(source.indicator_set, draft=source.draft),
        data_digest=source.sealed_digest if composer.uses_points else "",
    )
