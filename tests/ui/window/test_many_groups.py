"""The head of a page in schools with many groups: the name of the page stays, the lowest groups are shown."""

from decimal import Decimal

import pytest

from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.rounds import enter_school, open_round
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Answer, RoundDetails, School
from cds_desktop.storage.workspace import create_workspace
from cds_desktop.ui import background
from cds_desktop.ui.pages.todo.page import TodoPage


def many_groups(count):
    text = 'id = "nhieu"\nversion = "1"\ntitle = "Bộ nhiều nhóm"\n'
    for code in range(1, count + 1):
        text += f'[[groups]]\ncode = "{code}"\ntitle = "Nhóm thứ {code}"\nmax_points = 10\n'
        text += f'[[criteria]]\ncode = "{code}.1"\ngroup = "{code}"\ntitle = "Tiêu chí"\n'
        text += f'[[items]]\ncode = "{code}.1.1"\ncriterion = "{code}.1"\ntext = "Nội dung"\n'
        text += 'max_points = 10\nscoring = "judged"\n'
    text += '[level_rule]\nlevels = [{ level = 1, title = "T1", from = 0, to = 5, to_included = false }, '
    return load(text + '{ level = 2, title = "T2", from = 5, to = 10 }]\n')


@pytest.fixture
def six_groups(tmp_path):
    with create_workspace(tmp_path / "sau-nhom") as workspace:
        enter_school(workspace, School(name="Trường THCS Nguyễn Trãi", name_upper="TRƯỜNG THCS NGUYỄN TRÃI"))
        open_round(workspace, "2026-2027", many_groups(6), RoundDetails())
        for code in range(1, 7):
            enter_answer(workspace, f"{code}.1.1", Answer(points=Decimal(10 - code)))
        yield workspace
        background.shut_down()


@pytest.mark.parametrize(("width", "most"), [(1024, 3), (1366, 3), (1900, 6)])
def test_of_many_groups_the_lowest_are_shown_and_the_name_of_the_page_stays(
    open_main, six_groups, settle, width, most
):
    window = open_main(six_groups, width=width)
    window.go_to("review", "")
    settle()
    header = window.header

    shown = [meter.title for meter in header.meters if meter.isVisible()]

    assert 2 <= len(shown) <= most
    assert shown[-1] == "Nhóm 6"
    assert "Nhóm 1" not in shown or len(shown) == 6
    assert all(meter.width() == meter.COMPACT.width() for meter in header.meters if meter.isVisible())
    assert header._title.text() == "Rà soát"
    assert header._groups._more.isVisible() == (len(shown) < 6)
    if len(shown) < 6:
        assert header._groups._more.text() == f"+{6 - len(shown)} nhóm"
        assert "Nhóm 1 · Nhóm thứ 1: 9/10, Mức 2" in header._groups._more.toolTip()


def test_many_large_meters_stand_in_two_columns_below_the_verdict(shown_page, six_groups, settle):
    page = shown_page(TodoPage, six_groups, size=(1150, 700))
    settle()

    left = {meter.x() for meter in page.standing.meters}

    assert len(left) == 2
    assert min(meter.y() for meter in page.standing.meters) > page.standing._level.geometry().bottom()
    assert page.tasks.rows.verticalScrollBar().maximum() == 0


@pytest.fixture
def weighted(tmp_path):
    text = many_groups(2).text.replace("[level_rule]", '[level_rule]\ncombine = "weighted_total"')
    text = text.replace("to = 5, to_inc", "to = 12, to_inc").replace(
        "from = 5, to = 10", "from = 12, to = 20"
    )
    with create_workspace(tmp_path / "trong-so") as workspace:
        enter_school(workspace, School(name="Trường THCS Nguyễn Trãi", name_upper="TRƯỜNG THCS NGUYỄN TRÃI"))
        open_round(workspace, "2026-2027", load(text), RoundDetails())
        enter_answer(workspace, "1.1.1", Answer(points=Decimal(9)))
        enter_answer(workspace, "2.1.1", Answer(points=Decimal(4)))
        yield workspace
        background.shut_down()


def test_where_a_weighted_total_decides_it_has_the_ruler(open_main, weighted, settle):
    window = open_main(weighted)
    standing = window.page("todo").standing
    assert [(meter.title, len(meter.marks)) for meter in standing.meters] == [
        ("Nhóm 1 · Nhóm thứ 1", 0),
        ("Nhóm 2 · Nhóm thứ 2", 0),
        ("Tổng có trọng số", 2),
    ]

    window.go_to("review", "")
    settle()

    (total,) = [meter for meter in window.header.meters if meter.isVisible()]
    assert (total.title, total.value_shown.points, total.value_shown.level) == (
        "Tổng có trọng số",
        13,
        "Mức 2",
    )
