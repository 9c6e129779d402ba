"""Where a line may end (chỗ ngắt dòng): what the line breaks of a name should not tear apart."""

import re
import unicodedata
from collections.abc import Iterator, Sequence


def _split(text: str) -> list[str]:
    return re.split(r"[|\n]", text.strip())


def _listed(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in _split(text))


TORN_WORD, TORN_TERM, LOOSE_END = 4.0, 1.0, 0.6
# Words of two or more syllables: torn in two they are hard to read, above all in a heading.
_WORDS = """
mức độ|chuyển đổi|chuyển đổi số|năm học|đánh giá|tự đánh giá|hội đồng|thành viên|kết quả|công nhận
công khai|thành lập|đề nghị|kế hoạch|báo cáo|biên bản|quyết định|tờ trình|công văn|thông báo|danh sách
danh mục|phụ lục|minh chứng|tiêu chí|bộ chỉ số|chỉ số|chữ ký|phân công|nhiệm vụ|nhóm công tác|ban thư ký
thư ký|cải tiến|nhận xét|ký xác nhận|đối chiếu|phụ trách|tổng hợp|giới thiệu|kết luận|về việc|kèm theo
dạy học|trực tuyến|trực tiếp|nhà trường|học sinh|giáo viên|nhân viên|phụ huynh|học liệu|dữ liệu|phần mềm
hệ thống|quản trị|quản lý|máy tính|dịch vụ|cơ sở|vật chất|năng lực|số lượng|số hóa|kiểm tra|triển khai
bộ phận|chỉ đạo|ứng dụng|tổ chức|quy chế|ban hành|lồng ghép|hằng năm|giáo dục|đào tạo|phổ thông
thường xuyên|nghề nghiệp|trung tâm|mầm non|tiểu học|trung học|dân tộc|nội trú|bán trú|nhân dân|ủy ban
văn hóa|xã hội|hiệu trưởng|hiệu phó|giám đốc|chủ tịch|đặc khu|thành phố|thị trấn|minh họa|thanh toán
công nghệ|thông tin|truyền thông|khoa học|đội ngũ|thiết bị|hiện trạng
"""
_TERMS = """
hội đồng tự đánh giá|mức độ chuyển đổi số|đánh giá ngoài|thành viên hội đồng|trung học cơ sở
bộ chỉ số đánh giá|trung học phổ thông|giáo dục phổ thông|giáo dục thường xuyên|cơ sở giáo dục
ủy ban nhân dân|công nghệ thông tin|danh mục minh chứng|phiếu đánh giá|danh sách và chữ ký
khoa học và công nghệ|giáo dục và đào tạo
"""
_SURNAMES = frozenset(
    _split("nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|đinh|lương")
)
# After these words one waits for more.
_LEADING = frozenset(
    _split("của|và|về|việc|cho|theo|trong|với|tại|do|các|ở|từ|đến|–|-|kèm|trường|xã|phường|tỉnh")
)
_IN_DATES = frozenset(("tháng", "năm"))
_NUMERAL = re.compile(r"\(?([0-9]|[IVX]+\b)")


_KEPT = ((_listed(_WORDS), TORN_WORD), (_listed(_TERMS), TORN_TERM))


def tears(words: Sequence[str]) -> list[float]:
    """How bad it is to end a line behind each word but the last; 0 where nothing is torn."""
    bare = [_bare(word) for word in words]
    costs = [LOOSE_END if word in _LEADING else 0.0 for word in bare[:-1]]
    for at, end, cost in _phrases(bare, words):
        for gap in range(at, end):
            # A comma or a bracket ends what could be held together.
            if words[gap][-1] not in ",;.:)":
                costs[gap] += cost
    return costs


def _bare(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().strip('“”"().,;:[]') or word


def _phrases(bare: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """First and last word of each phrase, with what tearing it costs."""
    for at in range(len(bare) - 1):
        for phrases, cost in _KEPT:
            for phrase in phrases:
                if tuple(bare[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase) - 1, cost
        after = words[at + 1]
        in_date = bare[at + 1] in _IN_DATES and bare[at][0].isdigit()
        if _NUMERAL.match(after) or in_date or _are_names(words[at], after):
            yield at, at + 1, TORN_WORD
        if bare[at] in _SURNAMES and words[at][0].isupper():
            yield at, min(at + 2, len(bare) - 1), TORN_TERM


def _are_names(word: str, after: str) -> bool:
    """ "Minh Họa": both begin with a capital letter, and neither is written in capitals."""
    return word.istitle() and after.istitle() and word[-1].isalpha()
