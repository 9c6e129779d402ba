"""check-set: every fault of a bộ chỉ số from a file, and the same set in the other format."""

from argparse import Namespace
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cds_desktop.actions.indicator_sets import is_package, read_set_file
from cds_desktop.cli.output import print_json
from cds_desktop.domain.indicator_set import IndicatorSet, check, to_toml
from cds_desktop.errors import InputUnreadable
from cds_desktop.exchange.indicator_sets import read_set_text
from cds_desktop.exchange.sheets import read_sheet, write_sheet
from cds_desktop.whole_files import write_whole

_TEXT, _SHEET = ".toml", ".xlsx"
_SHEETS = (_SHEET, ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
# First bytes of a zip and of an old or encrypted Excel file, whatever the name says.
_SHEET_HEADS = (b"PK\x03\x04", bytes.fromhex("d0cf11e0"))


@dataclass(frozen=True)
class _Found:
    """A fault as it is printed: the row or cell, the field or column, and what is wrong."""

    row: str
    field: str
    message: str
    words: str
    cell: str = ""


@dataclass(frozen=True)
class _Result:
    indicator_set: IndicatorSet | None
    faults: tuple[_Found, ...]
    ignored: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()


def check_set(chosen: Namespace) -> int:
    """Every fault of a set file; status 0 only when there is none."""
    target: Path | None = chosen.to
    if target is not None and target.suffix.lower() not in (_TEXT, _SHEET):
        raise InputUnreadable(f"“{target.name}”: ghi được ra tệp .toml hoặc .xlsx")
    result = _read(chosen.file)
    written = _write(result.indicator_set, target) if target and result.indicator_set else None
    if chosen.json:
        print_json(_document(result, written))
    else:
        _print(result, target, written)
    return 1 if result.faults else 0


def _read(path: Path) -> _Result:
    if is_package(path):
        found = read_set_file(path, datetime.now(UTC))
        return _Result(found.indicator_set, _open_faults(found.indicator_set), sender=found.sender)
    return _from_sheet(path) if _is_sheet(path) else _from_text(path)


def _open_faults(found: IndicatorSet) -> tuple[_Found, ...]:
    return tuple(_Found(f.row, f.field, f.message, str(f)) for f in check(found.text).faults)


def _is_sheet(path: Path) -> bool:
    if path.suffix.lower() in _SHEETS:
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in _SHEET_HEADS


def _from_sheet(path: Path) -> _Result:
    reading = read_sheet(path)
    faults = tuple(_Found(f.address, f.title, f.message, str(f), f.address) for f in reading.faults)
    return _Result(reading.indicator_set, faults, reading.ignored)


def _from_text(path: Path) -> _Result:
    if path.suffix.lower() not in (_TEXT, ""):
        raise InputUnreadable(f"“{path.name}”: đọc được bộ chỉ số dạng .toml hoặc .xlsx.")
    checked = check(read_set_text(path))
    faults = tuple(_Found(f.row, f.field, f.message, str(f)) for f in checked.faults)
    return _Result(checked.indicator_set, faults)


def _write(indicator_set: IndicatorSet, target: Path) -> Path:
    if target.suffix.lower() == _SHEET:
        return write_sheet(indicator_set, target)
    return write_whole(target, to_toml(indicator_set).encode())


def _document(result: _Result, written: Path | None) -> dict[str, object]:
    return {
        "valid": not result.faults,
        "usable": result.indicator_set is not None,
        "faults": [
            {"row": fault.row, "field": fault.field, "message": fault.message}
            | ({"cell": fault.cell} if fault.cell else {})
            for fault in result.faults
        ],
        "unchecked_rows": list(result.indicator_set.unchecked_rows) if result.indicator_set else [],
        "ignored": list(result.ignored),
        "sender": list(result.sender),
        "written": str(written) if written else None,
    }


def _print(result: _Result, target: Path | None, written: Path | None) -> None:
    for fault in result.faults:
        print(f"- {fault.words}")
    for words in result.sender:
        print(words)
    for words in result.ignored:
        print(f"  ({words})")
    unchecked = result.indicator_set.unchecked_rows if result.indicator_set else ()
    print(_verdict(len(result.faults), result.indicator_set is not None, len(unchecked)))
    if written:
        print(f"Đã ghi {written}")
    elif target:
        print(f"Chưa ghi {target.name}: sửa các lỗi trên trước.")


def _verdict(faults: int, usable: bool, unchecked: int) -> str:
    if not faults:
        note = f"; còn {unchecked} dòng chưa đối chiếu với bản giấy" if unchecked else ""
        return f"Bộ chỉ số không có lỗi{note}."
    state = "vẫn làm việc tạm được, chưa lập được biên bản chính thức" if usable else "chưa dùng được"
    return f"{faults} lỗi; {state}."
