"""The score form: every point with its working, the conclusion, the charts."""

import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.domain.charts import LastYear
from cds_desktop.domain.indicator_set import code_map, load
from cds_desktop.domain.papers import ChartBlock, PaperKind, tables_of
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import score

GOLDEN = Path(__file__).parents[2] / "golden"
DIGEST = "0123456789abcdef" * 4


@pytest.fixture
def compose(whole_set, school, composed):
    """The form of the set and the school of these tests, with changes."""

    def make(chosen=None, answers=None, **facts):
        entered = replace(school, answers=school.answers | (answers or {}))
        return composed(PaperKind.SCORE_FORM, entered, chosen or whole_set, sealed_digest=DIGEST, **facts)

    return make


def spaced_once(text):
    lines = (" ".join(line.split()) for line in text.replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def running(text):
    return " ".join(text.split())


def test_the_form_reads_as_it_was_approved(compose, drawn_at, witness):
    paper = draw_paper(compose(), drawn_at)

    printed = spaced_once(witness("pdftotext", paper.pdf, "-layout"))

    assert printed == (GOLDEN / "score-form.txt").read_text(encoding="utf-8").rstrip("\n")
    assert printed == unicodedata.normalize("NFC", printed)


def test_the_working_line_of_every_row_can_be_read_from_the_paper(compose, drawn_at, pages_of):
    answers = {
        "1.3.1": Answer(
            numerator=Decimal(37), denominator=Decimal(40), points=Decimal(20), reason="Dùng chưa đều"
        ),
        "1.3.2": Answer(yes=False, reason="Phòng đang sửa"),
        "1.4": Answer(count=Decimal(20)),
        "2.3.1": Answer(),
    }
    form = replace(compose(answers=answers), watermark="")

    pages = pages_of(draw_paper(form, drawn_at).pdf)

    # In the order of the page, a cell reads line by line in its own column.
    (table,) = tables_of(form.blocks)
    at = next(n for n, column in enumerate(table.columns) if column.heading == "Cách tính")
    scale = 252 / sum(column.width for column in table.columns)
    left = (30 + scale * sum(column.width for column in table.columns[:at])) * 72 / 25.4 + 3.5
    printed = running(" ".join(line.text for page in pages for line in page.lines if abs(line.x0 - left) < 2))
    for row in table.rows:
        assert row.cells[at] in {"–", ""} or running(row.cells[at]) in printed
    assert "Hội đồng chấm 20/30 điểm: Dùng chưa đều" in printed
    assert "Ghi chú của Hội đồng: Phòng đang sửa" in printed


def test_last_year_stands_beside_this_year_when_it_is_known(compose, whole_set, drawn_at, witness):
    before = score(whole_set, {"1.4": Answer(count=Decimal(5))})
    last = LastYear(whole_set, before, code_map(whole_set, whole_set))

    form = compose(last=last)

    assert sum(len(block.charts) for block in form.blocks if isinstance(block, ChartBlock)) == 4
    text = witness("pdftotext", draw_paper(form, drawn_at).pdf)
    assert "Năm nay và năm học trước, từng tiêu chí" in text
    assert "10/40" in text


def test_an_item_of_four_hundred_words_and_a_long_reason_are_printed_whole(
    compose, whole_set, drawn_at, witness
):
    words = " ".join(f"từ{n}" for n in range(400))
    items = tuple(replace(item, text=words) if item.code == "2.3.1" else item for item in whole_set.items)
    reason = " ".join(f"lí{n}" for n in range(300))

    form = compose(replace(whole_set, items=items), {"2.3.1": Answer(points=Decimal(70), reason=reason)})

    printed = running(witness("pdftotext", draw_paper(form, drawn_at).pdf))
    assert all(f"từ{n}" in printed for n in range(400))
    assert all(f"lí{n}" in printed for n in range(300))


def test_forty_criteria_in_six_groups_with_a_group_of_conditions_are_printed(
    school, composed, drawn_at, witness
):
    chosen = load(six_groups())
    entered = replace(school, answers={item.code: Answer(points=item.max_points) for item in chosen.items})

    form = composed(PaperKind.SCORE_FORM, entered, chosen)

    text = running(witness("pdftotext", draw_paper(form, drawn_at).pdf))
    assert all(item.code in text for item in chosen.items)
    assert "chỉ có điều kiện bắt buộc, đạt 0/2" in text


def six_groups():
    lines = ['id = "sau"\nversion = "1"\ntitle = "Bộ sáu nhóm"']
    for group in range(6):
        most = 0 if group == 0 else 80
        lines.append(f'[[groups]]\ncode = "{group}"\ntitle = "Tiêu chuẩn {group}"\nmax_points = {most}')
    for code in ("0.1", "0.2"):
        lines.append(
            f'[[criteria]]\ncode = "{code}"\ngroup = "0"\ntitle = "Điều kiện {code}"\nmandatory = true'
        )
    for group in range(1, 6):
        for number in range(1, 9):
            code = f"{group}.{number}"
            lines.append(f'[[criteria]]\ncode = "{code}"\ngroup = "{group}"\ntitle = "Tiêu chí {code}"')
            lines += [
                f'[[items]]\ncode = "{code}.{n}"\ncriterion = "{code}"\ntext = "Nội dung {code}.{n}"\n'
                'max_points = 5\nscoring = "judged"'
                for n in (1, 2)
            ]
    lines.append("[level_rule]\npoint_step = 0.25")
    for level, (low, high) in enumerate(((0, 20), (20, 40), (40, 50), (50, 60), (60, 80)), 1):
        included = "true" if high == 80 else "false"
        lines.append(
            f"[[level_rule.levels]]\nlevel = {level}\nfrom = {low}\nto = {high}\nto_included = {included}"
        )
    return "\n".join(lines)
