"""The project names no machine and no package host, and claims nothing for scripts not yet run."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

# Put together from pieces, so that this file does not find itself.
FORBIDDEN = re.compile(
    "|".join(
        [
            r"(?<![\w.])/(root|work|home/\w+|Users/\w+)" + "/",
            r"[A-Z]:\\+Users\\+\w+",
            r"\b(pypi|pythonhosted|npmjs|conda|anaconda)" + r"\.(org|com)\b",
            r"\b(deb|archive|security|snapshot)\.(debian|ubuntu)" + r"\.(org|com)\b",
        ]
    )
)
MADE_HERE = {".git", ".venv", "build", "dist", "__pycache__", ".cache", ".hypothesis"}


def files_under_version_control(project: Path) -> list[Path]:
    git = shutil.which("git")
    if git and (project / ".git").exists():
        listed = subprocess.run([git, "-C", project, "ls-files", "-z"], capture_output=True, check=False)
        if listed.returncode == 0:
            return [project / name for name in os.fsdecode(listed.stdout).split("\0") if name]
    return list(files_not_made_here(project))


def files_not_made_here(project: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(project):
        folders[:] = [name for name in folders if name not in MADE_HERE and not name.endswith("_cache")]
        yield from (Path(folder, name) for name in names)


def text_of(file: Path) -> str:
    content = file.read_bytes() if file.is_file() else b""
    return "" if b"\0" in content else content.decode("utf-8", "replace")


def test_no_file_names_a_machine_or_a_package_host(project: Path) -> None:
    files = files_under_version_control(project)
    assert len(files) > 20
    assert {str(file): found[0] for file in files if (found := FORBIDDEN.search(text_of(file)))} == {}


def test_every_windows_script_says_that_it_was_not_run_there(project: Path) -> None:
    scripts = list((project / "packaging").glob("*.ps1"))
    assert len(scripts) > 3
    for script in scripts:
        assert "not yet run on Windows" in script.read_text("utf-8-sig").splitlines()[0]
