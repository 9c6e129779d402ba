"""What goes into a package: content held in memory, or a file streamed from the disk."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cds_desktop.exchange.package_format import FileRole, ManifestFile


@dataclass(frozen=True)
class DataEntry:
    """A file (tệp) whose content is already in memory."""

    path: str
    content: bytes
    title: str
    media_type: str
    role: FileRole

    def listed(self) -> ManifestFile:
        """Its line in the manifest."""
        return ManifestFile(
            path=self.path,
            size=len(self.content),
            sha256=hashlib.sha256(self.content).hexdigest(),
            title=self.title,
            media_type=self.media_type,
            role=self.role,
        )


@dataclass(frozen=True)
class FileEntry:
    """A file (tệp) on the disk, with the size and digest it was kept under."""

    source: Path
    entry: ManifestFile
