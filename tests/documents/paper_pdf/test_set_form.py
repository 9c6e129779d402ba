"""The printed set: every row, a box for each, the sums, who ticked it, and room to write in."""

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.papers.composing.set_form import set_form_paper
from cds_desktop.domain.set_form import compose_set_form, scoring_words

GOLDEN = Path(__file__).parents[2] / "golden"
SET_TEXT = (Path(__file__).parents[1] / "indicator-set.toml").read_text(encoding="utf-8")


@pytest.fixture
def chosen():
    text = SET_TEXT.replace('source = "mục III"', 'source = "mục III"\nchecked_by = "Nguyễn Thị Hạnh"')
    text = text.replace(
        'title = "Số lượng học liệu được số hóa đã kiểm duyệt"\nmax_points = 40\nchecked = true',
        'title = "Số lượng học liệu được số hóa đã kiểm duyệt"\nmax_points = 40\nchecked = false',
    )
    return load(text)


def spaced_once(text):
    lines = (" ".join(line.split()) for line in text.replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def test_the_printed_set_reads_as_it_was_approved(chosen, drawn_at, witness):
    paper = draw_paper(set_form_paper(chosen), drawn_at)

    printed = spaced_once(witness("pdftotext", paper.pdf, "-layout"))

    assert printed == (GOLDEN / "set-form.txt").read_text(encoding="utf-8").rstrip("\n")
    assert printed == unicodedata.normalize("NFC", printed)


def test_every_row_of_the_set_is_on_the_form_with_its_words(chosen):
    form = compose_set_form(chosen)

    said = {(row.code, row.words) for row in form.rows}

    for group in chosen.groups:
        assert (f"Nhóm {group.code}", group.title) in said
    assert {(c.code, c.title) for c in chosen.criteria} <= said
    assert {(item.code, item.text) for item in chosen.items} <= said
    assert [row.code for row in form.level_rows][:3] == ["Mức 1", "Mức 2", "Mức 3"]


def test_sums_are_beside_what_they_should_be():
    text = SET_TEXT.replace("max_points = 60\nchecked = true", "max_points = 70\nchecked = false")

    rows = {row.code: row.scoring for row in compose_set_form(load(text)).rows}

    assert rows["1.3"] == "Các nội dung cộng được 60/70 điểm: thiếu 10."
    assert rows["Nhóm 1"] == "Các tiêu chí cộng được 110/100 điểm: thừa 10."
    assert rows["Nhóm 2"] == "Các tiêu chí cộng được 100/100 điểm: khớp."


def test_ladders_are_printed_in_words(chosen):
    words = {item.code: scoring_words(item) for item in chosen.items}

    assert words["1.3.1"] == (
        "Tỉ lệ. Số liệu: số giáo viên dùng được trên tổng số giáo viên (giáo viên). "
        "Thang điểm (tính theo %): dưới 50: 0; từ 50 đến dưới 80: 15; từ 80 đến 100: 30."
    )
    assert words["1.3.2"] == "Có / Không. Có: 30; không: 0."
    assert words["2.3.1"] == "Hội đồng chấm."


def test_who_ticked_a_row_and_when_stands_beside_it(chosen):
    group = replace(chosen.groups[0], checked_by="Lê Thu Trang", checked_on=date(2026, 11, 5))

    rows = compose_set_form(replace(chosen, groups=(group, *chosen.groups[1:]))).rows

    assert rows[0].ticked_by == "Đã đối chiếu: Lê Thu Trang, 05/11/2026"
    assert next(row for row in rows if row.code == "1.4").ticked_by == ""


def test_each_row_has_a_box_and_only_checked_rows_have_a_tick(chosen, drawn_at, pages_of):
    form = compose_set_form(chosen)
    side = 10

    pages = pages_of(draw_paper(set_form_paper(chosen), drawn_at).pdf)

    rules = [rule for page in pages for rule in page.rules]
    boxes = [r for r in rules if side - 1 < r.x1 - r.x0 < side + 2 and side - 1 < r.y1 - r.y0 < side + 2]
    long_strokes = [r for r in rules if 7 < r.x1 - r.x0 < 8 and 9 < r.y1 - r.y0 < 10]
    rows = [*form.rows, *form.level_rows]
    assert len(boxes) == len(form.identity) + len(rows)
    assert len(long_strokes) == sum(row.checked for row in rows)


def test_version_and_digest_tell_which_set_was_printed(chosen, drawn_at, witness):
    text = witness("pdftotext", draw_paper(set_form_paper(chosen), drawn_at).pdf)

    assert chosen.digest in text.replace(" ", "").replace("\n", "")
    assert "Phiên bản 1" in text


def test_two_hundred_rows_and_an_item_of_four_hundred_words_lose_nothing(drawn_at, witness):
    words = " ".join(f"từ{n}" for n in range(400))
    items = "".join(
        f'[[items]]\ncode = "2.3.{n}"\ncriterion = "2.3"\ntext = "{words if n == 7 else f"nội dung {n}"}"\n'
        'max_points = 0.5\nscoring = "judged"\n'
        for n in range(1, 201)
    )
    head, _, tail = SET_TEXT.partition('[[items]]\ncode = "2.3.1"')
    whole = load(head + items + tail[tail.index("[level_rule]") :])

    paper = draw_paper(set_form_paper(whole), drawn_at)

    printed = " ".join(witness("pdftotext", paper.pdf).split())
    assert all(f"2.3.{n}" in printed for n in range(1, 201))
    assert all(f"từ{n}" in printed for n in range(400))
