"""Phiếu đánh giá tiêu chí: one sheet for each criterion, from how things stand to the points."""

from collections.abc import Iterator

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.draft_marks import notice
from cds_desktop.domain.indicator_set import Criterion
from cds_desktop.domain.minutes_scores import met_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.papers.composing.annex_signing import SIGNED, signed
from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.evidence_tables import brief_table
from cds_desktop.domain.papers.composing.improvement_table import steps_table
from cds_desktop.domain.papers.composing.score_tables import criterion_table
from cds_desktop.domain.papers.composing.words import in_blocks
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.model import Block, PageBreak, Table
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import FieldFacts, Filling, PartFacts, PartSort, Vocabulary
from cds_desktop.domain.round import CriterionText, EvidenceItem
from cds_desktop.domain.text import capital
from cds_desktop.domain.titles import criterion_title

NO_TEXT = CriterionText()
SHEET = Vocabulary(
    fields={
        "mã tiêu chí": FieldFacts("Mã của tiêu chí: 1.3"),
        "tên tiêu chí": FieldFacts("Tên của tiêu chí theo bộ chỉ số"),
        "nhóm": FieldFacts("Nhóm của tiêu chí: Nhóm 1. Chuyển đổi số trong dạy, học"),
        "người phụ trách": FieldFacts("Thành viên được phân công tiêu chí này"),
        "hiện trạng": FieldFacts("Mô tả hiện trạng đã nhập"),
        "điểm mạnh": FieldFacts("Điểm mạnh đã nhập"),
        "tồn tại": FieldFacts("Tồn tại đã nhập"),
        "kế hoạch cải tiến": FieldFacts("Kế hoạch cải tiến đã nhập"),
        "kết quả": FieldFacts("Kết quả tự đánh giá: điểm trên tối đa, hoặc Đạt, Chưa đạt"),
        "nội dung kế hoạch": FieldFacts("Có nội dung khi có kế hoạch hoặc việc cải tiến; dùng cho “nếu có”"),
        "mức riêng": FieldFacts("Mức riêng của tiêu chí, nếu bộ chỉ số có"),
    },
    parts={
        "sang trang": PartFacts(PartSort.BLOCKS, "Sang trang mới trước mỗi phiếu, trừ phiếu đầu"),
        "bảng điểm tiêu chí": PartFacts(PartSort.TABLE, "Điểm từng nội dung của tiêu chí, cách tính"),
        "việc cải tiến": PartFacts(PartSort.TABLE, "Các việc của kế hoạch cải tiến thuộc tiêu chí này"),
        "minh chứng tiêu chí": PartFacts(PartSort.TABLE, "Minh chứng của tiêu chí này"),
    },
)


def sheet_fillings(source: PaperSource) -> tuple[Filling, ...]:
    """What each sheet says, in the order of the set."""
    criteria = (
        criterion
        for group in source.indicator_set.groups
        for criterion in source.indicator_set.criteria_of(group.code)
    )
    return tuple(_sheet(source, criterion, is_first=not n) for n, criterion in enumerate(criteria))


def _sheet(source: PaperSource, criterion: Criterion, *, is_first: bool) -> Filling:
    indicator_set, code = source.indicator_set, criterion.code
    text = source.assessment.texts.get(code, NO_TEXT)
    group = indicator_set.group(criterion.group_code)
    fields = {
        "mã tiêu chí": code,
        "tên tiêu chí": criterion_title(indicator_set, code),
        "nhóm": f"Nhóm {group.code}. {group.title}" if group else "",
        "người phụ trách": "; ".join(_people(source, code)),
        "hiện trạng": text.description,
        "điểm mạnh": text.strengths,
        "tồn tại": text.shortcomings,
        "kế hoạch cải tiến": text.plan,
        "nội dung kế hoạch": "có" if text.plan or _has_steps(source, criterion) else "",
        "kết quả": _result(source, criterion),
        "mức riêng": _own_level(source, criterion),
    }
    return Filling(fields, dict(_parts(source, criterion, is_first=is_first)))


def _parts(
    source: PaperSource, criterion: Criterion, *, is_first: bool
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "sang trang", () if is_first else (PageBreak(),)
    yield "bảng điểm tiêu chí", (criterion_table(source, criterion.code),)
    yield "việc cải tiến", _unless_empty(steps_table(source, codes_of(source, criterion)))
    yield "minh chứng tiêu chí", _unless_empty(brief_table(evidence_of(source, criterion)))


def _has_steps(source: PaperSource, criterion: Criterion) -> bool:
    codes = codes_of(source, criterion)
    return any(step.item_code in codes for step in source.assessment.plan_steps)


def _unless_empty(table: Table) -> tuple[Block, ...]:
    return (table,) if table.rows else ()


def codes_of(source: PaperSource, criterion: Criterion) -> tuple[str, ...]:
    """The criterion's own code and those of its items."""
    items = source.indicator_set.items_of(criterion.code)
    return tuple(dict.fromkeys((criterion.code, *(item.code for item in items))))


def evidence_of(source: PaperSource, criterion: Criterion) -> tuple[EvidenceItem, ...]:
    """Minh chứng of the criterion and its items, each once."""
    found = {
        item.id: item for code in codes_of(source, criterion) for item in source.assessment.evidence_for(code)
    }
    return tuple(sorted(found.values(), key=lambda item: code_order(item.code)))


def _people(source: PaperSource, code: str) -> Iterator[str]:
    for member in source.assessment.members:
        if code in member.criteria:
            name = member.addressed
            yield f"{name} ({member.position})" if member.position else name


def _result(source: PaperSource, criterion: Criterion) -> str:
    if criterion.mandatory:
        met = next(c.met for c in source.score.conditions if c.code == criterion.code)
        words = met_words(met)
        return f"{capital(words)} (điều kiện bắt buộc)"
    total = source.score.criterion(criterion.code)
    words = f"{show(total.points)}/{show(total.max_points)} điểm"
    return f"{words} (còn nội dung chưa chấm)" if total.unscored_points else words


def _own_level(source: PaperSource, criterion: Criterion) -> str:
    if criterion.mandatory:
        return ""
    level = source.score.criterion(criterion.code).level
    return f"Mức {level}" if level else ""


VOCABULARY = Vocabulary(
    fields={
        **SIGNED.fields,
        "lời báo": FieldFacts("Vì sao phiếu chưa dùng được; trống khi đã đủ"),
        "mã kiểm tra": FieldFacts("Mã SHA-256 của số liệu đã chốt; trống khi chưa chốt"),
    },
    parts=SIGNED.parts,
    repeats={"phiếu tiêu chí": SHEET},
)


def _filling(source: PaperSource) -> Filling:
    ending = signed(PaperKind.CRITERION_SHEETS, source)
    own = {"lời báo": notice(source.indicator_set, "phiếu"), "mã kiểm tra": in_blocks(source.sealed_digest)}
    return Filling({**ending.fields, **own}, ending.parts, {"phiếu tiêu chí": sheet_fillings(source)})


CRITERION_SHEETS = Composer(VOCABULARY, _filling, uses_points=True)
