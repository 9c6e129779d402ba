"""The table behind a chart, and a sentence for each bar: the same facts for those who do not see it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from cds_desktop.domain.charts.model import Bar, Chart, Section
from cds_desktop.domain.numbers import show


@dataclass(frozen=True)
class _Column:
    """A column of the table; one that is `optional` appears only where some row has words for it."""

    heading: str
    words: Callable[[Bar], str]
    optional: bool = True


_COLUMNS = (
    _Column("Mã", lambda bar: bar.code),
    _Column("Tên", lambda bar: bar.title, optional=False),
    _Column("Điểm", lambda bar: "" if bar.is_unplaced else show(bar.points), optional=False),
    _Column("Tối đa", lambda bar: show(bar.max_points) if bar.max_points else "", optional=False),
    _Column("Mức", lambda bar: bar.level),
    _Column("Ngưỡng", lambda bar: "; ".join(t.words for t in bar.thresholds)),
    _Column("Chưa chấm", lambda bar: show(bar.unscored) if bar.unscored else ""),
    _Column("Chưa rõ nội dung", lambda bar: show(bar.unplaced) if bar.unplaced else ""),
    _Column("Năm học trước", lambda bar: bar.last_words),
    _Column("Thay đổi", lambda bar: bar.change),
)


def with_table(chart: Chart) -> Chart:
    """The chart with its table and its sentences."""
    columns = [c for c in _COLUMNS if not c.optional or any(c.words(bar) for bar in chart.bars)]
    named = any(section.title for section in chart.sections)
    rows = [
        ((section.title,) if named else ()) + tuple(column.words(bar) for column in columns)
        for section in chart.sections
        for bar in section.bars
    ]
    headings = (("Nhóm",) if named else ()) + tuple(column.heading for column in columns)
    spoken = tuple(line for section in chart.sections for line in _section_lines(section, chart.unit))
    return replace(chart, headings=headings, rows=tuple(rows), spoken=spoken)


def bar_sentence(bar: Bar, unit: str) -> str:
    """ "1.3 Phần mềm dạy học: 23 trên 30 điểm, năm học trước 20 trên 30"."""
    return f"{bar.label}: {', '.join(_facts(bar, unit))}"


def _facts(bar: Bar, unit: str) -> Iterable[str]:
    if bar.is_unplaced:
        yield f"{show(bar.unplaced)} {unit}"
        return
    if bar.max_points:
        points = "chưa chấm, tối đa" if bar.points is None else f"{show(bar.points)} trên"
        yield f"{points} {show(bar.max_points)} {unit}"
    if bar.level:
        yield bar.level
    if bar.unscored and bar.points is not None:
        yield f"còn {show(bar.unscored)} {unit} chưa chấm"
    if bar.unplaced:
        yield f"{show(bar.unplaced)} {unit} chưa rõ thuộc nội dung nào"
    if bar.last_max is not None:
        before = "chưa chấm" if bar.last_points is None else f"{show(bar.last_points)} trên"
        yield f"năm học trước {before} {show(bar.last_max)}"
    if bar.change:
        yield bar.state or ("không đổi" if bar.change == "0" else f"thay đổi {bar.change}")


def _section_lines(section: Section, unit: str) -> Iterable[str]:
    if section.title:
        yield f"{section.title}: {section.words}" if section.words else section.title
    yield from (bar_sentence(bar, unit) for bar in section.bars)
    if section.note:
        yield section.note
