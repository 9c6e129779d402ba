"""Biên bản tự đánh giá (Mẫu 1.9, NĐ 30/2020/NĐ-CP) as a paper: what its template is filled with."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cds_desktop.domain.draft_marks import notice
from cds_desktop.domain.minutes import (
    GroupResult,
    condition_words,
    group_results,
    level_title_words,
    moment_words,
    person_words,
    present_words,
    vote_words,
)
from cds_desktop.domain.minutes_rows import RemarkRow, remark_rows
from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.evidence_tables import annex_table
from cds_desktop.domain.papers.composing.heads import numbered
from cds_desktop.domain.papers.composing.improvement_table import improvement_table
from cds_desktop.domain.papers.composing.score_tables import minutes_score_table
from cds_desktop.domain.papers.composing.words import ended, in_blocks
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.model import Block, Paper, Signature, Signatures
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import FieldFacts, Filling, PartFacts, PartSort, Vocabulary
from cds_desktop.domain.round import Role
from cds_desktop.domain.signers import AGENCY, CHAIR, Signer, signers_of

BLANK = "…"
NO_OPINION = "không ghi nhận ý kiến khác"
EVIDENCE, REMARKS, PLAN, GROUPS = "danh mục minh chứng", "nhận xét", "kế hoạch cải tiến", "nhóm tiêu chí"
REMARK = Vocabulary(
    fields={
        "tiêu chí": FieldFacts("Mã và tên tiêu chí"),
        "hiện trạng": FieldFacts("Mô tả hiện trạng"),
        "điểm mạnh": FieldFacts("Điểm mạnh"),
        "tồn tại của tiêu chí": FieldFacts("Tồn tại của tiêu chí"),
        "cải tiến": FieldFacts("Kế hoạch cải tiến của tiêu chí"),
    }
)
GROUP = Vocabulary(
    fields={
        "tên nhóm": FieldFacts("Nhóm 1. Chuyển đổi số trong dạy, học"),
        "kết quả nhóm": FieldFacts("80/100 điểm, Mức 3"),
    }
)
VOCABULARY = Vocabulary(
    fields={
        "số biên bản": FieldFacts("Số và ký hiệu: 07/BB-THCSABC"),
        "lời báo": FieldFacts("Vì sao biên bản chưa dùng được; trống khi đã đủ"),
        "thời gian bắt đầu": FieldFacts("Giờ và ngày bắt đầu, có dấu chấm cuối câu", place="begins"),
        "địa điểm": FieldFacts("Địa điểm họp, có dấu chấm cuối câu", place="place"),
        "thành phần tham dự": FieldFacts("Có mặt, vắng mặt và lý do, có dấu chấm cuối câu", place="present"),
        "khách mời": FieldFacts("Khách mời, có dấu chấm cuối câu", place="guests"),
        "chủ trì": FieldFacts("Họ tên, chức vụ người chủ trì, có dấu chấm cuối câu"),
        "thư ký": FieldFacts("Họ tên, chức vụ thư ký, có dấu chấm cuối câu"),
        "số minh chứng": FieldFacts("Số minh chứng trong danh mục; trống khi chưa có"),
        "ý kiến khác": FieldFacts("Ý kiến khác nhau, có dấu chấm cuối câu", place="differing_opinions"),
        "biểu quyết": FieldFacts("Tán thành, không tán thành, ý kiến khác, có dấu chấm", place="votes"),
        "điều kiện bắt buộc": FieldFacts("Từng điều kiện Đạt hay Chưa đạt, có dấu chấm cuối câu"),
        "mức độ chung": FieldFacts("Mức chung, có dấu chấm cuối câu"),
        "quy tắc xếp mức": FieldFacts("Quy tắc đã dùng để xếp mức, có dấu chấm cuối câu"),
        "mã kiểm tra": FieldFacts("Mã SHA-256 của số liệu đã chốt; trống khi chưa chốt"),
        "tồn tại": FieldFacts("Tồn tại chung, có dấu chấm cuối câu", place="shortcomings"),
        "kế hoạch": FieldFacts("Kế hoạch chung, có dấu chấm cuối câu", place="plan"),
        "số việc cải tiến": FieldFacts("Số việc của kế hoạch cải tiến; trống khi chưa có"),
        "kết luận": FieldFacts("Kết luận của chủ tọa, có dấu chấm cuối câu", place="conclusion"),
        "thời gian kết thúc": FieldFacts("Giờ và ngày kết thúc, không có dấu chấm", place="closes"),
        "tồn tại và kế hoạch": FieldFacts("Có nội dung khi có tồn tại hoặc kế hoạch; dùng cho “nếu có”"),
    },
    parts={
        "bảng điểm": PartFacts(PartSort.TABLE, "Điểm từng tiêu chí, cách tính, mã minh chứng"),
        EVIDENCE: PartFacts(PartSort.TABLE, "Danh mục minh chứng"),
        PLAN: PartFacts(PartSort.TABLE, "Kế hoạch cải tiến"),
        "thư ký và chủ tọa": PartFacts(PartSort.SIGN, "Chỗ ký của thư ký, thành viên (nếu ký) và chủ tọa"),
        "thành viên": PartFacts(PartSort.SIGN, "Chỗ ký của thành viên khi ký ở phụ lục"),
    },
    repeats={REMARKS: REMARK, GROUPS: GROUP},
)


def _filling(source: PaperSource) -> Filling:
    """What the minutes say, by the names of the template."""
    return Filling(
        {**_opening(source), **_course(source), **_ending(source)},
        dict(_parts(source)),
        {
            REMARKS: tuple(map(_remark, remark_rows(source.indicator_set, source.assessment))),
            GROUPS: tuple(map(_group, group_results(source.indicator_set, source.score))),
        },
    )


def _number(source: PaperSource) -> str:
    return numbered(source.entry(PaperKind.MINUTES), source)


def _opening(source: PaperSource) -> dict[str, str | tuple[str, ...]]:
    assessment, meeting = source.assessment, source.assessment.meeting
    return {
        "số biên bản": _number(source),
        "lời báo": notice(source.indicator_set, "biên bản"),
        "thời gian bắt đầu": ended(moment_words(meeting.began_at, meeting.held_on)),
        "địa điểm": ended(meeting.place or BLANK),
        "thành phần tham dự": ended(present_words(assessment)),
        "khách mời": ended(meeting.guests),
        "chủ trì": ended(person_words(assessment, Role.CHAIR)),
        "thư ký": ended(person_words(assessment, Role.SECRETARY)),
    }


def _course(source: PaperSource) -> dict[str, str | tuple[str, ...]]:
    assessment, meeting = source.assessment, source.assessment.meeting
    evidence, steps = len(assessment.evidence_items), len(assessment.plan_steps)
    return {
        "số minh chứng": str(evidence or ""),
        "ý kiến khác": ended(meeting.differing_opinions or NO_OPINION),
        "biểu quyết": ended(vote_words(meeting) or BLANK),
        "số việc cải tiến": str(steps or ""),
    }


def _ending(source: PaperSource) -> dict[str, str | tuple[str, ...]]:
    meeting = source.assessment.meeting
    return {
        "điều kiện bắt buộc": ended(condition_words(source.score)),
        "mức độ chung": ended(level_title_words(source.score)),
        "quy tắc xếp mức": ended(source.score.rule),
        "mã kiểm tra": in_blocks(source.sealed_digest),
        "tồn tại": ended(meeting.shortcomings),
        "kế hoạch": ended(meeting.plan),
        "kết luận": ended(meeting.conclusion),
        "thời gian kết thúc": moment_words(meeting.ended_at, meeting.ended_on or meeting.held_on),
        "tồn tại và kế hoạch": "có"
        if any((meeting.shortcomings, meeting.plan, source.assessment.plan_steps))
        else "",
    }


def _parts(source: PaperSource) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "bảng điểm", (minutes_score_table(source),)
    if source.assessment.evidence_items:
        yield EVIDENCE, (annex_table(source.assessment),)
    if source.assessment.plan_steps:
        yield PLAN, (improvement_table(source),)
    # The agency has no place of its own: its seal overlaps the signature of the chair.
    everybody = source.signers or signers_of(source.assessment)
    signers = [signer for signer in everybody if signer.field != AGENCY]
    # Where nobody signs yet, Nơi nhận still has its place.
    here = _places(signer for signer in signers if not signer.on_annex)
    yield "thư ký và chủ tọa", here or (Signatures(()),)
    yield "thành viên", _places(signer for signer in signers if signer.on_annex)


def _group(group: GroupResult) -> Filling:
    words = f"{group.points}/{group.max_points} điểm, {group.level}"
    return Filling({"tên nhóm": group.title, "kết quả nhóm": words})


def _places(signers: Iterable[Signer]) -> tuple[Block, ...]:
    people = tuple(
        Signature(signer.field, (signer.heading,), signer.full_name, last=signer.field == CHAIR)
        for signer in signers
    )
    return (Signatures(people),) if people else ()


def _remark(row: RemarkRow) -> Filling:
    said = dict(row.paragraphs)
    return Filling(
        {
            "tiêu chí": f"{row.code}. {row.title}" if row.title else f"Tiêu chí {row.code}",
            "hiện trạng": said.get("Hiện trạng", ""),
            "điểm mạnh": said.get("Điểm mạnh", ""),
            "tồn tại của tiêu chí": said.get("Tồn tại", ""),
            "cải tiến": said.get("Kế hoạch cải tiến", ""),
        }
    )


def _titled(source: PaperSource, paper: Paper) -> Paper:
    """The title by which a reader of the file tells one meeting's minutes from another's."""
    return replace(paper, title=f"Biên bản số {_number(source)}: {' '.join(paper.name[1:])}")


MINUTES = Composer(VOCABULARY, _filling, finish=_titled, uses_points=True)
