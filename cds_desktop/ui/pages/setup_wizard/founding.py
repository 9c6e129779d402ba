"""What "Tạo hồ sơ" does: make the folder, enter the school, open the round, name the council."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from cds_desktop import resources
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import copy_round_from, enter_school, name_council, open_round
from cds_desktop.actions.scenario.building import build_workspace
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import Deadline, Member, ReceivingOffice, RoundDetails, School
from cds_desktop.progress import Progress
from cds_desktop.storage.layout import DATABASE_NAME
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace

SAMPLE_NAME = "truong-minh-hoa"


@dataclass
class _Founding:
    workspace: Workspace | None = field(default=None, kw_only=True)

    @property
    def founded(self) -> Workspace:
        """The workspace that was made."""
        assert self.workspace is not None
        return self.workspace


@dataclass(kw_only=True)
class Founding(_Founding):
    """Everything the wizard asked for; a second try goes on in the workspace made by the first."""

    folder: Path
    school: School
    school_year: str
    indicator_set: IndicatorSet
    receiving_office: ReceivingOffice
    deadlines: tuple[Deadline, ...]
    members: tuple[Member, ...]
    copied_from: Path | None = None
    copied_details: RoundDetails | None = None

    def do(self, progress: Progress | None = None) -> Changes:
        """Do it, in order."""
        if self.workspace is None:
            self.workspace = create_workspace(self.folder)
        enter_school(self.workspace, self.school)
        details = replace(
            self.copied_details or RoundDetails(),
            receiving_office=self.receiving_office,
            deadlines=self.deadlines,
        )
        if self.copied_from is not None:
            return copy_round_from(
                self.workspace,
                self.copied_from,
                self.school_year,
                self.indicator_set,
                details,
                progress=progress,
            )
        changes = open_round(self.workspace, self.school_year, self.indicator_set, details)
        if self.members:
            name_council(self.workspace, self.members)
        return changes


@dataclass
class SampleFounding(_Founding):
    """Trường minh họa, in a folder of its own; opened again when it is there already."""

    folder: Path

    def do(self) -> Changes:
        """Build or open it."""
        if (self.folder / DATABASE_NAME).exists():
            self.workspace = open_workspace(self.folder)
        else:
            self.workspace = create_workspace(self.folder)
            build_workspace(self.workspace, resources.path("samples", SAMPLE_NAME, "scenario.toml"))
        return Changes(Subject.ROUND)
