"""What goes in comes out; what is written is a plain zip; the same content gives the same bytes."""

import hashlib
import shutil
import subprocess
import sys
import tracemalloc
import unicodedata
import zipfile

import msgspec
import pytest

from cds_desktop.errors import (
    Cancelled,
    DiskFull,
    EvidenceFileMissing,
    FileNotWritable,
    NotFound,
    PackageDamaged,
    SourceFileLost,
)
from cds_desktop.exchange.package_file import read_package

EVIDENCE = ("evidence/H1-1.3-01_tep.pdf", "evidence/H1-1.3-02_tep.pdf", "evidence/H1-1.3-03_tep.pdf")


def test_everything_written_is_read_back_with_its_vietnamese_title(write, file_entries, data_entries):
    written = write()
    contents = read_package(written.path)
    titles = {file.path: file.title for file in contents.manifest.files}
    for entry in file_entries:
        assert contents.read(entry.entry.path) == entry.source.read_bytes()
        assert titles[entry.entry.path] == entry.entry.title
    for entry in data_entries:
        assert contents.read(entry.path) == entry.content
    assert contents.manifest == written.manifest
    assert len(contents.manifest.omitted) == 2
    assert (written.entry_count, written.signed) == (13, True)


def test_the_reported_size_is_that_of_the_file_and_the_digest_that_of_the_manifest(write):
    written = write()
    with zipfile.ZipFile(written.path) as package:
        manifest_json = package.read("manifest.json")
    assert written.size_bytes == written.path.stat().st_size
    assert written.manifest_sha256 == hashlib.sha256(manifest_json).hexdigest()
    assert read_package(written.path).manifest_sha256 == written.manifest_sha256


def test_different_content_has_a_different_digest(write, file_entries):
    assert write("mot.cdsx").manifest_sha256 == write("hai.cdsx").manifest_sha256
    assert write("ba.cdsx", file_entries=file_entries[:2]).manifest_sha256 != write().manifest_sha256


def test_writing_twice_gives_the_same_bytes(write):
    assert write("mot.cdsx").path.read_bytes() == write("hai.cdsx").path.read_bytes()


def test_order_of_the_arguments_does_not_matter(write, file_entries, data_entries):
    turned = write("hai.cdsx", file_entries=file_entries[::-1], data_entries=data_entries[::-1])
    assert write("mot.cdsx").path.read_bytes() == turned.path.read_bytes()


def test_a_title_typed_in_decomposed_letters_travels_composed(write, head):
    decomposed = unicodedata.normalize("NFD", "Trường THCS Lê Lợi")
    written = write(
        head=msgspec.structs.replace(head, school=msgspec.structs.replace(head.school, name=decomposed))
    )
    assert read_package(written.path).manifest.school.name == "Trường THCS Lê Lợi"


def test_the_layout_is_that_of_asic_e(write):
    with zipfile.ZipFile(write().path) as package:
        assert package.namelist() == [
            "mimetype",
            "DOC-TOI.txt",
            "manifest.json",
            "assessment.json",
            "indicator-set.toml",
            "audit.jsonl",
            "documents/bien-ban.pdf",
            "documents/to-trinh.pdf",
            *EVIDENCE,
            "META-INF/ASiCManifest001.xml",
            "META-INF/signature001.p7s",
        ]
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("mimetype") == b"application/vnd.etsi.asic-e+zip"


def test_other_programs_find_the_zip_without_fault(write):
    path = write().path
    unzip = ["unzip", "-tqq"] if shutil.which("unzip") else [sys.executable, "-m", "zipfile", "-t"]
    assert subprocess.run([*unzip, path], capture_output=True, check=False).returncode == 0
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None


def test_the_signature_covers_manifest_and_documents(write):
    contents = read_package(write().path)
    assert contents.signature == b"signature over " + hashlib.sha256(contents.signed_bytes).digest()
    text = contents.signed_bytes.decode()
    assert [text.count(f'URI="{name}"') for name in ("manifest.json", "documents/bien-ban.pdf")] == [1, 1]
    assert text.count("<ds:DigestValue>") == 3
    assert 'URI="META-INF/signature001.p7s"' in text


