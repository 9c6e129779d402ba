"""Trường và đợt: what the wizard and its page show."""

from dataclasses import dataclass, fields

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import Phase, RoundDetails, School
from cds_desktop.exchange.indicator_sets import built_in_sets
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.snapshot import read_school
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class SetChoice:
    """A bộ chỉ số that may be chosen."""

    id: str
    title: str
    demonstration: bool
    unchecked_rows: int
    indicator_set: IndicatorSet


@dataclass(frozen=True, kw_only=True)
class RoundView(RoundDetails):
    """The current round's own facts."""

    school: School
    school_year: str
    revision: int
    phase: Phase
    set_title: str
    set_version: str
    unchecked_rows: tuple[str, ...]
    open_faults: tuple[str, ...]


def available_sets() -> tuple[SetChoice, ...]:
    """The sets that come with the app."""
    return tuple(set_choice(found) for found in built_in_sets())


def set_choice(found: IndicatorSet) -> SetChoice:
    """How a set is offered."""
    return SetChoice(found.id, found.title, found.demonstration, len(found.unchecked_rows), found)


def school(workspace: Workspace) -> School:
    """The school as entered so far; empty fields before the wizard."""
    with workspace.read() as db:
        return read_school(db)


def round_view(workspace: Workspace) -> RoundView:
    """The current round's own facts."""
    with workspace.read() as db:
        now = read_current(db)
    data = now.assessment
    return RoundView(
        school=data.school,
        school_year=data.school_year,
        revision=data.revision,
        phase=now.phase,
        set_title=now.indicator_set.title,
        set_version=now.indicator_set.version,
        unchecked_rows=now.indicator_set.unchecked_rows,
        open_faults=now.indicator_set.open_faults,
        **{field.name: getattr(data, field.name) for field in fields(RoundDetails)},
    )
