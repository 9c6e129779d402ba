"""Somebody in front of the program, on a screen of its own, on an empty machine."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cds_desktop.domain.round import Role
from cds_desktop.signing.demonstration import make_demonstration_identities
from e2e.asking import Asked
from e2e.person import Person
from e2e.screen import screen
from e2e.the_sample import PASSWORD, Sample, sample

SHOTS_VARIABLE = "CDS_E2E_SHOTS"


@pytest.fixture(scope="session")
def school() -> Sample:
    return sample()


@pytest.fixture
def keys(tmp_path: Path, school: Sample) -> dict[str, Path]:
    """A key file for each of the two who sign."""
    people = [(role.value, school.member(role).full_name) for role in (Role.SECRETARY, Role.CHAIR)]
    return make_demonstration_identities(tmp_path / "khoa", people, PASSWORD, datetime.now(UTC))


@pytest.fixture
def shots(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    record_property: Callable[[str, object], None],
) -> Path:
    """Where pictures of the pages go: never into the project."""
    chosen = os.environ.get(SHOTS_VARIABLE)
    folder = Path(chosen) / request.node.name if chosen else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    print(f"\npictures of {request.node.name}: {folder}")
    record_property("pictures", str(folder))
    return folder


@pytest.fixture
def start(tmp_path: Path, shots: Path) -> Iterator[Callable[[type[Person]], Person]]:
    """Start the program with somebody in front of it."""
    with ExitStack() as stack:

        def begin(kind: type[Person]) -> Person:
            environment = stack.enter_context(screen()) | _own_places(tmp_path)
            program = Asked("e2e.driven_app", [], environment, tmp_path / "program.log")
            desk = Asked("e2e.desk", [], environment, tmp_path / "desk.log")
            for child in (program, desk):
                stack.callback(child.end, 0)
            return kind(program, desk, environment, shots)

        yield begin


def _own_places(folder: Path) -> dict[str, str]:
    """Nothing of the user of this machine is read or written."""
    home = folder / "home"
    (home / "Documents").mkdir(parents=True)
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "CDS_SETTINGS_DIR": str(folder / "settings"),
        "CDS_DATA_DIR": str(folder / "data"),
    }
