"""What is installed is fixed by digest, and no file says where it is fetched from."""

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-build.txt"]
ENTRY = re.compile(r"^([\w.-]+)==(\S+).*$", re.MULTILINE)


def locked_versions(lock: Path) -> dict[str, str]:
    return dict(ENTRY.findall(lock.read_text("utf-8")))


def names_asked_for(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0].lower().replace("_", "-") for line in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_each_locked_package_has_a_digest(project: Path, name: str) -> None:
    entries = re.split(
        r"^(?=[\w.-]+==)", (project / "packaging" / name).read_text("utf-8"), flags=re.MULTILINE
    )
    assert len(entries) > 30
    without_digest = [entry.split()[0] for entry in entries[1:] if "--hash=sha256:" not in entry]
    assert without_digest == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(project: Path, name: str) -> None:
    text = (project / "packaging" / name).read_text("utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_each_runtime_dependency_is_locked(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    locked = locked_versions(project / "packaging/requirements.txt")
    assert names_asked_for(settings["project"]["dependencies"]) <= locked.keys()


def test_each_development_dependency_is_locked(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    locked = locked_versions(project / "packaging/requirements-dev.txt")
    assert names_asked_for(settings["dependency-groups"]["dev"]) <= locked.keys()


@pytest.mark.parametrize("name", LOCKS[1:])
def test_every_lock_agrees_with_the_runtime_lock(project: Path, name: str) -> None:
    runtime = locked_versions(project / "packaging/requirements.txt")
    other = locked_versions(project / "packaging" / name)
    assert runtime.items() <= other.items()
