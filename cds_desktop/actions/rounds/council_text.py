"""A list of people pasted from Excel or Word: which column is what is guessed from what stands in it."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from uuid import uuid4

from cds_desktop.domain.folding import fold
from cds_desktop.domain.round import Member, Role
from cds_desktop.domain.text import clean

MOST_PEOPLE = 200
MOST_LETTERS = 100_000
_ROLES = {
    "chu tich": Role.CHAIR,
    "pho chu tich": Role.VICE_CHAIR,
    "thu ky": Role.SECRETARY,
    "uy vien": Role.MEMBER,
    "thanh vien": Role.MEMBER,
}
_COUNCIL = re.compile(r" ?(?:hoi dong|hd)(?: (?:tu danh gia|tdg))?$")
_SALUTATION = re.compile(r"(ông|bà|thầy|cô)\.?\s+", re.IGNORECASE)
_MALE = ("ong", "thay")
_NUMBER = re.compile(r"\d+[.)]?")
_LIST_NUMBER = re.compile(r"^\s*(?:\d+\s*[.)]|[-–•+*])\s+")
_LINE_SPLIT = re.compile(r"\s*[,;|]\s*|\s+[-–]\s+")
_COLUMN_WORDS = (
    ("salutation", "danh xưng"),
    ("name", "họ tên"),
    ("position", "chức vụ"),
    ("role", "vai trò"),
)
_HEADS = {
    "ho va ten": "name", "ho ten": "name", "ten": "name", "thanh vien": "name",
    "chuc vu": "position", "chuc danh": "position", "chuc vu, don vi": "position",
    "chuc vu/don vi": "position", "chuc vu chuyen mon": "position",
    "vai tro": "role", "nhiem vu": "role", "chuc danh trong hoi dong": "role",
    "nhiem vu trong hoi dong": "role",
    "danh xung": "salutation", "stt": "", "tt": "", "so tt": "", "ghi chu": "", "so dien thoai": "",
}  # fmt: skip
_JOBS = (
    "hieu truong", "hieu pho", "giao vien", "gv", "to truong", "to pho", "nhan vien", "ke toan", "van thu",
    "tong phu trach", "bi thu", "chu tich", "pho chu tich", "thu ky", "truong ban", "can bo", "cong doan",
    "pho hieu truong", "uy vien", "thanh vien", "phu trach", "pho bi thu", "to ",
)  # fmt: skip


@dataclass(frozen=True)
class PastedPeople:
    """Who was read, which columns were found, and lines in which nobody is named."""

    members: tuple[Member, ...]
    columns: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def words(self) -> str:
        """One sentence on what was read."""
        if not self.members:
            return "Không thấy họ tên nào trong phần vừa dán."
        unread = f" Bỏ qua {len(self.unread)} dòng không có họ tên." if self.unread else ""
        return f"Đã đọc {len(self.members)} người: {', '.join(self.columns)}.{unread}"


def read_people(text: str) -> PastedPeople:
    """Danh sách Hội đồng as pasted: a table with columns in any order, or one person a line."""
    rows = _rows(text[:MOST_LETTERS])
    columns = _columns(rows)
    members: list[Member] = []
    unread: list[str] = []
    for row in rows:
        member = _member(row, columns)
        if member is not None and len(members) < MOST_PEOPLE:
            members.append(member)
        elif not _is_head(row) and any(letter.isalpha() for cell in row for letter in cell):
            unread.append(" ".join(row))
    found = tuple(words for key, words in _COLUMN_WORDS if key in columns)
    return PastedPeople(tuple(members), found, tuple(unread))


def guessed_salutation(full_name: str) -> str:
    """`Bà` for Nguyễn Thị Hạnh, `Ông` for Trần Văn Minh, else nothing."""
    middle = fold(full_name).split()[1:-1]
    return "Bà" if "thi" in middle else "Ông" if "van" in middle else ""


def split_salutation(text: str) -> tuple[str, str]:
    """`Bà Nguyễn Thị Hạnh` → name and salutation, which may be missing."""
    found = _SALUTATION.match(text)
    return (text[found.end() :], _salutation(found.group(1))) if found else (text, "")


def without_known(found: Sequence[Member], known: Sequence[Member]) -> tuple[Member, ...]:
    """Those of `found` that are not in the list yet, by name and position."""
    there = {(fold(one.full_name), fold(one.position)) for one in known}
    return tuple(one for one in found if (fold(one.full_name), fold(one.position)) not in there)


def _rows(text: str) -> list[list[str]]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if "\t" in plain:
        # Excel puts a cell with line breaks into quotes.
        lines = list(csv.reader(StringIO(plain), delimiter="\t"))
    else:
        lines = [_LINE_SPLIT.split(_LIST_NUMBER.sub("", line)) for line in plain.split("\n")]
    rows = [[clean(cell) for cell in line] for line in lines]
    return [row for row in rows if any(row)]


def _is_head(row: Sequence[str]) -> bool:
    filled = [fold(cell) for cell in row if cell]
    return bool(filled) and sum(cell in _HEADS for cell in filled) * 2 > len(filled)


def _columns(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column holds what: as its head says, else as most of its cells look."""
    found: dict[str, int] = {}
    for row in rows:
        if _is_head(row):
            named = ((_HEADS.get(fold(cell), ""), index) for index, cell in enumerate(row))
            found = {key: index for key, index in named if key}
            break
    body = [row for row in rows if not _is_head(row)]
    width = max((len(row) for row in body), default=0)
    for key, looks_like in _LOOKS:
        if key in found:
            continue
        free = [index for index in range(width) if index not in found.values()]
        shares = {index: _share(body, index, looks_like) for index in free}
        best = max(shares, key=lambda index: shares[index], default=-1)
        if best >= 0 and shares[best] >= 0.5:
            found[key] = best
    return found


def _share(rows: Sequence[Sequence[str]], index: int, looks_like: Callable[[str], bool]) -> float:
    cells = [row[index] for row in rows if index < len(row) and row[index]]
    return sum(looks_like(cell) for cell in cells) / len(cells) if cells else 0.0


def _member(row: Sequence[str], columns: dict[str, int]) -> Member | None:
    def cell(key: str) -> str:
        index = columns.get(key, -1)
        return row[index] if 0 <= index < len(row) else ""

    name, said = split_salutation(cell("name"))
    if not name or _is_head(row) or not any(letter.isalpha() for letter in name):
        return None
    said = _salutation(cell("salutation")) or said or guessed_salutation(name)
    member = Member(id=uuid4().hex, full_name=name, salutation=said, position=cell("position"))
    return replace(member, role=_role(cell("role")) or Role.MEMBER)


def _salutation(text: str) -> str:
    plain = fold(text).rstrip(".")
    if plain in _MALE:
        return "Ông"
    return "Bà" if plain in ("ba", "co") else ""


def _role(text: str) -> Role | None:
    return _ROLES.get(_COUNCIL.sub("", fold(text)).strip())


def _looks_like_name(text: str) -> bool:
    name, _ = split_salutation(text)
    words = name.split()
    plain = fold(name)
    if not 2 <= len(words) <= 7 or any(letter.isdigit() for letter in name):
        return False
    return all(word[0].isupper() for word in words) and not any(plain.startswith(job) for job in _JOBS)


def _looks_like_position(text: str) -> bool:
    return not _NUMBER.fullmatch(text) and any(letter.isalpha() for letter in text) and len(text) > 2


_LOOKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("salutation", lambda text: bool(_salutation(text))),
    ("role", lambda text: _role(text) is not None),
    ("name", _looks_like_name),
    ("position", _looks_like_position),
)
