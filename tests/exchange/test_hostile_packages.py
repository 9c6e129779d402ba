"""Packages made to deceive: each is refused with the right one of our errors, saying what is wrong."""

import hashlib
import json
import time
import tracemalloc
import zipfile
import zlib
from dataclasses import replace

import pytest

from cds_desktop.errors import (
    InputUnreadable,
    NotAPackage,
    PackageDamaged,
    PackageFromFuture,
    PackageUnsafe,
)
from cds_desktop.exchange.package_file import container, read_package
from cds_desktop.exchange.package_file.asic import asic_manifest
from cds_desktop.exchange.package_format import Limits, decode_manifest

EVIDENCE = "evidence/H1-1.3-01_tep.pdf"
OTHER_EVIDENCE = "evidence/H1-1.3-03_tep.pdf"
ASIC = "META-INF/ASiCManifest001.xml"


@pytest.fixture
def read(tmp_path):
    """Reads raw bytes as a package."""

    def read(content: bytes, limits: Limits | None = None):
        path = tmp_path / "hostile.cdsx"
        path.write_bytes(content)
        return read_package(path, limits)

    return read


def with_manifest(honest_zip, change):
    """The honest zip with another manifest, and an ASiC manifest that fits it."""
    old = next(entry.data for entry in honest_zip.entries if entry.name == b"manifest.json")
    plain = json.loads(old)
    change(plain)
    text = json.dumps(plain, ensure_ascii=False).encode()
    asic = asic_manifest(text, decode_manifest(old).files, signed=plain.get("signed", False))
    return honest_zip.changed("manifest.json", data=text).changed(ASIC, data=asic)


def test_the_press_makes_the_very_package_we_write(read, honest_zip, tmp_path):
    assert honest_zip.pressed() == (tmp_path / "honest.cdsx").read_bytes()
    assert read(honest_zip.pressed()).manifest.revision == 2


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (b"evidence/../../thoat.pdf", r"\.\."),
        (b"../thoat.pdf", r"\.\."),
        (b"/etc/passwd", "tuyệt đối"),
        (b"C:/Windows/x.pdf", "tuyệt đối"),
        (b"evidence\\..\\x.pdf", "gạch chéo ngược"),
        (b"evidence/con.pdf", "Windows"),
        (b"evidence/LPT1", "Windows"),
        (b"evidence/a\x00b.pdf", "điều khiển"),
        (b"evidence/a\nb.pdf", "điều khiển"),
        (b"evidence/a.pdf.", "dấu chấm"),
        (b"evidence/a /b.pdf", "dấu cách"),
        (b"evidence//b.pdf", "rỗng"),
        (b"evidence/", "rỗng"),
        (b"evidence/" + b"x" * 80, "dài hơn"),
        ("evidence/kế-hoạch.pdf".encode(), "ASCII"),
        (b"evidence/a:b.pdf", "không được dùng"),
        (b"", "rỗng"),
    ],
)
def test_a_dangerous_name_is_refused(read, honest_zip, raw_entry, name, fault):
    hostile = honest_zip.with_entry(raw_entry(name, b"x", flags=0x800 if not name.isascii() else 0))
    with pytest.raises(PackageUnsafe, match=fault):
        read(hostile.pressed())


@pytest.mark.parametrize(
    "name", [b"evidence/H1-1.3-01_tep.pdf", b"EVIDENCE/h1-1.3-01_TEP.pdf", b"manifest.json"]
)
def test_two_entries_of_one_name_are_refused(read, honest_zip, raw_entry, name):
    with pytest.raises(PackageUnsafe, match="hai lần"):
        read(honest_zip.with_entry(raw_entry(name, b"x")).pressed())


def test_two_names_alike_in_nfc_are_refused(read, honest_zip, raw_entry):
    hostile = honest_zip.with_entry(raw_entry("evidence/\u1ebf.pdf".encode(), b"x", flags=0x800))
    hostile = hostile.with_entry(raw_entry("evidence/e\u0302\u0301.pdf".encode(), b"x", flags=0x800))
    with pytest.raises(PackageUnsafe, match="hai lần"):
        read(hostile.pressed())


