"""The table of NĐ 30/2020/NĐ-CP, phụ lục I, held against the drawn pages of every kind of paper."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from cds_desktop.documents.paper_pdf import DrawnPaper, draw_paper
from cds_desktop.domain.papers import (
    KINDS,
    Bases,
    Heading,
    Paper,
    PaperEntry,
    PaperKind,
    PaperSettings,
    Signatures,
    Table,
)
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import CriterionText, Member, Role

MM = 72 / 25.4
LEFT, RIGHT, EDGE = 30 * MM, 15 * MM, 20 * MM
SLACK = 1.0
DRAWN_AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)
LONG_NAME = "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ SỐ 2 MƯỜNG NHÉ"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
WORDS = "Nhà trường đã triển khai nhiều hoạt động chuyển đổi số trong năm học. "


@dataclass(frozen=True)
class Read:
    """A paper, what was drawn of it, and what another program reads there."""

    paper: Paper
    drawn: DrawnPaper
    pages: list

    @property
    def first(self):
        """The page with the head of the paper."""
        return self.pages[1 if self.paper.cover else 0]


def _enlarged(school):
    """A school with a very long name, 40 members more, a description of 3,000 words, letters in two parts."""
    members = tuple(
        Member(
            id=f"x{n}",
            full_name=unicodedata.normalize("NFD", "Đặng Ỷ Ngẫu"),
            salutation="Ông",
            position="Giáo viên",
            role=Role.MEMBER,
        )
        for n in range(40)
    )
    text = CriterionText(description=WORDS * 200, strengths=WORDS, shortcomings=WORDS, plan=WORDS)
    return replace(
        school,
        school=replace(school.school, name_upper=LONG_NAME),
        members=(*school.members, *members),
        texts={**school.texts, "1.3": text},
    )


def _source(whole_set, school):
    entries = {
        kind: PaperEntry(kind=kind, number="05", symbol="QĐ-THCSNT", dated_on=date(2027, 1, 5))
        for kind in PaperKind
    }
    return PaperSource(
        indicator_set=whole_set,
        assessment=school,
        settings=PaperSettings(head_name="Đỗ Thị Kim Oanh"),
        entries=entries,
        today=date(2027, 4, 15),
        draft=False,
    )


_READ: dict = {}


@pytest.fixture(params=[(kind, size) for kind in PaperKind for size in ("usual", "huge")], ids=str)
def read(request, whole_set, school, many_evidence, pages_of):
    """Each kind of paper once as schools have it, once as large as anybody will ever need it."""
    if request.param not in _READ:
        kind, size = request.param
        entered = school if size == "usual" else replace(_enlarged(school), evidence_items=many_evidence)
        paper = compose_paper(kind, _source(whole_set, entered))
        drawn = draw_paper(paper, DRAWN_AT)
        _READ[request.param] = Read(paper, drawn, pages_of(drawn.pdf))
    return _READ[request.param]


def test_words_and_lines_stay_inside_the_margins(read):
    for page in read.pages:
        right = page.width - RIGHT
        for line in page.words:
            assert LEFT - SLACK <= line.x0 <= line.x1 <= right + SLACK, line.text
            assert EDGE <= line.baseline <= page.height - EDGE, line.text
        for rule in page.rules:
            assert LEFT - SLACK <= rule.x0 <= rule.x1 <= right + SLACK
            assert EDGE - SLACK <= rule.y0 <= rule.y1 <= page.height - EDGE + SLACK


def test_pages_are_a4(read):
    sizes = {(round(page.width), round(page.height)) for page in read.pages}

    assert sizes <= {(595, 842), (842, 595)}
    assert (round(read.first.width) == 842) == read.paper.wide


def test_page_numbers_stand_in_the_middle_of_the_top_margin_but_not_on_a_first_page(read):
    expected = 0
    for page in read.pages:
        numbers = [line for line in page.lines if line not in page.words]
        expected = expected + 1 if numbers else 1
        assert [line.text for line in numbers] == ([str(expected)] if expected > 1 else [])
        for line in numbers:
            assert line.middle == pytest.approx((LEFT + page.width - RIGHT) / 2, abs=1.5)
            assert 13 <= line.size <= 14


def test_each_annex_begins_on_a_page_without_a_number(read):
    firsts = [page for page in read.pages if page.lines == page.words]

    assert len(firsts) == 1 + len(read.paper.annexes) + bool(read.paper.cover)
    for annex, page in zip(read.paper.annexes, firsts[-len(read.paper.annexes) :], strict=False):
        assert page.words[0].text == annex.name[0]
        assert page.words[0].is_bold
        assert (round(page.width) == 842) == annex.wide


def test_the_national_heading_is_one_bold_line_above_its_motto(read):
    if not read.paper.head.issuer:
        return
    country, motto = read.first.line(COUNTRY), read.first.line(MOTTO)
    rule = read.first.rule_below(motto)

    assert country.text == COUNTRY
    assert 12 <= country.size <= 13 <= motto.size <= 14
    assert country.is_bold
    assert motto.is_bold
    assert not (country.is_italic)
    assert not (motto.is_italic)
    assert motto.middle == pytest.approx(country.middle, abs=1.5)
    assert (rule.x0, rule.x1) == pytest.approx((motto.x0, motto.x1), abs=2)


def test_the_issuing_body_is_bold_below_its_superior_and_has_a_short_line(read):
    head, page = read.paper.head, read.first
    if not head.issuer:
        return
    country = page.line(COUNTRY)
    below = page.line(f"Số: {head.number}" if head.number else read.paper.name[0]).baseline
    left = [line for line in page.words if line.x1 < country.x0 and line.baseline > below]
    superior = [line for line in left if not line.is_bold and line.text in head.superior]
    issuer = [line for line in left if line.is_bold]
    rule = page.rule_below(issuer[-1])

    assert " ".join(line.text for line in superior) == head.superior
    assert " ".join(line.text for line in issuer) == head.issuer
    assert all(12 <= line.size <= 13 for line in (*superior, *issuer))
    assert 1 / 3 <= rule.length / (issuer[-1].x1 - issuer[-1].x0) <= 1 / 2
    assert (rule.x0 + rule.x1) / 2 == pytest.approx(issuer[-1].middle, abs=1.5)


def test_the_number_stands_below_the_issuer_and_the_date_below_the_motto(read):
    head, page = read.paper.head, read.first
    dates = [line for line in page.words if head.place_and_date and line.text == head.place_and_date]
    numbers = [line for line in page.words if line.text.startswith("Số: ") and line.x1 < page.width / 2]

    assert [line.text for line in numbers[:1]] == ([f"Số: {head.number}"] if head.number else [])
    assert len(dates) == bool(head.place_and_date)
    if head.number:
        issuer = page.line(head.superior.split()[0])
        assert numbers[0].middle == pytest.approx(issuer.middle, abs=1.5)
        assert numbers[0].size == 13
        assert not numbers[0].is_bold
    if dates:
        assert dates[0].is_italic
        assert 13 <= dates[0].size <= 14
        assert dates[0].middle == pytest.approx(page.line(MOTTO).middle, abs=1.5)
        assert not numbers or dates[0].baseline == pytest.approx(numbers[0].baseline, abs=1)


def test_only_papers_with_a_place_and_date_line_bear_one():
    assert not KINDS[PaperKind.MINUTES].has_place_and_date
    assert KINDS[PaperKind.RECOGNITION_DECISION].has_place_and_date


def test_the_name_is_bold_and_centred_above_a_short_line(read):
    page = read.first
    if not read.paper.name:
        return
    start = next(n for n, line in enumerate(page.words) if line.text == read.paper.name[0])
    wanted, found, lines = " ".join(read.paper.name), "", []
    while found != wanted:
        lines.append(page.words[start + len(lines)])
        found = " ".join(line.text for line in lines)
        assert wanted.startswith(found)
    rule = page.rule_below(lines[-1])

    assert read.paper.name[0] == read.paper.name[0].upper()
    for line in lines:
        assert line.is_bold
        assert not line.is_italic
        assert 13 <= line.size <= 14
        assert line.middle == pytest.approx((LEFT + page.width - RIGHT) / 2, abs=1.5)
    assert 1 / 3 <= rule.length / (lines[-1].x1 - lines[-1].x0) <= 1 / 2
    assert (rule.x0 + rule.x1) / 2 == pytest.approx(lines[-1].middle, abs=1.5)


def _lines(read):
    return [line for page in read.pages for line in page.words]


def test_legal_bases_are_italic_and_end_as_they_must(read):
    italic = [line for line in _lines(read) if line.is_italic]
    packed = "".join("".join(line.text.split()) for line in italic)
    for block in read.paper.blocks:
        if isinstance(block, Bases):
            ends = [packed.partition("".join(text.split()))[2][:1] for text in block.lines]
            assert ends == [";"] * (len(ends) - 1) + ["."]
            assert all(13 <= line.size <= 14 for line in italic if line.text.startswith("Căn cứ"))


def test_body_text_has_the_size_the_indent_and_the_width_of_the_form(read):
    for page in read.pages:
        middle = (LEFT + page.width - RIGHT) / 2
        body = [line for line in page.words if len(line.text) > 70 and line.size >= 13]
        running = [line for line in body if abs(line.middle - middle) > 2 or line.x0 < LEFT + 2]
        # Of the contents only the words count, not the dots beside them.
        running = [line for line in running if line.text.strip(". 0123456789") and "....." not in line.text]
        for line in running:
            indent = line.x0 - LEFT
            assert 13 <= line.size <= 14
            assert abs(indent) < SLACK or 10 * MM - SLACK <= indent <= 12.7 * MM + SLACK
        for line, following in zip(page.words, page.words[1:], strict=False):
            if line in running and following in running and abs(following.x0 - LEFT) < SLACK:
                assert line.x1 == pytest.approx(page.width - RIGHT, abs=3)
                assert 1 <= (line.baseline - following.baseline) / (line.size * 1.15) <= 1.5


def test_no_heading_stands_alone_at_the_foot_of_a_page(read):
    blocks = [*read.paper.blocks, *(block for annex in read.paper.annexes for block in annex.blocks)]
    headings = {" ".join(block.text.split()) for block in blocks if isinstance(block, Heading)}
    for page in read.pages:
        if page.words:
            assert page.words[-1].text not in headings


def test_a_table_that_goes_on_repeats_its_heading(read):
    for page in read.pages[1:]:
        wide = [rule for rule in page.rules if rule.is_level and rule.length > 200]
        if not wide:
            continue
        top = max(rule.y1 for rule in wide)
        inside = [line for line in page.words if line.baseline < top]
        assert inside[0].is_bold, inside[0].text


def test_no_cell_loses_a_word(read):
    packed = "".join("".join(line.text.split()) for line in _lines(read))
    tables = [block for block in read.paper.every_block() if isinstance(block, Table)]
    for table in tables:
        for row in table.rows[:: max(1, len(table.rows) // 20)]:
            for cell in row.cells:
                for word in unicodedata.normalize("NFC", cell).split():
                    assert len(word) > 12 or word in packed or word in {"o", "x"}


def test_places_to_sign_are_empty_and_below_the_text_they_close(read):
    for box in read.drawn.signature_boxes:
        page = read.pages[box.page]
        x0, y0, x1, y1 = box.box
        assert not [
            line
            for line in page.words
            if line.x0 < x1 and line.x1 > x0 and line.baseline < y1 and line.baseline + line.size * 0.7 > y0
        ]
        assert LEFT - SLACK <= x0 < x1 <= page.width - RIGHT + SLACK
    if len(read.drawn.signature_boxes) == 1:
        box = read.drawn.signature_boxes[0]
        above = [line for line in read.pages[box.page].words if line.baseline > box.box[3] + 40]
        assert len(above) >= 2


def test_signers_and_recipients_are_set_as_the_form_says(read):
    signed = [block for block in read.paper.blocks if isinstance(block, Signatures)]
    for block in signed:
        for person in block.people:
            names = [line for line in _lines(read) if line.text and line.text in person.name and line.is_bold]
            assert names or not person.name
            assert all(13 <= line.size <= 14 for line in names)
        if block.recipients:
            title = next(line for line in _lines(read) if line.text == "Nơi nhận:")
            listed = [line for line in _lines(read) if line.size == 11 and line.text.startswith("- ")]
            assert title.is_bold
            assert title.is_italic
            assert title.size == 12
            assert len(listed) >= len(block.recipients)
            assert all(not line.is_bold and not line.is_italic for line in listed)
