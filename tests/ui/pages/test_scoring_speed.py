"""Chấm tiêu chí stays quick: rows are used again, neighbours are at hand, nothing blocks the screen."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.round import Answer
from cds_desktop.queries import criterion_view
from cds_desktop.queries.criteria import scoring_look
from cds_desktop.ui import background
from cds_desktop.ui.pages.scoring import ScoringPage


@pytest.fixture
def opened(sample, shown_page, qtbot):
    page = shown_page(ScoringPage, sample, "1.1", size=(1302, 700))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def walk(page, settle) -> None:
    """Over all criteria and back."""
    for key, button in ((Qt.Key.Key_Right, page.footer.next), (Qt.Key.Key_Left, page.footer.previous)):
        while (
            code := page.footer.next_code if button is page.footer.next else page.footer.previous_code
        ) != "":
            QTest.keyClick(page.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
            settle()
            assert page.work.code == code


def test_the_next_criterion_is_shown_before_anything_is_read(opened):
    while not background.is_idle():
        QApplication.processEvents()
    following = opened.footer.next_code
    opened.footer.next.click()
    assert opened.work.code == following
    assert opened.footer.previous_code == "1.1"


def test_a_second_walk_through_all_criteria_builds_no_widget(opened, settle):
    walk(opened, settle)
    before = len(opened.work.findChildren(QWidget))
    walk(opened, settle)
    assert len(opened.work.findChildren(QWidget)) == before


def test_what_was_read_ahead_is_forgotten_when_anything_changes(opened, sample, settle):
    opened.enter("1.5")
    settle()
    background.run_action(
        opened, lambda: enter_answer(sample, "1.6.1", Answer(numerator=Decimal(2), denominator=Decimal(40)))
    )
    settle()
    opened.footer.next.click()
    settle()
    assert opened.work.rows[0].fields[0].text() == "2"


def test_one_look_reads_the_tree_the_criterion_and_its_neighbours(sample):
    look = scoring_look(sample, "1.6.2")
    assert look.view == criterion_view(sample, "1.6")
    assert [view.criterion.code for view in look.neighbours] == ["1.5", "1.7"]
    assert scoring_look(sample, "1.1").neighbours == (criterion_view(sample, "1.2"),)
