"""Fields that every template may use: school, set, council, numbers of the round's papers, result."""

from cds_desktop.domain.draft_marks import notice
from cds_desktop.domain.minutes import (
    condition_words,
    day_words,
    group_results,
    issuing_words,
    legal_bases_of,
    level_title_words,
)
from cds_desktop.domain.papers.composing.heads import (
    chair_name,
    dated_words,
    head_name,
    numbered,
    recipients_of,
)
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import DOTS, FieldFacts
from cds_desktop.domain.round import Role
from cds_desktop.domain.score_form import provisional_words

_PAPERS = {
    "quyết định thành lập hội đồng": (PaperKind.COUNCIL_DECISION, "Quyết định"),
    "kế hoạch tự đánh giá": (PaperKind.PLAN, "Kế hoạch"),
    "biên bản tự đánh giá": (PaperKind.MINUTES, "Biên bản"),
    "quyết định công nhận": (PaperKind.RECOGNITION_DECISION, "Quyết định"),
    "báo cáo tự đánh giá": (PaperKind.REPORT, "Báo cáo"),
}
COMMON_FIELDS: dict[str, FieldFacts] = {
    "tên trường": FieldFacts("Tên trường như viết trong câu: Trường THCS Minh Họa"),
    "tên trường in hoa": FieldFacts("Tên trường viết hoa, lấy đúng như đã nhập"),
    "cơ quan chủ quản in hoa": FieldFacts("Cơ quan chủ quản ở góc trái, viết hoa"),
    "cơ quan quản lý": FieldFacts("Cơ quan quản lý trực tiếp đã nhập ở trang Trường"),
    "địa danh": FieldFacts("Địa danh ghi trước ngày tháng"),
    "xã": FieldFacts("Xã, phường, đặc khu đã nhập"),
    "tỉnh": FieldFacts("Tỉnh, thành phố đã nhập"),
    "năm học": FieldFacts("Năm học: 2025-2026"),
    "cơ quan tiếp nhận": FieldFacts("Nơi nhận hồ sơ đề nghị đánh giá ngoài"),
    "người đứng đầu": FieldFacts("Chức vụ người đứng đầu, viết thường: Hiệu trưởng"),
    "người đứng đầu in hoa": FieldFacts("Chức vụ người đứng đầu, viết hoa: HIỆU TRƯỞNG"),
    "tên người đứng đầu": FieldFacts("Họ và tên người đứng đầu"),
    "tên chủ tịch": FieldFacts("Họ và tên Chủ tịch Hội đồng"),
    "tên thư ký": FieldFacts("Họ và tên Thư ký Hội đồng"),
    "số thành viên": FieldFacts("Số thành viên Hội đồng, hai chữ số: 07"),
    "số ký hiệu": FieldFacts("Số và ký hiệu của chính văn bản này"),
    "ngày văn bản": FieldFacts("Ngày của chính văn bản này: ngày 05 tháng 02 năm 2027"),
    "nơi nhận": FieldFacts("Các nơi nhận đã nhập, mỗi nơi một dòng", is_list=True),
    "bộ chỉ số": FieldFacts("Tên bộ chỉ số đang dùng"),
    "quyết định ban hành bộ chỉ số": FieldFacts("Số, ngày, cơ quan ban hành bộ chỉ số"),
    "căn cứ bộ chỉ số": FieldFacts("Quyết định số …, ngày …, của … ban hành bộ chỉ số nào"),
    "các căn cứ": FieldFacts(
        "Bộ chỉ số, quyết định thành lập Hội đồng, kế hoạch và các căn cứ đã nhập, mỗi căn cứ một dòng",
        is_list=True,
    ),
    "căn cứ đã nhập": FieldFacts("Chỉ các căn cứ đã nhập ở trang Đợt, mỗi căn cứ một dòng", is_list=True),
    "quyết định thành lập hội đồng": FieldFacts("Quyết định số …, ngày …, của …"),
    "kế hoạch tự đánh giá": FieldFacts("Kế hoạch số …, ngày …"),
    "biên bản tự đánh giá": FieldFacts("Biên bản số …, ngày …"),
    "quyết định công nhận": FieldFacts("Quyết định công nhận kết quả: số …, ngày …"),
    "báo cáo tự đánh giá": FieldFacts("Báo cáo số …, ngày …"),
    "ngày họp": FieldFacts("Ngày Hội đồng họp"),
    "số minh chứng": FieldFacts("Số minh chứng trong danh mục"),
    "số tiêu chí": FieldFacts("Số tiêu chí của bộ chỉ số"),
    "số nhóm": FieldFacts("Số nhóm tiêu chí của bộ chỉ số"),
    "mức chung": FieldFacts("Mức độ đạt được: Mức 2 (Đáp ứng cơ bản)"),
    "điểm từng nhóm": FieldFacts("Điểm và mức của từng nhóm, mỗi nhóm một dòng", is_list=True),
    "điều kiện bắt buộc": FieldFacts("Đạt hay chưa đạt từng điều kiện bắt buộc"),
    "quy tắc xếp mức": FieldFacts("Câu nói rõ mức được xếp theo quy tắc nào"),
    "kết quả tạm tính": FieldFacts("Lời báo còn dòng chưa chấm; trống khi đã chấm đủ"),
    "lưu ý dự thảo": FieldFacts("Vì sao văn bản có điểm chưa dùng được; thường là trống"),
    "mã số liệu đã chốt": FieldFacts("Mã kiểm tra của số liệu đã chốt; trống khi chưa chốt"),
}


