"""sign, pack: papers and packages, with a key from a PKCS#12 file or on a token."""

import sys
from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from cds_desktop.actions.indicator_sets import named_set, pack_set, set_of_round
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.packages import pack_submission
from cds_desktop.actions.signatures import sign_paper, whose_turn
from cds_desktop.cli.checking import print_verification, verification_document
from cds_desktop.cli.output import print_json
from cds_desktop.cli.signing_key import open_chosen_key, require_key
from cds_desktop.domain.package_names import check_words
from cds_desktop.domain.papers import PaperKind
from cds_desktop.exchange.package_file import WrittenPackage
from cds_desktop.queries import submission_view
from cds_desktop.signing.keys import SigningKey
from cds_desktop.storage.workspace import open_workspace


def sign(chosen: Namespace) -> int:
    """Sign a paper, by default the minutes, as the one whose turn it is."""
    from cds_desktop.actions.verifying import verify

    if chosen.timestamp:
        from cds_desktop.cli.timestamping import timestamp

        return timestamp(chosen)
    kind, key = PaperKind(chosen.paper), require_key(open_chosen_key(chosen))
    with closing(key), open_workspace(chosen.workspace) as workspace:
        if chosen.seal:
            draw_up_minutes(workspace)
        field = chosen.role or whose_turn(workspace, kind)
        changes = sign_paper(workspace, kind, field, key)
        result = verify(workspace.documents_folder / changes.codes[0], workspace.now())
    for note in changes.notes:
        print(note, file=sys.stderr)
    if chosen.json:
        print_json({"minutes": str(result.path), "role": field, "check": verification_document(result)})
    else:
        print(f"Đã ký: {result.path}")
        print_verification(result)
    return 0


def pack(chosen: Namespace) -> int:
    """Write the submission package or that of a bộ chỉ số, signed when a key is given."""
    key = open_chosen_key(chosen)
    try:
        package = _pack_set(chosen, key) if chosen.kind == "indicator-set" else _pack_round(chosen, key)
    finally:
        if key is not None:
            key.close()
    _print_package(package, as_json=chosen.json)
    return 0


def _pack_round(chosen: Namespace, key: SigningKey | None) -> WrittenPackage:
    with open_workspace(chosen.workspace) as workspace:
        target: Path = chosen.out
        if target.is_dir() or target.suffix.lower() != ".cdsx":
            target.mkdir(parents=True, exist_ok=True)
            target = target / submission_view(workspace).proposed_name
        return pack_submission(workspace, target, key).package


def _pack_set(chosen: Namespace, key: SigningKey | None) -> WrittenPackage:
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
    packed = pack_set(found, target, now, key)
    for note in packed.notes:
        print(note, file=sys.stderr)
    return packed.package


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
