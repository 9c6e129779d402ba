"""Bộ chỉ số as a file somebody brings: TOML, spreadsheet or package; read safely, with every fault."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.errors import IndicatorSetUnknown, InputUnreadable, PackageDamaged
from cds_desktop.exchange.indicator_sets import built_in_sets, find_set, read_set_text
from cds_desktop.exchange.package_file import PackageContents, read_package
from cds_desktop.exchange.set_packages import set_of_package
from cds_desktop.exchange.sheets import load_sheet
from cds_desktop.signing.cms_signatures import check_detached
from cds_desktop.signing.explaining import explain_signature
from cds_desktop.signing.signature_checks import SignatureCheck
from cds_desktop.storage.set_library import FILE, PACKAGE, SHEET

_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class SetFile:
    """A set as a file brought it: from what kind of file, what is known of its sender, who signed it."""

    indicator_set: IndicatorSet
    origin: str
    sender: tuple[str, ...] = ()
    signer: str = ""
    signature: SignatureCheck | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What to tell: who sent it, and how far it was held against the paper copy."""
        return (*self.sender, *_state_lines(self.indicator_set))

    @property
    def origin_kept(self) -> str:
        """What the library keeps of where it came from."""
        return f"{self.origin}:{self.signer}" if self.signer else self.origin


def read_set_file(path: Path, now: datetime) -> SetFile:
    """Đọc tệp bộ chỉ số (.toml, .xlsx, .cdsx); one message with every fault, and nothing is changed."""
    if not path.is_file():
        raise IndicatorSetUnknown(f"“{path}”")
    if is_package(path):
        return _read_package(path, now)
    if path.suffix.lower() in _SHEETS or _head(path).startswith((_OLD_OFFICE, _ZIP)):
        return SetFile(load_sheet(path), SHEET)
    return SetFile(load(read_set_text(path)), FILE)


def is_package(path: Path) -> bool:
    """Whether a file should be read as a package: by its name, or by how it begins."""
    if path.suffix.lower() == ".cdsx":
        return True
    head = _head(path) if path.is_file() else b""
    return head.startswith(_ZIP) and head[30:38] == b"mimetype"


def named_set(id_or_path: str, now: datetime) -> IndicatorSet:
    """A set by the id of one that comes with the app, or by the path of a file of any kind."""
    for found in built_in_sets():
        if found.id == id_or_path:
            return found
    path = Path(id_or_path)
    # An id is the name of the file that comes with the app, which may differ from the id inside.
    return read_set_file(path, now).indicator_set if path.is_file() else find_set(id_or_path)


def check_set_signature(contents: PackageContents, now: datetime) -> tuple[SignatureCheck | None, list[str]]:
    """Who signed a package, in words; unsigned is told, not refused."""
    if contents.signature is None:
        return None, ["Gói chưa ký số: không chứng minh được ai gửi."]
    found = check_detached(contents.signed_bytes, contents.signature, now=now)
    return found, [
        f"Chữ ký trên gói: {line}" for line in explain_signature(found, file_is_intact=found.intact)
    ]


def _read_package(path: Path, now: datetime) -> SetFile:
    contents = read_package(path)
    indicator_set = set_of_package(contents)
    signature, lines = check_set_signature(contents, now)
    if signature is not None and not signature.intact:
        raise PackageDamaged("chữ ký số trên gói không hợp lệ", faults=lines)
    signer = signature.signer_name if signature else ""
    return SetFile(indicator_set, PACKAGE, tuple(lines), signer, signature)


def _state_lines(found: IndicatorSet) -> list[str]:
    if found.is_checked:
        return ["Bộ chỉ số đã đối chiếu đủ với bản giấy."]
    lines = list(found.open_faults)
    if left := len(found.unchecked_rows):
        lines.append(f"Còn {left} dòng chưa đối chiếu với bản giấy.")
    return lines


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(38)
    except OSError as error:
        raise InputUnreadable(f"“{path.name}”: {error.strerror}") from error
