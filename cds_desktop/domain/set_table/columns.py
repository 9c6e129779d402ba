"""The columns of the table and the settings above it, with the words people read."""

from cds_desktop.domain.indicator_set.row_fields import COMBINE_WORDS, SCORING_WORDS
from cds_desktop.domain.set_table.model import CellForm, Column, RowKind, Setting
from cds_desktop.domain.text import capital

_GROUP, _CRITERION = frozenset({RowKind.GROUP}), frozenset({RowKind.CRITERION})
_ITEM = frozenset({RowKind.ITEM})
_BELOW_GROUP = _CRITERION | _ITEM
_PAPER_ROWS = _GROUP | _BELOW_GROUP
_EVERY = _PAPER_ROWS | {RowKind.LEVEL}

KIND_WORDS = {
    RowKind.GROUP: "Nhóm",
    RowKind.CRITERION: "Tiêu chí",
    RowKind.ITEM: "Nội dung",
    RowKind.LEVEL: "Mức",
}
YES, NO = "có", "không"
FLAG_CHOICES = (("true", YES), ("false", NO))
SCORING_CHOICES = tuple((kind.value, words) for kind, words in SCORING_WORDS.items())
ASKED_CHOICES = (("", "Không ghi"), *SCORING_CHOICES[:3])
COMBINE_CHOICES = tuple((value, capital(words)) for value, words in COMBINE_WORDS.items())
MANDATORY_CHOICES = (("cap", "Không vượt quá mức ghi ở dòng dưới"), ("no_effect", "Không ảnh hưởng"))
_FLAG_HINT = "có hoặc x; để trống là không."

