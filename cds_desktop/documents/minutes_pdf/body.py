"""The minutes themselves, section by section, from the letterhead to Nơi nhận."""

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Spacer

from cds_desktop.documents.minutes_pdf.annexes import annex_name, has_evidence
from cds_desktop.documents.minutes_pdf.score_table import score_table
from cds_desktop.documents.page import (
    BOLD,
    CentredBlock,
    FramedNotice,
    Letterhead,
    Line,
    SignatureBlock,
    at_place,
    basis,
    ended,
    heading,
    in_blocks,
    keep_together,
    labelled,
    paragraph,
    recipients,
    room_for,
)
from cds_desktop.documents.page.blocks import SHORT_RULE
from cds_desktop.documents.page.measures import TITLE_SIZE
from cds_desktop.domain.minutes import MinutesContent

BLANK = "…"
SHORT_ENOUGH_TO_KEEP = 150
HEADING_PARTS = 2
TABLE_START = 90


def body(content: MinutesContent, signatures: SignatureBlock) -> list[Any]:
    """Everything before the annexes."""
    story: list[Any] = [
        *at_place("number", [Letterhead(content.superior_upper, content.issuer_upper, content.number)]),
        _title(content),
    ]
    if content.notice:
        story.append(FramedNotice(content.notice))
    story += _opening(content)
    sections = [section for section in (make(content) for make in SECTIONS) if section]
    *earlier, last = [_numbered(number, section) for number, section in enumerate(sections, 1)]
    for parts in earlier:
        story += parts
    return [*story, *_ending(last, content, signatures)]


def _numbered(number: int, section: "Section") -> list[Any]:
    title, parts, room = section
    return [*heading(f"{number}. {title}", room=room), *parts]


def _title(content: MinutesContent) -> CentredBlock:
    lines = [Line("BIÊN BẢN", BOLD, TITLE_SIZE), Line(content.subject, BOLD, TITLE_SIZE, 2)]
    if content.school_year:
        lines.append(Line(f"năm học {content.school_year}", BOLD, TITLE_SIZE))
    return CentredBlock(lines, rule=SHORT_RULE, space_after=12)


def _opening(content: MinutesContent) -> list[Any]:
    rows = [
        *at_place("begins", labelled("Thời gian bắt đầu:", ended(content.begins))),
        *at_place("place", labelled("Địa điểm:", ended(content.place or BLANK))),
        *at_place("present", labelled("Thành phần tham dự:", ended(content.present))),
    ]
    if content.guests:
        rows += at_place("guests", labelled("Khách mời:", ended(content.guests)))
    rows += labelled("Chủ trì:", ended(content.chair))
    rows += labelled("Thư ký:", ended(content.secretary))
    return [*rows, *heading("Nội dung:")]


Section = tuple[str, list[Any], float]
THREE_LINES = 50.0


def _bases(content: MinutesContent) -> Section | None:
    return ("Căn cứ", basis(content.legal_bases), THREE_LINES) if content.legal_bases else None


def _evidence(content: MinutesContent) -> Section:
    if not has_evidence(content):
        return ("Báo cáo về minh chứng", paragraph("Danh mục chưa có minh chứng nào."), 0)
    name = annex_name(content, "evidence")
    text = f"Danh mục gồm {content.evidence_count} minh chứng, kèm theo tại {name}."
    return ("Báo cáo về minh chứng", paragraph(text), 0)


def _scores(content: MinutesContent) -> Section:
    lines = paragraph(f"Kết quả tự đánh giá từng tiêu chí theo {content.set_title} như sau:")
    if content.remarks:
        lines += paragraph(f"Nhận xét từng tiêu chí kèm theo tại {annex_name(content, 'remarks')}.")
    room = room_for(lines) + TABLE_START
    return ("Kết quả từng tiêu chí", [*lines, score_table(content.score_rows), Spacer(1, 10)], room)


def _opinions(content: MinutesContent) -> Section:
    opinions = ended(content.differing_opinions or "không ghi nhận ý kiến khác")
    rows = at_place("differing_opinions", labelled("Ý kiến khác nhau:", opinions))
    rows += at_place("votes", labelled("Biểu quyết:", ended(content.votes or BLANK)))
    return ("Ý kiến khác nhau và biểu quyết", rows, THREE_LINES)


def _result(content: MinutesContent) -> Section:
    rows: list[Any] = []
    if content.conditions:
        rows += labelled("Điều kiện bắt buộc:", ended(content.conditions))
    for group in content.groups:
        rows += labelled(f"{group.title}:", f"{group.points}/{group.max_points} điểm, {group.level}.")
    rows += labelled("Mức độ chung:", ended(content.level))
    rows += labelled("Quy tắc xếp mức:", ended(content.rule))
    if content.sealed_digest:
        blocks = in_blocks(content.sealed_digest)
        rows += labelled("Mã kiểm tra số liệu đã chốt (SHA-256):", blocks)
    return ("Kết quả tự đánh giá", rows, THREE_LINES)


def _shortcomings(content: MinutesContent) -> Section | None:
    rows = at_place("shortcomings", labelled("Tồn tại:", ended(content.shortcomings)))
    rows += at_place("plan", labelled("Kế hoạch:", ended(content.plan)))
    if content.plan_rows:
        name = annex_name(content, "plan")
        rows += paragraph(f"Kế hoạch cải tiến gồm {len(content.plan_rows)} việc, kèm theo tại {name}.")
    return ("Tồn tại và kế hoạch", rows, THREE_LINES) if rows else None


def _conclusion(content: MinutesContent) -> Section | None:
    rows = at_place("conclusion", paragraph(ended(content.conclusion)))
    return ("Kết luận", rows, THREE_LINES) if rows else None


SECTIONS: tuple[Callable[[MinutesContent], Section | None], ...] = (
    _bases,
    _evidence,
    _scores,
    _opinions,
    _result,
    _shortcomings,
    _conclusion,
)


def _ending(last_section: list[Any], content: MinutesContent, signatures: SignatureBlock) -> list[Any]:
    """The closing line, the text before it and the signatures never part."""
    closing = at_place("closes", paragraph(f"Cuộc họp kết thúc vào {content.closes}./."))
    end = [*closing, signatures, *at_place("recipients", recipients(content.recipients))]
    # A signature block alone on a page could belong to any paper: take the text before it along.
    kept = _tail_to_keep(last_section)
    before = last_section[: len(last_section) - kept]
    return [*before, *keep_together([*last_section[len(before) :], *end])]


def _tail_to_keep(section: list[Any]) -> int:
    if room_for(section) <= SHORT_ENOUGH_TO_KEEP:
        return len(section)
    # Never the first paragraph alone: its heading would stay behind.
    has_more = len(section) > HEADING_PARTS + 1
    return int(has_more and room_for(section[-1:]) <= SHORT_ENOUGH_TO_KEEP)
