"""Which drives count as plugged in, by the words of the system."""

import shutil
from pathlib import Path

from cds_desktop.queries import package_targets as targets_module
from cds_desktop.queries.package_targets import FAT_LARGEST_FILE, free_name, package_targets, room_refusal
from cds_desktop.storage.removable_drives import Drive, free_bytes, mounted

MOUNTS = """/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdb1 /media/co-ha/USB\\040KINGSTON vfat rw,nosuid 0 0
/dev/sdc1 /run/media/co-ha/LUU exfat rw 0 0
/dev/sdd1 /media/co-ha/CD iso9660 ro 0 0
broken line
"""


def test_sticks_are_known_by_where_they_hang_and_whether_they_take_files():
    assert mounted(MOUNTS) == [
        (Path("/media/co-ha/USB KINGSTON"), "FAT32"),
        (Path("/run/media/co-ha/LUU"), "exFAT"),
    ]


def test_a_folder_that_is_gone_has_no_room(tmp_path):
    assert free_bytes(tmp_path / "mat") is None
    assert free_bytes(tmp_path) == shutil.disk_usage(tmp_path).free


def test_every_place_says_its_room_or_why_it_will_not_do(tmp_path, monkeypatch):
    small = Drive(Path("/media/x/NHO"), "NHO", "FAT32", 2_000_000)
    large = Drive(Path("/media/x/TO"), "TO", "FAT32", 64_000_000_000)
    monkeypatch.setattr(targets_module, "removable_drives", lambda: (small, large))
    found = package_targets(tmp_path, None, 41_800_000)
    assert [target.name for target in found[:2]] == ["USB NHO", "USB TO"]
    assert found[0].refusal.startswith("Không đủ chỗ: còn 2")
    assert found[1].refusal == ""
    assert found[1].facts == "Còn 64\u00a0GB · FAT32"
    assert [target.folder for target in found[2:]] == [tmp_path]
    assert "4 GB" in package_targets(tmp_path, None, FAT_LARGEST_FILE + 1)[1].refusal


def test_a_folder_that_is_gone_is_refused_before_writing(tmp_path):
    assert "Không thấy thư mục" in room_refusal(tmp_path / "mat", 10)
    assert room_refusal(tmp_path, 10) == ""
    assert "Không đủ chỗ" in room_refusal(tmp_path, 10**18)


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    (tmp_path / "goi.cdsx").touch()
    (tmp_path / "goi-2.cdsx").touch()
    assert free_name(tmp_path / "goi.cdsx") == tmp_path / "goi-3.cdsx"
