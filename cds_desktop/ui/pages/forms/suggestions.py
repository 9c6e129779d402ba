"""Words offered to begin with; whoever fills in the form decides."""

from datetime import date

from cds_desktop.domain.folding import fold

KINDS = ("Thành phố", "Tỉnh", "Phường", "Xã", "Đặc khu")
_SCHOOL_YEAR_BEGINS_IN = 7


def without_kind(name: str) -> str:
    """`Phường Kiến An` → `Kiến An`."""
    for kind in KINDS:
        if name.startswith(f"{kind} "):
            return name.removeprefix(f"{kind} ")
    return name


def with_small_kind(name: str) -> str:
    """`Phường Kiến An` → `phường Kiến An`, for running text."""
    for kind in KINDS:
        if name.startswith(f"{kind} "):
            return kind[0].lower() + name[1:]
    return name


def abbreviation(school_name: str) -> str:
    """`Trường THCS Nguyễn Trãi` → `THCSNT`."""
    words = [word for word in school_name.split() if fold(word) != "truong"]
    return "".join(word if word.isupper() else word[0].upper() for word in words if word[0].isalpha())


def receiving_office(commune: str, province: str, levels: tuple[str, ...]) -> str:
    """Who usually receives: the commune, for upper secondary the Sở."""
    if levels and set(levels) <= {"THPT", "GDTX"} and province:
        return f"Sở Giáo dục và Đào tạo {without_kind(province)}"
    return f"UBND {with_small_kind(commune)}" if commune else ""


def school_years(today: date) -> tuple[str, ...]:
    """The school year now, then the one before and the one after."""
    year = today.year if today.month >= _SCHOOL_YEAR_BEGINS_IN else today.year - 1
    return tuple(f"{first}-{first + 1}" for first in (year, year - 1, year + 1))
