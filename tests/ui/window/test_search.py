"""Search everywhere: found without tone marks, opened with Enter, closed with Esc."""

import pytest
from PySide6.QtCore import Qt

from cds_desktop.queries import FoundKind, find, findables

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_main, sample):
    return open_main(sample)


@pytest.fixture
def box(window, qtbot, settle):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    settle()
    return window._search


def found(box) -> list[tuple[str, str]]:
    return [(entry.kind.value, entry.label or entry.title) for entry in box.model.entries]


def test_everything_of_a_round_can_be_found(sample):
    entries = findables(sample)

    assert {entry.kind for entry in entries} == {FoundKind.CRITERION, FoundKind.EVIDENCE, FoundKind.MEMBER}
    assert find(entries, "1.6.2", 5)[0].code == "1.6.2"
    assert find(entries, "ke hoach to chuc", 5)[0].title.startswith("Kế hoạch tổ chức")
    assert find(entries, "   ", 5) == ()


def test_a_code_typed_whole_comes_first(sample):
    assert find(findables(sample), "1.1", 3)[0].code == "1.1"


def test_evidence_is_found_by_its_number(sample):
    numbered = next(e for e in findables(sample) if e.kind is FoundKind.EVIDENCE and "/" in e.detail)
    number = numbered.detail.split(" · ")[0]

    assert numbered in find(findables(sample), number, 10)


def test_pages_and_people_are_found_without_tone_marks(box):
    box.field.setText("ra soat")
    assert ("page", "Rà soát") in found(box)
    box.field.setText("thu ky")
    assert any(kind == "member" for kind, _ in found(box))


def test_enter_goes_to_what_is_marked(box, window, qtbot, settle):
    box.field.setText("1.6")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    settle()

    assert window.current_key == "scoring"
    assert window.current_page.code == "1.6"
    assert not box.isVisible()


def test_the_arrows_move_the_mark(box, qtbot):
    box.field.setText("1.6")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)

    assert box.list.currentIndex().row() == 1


def test_escape_closes_and_the_focus_returns(window, qtbot, settle):
    window.header.undo.setEnabled(True)
    window.header.person.setFocus()
    qtbot.waitUntil(window.header.person.hasFocus)
    window.open_search()
    settle()
    qtbot.keyClick(window._search.field, Qt.Key.Key_Escape)

    assert not window._search.isVisible()
    assert window.header.person.hasFocus()


def test_nothing_found_says_what_to_try(box):
    box.field.setText("không có chữ này")

    assert box.hint.text() == "Không thấy “không có chữ này”. Thử mã hoặc ít chữ hơn."
    assert not box.list.isVisible()


def test_a_click_elsewhere_closes_the_box(box, window, qtbot):
    window.rail._buttons[2].setFocus()
    qtbot.waitUntil(lambda: not box.isVisible())


def test_before_a_workspace_is_open_there_is_nothing_to_search(qtbot):
    from cds_desktop.ui.window import MainWindow

    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open_search()

    assert window._search is None
    assert not window.header.search.isVisible()
