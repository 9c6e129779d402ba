"""Bảng nhập số liệu: what online systems ask for, row by row, ready to be typed or pasted over there."""

from collections.abc import Iterator
from decimal import Decimal

from cds_desktop.domain.indicator_set import Criterion, Item
from cds_desktop.domain.minutes import day_words
from cds_desktop.domain.minutes_scores import met_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.papers.model import Column, Row, Table, Weight
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.workbook_tables import note_sheet
from cds_desktop.domain.papers.workbook_tables import workbook_tables as workbook_tables
from cds_desktop.domain.round import Answer, Assessment, EvidenceItem
from cds_desktop.domain.titles import criterion_title

BRIDGE_NAME = "Nhập số liệu"
BRIDGE_NOTE = (
    "Thứ tự cột do chương trình sắp xếp để nhập lên hệ thống trực tuyến, "
    "không phải mẫu của hệ thống hay của Bộ."
)
COLUMNS = (
    Column("Mã", 16),
    Column("Nội dung", 62),
    Column("Đạt, có", 18, centred=True),
    Column("Số đạt", 16, centred=True, is_number=True),
    Column("Tổng số", 16, centred=True, is_number=True),
    Column("Số lượng", 17, centred=True, is_number=True),
    Column("Phương án", 44),
    Column("Điểm tối đa", 16, centred=True, is_number=True),
    Column("Điểm tự đánh giá", 18, centred=True, is_number=True),
    Column("Mã minh chứng", 30),
    Column("Đường link", 44),
    Column("Ghi chú", 40),
)
EMPTY = Answer()


def bridge_tables(source: PaperSource) -> tuple[Table, ...]:
    """The sheet, and one that says whose arrangement it is."""
    return (bridge_table(source), note_sheet((BRIDGE_NOTE, f"Lập từ hồ sơ {day_words(source.today)}.")))


def bridge_table(source: PaperSource) -> Table:
    """Bảng nhập số liệu: each condition, criterion and item in the order of the bộ chỉ số."""
    indicator_set = source.indicator_set
    rows = [
        row
        for group in indicator_set.groups
        for criterion in indicator_set.criteria_of(group.code)
        for row in _criterion_rows(source, criterion)
    ]
    return Table(COLUMNS, tuple(rows), size=10, name=BRIDGE_NAME)


def _criterion_rows(source: PaperSource, criterion: Criterion) -> Iterator[Row]:
    items = source.indicator_set.items_of(criterion.code)
    if criterion.mandatory:
        yield _condition_row(source, criterion)
        return
    if [item.code for item in items] != [criterion.code]:
        yield _total_row(source, criterion)
    yield from (_item_row(source, item) for item in items)


def _condition_row(source: PaperSource, criterion: Criterion) -> Row:
    answer = source.assessment.answers.get(criterion.code, EMPTY)
    told = (criterion.code, criterion_title(source.indicator_set, criterion.code))
    met = met_words(answer.met) if answer.met is not None else ""
    return Row((*told, met, "", "", "", "", "", "", *_proofs(source.assessment, criterion.code, answer)))


def _total_row(source: PaperSource, criterion: Criterion) -> Row:
    total = source.score.criterion(criterion.code)
    told = (criterion.code, criterion_title(source.indicator_set, criterion.code))
    answer = source.assessment.answers.get(criterion.code, EMPTY)
    points = (show(total.max_points), show(total.points))
    proofs = _proofs(source.assessment, criterion.code, answer)
    return Row((*told, "", "", "", "", "", *points, *proofs), Weight.BOLD, leads=True)


def _item_row(source: PaperSource, item: Item) -> Row:
    answer = source.assessment.answers.get(item.code, EMPTY)
    scored = source.score.item(item.code)
    numbers = (_number(answer.numerator), _number(answer.denominator), _number(answer.count))
    points = (show(item.max_points), _number(scored.points))
    proofs = _proofs(source.assessment, item.code, answer)
    yes = "" if answer.yes is None else ("Có" if answer.yes else "Không")
    return Row((item.code, item.text, yes, *numbers, _chosen(item, answer), *points, *proofs))


def _chosen(item: Item, answer: Answer) -> str:
    """ "b. Một số lớp": a key alone says nothing to a system with keys of its own."""
    words = next((choice.text for choice in item.choices if choice.key == answer.choice), "")
    return ". ".join(part for part in (answer.choice, words) if part)


def _number(value: Decimal | None) -> str:
    # An empty cell, not a dash: what is pasted elsewhere must not become text there.
    return "" if value is None else show(value)


def _proofs(assessment: Assessment, code: str, answer: Answer) -> tuple[str, str, str]:
    evidence = assessment.evidence_for(code)
    return ", ".join(item.code for item in evidence), "\n".join(_links(evidence)), answer.reason.strip()


def _links(evidence: tuple[EvidenceItem, ...]) -> Iterator[str]:
    return (item.address.strip() for item in evidence if item.address.strip())