def common_fields(kind: PaperKind, source: PaperSource) -> dict[str, str | tuple[str, ...]]:
    """The values of all common fields; dots stand where an office paper needs something not entered yet."""
    return {**_school(source), **_people(source), **_numbers(kind, source), **_result(source)}


def _school(source: PaperSource) -> dict[str, str]:
    school = source.assessment.school
    return {
        "tên trường": school.name or DOTS,
        "tên trường in hoa": school.name_upper or DOTS,
        "cơ quan chủ quản in hoa": school.superior_upper,
        "cơ quan quản lý": school.managing_authority,
        "địa danh": school.place_name or DOTS,
        "xã": school.commune,
        "tỉnh": school.province,
        "năm học": source.assessment.school_year,
        "cơ quan tiếp nhận": source.assessment.receiving_office.name or DOTS,
    }


def _people(source: PaperSource) -> dict[str, str]:
    secretaries = source.assessment.members_with(Role.SECRETARY)
    return {
        "người đứng đầu": source.settings.head_position.capitalize(),
        "người đứng đầu in hoa": source.settings.head_position,
        "tên người đứng đầu": head_name(source) or DOTS,
        "tên chủ tịch": chair_name(source) or DOTS,
        "tên thư ký": next((member.full_name for member in secretaries), DOTS),
        "số thành viên": f"{len(source.assessment.members):02d}",
    }


def _numbers(kind: PaperKind, source: PaperSource) -> dict[str, str | tuple[str, ...]]:
    entry, indicator_set = source.entry(kind), source.indicator_set
    basis = indicator_set.legal_basis
    issued = f" {day_words(basis.issued_on)}" if basis.issued_on else ""
    decision = f"Quyết định số {basis.number}{issued} của {basis.issuer}" if basis.number else ""
    bases = legal_bases_of(indicator_set, source.assessment)
    return {
        "số ký hiệu": numbered(entry, source),
        "ngày văn bản": dated_words(entry),
        "nơi nhận": recipients_of(kind, source),
        "bộ chỉ số": indicator_set.title,
        "quyết định ban hành bộ chỉ số": decision,
        "căn cứ bộ chỉ số": decision and f"{decision}{issuing_words(indicator_set)}",
        "các căn cứ": tuple(map(bare_basis, bases)),
        "căn cứ đã nhập": tuple(map(bare_basis, source.assessment.legal_bases)),
        **{name: paper_words(source, *facts) for name, facts in _PAPERS.items()},
    }


def paper_words(source: PaperSource, kind: PaperKind, word: str) -> str:
    """ "Kế hoạch số 20/KH-THCSMH ngày 14 tháng 11 năm 2025", with dots where nothing is entered."""
    entry, assessment = source.entry(kind), source.assessment
    words = f"{word} số {numbered(entry, source)} {dated_words(entry)}"
    head = f"{source.settings.head_position.capitalize()} {assessment.school.name}"
    if kind is PaperKind.COUNCIL_DECISION:
        return f"{words} của {assessment.council_decision_issuer or head}"
    return f"{words} của {head}" if kind is PaperKind.RECOGNITION_DECISION else words


def bare_basis(text: str) -> str:
    """A basis without its "Căn cứ" and its ending; the template says both."""
    text = text.strip(" ;.-")
    return text[len("Căn cứ ") :] if text.casefold().startswith("căn cứ ") else text


def _result(source: PaperSource) -> dict[str, str | tuple[str, ...]]:
    score, indicator_set = source.score, source.indicator_set
    held_on = source.assessment.meeting.held_on
    return {
        "ngày họp": day_words(held_on) if held_on else "ngày … tháng … năm …",
        "số minh chứng": str(len(source.assessment.evidence_items)),
        "số tiêu chí": str(len(indicator_set.criteria)),
        "số nhóm": f"{len(indicator_set.groups):02d}",
        "mức chung": level_title_words(score),
        "điểm từng nhóm": tuple(
            f"{group.title}: {group.points}/{group.max_points} điểm, {_level_words(group.level)}"
            for group in group_results(indicator_set, score)
        ),
        "điều kiện bắt buộc": condition_words(score),
        "quy tắc xếp mức": score.rule,
        "kết quả tạm tính": provisional_words(score),
        "lưu ý dự thảo": notice(indicator_set, "văn bản"),
        "mã số liệu đã chốt": source.sealed_digest,
    }


def _level_words(level: str) -> str:
    return f"đạt {level}" if level.startswith("Mức") else level
