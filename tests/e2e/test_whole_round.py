"""A school's whole round in a real window: once by mouse, once by keyboard only."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.keyboard import Keyboard
from e2e.mouse import Mouse
from e2e.person import Person
from e2e.round_walk import whole_round
from e2e.screen import root_of_project
from e2e.the_sample import Sample

LONGEST_S = 120


@pytest.mark.parametrize("hands", [Mouse, Keyboard], ids=["mouse", "keyboard"])
def test_a_whole_round_from_first_start_to_verified_package(
    hands: type[Person],
    start: Callable[[type[Person]], Person],
    school: Sample,
    keys: dict[str, Path],
    tmp_path: Path,
) -> None:
    began = time.monotonic()
    package = tmp_path / "nop" / "goi.cdsx"
    package.parent.mkdir()
    person = start(hands)
    whole_round(person, school, keys, package)
    seconds = time.monotonic() - began
    print(f"\n{hands.__name__}: {seconds:.0f} s\n{person.program.ask(ask='stalls')}")

    assert person.leave() == 0
    assert verified(package) == 0
    assert person.program.complaints == ""
    assert seconds < LONGEST_S


def verified(package: Path) -> int:
    """What the command line says of the package."""
    command = [sys.executable, "-m", "cds_desktop", "verify", str(package)]
    return subprocess.run(command, cwd=root_of_project(), check=False).returncode
