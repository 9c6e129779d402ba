"""Bảng tính of a paper: its tables as sheets, where a kind is worth reckoning with."""

from collections.abc import Callable, Iterable, Iterator

from cds_desktop.domain.minutes import day_words, level_title_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.papers.composing.assignments import assignments_tables
from cds_desktop.domain.papers.composing.evidence_tables import evidence_table
from cds_desktop.domain.papers.composing.score_tables import score_form_table
from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.papers.model import Column, Row, Table
from cds_desktop.domain.papers.source import PaperSource

OURS = "Cách trình bày của chương trình, không phải mẫu do Bộ ban hành."
TOTAL_COLUMNS = (
    Column("Nhóm", 20),
    Column("Tên nhóm", 90),
    Column("Điểm tối đa", 22, centred=True, is_number=True),
    Column("Điểm tự đánh giá", 24, centred=True, is_number=True),
    Column("Mức", 24, centred=True),
    Column("Cách tính", 72),
)


def workbook_tables(kind: PaperKind, source: PaperSource) -> tuple[Table, ...]:
    """Các trang tính of one kind; none for a kind that is running text."""
    make = _SHEETS.get(kind)
    return (*make(source), note_sheet(_notes(kind, source))) if make else ()


def note_sheet(lines: Iterable[str]) -> Table:
    """Trang ghi chú: what a sheet of rows has no place for."""
    return Table((Column("Ghi chú", 180),), tuple(Row((line,)) for line in lines), name="Ghi chú")


def _notes(kind: PaperKind, source: PaperSource) -> Iterator[str]:
    school = source.assessment.school.name
    yield f"{KINDS[kind].name} năm học {source.assessment.school_year}, {school}".rstrip(" ,")
    for text in source.entry(kind).texts.values():
        yield from (line.strip() for line in text.splitlines() if line.strip())
    if source.sealed_digest:
        yield f"Mã kiểm tra số liệu đã chốt (SHA-256): {source.sealed_digest}"
    yield f"Lập từ hồ sơ {day_words(source.today)}. {OURS}"


def _evidence(source: PaperSource) -> tuple[Table, ...]:
    return (evidence_table(source.assessment, source.settings.evidence_layout),)


def _scores(source: PaperSource) -> tuple[Table, ...]:
    return (score_form_table(source), _totals(source))


def _totals(source: PaperSource) -> Table:
    """Kết quả từng nhóm, and the level of all."""
    rows = [
        Row(
            (
                f"Nhóm {group.code}",
                group.title,
                show(group.max_points) if group.has_points else "",
                show(total.points) if group.has_points else "",
                f"Mức {total.level}" if total.level else "",
                total.working,
            )
        )
        for group, total in zip(source.indicator_set.groups, source.score.groups, strict=True)
    ]
    level = level_title_words(source.score)
    rows.append(Row(("Chung", "Mức độ chung", "", "", level, source.score.rule)))
    return Table(TOTAL_COLUMNS, tuple(rows), name="Kết quả")


_SHEETS: dict[PaperKind, Callable[[PaperSource], tuple[Table, ...]]] = {
    PaperKind.EVIDENCE_LIST: _evidence,
    PaperKind.SCORE_FORM: _scores,
    PaperKind.ASSIGNMENTS: assignments_tables,
}
