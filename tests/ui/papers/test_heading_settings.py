"""Thể thức văn bản in the settings: entered, drawn while it is typed, stored."""

import pytest

from cds_desktop.domain.papers import EvidenceLayout
from cds_desktop.queries.papers import paper_settings
from cds_desktop.ui.pages.settings_page import SettingsPage


@pytest.fixture
def card(sample, shown_page, qtbot):
    made = shown_page(SettingsPage, sample, "papers", (1150, 700)).heading
    qtbot.waitUntil(lambda: made.picture.has_picture, timeout=10_000)
    return made


def hand_over(card, settle) -> None:
    for store in (card._school_store, card._settings_store):
        store.hand_over()
    settle()


def test_what_is_typed_is_stored_as_it_is(card, sample, settle, type_into):
    type_into(card.form.lines["name_upper"], "TRƯỜNG THCS ĐẶNG Ỷ")
    type_into(card.form.lines["head_position"], "Q. HIỆU TRƯỞNG")
    type_into(card.form.lines["head_name"], "Đặng Ỷ Ngẫu")
    card.form.recipients.setPlainText("Như trên\nPhòng VHXH")
    card.form.layouts.setCurrentIndex(1)
    card.form.layouts.activated.emit(1)
    hand_over(card, settle)
    school, settings = paper_settings(sample)
    assert school.name_upper == "TRƯỜNG THCS ĐẶNG Ỷ"
    assert (settings.head_position, settings.head_name) == ("Q. HIỆU TRƯỞNG", "Đặng Ỷ Ngẫu")
    assert settings.recipients == ("Như trên", "Phòng VHXH")
    assert settings.evidence_layout is EvidenceLayout.SHORT


def test_nothing_else_of_the_school_is_lost(card, sample, settle, type_into):
    before, _ = paper_settings(sample)
    type_into(card.form.lines["place_name"], "Kiến An")
    hand_over(card, settle)
    after, _ = paper_settings(sample)
    assert vars(after) == {**vars(before), "place_name": "Kiến An"}


def test_the_heading_is_drawn_anew_while_it_is_typed(card, qtbot, type_into):
    before = card.picture._image.copy()
    type_into(card.form.lines["superior_upper"], "UBND PHƯỜNG KIẾN AN")
    qtbot.waitUntil(lambda: card.picture._image != before, timeout=5_000)
    assert "UBND PHƯỜNG KIẾN AN" in card.picture.accessibleDescription()


def test_the_council_has_fields_of_its_own_only_when_it_issues_papers(card, sample, settle):
    assert not card.form.lines["council_abbreviation"].isVisible()
    card.form.council_issues.click()
    assert card.form.lines["council_abbreviation"].isVisible()
    hand_over(card, settle)
    assert paper_settings(sample)[1].council_issues


def test_what_is_sealed_cannot_be_changed_and_the_rest_can(sealed, shown_page):
    form = shown_page(SettingsPage, sealed, "papers", (1150, 700)).heading.form
    assert form.lines["name_upper"].isReadOnly()
    assert not form.lines["head_name"].isReadOnly()
