"""What may be typed for the papers of the numbers."""

from cds_desktop.domain.papers.forms.model import PaperForm, TableField, TextField
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.model import Column

ASSIGNMENT_COLUMNS = (
    Column("Họ và tên", 42),
    Column("Chức vụ", 44),
    Column("Nhóm", 24),
    Column("Tiêu chí", 30),
    Column("Minh chứng cần thu thập", 76),
    Column("Thời hạn", 26, centred=True),
)
OURS = "Cách trình bày của chương trình, không phải mẫu do Bộ ban hành."

NUMBER_FORMS: dict[PaperKind, PaperForm] = {
    PaperKind.ASSIGNMENTS: PaperForm(
        texts=(
            TextField("note", "Ghi chú dưới bảng", "Mỗi dòng thành một đoạn; để trống cũng được.", "ghi chú"),
        ),
        tables=(
            TableField(
                "assignments",
                "Phân công từng người",
                ASSIGNMENT_COLUMNS,
                "phân công",
                "Đề xuất theo tiêu chí đã giao cho từng thành viên và gợi ý minh chứng của bộ chỉ số.",
            ),
        ),
        note=OURS,
    ),
    PaperKind.EVIDENCE_LIST: PaperForm(
        texts=(
            TextField(
                "note", "Ghi chú dưới danh mục", "Ví dụ: nơi lưu hồ sơ, cách mở các đường link.", "ghi chú"
            ),
        ),
        note=OURS,
    ),
    PaperKind.SCORE_FORM: PaperForm(
        texts=(TextField("conclusion", "Nhận xét, kết luận", "Mỗi dòng thành một đoạn.", "nhận xét"),),
        note=OURS,
    ),
    PaperKind.CRITERION_SHEETS: PaperForm(
        texts=(TextField("note", "Ghi chú cuối các phiếu", "Mỗi dòng thành một đoạn.", "ghi chú"),),
        note=OURS,
    ),
    PaperKind.MINUTES: PaperForm(
        texts=(
            TextField(
                "course",
                "Diễn biến cuộc họp",
                "Ý kiến phát biểu, thảo luận; để trống thì biên bản không có mục này.",
                "diễn biến",
            ),
        ),
    ),
}