COLUMNS: tuple[Column, ...] = (
    Column(
        "kind",
        "Loại dòng",
        _EVERY,
        CellForm.CHOICE,
        "Nhóm, Tiêu chí hoặc Nội dung (phần được chấm điểm trong tiêu chí).",
        tuple((kind.value, words) for kind, words in KIND_WORDS.items()),
    ),
    Column(
        "code",
        "Mã",
        _EVERY,
        CellForm.CODE,
        "Mã trong quyết định, ví dụ 1.3.2; không trùng trong cùng loại dòng. Dòng Mức: số thứ tự mức.",
    ),
    Column(
        "parent",
        "Thuộc",
        _BELOW_GROUP | {RowKind.LEVEL},
        CellForm.CODE,
        "Tiêu chí: mã nhóm; Nội dung: mã tiêu chí. Để trống: thuộc nhóm, tiêu chí gần nhất ở trên."
        " Dòng Mức: mã nhóm, để trống là mọi nhóm.",
    ),
    Column("text", "Nội dung", _EVERY, CellForm.TEXT, "Nguyên văn trong quyết định.", wide=True),
    Column(
        "short_name",
        "Tên rút gọn",
        _BELOW_GROUP,
        CellForm.FLAG,
        f"Nội dung ghi ở đây chưa phải nguyên văn của quyết định: {_FLAG_HINT}",
        FLAG_CHOICES,
    ),
    Column(
        "mandatory",
        "Bắt buộc",
        _GROUP | _CRITERION,
        CellForm.FLAG,
        f"Điều kiện bắt buộc, tiêu chí loại này không có điểm: {_FLAG_HINT}",
        FLAG_CHOICES,
    ),
    Column(
        "max_points",
        "Điểm tối đa",
        _PAPER_ROWS,
        CellForm.NUMBER,
        "Số điểm, ví dụ 7 hoặc 7,5. Tiêu chí để trống: bằng tổng các nội dung.",
    ),
    Column(
        "weight",
        "Trọng số",
        _GROUP,
        CellForm.NUMBER,
        "Hệ số của nhóm khi cộng điểm toàn bộ: 0,3 hoặc 30%; để trống là 1.",
    ),
    Column(
        "required_points",
        "Điểm phải đạt",
        _GROUP,
        CellForm.NUMBER,
        "Nhóm bắt buộc: dưới số điểm này coi như không đạt điều kiện.",
    ),
    Column(
        "scoring",
        "Cách chấm",
        _ITEM,
        CellForm.CHOICE,
        "Có / Không; Tỉ lệ; Số lượng; Chọn phương án; Hội đồng chấm. Để trống: Hội đồng chấm.",
        SCORING_CHOICES,
    ),
    Column(
        "asks_for",
        "Số liệu phải ghi",
        _ITEM,
        CellForm.CHOICE,
        "Khi Hội đồng chấm: số liệu gốc cần ghi lại (Có / Không; Tỉ lệ; Số lượng).",
        ASKED_CHOICES,
    ),
    Column(
        "ladder",
        "Thang điểm",
        _ITEM,
        CellForm.LADDER,
        "Khung và điểm, cách nhau bằng dấu chấm phẩy: “dưới 50: 0; từ 50 đến dưới 80: 4; từ 80: 7”,"
        " hoặc “theo tỉ lệ”. Với Tỉ lệ, các số là phần trăm.",
        wide=True,
    ),
    Column(
        "options",
        "Phương án",
        _ITEM,
        CellForm.OPTIONS,
        "Khi Chọn phương án: “a = Thuê: 2; b = Mua: 5”.",
        wide=True,
    ),
    Column(
        "levels",
        "Khung mức",
        _CRITERION | {RowKind.LEVEL},
        CellForm.LEVELS,
        "Tiêu chí có mức riêng: “Mức 1: dưới 10; Mức 2: từ 10 đến 20; Mức 3: trên 20”."
        " Dòng Mức: khoảng điểm, ví dụ “từ 50 đến 75”.",
        wide=True,
    ),
    Column("numerator_label", "Số đạt", _ITEM, CellForm.TEXT, "Tỉ lệ: số đạt, ví dụ “Số giáo viên có …”."),
    Column(
        "denominator_label",
        "Tổng số",
        _ITEM,
        CellForm.TEXT,
        "Tỉ lệ: trên tổng nào, như “Tổng số giáo viên”.",
    ),
    Column("count_label", "Số đếm", _ITEM, CellForm.TEXT, "Số lượng: đếm cái gì."),
    Column("unit", "Đơn vị", _ITEM, CellForm.TEXT, "Ví dụ: giáo viên, phòng, học liệu."),
    Column(
        "evidence_hint",
        "Gợi ý minh chứng",
        _BELOW_GROUP,
        CellForm.TEXT,
        "Minh chứng quyết định yêu cầu hoặc nên có.",
        wide=True,
    ),
    Column(
        "replaces",
        "Mã cũ",
        _BELOW_GROUP,
        CellForm.LIST,
        "Mã của dòng này ở bản trước hoặc bộ trước; nhiều mã cách nhau bằng dấu phẩy.",
    ),
    Column("source", "Nguồn", _PAPER_ROWS, CellForm.TEXT, "Lấy từ đâu, ví dụ “QĐ 4725, phụ lục”."),
    Column(
        "checked",
        "Đã đối chiếu",
        _PAPER_ROWS,
        CellForm.FLAG,
        f"Đã so với bản giấy của quyết định: {_FLAG_HINT}",
        FLAG_CHOICES,
    ),
    Column("checked_by", "Người đối chiếu", _PAPER_ROWS, CellForm.TEXT, "Họ tên người đã so với bản giấy."),
    Column("checked_on", "Ngày đối chiếu", _PAPER_ROWS, CellForm.DAY, "Dạng 21/11/2026."),
)

