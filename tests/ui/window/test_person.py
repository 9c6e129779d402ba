"""Who sits here: chosen from the council, kept on this machine as an id, told to the nhật ký."""

from pathlib import Path

import pytest

from cds_desktop import queries
from cds_desktop.actions.rounds import enter_school
from cds_desktop.domain.round import School
from cds_desktop.storage import audit
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui import background, person
from cds_desktop.ui.settings import settings
from cds_desktop.ui.window.person_block import NOBODY


@pytest.fixture
def window(open_main, sample):
    return open_main(sample)


@pytest.fixture
def member(sample):
    return queries.council(sample).members[1].member


def choose(window, name: str) -> None:
    block = window.header.person
    block._fill()
    next(a for a in block.menu_shown.actions() if a.text().startswith(name)).trigger()


def test_at_first_nobody_is_named(window, sample):
    assert window.header.person.accessibleName() == f"Người dùng: {NOBODY}"
    assert person.current_id(sample) == ""


def test_choosing_names_the_person_in_the_header_and_in_the_audit_lines(window, sample, member, settle):
    choose(window, member.full_name)
    settle()
    assert window.header.person.accessibleName() == f"Người dùng: {member.full_name}"
    assert window.header.person.accessibleDescription() == member.role.label
    background.run_action(window, lambda: enter_school(sample, School(name="Trường A")))
    settle()

    with sample.read() as db:
        assert audit.entries(db)[-1].actor == member.full_name


def test_the_machine_keeps_an_id_and_no_name_and_no_path(window, sample, member, settle):
    choose(window, member.full_name)
    settle()
    kept = settings()
    kept.sync()
    text = Path(kept.fileName()).read_text("utf-8")

    assert member.id in text
    assert member.full_name.split()[-1] not in text
    assert sample.folder.name not in text.split("[person]")[1].split("[")[0]


def test_the_next_window_on_the_same_folder_knows_the_person(sample, member, open_main, settle):
    person.choose(sample, member.id, member.full_name)
    sample.close()
    again = open_workspace(sample.folder)
    window = open_main(again)
    settle()

    assert again.actor == member.full_name
    assert window.header.person.accessibleName().endswith(member.full_name)
    window.close()


def test_choosing_nobody_forgets_the_person(window, sample, member, settle):
    choose(window, member.full_name)
    settle()
    choose(window, NOBODY)
    settle()

    assert person.current_id(sample) == ""
    assert sample.actor == ""


def test_choosing_makes_the_page_read_again(window, member, monkeypatch, settle):
    read = []
    monkeypatch.setattr(type(window.current_page), "reload", lambda page: read.append(page.key))
    choose(window, member.full_name)
    settle()

    assert read == ["todo"]


@pytest.mark.parametrize(
    ("page", "width", "named"), [("todo", 1024, True), ("review", 1366, False), ("review", 1500, True)]
)
def test_the_name_stands_where_there_is_room(open_main, sample, settle, page, width, named):
    window = open_main(sample, width=width)
    window.go_to(page)
    settle()

    assert window.header.person._name.isVisible() is named
