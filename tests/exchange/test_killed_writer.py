"""A writer killed at any moment leaves the earlier package whole and nothing that looks finished."""

import subprocess
import sys
from pathlib import Path

import pytest

from cds_desktop.exchange.package_file import read_package

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import hashlib, sys, time
from pathlib import Path
from cds_desktop.exchange.package_file import FileEntry, write_package
from cds_desktop.exchange.package_format import FileRole, Manifest, ManifestFile, PackageKind

folder, stop_at = Path(sys.argv[1]), float(sys.argv[2])
files = []
for number in (1, 2):
    source = folder / f"{number}.bin"
    listed = ManifestFile(
        path=f"evidence/H1-1.1-0{number}.bin", size=source.stat().st_size,
        sha256=hashlib.sha256(source.read_bytes()).hexdigest(), title=str(number),
        media_type="application/octet-stream", role=FileRole.EVIDENCE, evidence_code=f"H1-1.1-0{number}",
    )
    files.append(FileEntry(source, listed))
head = Manifest(kind=PackageKind.BACKUP, package_id="1", created_at="2026-05-21T00:00:00Z", made_by="x")

def progress(done, total):
    if done >= total * stop_at:
        print("here", flush=True)
        time.sleep(60)

write_package(folder / "a.cdsx", head, [], files, progress=progress)
"""


@pytest.mark.parametrize("stop_at", [0.0, 0.3, 0.6, 0.9])
def test_a_killed_writer_leaves_the_earlier_package(write, tmp_path, stop_at):
    old = write("a.cdsx").path.read_bytes()
    for number in (1, 2):
        (tmp_path / f"{number}.bin").write_bytes(bytes([number]) * 2_000_000)
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), str(stop_at)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as writer:
        assert writer.stdout.readline().strip() == b"here"
        writer.kill()
    assert sorted(path.name for path in tmp_path.glob("*.cdsx*")) == ["a.cdsx", "a.cdsx.partial"]
    assert (tmp_path / "a.cdsx").read_bytes() == old
    assert read_package(tmp_path / "a.cdsx").manifest.revision == 2
