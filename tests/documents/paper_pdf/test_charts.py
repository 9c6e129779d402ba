"""The charts on paper: letters that can be read out, shapes without colour, and whole at the page break."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pypdfium2 import PdfDocument

from cds_desktop.documents.charts import draw_charts
from cds_desktop.domain.charts import Bar, Chart, ChartKind, LegendEntry, Mark, Section, Threshold
from cds_desktop.domain.charts.table import with_table


def bar(number, points="7.5", **more):
    title = f"Tiêu chí về chuyển đổi số trong dạy học và quản trị ở trường có nhiều điểm lẻ {number}"
    return Bar(f"1.{number}", title, Decimal(points), Decimal(10), **more)


def chart(*bars, kind=ChartKind.CRITERIA):
    legend = (LegendEntry(Mark.POINTS, "Năm nay"), LegendEntry(Mark.MAXIMUM, "Điểm tối đa"))
    return with_table(
        Chart(kind, "Điểm từng tiêu chí", "điểm", (Section("Nhóm 1 · Dạy, học", "30/40", bars),), legend)
    )


@pytest.fixture
def every_mark():
    ten = Decimal(10)
    return (
        chart(
            bar(1, last_points=Decimal(4), last_max=ten),
            bar(2, unscored=Decimal(2)),
            bar(3, unplaced=ten / 2),
        ),
        chart(
            bar(
                4, thresholds=(Threshold(Decimal(5), "Mức 2 · từ 5"),), level="Mức 2", last_points=Decimal(6)
            ),
            kind=ChartKind.GROUPS,
        ),
        chart(bar(5, last_points=Decimal(6), last_max=ten), bar(6, state="mới"), kind=ChartKind.YEARS),
    )


def test_every_number_and_name_of_a_chart_can_be_read_from_the_paper(every_mark, drawn_at, witness):
    text = " ".join(witness("pdftotext", draw_charts(every_mark, drawn_at), "-layout").split())

    for expected in ("7,5/10", "Mức 2 · từ 5", "Mức 2", "+1,5", "mới", "Năm nay", "Nhóm 1 · Dạy, học"):
        assert expected in text
    assert all(f"1.{number} Tiêu chí" in text for number in range(1, 7))


def test_charts_are_drawn_without_colour_and_with_embedded_letters(every_mark, drawn_at, witness):
    pdf = draw_charts(every_mark, drawn_at)

    page = PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    fonts = witness("pdffonts", pdf).splitlines()[2:]

    assert all(red == green == blue for _, (red, green, blue) in page.getcolors(1_000_000))
    assert fonts
    assert all("LiberationSerif" in row and row.split()[-5] == "yes" for row in fonts)


def test_a_chart_longer_than_a_page_goes_on_between_two_rows(drawn_at, pages_of):
    pages = pages_of(draw_charts([chart(*(bar(number) for number in range(1, 61)))], drawn_at))

    starts = [line.text.split()[0] for page in pages for line in page.lines if line.text.startswith("1.")]

    assert len(pages) > 1
    assert starts == [f"1.{number}" for number in range(1, 61)]
    assert all(line.baseline > 57 for page in pages for line in page.lines)


def test_a_title_of_four_hundred_words_takes_three_lines_and_leaves_the_points_readable(drawn_at, witness):
    long_one = replace(bar(1), title="từ " * 400)

    text = witness("pdftotext", draw_charts([chart(long_one, bar(2))], drawn_at))

    assert "…" in text
    assert text.count("7,5/10") == 2


def test_drawing_twice_gives_the_same_bytes(every_mark, drawn_at):
    assert draw_charts(every_mark, drawn_at) == draw_charts(every_mark, drawn_at)
