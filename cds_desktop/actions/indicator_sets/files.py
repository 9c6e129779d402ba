"""Bộ chỉ số as a file somebody brings: TOML, spreadsheet or package; read safely, with every fault."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.errors import IndicatorSetUnknown, InputUnreadable, PackageDamaged
from cds_desktop.exchange.indicator_sets import read_set_text
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
    """A set as a file brought it: from what kind of file, who signed it ("" nobody), what to tell."""

    indicator_set: IndicatorSet
    origin: str
    lines: tuple[str, ...] = ()
    signer: str = ""
    signature: SignatureCheck | None = None

    @property
    def origin_kept(self) -> str:
        """What the library keeps of where it came from."""
        return f"{self.origin}:{self.signer}" if self.signer else self.origin


def read_set_file(path: Path, now: datetime) -> SetFile:
    """Đọc tệp bộ chỉ số (.toml, .xlsx, .cdsx); one message with every fault, and nothing is changed."""
    if not path.is_file():
        raise IndicatorSetUnknown(f"“{path}”")
    suffix, head = path.suffix.lower(), _head(path)
    if suffix == ".cdsx" or (head.startswith(_ZIP) and head[30:38] == b"mimetype"):
        found = _read_package(path, now)
    elif suffix in _SHEETS or head.startswith((_OLD_OFFICE, _ZIP)):
        found = SetFile(load_sheet(path), SHEET)
    else:
        found = SetFile(load(read_set_text(path)), FILE)
    return SetFile(
        found.indicator_set,
        found.origin,
        (*found.lines, *_state_lines(found.indicator_set)),
        found.signer,
        found.signature,
    )


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
