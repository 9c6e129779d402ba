"""The disk ends in the middle: played by a file-size limit, as FAT32 would set one at four gigabytes."""

import resource

import pytest

from cds_desktop.errors import DiskFull


@pytest.fixture
def file_size_limit():
    """Sets the largest file this process may write, and lifts it again."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.parametrize("limit", [100, 20_000, 250_000])
def test_a_full_disk_is_said_and_the_old_package_stays(write, tmp_path, file_size_limit, limit):
    old = write().path.read_bytes()
    file_size_limit(limit)
    with pytest.raises(DiskFull):
        write()
    assert [path.name for path in tmp_path.glob("*cdsx*")] == ["truong.cdsx"]
    assert (tmp_path / "truong.cdsx").read_bytes() == old
