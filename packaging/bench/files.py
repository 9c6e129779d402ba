"""Files to measure with, and the bare baseline: openssl and cp on the same files."""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path


def make_files(folder: Path, count: int, size_bytes: int) -> list[Path]:
    """`count` files of random bytes, like scans and photos: nothing to compress."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"minh chứng số {number:04}.pdf"
        with path.open("wb") as file:
            for start in range(0, size_bytes, 1 << 20):
                file.write(os.urandom(min(1 << 20, size_bytes - start)))
        paths.append(path)
    return paths


def seconds_of_digest_and_copy(paths: Sequence[Path], target: Path) -> tuple[float, float]:
    """How long `openssl dgst -sha256` of the files takes, and `cp` of them."""
    target.mkdir(parents=True, exist_ok=True)
    names = [str(path) for path in paths]
    began = time.perf_counter()
    subprocess.run(["openssl", "dgst", "-sha256", *names], check=True, stdout=subprocess.DEVNULL)
    hashed = time.perf_counter()
    subprocess.run(["cp", *names, str(target)], check=True)
    copied = time.perf_counter()
    shutil.rmtree(target)
    return hashed - began, copied - hashed


def warm_disk(folder: Path, size_bytes: int) -> None:
    """Touch space on the disk once: a virtual disk is several times slower where nobody wrote before."""
    chunk = os.urandom(16 << 20)
    path = folder / "cho-trong"
    with path.open("wb") as file:
        for _ in range(size_bytes // len(chunk)):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def settle() -> None:
    """Let earlier writes reach the disk, so that nobody pays for somebody else's."""
    if hasattr(os, "sync"):
        os.sync()
