"""Hội đồng: assigned, shared out, pasted; every deed named by what it does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.actions.rounds import (
    assign_criteria,
    change_round,
    distribute_criteria,
    enter_school,
    name_council,
)
from cds_desktop.actions.rounds.council import even_shares
from cds_desktop.actions.rounds.council_text import (
    MOST_PEOPLE,
    guessed_salutation,
    read_people,
    without_known,
)
from cds_desktop.actions.undoing import undo
from cds_desktop.domain.round import Member, Role, RoundDetails
from cds_desktop.errors import NotFound
from cds_desktop.queries import council, round_view
from cds_desktop.storage.workspace import Workspace

CODES = tuple(f"1.{n}" for n in range(1, 8))


def _members(workspace: Workspace) -> list[Member]:
    return [row.member for row in council(workspace).members]


def _words(workspace: Workspace) -> str:
    return workspace.history.undoable[-1].words


def test_giving_a_criterion_leaves_everything_else_as_it_is(school: Workspace) -> None:
    before = _members(school)
    assign_criteria(school, [before[3].id], ["1.1"], assigned=True)
    assert _words(school) == f"giao 1.1 cho {before[3].full_name}"
    after = _members(school)
    assert after[3].criteria == tuple(sorted((*before[3].criteria, "1.1")))
    assert [*after[:3], *after[4:]] == [*before[:3], *before[4:]]
    assign_criteria(school, [before[3].id], ["1.1"], assigned=False)
    assert _words(school) == f"thôi giao 1.1 cho {before[3].full_name}"
    undo(school)
    undo(school)
    assert _members(school) == before


def test_nothing_is_given_to_somebody_who_is_gone(school: Workspace) -> None:
    with pytest.raises(NotFound):
        assign_criteria(school, ["không có"], ["1.1"], assigned=True)


def test_what_nobody_holds_is_shared_out_and_taken_back_in_one_step(school: Workspace) -> None:
    people = [replace(one, criteria=()) for one in _members(school)]
    name_council(school, people)
    codes = [code for code, _ in council(school).criteria]
    assert distribute_criteria(school, codes).codes == tuple(codes)
    held = [len(one.criteria) for one in _members(school)]
    assert max(held) - min(held) <= 1
    assert _words(school) == f"chia đều {len(codes)} tiêu chí"
    undo(school)
    assert [one.criteria for one in _members(school)] == [()] * len(people)


@given(
    st.lists(st.text("abcdef", min_size=1, max_size=3), min_size=1, max_size=6, unique=True),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(CODES)), max_size=12, unique=True),
)
def test_shares_cover_exactly_what_is_free_and_pass_nobody_over(
    people: list[str], pairs: list[tuple[int, str]]
) -> None:
    held = [(people[n % len(people)], code) for n, code in pairs]
    shares = even_shares(people, held, CODES)
    assert {code for _, code in shares} == set(CODES) - {code for _, code in held}
    assert len(shares) == len({code for _, code in shares})
    counts = {one: sum(who == one for who, _ in (*held, *shares)) for one in people}
    for who in {who for who, _ in shares}:
        assert counts[who] <= min(counts.values()) + 1


def test_each_change_of_the_list_has_its_own_name(school: Workspace) -> None:
    people = _members(school)
    new = Member(id="moi", full_name="Nguyễn Văn An")
    cases = (
        ([*people, new], "thêm Nguyễn Văn An"),
        ([*people, replace(new, position="Giáo viên")], "thêm Nguyễn Văn An"),
        (people, "bỏ Nguyễn Văn An"),
        (people[:-2], "bỏ 2 thành viên"),
        (people, "thêm 2 thành viên"),
        ([people[1], people[0], *people[2:]], "đổi thứ tự Hội đồng"),
        ([people[1], replace(people[0], role=Role.MEMBER), *people[2:]],
         f"đổi vai trò của {people[0].full_name} thành Ủy viên"),
    )  # fmt: skip
    for members, words in cases:
        name_council(school, members)
        assert _words(school) == words


def test_what_was_typed_for_a_new_person_is_one_step(school: Workspace) -> None:
    people, steps = _members(school), len(school.history.undoable)
    new = Member(id="moi", full_name="Nguyễn Văn An")
    for member in (new, replace(new, position="Giáo viên"), replace(new, role=Role.SECRETARY)):
        name_council(school, [*people, replace(member, position="Giáo viên")])
    assert len(school.history.undoable) == steps + 1
    undo(school)
    assert _members(school) == people


def test_changes_of_the_school_and_the_round_are_named_by_their_field(school: Workspace) -> None:
    view = round_view(school)
    enter_school(school, replace(view.school, sector_code="12345678"))
    assert _words(school) == "sửa mã trường"
    details = RoundDetails(**{name: getattr(view, name) for name in RoundDetails.__dataclass_fields__})
    change_round(school, replace(details, deadlines=()))
    assert _words(school) == "sửa thời hạn"
    change_round(school, replace(details, deadlines=(), council_decision_number="46/QĐ"))
    assert _words(school) == "sửa quyết định thành lập Hội đồng"


def test_columns_are_told_apart_in_any_order_with_and_without_a_head() -> None:
    rows = (
        ("Chủ tịch HĐ", "Hiệu trưởng", "Bà Nguyễn Thị Hiền", "1"),
        ("Thư ký", "Thư ký Hội đồng trường", "Lê Thu Hà", "2"),
        ("Uỷ viên", "Chủ tịch Công đoàn", "Trần Văn Minh", "3"),
    )
    expected = [
        ("Bà", "Nguyễn Thị Hiền", "Hiệu trưởng", Role.CHAIR),
        ("", "Lê Thu Hà", "Thư ký Hội đồng trường", Role.SECRETARY),
        ("Ông", "Trần Văn Minh", "Chủ tịch Công đoàn", Role.MEMBER),
    ]
    head = ("Nhiệm vụ", "Chức vụ", "Họ và tên", "STT")
    for order in ((0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)):
        for lines in (rows, (head, *rows)):
            text = "\r\n".join("\t".join(line[i] for i in order) for line in lines)
            found = read_people(text)
            facts = [(m.salutation, m.full_name, m.position, m.role) for m in found.members]
            assert facts == expected
            assert found.words == "Đã đọc 3 người: họ tên, chức vụ, vai trò."


def test_one_person_a_line_is_read_too_and_lines_without_a_name_are_counted() -> None:
    found = read_people(
        "1. Bà Nguyễn Thị Hiền, Hiệu trưởng, Chủ tịch Hội đồng\n2) Ông Trần Đức Thắng - Giáo viên"
    )
    facts = [(m.salutation, m.full_name, m.position, m.role) for m in found.members]
    assert facts == [
        ("Bà", "Nguyễn Thị Hiền", "Hiệu trưởng", Role.CHAIR),
        ("Ông", "Trần Đức Thắng", "Giáo viên", Role.MEMBER),
    ]
    mixed = read_people("Nguyễn Văn A\tGiáo viên\n\tDanh sách này có một người\n\t\n")
    assert (len(mixed.members), len(mixed.unread)) == (1, 1)
    assert "Bỏ qua 1 dòng" in mixed.words


def test_who_is_in_the_list_already_is_not_added_again() -> None:
    known = [Member(id="1", full_name="Nguyễn Văn A", position="Giáo viên")]
    found = [
        Member(id="2", full_name="nguyễn  văn a", position="Giáo viên"),
        Member(id="3", full_name="Lê B"),
    ]
    assert [one.id for one in without_known(found, known)] == ["3"]


@given(st.text(max_size=300))
def test_no_pasted_text_breaks_the_reading(text: str) -> None:
    found = read_people(text)
    assert all(member.full_name for member in found.members)
    assert found.words


def test_a_pasted_flood_is_bounded() -> None:
    found = read_people("Nguyễn Văn A\tGiáo viên\n" * 5000)
    assert len(found.members) == MOST_PEOPLE


@pytest.mark.parametrize(
    ("name", "salutation"),
    [("Nguyễn Thị Hạnh", "Bà"), ("Trần Văn Minh", "Ông"), ("Lê Thu Hà", ""), ("Thị", ""), ("Văn Thị", "")],
)
def test_a_salutation_is_only_guessed_where_the_name_tells(name: str, salutation: str) -> None:
    assert guessed_salutation(name) == salutation
