"""Tệp minh chứng: each file kept once, named by the SHA-256 of its bytes."""

import hashlib
import os
import re
import time
import unicodedata
import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cds_desktop.errors import (
    DiskFull,
    EvidenceFileMissing,
    SourceFileLost,
    WorkspaceReadOnly,
    WorkspaceUnreadable,
)
from cds_desktop.progress import Progress
from cds_desktop.storage.copying import copy_and_digest, digest_of
from cds_desktop.storage.media_types import media_type_of
from cds_desktop.storage.source_files import opened
from cds_desktop.whole_files import PARTIAL, is_disk_full, put_in_place

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class KeptFile:
    """A file that now lies safely in evidence/."""

    digest: str
    name: str
    size_bytes: int
    media_type: str


class EvidenceFiles:
    """The folder evidence/ of a workspace."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self._read_only = read_only

    def keep(self, source: Path, progress: Progress | None = None) -> KeptFile:
        """Lưu tệp: copy `source` into the workspace unless its bytes are there already."""
        with self._partial() as partial:
            digest, size = self._copy(source, partial, progress)
            self._settle(partial, digest, size)
        name = _clean_name(source.name)
        return KeptFile(digest, name, size, media_type_of(name))

    def keep_bytes(self, data: bytes, name: str) -> KeptFile:
        """The same for bytes at hand, such as an entry of a package."""
        digest = hashlib.sha256(data).hexdigest()
        with self._partial() as partial:
            with partial.open("wb") as target:
                target.write(data)
                target.flush()
                os.fsync(target.fileno())
            self._settle(partial, digest, len(data))
        name = _clean_name(name)
        return KeptFile(digest, name, len(data), media_type_of(name))

    def path_of(self, digest: str) -> Path:
        """Where the bytes with this digest lie."""
        if not self.has(digest):
            raise EvidenceFileMissing(digest[:16])
        return self.folder / digest

    def has(self, digest: str) -> bool:
        """Whether the bytes with this digest are here."""
        return bool(_DIGEST.fullmatch(digest)) and (self.folder / digest).is_file()

    def digest_of(self, digest: str, progress: Progress | None = None) -> str:
        """The digest that the bytes kept under `digest` have now; "" when they cannot be read."""
        try:
            return digest_of(self.path_of(digest), progress)
        except OSError:
            return ""

    def digests(self) -> frozenset[str]:
        """Every digest that has a file, whether an evidence item names it or not."""
        if not self.folder.is_dir():
            return frozenset()
        # One look at the folder: asking for ten thousand files one by one takes longer than all the rest.
        with os.scandir(self.folder) as entries:
            return frozenset(entry.name for entry in entries if _DIGEST.fullmatch(entry.name))

    def remove_orphans(self, known: Collection[str], older_than: timedelta) -> int:
        """Remove files nobody names and nobody kept lately; returns how many went."""
        self._require_writable()
        latest = time.time() - older_than.total_seconds()
        removed = 0
        for digest in self.digests() - frozenset(known):
            path = self.folder / digest
            # What another program has open goes next time.
            with suppress(OSError):
                if path.stat().st_mtime <= latest:
                    path.unlink()
                    removed += 1
        return removed

    def note_spare(self, digests: Iterable[str]) -> None:
        """Count the time that files nothing may name any more have been spare from now on."""
        for digest in filter(self.has, set(digests)):
            # The rows are gone already: a file that cannot be marked must not make that look undone.
            with suppress(OSError):
                os.utime(self.folder / digest)

    @contextmanager
    def _partial(self) -> Iterator[Path]:
        """A name to write under; nothing stays there whatever happens."""
        self._require_writable()
        partial = self.folder / f"{uuid.uuid4().hex}{PARTIAL}"
        try:
            self.folder.mkdir(exist_ok=True)
            yield partial
        except OSError as error:
            if is_disk_full(error):
                raise DiskFull(str(self.folder)) from error
            raise WorkspaceUnreadable(f"không ghi được vào {self.folder}; ổ đĩa có thể đã rút ra") from error
        finally:
            _remove(partial)

    def _copy(self, source: Path, partial: Path, progress: Progress | None) -> tuple[str, int]:
        with opened(source) as origin, partial.open("wb", buffering=0) as target:
            before = os.fstat(origin.fileno())
            digest, size = copy_and_digest(origin, target, before.st_size, source.name, progress)
            after = os.fstat(origin.fileno())
        if (before.st_size, before.st_mtime_ns) != (
            after.st_size,
            after.st_mtime_ns,
        ) or size != after.st_size:
            raise SourceFileLost(f"{source.name}: tệp thay đổi trong khi chép")
        return digest, size

    def _settle(self, partial: Path, digest: str, size: int) -> None:
        path = self.folder / digest
        if path.is_file() and path.stat().st_size == size and digest_of(path) == digest:
            # Counts as kept now, so that a clean-up running beside does not take it for an old orphan.
            os.utime(path)
            return
        put_in_place(partial, path)

    def _require_writable(self) -> None:
        if self._read_only:
            raise WorkspaceReadOnly


def _remove(partial: Path) -> None:
    """Nothing half stays; on a drive that is gone the next opening clears it away."""
    with suppress(OSError):
        partial.unlink(missing_ok=True)


def _clean_name(name: str) -> str:
    """NFC, and storable even if the file system held bytes that are no text."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", "".join(c for c in readable if c.isprintable()))
