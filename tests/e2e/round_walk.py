"""Trọn một đợt, walked: from an empty machine to a package that was verified."""

from pathlib import Path

from cds_desktop.domain.round import Role
from e2e.person import Person
from e2e.scoring_walk import score_everything
from e2e.the_sample import PASSWORD, Sample, number

SCHOOL = "Trường THCS Nguyễn Trãi"


def set_up(person: Person, sample: Sample) -> None:
    """The wizard: a school, its year, its office, the two who sign."""
    person.begin("wizard")
    person.see("Tiếp tục")
    person.shoot("wizard-start")
    person.press("Tiếp tục")
    person.enter("Tên trường, cần điền", SCHOOL)
    person.search("Xã, phường, đặc khu", "kien an", "Phường Kiến An*")
    person.tick("THCS")
    person.shoot("wizard-school")
    person.press("Tiếp tục")
    person.settle()
    if not person.sees("Bộ chỉ số, cần điền"):
        # What was suggested has just been entered, and is shown once before it goes on.
        person.see_value("Tên in hoa ở đầu văn bản, cần điền", SCHOOL.upper())
        person.press("Tiếp tục")
    person.choose("Bộ chỉ số, cần điền", "BẢN MINH HỌA*")
    person.shoot("wizard-set")
    person.press("Tiếp tục")
    person.enter("Cơ quan nhận hồ sơ, cần điền", "Phòng Văn hóa – Xã hội phường Kiến An")
    person.enter("Nộp hồ sơ", "31/3/27")
    person.shoot("wizard-office")
    person.press("Tiếp tục")
    for role in (Role.CHAIR, Role.SECRETARY):
        member = sample.member(role)
        person.choose(f"Danh xưng, {role.label}", member.salutation)
        person.enter(f"Họ và tên, {role.label}", member.full_name)
        person.enter(f"Chức vụ, {role.label}", member.position)
    person.shoot("wizard-council")
    person.press("Tiếp tục")
    person.see("Thư mục hồ sơ, cần điền")
    person.shoot("wizard-place")
    person.press("Tạo hồ sơ")
    person.begin("first page")
    person.see("Mức *")
    person.shoot("todo-first")


def name_council(person: Person, sample: Sample) -> None:
    """The others of the council, and who holds what."""
    person.begin("council")
    person.step(2)
    person.see("Danh sách Hội đồng")
    others = [m for m in sample.scenario.members if m.role not in (Role.CHAIR, Role.SECRETARY)]
    person.add_members(others)
    for member in sample.scenario.members:
        person.see_row("Danh sách Hội đồng", f"*{member.full_name}*")
    assert person.count_rows("Danh sách Hội đồng") == len(sample.scenario.members)
    person.shoot("council")


def hold_the_meeting(person: Person, sample: Sample) -> None:
    """Review, the form of the meeting, and the seal."""
    meeting = sample.scenario.meeting
    person.begin("review")
    person.step(5)
    person.see("Biểu đồ: Điểm từng tiêu chí")
    person.shoot("review")
    person.begin("minutes")
    person.step(6)
    assert meeting.held_on is not None
    assert meeting.began_at is not None
    assert meeting.ended_at is not None
    fields = {
        "Ngày họp": f"{meeting.held_on:%d/%m/%Y}",
        "Bắt đầu": f"{meeting.began_at:%H:%M}",
        "Kết thúc": f"{meeting.ended_at:%H:%M}",
        "Số biên bản": meeting.number,
        "Địa điểm": meeting.place,
        "Tán thành": number(len(sample.scenario.members)),
        "Kết luận của chủ tọa": meeting.conclusion,
    }
    for name, text in fields.items():
        person.enter(name, text)
    person.see("Đủ thông tin để chốt.")
    person.shoot("minutes")
    person.begin("sealing")
    person.press("Chốt số liệu và lập biên bản")
    person.press("Chốt và lập biên bản")
    person.see("Số liệu đã chốt, biên bản đã lập.*")
    person.shoot("minutes-sealed")


def sign(person: Person, keys: dict[str, Path]) -> None:
    """The secretary, then the chair."""
    person.begin("signing")
    person.step(7)
    for role in (Role.SECRETARY, Role.CHAIR):
        person.see("Ký biên bản", "button")
        person.give_key(keys[role.value], PASSWORD)
        if role is Role.SECRETARY:
            person.shoot("signing")
        person.press("Ký biên bản")
        person.settle()
    person.see("Đủ chữ ký, biên bản đã khóa.")
    person.shoot("signed")


def hand_in(person: Person, key: Path, package: Path) -> None:
    """Write the package, signed by the chair, and have the program check it."""
    person.begin("submission")
    person.step(8)
    person.give_key(key, PASSWORD)
    person.enter("Tệp gói", str(package))
    person.shoot("submission")
    person.press("Ghi gói")
    person.see("Đã ghi, đọc lại và khớp từng tệp", patience_s=40)
    person.shoot("written")
    person.press("Kiểm tra một gói…")
    person.answer_file_dialog([package])
    person.see(f"{package.name}: hợp lệ", patience_s=40)
    person.shoot("verified")


def issue_papers(person: Person, folder: Path) -> None:
    """The decision on the council gets its number, is issued; then every paper is written into a folder."""
    person.begin("papers")
    person.press("Văn bản", "Các bước")
    person.see("Chưa lập được bản chính thức:*")
    person.press("Lấy số", "Nội dung văn bản")
    person.see("Lập bản chính thức", "button")
    person.press("Lập bản chính thức")
    person.see("Bản chính thức *, chờ ký.")
    person.shoot("papers")
    person.press("Ghi ra tệp")
    person.last_entry("Ghi tất cả văn bản vào thư mục…")
    folder.mkdir()
    person.answer_file_dialog([folder])
    person.see(f"Đã ghi * tệp vào “{folder.name}”", patience_s=40)
    person.shoot("papers-written")


def look_around(person: Person) -> None:
    """The pages the round does not pass through."""
    for number_, name in ((0, "todo"), (1, "setup"), (4, "evidence"), (9, "results")):
        person.begin(name)
        person.step(number_)
        person.shoot(name)


def whole_round(person: Person, sample: Sample, keys: dict[str, Path], package: Path) -> None:
    """One school, one year."""
    set_up(person, sample)
    name_council(person, sample)
    issue_papers(person, package.parent / "van-ban")
    score_everything(person, sample)
    hold_the_meeting(person, sample)
    sign(person, keys)
    hand_in(person, keys[Role.CHAIR.value], package)
    look_around(person)