def test_an_unsigned_package_says_so(write):
    written = write(signed=False)
    contents = read_package(written.path)
    assert (written.signed, contents.signature, contents.manifest.signed) == (False, None, False)
    assert b"SigReference" not in contents.signed_bytes
    assert "CHƯA KÝ SỐ" in contents.read("DOC-TOI.txt").decode("utf-8-sig")


def test_the_readme_shows_in_an_old_notepad(write):
    text = read_package(write().path).read("DOC-TOI.txt")
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\n") == text.count(b"\r\n") > 10


def test_a_file_is_copied_out_whole(write, tmp_path, file_entries):
    contents = read_package(write().path)
    for name, entry in zip(EVIDENCE, file_entries, strict=True):
        contents.copy_to(name, tmp_path / "out.pdf")
        assert (tmp_path / "out.pdf").read_bytes() == entry.source.read_bytes()
    with pytest.raises(NotFound):
        contents.copy_to("evidence/khong-co.pdf", tmp_path / "out.pdf")


def test_a_package_changed_after_it_was_verified_gives_nothing_out(write, tmp_path):
    contents = read_package(write().path)
    damaged = bytearray(contents.path.read_bytes())
    damaged[contents.entries[EVIDENCE[0]].data_offset + 5] ^= 1
    contents.path.write_bytes(damaged)
    with pytest.raises(PackageDamaged):
        contents.read(EVIDENCE[0])
    with pytest.raises(PackageDamaged):
        contents.copy_to(EVIDENCE[0], tmp_path / "out.pdf")
    assert not list(tmp_path.glob("out.pdf*"))


@pytest.mark.parametrize("content", [b"K" * 300_001, b"k", b"k" * 300_001 + b"12"])
def test_an_evidence_file_that_changed_is_named_and_the_old_package_stays(write, file_entries, content):
    old = write().path.read_bytes()
    file_entries[0].source.write_bytes(content)
    with pytest.raises(EvidenceFileMissing, match=r"H1-1\.3-01 – Kế hoạch"):
        write()
    _only_the_old_package_is_there(file_entries, old)


def test_an_evidence_file_that_vanished_is_named_and_the_old_package_stays(write, file_entries):
    old = write().path.read_bytes()
    file_entries[2].source.unlink()
    with pytest.raises(SourceFileLost, match=r"H1-1\.3-03"):
        write()
    _only_the_old_package_is_there(file_entries, old)


@pytest.mark.parametrize("share", [0.0, 0.4, 0.8])
def test_cancelling_at_any_stage_leaves_the_old_package(write, file_entries, share):
    old = write().path.read_bytes()

    def progress(done: int, total: int) -> None:
        if done >= total * share:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(progress=progress)
    _only_the_old_package_is_there(file_entries, old)


def test_progress_rises_to_its_end(write):
    seen = []
    write(progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_leftover_of_a_killed_run_is_no_obstacle(write, tmp_path):
    (tmp_path / "truong.cdsx.partial").write_bytes(b"half")
    assert write().path.exists()
    assert not (tmp_path / "truong.cdsx.partial").exists()


def test_a_missing_folder_is_our_error(write):
    with pytest.raises(FileNotWritable):
        write("khong-co/truong.cdsx")


def test_too_little_room_is_said_before_anything_is_copied(write, file_entries):
    listed = msgspec.structs.replace(file_entries[0].entry, size=2**52)
    huge = type(file_entries[0])(file_entries[0].source, listed)
    with pytest.raises(DiskFull):
        write(file_entries=[huge])


def test_two_entries_of_one_path_are_a_mistake_of_the_caller(write, data_entries):
    with pytest.raises(ValueError, match="share a path"):
        write(data_entries=[*data_entries, data_entries[0]])


def test_memory_stays_flat_for_a_large_file(write, evidence):
    large = evidence(4, bytes(24 * 1024**2), "Video.mp4")
    tracemalloc.start()
    try:
        read_package(write(file_entries=[large]).path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * 1024**2


def _only_the_old_package_is_there(file_entries, old):
    folder = file_entries[0].source.parent.parent
    assert [path.name for path in folder.glob("*cdsx*")] == ["truong.cdsx"]
    assert (folder / "truong.cdsx").read_bytes() == old
