"""Chỗ để trống: what is still dots on a paper, and what is not."""

import pytest

from cds_desktop.domain.papers import Column, Head, Paper, Row, Table, plain
from cds_desktop.domain.papers.lines import blank_lines


def _paper(*blocks: object) -> Paper:
    return Paper(title="Thử", head=Head("", ""), name=(), blocks=blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Số: …/QĐ-THCS",
        "ngày … tháng … năm …",
        "Người phụ trách: ….",
        "(kèm theo …)",
        "…",
        "Theo đề nghị của …;",
    ],
)
def test_dots_that_stand_for_something_are_a_blank(text):
    assert blank_lines(_paper(plain(text))) == (text,)


@pytest.mark.parametrize("text", ["Máy tính, máy chiếu…", "v.v…", "Đủ cả.", "“chờ…” rồi làm"])
def test_dots_a_writer_ends_a_word_with_are_none(text):
    assert blank_lines(_paper(plain(text))) == ()


def test_a_row_with_an_empty_cell_is_told_with_its_other_cells():
    table = Table(
        (Column("Chỉ tiêu", 80), Column("Số liệu", 40)), (Row(("Phòng học", "…")), Row(("Lớp", "12")))
    )

    assert blank_lines(_paper(table)) == ("Phòng học · …",)


def test_number_and_date_count_as_well():
    paper = Paper(title="Thử", head=Head("", "", "…/BC-TH", "Xã A, ngày … tháng … năm …"), name=(), blocks=())

    assert len(blank_lines(paper)) == 2
