"""The folder of the trust store: one file per certificate or list, named by its SHA-256."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import platformdirs

from cds_desktop.errors import NotFound, TrustFileRefused, TrustFileUnreadable
from cds_desktop.signing.trust_store.values import (
    LARGEST_FILE_BYTES,
    Candidate,
    TrustKind,
    TrustMaterial,
)
from cds_desktop.whole_files import write_whole

DATA_VARIABLE = "CDS_DATA_DIR"
FOLDERS = {TrustKind.ROOT: "roots", TrustKind.INTERMEDIATE: "intermediates", TrustKind.CRL: "crls"}
SUFFIXES = {TrustKind.ROOT: ".cer", TrustKind.INTERMEDIATE: ".cer", TrustKind.CRL: ".crl"}


@dataclass(frozen=True)
class Stored:
    """One file of the store that is what its name says."""

    kind: TrustKind
    path: Path
    facts: Candidate


@dataclass(frozen=True)
class StoredFault:
    """A file of the store that is not believed, and why (tệp hỏng trong kho)."""

    path: Path
    fault: str


@dataclass(frozen=True)
class StoreView:
    """All that is in the store: what counts and what does not."""

    folder: Path
    stored: tuple[Stored, ...] = ()
    faults: tuple[StoredFault, ...] = ()

    def of_kind(self, kind: TrustKind) -> tuple[Stored, ...]:
        """The files of one kind."""
        return tuple(one for one in self.stored if one.kind is kind)


def trust_folder() -> Path:
    """Where this user's store lies (thư mục kho tin cậy)."""
    data = os.environ.get(DATA_VARIABLE) or platformdirs.user_data_dir("CDS Desktop", appauthor=False)
    return Path(data) / "trust"


def install(candidate: Candidate, kind: TrustKind, folder: Path | None = None) -> Path:
    """Keep one object under its digest; what may not be of this kind is refused (thêm vào kho)."""
    if candidate.kind is None:
        raise TrustFileRefused(f"“{candidate.subject}” {candidate.refusal}")
    if candidate.kind is not kind:
        from cds_desktop.signing.trust_store.judging import NEEDS_ROOT

        wrong = {
            (TrustKind.ROOT, TrustKind.INTERMEDIATE): NEEDS_ROOT,
            (TrustKind.INTERMEDIATE, TrustKind.ROOT): "tự ký: là chứng thư gốc, không phải trung gian",
        }
        reason = wrong.get((kind, candidate.kind), "không đúng loại")
        raise TrustFileRefused(f"“{candidate.subject}” {reason}")
    target = (folder or trust_folder()) / FOLDERS[kind] / f"{candidate.sha256}{SUFFIXES[kind]}"
    target.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(target, candidate.der)


def remove(digest: str, folder: Path | None = None) -> Stored | StoredFault:
    """Take one file out of the store, found by its digest or by the end of it (gỡ khỏi kho)."""
    view = read_store(folder or trust_folder())
    everything: list[Stored | StoredFault] = [*view.stored, *view.faults]
    matching = [one for one in everything if one.path.stem.endswith(digest.lower())]
    if not digest or len(matching) != 1:
        raise NotFound(f"kho tin cậy không có đúng một mục với mã vân tay “{digest}”")
    matching[0].path.unlink(missing_ok=True)
    return matching[0]


def read_store(folder: Path | None = None, now: datetime | None = None) -> StoreView:
    """Every file of the store; a damaged one is told and not trusted (đọc kho tin cậy)."""
    folder = folder or trust_folder()
    found = list(_read_all(folder, now))
    return StoreView(
        folder,
        tuple(one for one in found if isinstance(one, Stored)),
        tuple(one for one in found if isinstance(one, StoredFault)),
    )


def read_material(folder: Path | None = None) -> TrustMaterial:
    """What a check may build on: the files that are what they say (vật liệu kiểm tra)."""
    folder = folder or trust_folder()
    # Without a store, and that is how it begins, the heavy libraries need not be loaded.
    if not folder.is_dir():
        return TrustMaterial()
    certificates = {
        kind: tuple(
            one.facts.der
            for path in _paths(folder, kind)
            if isinstance(one := _read_one(kind, path, None), Stored)
        )
        for kind in (TrustKind.ROOT, TrustKind.INTERMEDIATE)
    }
    # A list may name a hundred thousand certificates: only the one that is needed is taken apart, later.
    lists = tuple(data for path in _paths(folder, TrustKind.CRL) if (data := _whole(path)) is not None)
    return TrustMaterial(certificates[TrustKind.ROOT], certificates[TrustKind.INTERMEDIATE], lists)


def _paths(folder: Path, kind: TrustKind) -> list[Path]:
    return sorted((folder / FOLDERS[kind]).glob(f"*{SUFFIXES[kind]}"))


def _whole(path: Path) -> bytes | None:
    """The bytes of a file that is still what its name says."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE_BYTES + 1)
    except OSError:
        return None
    return data if sha256(data).hexdigest() == path.stem else None


def _read_all(folder: Path, now: datetime | None) -> Iterator[Stored | StoredFault]:
    for kind in FOLDERS:
        for path in _paths(folder, kind):
            yield _read_one(kind, path, now)


def _read_one(kind: TrustKind, path: Path, now: datetime | None) -> Stored | StoredFault:
    from cds_desktop.signing.trust_store.judging import candidates
    from cds_desktop.signing.trust_store.reading import read_objects

    if (data := _whole(path)) is None:
        return StoredFault(path, "tệp đã bị sửa hoặc hỏng: nội dung khác mã vân tay")
    try:
        found = candidates(read_objects(data), now or datetime.now().astimezone())
    except (TrustFileUnreadable, TrustFileRefused) as error:
        return StoredFault(path, error.detail)
    if len(found) != 1 or found[0].kind is not kind:
        return StoredFault(path, "tệp không phải loại nằm trong thư mục này")
    return Stored(kind, path, found[0])
