"""Names of files that travel."""

from cds_desktop.domain.folding import slug


def package_name(school_name: str, school_year: str, times_before: int) -> str:
    """Tên gói: school, year, which time; ASCII only, for sticks and e-mail."""
    return f"{slug(school_name) or 'truong'}_{school_year}_nop-lan-{times_before + 1}.cdsx"


def check_words(digest: str) -> str:
    """Mã kiểm tra, short: what one person reads to another over the telephone."""
    return f"{digest[:4]} {digest[4:8]}".upper()
