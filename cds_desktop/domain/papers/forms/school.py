"""What may be typed for the papers the school and its council write."""

from cds_desktop.domain.papers.forms.model import PaperForm, TableField, TextField
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.model import Column

OURS = "Lời văn đề xuất của chương trình, không phải mẫu do Bộ ban hành; nhà trường sửa theo thực tế."

_COMPETENCE = TextField(
    "competence",
    "Căn cứ về thẩm quyền",
    "Văn bản quy định chức năng, quyền hạn của nhà trường; mỗi dòng một căn cứ.",
    "căn cứ về thẩm quyền",
    is_field=True,
)
_PROPOSED_BY = TextField(
    "proposed_by",
    "Theo đề nghị của",
    "Bộ phận hoặc người đề nghị; để trống thì không ghi dòng này.",
    "bộ phận đề nghị",
    is_field=True,
)

_COUNCIL_DECISION = PaperForm(
    texts=(
        _COMPETENCE,
        _PROPOSED_BY,
        TextField(
            "tasks",
            "Nhiệm vụ của Hội đồng (Điều 2)",
            "Mỗi dòng thành một đoạn.",
            "nhiệm vụ của hội đồng",
        ),
        TextField(
            "carrying_out",
            "Trách nhiệm thi hành (Điều 4)",
            "Ai chịu trách nhiệm thi hành quyết định.",
            "trách nhiệm thi hành",
        ),
    ),
    tables=(
        TableField(
            "secretaries",
            "Ban thư ký",
            (Column("Họ và tên", 48), Column("Chức vụ", 54), Column("Nhiệm vụ", 53)),
            "ban thư ký",
            "Để trống thì lấy thư ký của Hội đồng.",
        ),
        TableField(
            "working_groups",
            "Nhóm công tác",
            (
                Column("Tên nhóm", 34),
                Column("Người phụ trách", 33),
                Column("Thành viên", 50),
                Column("Tiêu chí phụ trách", 38),
            ),
            "nhóm công tác",
            "Để trống thì lấy theo tiêu chí đã phân công cho từng thành viên.",
        ),
    ),
    note=OURS,
)
_PLAN = PaperForm(
    texts=(
        TextField("purpose", "Mục đích", "Mỗi dòng thành một đoạn.", "mục đích"),
        TextField("requirements", "Yêu cầu", "Mỗi dòng thành một đoạn.", "yêu cầu"),
        TextField("scope", "Phạm vi", "Những mặt hoạt động, năm học và tài liệu được xem xét.", "phạm vi"),
        TextField("method", "Cách làm", "Thu thập minh chứng, chấm điểm, họp Hội đồng thế nào.", "cách làm"),
        TextField("resources", "Nguồn lực", "Nhân lực, thiết bị, kinh phí, nơi lưu minh chứng.", "nguồn lực"),
        TextField("duties", "Tổ chức thực hiện", "Việc của từng người, từng bộ phận.", "tổ chức thực hiện"),
    ),
    tables=(
        TableField(
            "timetable",
            "Tiến độ thực hiện",
            (
                Column("Nội dung", 55),
                Column("Thời gian", 32),
                Column("Người thực hiện", 34),
                Column("Sản phẩm", 34),
            ),
            "tiến độ",
            "Đề xuất theo các thời hạn của đợt.",
        ),
    ),
    note=OURS,
)
_RECOGNITION = PaperForm(
    texts=(
        _COMPETENCE,
        TextField(
            "duties",
            "Việc giao sau khi công nhận (Điều 2)",
            "Công khai, lưu hồ sơ, thực hiện kế hoạch cải tiến.",
            "việc giao",
        ),
        TextField(
            "carrying_out",
            "Trách nhiệm thi hành (Điều 3)",
            "Ai chịu trách nhiệm thi hành quyết định.",
            "trách nhiệm thi hành",
        ),
    ),
    note=OURS,
)
_REPORT = PaperForm(
    texts=(
        TextField("introduction", "Đặt vấn đề", "Mục đích, cách làm và thời gian tự đánh giá.", "đặt vấn đề"),
        TextField(
            "school",
            "Phần I. Giới thiệu nhà trường",
            "Vị trí, quá trình phát triển, đội ngũ, học sinh.",
            "giới thiệu nhà trường",
        ),
        TextField(
            "infrastructure",
            "Phần I. Hạ tầng, thiết bị, phần mềm đang dùng",
            "Đường truyền, máy tính, phần mềm, cơ sở dữ liệu.",
            "hạ tầng",
        ),
        TextField("conclusion", "Phần III. Kết luận", "Nhận định chung về kết quả.", "kết luận"),
        TextField(
            "proposals",
            "Phần III. Kiến nghị, đề xuất",
            "Với cơ quan quản lý, chính quyền địa phương.",
            "kiến nghị",
        ),
    ),
    tables=(
        TableField(
            "school_data",
            "Phần I. Số liệu của nhà trường",
            (Column("Chỉ tiêu", 85), Column("Số liệu", 35, centred=True), Column("Ghi chú", 35)),
            "số liệu nhà trường",
        ),
    ),
    note=OURS,
)
_ENCLOSURES = TableField(
    "enclosures",
    "Hồ sơ kèm theo",
    (Column("Tên văn bản", 68), Column("Số, ngày", 66), Column("Số bản", 21, centred=True)),
    "hồ sơ kèm theo",
    "Đề xuất theo các văn bản của đợt.",
)
_REQUEST = PaperForm(
    texts=(
        TextField(
            "addressees",
            "Kính gửi",
            "Mỗi dòng một nơi; để trống thì gửi cơ quan tiếp nhận.",
            "nơi kính gửi",
            is_field=True,
        ),
        TextField("reasons", "Lý do trình", "Đã làm những gì để có kết quả này.", "lý do"),
        TextField("request", "Nội dung đề nghị", "Đề nghị cơ quan tiếp nhận làm gì, khi nào.", "đề nghị"),
    ),
    tables=(_ENCLOSURES,),
    note=OURS,
)
_NOTICE = PaperForm(
    texts=(
        TextField(
            "published",
            "Nơi công khai",
            "Trang thông tin điện tử, bảng tin, cuộc họp.",
            "nơi công khai",
        ),
        TextField(
            "feedback",
            "Tiếp nhận ý kiến",
            "Ai tiếp nhận, ở đâu, đến ngày nào.",
            "tiếp nhận ý kiến",
        ),
    ),
    note=OURS,
)

SCHOOL_FORMS: dict[PaperKind, PaperForm] = {
    PaperKind.COUNCIL_DECISION: _COUNCIL_DECISION,
    PaperKind.PLAN: _PLAN,
    PaperKind.RECOGNITION_DECISION: _RECOGNITION,
    PaperKind.REPORT: _REPORT,
    PaperKind.REQUEST: _REQUEST,
    PaperKind.REQUEST_LETTER: _REQUEST,
    PaperKind.NOTICE: _NOTICE,
}
