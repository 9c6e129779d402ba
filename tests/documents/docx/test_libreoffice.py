"""LibreOffice as a witness: it opens our Word files, lays them out, and reads what the paper says."""

import subprocess
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from cds_desktop.documents.safe_text import lines_of
from cds_desktop.domain.papers import (
    Bases,
    Block,
    ChartBlock,
    FramedNotice,
    Heading,
    Paper,
    Paragraph,
    Signatures,
    Table,
)

Converted = dict[str, tuple[Paper, Path]]
TOP_MARGIN, SHEET = 56, 900


def words_of(pdf: Path, *options: str) -> str:
    """What stands below the top margin, in the order of writing, without white space."""
    area = ["-x", "0", "-y", str(TOP_MARGIN), "-W", str(SHEET), "-H", str(SHEET)]
    command = ["pdftotext", "-raw", *area, *options, str(pdf), "-"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return "".join(said.split())


def flowing(paper: Paper) -> Iterator[str]:
    """What the paper says from its name to its last annex, in order; columns side by side are left out."""
    yield from paper.name
    yield from said_by(paper.blocks)
    for annex in paper.annexes:
        yield from (*annex.name, annex.attached_to)
        yield from said_by(annex.blocks)


def said_by(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield "".join(run.text for run in block.runs)
            case Heading() | FramedNotice():
                yield block.text
            case Bases():
                yield from (line.rstrip(" ;.") for line in block.lines)
            case Table():
                yield from (column.heading for column in block.columns)
                marks = [column.is_box for column in block.columns]
                for row in block.rows:
                    yield from (cell for cell, is_box in zip(row.cells, marks, strict=True) if not is_box)
            case ChartBlock():
                for chart in block.charts:
                    yield from (chart.title, *chart.headings)
                    yield from (cell for row in chart.rows for cell in row)


def beside(paper: Paper) -> Iterator[str]:
    """What stands in columns: head, signatures, recipients."""
    head = paper.head
    yield from (head.superior, head.issuer, head.number, head.place_and_date)
    for block in paper.blocks:
        if isinstance(block, Signatures):
            for person in block.people:
                yield from (*person.authority, person.name)
            yield from block.recipients


@pytest.mark.parametrize("name", ["draft", "final"])
def test_the_same_words_come_out_in_the_same_order(converted: Converted, name: str) -> None:
    paper, pdf = converted[name]
    said, at = words_of(pdf), 0

    for text in flowing(paper):
        wanted = "".join(text.split())
        found = said.find(wanted, at)
        assert found >= 0, f"{text[:60]!r} is missing behind {said[max(at - 40, 0) : at]!r}"
        at = found + len(wanted)


@pytest.mark.parametrize("name", ["draft", "final"])
def test_what_stands_side_by_side_is_all_there(converted: Converted, name: str) -> None:
    paper, pdf = converted[name]
    said = words_of(pdf)

    assert [text for text in beside(paper) if "".join(text.split()) not in said] == []


def test_hostile_text_comes_out_as_words(converted: Converted) -> None:
    paper, pdf = converted["hostile"]
    said = words_of(pdf)

    assert said.count("Trường") >= 10
    assert "<b>&chào" in said
    assert "".join(lines_of(paper.title)[0].split()) in said


def test_a_draft_says_so_on_its_first_page_and_a_final_paper_does_not(converted: Converted) -> None:
    def all_words(name: str) -> str:
        command = ["pdftotext", str(converted[name][1]), "-"]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    assert "DỰ THẢO" in all_words("draft")
    assert "DỰ THẢO" not in all_words("final")


def test_no_letter_is_drawn_by_another_font(converted: Converted) -> None:
    listed = subprocess.run(
        ["pdffonts", str(converted["final"][1])], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    names = {line.split()[0].split("+")[-1] for line in listed.splitlines()[2:]}

    # Whatever stands in for Times New Roman has its widths; boxes to tick come from a font with signs.
    assert len([name for name in names if "Serif" in name or "Times" in name or "Tinos" in name]) >= 3


def test_the_national_heading_stands_on_one_line(converted: Converted) -> None:
    command = ["pdftotext", "-layout", "-l", "1", str(converted["final"][1]), "-"]
    page = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    assert any(line.rstrip().endswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") for line in page.splitlines())


def test_pages_are_numbered_at_the_top_from_the_second_one_on(converted: Converted) -> None:
    strip = ["-x", "0", "-y", "0", "-W", str(SHEET), "-H", str(TOP_MARGIN)]
    command = ["pdftotext", *strip, str(converted["final"][1]), "-"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    numbers = [page.strip() for page in said.split("\f")][:-1]

    # The body and two annexes, each counted from one on.
    starts = [at for at, number in enumerate(numbers) if number == ""]
    counted = [numbers[start:end] for start, end in pairwise([*starts, len(numbers)])]
    assert len(counted) == 3
    assert all(part == ["", *map(str, range(2, len(part) + 1))] for part in counted)
    assert len(counted[1]) > 1


def test_no_page_is_left_empty_wherever_tables_and_texts_end(converted: Converted) -> None:
    area = ["-x", "0", "-y", str(TOP_MARGIN), "-W", str(SHEET), "-H", str(SHEET)]
    command = ["pdftotext", *area, str(converted["brimming"][1]), "-"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    pages = said.split("\f")[:-1]

    assert len(pages) > 20
    assert all(page.strip() for page in pages)
