"""Reading a school described in text, and answers: everything told at once, nothing outside the folder."""

import unicodedata
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop import resources
from cds_desktop.actions.scenario.answers import answer_faults
from cds_desktop.actions.scenario.reading import read_scenario
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import EvidenceKind, Role, Sensitivity
from cds_desktop.errors import InputUnreadable, ScenarioFaulty

SAMPLE = resources.path("samples", "truong-minh-hoa", "scenario.toml")
SMALL = """
format = 1
[school]
name = "Trường Thử"
[round]
school_year = "2025-2026"
indicator_set = "qd-4725-minh-hoa"
[[members]]
id = "a"
full_name = "Nguyễn Văn A"
role = "chair"
[[evidence]]
title = "Kế hoạch"
files = ["kế hoạch.txt"]
[meeting]
absent = [{ member = "a", reason = "ốm" }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "trường"
    place.mkdir()
    (place / "kế hoạch.txt").write_text("nội dung", encoding="utf-8")
    (tmp_path / "bí mật.txt").write_text("không được đọc", encoding="utf-8")
    return place


def described(folder: Path, text: str) -> Path:
    path = folder / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(ScenarioFaulty) as caught:
        read_scenario(described(folder, text))
    return caught.value.faults


def test_the_sample_school_is_whole() -> None:
    scenario = read_scenario(SAMPLE)
    assert (scenario.school.name, scenario.school_year) == ("Trường THCS Minh Họa", "2025-2026")
    assert [member.role for member in scenario.members].count(Role.CHAIR) == 1
    assert len(scenario.members) == 7
    assert scenario.meeting.began_at == time(14, 0)
    assert [entry.member_id for entry in scenario.meeting.attendance if not entry.present] == ["bao"]
    assert scenario.answers["1.7.2"].points == Decimal("5.5")
    assert scenario.council_decision_date == date(2025, 11, 10)


def test_the_sample_school_answers_everything_and_comments_on_every_criterion() -> None:
    scenario = read_scenario(SAMPLE)
    text = resources.path("indicator_sets", f"{scenario.indicator_set}.toml").read_text("utf-8")
    indicator_set = load(text)
    assert set(scenario.answers) == set(indicator_set.answer_codes)
    assert set(scenario.texts) == {criterion.code for criterion in indicator_set.criteria}
    assert {code for member in scenario.members for code in member.criteria} == set(scenario.texts)
    assert answer_faults(indicator_set, scenario.answers) == ()


def test_the_sample_school_shows_every_kind_of_evidence() -> None:
    entries = read_scenario(SAMPLE).evidence
    suffixes = {file.suffix for entry in entries for file in entry.files}
    assert suffixes == {".pdf", ".docx", ".xlsx", ".jpg", ".png"}
    assert {entry.item.kind for entry in entries} == set(EvidenceKind)
    assert any(entry.item.sensitivity is Sensitivity.CHILDREN for entry in entries)
    assert any(len(entry.files) == 2 for entry in entries)
    assert any(len({code[:3] for code in entry.item.used_for}) > 1 for entry in entries)
    assert [entry.name_form for entry in entries].count("NFD") == 1


def test_the_sample_school_is_small_and_its_file_names_are_composed() -> None:
    files = [path for path in SAMPLE.parent.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 600_000
    assert all(unicodedata.is_normalized("NFC", path.name) for path in files)
    used = {file.resolve() for entry in read_scenario(SAMPLE).evidence for file in entry.files}
    assert used == {path.resolve() for path in files if path.parent.name == "evidence"}


def test_a_small_school_reads_with_what_it_says_and_nothing_else(folder: Path) -> None:
    scenario = read_scenario(described(folder, SMALL))
    (entry,) = scenario.evidence
    assert [file.read_text("utf-8") for file in entry.files] == ["nội dung"]
    assert (entry.item.id, entry.item.code) == ("", "")
    assert scenario.answers == {}
    assert scenario.meeting.attendance[0].reason == "ốm"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("format = 1", "", "tệp, format: phải là 1"),
        ("format = 1", "format = 2", "tệp, format: phải là 1"),
        ("format = 1", "format = 1\nschul = 1", "tệp, schul: không có trường này"),
        ('name = "Trường Thử"', "", "trường, name: còn thiếu"),
        ('name = "Trường Thử"', "name = 5", "trường, name: phải là chữ trong ngoặc kép"),
        ('name = "Trường Thử"', 'name = "T"\nlevels = "THCS"', "trường, levels: phải là danh sách chữ"),
        ('"2025-2026"', '"2025"', "đợt đánh giá, school_year: “2025” phải có dạng 2026-2027"),
        ('"2025-2026"', '"2025-2027"', "đợt đánh giá, school_year"),
        ('"qd-4725-minh-hoa"', '"khong-co.toml"', "indicator_set: không thấy tệp “khong-co.toml”"),
        ("[[members]]", 'plan_date = "mai"\n[[members]]', "đợt đánh giá, plan_date: phải là ngày"),
        ('role = "chair"', 'role = "king"', "thành viên a, role: “king” không nằm trong: chair"),
        ('full_name = "Nguyễn Văn A"', "", "thành viên a, full_name: còn thiếu"),
        ("[[evidence]]", '[[members]]\nid = "a"\nfullname = "B"\n[[evidence]]', "tệp, members: “a” có 2 lần"),
        (
            "[[evidence]]",
            '[[members]]\nid = "b"\nfullname = "B"\n[[evidence]]',
            "thành viên b, fullname",
        ),
        ('files = ["kế hoạch.txt"]', "", "minh chứng Kế hoạch, files: còn thiếu"),
        ('files = ["kế hoạch.txt"]', 'kind = "link"', "minh chứng Kế hoạch, address: còn thiếu"),
        ('files = ["kế hoạch.txt"]', 'kind = "video"', "kind: “video” không nằm trong: file, link, physical"),
        ('title = "Kế hoạch"', 'title = ""', "minh chứng thứ 1, title: còn thiếu"),
        ('title = "Kế hoạch"', 'title = "K"\nsensitivity = "x"', "sensitivity: “x” không nằm trong"),
        ('title = "Kế hoạch"', 'title = "K"\nname_form = "NFX"', "name_form: “NFX” không nằm trong"),
        ('title = "Kế hoạch"', 'title = "K"\ncode = "mã 1"', "code: “mã 1” chỉ được gồm"),
        ('title = "Kế hoạch"', 'title = "K"\nid = "1"', "minh chứng K, id: không có trường này"),
        ('member = "a"', 'member = "z"', "phiên họp, absent: không có thành viên “z”"),
        ("[meeting]", '[meeting]\nheld_on = "15/4"', "phiên họp, held_on: phải là ngày"),
        ("[meeting]", '[meeting]\nbegan_at = "14h"', "phiên họp, began_at: phải là giờ dạng 14:00:00"),
        ("[meeting]", "[meeting]\nvotes_for = -1", "phiên họp, votes_for: phải là số nguyên từ 0"),
        ("[meeting]", "[meeting]\nvotes_for = 1.5", "phiên họp, votes_for: phải là số nguyên từ 0"),
        (
            "[meeting]",
            '[answers]\n"1.4" = { count = "nhiều" }\n[meeting]',
            "trả lời 1.4, count: “nhiều”",
        ),
        (
            "[meeting]",
            '[answers]\n"1.4" = { cuont = 5 }\n[meeting]',
            "trả lời 1.4, cuont: không có",
        ),
        ("[meeting]", '[answers]\n"1.4" = 5\n[meeting]', "trả lời 1.4: phải là một bảng"),
        ("[meeting]", '[texts."1.3"]\nplans = "x"\n[meeting]', "nhận xét 1.3, plans: không có trường này"),
        ("[meeting]", '[[deadlines]]\nkey = "a"\nlabel = "A"\n[meeting]', "thời hạn a, due_on: còn thiếu"),
    ],
)
def test_each_fault_is_told_with_its_place(folder: Path, old: str, new: str, fault: str) -> None:
    broken = SMALL.replace(old, new, 1)
    assert broken != SMALL
    assert fault in "\n".join(faults(folder, broken))


@pytest.mark.parametrize(
    "name",
    [
        "../bí mật.txt",
        "a/../../bí mật.txt",
        "/etc/hostname",
        "..\\\\bí mật.txt",
        "C:/Windows/win.ini",
        "C:win.ini",
        "//server/share",
        ".",
        "",
        "không có.txt",
    ],
)
def test_no_file_outside_the_folder_is_ever_taken(folder: Path, name: str) -> None:
    (fault,) = faults(folder, SMALL.replace("kế hoạch.txt", name))
    assert fault.startswith("minh chứng Kế hoạch, files: “")


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path) -> None:
    try:
        (folder / "lối ra.txt").symlink_to(folder.parent / "bí mật.txt")
    except OSError:
        return  # Windows without the right to make links has nothing to refuse
    (fault,) = faults(folder, SMALL.replace("kế hoạch.txt", "lối ra.txt"))
    assert "nằm ngoài thư mục" in fault


def test_a_file_is_found_however_its_tone_marks_are_stored(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "ảnh phòng học.txt")).write_text("ảnh", encoding="utf-8")
    scenario = read_scenario(described(folder, SMALL.replace("kế hoạch.txt", "ảnh phòng học.txt")))
    assert scenario.evidence[0].files[0].read_text("utf-8") == "ảnh"


def test_all_faults_come_at_once(folder: Path) -> None:
    broken = (
        SMALL.replace("format = 1", "format = 9")
        .replace('"chair"', '"x"')
        .replace('"a", reason', '"z", reason')
    )
    broken = broken.replace("kế hoạch.txt", "mất.txt")
    assert len(faults(folder, broken)) == 4


def test_two_pieces_of_evidence_may_not_share_a_code(folder: Path) -> None:
    entry = '[[evidence]]\ntitle = "{}"\ncode = "H1-1.1-01"\nkind = "physical"\n'
    text = SMALL.replace("[meeting]", entry.format("Một") + entry.format("Hai") + "[meeting]")
    assert faults(folder, text) == ("tệp, evidence: “H1-1.1-01” có 2 lần",)


def test_what_is_not_toml_is_one_clear_fault(folder: Path) -> None:
    (fault,) = faults(folder, "format = \n")
    assert "không phải TOML hợp lệ" in fault


def test_a_set_beside_the_file_is_taken_by_its_path(folder: Path) -> None:
    (folder / "bo.toml").write_text("", encoding="utf-8")
    scenario = read_scenario(described(folder, SMALL.replace("qd-4725-minh-hoa", "bo.toml")))
    assert Path(scenario.indicator_set) == (folder / "bo.toml").resolve()


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match=r"không có gì\.toml"):
        read_scenario(tmp_path / "không có gì.toml")


def test_a_folder_or_a_picture_is_unreadable(tmp_path: Path) -> None:
    picture = tmp_path / "ảnh.toml"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    for path in (tmp_path, picture):
        with pytest.raises(InputUnreadable):
            read_scenario(path)
