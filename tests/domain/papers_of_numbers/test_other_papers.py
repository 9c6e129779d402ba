"""Evidence list, score form, criterion sheets, assignments and the set form as papers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cds_desktop.domain.papers import (
    ChartBlock,
    EvidenceLayout,
    Heading,
    PageBreak,
    Paper,
    PaperEntry,
    PaperKind,
    Signatures,
    Table,
    Weight,
    tables_of,
)
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.composing.set_form import set_form_paper
from cds_desktop.domain.papers.composing.words import codes_words
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import Answer, EvidenceFile, EvidenceItem, EvidenceKind

ANNEXES = (
    PaperKind.EVIDENCE_LIST,
    PaperKind.SCORE_FORM,
    PaperKind.CRITERION_SHEETS,
    PaperKind.ASSIGNMENTS,
)


def headings(table: Table) -> list[str]:
    return [column.heading for column in table.columns]


def first_table(kind: PaperKind, source: PaperSource) -> Table:
    return tables_of(compose_paper(kind, source).blocks)[0]


def has_place_to_sign(paper: Paper) -> bool:
    return any(isinstance(block, Signatures) for block in paper.every_block())


def without_entries(source: PaperSource) -> PaperSource:
    return replace(source, entries={kind: PaperEntry(kind=kind) for kind in PaperKind})


def test_the_evidence_list_has_the_columns_of_the_chosen_layout(source: PaperSource) -> None:
    short = replace(source, settings=replace(source.settings, evidence_layout=EvidenceLayout.SHORT))

    assert headings(first_table(PaperKind.EVIDENCE_LIST, source)) == [
        "STT",
        "Mã",
        "Tên minh chứng",
        "Số, ngày ban hành",
        "Nơi ban hành",
        "Tiêu chí",
        "Hộp, đường link",
        "SHA-256 (rút gọn)",
        "Ghi chú",
    ]
    assert headings(first_table(PaperKind.EVIDENCE_LIST, short)) == [
        "TT",
        "Mã minh chứng",
        "Tên minh chứng",
        "Định dạng, vị trí lưu trữ hoặc đường dẫn",
        "Ghi chú",
    ]


def test_the_short_layout_says_in_which_form_each_item_is_kept(source: PaperSource) -> None:
    items = (
        EvidenceItem(
            id="1",
            code="H1-01",
            title="Tệp",
            files=(EvidenceFile(digest="a" * 64, name="a.docx", size_bytes=1),),
        ),
        EvidenceItem(id="2", code="H1-02", title="Trang", kind=EvidenceKind.LINK, address="https://a.vn"),
        EvidenceItem(id="3", code="H1-03", title="Sổ", kind=EvidenceKind.PHYSICAL, box="H1"),
        EvidenceItem(id="4", code="H1-04", title="Sổ", kind=EvidenceKind.PHYSICAL),
        EvidenceItem(id="5", code="H1-05", title="Chưa có tệp"),
    )
    short = replace(source.settings, evidence_layout=EvidenceLayout.SHORT)
    kept = replace(source, settings=short, assessment=replace(source.assessment, evidence_items=items))

    assert [row.cells[3] for row in first_table(PaperKind.EVIDENCE_LIST, kept).rows] == [
        "Tệp DOCX\na.docx",
        "Đường link\nhttps://a.vn",
        "Bản giấy\nHộp H1",
        "Bản giấy",
        "–",
    ]


def test_lists_and_forms_of_a_council_that_issues_bear_its_name(source: PaperSource) -> None:
    settings = replace(source.settings, council_issues=True, council_name_upper="HỘI ĐỒNG TỰ ĐÁNH GIÁ")

    for kind in ANNEXES:
        assert compose_paper(kind, replace(source, settings=settings)).head.issuer == "HỘI ĐỒNG TỰ ĐÁNH GIÁ"


def test_an_evidence_list_without_evidence_says_so(source: PaperSource) -> None:
    empty = replace(source, assessment=replace(source.assessment, evidence_items=()))
    paper = compose_paper(PaperKind.EVIDENCE_LIST, empty)

    assert tables_of(paper.blocks) == ()
    assert "Danh mục chưa có minh chứng nào." in paper_lines(paper)


@pytest.mark.parametrize("kind", ANNEXES)
def test_a_paper_that_is_an_annex_has_a_place_to_sign_only_once_a_signer_is_entered(
    kind: PaperKind, source: PaperSource
) -> None:
    assert has_place_to_sign(compose_paper(kind, source))
    assert not has_place_to_sign(compose_paper(kind, without_entries(source)))


def test_the_score_form_has_six_columns_and_a_subtotal_for_each_group(source: PaperSource) -> None:
    table = first_table(PaperKind.SCORE_FORM, source)
    groups = [row for row in table.rows if row.weight is Weight.BOLD]

    assert headings(table) == [
        "Mã",
        "Tiêu chí",
        "Điểm tối đa",
        "Điểm tự đánh giá",
        "Cách tính",
        "Mã minh chứng",
    ]
    assert [row.cells[0] for row in groups] == ["Nhóm 1", "Nhóm 2"]
    assert groups[1].cells[2:4] == ("100", "63,5")
    conditions = {row.cells[0]: row.cells[2:4] for row in table.rows if row.cells[2] == "ĐK"}
    assert conditions == {"1.1": ("ĐK", "Đạt"), "2.1": ("ĐK", "Chưa đạt")}


def test_numbers_of_an_item_not_yet_scored_are_not_lost(source: PaperSource) -> None:
    answers = {**source.assessment.answers, "1.3.1": Answer(numerator=Decimal(37))}
    half = replace(source, assessment=replace(source.assessment, answers=answers))
    row = next(row for row in first_table(PaperKind.SCORE_FORM, half).rows if row.cells[0] == "1.3.1")

    assert row.cells[3] == "chưa chấm"
    assert "số giáo viên dùng được: 37 giáo viên" not in row.cells[4]
    assert row.cells[4].startswith("số giáo viên dùng được: 37\n")


def test_the_score_form_ends_with_result_and_charts(source: PaperSource) -> None:
    paper = compose_paper(PaperKind.SCORE_FORM, source)
    titles = [block.text for block in paper.blocks if isinstance(block, Heading)]

    assert titles == ["1. Điểm từng nội dung", "2. Kết quả", "3. Biểu đồ"]
    assert any(isinstance(block, ChartBlock) for block in paper.blocks)


def test_each_criterion_has_a_sheet_of_five_parts_on_a_page_of_its_own(source: PaperSource) -> None:
    paper = compose_paper(PaperKind.CRITERION_SHEETS, source)
    titles = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    parts = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    breaks = sum(isinstance(block, PageBreak) for block in paper.blocks)

    codes = [criterion.code for criterion in source.indicator_set.criteria]
    assert [title.split(". ")[0] for title in titles] == [f"Tiêu chí {code}" for code in codes]
    assert breaks == len(codes) - 1
    assert parts[:5] == [
        "1. Mô tả hiện trạng",
        "2. Điểm mạnh",
        "3. Tồn tại",
        "4. Kế hoạch cải tiến",
        "5. Tự đánh giá",
    ]


def test_a_sheet_without_texts_leaves_dots(source: PaperSource) -> None:
    bare = replace(source, assessment=replace(source.assessment, texts={}, plan_steps=()))
    lines = paper_lines(compose_paper(PaperKind.CRITERION_SHEETS, bare))

    assert lines.count("…") == 4 * len(source.indicator_set.criteria)


def test_assignments_are_proposed_from_the_council_until_they_are_typed(source: PaperSource) -> None:
    proposed = first_table(PaperKind.ASSIGNMENTS, without_entries(source))
    typed = first_table(PaperKind.ASSIGNMENTS, source)
    member = source.assessment.members[0]

    assert headings(proposed) == [
        "TT",
        "Họ và tên",
        "Chức vụ",
        "Nhóm",
        "Tiêu chí",
        "Minh chứng cần thu thập",
        "Thời hạn",
    ]
    assert len(proposed.rows) == len(source.assessment.members)
    assert proposed.rows[0].cells[1] == f"{member.salutation} {member.full_name}"
    assert proposed.rows[0].cells[4:6] == ("2.3", "2.3: đường link của phần mềm")
    assert typed.rows[0].cells[1:] == source.entry(PaperKind.ASSIGNMENTS).rows["assignments"][0]


def test_a_member_stands_in_the_working_group_that_names_them(source: PaperSource) -> None:
    member = source.assessment.members[2]
    groups = {"working_groups": (("Nhóm 1", "ai đó", f"Bà {member.full_name}", "1.1"),)}
    entry = PaperEntry(kind=PaperKind.COUNCIL_DECISION, rows=groups)
    rows = first_table(
        PaperKind.ASSIGNMENTS, replace(source, entries={PaperKind.COUNCIL_DECISION: entry})
    ).rows

    assert [row.cells[3] for row in rows] == ["–", "–", "Nhóm 1", "–"]


def test_the_deadlines_of_the_round_stand_below_the_assignments(source: PaperSource) -> None:
    _, deadlines = tables_of(compose_paper(PaperKind.ASSIGNMENTS, source).blocks)

    assert [row.cells[1] for row in deadlines.rows] == [d.label for d in source.assessment.deadlines]


def test_the_printed_set_has_a_box_for_each_row(source: PaperSource) -> None:
    paper = set_form_paper(source.indicator_set)
    identity, rows, levels, people = tables_of(paper.blocks)

    assert all(table.columns[0].is_box for table in (identity, rows, levels))
    assert {row.cells[0] for row in rows.rows} == {"x"}
    assert {row.cells[0] for row in identity.rows} == {"o"}
    assert [row.cells[0] for row in people.rows] == ["Lượt thứ nhất", "Lượt thứ hai"]
    assert paper.head.issuer == ""
    assert paper.wide


def test_very_many_codes_of_one_row_are_told_in_few_words() -> None:
    few, many = [f"H1-1.3-{n:02d}" for n in range(1, 9)], [f"H1-1.3-{n:02d}" for n in range(1, 21)]

    assert codes_words(few) == ", ".join(few)
    assert codes_words([*many, "H2-2.1-01", "H2-2.1-02"]) == "H1-1.3-01 đến H1-1.3-20, H2-2.1-01, H2-2.1-02"
    odd = [f"H1-1.3-{number:02d}" for number in range(1, 40, 2)]
    assert codes_words([*odd, "H2-2.1-07", "không số"]).startswith("H1-1.3-01, 03, 05, 07")
    assert codes_words([*odd, "H2-2.1-07", "không số"]).endswith(", 39; H2-2.1-07; không số")
    assert codes_words(["không số", *many]).startswith("không số, H1-1.3-01 đến")
