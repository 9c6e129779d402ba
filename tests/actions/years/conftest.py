"""Two years of one school: 2025-2026 sealed, 2026-2027 begun from it, also under a set with renamed codes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop import resources
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.rounds import copy_round
from cds_desktop.actions.scenario.building import build_workspace, read_checked
from cds_desktop.domain.indicator_set import Criterion, IndicatorSet, Item, load, to_toml
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace

NOW = "2026-2027"
SAMPLE = resources.path("samples", "truong-minh-hoa", "scenario.toml")


@pytest.fixture(scope="session")
def last_year_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample school with the round of 2025-2026 sealed, built once."""
    folder = tmp_path_factory.mktemp("nam-truoc") / "ho-so"
    with create_workspace(folder) as workspace:
        build_workspace(workspace, SAMPLE)
        draw_up_minutes(workspace)
    return folder


@pytest.fixture
def school(last_year_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Its workspace, open for changes, before the new year is begun."""
    folder = tmp_path / "ho-so"
    shutil.copytree(last_year_folder, folder)
    with open_workspace(folder) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def same_set() -> IndicatorSet:
    """The set both years may use."""
    return read_checked(SAMPLE)[1]


@pytest.fixture(scope="session")
def later_set(same_set: IndicatorSet) -> IndicatorSet:
    """1.4 is 1.8 now, 1.6.1 and 1.6.2 changed places, 1.7.1 and 1.7.2 are one, 2.2 is gone, 2.4.5 is new."""
    criteria, items = _Rows(same_set.criteria), _Rows(same_set.items)
    criteria.change("1.1", title="Có kế hoạch dạy học trực tuyến, ban hành riêng")
    criteria.change("1.4", code="1.8", replaces=("1.4",))
    items.change("1.4", code="1.8", criterion_code="1.8", replaces=("1.4",))
    items.change("1.6.1", code="đổi chỗ", replaces=("1.6.1",))
    items.change("1.6.2", code="1.6.1", replaces=("1.6.2",))
    items.change("đổi chỗ", code="1.6.2")
    items.change("1.7.1", replaces=("1.7.1", "1.7.2"), max_points=Decimal(15))
    items.drop("1.7.2")
    criteria.drop("2.2")
    items.change("2.4.4", max_points=Decimal(5))
    items.add_after("2.4.4", code="2.4.5", text="Việc mới của năm nay", replaces=())
    changed = replace(same_set, version="nam-sau", criteria=criteria.rows, items=items.rows)
    return load(to_toml(changed))


class _Rows:
    """Rows of a set being changed by their codes."""

    def __init__(self, rows: tuple[Criterion, ...] | tuple[Item, ...]) -> None:
        self.rows = rows

    def change(self, of: str, **fields: object) -> None:
        self.rows = tuple(replace(row, **fields) if row.code == of else row for row in self.rows)

    def drop(self, code: str) -> None:
        self.rows = tuple(row for row in self.rows if row.code != code)

    def add_after(self, after: str, **fields: object) -> None:
        place = [row.code for row in self.rows].index(after)
        more = replace(self.rows[place], **fields)
        self.rows = (*self.rows[: place + 1], more, *self.rows[place + 1 :])


def round_id(workspace: Workspace) -> str:
    with workspace.read() as db:
        return current_round(db).id


@pytest.fixture
def next_year(school: Workspace, same_set: IndicatorSet) -> Workspace:
    """2026-2027 begun from the sealed year, under the same set."""
    copy_round(school, round_id(school), NOW, same_set)
    return school


@pytest.fixture
def next_year_anew(school: Workspace, later_set: IndicatorSet) -> Workspace:
    """2026-2027 begun under the set with renamed codes."""
    copy_round(school, round_id(school), NOW, later_set)
    return school
