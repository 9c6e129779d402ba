"""Gửi bộ chỉ số: write a version as one package for all schools, signed or not."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.indicator_sets.finding import find_version
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.exchange.package_file import WrittenPackage
from cds_desktop.exchange.set_packages import set_package_name, write_set_package
from cds_desktop.progress import Progress
from cds_desktop.signing.cms_signatures import sign_detached
from cds_desktop.signing.keys import SigningKey, require_usable
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class SetPacked(Changes):
    """Changes of writing a package, with the package that was written and read back."""

    package: WrittenPackage


def pack_set(
    indicator_set: IndicatorSet,
    target: Path,
    now: datetime,
    key: SigningKey | None = None,
    progress: Progress | None = None,
) -> SetPacked:
    """Ghi gói bộ chỉ số; a folder as `target` gets a file with a name of its own."""
    if key is not None:
        require_usable(key, now)
    if target.is_dir():
        target = target / set_package_name(indicator_set)
    sign = (lambda data: sign_detached(data, key, now)) if key is not None else None
    package = write_set_package(target, indicator_set, now, sign, progress)
    left = len(indicator_set.unchecked_rows)
    notes = [f"Lưu ý: bộ này còn {left} dòng chưa đối chiếu với bản giấy."] if left else []
    notes += [f"Lưu ý: {fault}." for fault in indicator_set.open_faults]
    return SetPacked(subject=Subject.SETS, codes=(target.name,), notes=tuple(notes), package=package)


def pack_known_set(
    workspace: Workspace, digest: str, target: Path, key: SigningKey | None = None
) -> SetPacked:
    """Ghi gói of a version in the library, and note it in the nhật ký."""
    with workspace.read() as db:
        indicator_set = find_version(db, digest)
    packed = pack_set(indicator_set, target, workspace.now(), key)
    if not workspace.read_only:
        with workspace.change("pack_set", digest[:16], packed.package.manifest_sha256[:16]):
            pass
    return packed


def set_of_round(workspace: Workspace) -> IndicatorSet:
    """The set the current round uses."""
    with workspace.read() as db:
        return load(current_round(db).set_text)
