"""Files written whole or not at all."""

from pathlib import Path

import pytest

from cds_desktop.errors import FileNotWritable
from cds_desktop.whole_files import partial_of, write_whole


def test_what_was_there_is_replaced_and_nothing_half_stays(tmp_path: Path) -> None:
    target = tmp_path / "biên bản.pdf"
    target.write_bytes(b"old")
    partial_of(target).write_bytes(b"left by a power cut")

    assert write_whole(target, b"new") == target

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "phieu.pdf"
    target.write_bytes(b"old")
    partial_of(target).mkdir()

    with pytest.raises(FileNotWritable) as told:
        write_whole(target, b"new")

    assert "phieu.pdf" in told.value.detail
    assert target.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_told_in_our_own_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritable):
        write_whole(tmp_path / "nowhere" / "a.pdf", b"x")
