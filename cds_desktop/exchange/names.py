"""Names of files inside a package: safe ones made for every system, and unsafe ones found out."""

import re
import unicodedata
from collections.abc import Collection

from cds_desktop.domain.folding import slug

LONGEST_NAME = 80
_LONGEST_CODE = 30
_LONGEST_SUFFIX = 10
_GUARD = "mc-"
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789"]
)
_UNUSUAL = re.compile(r"[^A-Za-z0-9._/-]")
_DRIVE = re.compile(r"^[A-Za-z]:")


def safe_entry_name(evidence_code: str, title: str, suffix: str, taken: Collection[str] = ()) -> str:
    """The name a minh chứng file travels under, e.g. `evidence/H1-1.3-01_ke-hoach.pdf`."""
    code = re.sub(r"[^A-Za-z0-9.-]+", "-", ascii_folded(evidence_code))[:_LONGEST_CODE].strip("-.") or "MC"
    return _free_name("evidence", f"{code}_", title, suffix, taken)


def safe_document_name(title: str, suffix: str, taken: Collection[str] = ()) -> str:
    """The name a paper travels under, e.g. `documents/bien-ban-tu-danh-gia.pdf`."""
    return _free_name("documents", "", title, suffix, taken)


def ascii_folded(text: str) -> str:
    """Text without tone marks; đ is folded by hand because Unicode does not decompose it."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return plain.encode("ascii", "ignore").decode("ascii")


def faults_of_name(name: str, longest: int = LONGEST_NAME) -> list[str]:
    """Why a name from outside must not be used; empty when it is harmless."""
    faults = []
    if len(name) > longest:
        faults.append(f"tên dài hơn {longest} ký tự")
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in name):
        faults.append("tên có ký tự điều khiển")
    if "\\" in name:
        faults.append("tên có dấu gạch chéo ngược")
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        faults.append("tên là đường dẫn tuyệt đối")
    if not name.isascii():
        faults.append("tên có ký tự ngoài ASCII")
    if not faults and _UNUSUAL.search(name):
        faults.append("tên có ký tự không được dùng")
    parts = re.split(r"[/\\]", name)
    return faults + list(dict.fromkeys(fault for part in parts if (fault := _fault_of_part(part))))


def _fault_of_part(part: str) -> str | None:
    if part == "..":
        return "tên thoát ra ngoài thư mục (..)"
    if part in ("", "."):
        return "tên có phần rỗng"
    if part[-1] in ". " or part[0] == " ":
        return "tên có phần kết thúc bằng dấu chấm hoặc dấu cách"
    if part.split(".")[0].strip().casefold() in _RESERVED:
        return "tên trùng tên thiết bị của Windows"
    return None


def _free_name(folder: str, head: str, title: str, suffix: str, taken: Collection[str]) -> str:
    used = {name.casefold() for name in taken}
    ending = _ending(suffix)
    number = 1
    while True:
        tail = ending if number == 1 else f"-{number}{ending}"
        room = LONGEST_NAME - len(folder) - 1 - len(head) - len(tail) - len(_GUARD)
        name = f"{folder}/{_unreserved(head + (slug(title)[:room].strip('-') or 'tep'))}{tail}"
        if name.casefold() not in used:
            return name
        number += 1


def _unreserved(stem: str) -> str:
    return f"{_GUARD}{stem}" if stem.split(".")[0].casefold() in _RESERVED else stem


def _ending(suffix: str) -> str:
    letters = re.sub(r"[^a-z0-9]", "", ascii_folded(suffix).lower())
    return f".{letters}" if 0 < len(letters) <= _LONGEST_SUFFIX else ""
