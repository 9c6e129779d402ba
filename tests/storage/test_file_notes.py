"""A look into a file before it is evidence: by its bytes, not its name, and only at both ends."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from cds_desktop.errors import EmptyFileNotTaken, PhotoNotTaken, ShortcutNotTaken, SourceFileLost
from cds_desktop.storage.file_notes import note_on

JPEG = b"\xff\xd8\xff\xe0" + b"x" * 100 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 100 + b"IEND\xae\x42\x60\x82"


def box(major: bytes, *compatible: bytes) -> bytes:
    body = b"ftyp" + major + b"\0\0\0\0" + b"".join(compatible)
    return (len(body) + 4).to_bytes(4, "big") + body + b"x" * 50


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def pdf(folder: Path, name: str, password: tuple[str, str] | None = None, **how: object) -> Path:
    path = folder / name
    with pikepdf.new() as paper:
        paper.add_blank_page()
        locked = pikepdf.Encryption(user=password[0], owner=password[1]) if password else None
        paper.save(path, encryption=locked or False, **how)
    return path


HEIC = (box(b"heic", b"mif1"), box(b"mif1", b"mif1", b"heic"), box(b"mif1"), box(b"heix"), box(b"msf1"))
OTHERS = (box(b"avif", b"mif1"), box(b"mif1", b"avif"), box(b"isom", b"mp41"), JPEG, PNG)
WAYS = ({}, {"linearize": True}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate})
MISLEADING = (
    b"startxref\n999999999999\n%%EOF",
    b"startxref\n3\n%%EOF",
    b"trailer<</Encrypt 1 0 R>>%%EOF",
)


@pytest.mark.parametrize("head", HEIC)
@pytest.mark.parametrize("name", ["lop8a2.heic", "lop8a2.jpg", "lop8a2"])
def test_a_heic_photo_is_refused_whatever_its_name(tmp_path: Path, head: bytes, name: str) -> None:
    with pytest.raises(PhotoNotTaken) as refused:
        note_on(write(tmp_path, name, head))
    assert refused.value.advice == "Đổi ảnh sang JPG hoặc PNG rồi thả lại."


@pytest.mark.parametrize("head", OTHERS)
def test_other_pictures_and_videos_are_taken(tmp_path: Path, head: bytes) -> None:
    assert note_on(write(tmp_path, "anh.jpg", head)) == ""


@pytest.mark.parametrize("name", ["Kế hoạch.docx.lnk", "Trang trường.URL", "a.webloc"])
def test_a_shortcut_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(ShortcutNotTaken) as refused:
        note_on(write(tmp_path, name, b"L\0\0\0"))
    assert refused.value.advice == "Hãy chọn tệp gốc."


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileNotTaken):
        note_on(write(tmp_path, "a.pdf", b""))


@pytest.mark.parametrize("how", WAYS)
def test_a_pdf_that_asks_for_a_password_is_taken_with_a_note(tmp_path: Path, how: dict[str, object]) -> None:
    assert "mật khẩu mở" in note_on(pdf(tmp_path, "khoa.pdf", ("bi mat", "chu"), **how))
    assert note_on(pdf(tmp_path, "thuong.pdf", **how)) == ""


def test_a_pdf_locked_only_against_change_needs_no_note(tmp_path: Path) -> None:
    assert note_on(pdf(tmp_path, "han-che.pdf", ("", "chu"))) == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"not a pdf at all"),
        ("a.pdf", b"%PDF-1.4\n" + b"x" * 5000),
        ("a.jpg", JPEG[:-2]),
        ("a.png", PNG[:-8]),
        ("a.jpg", b"<html>"),
        ("a.docx", b"PK\x03\x04" + b"x" * 500),
        ("a.xlsx", b"x"),
    ],
)
def test_a_file_that_is_cut_or_is_something_else_is_taken_with_a_note(
    tmp_path: Path, name: str, data: bytes
) -> None:
    assert "có thể hỏng" in note_on(write(tmp_path, name, data))


def test_an_office_file_is_read_by_its_bytes(tmp_path: Path) -> None:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert note_on(write(tmp_path, "a.docx", whole.getvalue())) == ""
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600
    assert "mật khẩu mở" in note_on(write(tmp_path, "b.xlsx", locked))
    assert note_on(write(tmp_path, "c.doc", locked)) == ""


@pytest.mark.parametrize("tail", MISLEADING)
def test_a_pdf_made_to_mislead_gives_a_note_or_none_but_no_fault(tmp_path: Path, tail: bytes) -> None:
    assert isinstance(note_on(write(tmp_path, "a.pdf", b"%PDF-1.7\n/Encrypt" + b"\0" * 999 + tail)), str)


def test_a_file_of_four_gigabytes_is_only_looked_at_from_both_ends(tmp_path: Path) -> None:
    path = write(tmp_path, "video.mp4", box(b"isom"))
    os.truncate(path, 4_200_000_000)  # Sparse: it takes no room.
    assert note_on(path) == "dung lượng 4,2\u00a0GB: khó gửi qua thư điện tử"


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "mất.pdf"):
        with pytest.raises(SourceFileLost, match=path.name):
            note_on(path)
