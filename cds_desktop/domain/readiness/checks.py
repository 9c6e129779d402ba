"""Mọi phép kiểm tra của Rà soát in one list: a new check is its function and one entry here."""

from cds_desktop.domain.readiness import evidence, scores, sets, setup, texts, years
from cds_desktop.domain.readiness.check import Check
from cds_desktop.domain.readiness.findings import Kind, Weight
from cds_desktop.domain.readiness.places import COUNCIL, EVIDENCE, MEETING, SCHOOL, SET

ERROR, WARNING, NOTE = Weight.ERROR, Weight.WARNING, Weight.NOTE
_CONDITION, _CRITERION, _PROOF = "điều kiện", "tiêu chí", "minh chứng"
_PRIVATE_TRAVELS = "minh chứng có dữ liệu cá nhân sẽ gửi kèm tệp"

_SETUP = (
    Check(Kind.SCHOOL, ERROR, setup.school_incomplete, place=SCHOOL),
    Check(Kind.COUNCIL, ERROR, setup.council_roles, place=COUNCIL),
    Check(Kind.COUNCIL, WARNING, setup.council_decision, place=COUNCIL),
)
_SET = (
    Check(Kind.SET_UNCHECKED, WARNING, sets.unchecked_rows, place=SET, stops=True),
    Check(Kind.SET_SUMS, WARNING, sets.open_sums, place=SET, stops=True),
    Check(Kind.SET_SCOPE, WARNING, sets.other_school_levels, place=SET),
    Check(Kind.SET_SCOPE, WARNING, sets.outside_scope, place=SET),
    Check(Kind.SET_ASIDE, WARNING, sets.set_aside, "mã không có trong bộ chỉ số đang dùng", "mã", place=SET),
)
_CONDITIONS = (
    Check(Kind.CONDITION_FAILED, WARNING, scores.condition_failed),
    Check(Kind.GROUP_LACKS, WARNING, scores.group_lacks),
    Check(Kind.CONDITION_OPEN, ERROR, scores.condition_open, "điều kiện bắt buộc chưa xác nhận", _CONDITION),
    Check(
        Kind.UNPROVEN,
        WARNING,
        scores.condition_unproven,
        "điều kiện ghi Đạt nhưng chưa có minh chứng",
        _CONDITION,
    ),
)
_POINTS = (
    Check(Kind.PART_ABOVE_WHOLE, ERROR, scores.part_above_whole, "nội dung có số đạt lớn hơn tổng số"),
    Check(Kind.WRONG_NUMBERS, ERROR, scores.wrong_numbers, "nội dung có số liệu sai"),
    Check(
        Kind.LADDER_SKIPPED, ERROR, scores.ladder_skipped, "nội dung đã ghi điểm nhưng chưa tính theo khung"
    ),
    Check(Kind.RAW_MISSING, ERROR, scores.raw_missing, "nội dung thiếu số liệu để tính điểm theo khung"),
    Check(
        Kind.NUMBERS_WITHOUT_POINTS,
        ERROR,
        scores.numbers_without_points,
        "nội dung có số liệu nhưng chưa có điểm",
    ),
    Check(Kind.UNSCORED, ERROR, scores.unscored, "nội dung chưa chấm điểm"),
    Check(Kind.UNPROVEN, WARNING, scores.points_unproven, "nội dung có điểm nhưng chưa có minh chứng"),
    Check(
        Kind.LADDER_ELSEWHERE,
        WARNING,
        scores.ladder_elsewhere,
        "nội dung do Hội đồng chấm dù bản khác của bộ chỉ số đã có khung",
        place=SET,
    ),
    Check(Kind.REDUCED, NOTE, scores.reduced, "nội dung Hội đồng chấm thấp hơn khung"),
    Check(
        Kind.NO_LADDER, NOTE, scores.no_ladder, "nội dung có số liệu nhưng bộ chỉ số chưa có khung", place=SET
    ),
    Check(Kind.RAW_NOT_KEPT, NOTE, scores.raw_not_kept, "nội dung có điểm nhưng chưa nhập đủ số liệu"),
)
_YEARS = (
    Check(
        Kind.SAME_NUMBERS,
        WARNING,
        years.same_numbers,
        "tiêu chí có số liệu giống hệt năm học trước",
        _CRITERION,
    ),
    Check(
        Kind.CARRIED,
        WARNING,
        years.carried,
        "minh chứng lấy từ năm học trước chưa xác nhận còn dùng",
        _PROOF,
        1,
        EVIDENCE,
    ),
)
_EVIDENCE = (
    Check(Kind.NO_FILE, WARNING, evidence.without_file, "minh chứng chưa có tệp", _PROOF, 1, EVIDENCE),
    Check(
        Kind.OUTSIDE_YEAR,
        WARNING,
        evidence.outside_year,
        "minh chứng ghi ngày ngoài năm học",
        _PROOF,
        3,
        EVIDENCE,
    ),
    Check(Kind.PERSONAL, WARNING, evidence.personal, "minh chứng có dữ liệu cá nhân", _PROOF, 1, EVIDENCE),
    Check(Kind.TRAVELS, WARNING, evidence.private_files_travel, _PRIVATE_TRAVELS, _PROOF, 1, EVIDENCE),
    Check(Kind.DUPLICATE, NOTE, evidence.duplicates, "tệp dùng hơn một lần", _PROOF, 2, EVIDENCE),
    Check(Kind.UNUSED, NOTE, evidence.unused, "minh chứng chưa dùng ở tiêu chí nào", _PROOF, 1, EVIDENCE),
)
_TEXTS = (
    Check(Kind.NO_DESCRIPTION, NOTE, texts.no_description, "tiêu chí chưa viết hiện trạng", _CRITERION),
    Check(Kind.NO_PLAN, NOTE, texts.no_plan, "tiêu chí chưa viết kế hoạch cải tiến", _CRITERION),
)

CHECKS = (*_SETUP, *_SET, *_CONDITIONS, *_POINTS, *_YEARS, *_EVIDENCE, *_TEXTS)
# Asked only when the numbers are to be sealed: before the meeting nothing of it can be known.
SEALING_CHECKS = (
    Check(Kind.MEETING, ERROR, setup.meeting_incomplete, place=MEETING),
    Check(Kind.MEETING, ERROR, setup.votes_differ, place=MEETING),
)