def test_an_entry_that_is_not_in_the_manifest_is_refused(read, honest_zip, raw_entry):
    extra = raw_entry(b"evidence/H1-1.3-09_la.exe", b"MZ")
    with pytest.raises(PackageUnsafe, match="không có trong bản kê"):
        read(honest_zip.with_entry(extra).pressed())


def test_a_file_of_the_manifest_that_is_not_there_is_refused(read, honest_zip):
    with pytest.raises(PackageDamaged, match="không có trong gói"):
        read(honest_zip.without(EVIDENCE).pressed())


@pytest.mark.parametrize(
    ("lie", "fault"),
    [
        ({"mode": 0o120777}, "liên kết"),
        ({"mode": 0o040755}, "thư mục"),
        ({"mode": 0o020666}, "thiết bị"),
        ({"flags": 1}, "mật khẩu"),
        ({"flags": 0x41}, "mật khẩu"),
        ({"method": 14}, "cách nén lạ"),
        ({"method": 99}, "cách nén lạ"),
        ({"size": 5}, "hai kích thước"),
        ({"local_name": b"evidence/H1-1.3-01_khac"}, "hai tên"),
    ],
)
def test_an_entry_of_a_hostile_kind_is_refused(read, honest_zip, lie, fault):
    with pytest.raises(PackageUnsafe, match=fault):
        read(honest_zip.changed(EVIDENCE, **lie).pressed())


def test_a_symlink_is_refused_whatever_it_points_to(read, honest_zip):
    with pytest.raises(PackageUnsafe, match="liên kết"):
        read(honest_zip.changed(OTHER_EVIDENCE, mode=0o120777, data=b"/etc/shadow").pressed())


