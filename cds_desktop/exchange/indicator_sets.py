"""Bộ chỉ số as files: those that come with the app, and one given by path."""

from pathlib import Path

from cds_desktop import resources
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.errors import IndicatorSetFaulty, IndicatorSetUnknown, InputUnreadable

MAX_FILE_BYTES = 2_000_000


def built_in_sets() -> tuple[IndicatorSet, ...]:
    """The sets that come with the app, real ones before demonstration copies."""
    paths = sorted(resources.path("indicator_sets").glob("*.toml"))
    loaded = [load(path.read_text("utf-8")) for path in paths]
    return tuple(sorted(loaded, key=lambda found: (found.demonstration, found.id)))


def find_set(id_or_path: str) -> IndicatorSet:
    """A set by its id or by the path of a TOML file."""
    path = resources.path("indicator_sets", f"{id_or_path}.toml")
    if id_or_path and Path(id_or_path).name == id_or_path and path.is_file():
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
