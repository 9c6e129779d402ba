"""The score form: every point with its raw numbers and its working, the conclusion, the charts."""

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop.documents.score_form import draw_score_form
from cds_desktop.domain.charts import LastYear
from cds_desktop.domain.indicator_set import code_map, load
from cds_desktop.domain.round import Answer
from cds_desktop.domain.score_form import compose_score_form
from cds_desktop.domain.scoring import score

GOLDEN = Path(__file__).parent.parent / "golden"
TODAY = date(2027, 4, 15)
DIGEST = "0123456789abcdef" * 4


@pytest.fixture
def compose(whole_set, school):
    """The form of the set and the school of these tests, with changes."""

    def make(chosen=None, answers=None, **options):
        entered = replace(school, answers=school.answers | (answers or {}))
        options = {"draft": False, "sealed_digest": DIGEST} | options
        return compose_score_form(chosen or whole_set, entered, TODAY, **options)

    return make


def spaced_once(text):
    lines = (" ".join(line.split()) for line in text.replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def running(text):
    return " ".join(text.split())


def test_the_form_reads_as_it_was_approved(compose, drawn_at, witness):
    paper = draw_score_form(compose(), drawn_at)

    printed = spaced_once(witness("pdftotext", paper.pdf, "-layout"))

    assert printed == (GOLDEN / "score-form.txt").read_text(encoding="utf-8").rstrip("\n")
    assert printed == unicodedata.normalize("NFC", printed)


def test_every_item_has_its_words_its_raw_numbers_and_its_working_line(compose, whole_set, school):
    result = score(whole_set, school.answers)

    rows = {(row.code, row.words): row for row in compose().rows}

    for item in whole_set.items:
        row = rows[item.code, item.text]
        assert row.working.startswith(result.item(item.code).working)
        assert row.max_points == str(item.max_points)
    assert rows["1.3.1", whole_set.items[0].text].facts == (
        "số giáo viên dùng được: 37\ntổng số giáo viên: 40"
    )


def test_the_working_line_of_every_item_can_be_read_from_the_paper(compose, whole_set, drawn_at, pages_of):
    answers = {
        "1.3.1": Answer(
            numerator=Decimal(37), denominator=Decimal(40), points=Decimal(20), reason="Dùng chưa đều"
        ),
        "1.3.2": Answer(yes=False, reason="Phòng đang sửa"),
        "1.4": Answer(count=Decimal(20)),
        "2.3.1": Answer(),
    }
    form = compose(answers=answers)

    pages = pages_of(draw_score_form(replace(form, watermark=""), drawn_at).pdf)

    # In the order of the page, a cell reads line by line in its own column.
    left = 30 + 18 + 74 + 42 + 14 + 17
    cells = [p for page in pages for p in page.pieces if abs(p.x0 - (left * 72 / 25.4 + 3.5)) < 1.5]
    printed = running(" ".join(piece.text for piece in cells))
    for row in form.rows:
        assert running(row.working) in printed
    assert "Hội đồng chấm 20/30 điểm: Dùng chưa đều" in printed
    assert "Ghi chú của Hội đồng: Phòng đang sửa" in printed


def test_criteria_groups_and_level_are_explained_in_a_sentence_each(compose, whole_set, school):
    result = score(whole_set, school.answers)

    form = compose()

    workings = {row.working for row in form.rows}
    assert {criterion.working for criterion in result.criteria if criterion.code != "1.4"} <= workings
    assert form.sentences == (*(group.working for group in result.groups), result.working)
    assert ("Quy tắc xếp mức:", result.rule) in form.results


def test_rows_nobody_has_checked_are_marked_and_the_form_is_a_draft(whole_set, compose, drawn_at, witness):
    items = tuple(replace(item, checked=item.code != "1.3.2", short_name=True) for item in whole_set.items)
    chosen = replace(whole_set, items=items)

    form = compose(chosen)

    marked = [row.code for row in form.rows if "(*)" in row.code]
    assert marked == ["1.3.2 (*)"]
    assert form.watermark == "DỰ THẢO"
    assert "còn 1 dòng chưa đối chiếu" in form.notice
    assert all("(tên rút gọn)" in row.words for row in form.rows if row.kind == "item")
    assert "(*) Dòng chưa đối chiếu" in witness("pdftotext", draw_score_form(form, drawn_at).pdf)


def test_an_open_round_is_a_draft_and_a_demonstration_says_so(compose, whole_set):
    assert compose(draft=True, sealed_digest="").watermark == "DỰ THẢO"
    assert compose().watermark == ""
    assert compose(replace(whole_set, demonstration=True)).watermark == "BẢN MINH HỌA"


def test_an_unfinished_form_says_how_much_is_open(compose):
    form = compose(answers={"1.4": Answer(), "1.1": Answer()})

    assert "Kết quả tạm tính: còn 2 dòng chưa chấm hoặc chưa xác nhận." in form.notes
    assert {row.code: row.points for row in form.rows}["1.4"] == "chưa chấm"
    assert {row.code: row.points for row in form.rows}["1.1"] == "chưa xác nhận"


def test_the_digest_of_sealed_numbers_is_printed(compose, drawn_at, witness):
    sealed = witness("pdftotext", draw_score_form(compose(), drawn_at).pdf)
    unsealed = witness("pdftotext", draw_score_form(compose(sealed_digest=""), drawn_at).pdf)

    assert DIGEST in sealed.replace(" ", "").replace("\n", "")
    assert "số liệu đã chốt" not in unsealed


def test_last_year_stands_beside_this_year_when_it_is_known(compose, whole_set, drawn_at, witness):
    before = score(whole_set, {"1.4": Answer(count=Decimal(5))})
    last = LastYear(whole_set, before, code_map(whole_set, whole_set))

    form = compose(last=last)

    assert len(form.charts) == 4
    assert len(compose().charts) == 2
    text = witness("pdftotext", draw_score_form(form, drawn_at).pdf)
    assert "Năm nay và năm học trước, từng tiêu chí" in text
    assert "10/40" in text


def test_every_font_is_embedded_and_nothing_leaves_the_margins(compose, drawn_at, witness, pages_of):
    pdf = draw_score_form(compose(), drawn_at).pdf

    rows = witness("pdffonts", pdf).splitlines()[2:]

    assert all("LiberationSerif" in row and row.split()[-5] == "yes" for row in rows)
    for page in pages_of(pdf):
        parts = [*(p for p in page.pieces if not p.text.isdigit()), *page.rules]
        assert all(84 <= part.x0 <= part.x1 <= page.width - 41.5 for part in parts)
        assert all(55.5 <= part.y0 <= part.y1 <= page.height - 55.5 for part in parts)


def test_an_item_of_four_hundred_words_and_a_long_reason_are_printed_whole(
    compose, whole_set, drawn_at, witness
):
    words = " ".join(f"từ{n}" for n in range(400))
    items = tuple(replace(item, text=words) if item.code == "2.3.1" else item for item in whole_set.items)
    reason = " ".join(f"lí{n}" for n in range(300))

    form = compose(replace(whole_set, items=items), {"2.3.1": Answer(points=Decimal(70), reason=reason)})

    printed = running(witness("pdftotext", draw_score_form(form, drawn_at).pdf))
    assert all(f"từ{n}" in printed for n in range(400))
    assert all(f"lí{n}" in printed for n in range(300))


def test_forty_criteria_in_six_groups_with_a_group_of_conditions_are_printed(school, drawn_at, witness):
    chosen = load(six_groups())
    entered = replace(school, answers={item.code: Answer(points=item.max_points) for item in chosen.items})

    form = compose_score_form(chosen, entered, TODAY, draft=True)

    text = running(witness("pdftotext", draw_score_form(form, drawn_at).pdf))
    result = score(chosen, entered.answers)
    assert all(item.code in text for item in chosen.items)
    assert all(
        running(criterion.working) in running(" ".join(r.working for r in form.rows))
        for criterion in result.criteria
    )
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
