"""The `.cdsx` file itself: written safely and read back, read with suspicion."""

from cds_desktop.exchange.package_file.contents import PackageContents
from cds_desktop.exchange.package_file.entries import DataEntry, FileEntry
from cds_desktop.exchange.package_file.reading import read_package
from cds_desktop.exchange.package_file.writing import WrittenPackage, write_package

__all__ = [
    "DataEntry",
    "FileEntry",
    "PackageContents",
    "WrittenPackage",
    "read_package",
    "write_package",
]