SETTINGS: tuple[Setting, ...] = (
    Setting("id", "Mã bộ chỉ số", CellForm.CODE, "Chữ không dấu, số, gạch nối; ví dụ qd-4725-2022."),
    Setting("version", "Phiên bản", CellForm.TEXT, "Ví dụ 2026.1; mỗi lần lưu bản mới thì đổi."),
    Setting("title", "Tên bộ chỉ số", CellForm.TEXT, "Tên đầy đủ như trong quyết định."),
    Setting("decision_number", "Số quyết định", CellForm.TEXT, "Ví dụ 4725/QĐ-BGDĐT."),
    Setting("decision_date", "Ngày ban hành", CellForm.DAY, "Dạng 30/12/2022."),
    Setting("decision_issuer", "Người ban hành", CellForm.TEXT, "Cơ quan hoặc chức vụ người ký."),
    Setting("applies_to", "Cấp học áp dụng", CellForm.LIST, "Ví dụ: TH, THCS; cách nhau bằng dấu phẩy."),
    Setting("school_years", "Năm học áp dụng", CellForm.LIST, "Ví dụ 2025-2026; để trống: mọi năm học."),
    Setting("province_code", "Mã tỉnh, thành phố", CellForm.TEXT, "Mã 2 chữ số; để trống: toàn quốc."),
    Setting("province", "Tỉnh, thành phố áp dụng", CellForm.TEXT, "Để trống: toàn quốc."),
    Setting(
        "scope_decision",
        "Văn bản cho phép",
        CellForm.TEXT,
        "Văn bản cho dùng bộ này trong phạm vi trên.",
    ),
    Setting("valid_from", "Áp dụng từ ngày", CellForm.DAY, "Dạng 30/12/2022; để trống nếu chưa rõ."),
    Setting("valid_until", "Áp dụng đến ngày", CellForm.DAY, "Dạng 31/12/2030; để trống nếu còn hiệu lực."),
    Setting("language", "Ngôn ngữ", CellForm.TEXT, "vi là tiếng Việt."),
    Setting(
        "demonstration",
        "Bản minh họa",
        CellForm.FLAG,
        "có: chỉ để trình diễn.",
        FLAG_CHOICES,
    ),
    Setting("note", "Ghi chú", CellForm.LINES, "Điều cần biết về bản này."),
    Setting(
        "combine",
        "Cách xếp mức toàn trường",
        CellForm.CHOICE,
        "Để trống: nhóm thấp nhất.",
        COMBINE_CHOICES,
    ),
    Setting(
        "mandatory_failed",
        "Khi không đạt điều kiện bắt buộc",
        CellForm.CHOICE,
        "Để trống: không vượt quá mức ghi ở dòng dưới.",
        MANDATORY_CHOICES,
    ),
    Setting("mandatory_cap", "Mức cao nhất khi đó", CellForm.WHOLE, "Số thứ tự mức; để trống là 1."),
    Setting("point_step", "Bước điểm", CellForm.NUMBER, "Điểm lẻ tới đâu; để trống là 0,5."),
    Setting("rule_source", "Nguồn của quy tắc xếp mức", CellForm.TEXT, "Lấy từ đâu."),
    Setting("rule_checked", "Quy tắc xếp mức đã đối chiếu", CellForm.FLAG, _FLAG_HINT, FLAG_CHOICES),
    Setting("rule_checked_by", "Người đối chiếu quy tắc xếp mức", CellForm.TEXT, "Họ tên."),
    Setting("rule_checked_on", "Ngày đối chiếu quy tắc xếp mức", CellForm.DAY, "Dạng 21/11/2026."),
)

_COLUMNS = {column.key: column for column in COLUMNS}
_SETTINGS = {setting.key: setting for setting in SETTINGS}


def column(key: str) -> Column:
    """The column with this key."""
    return _COLUMNS[key]


def columns_of(kind: RowKind) -> tuple[Column, ...]:
    """The columns a kind of row uses, from left to right."""
    return tuple(found for found in COLUMNS if kind in found.kinds)


def place_title(row_id: str, key: str) -> str:
    """How people call the place of a fault: the title of its column or setting, "" for a whole table."""
    found: Column | Setting | None = _COLUMNS.get(key) if row_id else _SETTINGS.get(key)
    return found.title if found else ""
