"""Which drives are fixed disks of this machine."""

from pathlib import Path, PurePosixPath

import pytest

from cds_desktop.storage.drives import is_fixed_by_mounts

MOUNTS = r"""proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/an/USB\040KINGSTON vfat rw 0 0
server:/x /mnt/so nfs4 rw 0 0
//server/y /mnt/chung cifs rw 0 0
/dev/sdc1 /mnt/win fuseblk rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "fixed"),
    [
        ("/srv/an/hồ sơ", True),
        ("/media/an/USB KINGSTON/hồ sơ", False),
        ("/media/an/USB KINGSTON 2/hồ sơ", True),
        ("/mnt/so/hồ sơ", False),
        ("/mnt/so2/hồ sơ", True),
        ("/mnt/chung", False),
        ("/mnt/win/x", False),
    ],
)
def test_the_mount_above_a_folder_decides(folder: str, fixed: bool) -> None:
    assert is_fixed_by_mounts(PurePosixPath(folder), MOUNTS) is fixed


def test_without_any_mounts_nothing_is_taken_for_fixed() -> None:
    assert is_fixed_by_mounts(Path("/home"), "") is False
