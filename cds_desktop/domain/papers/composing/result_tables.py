"""Tables of the result: totals of the groups, and one line for each criterion."""

from cds_desktop.domain.minutes import group_results
from cds_desktop.domain.minutes_scores import met_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.papers.model import Column, Row, Table, Weight
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.text import capital
from cds_desktop.domain.titles import criterion_title

_TOTAL_COLUMNS = (
    Column("Nhóm tiêu chí", 93),
    Column("Điểm tối đa", 26, centred=True, is_number=True),
    Column("Điểm tự đánh giá", 24, centred=True, is_number=True),
    Column("Mức", 22, centred=True),
)
_SUMMARY_COLUMNS = (
    Column("Mã", 21, centred=True),
    Column("Tiêu chí", 80),
    Column("Điểm tối đa", 16, centred=True, is_number=True),
    Column("Điểm tự đánh giá", 24, centred=True, is_number=True),
    Column("Mức, kết quả", 24, centred=True),
)


def totals_table(source: PaperSource) -> Table:
    """Tổng điểm và mức: one line for each group, one for the weighted total, one for the level."""
    score = source.score
    rows = [
        Row((group.title, group.max_points, group.points, capital(group.level)))
        for group in group_results(source.indicator_set, score)
    ]
    if score.total is not None:
        total = score.total
        level = f"Mức {total.level}" if total.level else ""
        rows.append(Row(("Tổng có trọng số", show(total.max_points), show(total.points), level), Weight.BOLD))
    rows.append(Row(("Mức độ chung", "", "", f"Mức {score.level}"), Weight.BOLD))
    return Table(_TOTAL_COLUMNS, tuple(rows), 12, name="Kết quả")


def summary_table(source: PaperSource) -> Table:
    """Bảng tổng hợp kết quả: groups, criteria, points and levels."""
    indicator_set, score = source.indicator_set, source.score
    rows: list[Row] = []
    for group, total in zip(indicator_set.groups, score.groups, strict=True):
        level = f"Mức {total.level}" if total.level else ""
        points = (show(group.max_points), show(total.points)) if group.has_points else ("", "")
        rows.append(Row((f"Nhóm {group.code}", group.title, *points, level), Weight.BOLD, leads=True))
        rows += (_criterion_row(source, one.code) for one in indicator_set.criteria_of(group.code))
    rows.append(Row(("", "Mức độ chung", "", "", f"Mức {score.level}"), Weight.BOLD))
    return Table(_SUMMARY_COLUMNS, tuple(rows), 11.5, name="Tổng hợp kết quả")


def _criterion_row(source: PaperSource, code: str) -> Row:
    score, title = source.score, criterion_title(source.indicator_set, code)
    for condition in score.conditions:
        if condition.code == code:
            return Row((code, title, "ĐK", "", capital(met_words(condition.met))))
    own = score.criterion(code)
    level = f"Mức {own.level}" if own.level else ""
    return Row((code, title, show(own.max_points), show(own.points), level))
