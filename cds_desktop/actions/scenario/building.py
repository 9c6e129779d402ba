"""Dựng hồ sơ từ tệp mô tả: every deed of the scenario goes through the action a screen would call."""

import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cds_desktop.actions.assess import enter_answer, write_text
from cds_desktop.actions.evidence import add_evidence
from cds_desktop.actions.minutes import enter_meeting
from cds_desktop.actions.rounds import enter_school, name_council, open_round
from cds_desktop.actions.scenario.answers import answer_faults
from cds_desktop.actions.scenario.reading import EvidenceEntry, Scenario, read_scenario
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.text import clean
from cds_desktop.errors import ScenarioFaulty
from cds_desktop.exchange.indicator_sets import find_set
from cds_desktop.storage.workspace import Workspace


def read_checked(scenario_path: Path) -> tuple[Scenario, IndicatorSet]:
    """A scenario and its bộ chỉ số; every fault is told before anything is written."""
    scenario = read_scenario(scenario_path)
    indicator_set = find_set(scenario.indicator_set)
    if faults := _unknown_codes(scenario, indicator_set):
        raise ScenarioFaulty(faults=faults)
    return scenario, indicator_set


def build_workspace(workspace: Workspace, scenario_path: Path) -> None:
    """Fill an empty workspace from a scenario file."""
    fill_workspace(workspace, *read_checked(scenario_path))


def fill_workspace(workspace: Workspace, scenario: Scenario, indicator_set: IndicatorSet) -> None:
    """Do every deed the scenario describes, in the order a school would."""
    enter_school(workspace, scenario.school)
    open_round(workspace, scenario.school_year, indicator_set, scenario)
    name_council(workspace, scenario.members)
    for entry in scenario.evidence:
        _add(workspace, entry)
    for code, answer in scenario.answers.items():
        enter_answer(workspace, code, answer)
    for code, text in scenario.texts.items():
        write_text(workspace, code, text)
    enter_meeting(workspace, scenario.meeting)


def _unknown_codes(scenario: Scenario, indicator_set: IndicatorSet) -> list[str]:
    criteria = {criterion.code for criterion in indicator_set.criteria}
    known = criteria | {item.code for item in indicator_set.items}
    return [
        *answer_faults(indicator_set, scenario.answers),
        *(f"texts: bộ chỉ số không có tiêu chí “{code}”" for code in scenario.texts if code not in criteria),
        *(
            f"members {member.id}: bộ chỉ số không có tiêu chí “{code}”"
            for member in scenario.members
            for code in member.criteria
            if code not in criteria
        ),
        *(
            f"evidence “{entry.item.title}”: bộ chỉ số không có “{code}”"
            for entry in scenario.evidence
            for code in entry.item.used_for
            if code not in known
        ),
    ]


def _add(workspace: Workspace, entry: EvidenceEntry) -> None:
    item = replace(entry.item, title=clean(entry.item.title))
    if entry.name_form != "NFD":
        add_evidence(workspace, item, entry.files)
        return
    # Files from a Mac come with decomposed names; no such name can be kept in a source archive safely.
    with TemporaryDirectory() as folder:
        copies = [Path(folder, unicodedata.normalize("NFD", file.name)) for file in entry.files]
        for file, copy in zip(entry.files, copies, strict=True):
            shutil.copyfile(file, copy)
        add_evidence(workspace, item, copies)
