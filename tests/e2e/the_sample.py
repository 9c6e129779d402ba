"""What is typed in: the sample school, as its scenario file describes it, in another school's name."""

from dataclasses import dataclass
from pathlib import Path

from cds_desktop import resources
from cds_desktop.actions.scenario.building import read_checked
from cds_desktop.actions.scenario.reading import Scenario
from cds_desktop.domain.indicator_set import Criterion, IndicatorSet, Item
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer, Member, Role

SCENARIO = ("samples", "truong-minh-hoa", "scenario.toml")
PASSWORD = "minh-hoa-7"


@dataclass(frozen=True)
class Sample:
    """The scenario with its bộ chỉ số."""

    scenario: Scenario
    indicator_set: IndicatorSet

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """In the order of the rail's tree."""
        return self.indicator_set.criteria

    def items(self, criterion: Criterion) -> tuple[Item, ...]:
        """The scored lines of a criterion."""
        return self.indicator_set.items_of(criterion.code)

    def answer(self, code: str) -> Answer:
        """What the sample school entered."""
        return self.scenario.answers[code]

    def member(self, role: Role) -> Member:
        """Who holds a role."""
        return next(member for member in self.scenario.members if member.role is role)

    def files(self, code: str) -> list[Path]:
        """Files whose first use is within a criterion."""
        return [
            path
            for entry in self.scenario.evidence
            for path in entry.files
            if entry.item.used_for and entry.item.used_for[0].split(".")[:2] == code.split(".")
        ]


def sample() -> Sample:
    """Read from the program's resources."""
    return Sample(*read_checked(resources.path(*SCENARIO)))


def number(value: object) -> str:
    """A number as people type it."""
    return show(value) if value is not None else ""  # type: ignore[arg-type]
