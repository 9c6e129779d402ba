"""The papers a school writes: in the form of NĐ 30, with everything that was entered for them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cds_desktop.domain.papers import KINDS, Paper, PaperKind
from cds_desktop.domain.papers.composing import (
    COMPOSERS,
    compose_paper,
    form_of,
    parse_template,
    vocabulary_of,
    with_built_in_wording,
)
from cds_desktop.domain.papers.composing.heads import bare_name
from cds_desktop.domain.papers.forms import FORMS
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.papers.model import Bases, Block, Paragraph, Signatures, Table, tables_of
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import LineKind, PartSort, built_in
from cds_desktop.domain.round import Role
from cds_desktop.errors import TemplateFaulty

MINE = (
    PaperKind.COUNCIL_DECISION,
    PaperKind.PLAN,
    PaperKind.RECOGNITION_DECISION,
    PaperKind.REPORT,
    PaperKind.REQUEST,
    PaperKind.REQUEST_LETTER,
    PaperKind.NOTICE,
)


def text_of(paper: Paper) -> str:
    return "\n".join(paper_lines(paper))


def one(blocks: tuple[Block, ...], sort: type) -> Block:
    return next(block for block in blocks if isinstance(block, sort))


def signatures_of(paper: Paper) -> Signatures:
    found = one(paper.blocks, Signatures)
    assert isinstance(found, Signatures)
    return found


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_built_in_template_is_without_a_fault(kind: PaperKind) -> None:
    assert parse_template(built_in(kind), kind).lines


@pytest.mark.parametrize("kind", MINE)
def test_every_text_and_table_of_a_form_is_called_by_the_built_in_template(
    kind: PaperKind, source: PaperSource
) -> None:
    form, shown = FORMS[kind], form_of(kind, source)
    assert [text.key for text in shown.texts] == [text.key for text in form.texts]
    assert [table.key for table in shown.tables] == [table.key for table in form.tables]


@pytest.mark.parametrize("kind", MINE)
def test_everything_typed_for_a_paper_stands_in_it(
    kind: PaperKind, entering: Callable[..., PaperSource]
) -> None:
    form = FORMS[kind]
    texts = {text.key: f"dấu {text.key} một\ndấu {text.key} hai" for text in form.texts}
    rows = {
        table.key: (tuple(f"ô {table.key} {n}" for n in range(len(table.columns))),) for table in form.tables
    }
    said = text_of(
        compose_paper(
            kind,
            entering(
                kind,
                texts=texts,
                rows=rows,
                number="9",
                symbol="XY-Z",
                dated_on=date(2027, 1, 3),
                authority=("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
                signer_name="Trần Thị Ký",
                recipients=("Nơi nhận riêng",),
            ),
        )
    )
    marks = [*(line for words in texts.values() for line in words.split("\n"))]
    marks += [cell for lines in rows.values() for row in lines for cell in row]
    marks += ["09/XY-Z", "Nam Từ, ngày 03 tháng 01 năm 2027", "KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"]
    marks += ["Trần Thị Ký", "Nơi nhận riêng"]
    assert [mark for mark in marks if mark not in said] == []


@pytest.mark.parametrize("kind", MINE)
def test_a_paper_that_is_empty_still_has_its_form(kind: PaperKind, source: PaperSource) -> None:
    bare = replace(source, entries={}, assessment=replace(source.assessment, members=()))
    paper = compose_paper(kind, bare)
    assert paper.head.number.startswith("…/")
    assert paper.head.place_and_date == "Nam Từ, ngày … tháng … năm …"
    assert signatures_of(paper).people[0].authority == ("HIỆU TRƯỞNG",)


@pytest.mark.parametrize("kind", MINE)
def test_the_body_ends_with_the_sign_of_the_end_before_who_signs(
    kind: PaperKind, source: PaperSource
) -> None:
    blocks = compose_paper(kind, source).blocks
    last = blocks[next(n for n, block in enumerate(blocks) if isinstance(block, Signatures)) - 1]
    assert isinstance(last, Paragraph)
    assert last.runs[-1].text.endswith("./.")
    assert not last.runs[-1].text.endswith(".././.")


@pytest.mark.parametrize("kind", MINE)
def test_recipients_end_with_where_the_paper_is_kept(kind: PaperKind, source: PaperSource) -> None:
    recipients = signatures_of(compose_paper(kind, source)).recipients
    assert recipients[-2:] == ("Các tổ chuyên môn", "Lưu: VT")


def test_the_decision_on_the_council_has_its_head_bases_articles_and_annexes(source: PaperSource) -> None:
    paper = compose_paper(PaperKind.COUNCIL_DECISION, source)
    assert paper.name[0] == "QUYẾT ĐỊNH"
    assert paper.head.number == "05/QĐ-THCSNT"
    assert paper.head.place_and_date == "Nam Từ, ngày 05 tháng 02 năm 2026"
    assert one(paper.blocks, Bases) == Bases(
        (
            "Căn cứ Quyết định số 1/QĐ ngày 05 tháng 01 năm 2026 của người thử ban hành Bộ chỉ số nhỏ",
            "Căn cứ Kế hoạch của UBND xã",
        )
    )
    said = text_of(paper)
    assert "HIỆU TRƯỞNG TRƯỜNG THCS NAM TỪ" in said
    assert "gồm 03 thành viên có tên tại Phụ lục I" in said
    assert [annex.name[1] for annex in paper.annexes][1:] == [
        "DANH SÁCH BAN THƯ KÝ",
        "DANH SÁCH NHÓM CÔNG TÁC",
    ]
    attached = "(Kèm theo Quyết định số 05/QĐ-THCSNT ngày 05 tháng 02 năm 2026 của Hiệu trưởng"
    assert all(annex.attached_to.startswith(attached) for annex in paper.annexes)


def test_members_stand_by_rank_with_position_and_task(source: PaperSource) -> None:
    (table,) = tables_of(compose_paper(PaperKind.COUNCIL_DECISION, source).annexes[0].blocks)
    assert [row.cells[1:] for row in table.rows] == [
        ("Bà Nguyễn Thị Hiền", "Hiệu trưởng", "Chủ tịch Hội đồng"),
        ("Ông Đặng Ỷ Ngẫu", "Thư ký", "Thư ký Hội đồng"),
        ("Ông Phạm Quốc Bảo", "Tổ trưởng", "Ủy viên Hội đồng"),
    ]


def test_working_groups_follow_who_holds_which_criteria(source: PaperSource) -> None:
    rows = {table.key: table.proposed for table in form_of(PaperKind.COUNCIL_DECISION, source).tables}
    assert rows["working_groups"] == (
        ("Nhóm công tác 1", "…", "Ông Phạm Quốc Bảo", "1.2"),
        ("Nhóm công tác 2", "…", "Bà Nguyễn Thị Hiền", "2.1"),
    )


def test_a_council_without_secretary_or_tasks_has_one_annex_without_number(source: PaperSource) -> None:
    members = tuple(replace(member, role=Role.MEMBER, criteria=()) for member in source.assessment.members)
    alone = replace(source, assessment=replace(source.assessment, members=members))
    paper = compose_paper(PaperKind.COUNCIL_DECISION, alone)
    assert [annex.name[0] for annex in paper.annexes] == ["Phụ lục"]
    assert "Giúp việc" not in text_of(paper)


def test_the_timetable_follows_the_deadlines_of_the_round(source: PaperSource) -> None:
    (table,) = form_of(PaperKind.PLAN, source).tables
    due = {row[0]: row[1] for row in table.proposed}
    assert due["Thành lập Hội đồng tự đánh giá"] == "Ngày 05/02/2026"
    assert due["Thu thập số liệu, minh chứng; lập danh mục minh chứng"] == "Chậm nhất ngày 28/02/2026"
    assert due["Tập huấn"] == "Chậm nhất ngày 15/01/2026"
    assert due["Họp Hội đồng, thống nhất kết quả"] == "…"


def test_the_council_issues_its_plan_where_it_has_a_seal(source: PaperSource) -> None:
    settings = replace(
        source.settings,
        council_issues=True,
        council_name_upper="HỘI ĐỒNG TỰ ĐÁNH GIÁ",
        council_abbreviation="HĐTĐG",
    )
    council = replace(source, settings=settings, entries={})
    plan, decision = (compose_paper(kind, council) for kind in (PaperKind.PLAN, PaperKind.COUNCIL_DECISION))
    assert (plan.head.superior, plan.head.issuer) == ("TRƯỜNG THCS NAM TỪ", "HỘI ĐỒNG TỰ ĐÁNH GIÁ")
    assert plan.head.number == "…/KH-HĐTĐG"
    assert signatures_of(plan).people[0].authority == ("TM. HỘI ĐỒNG", "CHỦ TỊCH")
    assert signatures_of(plan).people[0].name == "Nguyễn Thị Hiền"
    assert decision.head.issuer == "TRƯỜNG THCS NAM TỪ"


def test_a_letter_has_no_name_but_its_subject_below_the_number(source: PaperSource) -> None:
    letter = compose_paper(PaperKind.REQUEST_LETTER, source)
    assert letter.name == ()
    assert letter.head.about.startswith("V/v đề nghị đánh giá ngoài")
    assert letter.head.number == "…/THCSNT"


def test_what_goes_along_with_the_request_bears_its_numbers(source: PaperSource) -> None:
    (table,) = form_of(PaperKind.REQUEST, source).tables
    assert ("Biên bản tự đánh giá", "07/BB-THCSNT, ngày 15/04/2026", "01") in table.proposed
    assert ("Danh mục minh chứng", "", "01") in table.proposed


def test_the_notice_tells_totals_and_levels_and_nothing_of_people_or_evidence(source: PaperSource) -> None:
    notice = compose_paper(PaperKind.NOTICE, source)
    signed = signatures_of(notice)
    body = [block for block in notice.blocks if not isinstance(block, Signatures)]
    said = text_of(replace(notice, blocks=tuple(body)))
    assert "71,5" in said
    assert "Mức 2" in said
    people = [member.full_name for member in source.assessment.members]
    hidden = [*people, "H1-1.2-01", "Kế hoạch riêng", "Có phần mềm"]
    assert [word for word in hidden if word in said] == []
    assert signed.people[0].name == "Nguyễn Thị Hiền"


def test_the_report_tells_each_criterion_with_its_evidence_and_working(source: PaperSource) -> None:
    report = compose_paper(PaperKind.REPORT, source)
    said = text_of(report)
    for words in ("Tiêu chí 1.2.", "Có phần mềm", "Thiếu máy", "[H1-1.2-01]", "71,5/100 điểm", "01234567"):
        assert words in said
    assert report.cover
    assert [annex.name[1] for annex in report.annexes] == ["DANH MỤC MINH CHỨNG", "PHIẾU ĐÁNH GIÁ"]
    assert report.data_digest == source.sealed_digest


def test_the_report_has_a_place_to_sign_beside_each_member(source: PaperSource) -> None:
    tables = [block for block in compose_paper(PaperKind.REPORT, source).blocks if isinstance(block, Table)]
    signed = next(table for table in tables if table.columns[-1].heading == "Chữ ký")
    assert len(signed.rows) == 3
    assert all(row.cells[-1] == "" and row.least_lines == 2 for row in signed.rows)


def test_a_faulty_wording_of_the_school_is_told_and_the_built_in_one_still_composes(
    source: PaperSource,
) -> None:
    own = replace(source, wording={PaperKind.PLAN: "loại: KẾ HOẠCH\nđoạn: {{nam hoc}}"})
    with pytest.raises(TemplateFaulty) as caught:
        compose_paper(PaperKind.PLAN, own)
    assert "Dòng 2: không có trường “{{nam hoc}}”. Gần giống: “năm học”" in "\n".join(caught.value.faults)
    assert compose_paper(PaperKind.PLAN, with_built_in_wording(own, PaperKind.PLAN)).name[0] == "KẾ HOẠCH"


def test_a_wording_of_the_school_takes_the_place_of_the_built_in_one(source: PaperSource) -> None:
    wording = "loại: KẾ HOẠCH\r\ntrích yếu: Riêng {{năm học}}\r\nđoạn: Lời riêng\r\nký: người ban hành"
    own = replace(source, wording={PaperKind.PLAN: "\ufeff" + wording})
    assert "Lời riêng./." in text_of(compose_paper(PaperKind.PLAN, own))
    assert form_of(PaperKind.PLAN, own).texts == ()


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("TS. Nguyễn Văn A", "Nguyễn Văn A"),
        ("ThS.NCS. Ông Thị Bé", "Ông Thị Bé"),
        ("PGS. TS. Đặng Ỷ Ngẫu", "Đặng Ỷ Ngẫu"),
        ("Nguyễn Thị Hiền", "Nguyễn Thị Hiền"),
    ],
)
def test_no_degree_stands_before_the_name_of_who_signs(written: str, bare: str) -> None:
    assert bare_name(written) == bare


@pytest.mark.parametrize("kind", MINE)
def test_a_kind_can_be_composed_from_every_name_its_templates_may_use(
    kind: PaperKind, source: PaperSource
) -> None:
    known = vocabulary_of(kind)
    lines = [f"đoạn: {{{{{name}}}}}" for name in known.fields]
    lines += [f"{facts.sort.value}: {name}" for name, facts in known.parts.items()]
    lines += [line for name in known.repeats for line in (f"lặp: {name}", "hết lặp")]
    needed = {LineKind.TYPE, LineKind.ABOUT, LineKind.ARTICLE, LineKind.ADDRESSEE, LineKind.REPEAT}
    lines += [f"{line.value}: x" for line in known.obligatory if line in needed - {LineKind.REPEAT}]
    whole = replace(source, wording={kind: "\n".join(lines)})
    assert compose_paper(kind, whole).blocks
    assert any(facts.sort is PartSort.SIGN for facts in known.parts.values())


def test_every_kind_has_a_composer_and_a_file_name() -> None:
    assert set(COMPOSERS) == set(PaperKind) == set(KINDS)
