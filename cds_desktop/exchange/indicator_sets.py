"""Bộ chỉ số as files: those that come with the app, those known only by name, and one given by path."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from cds_desktop import resources
from cds_desktop.domain.indicator_set import IndicatorSet, LegalBasis, load
from cds_desktop.errors import (
    IndicatorSetEmpty,
    IndicatorSetFaulty,
    IndicatorSetUnknown,
    InputUnreadable,
)

MAX_FILE_BYTES = 2_000_000
SLOTS = "slots.toml"


@dataclass(frozen=True)
class EmptySlot:
    """Chỗ trống: a bộ chỉ số whose decision is known and whose table is not."""

    id: str
    title: str
    legal_basis: LegalBasis
    applies_to: tuple[str, ...]
    unknown: tuple[str, ...]
    note: str

    @property
    def words(self) -> str:
        """What is missing, in one sentence."""
        basis = self.legal_basis
        day = f" ngày {basis.issued_on:%d/%m/%Y}" if basis.issued_on else ""
        decision = f"Quyết định {basis.number}{day}"
        return f"{self.title}, theo {decision}: chương trình chưa có {', '.join(self.unknown)}."


def built_in_sets() -> tuple[IndicatorSet, ...]:
    """The sets that come with the app, real ones before demonstration copies."""
    paths = sorted(p for p in resources.path("indicator_sets").glob("*.toml") if p.name != SLOTS)
    loaded = [load(path.read_text("utf-8")) for path in paths]
    return tuple(sorted(loaded, key=lambda found: (found.demonstration, found.id)))


def empty_slots() -> tuple[EmptySlot, ...]:
    """Sets known by their decision only, in the order of the file."""
    table = tomllib.loads(resources.path("indicator_sets", SLOTS).read_text("utf-8"))
    return tuple(
        EmptySlot(
            id=slot["id"],
            title=slot["title"],
            legal_basis=LegalBasis(**slot["legal_basis"]),
            applies_to=tuple(slot["applies_to"]),
            unknown=tuple(slot["unknown"]),
            note=slot["note"],
        )
        for slot in table["slots"]
    )


def find_set(id_or_path: str) -> IndicatorSet:
    """A set by its id or by the path of a TOML file; one known by name only is refused with what it lacks."""
    if slot := next((slot for slot in empty_slots() if slot.id == id_or_path), None):
        raise IndicatorSetEmpty(slot.words)
    path = resources.path("indicator_sets", f"{id_or_path}.toml")
    if id_or_path and Path(id_or_path).name == id_or_path and path.name != SLOTS and path.is_file():
        return load(path.read_text("utf-8"))
    return load(read_set_text(Path(id_or_path)))


def read_set_text(path: Path) -> str:
    """The text of a set file; nothing is believed of it yet."""
    if not path.is_file():
        raise IndicatorSetUnknown(f"“{path}”")
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise IndicatorSetFaulty(f"“{path.name}” lớn hơn 2 MB")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IndicatorSetFaulty(f"“{path.name}” không phải văn bản UTF-8") from error
    except OSError as error:
        raise InputUnreadable(f"“{path.name}”: {error.strerror}") from error
