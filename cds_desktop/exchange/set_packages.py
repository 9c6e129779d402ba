"""Gói bộ chỉ số: one version in a package of its own, from an office or a school to others."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from cds_desktop import __version__
from cds_desktop.domain.folding import slug
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.errors import IndicatorSetFaulty, NotASetPackage, PackageDamaged
from cds_desktop.exchange.package_file import DataEntry, PackageContents, WrittenPackage, write_package
from cds_desktop.exchange.package_file.writing import Sign
from cds_desktop.exchange.package_format import FileRole, IndicatorSetStamp, Manifest, PackageKind
from cds_desktop.progress import Progress

SET_ENTRY = "indicator-set.toml"
_LONGEST_TITLE = 1000
_LONGEST_NAME = 60


def set_package_name(indicator_set: IndicatorSet) -> str:
    """Tên gói: the set and its version; ASCII only, for sticks and e-mail."""
    return f"bo-chi-so_{slug(f'{indicator_set.id} {indicator_set.version}')[:_LONGEST_NAME]}.cdsx"


def write_set_package(
    target: Path,
    indicator_set: IndicatorSet,
    now: datetime,
    sign: Sign | None = None,
    progress: Progress | None = None,
) -> WrittenPackage:
    """Ghi gói bộ chỉ số: the text word for word, signed when `sign` is given; read back and verified."""
    head = Manifest(
        kind=PackageKind.INDICATOR_SET,
        package_id=uuid4().hex,
        created_at=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        made_by=f"CDS Desktop {__version__}",
        indicator_set=IndicatorSetStamp(
            id=indicator_set.id, version=indicator_set.version, digest=indicator_set.digest
        ),
    )
    title = indicator_set.title[:_LONGEST_TITLE]
    entry = DataEntry(SET_ENTRY, indicator_set.text.encode(), title, "application/toml", FileRole.SET)
    return write_package(target, head, (entry,), (), sign, progress)


def set_of_package(contents: PackageContents) -> IndicatorSet:
    """The set a verified package carries; raises with every fault when it cannot be worked with."""
    manifest = contents.manifest
    if manifest.kind is not PackageKind.INDICATOR_SET:
        raise NotASetPackage(f"loại gói: {manifest.kind.value}")
    text = contents.read(SET_ENTRY)
    try:
        found = load(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise IndicatorSetFaulty(f"{SET_ENTRY} không phải văn bản UTF-8") from error
    stamp = manifest.indicator_set
    if stamp is None or (stamp.id, stamp.version, stamp.digest) != (found.id, found.version, found.digest):
        raise PackageDamaged("bản kê ghi bộ chỉ số khác với bộ trong gói")
    return found
