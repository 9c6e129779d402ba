"""Kết quả: nothing before the seal; then the sealed result, the signed minutes, the way of the dossier."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from cds_desktop.actions.assess import enter_answer
from cds_desktop.actions.demonstration import demonstrate
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.rounds import reopen_round
from cds_desktop.domain.round import Answer
from cds_desktop.storage.workspace import Workspace, open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.pages.results.page import ResultsPage
from cds_desktop.ui.widgets.state_glyph import State


@pytest.fixture(scope="session")
def sent_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample school with signed minutes and a written package, made once."""
    out = tmp_path_factory.mktemp("da-nop") / "ra"
    return demonstrate(out).workspace


@pytest.fixture
def sent(sent_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "da-nop"
    shutil.copytree(sent_folder, folder)
    workspace = open_workspace(folder)
    yield workspace
    background.shut_down()
    workspace.close()


def test_before_the_seal_the_page_says_so_and_leads_to_the_submission(shown_page, sample, qtbot):
    page = shown_page(ResultsPage, sample)

    with qtbot.waitSignal(page.go_to) as asked:
        page.to_submission.click()

    assert asked.args == ["submission", ""]
    assert page.empty.accessibleName().startswith("Chưa nộp hồ sơ")
    assert not page.standing.isVisible()


def test_after_sending_the_receipt_is_awaited(shown_page, sent):
    page = shown_page(ResultsPage, sent)
    stations = page.way.path.items

    assert page.standing._level.text() == "Mức 2"
    assert page.standing._title.text() == "Đáp ứng cơ bản · đã chốt"
    assert page.minutes._facts.text().startswith("2/2 chữ ký · ")
    assert [station.state for station in stations[:3]] == [State.DONE, State.GOING, State.NONE]
    assert all(station.note == "Chưa có" for station in stations[2:])


def test_sealed_but_not_sent_the_package_comes_next(shown_page, sample):
    draw_up_minutes(sample)
    page = shown_page(ResultsPage, sample)

    assert page.minutes._facts.text().startswith("0/2 chữ ký")
    assert page.way.path.items[0].state is State.GOING


def test_the_signatures_are_verified_in_words(shown_page, sent, settle):
    page = shown_page(ResultsPage, sent)
    page.minutes.verify.click()
    settle()

    assert page.minutes.result.isVisible()
    assert "toàn vẹn" in page.minutes.result.words


def test_the_minutes_and_their_folder_are_opened(shown_page, sent, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    page = shown_page(ResultsPage, sent)
    page.minutes.open.click()
    page.minutes.open_folder.click()

    assert [Path(path).suffix for path in opened] == [".pdf", ""]
    assert Path(opened[0]).is_file()


def test_after_reopening_the_points_are_those_that_were_sealed(shown_page, sent):
    reopen_round(sent)
    enter_answer(sent, "1.1", Answer(met=False))
    page = shown_page(ResultsPage, sent)

    assert page._reopened.isVisible()
    assert page.standing._level.text() == "Mức 2"
    assert page.standing.meters[0].value_shown.failed_condition == ""


def test_an_earlier_revision_keeps_its_own_minutes(shown_page, sent):
    reopen_round(sent)
    draw_up_minutes(sent)
    page = shown_page(ResultsPage, sent)
    row = page.minutes._earlier.itemAt(0).widget()

    assert page.minutes._code.text().startswith("Lần 2, chốt ")
    assert row.sentence.startswith("Lần 1, chốt ")
    assert row.fact.endswith("2 chữ ký")