def test_a_bomb_of_ten_gigabytes_is_refused_from_its_headers(read, honest_zip, raw_entry):
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(bytes(50_000_000)) + packed.flush()
    bomb = raw_entry(b"evidence/H1-1.3-09_bom.bin", data, method=8, size=10 * 1024**3 // 3)
    started = time.perf_counter()
    with pytest.raises(PackageUnsafe, match="bom nén"):
        read(honest_zip.with_entry(bomb).pressed())
    assert time.perf_counter() - started < 1


def test_a_bomb_that_lies_about_its_size_is_never_unpacked(read, honest_zip, raw_entry):
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(bytes(50_000_000)) + packed.flush()
    with pytest.raises(PackageDamaged, match="nén lại"):
        read(honest_zip.with_entry(raw_entry(b"evidence/z.bin", data, method=8, size=1000)).pressed())


def test_many_entries_that_share_one_content_are_refused(read, honest_zip, raw_entry):
    overlapping = raw_entry(b"evidence/H1-1.3-09_x.pdf", b"", offset=0, size=0)
    with pytest.raises(PackageUnsafe, match="chồng lên nhau"):
        read(honest_zip.with_entry(overlapping).pressed())


def test_limits_hold_for_number_and_total_size(read, honest_zip):
    with pytest.raises(PackageUnsafe, match="mục, quá"):
        read(honest_zip.pressed(), Limits(entries=5))
    with pytest.raises(PackageUnsafe, match="byte, quá"):
        read(honest_zip.pressed(), Limits(total_bytes=1000))
    with pytest.raises(PackageUnsafe, match="dài hơn"):
        read(honest_zip.pressed(), Limits(json_bytes=100))


@pytest.mark.parametrize("extra", [b"x", b"\0" * 5000, b"PK\x05\x06" + b"\0" * 17])
def test_data_appended_or_prepended_is_refused(read, honest_zip, extra):
    good = honest_zip.pressed()
    for content in (good + extra, extra + good):
        with pytest.raises((PackageUnsafe, PackageDamaged)):
            read(content)


def test_data_hidden_between_entries_or_in_a_comment_is_refused(read, honest_zip):
    for hostile in (honest_zip.changed(EVIDENCE, gap=b"hidden"), replace(honest_zip, comment=b"hidden")):
        with pytest.raises((PackageDamaged, PackageUnsafe)):
            read(hostile.pressed())


@pytest.mark.parametrize(
    "lie", [{"offset": 2**64 - 1}, {"offset": 2**62}, {"size": 2**64 - 1}, {"size": 10 * 1024**3}]
)
def test_numbers_beyond_any_file_are_refused(read, lie):
    names = ("mimetype", "manifest.json", "evidence/a.bin")
    placed = [container.PlacedEntry(name, 0, 0, 40 * number) for number, name in enumerate(names)]
    body = b"".join(container.local_header(entry) for entry in placed)
    for number in range(3):
        lying = [*placed[:number], replace(placed[number], **lie), *placed[number + 1 :]]
        records = b"".join(container.central_record(entry) for entry in lying)
        with pytest.raises((PackageDamaged, PackageUnsafe)):
            read(body + records + container.end_records(3, len(body), len(records)))


def test_a_64_bit_end_that_lies_is_refused(read, honest_zip):
    body = honest_zip.pressed()
    for count, start, length in ((2**63, 0, 10), (70_000, 2**64 - 11, 10), (1, 2**40, 2**40), (65_535, 5, 5)):
        with pytest.raises((PackageDamaged, PackageUnsafe)):
            read(body + container.end_records(count, start, length))


def test_a_truncated_package_is_damaged(read, honest_zip):
    good = honest_zip.pressed()
    for length in (10, 100, len(good) // 2, len(good) - 22, len(good) - 1):
        with pytest.raises(PackageDamaged):
            read(good[:length])


def test_a_directory_that_lies_about_its_number_is_refused(read, honest_zip):
    for count in (0, 1, 11, 13, 65_534, 65_535):
        with pytest.raises((PackageDamaged, PackageUnsafe, NotAPackage)):
            read(replace(honest_zip, count=count).pressed())


@pytest.mark.parametrize(
    "name", ["mimetype", "DOC-TOI.txt", EVIDENCE, "documents/to-trinh.pdf", "assessment.json"]
)
def test_content_changed_without_the_manifest_is_damage(read, honest_zip, name):
    old = next(entry.data for entry in honest_zip.entries if entry.name == name.encode())
    changed = old[:-1] + bytes([old[-1] ^ 1])
    with pytest.raises((PackageDamaged, NotAPackage)):
        read(honest_zip.changed(name, data=changed).pressed())
    with pytest.raises((PackageDamaged, NotAPackage)):
        read(honest_zip.changed(name, data=old + b"x").pressed())


def test_a_wrong_checksum_alone_is_damage(read, honest_zip):
    with pytest.raises(PackageDamaged, match="nội dung"):
        read(honest_zip.changed(EVIDENCE, crc=12345).pressed())


def test_a_manifest_exchanged_under_the_signed_digests_is_damage(read, honest_zip):
    old = next(entry.data for entry in honest_zip.entries if entry.name == b"manifest.json")
    changed = old.replace(b'"revision":2', b'"revision":3')
    with pytest.raises(PackageDamaged, match="ASiCManifest001"):
        read(honest_zip.changed("manifest.json", data=changed).pressed())


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b"<a" * 10_000,
        b"",
    ],
)
def test_hostile_xml_is_compared_and_never_parsed(read, honest_zip, text):
    with pytest.raises(PackageDamaged, match="ASiCManifest001"):
        read(honest_zip.changed(ASIC, data=text).pressed())


def test_a_signature_that_was_taken_away_is_noticed(read, honest_zip):
    stripped = with_manifest(honest_zip, lambda plain: plain.update(signed=True))
    with pytest.raises(PackageDamaged, match="signature001"):
        read(stripped.pressed())


def test_a_signature_the_manifest_does_not_speak_of_is_refused(read, honest_zip, raw_entry):
    entry = raw_entry(b"META-INF/signature001.p7s", b"x")
    entries = (*honest_zip.entries, entry)
    with pytest.raises(PackageUnsafe, match="signature001"):
        read(replace(honest_zip, entries=entries).pressed())


def test_a_signature_without_end_is_not_read(read, honest_zip, raw_entry):
    signed = with_manifest(honest_zip, lambda plain: plain.update(signed=True))
    entries = (*signed.entries, raw_entry(b"META-INF/signature001.p7s", bytes(300_000)))
    with pytest.raises(PackageUnsafe, match="dài hơn"):
        read(replace(signed, entries=entries).pressed())


