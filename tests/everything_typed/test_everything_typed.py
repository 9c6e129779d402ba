"""Whatever can be typed is found in the paper it belongs to: in its content, in its PDF, in its Word file."""

import io
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache

import docx
import pypdfium2
import pytest
from openpyxl import load_workbook

from cds_desktop.documents.paper_docx import write_docx
from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.documents.workbooks import write_workbook
from cds_desktop.domain.papers import EvidenceLayout, Paper, PaperKind, Table
from cds_desktop.domain.papers.bridge import bridge_tables
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.papers.workbook_tables import workbook_tables
from everything_typed.belonging import BELONGS, ON_NO_PAPER, kinds_of
from everything_typed.typed_round import TypedRound, typed_round

DRAWN_AT = datetime(2026, 4, 15, 9, 30, tzinfo=UTC)
ROUND: TypedRound = typed_round()


@cache
def papers(kind: PaperKind) -> tuple[Paper, ...]:
    """One kind in every shape that settings give it."""
    return tuple(compose_paper(kind, source) for source in ROUND.sources.values())


def words_of(paper: Paper) -> str:
    return " ".join(paper_lines(paper))


def words_of_pdf(paper: Paper) -> str:
    with pypdfium2.PdfDocument(draw_paper(paper, DRAWN_AT).pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def words_of_word_file(paper: Paper) -> str:
    document = docx.Document(io.BytesIO(write_docx(paper, DRAWN_AT)))
    body = document.element.body
    paragraphs = (node for node in body.iter() if node.tag.endswith("}p"))
    return " ".join("".join(n.text or "" for n in p.iter() if n.tag.endswith("}t")) for p in paragraphs)


def missing(kind: PaperKind, text: str) -> list[str]:
    """The fields of which a mark is not in a text."""
    shown = _plain(text)
    return sorted(
        {
            field
            for field, marks in ROUND.marks.of.items()
            if field not in ON_NO_PAPER and kind in kinds_of(field)
            for ways in marks
            if not any(_plain(way) in shown for way in ways)
        }
    )


def _plain(text: str) -> str:
    # A word too long for its column is cut, and a number keeps its unit by a no-break space.
    return re.sub(r"\s+", "", text.replace("\u00a0", " ").replace("\ufffe", ""))


def test_every_field_that_can_be_typed_belongs_to_a_paper_or_says_why_not() -> None:
    typed = {field for field in ROUND.marks.of if not field.startswith("PaperEntry[")}

    assert typed == set(BELONGS) | set(ON_NO_PAPER)
    assert not set(BELONGS) & set(ON_NO_PAPER)


@pytest.mark.parametrize("kind", list(PaperKind))
@pytest.mark.parametrize("read", [words_of, words_of_pdf, words_of_word_file])
def test_a_paper_says_everything_typed_that_belongs_to_it(
    kind: PaperKind, read: Callable[[Paper], str]
) -> None:
    text = " ".join(read(paper) for paper in papers(kind))

    assert missing(kind, text) == []


@pytest.mark.parametrize("layout", list(EvidenceLayout))
def test_either_layout_of_the_evidence_list_says_all_of_each_item(layout: EvidenceLayout) -> None:
    shape = "entered" if layout is EvidenceLayout.FULL else "short"
    text = _plain(words_of(compose_paper(PaperKind.EVIDENCE_LIST, ROUND.sources[shape])))

    lost = [
        field
        for field in ROUND.marks.of
        if field.startswith("Evidence")
        if not all(any(_plain(way) in text for way in ways) for ways in ROUND.marks.of[field])
    ]

    assert lost == []


def test_nothing_of_a_person_or_of_evidence_is_in_the_public_notice() -> None:
    notice = _plain(words_of(compose_paper(PaperKind.NOTICE, ROUND.sources["entered"])))

    assert _found(notice, ("Member.full_name", "EvidenceItem.title", "Answer.reason")) == []


IN_WORKBOOKS = {
    PaperKind.EVIDENCE_LIST: ("EvidenceItem.", "EvidenceFile.", "PaperEntry[evidence-list].texts"),
    PaperKind.SCORE_FORM: ("Answer.", "PaperEntry[score-form].texts"),
    PaperKind.ASSIGNMENTS: (
        "Member.",
        "Deadline.",
        "PaperEntry[assignments].texts",
        "PaperEntry[assignments].rows",
    ),
}


def words_of_workbook(tables: Iterable[Table]) -> str:
    book = load_workbook(io.BytesIO(write_workbook(tuple(tables), "Bảng", DRAWN_AT)))
    values = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return " ".join(
        str(value).replace(".", ",") if isinstance(value, float) else str(value) for value in values
    )


@pytest.mark.parametrize("kind", list(IN_WORKBOOKS))
def test_a_workbook_says_everything_typed_that_its_rows_are_made_of(kind: PaperKind) -> None:
    text = words_of_workbook(table for s in ROUND.sources.values() for table in workbook_tables(kind, s))

    assert [field for field in missing(kind, text) if field.startswith(IN_WORKBOOKS[kind])] == []


def test_the_bridge_sheet_says_every_answer_and_where_its_evidence_is() -> None:
    text = words_of_workbook(bridge_tables(ROUND.sources["entered"]))

    wanted = ("Answer.reason", "Answer.numerator", "Answer.denominator", "Answer.count", "EvidenceItem.code")
    lost = [
        field
        for field in (*wanted, "EvidenceItem.address")
        for ways in ROUND.marks.of[field]
        if not any(_plain(way) in _plain(text) for way in ways)
    ]
    assert lost == []
    assert "b. Một số lớp" in text


def _found(text: str, fields: Iterable[str]) -> list[str]:
    return [
        field for field in fields for ways in ROUND.marks.of[field] if any(_plain(w) in text for w in ways)
    ]
