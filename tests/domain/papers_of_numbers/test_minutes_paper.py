"""The minutes as a paper: sections, annexes, places to sign, places the preview follows."""

from dataclasses import replace

from cds_desktop.domain.papers import (
    Annex,
    Bases,
    FramedNotice,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    Signatures,
)
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import Meeting
from cds_desktop.domain.signers import MembersSign, SigningChoice, signers_of


def minutes(source: PaperSource) -> Paper:
    return compose_paper(PaperKind.MINUTES, source)


def with_meeting(source: PaperSource, **changes: object) -> PaperSource:
    meeting = replace(source.assessment.meeting, **changes)
    return replace(source, assessment=replace(source.assessment, meeting=meeting))


def sections(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def fields(paper: Paper) -> list[str]:
    return [p.field for b in paper.every_block() if isinstance(b, Signatures) for p in b.people]


def test_sections_are_counted_without_a_gap_when_one_is_left_out(source: PaperSource) -> None:
    whole = sections(minutes(source))
    short = sections(minutes(with_meeting(source, conclusion="")))

    assert [title.split(". ")[0] for title in whole if title[0].isdigit()] == list("12345678")
    assert whole[-1] == "8. Kết luận"
    assert [title.split(". ")[0] for title in short if title[0].isdigit()] == list("1234567")


def test_annexes_are_counted_and_the_text_refers_to_them(source: PaperSource) -> None:
    paper = minutes(source)
    text = " ".join(paper_lines(paper))

    assert [annex.name for annex in paper.annexes] == [
        ("Phụ lục I", "DANH MỤC MINH CHỨNG"),
        ("Phụ lục II", "NHẬN XÉT TỪNG TIÊU CHÍ"),
        ("Phụ lục III", "KẾ HOẠCH CẢI TIẾN"),
    ]
    assert "kèm theo tại Phụ lục I." in text
    assert "Nhận xét từng tiêu chí kèm theo tại Phụ lục II." in text
    assert "5 việc, kèm theo tại Phụ lục III." in text


def test_an_only_annex_has_no_number(source: PaperSource) -> None:
    assessment = replace(source.assessment, texts={}, plan_steps=())
    (annex,) = minutes(replace(source, assessment=assessment)).annexes

    assert annex.name == ("Phụ lục", "DANH MỤC MINH CHỨNG")
    assert annex.wide
    meeting = assessment.meeting
    assert annex.attached_to.startswith(f"(Kèm theo Biên bản số {meeting.number}/{meeting.symbol} ngày ")


def test_minutes_with_nothing_entered_leave_dots_and_invent_nothing(source: PaperSource) -> None:
    assessment = replace(
        source.assessment,
        meeting=Meeting(),
        members=(),
        answers={},
        texts={},
        evidence_items=(),
        plan_steps=(),
    )
    paper = minutes(replace(source, assessment=assessment, entries={}, sealed_digest=""))
    text = "\n".join(paper_lines(paper))

    assert "Danh mục chưa có minh chứng nào." in text
    assert "Ý kiến khác nhau: không ghi nhận ý kiến khác." in text
    assert "Biểu quyết: …" in text
    assert "Khách mời" not in text
    assert "Kết luận" not in text
    assert "SHA-256" not in text
    assert paper.annexes == ()
    assert fields(paper) == []


def test_each_thing_typed_is_at_the_place_the_preview_looks_for(source: PaperSource) -> None:
    places = {b.place for b in minutes(source).blocks if isinstance(b, Paragraph | Bases) and b.place}

    assert places == {
        "begins",
        "place",
        "present",
        "guests",
        "course",
        "differing_opinions",
        "votes",
        "shortcomings",
        "plan",
        "conclusion",
        "closes",
    }


def test_secretary_and_chair_sign_and_the_chair_is_last(source: PaperSource) -> None:
    (block,) = (b for b in minutes(source).blocks if isinstance(b, Signatures))

    assert [(p.field, p.authority, p.last) for p in block.people] == [
        ("secretary", ("THƯ KÝ",), False),
        ("chair", ("CHỦ TỌA",), True),
    ]
    assert block.recipients[:2] == source.assessment.meeting.recipients


def test_members_sign_on_the_paper_or_on_an_annex_and_the_agency_has_no_place(source: PaperSource) -> None:
    def signed(way: MembersSign) -> Paper:
        choice = SigningChoice(members=way, agency_seal=True)
        return minutes(replace(source, signers=signers_of(source.assessment, choice)))

    on_paper, on_annex = signed(MembersSign.SAME_PAPER), signed(MembersSign.ANNEX)

    assert fields(on_paper) == ["secretary", "member-m-vice_chair", "chair"]
    assert fields(on_annex) == ["secretary", "chair", "member-m-vice_chair"]
    last: Annex = on_annex.annexes[-1]
    assert last.name == ("Phụ lục IV", "DANH SÁCH THÀNH VIÊN HỘI ĐỒNG KÝ XÁC NHẬN")
    assert any(isinstance(block, Signatures) for block in last.blocks)


def test_a_council_with_a_seal_issues_its_minutes_itself(source: PaperSource) -> None:
    settings = replace(source.settings, council_issues=True, council_name_upper="HỘI ĐỒNG TỰ ĐÁNH GIÁ")
    school = source.assessment.school

    own, schools = minutes(replace(source, settings=settings)).head, minutes(source).head

    assert (own.superior, own.issuer) == (school.name_upper, "HỘI ĐỒNG TỰ ĐÁNH GIÁ")
    assert (schools.superior, schools.issuer) == (school.superior_upper, school.name_upper)
    assert own.place_and_date == ""


def test_a_set_not_held_against_paper_is_told_in_a_frame(source: PaperSource) -> None:
    unchecked = replace(source.indicator_set, demonstration=True)
    paper = minutes(replace(source, indicator_set=unchecked))

    (notice,) = (b for b in paper.blocks if isinstance(b, FramedNotice))
    assert "không có giá trị sử dụng" in notice.text
    assert paper.watermark == "BẢN MINH HỌA"


def test_what_is_sealed_is_told_in_full_and_kept_with_the_paper(source: PaperSource) -> None:
    paper = minutes(source)
    line = next(line for line in paper_lines(paper) if line.startswith("Mã kiểm tra số liệu"))

    assert line.partition(": ")[2].replace(" ", "") == source.sealed_digest
    assert paper.data_digest == source.sealed_digest


def test_recipients_are_printed_before_there_is_anybody_to_sign(source: PaperSource) -> None:
    nobody = replace(source, assessment=replace(source.assessment, members=()), signers=())

    (place,) = (block for block in minutes(nobody).blocks if isinstance(block, Signatures))
    assert place.people == ()
    assert set(source.assessment.meeting.recipients) <= set(place.recipients)