def test_a_newer_format_is_recognised_before_anything_else_is_judged(read, honest_zip, raw_entry):
    newer = honest_zip.changed("manifest.json", data=b'{"format_version":2,"shape":"unknown"}')
    newer = newer.with_entry(raw_entry(b"something/new.bin", b"x"))
    with pytest.raises(PackageFromFuture, match="phiên bản 2"):
        read(newer.pressed())


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format":"cdsx"}',
        b'{"format":"cdsx","format_version":0}',
        b'{"format":"cdsx","format_version":"1"}',
        b"\xff\xfe{}",
        b'{"format":"\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[[],[],[]" + b",[]" * 400_000 + b"]",
        b'"' + b"x" * 200_000 + b'"',
        b'"' + b'\\"' * 200_000,
        b'{"revision":1e999}',
        b'{"revision":NaN}',
        b'{"revision":' + b"9" * 5000 + b"}",
        b'{"format":"cdsx","format":"cdsx"}',
    ],
    ids=lambda text: repr(text[:20]),
)
def test_a_broken_or_deep_manifest_is_refused_quickly(read, honest_zip, text):
    started = time.perf_counter()
    with pytest.raises((PackageDamaged, PackageUnsafe)):
        read(honest_zip.changed("manifest.json", data=text).pressed())
    assert time.perf_counter() - started < 3


def test_a_manifest_that_repeats_a_path_or_misplaces_a_file_is_refused(read, honest_zip):
    def repeat(plain):
        plain["files"].append(plain["files"][-1])

    def misplace(plain):
        plain["files"][-1]["role"] = "document"

    for change, fault in ((repeat, "cùng đường dẫn"), (misplace, "thư mục")):
        with pytest.raises(PackageDamaged, match=fault):
            read(with_manifest(honest_zip, change).pressed())


def test_a_submission_that_does_not_say_whose_it_is_is_refused(read, honest_zip):
    with pytest.raises(PackageDamaged, match="school"):
        read(with_manifest(honest_zip, lambda plain: plain.update(school=None)).pressed())


def test_a_package_zipped_again_by_another_program_is_told_so(write, tmp_path):
    again = tmp_path / "again.cdsx"
    with zipfile.ZipFile(write().path) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with pytest.raises(PackageDamaged, match="nén lại"):
        read_package(again)
    with zipfile.ZipFile(tmp_path / "truong.cdsx") as old, zipfile.ZipFile(again, "w") as new:
        for name in sorted(old.namelist()):
            new.writestr(name, old.read(name))
    with pytest.raises(PackageDamaged, match="nén lại"):
        read_package(again)


def test_other_files_are_not_packages(read, tmp_path):
    for content in (b"", b"x", b"%PDF-1.7\n" * 100, bytes(100_000)):
        with pytest.raises(NotAPackage):
            read(content)
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as other:
        other.writestr("word/document.xml", "<a/>")
    with pytest.raises(NotAPackage):
        read_package(tmp_path / "other.docx")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    with pytest.raises(NotAPackage):
        read_package(tmp_path / "empty.zip")


def test_what_is_no_file_cannot_be_read(tmp_path):
    for path in (tmp_path, tmp_path / "khong-co.cdsx"):
        with pytest.raises(InputUnreadable):
            read_package(path)


def test_a_hostile_manifest_costs_little_memory(read, honest_zip):
    hostile = honest_zip.changed("manifest.json", data=b"[" + b"{}," * 1_500_000 + b"{}]").pressed()
    tracemalloc.start()
    try:
        with pytest.raises(PackageUnsafe):
            read(hostile)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60 * 1024**2


def test_the_digest_in_the_manifest_decides_not_the_checksum(read, honest_zip):
    def forge(plain):
        file = next(file for file in plain["files"] if file["path"] == EVIDENCE)
        file["sha256"] = hashlib.sha256(b"something else").hexdigest()

    with pytest.raises(PackageDamaged, match="so với bản kê"):
        read(with_manifest(honest_zip, forge).pressed())
