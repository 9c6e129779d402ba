"""Chance instead of malice: no flipped byte passes, and no bytes at all bring an error that is not ours."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_desktop.errors import CdsError
from cds_desktop.exchange.package_file import read_package
from cds_desktop.exchange.package_format import Limits, decode_manifest

MANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)


@pytest.fixture
def good(write, evidence) -> bytes:
    """A small signed package, so that chance reaches every part of it."""
    small = [evidence(1, b"mot", "Một.pdf"), evidence(2, b"hai", "Hai.pdf")]
    return write(file_entries=small).path.read_bytes()


def refused(path: Path, content: bytes) -> bool:
    path.write_bytes(content)
    try:
        read_package(path, Limits(total_bytes=10**9))
    except CdsError:
        return True
    return False


@MANY
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_one_changed_byte_anywhere_is_refused(good, tmp_path, place, flip):
    damaged = bytearray(good)
    damaged[int(place * len(good))] ^= flip
    assert refused(tmp_path / "damaged.cdsx", bytes(damaged))


def test_one_changed_byte_in_any_header_is_refused(good, tmp_path):
    directory = good.index(b"PK\x01\x02")
    for place in (*range(70), *range(directory, directory + 120), *range(len(good) - 22, len(good))):
        damaged = bytearray(good)
        damaged[place] ^= 0x01
        assert refused(tmp_path / "damaged.cdsx", bytes(damaged)), place


@MANY
@given(start=st.floats(0, 1), length=st.integers(1, 2000), filler=st.binary(max_size=50))
def test_a_piece_cut_out_or_replaced_is_refused(good, tmp_path, start, length, filler):
    at = int(start * (len(good) - 1))
    changed = good[:at] + filler + good[at + length :]
    assert changed == good or refused(tmp_path / "damaged.cdsx", changed)


@MANY
@given(content=st.binary(max_size=400))
def test_random_bytes_are_refused(tmp_path, content):
    for dressed in (
        content,
        b"PK\x03\x04" + content,
        content + b"PK\x05\x06" + content[:18].ljust(18, b"\0"),
    ):
        assert refused(tmp_path / "random.cdsx", dressed)


@MANY
@given(
    content=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(lambda value: repr(value).replace("'", '"').encode("utf-8", "surrogatepass"))
)
def test_a_random_manifest_is_refused(content):
    with pytest.raises(CdsError):
        decode_manifest(content)
