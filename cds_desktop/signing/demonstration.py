"""Certificates made on the spot to show the app; they prove nothing in law."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cds_desktop.whole_files import write_whole

ROOT_FILE_NAME = "to-chuc-minh-hoa.pem"


def make_demonstration_identities(
    folder: Path, people: Sequence[tuple[str, str]], password: str, now: datetime
) -> dict[str, Path]:
    """Chứng thư minh họa: a small authority in `folder` and one .p12 for each (role, full name)."""
    from cds_desktop.signing import demonstration_authority as authority

    roles = [role for role, _ in people]
    if len(set(roles)) != len(roles):
        raise ValueError("each role may appear once")
    folder.mkdir(parents=True, exist_ok=True)
    root = authority.make_root(now)
    write_whole(folder / ROOT_FILE_NAME, authority.as_pem(root))
    made = {}
    for number, (role, full_name) in enumerate(people, start=1):
        path = folder / f"{_file_stem(role, number)}.p12"
        write_whole(path, authority.as_pkcs12(root, full_name, password, now))
        made[role] = path
    return made


def _file_stem(role: str, number: int) -> str:
    plain = role.isascii() and role.replace("-", "").replace("_", "").isalnum()
    return role if plain else f"nguoi-ky-{number}"
