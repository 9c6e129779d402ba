"""Mở đợt năm học mới: in the open workspace, and for a new folder from last year's."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget, QWizard

from cds_desktop import queries
from cds_desktop.actions.indicator_sets import keep_set
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.domain.indicator_set import load, to_toml
from cds_desktop.queries.years import years
from cds_desktop.storage.workspace import Workspace, open_workspace
from cds_desktop.ui import background
from cds_desktop.ui.pages.setup_wizard import SetupWizard
from cds_desktop.ui.pages.setup_wizard.new_year import ELSEWHERE, EMPTY, NewYearWizard
from cds_desktop.ui.pages.setup_wizard.start_page import Way
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.widgets.form_field import Validity


@pytest.fixture(scope="session")
def last_year_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nam-truoc") / "ho-so"
    shutil.copytree(sample_folder, folder)
    with open_workspace(folder) as workspace:
        draw_up_minutes(workspace)
    return folder


@pytest.fixture
def last_year(last_year_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "nam-truoc"
    shutil.copytree(last_year_folder, folder)
    workspace = open_workspace(folder)
    yield workspace
    background.shut_down()
    workspace.close()


@pytest.fixture
def wizard_on(qtbot, settle):
    def show(workspace: Workspace) -> NewYearWizard:
        host = QWidget()
        host.resize(1200, 760)
        qtbot.addWidget(host)
        wizard = NewYearWizard(workspace, host)
        wizard.show()
        settle()
        return wizard

    return show


@pytest.fixture
def wizard(last_year, wizard_on):
    return wizard_on(last_year)


def test_the_latest_year_is_offered_and_the_year_after_it(wizard, settle):
    assert wizard.source.source == years(wizard._workspace)[0].round_id
    wizard.next()
    settle()

    assert wizard.set.school_year == "2026-2027"
    assert wizard.set.chosen.indicator_set.id == "qd-4725-minh-hoa"


def test_a_checked_set_meant_for_the_school_is_taken_by_itself(last_year, wizard_on, settle):
    shown = queries.round_view(last_year)
    demonstration = next(one for one in queries.available_sets() if one.demonstration).indicator_set
    meant = load(
        to_toml(replace(demonstration, id="bo-cua-tinh", demonstration=False))
        + f'\n[scope]\nprovince = "{shown.school.province}"\n'
    )
    keep_set(last_year, meant)
    wizard = wizard_on(last_year)
    wizard.next()
    settle()

    assert wizard.set.chosen.id == "bo-cua-tinh"


def test_all_is_shown_before_then_done_and_told(wizard, last_year, settle):
    wizard.next()
    settle()
    wizard.next()
    settle()
    assert [row.sentence for row in wizard.copy.rows][:2] == [
        "Hội đồng 7 người, 12 phân công",
        "18 minh chứng, 363\u00a0KB",
    ]
    assert [row.school_year for row in years(last_year)] == ["2025-2026"]
    wizard.next()
    field = wizard.office.deadlines.fields["submission"]
    assert (field.editor.text(), field.validity) == ("15/05/2027", Validity.WARN)
    wizard.button(QWizard.WizardButton.FinishButton).click()
    settle()

    assert [row.school_year for row in years(last_year)] == ["2026-2027", "2025-2026"]
    assert queries.round_view(last_year).deadlines[-1].due_on.year == 2027
    assert any(isinstance(w, TextDialog) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_a_year_that_has_a_round_is_refused_at_its_field(wizard, settle):
    wizard.next()
    settle()
    wizard.set.years.insertItem(0, "2025-2026")
    wizard.set.years.setCurrentText("2025-2026")
    wizard.next()

    assert wizard.currentPage() is wizard.set
    assert wizard.set.year_field.sentence.startswith("Hồ sơ đã có đợt của năm học 2025-2026.")


def test_nothing_needs_to_be_copied(wizard, last_year, settle):
    wizard.source.cards[EMPTY].click()
    assert [page.name for page in wizard.steps] == [
        "Bắt đầu từ đâu",
        "Năm học và bộ chỉ số",
        "Cơ quan nhận, thời hạn",
    ]
    wizard.next()
    settle()
    wizard.next()
    settle()
    wizard.office.office.name.setText("UBND xã Minh Họa")
    wizard.accept()
    settle()

    assert years(last_year)[0].evidence_count == 0
    assert queries.council(last_year).members == ()


def test_a_folder_that_is_no_dossier_is_told_at_the_field(wizard, settle, tmp_path):
    wizard.source.cards[ELSEWHERE].click()
    wizard.next()
    assert wizard.source.folder_row.field.validity is Validity.ERROR
    (tmp_path / "trống").mkdir()
    wizard.source.folder_row.edit.setText(str(tmp_path / "trống"))
    wizard.next()
    settle()

    assert wizard.currentPage() is wizard.source
    assert "Không đọc được hồ sơ làm việc" in wizard.source.folder_row.field.sentence


def test_a_new_folder_begins_from_last_years_one(last_year_folder, qtbot, settle, tmp_path):
    wizard = SetupWizard(tmp_path / "data" / "moi")
    qtbot.addWidget(wizard)
    wizard.show()
    found: list[Workspace] = []
    wizard.finished_with.connect(found.append)
    wizard.start.cards[Way.COPY].click()
    wizard.start.folder_row.edit.setText(str(last_year_folder))
    for _ in range(5):
        wizard.next()
        settle()
    assert wizard.currentPage() is wizard.place
    assert wizard.school.form.value.name == "Trường THCS Minh Họa"
    wizard.button(QWizard.WizardButton.FinishButton).click()
    settle()

    workspace = found[0]
    assert [row.school_year for row in years(workspace)] == ["2026-2027", "2025-2026"]
    assert len(queries.council(workspace).members) == 7
    assert queries.evidence_table(workspace).counts.missing == 0
    workspace.close()
