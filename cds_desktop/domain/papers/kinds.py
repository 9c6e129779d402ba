"""The papers of a round: which there are, what they are called and how they are numbered."""

from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """Loại văn bản of a round; the value names it in storage, on the command line and in file names."""

    COUNCIL_DECISION = "council-decision"
    PLAN = "plan"
    ASSIGNMENTS = "assignments"
    EVIDENCE_LIST = "evidence-list"
    SCORE_FORM = "score-form"
    CRITERION_SHEETS = "criterion-sheets"
    MINUTES = "minutes"
    RECOGNITION_DECISION = "recognition-decision"
    REPORT = "report"
    REQUEST = "request"
    REQUEST_LETTER = "request-letter"
    NOTICE = "notice"


@dataclass(frozen=True)
class KindFacts:
    """What is fixed of a kind; `abbreviation` "" means that the paper bears no number of its own.

    A công văn has no abbreviation of its type ("Số: 12/THCSNT").
    """

    name: str
    file_stem: str
    abbreviation: str = ""
    has_place_and_date: bool = False
    is_numbered: bool = True
    is_wide: bool = False


KINDS: dict[PaperKind, KindFacts] = {
    PaperKind.COUNCIL_DECISION: KindFacts(
        "Quyết định thành lập Hội đồng tự đánh giá", "quyet-dinh-thanh-lap", "QĐ", has_place_and_date=True
    ),
    PaperKind.PLAN: KindFacts("Kế hoạch tự đánh giá", "ke-hoach", "KH", has_place_and_date=True),
    PaperKind.ASSIGNMENTS: KindFacts(
        "Bảng phân công nhiệm vụ", "bang-phan-cong", is_numbered=False, is_wide=True
    ),
    PaperKind.EVIDENCE_LIST: KindFacts(
        "Danh mục minh chứng", "danh-muc-minh-chung", is_numbered=False, is_wide=True
    ),
    PaperKind.SCORE_FORM: KindFacts("Phiếu đánh giá", "phieu-danh-gia", is_numbered=False, is_wide=True),
    PaperKind.CRITERION_SHEETS: KindFacts(
        "Phiếu đánh giá tiêu chí", "phieu-danh-gia-tieu-chi", is_numbered=False
    ),
    PaperKind.MINUTES: KindFacts("Biên bản tự đánh giá", "bien-ban", "BB"),
    PaperKind.RECOGNITION_DECISION: KindFacts(
        "Quyết định công nhận kết quả tự đánh giá", "quyet-dinh-cong-nhan", "QĐ", has_place_and_date=True
    ),
    PaperKind.REPORT: KindFacts("Báo cáo tự đánh giá", "bao-cao", "BC", has_place_and_date=True),
    PaperKind.REQUEST: KindFacts(
        "Tờ trình đề nghị đánh giá ngoài", "to-trinh", "TTr", has_place_and_date=True
    ),
    PaperKind.REQUEST_LETTER: KindFacts(
        "Công văn đề nghị đánh giá ngoài", "cong-van", has_place_and_date=True
    ),
    PaperKind.NOTICE: KindFacts("Thông báo công khai kết quả", "thong-bao", "TB", has_place_and_date=True),
}
