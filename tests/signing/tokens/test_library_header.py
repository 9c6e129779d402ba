"""What a file that is called a library says of itself before it is loaded."""

import os
import struct
import sys
import threading

import pytest

from cds_desktop.errors import TokenLibraryUnusable, TokenLibraryWrongBits
from cds_desktop.signing.tokens.libraries import find_libraries, problem_of
from cds_desktop.signing.tokens.library_header import own_header, read_header, require_loadable


def pe_file(machine, *, is_dll=True, place=0x80):
    start = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", place)
    traits = 0x2022 if is_dll else 0x0022
    return (
        start.ljust(place, b"\0")
        + b"PE\0\0"
        + struct.pack("<HHIIIHH", machine, 5, 0, 0, 0, 0xF0, traits)
        + bytes(400)
    )


def elf_file(machine, bits, kind=3):
    return b"\x7fELF" + bytes([bits // 32, 1, 1]) + bytes(9) + struct.pack("<HH", kind, machine) + bytes(400)


@pytest.fixture
def put(tmp_path):
    def write(content, name="gclib.dll"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pe_file(0x014C), "bản Windows 32 bit (x86)"),
        (pe_file(0x8664), "bản Windows 64 bit (x86-64)"),
        (pe_file(0xAA64), "bản Windows 64 bit (ARM64)"),
        (elf_file(3, 32), "bản Linux 32 bit (x86)"),
        (elf_file(62, 64), "bản Linux 64 bit (x86-64)"),
        (elf_file(183, 64), "bản Linux 64 bit (ARM64)"),
    ],
)
def test_a_library_says_for_which_system_and_word_length_it_was_made(put, content, words):
    assert read_header(put(content)).words == words


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ",
        b"MZ" + b"\xff" * 200,
        b"\x7fELF",
        b"\x7fELF" + b"\xff" * 400,
        "không phải thư viện".encode(),
        pe_file(0x8664, is_dll=False),
        elf_file(62, 64, kind=2),
        b"%PDF-1.7\n" + bytes(500),
        struct.pack("<2s58xI", b"MZ", 0xFFFFFFF0) + bytes(100),
    ],
)
def test_what_is_no_library_is_refused_whatever_its_name(put, content):
    with pytest.raises(TokenLibraryUnusable):
        read_header(put(content))


def test_a_library_of_another_kind_is_told_with_both_kinds(put):
    with pytest.raises(TokenLibraryWrongBits) as told:
        require_loadable(put(pe_file(0x014C)))
    assert "bản Windows 32 bit (x86)" in told.value.detail
    assert own_header().words in told.value.detail


def test_the_software_token_can_be_loaded(library):
    assert require_loadable(library) == own_header()


def test_a_missing_file_or_a_folder_is_no_library(tmp_path):
    for path in (tmp_path, tmp_path / "mat.dll", tmp_path / "a\0b"):
        with pytest.raises(TokenLibraryUnusable):
            read_header(path)


if sys.platform != "win32":

    def test_nobody_waits_at_a_pipe(tmp_path):
        path = tmp_path / "gclib.so"
        os.mkfifo(path)
        thread = threading.Thread(target=problem_of, args=(path,), daemon=True)
        thread.start()
        thread.join(5)
        assert not thread.is_alive()


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "gclib.dll"
    with path.open("wb") as file:
        file.write(pe_file(0x8664))
        file.truncate(600 * 1024 * 1024)
    with pytest.raises(TokenLibraryUnusable, match="quá lớn"):
        read_header(path)


def test_libraries_are_found_where_windows_programs_lie_and_the_usable_ones_come_first(tmp_path):
    system, programs, old = (tmp_path / name for name in ("System32", "Program Files", "x86"))
    (programs / "VGCA" / "Token" / "bin").mkdir(parents=True)
    (programs / "a" / "b" / "c" / "d").mkdir(parents=True)
    old.mkdir()
    (tmp_path / "System32").mkdir()
    (system / "VNPTCA_P11_V8.dll").write_bytes(pe_file(0x014C))
    (system / "kernel32.dll").write_bytes(pe_file(0x8664))
    (programs / "VGCA" / "Token" / "bin" / "GCLIB.DLL").write_bytes(pe_file(0x014C))
    (programs / "a" / "b" / "c" / "d" / "gclib.dll").write_bytes(pe_file(0x8664))
    own = elf_file(62, 64) if own_header().system == "Linux" else pe_file(0x8664)
    (system / "viettel-ca_v6.dll").write_bytes(own)
    environment = {"SYSTEMROOT": str(tmp_path), "ProgramFiles": str(programs), "ProgramFiles(x86)": str(old)}
    found = find_libraries(system="windows", environment=environment)
    assert [library.path.name for library in found] == ["viettel-ca_v6.dll", "GCLIB.DLL", "VNPTCA_P11_V8.dll"]
    assert [library.problem == "" for library in found] == [True, False, False]
    assert "32 bit" in found[1].problem


def test_a_machine_without_these_folders_has_no_libraries(tmp_path):
    assert find_libraries(system="windows", environment={}) == ()
