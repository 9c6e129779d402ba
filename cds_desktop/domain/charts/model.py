"""What a chart says, before anybody draws it: bars on one common scale, and the same as a table."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from cds_desktop.domain.charts.words import change_words, points_words


class ChartKind(StrEnum):
    """Which question a chart answers."""

    CRITERIA = "criteria"
    GROUPS = "groups"
    YEARS = "years"


class Mark(StrEnum):
    """The marks of a chart, each with a shape of its own so that it reads without colour."""

    POINTS = "points"
    MAXIMUM = "maximum"
    UNSCORED = "unscored"
    UNPLACED = "unplaced"
    THRESHOLD = "threshold"
    LAST_YEAR = "last_year"
    LAST_YEAR_BAR = "last_year_bar"
    LAST_YEAR_POINTER = "last_year_pointer"


@dataclass(frozen=True)
class Threshold:
    """Ngưỡng: where a level begins, and how people say it ("Mức 2 · từ 50")."""

    at: Decimal
    words: str


@dataclass(frozen=True)
class Bar:
    """One length on the common scale; `points` is None before anything is scored.

    `unplaced` are points of the maximum that no content names; `is_unplaced` bars consist of nothing else.
    """

    code: str
    title: str
    points: Decimal | None
    max_points: Decimal
    unscored: Decimal = Decimal(0)
    unplaced: Decimal = Decimal(0)
    last_points: Decimal | None = None
    last_max: Decimal | None = None
    thresholds: tuple[Threshold, ...] = ()
    level: str = ""
    state: str = ""
    is_unplaced: bool = False

    @property
    def label(self) -> str:
        """Code and title as one text."""
        return f"{self.code} {self.title}".strip()

    @property
    def value_words(self) -> str:
        """ "23/30", "–/30", only the maximum of points nobody can place, "" of what this year's set lacks."""
        if not self.max_points and self.points is None:
            return ""
        return points_words(None if self.is_unplaced else self.points, self.max_points, bare=self.is_unplaced)

    @property
    def last_words(self) -> str:
        """Last year's points against last year's maximum; "" when there were none."""
        if self.last_points is None and self.last_max is None:
            return ""
        return points_words(self.last_points, self.last_max)

    @property
    def change(self) -> str:
        """ "+3", "−2", "0", or the word for a row that only one year has.

        Half of a row, or points out of another maximum, are no change yet.
        """
        is_comparable = not self.unscored and self.last_max == self.max_points
        return self.state or (change_words(self.points, self.last_points) if is_comparable else "")

    @property
    def end(self) -> Decimal:
        """How far this bar and its marks reach."""
        reached = (self.points or Decimal(0)) + self.unscored
        return max(self.max_points, reached, self.last_points or Decimal(0), self.last_max or Decimal(0))


@dataclass(frozen=True)
class Section:
    """The bars of one group under its name; `words` stand at the right, `note` says what has no bar."""

    title: str
    words: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True)
class LegendEntry:
    """A mark and its meaning."""

    mark: Mark
    words: str


@dataclass(frozen=True)
class Chart:
    """Biểu đồ: sections of bars, a legend, and the same as `headings` and `rows` for those who read it."""

    kind: ChartKind
    title: str
    unit: str
    sections: tuple[Section, ...]
    legend: tuple[LegendEntry, ...]
    headings: tuple[str, ...] = field(default=())
    rows: tuple[tuple[str, ...], ...] = field(default=())
    spoken: tuple[str, ...] = field(default=())

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All bars, in order."""
        return tuple(bar for section in self.sections for bar in section.bars)

    @property
    def scale_end(self) -> Decimal:
        """Where the scale shared by all bars ends."""
        return max((bar.end for bar in self.bars), default=Decimal(0)) or Decimal(1)

    @property
    def text(self) -> str:
        """The table as lines of cells parted by tabs, to be pasted into a spreadsheet."""
        return "\n".join("\t".join(cells) for cells in (self.headings, *self.rows))
