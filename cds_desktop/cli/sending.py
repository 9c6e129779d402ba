"""sign, pack: the minutes and packages, with a key from a PKCS#12 file."""

import os
import sys
import warnings
from argparse import Namespace
from datetime import UTC, datetime
from getpass import GetPassWarning, getpass
from pathlib import Path

from cds_desktop.actions.indicator_sets import SetPacked, named_set, pack_set, set_of_round
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.signatures import sign_minutes, whose_turn
from cds_desktop.cli.checking import print_verification, verification_document
from cds_desktop.cli.output import print_json
from cds_desktop.domain.package_names import check_words
from cds_desktop.domain.round import Role
from cds_desktop.errors import InputUnreadable
from cds_desktop.exchange.package_file import WrittenPackage
from cds_desktop.queries import submission_view
from cds_desktop.signing.keys import SigningKey, open_pkcs12
from cds_desktop.storage.workspace import open_workspace

PASSWORD_VARIABLE = "CDS_P12_PASSWORD"
LONGEST_PASSWORD_FILE = 10_000


def sign(chosen: Namespace) -> int:
    """Sign the minutes as the one whose turn it is."""
    from cds_desktop.actions.verifying import verify

    if chosen.p12 is None:
        raise InputUnreadable("Thiếu --p12: tệp chứng thư của người ký.")
    password = _password(chosen)
    with open_workspace(chosen.workspace) as workspace:
        if chosen.seal:
            draw_up_minutes(workspace)
        role = Role(chosen.role) if chosen.role else whose_turn(workspace)
        changes = sign_minutes(workspace, role, chosen.p12, password)
        result = verify(workspace.documents_folder / changes.codes[0], workspace.now())
    for note in changes.notes:
        print(note, file=sys.stderr)
    if chosen.json:
        print_json({"minutes": str(result.path), "role": role.value, "check": verification_document(result)})
    else:
        print(f"Đã ký: {result.path}")
        print_verification(result)
    return 0


def pack(chosen: Namespace) -> int:
    """Write the submission package or that of a bộ chỉ số, signed when a key is given."""
    key = open_pkcs12(chosen.p12, _password(chosen)) if chosen.p12 else None
    if chosen.kind == "indicator-set":
        packed = _pack_set(chosen, key)
        for note in packed.notes:
            print(note, file=sys.stderr)
        _print_package(packed.package, as_json=chosen.json)
        return 0
    with open_workspace(chosen.workspace) as workspace:
        target = chosen.out
        if target.is_dir() or target.suffix.lower() != ".cdsx":
            target.mkdir(parents=True, exist_ok=True)
            target = target / submission_view(workspace).proposed_name
        package = pack_submission(workspace, target, key).package
    _print_package(package, as_json=chosen.json)
    return 0


def _pack_set(chosen: Namespace, key: SigningKey | None) -> SetPacked:
    """The set of a workspace's round, one that comes with the app, or one from a file."""
    now = datetime.now(UTC)
    if chosen.workspace.is_dir():
        with open_workspace(chosen.workspace, read_only=True) as workspace:
            found = set_of_round(workspace)
    else:
        found = named_set(str(chosen.workspace), now)
    target: Path = chosen.out
    if target.suffix.lower() != ".cdsx":
        target.mkdir(parents=True, exist_ok=True)
    return pack_set(found, target, now, key)


def _print_package(package: WrittenPackage, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "package": str(package.path),
                "size_bytes": package.size_bytes,
                "manifest_sha256": package.manifest_sha256,
                "entries": package.entry_count,
                "signed": package.signed,
            }
        )
        return
    state = "đã ký số" if package.signed else "chưa ký số"
    print(f"Đã ghi, đọc lại và khớp từng tệp: {package.path}")
    code = check_words(package.manifest_sha256)
    print(f"{package.size_bytes} byte, {package.entry_count} tệp, {state}, mã kiểm tra {code}")


def _password(chosen: Namespace) -> str:
    """The password from a file, the environment or the keyboard; it is kept nowhere."""
    if chosen.password_file is not None:
        return _first_line(chosen.password_file)
    if PASSWORD_VARIABLE in os.environ:
        return os.environ[PASSWORD_VARIABLE]
    try:
        with warnings.catch_warnings():
            # Where the password would show while it is typed, it is not asked for.
            warnings.simplefilter("error", GetPassWarning)
            return getpass(f"Mật khẩu của {chosen.p12.name}: ")
    except (EOFError, GetPassWarning) as error:
        raise InputUnreadable(
            f"Không có bàn phím để hỏi mật khẩu; dùng --password-file hoặc biến {PASSWORD_VARIABLE}."
        ) from error


def _first_line(path: Path) -> str:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            return file.read(LONGEST_PASSWORD_FILE).decode("utf-8-sig").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise InputUnreadable(f"Không đọc được mật khẩu từ “{path}”.") from error
